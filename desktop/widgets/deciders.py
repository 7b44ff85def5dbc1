"""Who may decide, and why; why the person at the window, or why not. Folded until somebody asks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme import Theme
from desktop.widgets.eliding import ElidingLink
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import clear, column, label, row
from desktop.wording import reasons
from desktop.wording.speech import fill, sentence

if TYPE_CHECKING:
    from workflows.office.showing.deciders import Deciders, VerdictShown
    from workflows.office.showing.names import Names

SAID_ONCE = frozenset({"amount", "unknown-amount", "rule"})
"""Links that are the same for everybody."""


class DecidersPart(QWidget):
    """A line to open, and the chains of reasons below it. Stays open from one request to the next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Deciders, ...] = ()
        self._names: Names | None = None
        self._filled = False
        self.toggle = ElidingLink("")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._fold)
        line = row(gap=1)
        self._chevron = Icon(theme, "chevron-right", "accent", 1.1)
        line.addWidget(self._chevron)
        line.addWidget(self.toggle)
        line.addStretch(1)
        box = column(self, gap=2)
        box.addLayout(line)
        self._inner = QWidget()
        self._lines = column(self._inner, gap=3)
        self._lines.setContentsMargins(20, 0, 0, 0)
        self._inner.hide()
        box.addWidget(self._inner)
        self.hide()

    def show_deciders(self, deciders: "Sequence[Deciders]", names: "Names") -> None:
        """Show these; hidden where nothing waits for a decision."""
        if (tuple(deciders), names) == (self._shown, self._names):
            return
        self._shown, self._names, self._filled = tuple(deciders), names, False
        mine = any(one.you.may for one in self._shown)
        self.toggle.say(self.tr("Who may decide, and why me?") if mine else self.tr("Who decides, and why not me?"))
        if self.isHidden() == bool(self._shown):
            self.setVisible(bool(self._shown))
        if self.toggle.isChecked():
            self._fill()

    @property
    def text(self) -> str:
        """All that is said now; empty while it is folded."""
        return "\n".join(one.text() for one in self._inner.findChildren(type(label()))) if self._filled else ""

    def turn(self) -> None:
        """Open it, or fold it again."""
        if not self.isHidden():
            self.toggle.setChecked(not self.toggle.isChecked())

    @Slot(bool)
    def _fold(self, opened: bool) -> None:
        self._chevron.show_icon("chevron-down" if opened else "chevron-right", "accent")
        self.toggle.setAccessibleDescription(self.tr("open") if opened else self.tr("closed"))
        if opened:
            self._fill()
        self._inner.setVisible(opened)

    def _fill(self) -> None:
        names = self._names
        if self._filled or names is None:
            return
        self._filled = True
        clear(self._lines)
        for one in self._shown:
            part = column(gap=2)
            if len(self._shown) > 1 and one.name:
                part.addWidget(label(one.name, "overline"))
            show_verdict(self._theme, part, one.you, names)
            for other in one.who:
                if other.person != one.you.person:
                    show_verdict(self._theme, part, other, names, without=SAID_ONCE)
            if not one.who:
                part.addWidget(label(self.tr("Nobody may decide it now."), "warn", wrap=True))
            self._lines.addLayout(part)


def show_verdict(
    theme: Theme, box: QVBoxLayout, one: "VerdictShown", names: "Names", *, without: frozenset[str] = frozenset()
) -> None:
    """A line whether somebody may, and below it the sentences of why; links of some codes were said already."""
    line = row(gap=2)
    icon_name, colour = ("circle-check", "good") if one.may else ("circle-x", "muted")
    if one.may and one.rung == "ask-first":
        icon_name, colour = "message-square", "accent"
    line.addWidget(Icon(theme, icon_name, colour, 1.2), 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=0)
    said = reasons.verdict(one, names)
    head = label(sentence(said), "strong", wrap=True, selectable=True)
    words.addWidget(head)
    why = " ".join(reasons.chain(one, names, without))
    if why:
        chain = label(why, "small", wrap=True, selectable=True)
        chain.setAccessibleName(fill("%said: %why", said=said, why=why))
        words.addWidget(chain)
    line.addLayout(words, 1)
    box.addLayout(line)
