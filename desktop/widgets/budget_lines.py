"""What a request takes from budgets: one calm line for each, with a small bar and words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.theme import SPACE, Theme
from desktop.widgets.budget_bar import BudgetBar
from desktop.widgets.eliding import ElidingLink
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import column, label, row, set_look
from desktop.wording import budgets
from desktop.wording.speech import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workflows.office.showing.budgets_shown import LeftShown

_EDGES = 6 * SPACE
"""Room between the parts of a line, in device-independent pixels."""


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
        self._head = QWidget()
        head = row(self._head, gap=2)
        self.link = ElidingLink("")
        self.link.clicked.connect(self._open)
        self._bar = BudgetBar(theme)
        head.addWidget(self.link)
        head.addWidget(self._bar)
        head.addStretch(1)
        self._words = label("", wrap=True, selectable=True)
        self._words.setContentsMargins(SPACE + 1, 0, 0, 0)  # as far in as the link's own text
        self._fold = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fold.setSpacing(SPACE)
        self._fold.addWidget(self._head)
        self._fold.addWidget(self._words, 1)
        line.addLayout(self._fold, 1)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, one: "LeftShown") -> None:
        """Show this one."""
        self._budget = one.budget
        tone, said, left = budgets.tone(one.level, one.left), budgets.taken(one), budgets.left(one)
        self._icon.show_icon("wallet" if tone == "muted" else "triangle-alert", tone)
        name = budgets.name_in_period(one.name, one.period, one.first_day)
        self.link.say(name, fill(self.tr("Open the budget %budget"), budget=name))
        self._words.setText(f"{said} · {left}" if one.left >= 0 and one.known else said)
        set_look(self._words, "" if tone == "muted" else tone)
        self._arrange()
        self._bar.show_parts(
            one.amount.minor,
            (
                (one.committed, "strong_line", "full"),
                (one.this, "accent" if tone == "muted" else tone, "full"),
            ),
            f"{name}: {said}",
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room: the words stand beside the bar, or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        needed = self._icon.width() + self._head.sizeHint().width() + words + _EDGES
        wanted = QBoxLayout.Direction.LeftToRight if needed <= self.width() else QBoxLayout.Direction.TopToBottom
        if self._fold.direction() != wanted:
            self._fold.setDirection(wanted)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._budget)
