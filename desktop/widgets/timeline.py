"""The signed acts of a request as sentences, one below the other, each with its lights; void ones with the reason.

One of them can have the keyboard at a time: Tab goes to the list and past it, Up and Down walk in it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon
from desktop.widgets.lights import Lights, lights_said
from desktop.widgets.plain import clear, column, label, plain_tip, row
from desktop.wording import events, times
from desktop.wording.records import ICONS as RECORD_ICONS
from desktop.wording.speech import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workflows.domain.definitions import Definition
    from workflows.office.showing.log_entries import LogEntry
    from workflows.office.showing.names import Names
    from workflows.office.showing.timeline import TimelineEntry

_ICONS = {
    "request.submitted": "send",
    "rule.applied": "scale",
    "decision.made": "signature",
    "form.filled": "pen-line",
    "item.ticked": "list-checks",
    "wait.ended": "clock",
    "step.escalated": "clock",
    "action.done": "bot",
    "document.made": "bot",
    "fields.set": "bot",
    "part.started": "workflow",
    "other.ended": "workflow",
    "request.resubmitted": "reply",
    "request.moved": "workflow",
    "request.withdrawn": "undo-2",
    "request.commented": "message-square",
    "erasure.ordered": "trash-2",
    "erasure.confirmed": "trash-2",
    "office.founded": "landmark",
    "unit.set": "building-2",
    "person.set": "user",
    "role.set": "tag",
    "assignments.set": "users",
    "authority.set": "gauge",
    "substitutes.set": "users",
    "table.published": "scale",
    "workflow.published": "workflow",
    "workflow.ended": "workflow",
    "budgets.set": "wallet",
    "budget.moved": "wallet",
    "rates.set": "coins",
    "replies.set": "at-sign",
    "pilot.started": "gauge",
    "pilot.ended": "gauge",
    "genesis": "flag",
    "key.added": "key-round",
    "device.added": "laptop",
    "device.rotated": "laptop",
    "device.revoked": "ban",
    "device.recovered": "life-buoy",
    "revocation.asked": "users",
    "keys.announced": "key-round",
    "scope.set": "eye",
    "authority.moved": "stamp",
    "log.forked": "git-fork",
    "heads.seen": "eye",
    "automation.set": "workflow",
    "automation.moved": "laptop",
    "automation.ended": "ban",
    "runs.begun": "clock",
    "runs.over": "check",
    "runs.stopped": "laptop",
    "run.settled": "stamp",
    **RECORD_ICONS,
}
_DECIDED = {
    "approve": ("check", "good"),
    "reject": ("x", "bad"),
    "ask-changes": ("corner-up-left", "warn"),
    "hand-on": ("forward", "accent"),
    "abstain": ("minus", "muted"),
    "advise-approve": ("message-square", "good"),
    "advise-reject": ("message-square", "warn"),
}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}


def said(entry: "TimelineEntry", names: "Names", definition: "Definition | None" = None) -> str:
    """An entry as a full sentence; the definition names the things of checklists."""
    return sentence(events.event(entry, names, definition))


def void_said(entry: "TimelineEntry") -> str:
    """Why an entry has no effect, as a sentence; empty where it has one."""
    return sentence(events.void(entry.void))


def sign_of(entry: "TimelineEntry | LogEntry") -> tuple[str, str]:
    """The icon of an entry and its colour."""
    if entry.event is None:
        return "file-question-mark", "warn"
    if entry.void is not None:
        return "ban", "muted"
    verdict = getattr(entry.event, "said", None)
    if verdict in _DECIDED:
        return _DECIDED[verdict]
    return _ICONS.get(str(entry.event.__struct_config__.tag), "circle-dot"), "muted"


class Timeline(QWidget):
    """All entries of a request."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: list[TimelineLine] = []
        self._box: QVBoxLayout = column(self, gap=1)
        self.setAccessibleName(self.tr("What happened"))

    @property
    def lines(self) -> "list[TimelineLine]":
        """One for each entry, in order."""
        return self._entries

    def show_entries(
        self,
        entries: "Sequence[TimelineEntry]",
        names: "Names",
        definition: "Definition | None" = None,
        sentences: "Mapping[str | None, str] | None" = None,
    ) -> None:
        """Show these, in their order. The place of the keyboard stays where it was.

        ``sentences``: what is said of entries, by id, where whoever shows them knows more than stands in them.
        """
        had = next((number for number, one in enumerate(self._entries) if one.hasFocus()), -1)
        clear(self._box)
        self._entries = []
        for entry in entries:
            text = (sentences or {}).get(entry.id) or said(entry, names, definition)
            line = TimelineLine(self._theme, entry, text)
            line.installEventFilter(self)
            self._entries.append(line)
            self._box.addWidget(line)
            line.setVisible(True)  # at once, not in a later turn: only what is seen can take the keyboard
        self._let_in(max(had, 0))
        if had >= 0 and self._entries:
            self._entries[min(had, len(self._entries) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Up and Down go to the entry before or after."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self._entries:
            by = _STEPS.get(Qt.Key(event.key()))
            if by is not None:
                at = self._entries.index(watched) + by
                at = min(max(at, 0), len(self._entries) - 1)
                self._let_in(at)
                self._entries[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _let_in(self, at: int) -> None:
        """Only one of them is a stop of the Tab key."""
        for number, one in enumerate(self._entries):
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus)


class TimelineLine(QFrame):
    """One entry."""

    def __init__(self, theme: Theme, entry: "TimelineEntry", text: str) -> None:
        super().__init__()
        self.setProperty("look", "entry")
        self.text, self.void_text = text, void_said(entry)
        name, tone = sign_of(entry)
        sign = Icon(theme, name, tone, 1.2)
        words = label(self.text, "" if entry.void is None and entry.event is not None else "muted", wrap=True)
        lights = Lights(theme, entry.light)
        when = times.moment(entry.at_ms)
        place = self.tr("%1, entry %2").replace("%2", str(entry.position), 1)
        place = place.replace("%1", entry.device_name or entry.device, 1)
        below = label(when, "small")
        below.setToolTip(plain_tip(place))
        below.setMinimumHeight(lights.sizeHint().height())
        box = row(self, margin=1, gap=3)
        box.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        middle = column(gap=1)
        middle.addWidget(words)
        if self.void_text:
            middle.addWidget(self._void(theme))
        feet = Flowing(gap=3)
        feet.addWidget(lights)
        feet.addWidget(below)
        middle.addLayout(feet)
        box.addLayout(middle, 1)
        parts = [self.text]
        if self.void_text:
            parts.append(self.void_text)
        self.setAccessibleName(" ".join([*parts, sentence(when), sentence(lights_said(entry.light)), sentence(place)]))

    def _void(self, theme: Theme) -> QWidget:
        holder = QWidget()
        box = row(holder, gap=2)
        box.addWidget(Icon(theme, "ban", "warn", 1.0), 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(label(self.void_text, "warn", wrap=True), 1)
        return holder
