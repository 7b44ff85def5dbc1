"""The state of the budgets, and what can be wished there. Every change is a signed act of an owner. No widget."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.session import Session

if TYPE_CHECKING:
    from workflows.domain.budgets import Budget, Transfer
    from workflows.office.office import Office
    from workflows.office.showing.budget_list import BudgetList, TakingShown


class BudgetsModel(QObject):
    """What is shown, and the way to change it. Lives on the main thread."""

    shown_changed = Signal()
    """``shown`` is another now."""
    taking_known = Signal(object)
    """A ``TakingShown``: the requests behind a budget's figures."""
    saved = Signal()
    """A change was signed."""
    refused = Signal(object)
    """A ``Refusal``: nothing was changed."""
    failed = Signal(object)
    """A ``CountersignError``: nothing was changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown: BudgetList | None = None

    def refresh(self) -> None:
        """Ask anew."""
        self._session.bridge.ask(_shown, self._take, self._fail)

    def ask_taking(self, budget: str) -> None:
        """Ask for the requests behind a budget's figures."""
        self._session.bridge.ask(partial(_taking, budget), self._take_taking, self._fail)

    def save(self, budget: "Budget", before: "Budget | None") -> None:
        """Change a budget that was seen as ``before``; add one where that is None."""
        self._act(partial(_save, budget, before))

    def remove(self, budget: str) -> None:
        """Let there be no such budget any more."""
        self._act(partial(_remove, budget))

    def move(self, transfer: "Transfer") -> None:
        """Move part of one budget to another."""
        self._act(partial(_move, transfer))

    def _act(self, deed: Any) -> None:
        self._session.bridge.act(partial(deed, self._session.person), self._acted, self._fail)

    @Slot(object)
    def _take(self, shown: "BudgetList") -> None:
        if shown != self.shown:
            self.shown = shown
            self.shown_changed.emit()

    @Slot(object)
    def _take_taking(self, found: "TakingShown | None") -> None:
        if found is not None:
            self.taking_known.emit(found)

    @Slot(object)
    def _acted(self, answer: Any) -> None:
        from workflows.domain.commands import Refusal  # noqa: PLC0415 -- after the first painting

        if isinstance(answer, Refusal):
            self.refused.emit(answer)
        else:
            self.saved.emit()

    @Slot(object)
    def _fail(self, error: object) -> None:
        self.failed.emit(error)


def _shown(office: "Office") -> "BudgetList":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.budget_list import budget_list  # noqa: PLC0415 -- as above

    return budget_list(office, clock.now_ms())


def _taking(budget: str, office: "Office") -> "TakingShown | None":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.budget_list import taking  # noqa: PLC0415 -- as above

    return taking(office, budget, clock.now_ms())


def _save(budget: "Budget", before: "Budget | None", by: str, office: "Office") -> Any:
    from workflows.office.budget_changes import save_budget  # noqa: PLC0415 -- as above

    return save_budget(office, by, budget, before=before)


def _remove(budget: str, by: str, office: "Office") -> Any:
    from workflows.office.budget_changes import remove_budget  # noqa: PLC0415 -- as above

    return remove_budget(office, by, budget)


def _move(transfer: "Transfer", by: str, office: "Office") -> Any:
    from workflows.office.budget_changes import move_budget  # noqa: PLC0415 -- as above

    return move_budget(office, by, transfer)
