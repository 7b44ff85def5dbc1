"""When a schedule is due, as instants."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from workflows.automations.schedules.days import day_from_date, days_from
from workflows.automations.schedules.schedule import At, Daily, Every, FromDate, Schedule
from workflows.domain.working_days import WorkCalendar
from workflows.domain.zones import instant

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BACK = timedelta(days=2)
"""No zone is further than that from the local day of an instant, days left out by a zone included."""


def instants_after(schedule: Schedule, after_ms: int, zone: ZoneInfo, calendar: WorkCalendar) -> Iterator[int]:
    """When it is due after an instant, that one not counted: milliseconds since 1970, ascending, each once.

    Without end, or to the year 2999. Empty for a schedule that hangs on a date in a field, see ``instants_of_date``.
    """
    latest = after_ms
    first = (EPOCH + timedelta(milliseconds=after_ms)).astimezone(zone).date() - _BACK
    days, shift = (schedule.days or Daily(), None) if isinstance(schedule, Every) else (schedule.days, schedule.shift)
    for day in days_from(days, shift, first, calendar):
        for found in _on_day(schedule, day, zone, calendar):
            if found > latest:
                latest = found
                yield found


def next_after(schedule: Schedule, after_ms: int, zone: ZoneInfo, calendar: WorkCalendar) -> int | None:
    """The first of them; None where it is never due again."""
    return next(instants_after(schedule, after_ms, zone, calendar), None)


def instants_of_date(schedule: Schedule, given: date, zone: ZoneInfo, calendar: WorkCalendar) -> tuple[int, ...]:
    """When it is due for one date in the field that it names; empty where it names none."""
    if not isinstance(schedule, At) or not isinstance(schedule.days, FromDate):
        return ()
    day = day_from_date(schedule.days, given, schedule.shift, calendar)
    return () if day is None else tuple(dict.fromkeys(_on_day(schedule, day, zone, calendar)))


def _on_day(schedule: Schedule, day: date, zone: ZoneInfo, calendar: WorkCalendar) -> Iterator[int]:
    if isinstance(schedule, At):
        for moment in schedule.times or (calendar.opens,):
            yield _ms(instant(datetime.combine(day, moment), zone))
        return
    at = _ms(instant(datetime.combine(day, schedule.first), zone))
    if schedule.last is not None:
        end = _ms(instant(datetime.combine(day, schedule.last), zone, last=True))
    else:
        end = _ms(instant(datetime.combine(day + timedelta(days=1), time(0, 0)), zone)) - 1
    while at <= end:
        yield at
        at += schedule.minutes * 60_000


def _ms(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(milliseconds=1)
