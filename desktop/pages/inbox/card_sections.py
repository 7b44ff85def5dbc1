"""The parts of the card that only show something: why it is here, checks, fields, earlier decisions, comments."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.theme import SPACE, Theme
from desktop.widgets.eliding import ElidingLink
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import card, column, label, row
from desktop.wording.speech import fill, sentence, translate
from desktop.wording.standing import status, status_look, verdict
from desktop.wording.times import ago, due, is_late
from desktop.wording.values import check, money, value
from desktop.wording.why import asked, rule, shortage

if TYPE_CHECKING:
    from workflows.office.showing.card import Card
    from workflows.office.showing.fields import FieldShown
    from workflows.office.showing.similar import SimilarDecision

Open = Callable[[str], None]
"""Opens a request by its id."""


def pills(shown: "Card", now_ms: int) -> list[QLabel]:
    """Status, round, unit and deadline as small labels."""
    look, _ = status_look(shown.status)
    made = [label(status(shown.status), look)]
    if shown.round > 1:
        text = translate("InboxCard", "round %round")
        made.append(label(fill(text, round=str(shown.round)), "pill-warn"))
    made.append(label(shown.names.units.get(shown.unit, shown.unit), "pill"))
    if shown.due_ms is not None:
        late = is_late(shown.due_ms, now_ms)
        made.append(label(due(shown.due_ms, now_ms), "pill-bad" if late else "pill"))
    if shown.draft:
        made.append(label(translate("InboxCard", "values proposed by the program"), "pill-warn"))
    return made


def origin(shown: "Card", now_ms: int) -> str:
    """Who asked, and when: “Asked by Ben, yesterday”."""
    when = ago(shown.created_ms, now_ms)
    if shown.requester is None:
        return fill(translate("InboxCard", "Came in by itself, %when"), when=when)
    who = shown.names.people.get(shown.requester, shown.requester)
    return fill(translate("InboxCard", "Asked by %person, %when"), person=who, when=when)


def why_here(shown: "Card", step: str) -> str:
    """One sentence why it is here, and one why this person is asked."""
    said = sentence(rule(shown.rule, shown.names))
    task = next((one for one in shown.tasks if one.step == step), None)
    able = None
    if task is not None:
        able = next((one for one in task.people if one.person == shown.actions.person), None)
    if able is None:
        return said
    asked_words = asked(able, shown.names)
    you = fill(translate("InboxCard", "You are asked %why."), why=asked_words) if asked_words else ""
    return " ".join(part for part in (said, you) if part)


def why_section(theme: Theme, shown: "Card", step: str) -> QWidget | None:
    """Why it is here, with what rules noted and what is missing."""
    lines: list[tuple[str, str, str]] = []
    whole = why_here(shown, step)
    if whole:
        lines.append(("route", "muted", whole))
    for noted in shown.told:
        lines.extend(("info", "muted", sentence(text)) for text in noted.texts)
    short = [one.shortage for one in shown.tasks if one.shortage is not None]
    lines.extend(("triangle-alert", "warn", shortage(one, shown.names)) for one in short)
    return icon_lines(theme, lines)


def checks_section(theme: Theme, shown: "Card") -> QWidget | None:
    """What the program found out."""
    found = [("triangle-alert", "warn", sentence(check(one))) for one in shown.checks]
    return icon_lines(theme, found, name=translate("InboxCard", "Checks"))


def icon_lines(theme: Theme, lines: list[tuple[str, str, str]], *, name: str = "") -> QWidget | None:
    """Lines with an icon each; None for none."""
    if not lines:
        return None
    made = QWidget()
    made.setAccessibleName(name)
    box = column(made, gap=2)
    for icon_name, colour, text in lines:
        line = row(gap=2)
        line.addWidget(Icon(theme, icon_name, colour, 1.2), 0, Qt.AlignmentFlag.AlignTop)
        said = label(text, "warn" if colour == "warn" else "", wrap=True, selectable=True)
        line.addWidget(said, 1)
        box.addLayout(line)
    return made


def fields_section(shown: "Card") -> QWidget | None:
    """Two calm columns; what the last round changed is marked, with what stood there before."""
    fields = [one for one in shown.fields if one.asked and (one.value is not None or one.changed or one.personal)]
    if not fields:
        return None
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(5 * SPACE)
    grid.setVerticalSpacing(2 * SPACE)
    grid.setColumnStretch(1, 1)
    for at, field in enumerate(fields):
        name = label(field.label, "muted", wrap=True)
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(_field_value(field, shown), at, 1)
    grid.setColumnMinimumWidth(0, 96)
    return made


def _field_value(field: "FieldShown", shown: "Card") -> QVBoxLayout:
    text = value(field, field.value, shown.names) or "–"
    box = column(gap=0)
    if not field.changed:
        box.addWidget(label(text, wrap=True, selectable=True))
        return box
    line = row(gap=2)
    line.addWidget(label(text, "strong", wrap=True, selectable=True), 1)
    line.addWidget(label(translate("InboxCard", "changed"), "pill-warn"), 0, Qt.AlignmentFlag.AlignTop)
    box.addLayout(line)
    former = value(field, field.former, shown.names)
    if former:
        box.addWidget(label(fill(translate("InboxCard", "before: %value"), value=former), "small", wrap=True))
    return box


def similar_section(theme: Theme, shown: "Card", now_ms: int, opens: "Openers") -> QWidget | None:
    """The last decisions about something like this; each opens its request."""
    if not shown.similar:
        return None
    made = QWidget()
    box = column(made, gap=1)
    for one in shown.similar:
        box.addLayout(_similar_line(theme, one, shown, now_ms, opens))
    return made


def _similar_line(theme: Theme, one: "SimilarDecision", shown: "Card", now_ms: int, opens: "Openers") -> QHBoxLayout:
    line = row(gap=2)
    good = one.verdict == "approve"
    line.addWidget(
        Icon(theme, "circle-check" if good else "circle-x", "good" if good else "bad", 1.2),
        0,
        Qt.AlignmentFlag.AlignTop,
    )
    words = column(gap=0)
    title = ElidingLink(one.title or one.request, fill(translate("InboxCard", "Open %title"), title=one.title))
    title.clicked.connect(opens.opener(one.request))
    head = row(gap=2)
    head.addWidget(title, 1, Qt.AlignmentFlag.AlignLeading)
    head.addWidget(label(money(one.amount)))
    words.addLayout(head)
    who = shown.names.people.get(one.person or "", one.person or "") or translate("InboxCard", "a rule")
    said = fill(
        translate("InboxCard", "%verdict by %person, %when"),
        verdict=verdict(one.verdict),
        person=who,
        when=ago(one.at_ms, now_ms),
    )
    if one.reason:
        said = fill(translate("InboxCard", "%said: “%reason”"), said=said, reason=one.reason)
    words.addWidget(label(said, "small", wrap=True))
    line.addLayout(words, 1)
    return line


def comments_section(shown: "Card", now_ms: int) -> QWidget | None:
    """What was said about it, oldest first."""
    if not shown.comments:
        return None
    made = QWidget()
    box = column(made, gap=3)
    for one in shown.comments:
        who = shown.names.people.get(one.by, one.by)
        entry = column(gap=0)
        entry.addWidget(label(f"{who} · {ago(one.at_ms, now_ms)}", "small"))
        entry.addWidget(label(one.text, wrap=True, selectable=True))
        box.addLayout(entry)
    return made


def twins_section(theme: Theme, shown: "Card", opens: "Openers") -> QFrame | None:
    """The same invoice came in elsewhere."""
    if not shown.twins:
        return None
    frame, box = card("banner-warn")
    text = translate("InboxCard", "The same invoice came in on another laptop. Compare both before you decide.")
    line = row(gap=2)
    line.addWidget(Icon(theme, "copy", "warn", 1.2), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(text, wrap=True), 1)
    box.addLayout(line)
    for twin in shown.twins:
        link = ElidingLink(f"{twin.title} · {status(twin.status)}")
        link.clicked.connect(opens.opener(twin.request))
        box.addWidget(link)
    return frame


class Openers(QObject):
    """Makes slots that open a request each. Kept by the card as long as its parts stand there."""

    def __init__(self, open_request: Open, parent: QObject) -> None:
        super().__init__(parent)
        self._open = open_request
        self._made: list[_Opener] = []

    def opener(self, request: str) -> Callable[[], None]:
        """A slot for this request."""
        made = _Opener(self._open, request, self)
        self._made.append(made)
        return made.open


class _Opener(QObject):
    def __init__(self, open_request: Open, request: str, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._request = open_request, request

    @Slot()
    def open(self) -> None:
        """Open it."""
        self._open(self._request)
