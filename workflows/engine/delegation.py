"""Whether the office's limits, substitutes, budgets, rates and trials are whole; what a trial changes."""

from decimal import Decimal
from typing import Any

import msgspec

from workflows.domain.budgets import Budget, Transfer
from workflows.domain.commands import Refusal
from workflows.domain.events import BudgetMoved, BudgetsSet, PilotEnded, PilotStarted, RatesSet
from workflows.domain.forms import is_date, is_number
from workflows.domain.money import MAX_MINOR, Money, is_currency
from workflows.domain.people import Grant, Person, Substitute
from workflows.domain.pilots import Pilot
from workflows.domain.rates import Rate
from workflows.engine.state import OfficeState
from workflows.rules.plain import table_from_plain

MAX_PERCENT = 10_000
MAX_PILOT_UNITS = 200


def are_days(*days: str) -> bool:
    """Whether each is a day that exists or left open; anything else would compare as text and mean nothing."""
    return all(not day or is_date(day) for day in days)


def judge_grants(state: OfficeState, grants: tuple[Grant, ...]) -> Refusal | None:
    """Whether authority names what exists, on days that exist."""
    for grant in grants:
        if grant.unit is not None and grant.unit not in state.units:
            return Refusal(code="unknown-unit", facts={"unit": grant.unit})
        if grant.role is not None and grant.role not in state.roles:
            return Refusal(code="unknown-role", facts={"role": grant.role})
        if grant.person is not None and grant.person not in state.people:
            return Refusal(code="unknown-person", facts={"person": grant.person})
        if not are_days(grant.since, grant.until):
            return Refusal(code="bad-date", facts={"workflow": grant.workflow})
        if grant.per_period is not None and not _is_limit(grant.per_period):
            return Refusal(code="bad-amount", facts={"workflow": grant.workflow})
        if grant.pilot and grant.pilot not in state.pilots:
            return Refusal(code="unknown-pilot", facts={"pilot": grant.pilot})
    return None


def judge_lasting_grants(state: OfficeState, grants: tuple[Grant, ...]) -> Refusal | None:
    """The same for authority of no trial: what is tried stands with its trial, or it would outlast it."""
    tried = next((grant.pilot for grant in grants if grant.pilot), None)
    return judge_grants(state, grants) if tried is None else Refusal(code="unknown-pilot", facts={"pilot": tried})


def judge_substitutes(state: OfficeState, substitutes: tuple[Substitute, ...]) -> Refusal | None:
    """Whether each stands in for somebody else, on days that exist."""
    for one in substitutes:
        for person in (one.person, one.by):
            if person not in state.people:
                return Refusal(code="unknown-person", facts={"person": person})
        if one.person == one.by:
            return Refusal(code="substitute-self", facts={"person": one.person})
        if not is_date(one.since) or not is_date(one.until):
            return Refusal(code="bad-date", facts={"person": one.person})
        if one.unit and one.unit not in state.units:
            return Refusal(code="unknown-unit", facts={"unit": one.unit})
        if one.up_to is not None and not _is_limit(one.up_to):
            return Refusal(code="bad-amount", facts={"person": one.person})
    return None


def judge_reporting_line(state: OfficeState, person: Person) -> Refusal | None:
    """Whether the line ends: nobody reports to themselves, over however many others."""
    above, passed = person.reports_to, {person.id}
    while above:
        if above in passed:
            return Refusal(code="reports-to-self", facts={"person": person.id})
        if above not in state.people:
            return Refusal(code="unknown-person", facts={"person": above})
        passed.add(above)
        above = state.people[above].reports_to
    return None


def judge_budgets(state: OfficeState, budgets: tuple[Budget, ...]) -> Refusal | None:
    """Whether each has an id of its own, a unit that exists, an amount, and levels that make sense."""
    seen: set[str] = set()
    for one in budgets:
        if not one.id or one.id in seen:
            return Refusal(code="budget-twice", facts={"budget": one.id})
        seen.add(one.id)
        if one.unit not in state.units:
            return Refusal(code="unknown-unit", facts={"unit": one.unit})
        if not _is_limit(one.amount):
            return Refusal(code="bad-amount", facts={"budget": one.id})
        if not are_days(one.since, one.until):
            return Refusal(code="bad-date", facts={"budget": one.id})
        levels = (one.warn_percent, one.block_percent if one.block_percent is not None else MAX_PERCENT)
        if not all(0 <= level <= MAX_PERCENT for level in levels):
            return Refusal(code="bad-percent", facts={"budget": one.id})
    return None


def judge_transfer(state: OfficeState, transfer: Transfer) -> Refusal | None:
    """Whether it moves something between two budgets of one currency that hold on the day."""
    budgets = {one.id: one for one in state.budgets}
    for name in (transfer.source, transfer.target):
        if name not in budgets:
            return Refusal(code="unknown-budget", facts={"budget": name})
    source, target = budgets[transfer.source], budgets[transfer.target]
    if source.id == target.id:
        return Refusal(code="budget-twice", facts={"budget": source.id})
    currencies = {source.amount.currency, target.amount.currency, transfer.amount.currency}
    if len(currencies) != 1 or transfer.amount.minor <= 0 or transfer.amount.minor > MAX_MINOR:
        return Refusal(code="bad-amount", facts={"budget": source.id})
    if not is_date(transfer.day) or not (source.holds_on(transfer.day) and target.holds_on(transfer.day)):
        return Refusal(code="bad-date", facts={"budget": source.id})
    return None if transfer.reason.strip() else Refusal(code="reason-missing", facts={"budget": source.id})


