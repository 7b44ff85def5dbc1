"""Budgets as they stand: what is committed, spent and still asked for, and where laptops exceeded one together.

All of it follows from the requests alone, so laptops that have the same entries show the same.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from workflows.domain.budgets import Budget, BudgetUse, Level
from workflows.domain.events import DecisionMade, RuleApplied
from workflows.domain.money import Money
from workflows.domain.periods import day_after, first_day
from workflows.engine.budgeting import amount_of, budgets_of, is_known, level_of
from workflows.engine.state import RequestState
from workflows.office.gathering import RowsOf, Sums, budget_uses, rows_once, start_ms, sums_of, units_below
from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date

MOST_LOOKED_AT = 2_000
"""Requests that are looked at, one by one, where a budget is exceeded."""


class Unaware(msgspec.Struct, frozen=True, kw_only=True):
    """A yes to a request whose author did not know of all that was committed by then."""

    request: str
    title: str
    by: str | None
    """None: a rule."""
    at_ms: int
    knew: int
    """Minor units of other requests that the author knew of."""
    were: int
    """Minor units that others, said yes to before, had really committed."""


class BudgetShown(msgspec.Struct, frozen=True, kw_only=True):
    """A budget in one period. Amounts are minor units of its currency."""

    budget: Budget
    first_day: str
    last_day: str
    amount: int
    """With what was moved to and from it."""
    moved: int
    sums: Sums
    left: int
    """Of the amount, after what is committed and spent; below zero where it is exceeded."""
    forecast: int
    """Committed, spent and asked for; or where the pace of the period so far leads, if that is more."""
    level: Level
    """By what is committed and spent."""
    unaware: tuple[Unaware, ...] = ()
    """Only where it is exceeded: each yes that did not know of others before it, in order."""


class LeftShown(msgspec.Struct, frozen=True, kw_only=True):
    """What one request takes from a budget, as it stands now."""

    budget: str
    name: str
    unit: str
    period: str
    first_day: str
    amount: Money
    committed: int
    """Minor units of other requests."""
    this: int
    """Minor units of this one."""
    level: Level
    """With this request."""
    known: bool = True
    """Whether a rate converts what it takes; where none does, ``this`` is nothing, and it counts as beyond."""

    @property
    def left(self) -> int:
        """What is left after this request, in minor units; below zero where it goes beyond."""
        return self.amount.minor - self.committed - self.this

    @property
    def percent(self) -> int:
        """How full it is with this request; 999 where the budget is nothing."""
        used = self.committed + self.this
        return min(used * 100 // self.amount.minor, 999) if self.amount.minor > 0 else 999


def budgets_on(office: Office, day: str) -> tuple[BudgetShown, ...]:
    """Every budget that holds on the day (YYYY-MM-DD), in the office's order."""
    with up_to_date(office):
        rows = rows_once(office.store.past)
        return tuple(_shown(office, one, day, rows) for one in office.state.budgets if one.holds_on(day))


def budgets_left(office: Office, state: RequestState) -> tuple[LeftShown, ...]:
    """What the request takes from each budget, the nearest unit's first."""
    uses, by_id = budget_uses(office, state), {one.id: one for one in budgets_of(state, office.state)}
    found = [_left(by_id[use.budget], use, known=is_known(by_id[use.budget], state, office.state)) for use in uses]
    path = office.state.path_up(state.unit)
    return tuple(sorted(found, key=lambda one: (path.index(one.unit), one.budget)))


def _left(budget: Budget, use: BudgetUse, *, known: bool) -> LeftShown:
    return LeftShown(
        budget=budget.id,
        name=budget.name or budget.id,
        unit=budget.unit,
        period=budget.period,
        first_day=use.first_day,
        amount=use.amount,
        committed=use.committed,
        this=use.this,
        level=level_of(budget, use, known=known),
        known=known,
    )


def _shown(office: Office, budget: Budget, day: str, rows: RowsOf) -> BudgetShown:
    begin, end = first_day(budget.period, day), day_after(budget.period, day)
    amount = amount_of(budget, office.state, day).minor
    sums = sums_of(rows, budget, office.state, day)
    used = sums.committed + sums.spent
    use = BudgetUse(
        budget=budget.id,
        first_day=begin,
        amount=Money(minor=amount, currency=budget.amount.currency),
        committed=used,
        this=0,
    )
    last = (date.fromisoformat(end) - timedelta(days=1)).isoformat()
    return BudgetShown(
        budget=budget,
        first_day=begin,
        last_day=last,
        amount=amount,
        moved=amount - budget.amount.minor,
        sums=sums,
        left=amount - used,
        forecast=max(used + sums.asked, _at_this_pace(used, begin, day, end)),
        level=level_of(budget, use),
        unaware=tuple(_unaware(office, budget, day)) if used > amount else (),
    )


def _at_this_pace(used: int, begin: str, day: str, end: str) -> int:
    """What the whole period comes to if it goes on as it did from its first day to this one, both counted."""
    first, now, after = (date.fromisoformat(one) for one in (begin, day, end))
    return max(used, 0) * (after - first).days // ((now - first).days + 1)


def _unaware(office: Office, budget: Budget, day: str) -> Iterator[Unaware]:
    """Each yes that knew less than others before it had committed; in the order of their times, then ids."""
    begin, end = start_ms(first_day(budget.period, day)), start_ms(day_after(budget.period, day))
    rows = [
        row
        for unit in units_below(office.state, budget.unit)
        for row in office.store.past.taking(unit, begin, end)
        if row.status in {"approved", "done"}
    ]
    latest = sorted(rows, key=lambda row: (row.created_ms, row.id))[-MOST_LOOKED_AT:]
    given = [one for row in latest for one in _yeses(office.request(row.id), budget)]
    committed: dict[str, int] = {}
    for at_ms, act, by, state, use in sorted(given, key=lambda one: one[:2]):
        del act
        others = sum(minor for request, minor in committed.items() if request != state.id)
        if use.committed < others:
            yield Unaware(
                request=state.id, title=state.standing.title, by=by, at_ms=at_ms, knew=use.committed, were=others
            )
        committed[state.id] = use.this


def _yeses(state: RequestState, budget: Budget) -> Iterator[tuple[int, str, str | None, RequestState, BudgetUse]]:
    """The last counted yes of a request that recorded this budget."""
    last: tuple[int, str, str | None, RequestState, BudgetUse] | None = None
    for act in state.counted:
        if isinstance(act.event, DecisionMade | RuleApplied):
            use = next((one for one in act.event.budgets if one.budget == budget.id), None)
            if use is not None:
                last = (act.at[0], act.id, act.by, state, use)
    if last is not None:
        yield last
