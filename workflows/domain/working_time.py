"""So many hours or days of work from an instant: what deadlines are counted in."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from workflows.domain.working_days import MOST_FREE, WorkCalendar
from workflows.domain.zones import instant

HOUR_MS = 3_600_000
_DAY_MS = 24 * HOUR_MS
_SPAN = re.compile(r"([0-9]{1,4}) working (hour|day)s?\Z")
_MOST = {"hour": 2_000, "day": 400}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_YEAR = 2990
"""Beyond it nothing is counted in work any more."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """How long something may take."""

    count: int
    unit: Literal["hour", "day"]

    @property
    def least_ms(self) -> int:
        """It never takes fewer milliseconds than that, whatever the holidays and the clock."""
        if self.unit == "hour":
            return self.count * HOUR_MS
        return max(0, (self.count - 1) * _DAY_MS - HOUR_MS)


def span_of(text: str) -> Span | None:
    """What ``4 working hours`` or ``2 working days`` says; None where the text says no such thing.

    At least one, at most 2,000 hours and 400 days.
    """
    found = _SPAN.match(text)
    if not found or not 0 < int(found[1]) <= _MOST[found[2]]:
        return None
    return Span(count=int(found[1]), unit="hour" if found[2] == "hour" else "day")


class WorkingTime(msgspec.Struct, frozen=True, kw_only=True):
    """When a unit works."""

    zone: ZoneInfo
    calendar: WorkCalendar
    hours: dict[int, tuple[tuple[time, time], ...]]
    """By weekday (0 is Monday), from when to when on the clock, in order and apart from each other."""

    def after(self, start_ms: int, span: Span) -> int:
        """When the span is over that began at an instant; milliseconds since 1970-01-01.

        Hours run while the unit works. Days end when the unit closes, and the day of the beginning is not counted.
        Where the unit does not work for two months, the clock alone counts.
        """
        if span.unit == "hour":
            return self._after_hours(start_ms, span.count * HOUR_MS)
        day = self.calendar.counted(self._day(start_ms), span.count) if self._is_sane(start_ms) else None
        if day is None:
            return start_ms + span.count * _DAY_MS
        return max([start_ms, *(end for _, end in self.open_on(day))])

    def _after_hours(self, start_ms: int, left_ms: int) -> int:
        if not self._is_sane(start_ms):
            return start_ms + left_ms
        day, idle, at = self._day(start_ms), 0, start_ms
        while idle < MOST_FREE:
            idle += 1
            for begin, end in self.open_on(day) if self.calendar.is_working(day) else ():
                begin_ms = max(begin, start_ms)
                if end <= begin_ms:
                    continue
                if end - begin_ms >= left_ms:
                    return begin_ms + left_ms
                left_ms -= end - begin_ms
                idle, at = 0, end
            day += timedelta(days=1)
        return at + left_ms

    def open_on(self, day: date) -> list[tuple[int, int]]:
        """When the unit opens and closes on a day of this weekday, holiday or not, in milliseconds since 1970-01-01."""
        return [
            (_ms(instant(datetime.combine(day, begin), self.zone)), _ms(instant(datetime.combine(day, end), self.zone)))
            for begin, end in self.hours.get(day.weekday(), ())
        ]

    def _day(self, ms: int) -> date:
        return (_EPOCH + timedelta(milliseconds=ms)).astimezone(self.zone).date()

    def _is_sane(self, ms: int) -> bool:
        """Whether there are calendars for an instant: an author may claim any time at all."""
        return 0 <= ms < (_LAST_YEAR - 1970) * 365 * _DAY_MS


def _ms(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(milliseconds=1)