def judge_rates(rates: tuple[Rate, ...]) -> Refusal | None:
    """Whether each is an exact number above zero between two currencies, from a day that exists, said once."""
    seen: set[tuple[str, str, str]] = set()
    for one in rates:
        whole = is_currency(one.currency) and is_currency(one.into) and one.currency != one.into
        if not whole or not is_number(one.rate) or Decimal(one.rate) <= 0:
            return Refusal(code="bad-rate", facts={"currency": one.currency, "into": one.into})
        if not is_date(one.since):
            return Refusal(code="bad-date", facts={"currency": one.currency})
        if (one.currency, one.into, one.since) in seen:
            return Refusal(code="bad-rate", facts={"currency": one.currency, "into": one.into})
        seen.add((one.currency, one.into, one.since))
    return None


def changes_of_delegation(
    state: OfficeState, event: BudgetsSet | BudgetMoved | RatesSet | PilotStarted | PilotEnded, day: str
) -> dict[str, Any]:
    """What changes in the office by an act that was judged."""
    match event:
        case BudgetsSet():
            return {"budgets": event.budgets}
        case BudgetMoved():
            return {"transfers": (*state.transfers, event.transfer)}
        case RatesSet():
            return {"rates": event.rates}
        case PilotStarted():
            return _with_pilot(state, event)
        case PilotEnded():
            return _with_pilot_ended(state, event, day)


# ------------------------------------------------------------------ trials


def judge_pilot(state: OfficeState, event: PilotStarted, day: str) -> Refusal | None:
    """Whether a trial has an end, units, and one thing that is tried; its table is judged beside."""
    pilot = event.pilot
    if not pilot.id or pilot.id in state.pilots or pilot.ended is not None or pilot.ended_on:
        return Refusal(code="pilot-twice", facts={"pilot": pilot.id})
    if not is_date(pilot.since) or not is_date(pilot.until) or pilot.since > pilot.until or pilot.until < day:
        return Refusal(code="bad-date", facts={"pilot": pilot.id})
    strange = next((unit for unit in pilot.units if unit not in state.units), None)
    if strange is not None or not 0 < len(pilot.units) <= MAX_PILOT_UNITS:
        return Refusal(code="unknown-unit", facts={"unit": strange or ""})
    if bool(pilot.table) == bool(pilot.grants) or bool(pilot.table) != bool(event.table):
        return Refusal(code="pilot-of-one-thing", facts={"pilot": pilot.id})
    if pilot.table:
        return _judge_tried_table(state, event)
    if any(grant.pilot != pilot.id for grant in pilot.grants):
        return Refusal(code="unknown-pilot", facts={"pilot": pilot.id})
    begun = _with_pilot(state, event)["pilots"]
    return judge_grants(_with(state, begun), pilot.grants)


def judge_pilot_end(state: OfficeState, event: PilotEnded, day: str) -> Refusal | None:
    """Whether the trial is one that has not ended, and what it tried was not overtaken since."""
    pilot = state.pilots.get(event.pilot)
    if pilot is None:
        return Refusal(code="unknown-pilot", facts={"pilot": event.pilot})
    over = pilot.ended is not None or (event.how == "pulled-back" and pilot.until < day)
    if over:
        return Refusal(code="pilot-over", facts={"pilot": event.pilot})
    newest = state.table(pilot.table) if event.how == "rolled-out" and pilot.table else None
    # A version that is only tried elsewhere, or was, overtakes nothing.
    if newest is not None and pilot.version < newest.version:
        return Refusal(code="pilot-overtaken", facts={"pilot": event.pilot, "table": pilot.table})
    return None


def _with_pilot(state: OfficeState, event: PilotStarted) -> dict[str, Any]:
    """What changes in the office when a trial starts."""
    changes: dict[str, Any] = {"pilots": state.pilots | {event.pilot.id: event.pilot}}
    if event.table:
        table = table_from_plain(event.table)
        changes["tables"] = state.tables | {table.id: state.tables.get(table.id, {}) | {table.version: table}}
    return changes


def _with_pilot_ended(state: OfficeState, event: PilotEnded, day: str) -> dict[str, Any]:
    """What changes when it ends: a table rolled out is the next version everywhere, authority stands with the rest."""
    pilot = _ended(state.pilots[event.pilot], event, day)
    changes: dict[str, Any] = {"pilots": state.pilots | {pilot.id: pilot}}
    if event.how == "rolled-out" and pilot.grants:
        changes["grants"] = (*state.grants, *(_without_pilot(grant) for grant in pilot.grants))
    return changes


def _judge_tried_table(state: OfficeState, event: PilotStarted) -> Refusal | None:
    told = (event.table.get("id"), event.table.get("version"))
    known = event.pilot.table in state.tables
    # A table that exists nowhere else would leave every other unit without any.
    if told != (event.pilot.table, event.pilot.version) or not known:
        return Refusal(code="unknown-table", facts={"table": event.pilot.table})
    return None


def _with(state: OfficeState, pilots: dict[str, Pilot]) -> OfficeState:
    return msgspec.structs.replace(state, pilots=pilots)


def _ended(pilot: Pilot, event: PilotEnded, day: str) -> Pilot:
    return msgspec.structs.replace(pilot, ended=event.how, ended_on=day)


def _without_pilot(grant: Grant) -> Grant:
    return msgspec.structs.replace(grant, pilot="")


def _is_limit(amount: Money) -> bool:
    return is_currency(amount.currency) and 0 <= amount.minor <= MAX_MINOR
