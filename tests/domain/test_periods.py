"""Periods of the calendar: which one a day lies in, and the day after it."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.domain.people import Period
from workflows.domain.periods import day_after, first_day

PERIODS = st.sampled_from(get_args(Period))


@given(PERIODS, st.dates(max_value=date(9998, 12, 31)))
def test_every_day_lies_in_its_period_and_periods_follow_each_other(period: Period, day: date) -> None:
    """The first day is in it, the day after is not, and the last one of the period names the same first day."""
    first, after = first_day(period, day.isoformat()), day_after(period, day.isoformat())

    assert first <= day.isoformat() < after
    assert first_day(period, first) == first
    assert first_day(period, after) == after
    assert first_day(period, (date.fromisoformat(after) - timedelta(days=1)).isoformat()) == first


@pytest.mark.parametrize("period", get_args(Period))
@pytest.mark.parametrize("day", ["0001-01-01", "9999-10-01", "9999-12-31"])
def test_both_ends_of_the_calendar_have_periods(period: Period, day: str) -> None:
    """A tampered program may claim any time; the day after the last period is the calendar's last."""
    assert first_day(period, day) <= day <= day_after(period, day)
