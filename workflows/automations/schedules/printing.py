"""Prints a schedule in the words it can be read from again: reading what was printed gives the same schedule."""

from datetime import time
from typing import assert_never

from workflows.automations.schedules.schedule import (
    Daily,
    Days,
    Every,
    FromDate,
    Nth,
    Schedule,
    Weekdays,
    WorkingDays,
    YearDay,
)
from workflows.automations.schedules.words import MONTHS, ORDINALS, WEEKDAYS

_SHIFTS = {"before": " or the working day before", "after": " or the working day after", "skip": " except on holidays"}


def print_schedule(schedule: Schedule) -> str:
    """The schedule in words."""
    if isinstance(schedule, Every):
        return _every(schedule)
    shift = _SHIFTS[schedule.shift] if schedule.shift is not None else ""
    times = f" at {_listed([_time(one) for one in schedule.times])}" if schedule.times else ""
    return _days(schedule.days) + shift + times


def _every(schedule: Every) -> str:
    hours, rest = divmod(schedule.minutes, 60)
    number, unit = (schedule.minutes, "minute") if rest else (hours, "hour")
    words = f"every {unit}" if number == 1 else f"every {number} {unit}s"
    if schedule.last is not None:
        words += f" between {_time(schedule.first)} and {_time(schedule.last)}"
    if schedule.days is None:
        return words
    on = (
        "working days" if isinstance(schedule.days, WorkingDays) else _listed([WEEKDAYS[d] for d in schedule.days.days])
    )
    return f"{words} on {on}"


def _days(days: Days) -> str:
    match days:
        case Daily():
            return "daily"
        case WorkingDays():
            return "every working day"
        case Weekdays():
            listed = _listed([WEEKDAYS[day] for day in days.days])
            return f"every {listed}" if days.weeks == 1 else f"every {days.weeks} weeks on {listed} from {days.since}"
        case Nth():
            return _nth(days)
        case YearDay():
            return f"on {days.day} {MONTHS[days.month - 1]}"
        case FromDate():
            if days.days == 0:
                return f"on {{{days.field}}}"
            count, kind = abs(days.days), "working day" if days.working else "day"
            side = "before" if days.days < 0 else "after"
            return f"{count} {kind}{'s' * (count != 1)} {side} {{{days.field}}}"
        case _:
            assert_never(days)


def _nth(days: Nth) -> str:
    what = WEEKDAYS[days.what] if isinstance(days.what, int) else {"working": "working day", "day": "day"}[days.what]
    if days.what == "day" and days.span == "month" and days.nth > 0:
        return f"on the {_ordinal(days.nth)}"
    return f"{_place(days.nth)} {what} of the {days.span}"


def _place(nth: int) -> str:
    if nth < 0:
        return {-1: "last", -2: "second last"}[nth]
    return ORDINALS[nth - 1] if nth <= len(ORDINALS) else _ordinal(nth)


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _time(moment: time) -> str:
    return f"{moment:%H:%M}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
