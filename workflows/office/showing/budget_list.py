"""Everything for the list of budgets: how each stands today, what was moved, and which requests make a figure."""

import msgspec

from workflows.domain.budgets import Budget, Transfer
from workflows.domain.money import Money
from workflows.domain.people import Unit
from workflows.domain.periods import day_after, first_day
from workflows.domain.rates import converted
from workflows.engine.assign import day_of
from workflows.office.gathering import start_ms, units_below
from workflows.office.office import Office
from workflows.office.showing.budgets_shown import BudgetShown, budgets_on
from workflows.office.showing.names import Names, names
from workflows.office.showing.overview import unit_lines
from workflows.office.showing.refreshing import up_to_date

MOST_TAKING = 200
"""Requests behind one figure that are listed; a list of all requests has the rest."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A workflow that a budget can be for, and what its requests can be spent on."""

    workflow: str
    categories: tuple[str, ...]
    """The choices of its category field; empty where it has none, or takes any text."""


class BudgetList(msgspec.Struct, frozen=True, kw_only=True):
    """The budgets of the office."""

    day: str
    """YYYY-MM-DD, UTC: the day that all figures are of."""
    shown: tuple[BudgetShown, ...]
    """Those that hold today, in the office's order."""
    every: tuple[Budget, ...]
    """All that are written down, those that hold later or held before included."""
    transfers: tuple[Transfer, ...]
    """What was moved in the periods of today, the latest last."""
    units: tuple[Unit, ...]
    """In the order of the tree."""
    choices: tuple[Choice, ...]
    currency: str
    """The office's own."""
    names: Names


class Taking(msgspec.Struct, frozen=True, kw_only=True):
    """A request behind a budget's figure."""

    request: str
    title: str
    status: str
    takes: Money | None
    """In the budget's currency; None where no rate converts it."""
    created_ms: int


class TakingShown(msgspec.Struct, frozen=True, kw_only=True):
    """The requests behind a budget's figures in one period."""

    budget: str
    requests: tuple[Taking, ...]
    """The latest first; at most ``MOST_TAKING``."""
    count: int
    """How many there are."""
    units: tuple[str, ...]
    """The budget's unit and all below it."""
    since_ms: int
    """When the period began."""


def budget_list(office: Office, now_ms: int) -> BudgetList:
    """The budgets at this moment."""
    with up_to_date(office):
        state, day = office.state, day_of(now_ms)
        shown = budgets_on(office, day)
        spans = {one.budget.id: (one.first_day, one.last_day) for one in shown}
        return BudgetList(
            day=day,
            shown=shown,
            every=state.budgets,
            transfers=tuple(one for one in state.transfers if _is_of(one, spans)),
            units=tuple(state.units[line.id] for line in unit_lines(state.units)),
            choices=tuple(_choices(office)),
            currency=state.currency,
            names=names(office),
        )


def taking(office: Office, budget_id: str, now_ms: int) -> TakingShown | None:
    """The requests that take from a budget in the period of today, or ask to; None where there is no such budget."""
    with up_to_date(office):
        state, day = office.state, day_of(now_ms)
        budget = next((one for one in state.budgets if one.id == budget_id), None)
        if budget is None:
            return None
        since_ms, before_ms = start_ms(first_day(budget.period, day)), start_ms(day_after(budget.period, day))
        units = units_below(state, budget.unit)
        found = []
        for unit in units:
            for row in office.store.past.taking(unit, since_ms, before_ms):
                fits = budget.category in {"", row.category or ""}
                if not fits or (budget.workflows and row.workflow not in budget.workflows):
                    continue
                on = day_of(row.created_ms)
                if budget.holds_on(on) and row.amount_minor is not None and row.currency:
                    amount = Money(minor=row.amount_minor, currency=row.currency)
                    there = converted(amount, budget.amount.currency, state.rates, on)
                    found.append(
                        Taking(
                            request=row.id, title=row.title, status=row.status, takes=there, created_ms=row.created_ms
                        )
                    )
    latest = sorted(found, key=lambda one: (-one.created_ms, one.request))
    return TakingShown(
        budget=budget_id,
        requests=tuple(latest[:MOST_TAKING]),
        count=len(latest),
        units=units,
        since_ms=since_ms,
    )


def _is_of(transfer: Transfer, spans: dict[str, tuple[str, str]]) -> bool:
    near = (spans[one] for one in (transfer.source, transfer.target) if one in spans)
    return any(first <= transfer.day <= last for first, last in near)


def _choices(office: Office) -> list[Choice]:
    found = []
    for versions in office.state.workflows.values():
        definition = versions[max(versions)]
        if definition.amount is None:
            continue
        field = next((one for one in definition.fields if one.id == definition.category), None)
        found.append(Choice(workflow=definition.id, categories=field.options if field is not None else ()))
    return found
