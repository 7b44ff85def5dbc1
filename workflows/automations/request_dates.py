"""Firings that hang on a date in a request, such as three working days before its due date.

They are planned for every unfinished request of the workflow that the automation names, again whenever it is looked:
a date that was changed is followed, and what was begun stays. A time that was over when the request came is due then.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from workflows.automations.schedules.instants import instants_of_date
from workflows.automations.schedules.reading import read_schedule
from workflows.automations.schedules.schedule import At, FromDate
from workflows.automations.turns import acquired_term
from workflows.domain.automations import Automation, OnSchedule
from workflows.engine.calendars import calendar_of, zone_of
from workflows.engine.state import RequestState
from workflows.errors import InvalidInput
from workflows.store.runs import RunRow

if TYPE_CHECKING:
    from workflows.office.office import Office

PREFIX = "request:"
"""Causes of such firings: ``request:<request>:<day of the field>:<number of the time>``."""


def hangs_on_requests(one: Automation) -> FromDate | None:
    """The days that an automation counts from a request's date; None where it does not."""
    if not isinstance(one.trigger, OnSchedule) or not one.trigger.workflow:
        return None
    try:
        schedule = read_schedule(one.trigger.when)
    except InvalidInput:
        return None
    return schedule.days if isinstance(schedule, At) and isinstance(schedule.days, FromDate) else None


def planned_for_requests(office: "Office") -> list[tuple[Automation, list[RunRow], list[RunRow]]]:
    """Per automation of this laptop: firings to be planned, and planned ones that nothing asks for any more."""
    own = office.keys.device
    found = [
        one
        for one in office.state.automations.values()
        if one.device == own and one.enabled and hangs_on_requests(one) is not None
    ]
    found = [one for one in found if one.term == 1 or acquired_term(office, one.id) == one.term]
    if not found:
        return []
    requests = [office.cases.one(request)[0] for request in office.store.questions.unfinished()]
    return [plan for one in found if any((plan := _compared(office, one, requests))[1:])]


def request_of(cause: str) -> str:
    """The request that a firing is about; empty where it is about none."""
    return cause.split(":")[1] if cause.startswith(PREFIX) else ""


def _compared(
    office: "Office", one: Automation, requests: list[RequestState]
) -> tuple[Automation, list[RunRow], list[RunRow]]:
    wanted = {row.cause: row for request in requests for row in _rows(office, one, request)}
    known = {row.cause: row for row in office.store.runs.of(one.id) if row.cause.startswith(PREFIX)}
    fresh = [row for cause, row in wanted.items() if cause not in known]
    moved = [
        row
        for cause, row in known.items()
        if row.state == "due" and (cause not in wanted or wanted[cause].planned_ms != row.planned_ms)
    ]
    return one, fresh + [wanted[row.cause] for row in moved if row.cause in wanted], moved


def _rows(office: "Office", one: Automation, request: RequestState) -> Iterator[RunRow]:
    days = hangs_on_requests(one)
    assert days is not None
    assert isinstance(one.trigger, OnSchedule)
    given = request.standing.values.get(days.field)
    if request.workflow != one.trigger.workflow or not isinstance(given, str):
        return
    try:
        day, schedule = date.fromisoformat(given), read_schedule(one.trigger.when)
    except ValueError:
        return
    came_ms = request.acts[0].at[0]
    zone, calendar = zone_of(office.state, one.unit), calendar_of(office.state, one.unit)
    for number, planned_ms in enumerate(instants_of_date(schedule, day, zone, calendar)):
        due_ms = max(planned_ms, came_ms)
        yield RunRow(
            automation=one.id,
            cause=f"{PREFIX}{request.id}:{given}:{number}",
            planned_ms=due_ms,
            state="due",
            next_ms=due_ms,
            device=one.device,
            term=one.term,
            body=msgspec.json.encode({"request": request.id}),
        )
