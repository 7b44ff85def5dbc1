"""How much work lies between two instants: the other direction of ``WorkingTime.after``, quick for many questions."""

from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, timedelta

from workflows.domain.working_time import WorkingTime

_DAY_MS = 86_400_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = _DAY_MS, (2990 - 1970) * 365 * _DAY_MS
MOST_MS = 20 * 366 * _DAY_MS
"""What took longer is not measured: an author may claim any time at all."""


class Worked:
    """When one unit worked, remembered year by year. Belongs to the thread that made it."""

    def __init__(self, when: WorkingTime) -> None:
        self._when = when
        self._years: dict[int, _Year] = {}

    def milliseconds(self, since_ms: int, until_ms: int) -> int | None:
        """How long the unit was open between the two; None where they lie beyond all calendars or too far apart."""
        if not _is_sane(since_ms, until_ms):
            return None
        first, last = self._day(since_ms).year, self._day(until_ms).year
        before = self._year(first).until(since_ms)
        return sum(self._year(year).total for year in range(first, last)) + self._year(last).until(until_ms) - before

    def days(self, since_ms: int, until_ms: int) -> int | None:
        """Working days after the day of the first instant, up to the day of the second; None as above."""
        if not _is_sane(since_ms, until_ms):
            return None
        first, last = self._day(since_ms), self._day(until_ms)
        before = bisect_right(self._year(first.year).days, first)
        whole = sum(len(self._year(year).days) for year in range(first.year, last.year))
        return whole + bisect_right(self._year(last.year).days, last) - before

    def end_of(self, day: date) -> int:
        """When the day is over on the unit's clock, in milliseconds since 1970-01-01; later for a day beyond 2990."""
        if not 1970 < day.year < 2990:
            return 0 if day.year <= 1970 else _LAST
        begin = datetime(day.year, day.month, day.day) + timedelta(days=1)  # noqa: DTZ001 -- a time on the wall
        return (begin.replace(tzinfo=self._when.zone) - _EPOCH) // timedelta(milliseconds=1)

    def _year(self, year: int) -> "_Year":
        known = self._years.get(year)
        if known is None:
            known = self._years[year] = _Year(self._when, year)
        return known

    def _day(self, ms: int) -> date:
        return datetime.fromtimestamp(ms / 1000, self._when.zone).date()


class _Year:
    """The working days of a year, and when the unit was open on them."""

    def __init__(self, when: WorkingTime, year: int) -> None:
        first = date(year, 1, 1)
        every = (first + timedelta(days=place) for place in range((date(year + 1, 1, 1) - first).days))
        self.days = [day for day in every if when.calendar.is_working(day)]
        self._begins: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        self.total = 0
        for begin, end in (span for day in self.days for span in when.open_on(day)):
            self._begins.append(begin)
            self._ends.append(end)
            self._before.append(self.total)
            self.total += max(0, end - begin)

    def until(self, ms: int) -> int:
        """How long it was open from the first of January to this instant."""
        place = bisect_left(self._ends, ms)
        if place == len(self._ends):
            return self.total
        return self._before[place] + max(0, ms - self._begins[place])


def _is_sane(since_ms: int, until_ms: int) -> bool:
    return _FIRST <= since_ms <= until_ms < _LAST and until_ms - since_ms <= MOST_MS
