"""Keeps every firing in the table before it is due, and follows what the office's acts change about automations.

Acts are taken one after the other: before one counts, the firings up to its time are planned as the office then was.
So each firing is planned once, by one laptop, whatever was changed while that laptop was off.
"""

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.automations.request_dates import PREFIX, hangs_on_requests, planned_for_requests
from workflows.automations.schedules.instants import instants_after
from workflows.automations.schedules.reading import read_schedule
from workflows.automations.turns import ACQUIRED, acquired_term
from workflows.domain.automation_events import (
    AutomationEnded,
    AutomationMoved,
    AutomationSet,
    RunsStopped,
)
from workflows.domain.automations import Automation, OnSchedule, RunStop
from workflows.domain.events import Act
from workflows.engine.calendars import calendar_of, zone_of
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.run_notes import note_runs, stopped_at, write_runs
from workflows.store.runs import RunRow, RunState

if TYPE_CHECKING:
    from workflows.office.office import Office

FOLLOWED = "runs-followed"
"""Fact: how many acts of the authority chain are followed."""

BAD = "runs-unplannable/"
"""Facts ``runs-unplannable/<automation>``: why no firing of it can be planned."""

NEVER_BEGAN = -1
"""Instead of an instant: this laptop did nothing in its term, and whoever was before it accounts for what was due."""

_ANYWHERE = (PREFIX, "step:", "decided:", "ended:", "overdue:", "budget:", "person:", "mail:")
"""Causes that every laptop finds by itself, a mail in the mailbox; a file comes to one alone."""

_MOST_AT_ONCE = 20_000
"""Firings of one automation that are planned in one go; the rest the next time."""

_AUTOMATING = (AutomationSet, AutomationMoved, AutomationEnded)


def follow(office: "Office", now_ms: int) -> None:
    """Bring the plans up to now. One transaction; none where nothing is to be done."""
    followed = int(office.store.facts.text(FOLLOWED) or 0)
    waiting = [one for one in _waiting(office) if _may_take_over(office, one, now_ms)]
    to_plan = office.store.runs.to_plan(now_ms)
    if followed != office.chain.length or waiting or to_plan:
        _follow_all(office, followed, waiting, to_plan, now_ms)
    of_requests = planned_for_requests(office)
    if of_requests:
        with office.store.database.transaction():
            for _, fresh, gone in of_requests:
                office.store.runs.forget(gone)
                office.store.runs.plan(fresh)


def _follow_all(office: "Office", followed: int, waiting: list[Automation], to_plan: list[str], now_ms: int) -> None:
    with office.transaction():
        for length in range(min(followed, office.chain.length), office.chain.length):
            _follow(office, office.chain.acts[length], length, now_ms)
        office.store.facts.put(FOLLOWED, b"%d" % office.chain.length)
        for one in waiting:
            _take_over(office, one, now_ms)
        for name in to_plan:
            known = office.state.automations.get(name)
            if known is not None:
                extend(office, known, office.state, now_ms)


def extend(office: "Office", one: Automation, state: OfficeState, until_ms: int) -> None:
    """Plan its firings up to an instant, and the first one after it. Inside a transaction."""
    until = office.store.runs.until(one.id)
    if until is None or until > until_ms or not isinstance(one.trigger, OnSchedule) or hangs_on_requests(one):
        return
    rows: list[RunRow] = []
    try:
        schedule = read_schedule(one.trigger.when)
        for at in instants_after(schedule, until, zone_of(state, one.unit), calendar_of(state, one.unit)):
            rows.append(_row(one, at))
            if at > until_ms or len(rows) == _MOST_AT_ONCE:
                break
    except InvalidInput as error:
        office.store.facts.put(BAD + one.id, error.text.encode())
        office.store.runs.stop_planning(one.id)
        return
    if rows:
        office.store.runs.plan(rows)
        office.store.runs.put_until([(one.id, rows[-1].planned_ms)])
    else:
        office.store.runs.stop_planning(one.id)


def cause_of(planned_ms: int) -> str:
    """How a firing by schedule is named: by its planned time, with milliseconds where it has any."""
    moment = datetime.fromtimestamp(planned_ms / 1000, tz=clock.EARLIEST.tzinfo)
    return moment.isoformat(timespec="milliseconds" if planned_ms % 1000 else "seconds").replace("+00:00", "Z")


def _row(one: Automation, planned_ms: int) -> RunRow:
    return RunRow(
        automation=one.id,
        cause=cause_of(planned_ms),
        planned_ms=planned_ms,
        state="due",
        next_ms=planned_ms,
        device=one.device,
        term=one.term,
    )


# ---------------------------------------------------------------- what acts change


def _follow(office: "Office", act: Act, length: int, now_ms: int) -> None:
    before, after = office.chain.at(length), office.chain.at(length + 1)
    event = act.event
    if not isinstance(event, _AUTOMATING) or before.automations is after.automations:
        return
    at_ms = min(act.at[0], now_ms)
    if isinstance(event, AutomationSet):
        for one in event.automations:
            _changed(office, before.automations.get(one.id), one, before, at_ms)
    elif isinstance(event, AutomationMoved):
        known = before.automations[event.automation]
        if known.device == office.keys.device:
            _give_up(office, known, before, at_ms)
    else:
        office.store.runs.unplan(event.automation, -1)
        office.store.runs.stop_planning(event.automation)


