"""Replay before you relax, for budgets: which requests of the past would have met a warning or gone beyond.

A question; it writes nothing. Requests that were not refused or taken back take from the budgets one after another in
the order in which they were sent, each from the period of its day, whoever let it pass then. Transfers between budgets
that are still there are kept; days from and to which a budget holds are not looked at.
"""

from datetime import date

import msgspec

from workflows import clock
from workflows.domain.budgets import Budget, BudgetUse
from workflows.domain.money import Money
from workflows.domain.periods import first_day
from workflows.domain.rates import converted
from workflows.engine.assign import day_of
from workflows.engine.budgeting import amount_of, level_of
from workflows.engine.rulebook import below
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.replaying import Draft
from workflows.store.answered_past import Taking


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A request that met a budget's level."""

    request: str
    budget: str
    use: BudgetUse
    """How full the budget was before it, and what it took."""


class BudgetsReplayed(msgspec.Struct, frozen=True, kw_only=True):
    """What other budgets would have said. Lists are ordered by time, then request."""

    requests: int
    """Requests that take from one of the budgets."""
    warned: tuple[Met, ...]
    blocked: tuple[Met, ...]
    """Only an owner would have let these pass, with a reason."""


def replay_budgets(
    office: Office, draft: Draft, *, since: date | None = None, unit: str | None = None
) -> BudgetsReplayed:
    """Take the past from the budgets of the draft; what was sent since a day (UTC), by a unit and below.

    Budgets are full from what was sent before that day, too, and by all units. Raises InvalidInput where the draft
    holds no budgets, and for an unknown unit.
    """
    if draft.budgets is None:
        raise _refused("nothing-to-replay", "There is nothing to replay", "The draft says nothing about budgets.")
    units = below(office.state.units)
    if unit is not None and unit not in units:
        raise _refused("unknown-unit", "There is no such unit", f"No unit is called “{unit}” here.")
    since_ms = 0 if since is None else clock.to_ms(clock.parse_utc(f"{since.isoformat()}T00:00:00Z"))
    chosen = None if unit is None else units[unit] | {unit}
    state = msgspec.structs.replace(office.state, budgets=draft.budgets)
    taken: dict[tuple[str, str], int] = {}
    found: dict[str, list[Met]] = {"within": [], "warn": [], "block": []}
    requests = 0
    for one in office.store.answered.taking():
        uses = [(budget, *_use(budget, one, state, taken)) for budget in draft.budgets if _fits(budget, one, state)]
        for _, use, _ in uses:
            taken[use.budget, use.first_day] = use.committed + use.this
        if not uses or one.created_ms < since_ms or (chosen is not None and one.unit not in chosen):
            continue
        requests += 1
        for budget, use, known in uses:
            level = level_of(budget, use, known=known)
            found[level].append(Met(request=one.id, budget=budget.id, use=use))
    return BudgetsReplayed(requests=requests, warned=tuple(found["warn"]), blocked=tuple(found["block"]))


def _fits(budget: Budget, one: Taking, office: OfficeState) -> bool:
    fits = budget.category in {"", one.category} and (not budget.workflows or one.workflow in budget.workflows)
    return fits and budget.unit in office.path_up(one.unit)


def _use(budget: Budget, one: Taking, office: OfficeState, taken: dict[tuple[str, str], int]) -> tuple[BudgetUse, bool]:
    """What the request takes, and whether a rate tells it in the budget's currency."""
    day = day_of(one.created_ms)
    begin = first_day(budget.period, day)
    this = converted(Money(minor=one.amount_minor, currency=one.currency), budget.amount.currency, office.rates, day)
    use = BudgetUse(
        budget=budget.id,
        first_day=begin,
        amount=amount_of(budget, office, day),
        committed=taken.get((budget.id, begin), 0),
        this=this.minor if this is not None else 0,
    )
    return use, this is not None


def _refused(code: str, title: str, text: str) -> InvalidInput:
    return InvalidInput(code=code, title=title, text=f"{text} Nothing was changed.", advice="Correct it and try again.")
