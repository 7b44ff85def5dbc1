"""The budgets: a card for each that holds today, and what an owner can change about them."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.pages.people.budget_card import BudgetCard
from desktop.pages.people.budget_dialogs import BudgetDialog, MoveDialog
from desktop.pages.people.budgets_model import BudgetsModel
from desktop.pages.people.view_model import PeopleModel
from desktop.session import Session
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.one_question import OneQuestion
from desktop.widgets.plain import button, clear, column, label, row
from desktop.wording import budgets
from desktop.wording.refusals import refusal
from desktop.wording.speech import fill
from desktop.wording.troubles import trouble

if TYPE_CHECKING:
    from workflows.domain.budgets import Budget


class BudgetsTab(QStackedWidget):
    """Cards, or a word about what budgets are for."""

    page_requested = Signal(str, str)
    """Wish to see another page: its name, and what to show there."""

    def __init__(self, session: Session, people: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._people = session, people
        self.model = BudgetsModel(session, self)
        self._question = OneQuestion(session.theme)
        self._wanted = ""
        self._bringing = QTimer(self, singleShot=True, interval=0)
        self._bringing.timeout.connect(self._bring_now)
        self._shown_as: object = None
        self.cards: dict[str, BudgetCard] = {}
        self.empty = EmptyState(session.theme, "wallet", "", "")
        self.empty.action_requested.connect(self.begin_new)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(self.tr("Budgets"))
        inside = QWidget()
        self.area.setWidget(inside)
        box = column(inside, gap=4)
        box.setContentsMargins(0, 12, 0, 0)
        self.add = button(self.tr("Add a budget…"))
        wear_icon(self.add, session.theme, "plus", "text")
        self.add.clicked.connect(self.begin_new)
        self._bar = QWidget()
        line = row(self._bar, gap=2)
        line.addWidget(self.add)
        line.addStretch(1)
        box.addWidget(self._bar)
        self._cards = column(gap=4)
        box.addLayout(self._cards)
        self._others = label("", "muted", wrap=True)
        box.addWidget(self._others)
        box.addStretch(1)
        self.addWidget(self.empty)
        self.addWidget(self.area)
        self.model.shown_changed.connect(self.show_budgets)
        self.model.taking_known.connect(self._show_taking)
        self.model.saved.connect(self._saved)
        self.model.refused.connect(self._refused)
        self.model.failed.connect(self._failed)

    @property
    def dialog(self) -> AskingDialog | None:
        """The question that is open."""
        return self._question.dialog

    def choose(self, budget: str) -> None:
        """Bring this budget into sight; the empty text: all of them."""
        self._wanted = budget
        self._bring()

    @Slot()
    def show_budgets(self) -> None:
        """Show what the model holds."""
        shown, may = self.model.shown, self._people.may_change
        if shown is None or (shown, may) == self._shown_as:
            return
        self._shown_as = (shown, may)
        unfolded = {key for key, one in self.cards.items() if one.behind.isChecked()}
        clear(self._cards)
        self.cards = {}
        for one in shown.shown:
            several = len(shown.shown) > 1
            made = BudgetCard(self._session.theme, one, shown.names, may_change=may, may_move=may and several)
            made.request_requested.connect(self._open_request)
            made.list_requested.connect(self._open_list)
            made.taking_requested.connect(self.model.ask_taking)
            made.edit_requested.connect(self._begin_edit)
            made.move_requested.connect(self._begin_move_from)
            self._cards.addWidget(made)
            self.cards[one.budget.id] = made
            made.behind.setChecked(one.budget.id in unfolded)
        others = [one for one in shown.every if one.id not in self.cards]
        names = ", ".join(f"{one.name or one.id} ({budgets.about(one, shown.names)})" for one in others)
        self._others.setText(fill(self.tr("Not in force today: %budgets"), budgets=names))
        self._others.setVisible(bool(others))
        self._bar.setVisible(may)
        text = self.tr("A budget says how much a unit may spend in a month or a year. Everybody sees what is left.")
        if not may:
            text = f"{text} {self.tr('An owner sets them, on the laptop that writes about the office.')}"
        self.empty.say(self.tr("No budgets yet"), text, self.tr("Add a budget…") if may else "")
        self.setCurrentWidget(self.area if shown.every else self.empty)
        self._bring()

    @Slot()
    def begin_new(self) -> None:
        """Ask what a new budget is like."""
        self._edit(None)

    def say_whether(self) -> None:
        """Whether the person may change something can be another now."""
        self.show_budgets()

    # ------------------------------------------------------------ dialogs

    @Slot(str)
    def _begin_edit(self, budget: str) -> None:
        shown = self.model.shown
        if shown is not None:
            self._edit(next((one for one in shown.every if one.id == budget), None))

    @Slot(str)
    def _begin_move_from(self, source: str) -> None:
        if self.model.shown is not None:
            made = MoveDialog(self._session.theme, self.model.shown, source, self)
            made.move_wanted.connect(self.model.move)
            self._question.open(made)

    def _edit(self, before: "Budget | None") -> None:
        if self.model.shown is not None:
            made = BudgetDialog(self._session.theme, self.model.shown, before, self)
            made.saved_wanted.connect(self.model.save)
            made.removal_wanted.connect(self.model.remove)
            self._question.open(made)

    # ------------------------------------------------------------ slots

    @Slot()
    def _saved(self) -> None:
        self._question.close()
        self.model.refresh()

    @Slot(object)
    def _refused(self, answer: Any) -> None:
        if self.model.shown is not None:
            self._say(refusal(answer, self.model.shown.names).whole)

    @Slot(object)
    def _failed(self, error: Any) -> None:
        self._say(trouble(error).whole)
        self.model.refresh()

    def _say(self, text: str) -> None:
        self._question.say_problem(text)

    @Slot(object)
    def _show_taking(self, found: Any) -> None:
        if found.budget in self.cards:
            self.cards[found.budget].show_taking(found)

    @Slot(str)
    def _open_request(self, request: str) -> None:
        self.page_requested.emit("requests", request)

    @Slot(str)
    def _open_list(self, narrowed: str) -> None:
        self.page_requested.emit("requests", f"filter:{narrowed}")

    def _bring(self) -> None:
        if self._wanted in self.cards:
            self.cards[self._wanted].behind.setFocus()
            self._bringing.start()

    @Slot()
    def _bring_now(self) -> None:
        wanted, self._wanted = self.cards.get(self._wanted), ""
        if wanted is not None:
            self.area.ensureWidgetVisible(wanted)
