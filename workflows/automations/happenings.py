"""What happened in the office that sets automations off: decided, ended, overdue, a budget passed, a new person.

Every happening has a cause of its own, the same on every laptop, so it fires once however often it is looked at, and
whoever takes over sees in the table which of them the laptop before had begun. What happened before the automation was
set, and to units beside its own, is none of its business.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from workflows import clock
from workflows.automations.effects.do_step import values_of
from workflows.automations.turns import why_not
from workflows.domain.automation_events import AutomationSet
from workflows.domain.automations import Automation, OnEvent
from workflows.domain.events import DecisionMade, PersonSet, RuleApplied
from workflows.engine.assign import day_of
from workflows.engine.courses import decoded
from workflows.engine.state import FINAL
from workflows.errors import InvalidInput
from workflows.office.notices import Notice, keep_notice
from workflows.office.showing.budgets_shown import budgets_on
from workflows.store.rows import RequestRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.office.office import Office

_DAY_MS = 86_400_000
_STARTING = frozenset({"start-workflow"})
MOST_STARTED_A_DAY = 200
"""Of an automation that begins requests when something happens: so often within a day, and the rest later."""
_BACK_MS = 60 * _DAY_MS
"""So far back it is looked at most: what laptops bring later than that sets nothing off."""


class Firing(Protocol):
    """What fires; see ``due_runs.DueRuns``."""

    @property
    def office(self) -> "Office":
        """The office whose automations these are."""

    def fire(
        self,
        automation: Automation,
        *,
        cause: str = "",
        values: "Mapping[str, Any] | None" = None,
        happened_ms: int | None = None,
    ) -> str:
        """Let it fire for something that came."""


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened."""

    cause: str
    at_ms: int
    unit: str
    values: dict[str, Any]


def fire_happenings(runs: Firing) -> None:
    """Let this laptop's automations fire for what happened since they were set and has not set them off yet."""
    office, now_ms = runs.office, clock.now_ms()
    for one in sorted(office.state.automations.values(), key=lambda one: one.id):
        if isinstance(one.trigger, OnEvent) and why_not(office, one, now_ms) is None:
            since_ms = max(set_since_ms(office, one), now_ms - _BACK_MS)
            room = _room(office, one, now_ms)
            for found in _happened(office, one.trigger, since_ms, now_ms):
                is_new = found.at_ms >= since_ms and office.store.runs.one(one.id, found.cause) is None
                if is_new and one.unit in office.state.path_up(found.unit):
                    if room <= 0:
                        _tell_of_limit(office, one, now_ms)
                        break
                    room -= 1
                    values = _request_values(office, found) | found.values
                    runs.fire(one, cause=found.cause, values=values, happened_ms=found.at_ms)


def _room(office: "Office", one: Automation, now_ms: int) -> int:
    """How often it may fire yet today. What starts requests could set itself off, alone or with others, for ever."""
    if not any(action.kind in _STARTING for action in one.actions):
        return 2**31
    return MOST_STARTED_A_DAY - office.store.runs.since(one.id, now_ms - _DAY_MS)


def _tell_of_limit(office: "Office", one: Automation, now_ms: int) -> None:
    title = f"“{one.name}” was set off {MOST_STARTED_A_DAY} times within a day"
    text = "It begins requests, and may be setting itself off. What waits comes later; switch it off if it goes round."
    notice = Notice(id=f"limit/{one.id}/{day_of(now_ms)}", at_ms=now_ms, title=title, text=text)
    keep_notice(office, notice)


def _request_values(office: "Office", found: Happened) -> dict[str, Any]:
    """What the request's form says, personal fields left out; nothing where it is about none."""
    request = found.values.get("request")
    if not isinstance(request, str):
        return {}
    try:
        return values_of(office.request(request), office)
    except InvalidInput:
        return {}  # it is gone, with what it said


def set_since_ms(office: "Office", one: Automation) -> int:
    """When it was set to what it waits for now, and switched on."""
    since_ms = 0
    for act in office.chain.acts:
        if isinstance(act.event, AutomationSet):
            same = [told for told in act.event.automations if told.id == one.id]
            if same and (same[0].trigger, same[0].enabled) != (one.trigger, one.enabled):
                since_ms = 0
            elif same:
                since_ms = since_ms or act.at[0]
    return since_ms


def _happened(office: "Office", trigger: OnEvent, since_ms: int, now_ms: int) -> Iterator[Happened]:
    match trigger.what:
        case "decided" | "ended":
            yield from _of_requests(office, trigger, since_ms)
        case "overdue":
            yield from _overdue(office, trigger, now_ms)
        case "budget-over":
            yield from _budgets(office, trigger, now_ms)
        case "person-added":
            yield from _people(office, since_ms)


def _of_requests(office: "Office", trigger: OnEvent, since_ms: int) -> Iterator[Happened]:
    for row in list(office.store.questions.every_request(workflow=trigger.workflow or None, since_ms=since_ms)):
        if trigger.outcomes and row.status not in trigger.outcomes:
            continue
        at_ms = _ended_ms(row) if trigger.what == "ended" else _decided_ms(office, row)
        if at_ms is None:
            continue
        values = {"request": row.id, "workflow": row.workflow, "status": row.status, "title": row.title}
        cause = f"ended:{row.id}" if trigger.what == "ended" else f"decided:{row.id}:{row.round}"
        yield Happened(cause=cause, at_ms=at_ms, unit=row.unit, values=values)


def _ended_ms(row: RequestRow) -> int | None:
    """When nothing was left to do; a word that somebody adds later is no second end."""
    if not row.course:
        return row.updated_ms if row.status in FINAL else None
    return decoded(row.course).ended_ms


def _decided_ms(office: "Office", row: RequestRow) -> int | None:
    if row.status not in {"approved", "rejected", "done"}:
        return None
    acts = [act for act in office.request(row.id).counted if isinstance(act.event, DecisionMade | RuleApplied)]
    return max((act.at[0] for act in acts), default=None)


def _overdue(office: "Office", trigger: OnEvent, now_ms: int) -> Iterator[Happened]:
    for request, step, due_ms in office.store.questions.overdue(now_ms):
        row = office.store.questions.request(request)
        if row is not None and trigger.workflow in {"", row.workflow}:
            values = {"request": request, "workflow": row.workflow, "title": row.title, "step": step}
            values["due_at"] = clock.iso_utc(due_ms)
            yield Happened(cause=f"overdue:{request}:{step}:{due_ms}", at_ms=due_ms, unit=row.unit, values=values)


def _budgets(office: "Office", trigger: OnEvent, now_ms: int) -> Iterator[Happened]:
    for one in budgets_on(office, day_of(now_ms)):
        used = one.amount - one.left
        if one.amount > 0 and used * 100 > one.amount * trigger.percent:
            values = {"budget": one.budget.id, "used_percent": used * 100 // one.amount, "from": one.first_day}
            cause = f"budget:{one.budget.id}:{one.first_day}:{trigger.percent}"
            yield Happened(cause=cause, at_ms=now_ms, unit=one.budget.unit, values=values)


def _people(office: "Office", since_ms: int) -> Iterator[Happened]:
    for length, act in enumerate(office.chain.acts):
        if isinstance(act.event, PersonSet) and act.at[0] >= since_ms:
            person = act.event.person
            if person.id not in office.chain.at(length).people and person.id in office.state.people:
                values = {"person": person.id, "name": person.name, "email": person.email, "unit": person.unit}
                yield Happened(cause=f"person:{person.id}", at_ms=act.at[0], unit=person.unit, values=values)
