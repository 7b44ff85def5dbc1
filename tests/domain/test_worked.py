"""How much work lies between two instants: the other direction of deadlines, and as exact."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_working_time import ALWAYS, SHOP, ms
from workflows.domain.worked import MOST_MS, Worked
from workflows.domain.working_time import HOUR_MS, Span

WORKED = Worked(SHOP)


@pytest.mark.parametrize(
    ("since", "until", "hours", "days"),
    [
        ("2026-11-23T09:00", "2026-11-23T11:30", 2.5, 0),
        ("2026-11-23T11:00", "2026-11-23T14:00", 2, 0),  # over the lunch hour
        ("2026-11-27T16:00", "2026-11-30T09:00", 2, 1),  # over the weekend
        ("2026-11-28T10:00", "2026-11-29T18:00", 0, 0),  # while closed
        ("2026-12-24T16:30", "2026-12-28T08:30", 1, 1),  # over a holiday and a weekend
        ("2026-10-23T16:00", "2026-10-26T09:00", 2, 1),  # the clock is put back on the 25th
        ("2026-12-30T08:00", "2027-01-04T17:00", 32, 3),  # into the next year; January 1 is no holiday here
        ("2026-11-23T07:00", "2026-11-23T07:00", 0, 0),
    ],
)
def test_only_what_is_worked_counts(since: str, until: str, hours: float, days: int) -> None:
    """Nights, lunch hours, weekends and holidays do not."""
    assert WORKED.milliseconds(ms(since), ms(until)) == hours * HOUR_MS
    assert WORKED.days(ms(since), ms(until)) == days


@given(start=st.integers(0, 3 * 365 * 24 * HOUR_MS), count=st.integers(1, 300))
def test_a_deadline_lies_as_much_work_away_as_it_says(start: int, count: int) -> None:
    """What ``after`` counts forward is counted back the same."""
    begin = ALWAYS + start
    assert WORKED.milliseconds(begin, SHOP.after(begin, Span(count=count, unit="hour"))) == count * HOUR_MS
    end = SHOP.after(begin, Span(count=count, unit="day"))
    assert WORKED.days(begin, end) == count


def test_claimed_times_beyond_all_calendars_are_not_measured() -> None:
    """An author may claim any time at all; nothing then takes long, and nothing is invented."""
    assert WORKED.milliseconds(ALWAYS, ALWAYS + MOST_MS + 1) is None
    assert WORKED.days(ALWAYS, 1 << 60) is None
    assert WORKED.milliseconds(0, ALWAYS) is None
    assert WORKED.end_of(date(9999, 12, 31)) > ALWAYS


def test_a_day_is_over_at_midnight_on_the_units_clock() -> None:
    """Also on the days on which the clock is changed."""
    assert WORKED.end_of(date(2026, 10, 25)) == ms("2026-10-26T00:00")
    assert WORKED.end_of(date(2026, 11, 23)) == ms("2026-11-24T00:00")
