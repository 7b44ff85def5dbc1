"""Which budgets a request takes from, how full they are by what its author recorded, and who may go beyond.

A request belongs to the period of the day on which it was sent. It takes from every budget of its unit and the units
above that fits its category and kind, so that a branch has a budget and the firm one over all branches.
"""

import msgspec

from workflows.domain.budgets import Budget, BudgetUse, Level
from workflows.domain.codec import MAX_COUNT
from workflows.domain.commands import Refusal
from workflows.domain.events import DecisionMade, RuleApplied
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver, Outcome
from workflows.domain.people import OWNER
from workflows.domain.periods import day_after, first_day
from workflows.domain.rates import converted
from workflows.engine.assign import day_of
from workflows.engine.rulebook import can_answer
from workflows.engine.state import OfficeState, RequestState
from workflows.rules.tables import RuleTable

OVER_BUDGET = "over-budget"
_ASK_THE_OWNER = Outcome(verdict="ask", approvers=(Approver(role=OWNER, at="head"),))


def budgets_of(request: RequestState, office: OfficeState) -> tuple[Budget, ...]:
    """The budgets that the request takes from, in the office's order. None where it names no amount."""
    if not office.budgets or request.standing.amount is None:
        return ()
    day = day_of(request.acts[0].at[0])
    return budgets_for(office, request.workflow, request.unit, category_of(request, office), day)


def budgets_for(office: OfficeState, workflow: str, unit: str, category: str, day: str) -> tuple[Budget, ...]:
    """The budgets that a request of this kind, unit and category, sent on the day (YYYY-MM-DD), takes from."""
    path = office.path_up(unit)
    return tuple(
        one
        for one in office.budgets
        if one.unit in path
        and one.category in {"", category}
        and (not one.workflows or workflow in one.workflows)
        and one.holds_on(day)
    )


def category_of(request: RequestState, office: OfficeState) -> str:
    """What the request is spent on; empty where its workflow names no such field, or nothing stands in it."""
    definition = office.workflows[request.workflow][request.version]
    value = request.standing.values.get(definition.category) if definition.category else None
    return value if isinstance(value, str) else ""


def use_of(budget: Budget, request: RequestState, office: OfficeState, committed: int) -> BudgetUse:
    """What is recorded about a budget: ``committed`` are minor units of other requests, as far as the author knows.

    An amount that no rate converts is recorded as none; ``level_of`` then says block. What is larger than a log
    holds exactly, and so than any budget, is recorded as the largest that it does.
    """
    day = day_of(request.acts[0].at[0])
    amount = request.standing.amount
    this = converted(amount, budget.amount.currency, office.rates, day) if amount is not None else None
    return BudgetUse(
        budget=budget.id,
        first_day=first_day(budget.period, day),
        amount=amount_of(budget, office, day),
        committed=_exact(committed),
        this=_exact(this.minor) if this is not None else 0,
    )


def amount_of(budget: Budget, office: OfficeState, day: str) -> Money:
    """The budget's amount for the period of the day, with what was moved to and from it."""
    begin, end = first_day(budget.period, day), day_after(budget.period, day)
    moved = sum(
        transfer.amount.minor * ((transfer.target == budget.id) - (transfer.source == budget.id))
        for transfer in office.transfers
        if begin <= transfer.day < end
    )
    return Money(minor=_exact(budget.amount.minor + moved), currency=budget.amount.currency)


def _exact(minor: int) -> int:
    return max(-MAX_COUNT, min(minor, MAX_COUNT))


def level_of(budget: Budget, use: BudgetUse, *, known: bool = True) -> Level:
    """How full the budget is with this request. What is not known to fit, because no rate converts it, is above."""
    total = use.committed + use.this
    if not known or (budget.block_percent is not None and total * 100 > use.amount.minor * budget.block_percent):
        return "block" if budget.block_percent is not None else "warn"
    return "warn" if total * 100 >= use.amount.minor * budget.warn_percent else "within"


def blocked(request: RequestState, uses: tuple[BudgetUse, ...], office: OfficeState) -> tuple[str, ...]:
    """Ids of the budgets that the request would go beyond, by these records."""
    by_id = {use.budget: use for use in uses}
    return tuple(
        one.id
        for one in budgets_of(request, office)
        if one.id in by_id and level_of(one, by_id[one.id], known=is_known(one, request, office)) == "block"
    )


def judge_budgets(request: RequestState, event: DecisionMade, by: str, office: OfficeState, day: str) -> Refusal | None:
    """Whether a yes says what it knew of each budget, and whether going beyond one is this person's to decide."""
    if not _are_recorded(request, event.budgets, office):
        return Refusal(code="budget-unknown")
    beyond = blocked(request, event.budgets, office)
    if not beyond or _is_let_through(request, office):
        return None
    names = {one.id: one.name or one.id for one in office.budgets}
    facts = {"budget": names[beyond[0]], "person": by}
    if not office.is_owner(by, day):
        return Refusal(code=OVER_BUDGET, facts=facts)
    return None if event.reason.strip() else Refusal(code="reason-missing", facts={"verdict": "approve"})


def _is_let_through(request: RequestState, office: OfficeState) -> bool:
    """Whether an owner already said yes beyond the budget in this round: others who must agree may then do so."""
    return any(
        isinstance(act.event, DecisionMade)
        and (act.event.round, act.event.verdict) == (request.standing.round, "approve")
        and bool(blocked(request, act.event.budgets, office))
        and act.by is not None
        and office.is_owner(act.by, day_of(act.at[0]))
        for act in request.counted
    )


def within_budget(
    event: RuleApplied, request: RequestState, uses: tuple[BudgetUse, ...], office: OfficeState
) -> RuleApplied:
    """A rule's answer with what is known of the budgets: where it says yes and one is full, an owner decides."""
    if event.outcome.verdict != "approve" or not budgets_of(request, office):
        return event
    if blocked(request, uses, office) or not _are_recorded(request, uses, office):
        return msgspec.structs.replace(event, code=OVER_BUDGET, outcome=_ASK_THE_OWNER, budgets=uses)
    return msgspec.structs.replace(event, budgets=uses)


def can_answer_within(request: RequestState, answer: RuleApplied, table: RuleTable, office: OfficeState) -> bool:
    """Whether the table, and the budgets by what the author recorded of them, can say this."""
    if answer.code == OVER_BUDGET:
        yes = any(row.then.verdict == "approve" for row in table.rows if row.id in answer.rows)
        return yes and answer.outcome == _ASK_THE_OWNER
    if not can_answer(table, answer.code, answer.rows, answer.outcome):
        return False
    if answer.outcome.verdict != "approve":
        return True
    return _are_recorded(request, answer.budgets, office) and not blocked(request, answer.budgets, office)


def _are_recorded(request: RequestState, uses: tuple[BudgetUse, ...], office: OfficeState) -> bool:
    wanted = tuple(use_of(one, request, office, 0) for one in budgets_of(request, office))
    told = tuple(msgspec.structs.replace(use, committed=0) for use in uses)
    return told == wanted and all(use.committed >= 0 for use in uses)


def is_known(budget: Budget, request: RequestState, office: OfficeState) -> bool:
    """Whether the request's amount is in the budget's currency, or a rate of its day converts it."""
    amount, day = request.standing.amount, day_of(request.acts[0].at[0])
    return amount is not None and converted(amount, budget.amount.currency, office.rates, day) is not None
