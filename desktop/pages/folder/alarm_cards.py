"""What is the matter, as cards: what happened, what is safe, and the one right thing to do. Most urgent first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.marked import QT_TRANSLATE_NOOP
from desktop.pages.folder.folding import Folding
from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, card, column, label, row, set_look
from desktop.wording.alarms import alarm, ended, held
from desktop.wording.said import Said
from desktop.wording.troubles import kept_trouble

if TYPE_CHECKING:
    from workflows.office.showing.folder_shown import FolderShown

HELD_WORK = "held-work"
"""The code of the card about entries that wait for an owner."""

URGENT_FIRST = (
    "device-forked",
    "device-revoked",
    "twin",
    "rival",
    "entry-damaged",
    "retired-wrongly",
    "retired-elsewhere",
    "split",
    "forked",
    "diverged",
    "folder-newer",
    "folder-foreign",
    "folder-empty",
    "folder-missing",
    "no-key",
    "withheld-entries",
    HELD_WORK,
    "rolled-back",
    "withheld",
    "missing",
    "folder-sign-in",
    "folder-denied",
    "folder-full",
    "folder-offline",
    "folder-failed",
    "folder-file",
    "restored",
)
"""What can be lost or lied about comes before what only waits. A code that is not here comes first of all."""

ACTIONS: Mapping[str, tuple[str, str]] = {
    "device-forked": ("help", QT_TRANSLATE_NOOP("AlarmCard", "How to go on")),
    "device-revoked": ("help", QT_TRANSLATE_NOOP("AlarmCard", "How to go on")),
    "twin": ("help", QT_TRANSLATE_NOOP("AlarmCard", "How to go on")),
    "rival": ("help", QT_TRANSLATE_NOOP("AlarmCard", "How to go on")),
    "entry-damaged": ("verify", QT_TRANSLATE_NOOP("AlarmCard", "Verify the decision log")),
    "retired-wrongly": ("log", QT_TRANSLATE_NOOP("AlarmCard", "See it in the decision log")),
    "retired-elsewhere": ("verify", QT_TRANSLATE_NOOP("AlarmCard", "Verify the decision log")),
    "withheld-entries": ("repair", QT_TRANSLATE_NOOP("AlarmCard", "Repair the folder")),
    HELD_WORK: ("held", QT_TRANSLATE_NOOP("AlarmCard", "Look at it")),
    "split": ("log", QT_TRANSLATE_NOOP("AlarmCard", "Compare in the decision log")),
    "forked": ("log", QT_TRANSLATE_NOOP("AlarmCard", "See it in the decision log")),
    "diverged": ("verify", QT_TRANSLATE_NOOP("AlarmCard", "Verify the decision log")),
    "folder-newer": ("look", QT_TRANSLATE_NOOP("AlarmCard", "Look again")),
    "folder-foreign": ("connect", QT_TRANSLATE_NOOP("AlarmCard", "Choose the right folder…")),
    "folder-empty": ("connect-again", QT_TRANSLATE_NOOP("AlarmCard", "Connect it once more…")),
    "folder-missing": ("connect-again", QT_TRANSLATE_NOOP("AlarmCard", "Connect it once more…")),
    "no-key": ("look", QT_TRANSLATE_NOOP("AlarmCard", "Look again")),
    "withheld": ("look", QT_TRANSLATE_NOOP("AlarmCard", "Look again")),
    "rolled-back": ("repair", QT_TRANSLATE_NOOP("AlarmCard", "Repair the folder")),
    "missing": ("repair", QT_TRANSLATE_NOOP("AlarmCard", "Repair the folder")),
    "folder-sign-in": ("connect-again", QT_TRANSLATE_NOOP("AlarmCard", "Sign in again…")),
    "folder-denied": ("look", QT_TRANSLATE_NOOP("AlarmCard", "Try again")),
    "folder-full": ("look", QT_TRANSLATE_NOOP("AlarmCard", "Try again")),
    "folder-offline": ("look", QT_TRANSLATE_NOOP("AlarmCard", "Look again")),
    "folder-failed": ("look", QT_TRANSLATE_NOOP("AlarmCard", "Try again")),
    "folder-file": ("look", QT_TRANSLATE_NOOP("AlarmCard", "Try again")),
    "restored": ("log", QT_TRANSLATE_NOOP("AlarmCard", "See it in the decision log")),
}
"""What the button of a card does, and its words, by code. A code that is not here can only be looked at again."""

_UNKNOWN = ("look", QT_TRANSLATE_NOOP("AlarmCard", "Look again"))

_PASSES = frozenset(
    {"folder-offline", "folder-failed", "folder-file", "folder-full", "withheld", "missing", "restored", HELD_WORK}
)
"""Codes of what goes by itself, or is no more than in the way, or only waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that is the matter."""

    code: str
    device: str
    said: Said
    is_bad: bool
    entry: str = ""
    """Of the log, what it is about, as the page of the log is asked for it; empty: no single entry."""


def matters(shown: "FolderShown") -> list[tuple[object, Matter]]:
    """Everything that is the matter, most urgent first, each with its key."""
    found: list[Matter] = []
    if shown.ended is not None:
        found.append(Matter(code=shown.ended, device=shown.device, said=ended(shown.ended), is_bad=True))
    for one in shown.alarms:
        if not (shown.ended == "device-forked" and one.code == "forked" and one.device == shown.device):
            said = alarm(one, shown.names)
            device, index = one.device or "", one.facts.get("index")
            entry = f"entry:{device}:{index}" if device and index is not None else ""
            is_bad = one.code not in _PASSES
            found.append(Matter(code=one.code, device=device, said=said, is_bad=is_bad, entry=entry))
    for waiting in shown.held:
        said = held(waiting, shown.primary, shown.names)
        found.append(Matter(code=HELD_WORK, device=waiting.device, said=said, is_bad=HELD_WORK not in _PASSES))
    trouble = shown.trouble
    if trouble is not None and all(one.code != trouble.code for one in found):
        said = kept_trouble(trouble.code, trouble.title, trouble.text, trouble.advice)
        found.append(Matter(code=trouble.code, device="", said=said, is_bad=trouble.code not in _PASSES))
    found.sort(key=lambda one: URGENT_FIRST.index(one.code) if one.code in URGENT_FIRST else -1)
    return [((one.code, one.device), one) for one in found]


class AlarmCard(QWidget):
    """One matter."""

    action_requested = Signal(str, str)
    """Wish to do the right thing: help, log, verify, connect, connect-again, look, held or repair; and for the log the
    entry that it is about, or the empty text.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self._frame, inner = card("banner-warn")
        column(self).addWidget(self._frame)
        line = row(gap=3)
        self._icon = Icon(theme, "triangle-alert", "warn", 1.6)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said = QWidget()
        words = column(said, gap=1)
        self._title, self._text = label("", "strong", wrap=True), label("", wrap=True)
        self._advice = label("", wrap=True)
        for one in (self._title, self._text, self._advice):
            words.addWidget(one)
        self.action = button("")
        self.action.clicked.connect(self._act)
        line.addWidget(Folding(said, self.action), 1)
        inner.addLayout(line)

    def show_value(self, matter: Matter) -> None:
        """Show this."""
        if matter == self._matter:
            return
        self._matter = matter
        set_look(self._frame, "banner-bad" if matter.is_bad else "banner-warn")
        if matter.is_bad:
            self._icon.show_icon("shield-alert", "bad")
        else:
            self._icon.show_icon("triangle-alert", "warn")
        self._title.setText(matter.said.title)
        self._text.setText(matter.said.text)
        self._advice.setText(matter.said.advice)
        _, words = ACTIONS.get(matter.code, _UNKNOWN)
        self.action.setText(QCoreApplication.translate("AlarmCard", words))
        self.action.setAccessibleDescription(matter.said.whole)
        self.setAccessibleName(matter.said.whole)

    @Slot()
    def _act(self) -> None:
        if self._matter is not None:
            self.action_requested.emit(ACTIONS.get(self._matter.code, _UNKNOWN)[0], self._matter.entry)
