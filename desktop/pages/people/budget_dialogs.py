"""The two questions about budgets: what one is like, and what is moved from one to another. Each stays until signed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from desktop.pages.people.who_may import amount_in
from desktop.theme import Theme
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.form.day_editor import DayEditor
from desktop.widgets.form.editor import QuietCombo
from desktop.widgets.form.text_editors import MoneyEditor
from desktop.widgets.plain import button, inset, label, row
from desktop.wording import budgets, periods
from desktop.wording.values import field_problem

if TYPE_CHECKING:
    from workflows.domain.budgets import Budget
    from workflows.office.showing.budget_list import BudgetList

_PERIODS = ("month", "quarter", "year", "week", "day")
_MOST_PERCENT = 10_000


class BudgetDialog(AskingDialog):
    """A new budget, or another for one that there is."""

    saved_wanted = Signal(object, object)
    """The ``Budget``, and the one that was seen before or None."""
    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, shown: "BudgetList", before: "Budget | None", parent: QWidget) -> None:
        title = self.tr("A new budget") if before is None else self.tr("Change the budget")
        super().__init__(theme, title, self.tr("Save and sign"), parent)
        self._before = before
        self.name = QLineEdit(before.name if before is not None else "")
        self.add(self.tr("Name"), self.name)
        self.amount = _amount(self.tr("Amount for one period"), shown.currency)
        self.period, self.unit, self.workflow, self.category = QuietCombo(), QuietCombo(), QuietCombo(), QuietCombo()
        for code in _PERIODS:
            self.period.addItem(periods.each(code), code)
        for unit in shown.units:
            self.unit.addItem(unit.name, unit.id)
        self.workflow.addItem(self.tr("every kind of request"), ())
        for choice in shown.choices:
            self.workflow.addItem(shown.names.workflows.get(choice.workflow, choice.workflow), (choice.workflow,))
        self.category.setEditable(True)
        self.category.addItem("")
        self.category.addItems(sorted({one for choice in shown.choices for one in choice.categories}))
        typed = self.category.lineEdit()
        if typed is not None:
            typed.setPlaceholderText(self.tr("all spending"))
        self.beside((self.tr("Amount for one period"), self.amount), (self.tr("Period"), self.period))
        self.beside((self.tr("For this unit and all below it"), self.unit), (self.tr("Only for"), self.workflow))
        self.add(self.tr("Category of spending"), self.category)
        self._add_levels()
        self._add_days(theme)
        self._fill(before)
        if before is not None:
            self.remove = button(self.tr("Remove this budget"), "bad")
            self.remove.setAutoDefault(False)
            self.remove.clicked.connect(self._remove)
            line = row()
            line.addWidget(self.remove)
            line.addStretch(1)
            self.fields.addLayout(line)
        self.name.setFocus()

    @Slot()
    def send(self) -> None:
        """Wish it, where all is there."""
        from workflows.domain.budgets import Budget  # noqa: PLC0415 -- after the first painting

        try:
            amount = amount_in(self.amount)
            since, until = self.since.exact(), self.until.exact()
        except ValueError as error:
            words = self.tr("From, to") if str(error) == "bad-date" else self.tr("Amount for one period")
            self.say_problem(field_problem(str(error), words))
            return
        if not self.name.text().strip() or amount is None:
            self.say_problem(self.tr("A name and an amount are needed."))
            (self.amount.entry if self.name.text().strip() else self.name).setFocus()
            return
        self.say_problem("")
        self.yes.setEnabled(False)
        made = Budget(
            id=self._before.id if self._before is not None else "",
            name=self.name.text().strip(),
            unit=str(self.unit.currentData()),
            category=self.category.currentText().strip(),
            workflows=tuple(self.workflow.currentData() or ()),
            period=self.period.currentData(),
            amount=amount,
            warn_percent=self.warn.value(),
            block_percent=self.block.value() if self.stops.isChecked() else None,
            since=since,
            until=until,
        )
        self.saved_wanted.emit(made, self._before)

    def _add_levels(self) -> None:
        self.warn, self.block = QSpinBox(), QSpinBox()
        inset(self.warn, self.block)
        for spin in (self.warn, self.block):
            spin.setRange(0, _MOST_PERCENT)
            spin.setSuffix(" %")
        self.stops = QCheckBox(self.tr("Above this, only an owner decides, with a reason"))
        self.stops.toggled.connect(self.block.setEnabled)
        self.beside((self.tr("Warn from"), self.warn), (self.tr("Stop above"), self.block))
        self.fields.addWidget(self.stops)

    def _add_days(self, theme: Theme) -> None:
        from workflows.domain.forms import Field  # noqa: PLC0415 -- after the first painting

        since, until = self.tr("From (empty: always)"), self.tr("To (empty: no end)")
        self.since = DayEditor(Field(id="since", type="date", label=since), theme)
        self.until = DayEditor(Field(id="until", type="date", label=until), theme)
        self.beside((since, self.since), (until, self.until))

    def _fill(self, before: "Budget | None") -> None:
        self.warn.setValue(80 if before is None else before.warn_percent)
        self.block.setValue(100 if before is None or before.block_percent is None else before.block_percent)
        self.stops.setChecked(before is None or before.block_percent is not None)
        self.block.setEnabled(self.stops.isChecked())
        self.period.setCurrentIndex(self.period.findData("year" if before is None else before.period))
        if before is None:
            return
        self.amount.show_typed(str(before.amount))
        self.unit.setCurrentIndex(max(0, self.unit.findData(before.unit)))
        self.category.setCurrentText(before.category)
        at = next((at for at in range(self.workflow.count()) if self.workflow.itemData(at) == before.workflows), -1)
        if at < 0:
            self.workflow.addItem(self.tr("the %n kinds it is for now", "", len(before.workflows)), before.workflows)
            at = self.workflow.count() - 1
        self.workflow.setCurrentIndex(at)
        self.since.show_typed(before.since)
        self.until.show_typed(before.until)

    @Slot()
    def _remove(self) -> None:
        if self._before is not None:
            self.removal_wanted.emit(self._before.id)


class MoveDialog(AskingDialog):
    """Part of one budget goes to another, for the periods of today."""

    move_wanted = Signal(object)
    """A ``Transfer``."""

    def __init__(self, theme: Theme, shown: "BudgetList", source: str, parent: QWidget) -> None:
        super().__init__(theme, self.tr("Move budget"), self.tr("Move and sign"), parent)
        self._shown = shown
        self.source, self.target = QuietCombo(), QuietCombo()
        for combo in (self.source, self.target):
            for one in shown.shown:
                left = budgets.amount(one.left, one.budget.amount.currency)
                words = self.tr("%1 (%2 left)").replace("%2", left, 1)
                combo.addItem(words.replace("%1", one.budget.name or one.budget.id, 1), one.budget.id)
        self.source.setCurrentIndex(max(0, self.source.findData(source)))
        self.target.setCurrentIndex(1 if self.source.currentIndex() == 0 and self.target.count() > 1 else 0)
        self.add(self.tr("From"), self.source)
        self.add(self.tr("To"), self.target)
        self.amount = _amount(self.tr("Amount"), shown.currency)
        self.add(self.tr("Amount"), self.amount, self.amount.entry)
        self.reason = QLineEdit()
        self.add(self.tr("Why? (if you like)"), self.reason)
        hint = self.tr("It is moved for the current period of each only. Later periods stay as they are.")
        self.fields.addWidget(label(hint, "small", wrap=True))
        self.amount.entry.setFocus()

    @Slot()
    def send(self) -> None:
        """Wish it, where all is there."""
        from workflows.domain.budgets import Transfer  # noqa: PLC0415 -- after the first painting

        try:
            amount = amount_in(self.amount)
        except ValueError as error:
            self.say_problem(field_problem(str(error), self.tr("Amount")))
            return
        if amount is None or self.source.currentData() == self.target.currentData():
            self.say_problem(self.tr("Choose two budgets and type an amount."))
            return
        self.say_problem("")
        self.yes.setEnabled(False)
        self.move_wanted.emit(
            Transfer(
                source=str(self.source.currentData()),
                target=str(self.target.currentData()),
                amount=amount,
                day=self._shown.day,
                reason=self.reason.text().strip(),
            )
        )


def _amount(words: str, currency: str) -> MoneyEditor:
    from workflows.domain.forms import Field  # noqa: PLC0415 -- after the first painting

    return MoneyEditor(Field(id="amount", type="money", label=words), currency or "EUR")
