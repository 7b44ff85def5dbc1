"""Which days are worked on, and counting them."""

from collections.abc import Container
from datetime import date, time, timedelta

import msgspec

MOST_FREE = 60
"""No more days than this in a row are looked through for a working day; a calendar without one has none."""


class WorkCalendar(msgspec.Struct, frozen=True, kw_only=True):
    """The working days of a unit."""

    weekdays: frozenset[int] = frozenset(range(5))
    """0 is Monday."""
    holidays: Container[date] = frozenset[date]()
    opens: time = time(8, 0)
    """When something is due that names no time."""

    def is_working(self, day: date) -> bool:
        """Whether it is worked on."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def shifted(self, day: date, step: int) -> date | None:
        """The day, or the nearest working day in a direction (-1 or 1); None where there is none for two months."""
        for away in range(MOST_FREE):
            found = day + timedelta(days=step * away)
            if self.is_working(found):
                return found
        return None

    def counted(self, day: date, count: int) -> date | None:
        """So many working days after the day, or before it where negative; the day itself is not counted."""
        step = 1 if count > 0 else -1
        found: date | None = day
        for _ in range(abs(count)):
            assert found is not None
            found = self.shifted(found + timedelta(days=step), step)
            if found is None:
                return None
        return found
