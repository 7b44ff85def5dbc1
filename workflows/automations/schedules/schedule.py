"""What a schedule says, as values. ``reading`` makes them of words, ``printing`` makes words of them."""

from datetime import date, time
from typing import Literal

import msgspec

Span = Literal["month", "quarter", "year"]
"""The stretch in which days are counted. Quarters begin in January, April, July and October."""

Shift = Literal["before", "after", "skip"]
"""What happens on a day that is no working day: the last working day before it, the first after it, or nothing."""


class Daily(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Every day."""


class WorkingDays(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Every working day of the unit."""


class Weekdays(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Some days of the week, in every week or in every so-manieth."""

    days: tuple[int, ...]
    """0 is Monday; ascending, each once, never empty."""
    weeks: int = 1
    """Every so many weeks."""
    since: date | None = None
    """With several weeks: a day of a week that counts; nothing is due before that day."""


class Nth(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The first, the last, the so-manieth day of a kind within a span."""

    nth: int
    """From 1; -1 is the last, -2 the one before it."""
    what: int | Literal["working", "day"]
    """A weekday (0 is Monday), a working day, or any day. The 31st of a shorter month is its last day."""
    span: Span = "month"


class YearDay(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """One day of every year. 29 February is 28 February in years without one."""

    month: int
    day: int


class FromDate(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """So many days before or after a date that stands in a field."""

    field: str
    days: int = 0
    """Negative: before; 0: on that day."""
    working: bool = False
    """Whether working days are counted. The date itself is not counted, whether it is one or not."""


Days = Daily | WorkingDays | Weekdays | Nth | YearDay | FromDate


class At(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """On some days, at some times of the clock."""

    days: Days
    times: tuple[time, ...] = ()
    """Ascending, whole minutes; empty: when the unit opens."""
    shift: Shift | None = None


class Every(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Again and again within a day. Real minutes are counted, through changes of the clock as well."""

    minutes: int
    """1 to 1440."""
    first: time = time(0, 0)
    last: time | None = None
    """The last time that counts, itself included; None: to the end of the day."""
    days: WorkingDays | Weekdays | None = None
    """None: on every day."""


Schedule = At | Every
