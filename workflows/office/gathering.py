"""What a decision records of other decisions: gathered here, judged by the engine, worked out anew by nobody."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec

from workflows.domain.budgets import Budget, BudgetUse
from workflows.domain.commands import Advance, Decide, Refusal, RequestCommand
from workflows.domain.money import Money
from workflows.domain.periods import day_after, first_day
from workflows.domain.rates import converted
from workflows.engine.assign import Eligible, day_of
from workflows.engine.budgeting import budgets_of, use_of
from workflows.engine.judge import DECIDABLE, permit_for
from workflows.engine.state import OfficeState, RequestState

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.store.past import Past, Taken

_DAY_MS = 86_400_000

RowsOf = Callable[[str, int, int], "tuple[Taken, ...]"]
"""What the requests of a unit take that were sent from one time (ms) to before another."""


def with_sums(office: "Office", state: RequestState, command: RequestCommand, now_ms: int) -> RequestCommand:
    """The command with what this laptop knows of other decisions, where limits of a period or budgets ask for it."""
    if isinstance(command, Advance) and state.standing.automatic:
        return msgspec.structs.replace(command, budgets=budget_uses(office, state))
    if not isinstance(command, Decide) or command.verdict != "approve":
        return command
    command = msgspec.structs.replace(command, budgets=budget_uses(office, state))
    permit = permit_for(state, command.by, office.state, now_ms, kinds=DECIDABLE, step=command.step)
    if isinstance(permit, Refusal):
        return command
    return msgspec.structs.replace(command, used=used_in_period(office, state, permit.person, day_of(now_ms)))


def used_in_period(office: "Office", state: RequestState, person: Eligible, day: str) -> int | None:
    """Minor units that were decided by this authority in the period of the day, without the request at hand.

    None where the authority has no limit for a period. What no rate converts counts as the whole limit.
    """
    limit, period = person.authority.per_period, person.authority.period
    if limit is None or period is None:
        return None
    begin, end = first_day(period, day), day_after(period, day)
    decided = office.store.past.decided_by(
        person.acting_for or person.person, state.workflow, start_ms(begin), start_ms(end)
    )
    largest = {one.request: one for one in decided if one.request != state.id}
    used = 0
    for one in largest.values():
        amount = Money(minor=one.minor, currency=one.currency)
        there = converted(amount, limit.currency, office.state.rates, day_of(one.at_ms))
        used += abs(there.minor) if there is not None else limit.minor
    return used


def budget_uses(office: "Office", state: RequestState) -> tuple[BudgetUse, ...]:
    """What is known here of each budget that the request takes from."""
    day, rows = day_of(state.acts[0].at[0]), rows_once(office.store.past, without=state.id)
    return tuple(
        use_of(one, state, office.state, sums_of(rows, one, office.state, day).taken)
        for one in budgets_of(state, office.state)
    )


def committed_of(past: "Past", budget: Budget, office: OfficeState, day: str, *, without: str = "") -> int:
    """Minor units that requests have committed or spent of the budget in the period of the day; never below zero."""
    return sums_of(rows_once(past, without=without), budget, office, day).taken


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """What takes from a budget in a period, in minor units of its currency."""

    asked: int = 0
    committed: int = 0
    spent: int = 0
    unconverted: int = 0
    """How many days with amounts in a currency that no rate converts; they are in no sum."""

    @property
    def taken(self) -> int:
        """What is committed or spent; never below zero."""
        return max(self.committed + self.spent, 0)


def rows_once(past: "Past", *, without: str = "") -> RowsOf:
    """What a unit's requests take between two times, asked once however many budgets look at it."""
    return cache(partial(past.taken, without=without))


def sums_of(rows: RowsOf, budget: Budget, office: OfficeState, day: str) -> Sums:
    """What the requests that were sent in the period of the day take from the budget."""
    begin, end = start_ms(first_day(budget.period, day)), start_ms(day_after(budget.period, day))
    asked = committed = spent = unconverted = 0
    for unit in units_below(office, budget.unit):
        for row in rows(unit, begin, end):
            if budget.category not in {"", row.category} or (budget.workflows and row.workflow not in budget.workflows):
                continue
            on = day_of(row.day * _DAY_MS)
            if not budget.holds_on(on):
                continue
            parts = [
                converted(Money(minor=minor, currency=row.currency), budget.amount.currency, office.rates, on)
                for minor in (row.asked, row.committed, row.spent)
            ]
            if any(part is None for part in parts):
                unconverted += 1
                continue
            asked, committed, spent = (
                total + (part.minor if part is not None else 0)
                for total, part in zip((asked, committed, spent), parts, strict=True)
            )
    return Sums(asked=asked, committed=committed, spent=spent, unconverted=unconverted)


def units_below(office: OfficeState, unit: str) -> tuple[str, ...]:
    """The unit and every one below it, sorted."""
    return tuple(sorted(one for one in office.units if unit in office.path_up(one)))


def start_ms(day: str) -> int:
    """The start (00:00 UTC) of a day (YYYY-MM-DD), in milliseconds since 1970-01-01."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) * 1000
