"""On which days something is due, in order, from a first day on."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from workflows.automations.schedules.schedule import (
    Daily,
    Days,
    FromDate,
    Nth,
    Shift,
    Span,
    Weekdays,
    WorkingDays,
    YearDay,
)
from workflows.domain.working_days import MOST_FREE, WorkCalendar

_MONTHS: dict[Span, int] = {"month": 1, "quarter": 3, "year": 12}
_LAST_YEAR = 2999
_DAY = timedelta(days=1)


def days_from(days: Days, shift: Shift | None, first: date, calendar: WorkCalendar) -> Iterator[date]:
    """The days, ascending and each once, from ``first`` on, itself included; to the year 2999. None of ``FromDate``."""
    if shift is None:
        yield from _plain(days, first, calendar)
        return
    # A day may move over the first one from before it; and two may move onto the same.
    latest = first - _DAY
    for day in _plain(days, first - timedelta(days=MOST_FREE), calendar):
        moved = moved_day(day, shift, calendar)
        if moved is not None and moved > latest:
            latest = moved
            yield moved


def moved_day(day: date, shift: Shift | None, calendar: WorkCalendar) -> date | None:
    """The day that counts instead of one that is no working day; None where none does."""
    if shift is None or calendar.is_working(day):
        return day
    return None if shift == "skip" else calendar.shifted(day, -1 if shift == "before" else 1)


def day_from_date(days: FromDate, given: date, shift: Shift | None, calendar: WorkCalendar) -> date | None:
    """The day that lies so many days from a date; None where no calendar has it."""
    try:
        found = calendar.counted(given, days.days) if days.working else given + timedelta(days=days.days)
    except OverflowError:
        return None
    return None if found is None else moved_day(found, shift, calendar)


def _plain(days: Days, first: date, calendar: WorkCalendar) -> Iterator[date]:
    match days:
        case Daily():
            yield from _each(first)
        case WorkingDays():
            yield from filter(calendar.is_working, _each(first))
        case Weekdays():
            since = max(first, days.since) if days.since is not None else first
            yield from (day for day in _each(since) if day.weekday() in days.days and _week_counts(days, day))
        case Nth():
            for start, end in _spans(days.span, first):
                found = _nth(days, start, end, calendar)
                if found is not None and found >= first:
                    yield found
        case YearDay():
            for year in range(first.year, _LAST_YEAR + 1):
                found = _in_year(days, year)
                if found >= first:
                    yield found
        case FromDate():
            return


def _each(first: date) -> Iterator[date]:
    for number in count():
        day = first + timedelta(days=number)
        if day.year > _LAST_YEAR:
            return
        yield day


def _week_counts(days: Weekdays, day: date) -> bool:
    if days.since is None:
        return True
    return (_monday(day) - _monday(days.since)).days // 7 % days.weeks == 0


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _spans(span: Span, first: date) -> Iterator[tuple[date, date]]:
    """The spans from that of ``first`` on: first and last day."""
    months = _MONTHS[span]
    at = (first.year * 12 + first.month - 1) // months * months
    while at < _LAST_YEAR * 12 + 12:
        start = date(at // 12, at % 12 + 1, 1)
        at += months
        yield start, date(at // 12, at % 12 + 1, 1) - _DAY


def _nth(days: Nth, start: date, end: date, calendar: WorkCalendar) -> date | None:
    if days.what == "day":
        found = start + timedelta(days=days.nth - 1) if days.nth > 0 else end + timedelta(days=days.nth + 1)
        return min(found, end) if days.nth > 0 else found
    step = 1 if days.nth > 0 else -1
    if isinstance(days.what, int):
        edge = start if step > 0 else end
        away = (days.what - edge.weekday()) * step % 7
        found = edge + timedelta(days=step * (away + 7 * (abs(days.nth) - 1)))
        return found if start <= found <= end else None
    at: date | None = (start if step > 0 else end) - timedelta(days=step)
    at = calendar.counted(at, days.nth) if at is not None else None
    return at if at is not None and start <= at <= end else None


def _in_year(days: YearDay, year: int) -> date:
    try:
        return date(year, days.month, days.day)
    except ValueError:
        return date(year, days.month, days.day - 1)