def _changed(office: "Office", was: Automation | None, now: Automation, before: OfficeState, at_ms: int) -> None:
    """It was added or changed: what was planned before that stays, what comes after is planned anew."""
    runs = office.store.runs
    if now.device != office.keys.device:
        return
    if was is not None and hangs_on_requests(was) is not None:
        runs.forget(row for row in runs.of(was.id) if row.state == "due" and row.cause.startswith(PREFIX))
    office.store.facts.remove(BAD + now.id)
    if was is not None and (was.trigger, was.unit, was.enabled) == (now.trigger, now.unit, now.enabled):
        return
    if was is not None and was.term > 1 and acquired_term(office, was.id) != was.term:
        return  # it is planned when it is taken over
    if was is not None:
        extend(office, was, before, at_ms)
        runs.unplan(now.id, at_ms)
    if now.enabled and isinstance(now.trigger, OnSchedule):
        runs.put_until([(now.id, at_ms)])
        extend(office, now, office.state, at_ms)
    else:
        runs.stop_planning(now.id)


def _give_up(office: "Office", one: Automation, before: OfficeState, at_ms: int) -> None:
    """Another laptop runs it from now on: say how far this one came, and forget what it has not begun."""
    runs = office.store.runs
    took_over = one.term == 1 or acquired_term(office, one.id) == one.term
    if took_over:
        extend(office, one, before, at_ms)
    known = runs.of(one.id)
    due = [row for row in known if row.state == "due" and row.cause[:1].isdigit()]
    until = runs.until(one.id)
    until = min([at_ms if until is None else until, *(row.planned_ms - 1 for row in due)])
    # What this laptop was about to try again, or what came to it alone, the other one cannot plan: a person is asked.
    planned = [*due, *(row for row in known if row.state == "due" and row.cause.startswith(_ANYWHERE))]
    left = [row for row in known if row.state == "again" or (row.state == "due" and row not in planned)]
    runs.put(msgspec.structs.replace(row, state="failed", over_ms=at_ms, untold=True, code="moved") for row in left)
    runs.forget(planned)
    runs.stop_planning(one.id)
    _stop(office, RunStop(automation=one.id, term=one.term, until_ms=until if took_over else NEVER_BEGAN))


def _stop(office: "Office", stop: RunStop) -> None:
    """Say that this laptop has stopped, and know it oneself. Inside a transaction."""
    note_runs(office, [write_runs(office, RunsStopped(stops=(stop,)))])


# ---------------------------------------------------------------- taking over


def _waiting(office: "Office") -> list[Automation]:
    own = office.keys.device
    return [
        one
        for one in office.state.automations.values()
        if one.term > 1 and one.device == own and acquired_term(office, one.id) != one.term
    ]


def _may_take_over(office: "Office", one: Automation, now_ms: int) -> bool:
    return _handed_over(office, one) is not None or 0 < one.since_ms <= now_ms


def _handed_over(office: "Office", one: Automation) -> int | None:
    """Up to when the laptops before account for it; None while one of them may still be running it."""
    for term in range(one.term - 1, 0, -1):
        until = stopped_at(office, one.id, term)
        if until is None or until != NEVER_BEGAN:
            return until
    return None


def is_unheard(office: "Office", one: Automation, happened_ms: int) -> bool:
    """Whether a laptop that was not heard any more may have fired for what happened then."""
    return one.since_ms > 0 and happened_ms <= one.since_ms and _handed_over(office, one) is None


def _take_over(office: "Office", one: Automation, now_ms: int) -> None:
    runs = office.store.runs
    until = _handed_over(office, one)
    if until is None:
        until = _take_over_unheard(office, one, now_ms)
    office.store.facts.put(ACQUIRED + one.id, b"%d" % one.term)
    if one.enabled and isinstance(one.trigger, OnSchedule):
        runs.put_until([(one.id, until)])
        extend(office, one, office.state, max(now_ms, until))  # the one before may account for more than is past


def _take_over_unheard(office: "Office", one: Automation, now_ms: int) -> int:
    """The laptop before may have done what it did not tell: all that is shown to a person, and not done again."""
    runs = office.store.runs
    known = runs.of(one.id)
    last = max((row.planned_ms for row in known if row.cause[:1].isdigit()), default=None)
    if last is None:
        last = _first_set_ms(office, one.id)
    own = office.keys.device
    begun = [row for row in known if row.state in {"begun", "claimed", "again"} and row.device != own]
    runs.put(_replaced(row, "interrupted", now_ms) for row in begun)
    if one.enabled and isinstance(one.trigger, OnSchedule):
        runs.put_until([(one.id, last)])
        extend(office, one, office.state, one.since_ms)
        office.store.facts.put(ACQUIRED + one.id, b"%d" % one.term)
        for planned, fresh, _ in planned_for_requests(office):
            runs.plan(fresh if planned.id == one.id else ())
        runs.put(_replaced(row, "missed", now_ms) for row in runs.due_of(one.id, one.since_ms))
    return max(one.since_ms, last)


def _replaced(row: RunRow, state: RunState, now_ms: int) -> RunRow:
    return msgspec.structs.replace(row, state=state, over_ms=now_ms, code="perhaps-elsewhere")


def _first_set_ms(office: "Office", automation: str) -> int:
    for act in office.chain.acts:
        if isinstance(act.event, AutomationSet) and any(one.id == automation for one in act.event.automations):
            return act.at[0]
    return 0
