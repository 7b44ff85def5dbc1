"""Changes of budgets one at a time, as a screen wishes them. Each is a signed act of an owner, or a refusal.

The event holds all budgets, so each change is made from those that are in force when it is signed.
"""

from typing import TYPE_CHECKING

import msgspec

from workflows.changes import Changes
from workflows.domain.budgets import Budget, Transfer
from workflows.domain.commands import Refusal
from workflows.domain.events import BudgetMoved, BudgetsSet
from workflows.errors import InvalidInput
from workflows.office.membering import Saved
from workflows.office.slugs import is_name, slug

if TYPE_CHECKING:
    from workflows.office.office import Office


def save_budget(office: "Office", by: str, budget: Budget, *, before: Budget | None) -> Saved | Refusal:
    """Change the budget that was seen as ``before``, or add one where that is None; its id is made of its name then.

    Raises InvalidInput ``bad-name``; ``budget-changed`` where somebody changed it meanwhile.
    """
    if not is_name(budget.name):
        raise InvalidInput(
            code="bad-name",
            title="A name is needed",
            text="A name can be printed and has at most 200 characters. Nothing was changed.",
            advice="Type the name once more.",
        )
    known = office.state.budgets
    if before is None:
        moved = {end for one in office.state.transfers for end in (one.source, one.target)}
        taken = moved | {one.id for one in known}  # what was moved to a budget that is gone is not this one's
        made = msgspec.structs.replace(budget, id=slug(budget.name, taken))
        return _set(office, by, (*known, made), made.id)
    if before not in known:
        raise InvalidInput(
            code="budget-changed",
            title="The budget was changed meanwhile",
            text="It is not the one any more that stood there when you began. Nothing was changed.",
            advice="Look at it again.",
        )
    made = msgspec.structs.replace(budget, id=before.id)
    return _set(office, by, tuple(made if one.id == before.id else one for one in known), made.id)


def remove_budget(office: "Office", by: str, budget: str) -> Saved | Refusal:
    """Let there be no such budget any more; one that is gone already is no error."""
    return _set(office, by, tuple(one for one in office.state.budgets if one.id != budget), budget)


def move_budget(office: "Office", by: str, transfer: Transfer) -> Saved | Refusal:
    """Move part of a budget's amount to another, for the period that the transfer's day lies in."""
    answer = office.change(by, (BudgetMoved(transfer=transfer),))
    return answer if isinstance(answer, Refusal) else Saved(about=transfer.target, changes=answer)


def _set(office: "Office", by: str, budgets: tuple[Budget, ...], about: str) -> Saved | Refusal:
    if budgets == office.state.budgets:
        return Saved(about=about, changes=Changes())
    answer = office.change(by, (BudgetsSet(budgets=budgets),))
    return answer if isinstance(answer, Refusal) else Saved(about=about, changes=answer)
