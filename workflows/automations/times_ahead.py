"""When a time in words comes next, for whoever is still typing it."""

from itertools import islice
from typing import TYPE_CHECKING

from workflows.automations.schedules.instants import instants_after
from workflows.automations.schedules.reading import read_schedule
from workflows.automations.schedules.schedule import At, FromDate
from workflows.engine.calendars import calendar_of, zone_of

if TYPE_CHECKING:
    from workflows.office.office import Office


def next_times(office: "Office", unit: str, words: str, now_ms: int, count: int = 3) -> tuple[int, ...]:
    """The next instants that a time in words means for a unit, in milliseconds; none for one that hangs on a field.

    Raises InvalidInput for words that say no time, and for a unit whose zone or holidays are not known.
    """
    schedule = read_schedule(words)
    if isinstance(schedule, At) and isinstance(schedule.days, FromDate):
        return ()
    zone, calendar = zone_of(office.state, unit), calendar_of(office.state, unit)
    return tuple(islice(instants_after(schedule, now_ms, zone, calendar), count))
