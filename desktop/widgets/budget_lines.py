"""What a request takes from budgets: one calm line for each, with a small bar and words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.widgets.budget_bar import BudgetBar
from desktop.widgets.eliding import ElidingLink
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import column, label, row, set_look
from desktop.wording import budgets
from desktop.wording.speech import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workflows.office.showing.budgets_shown import LeftShown

_LINK_EDGE = 3
"""A link's text stands so far below its upper edge, in device-independent pixels."""


class BudgetLines(QWidget):
    """Hidden where the request takes from no budget. Lines are made once and told other words."""

    budget_requested = Signal(str)
    """Wish to see a budget, by its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[BudgetLine] = []
        self._box = column(self, gap=2)
        self.setAccessibleName(self.tr("Budgets"))
        self.hide()

    @property
    def lines(self) -> "tuple[BudgetLine, ...]":
        """Those that are shown."""
        return tuple(one for one in self._lines if not one.isHidden())

    def show_budgets(self, left: "Sequence[LeftShown]") -> None:
        """Show these; the nearest unit's first."""
        while len(self._lines) < len(left):
            made = BudgetLine(self._theme, self)
            made.opened.connect(self.budget_requested)
            self._box.addWidget(made)
            self._lines.append(made)
        for at, line in enumerate(self._lines):
            there = at < len(left)
            if there:
                line.say(left[at])
            if line.isHidden() == there:
                line.setVisible(there)
        if self.isHidden() == bool(left):
            self.setVisible(bool(left))


class BudgetLine(QWidget):
    """One budget: its name, a bar, how full it is, and what is left."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget = ""
        line = row(self, gap=1)
        self._icon = Icon(theme, "wallet", "muted", 1.2)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = Flowing(gap=2)
        self.link = ElidingLink("")
        self.link.clicked.connect(self._open)
        self._bar = BudgetBar(theme)
        self._state, self._left = label(""), label("", "muted")
        for one in (self.link, self._bar, self._state, self._left):
            if one is not self.link:
                one.setContentsMargins(0, _LINK_EDGE, 0, 0)
            words.addWidget(one)
        line.addLayout(words, 1)

    @property
    def text(self) -> str:
        """What it says."""
        shown = (one.text() for one in (self._state, self._left) if not one.isHidden())
        return " ".join(shown)

    def say(self, one: "LeftShown") -> None:
        """Show this one."""
        self._budget = one.budget
        tone, said, left = budgets.tone(one.level, one.left), budgets.taken(one), budgets.left(one)
        self._icon.show_icon("wallet" if tone == "muted" else "triangle-alert", tone)
        name = budgets.name_in_period(one.name, one.period, one.first_day)
        self.link.say(name, fill(self.tr("Open the budget %budget"), budget=name))
        self._state.setText(said)
        set_look(self._state, "" if tone == "muted" else tone)
        self._left.setText(left)
        self._left.setVisible(one.left >= 0 and one.known)
        self._bar.show_parts(
            one.amount.minor,
            (
                (one.committed, "strong_line", "full"),
                (one.this, "accent" if tone == "muted" else tone, "full"),
            ),
            f"{name}: {said}",
        )

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._budget)
