"""Deadlines in working time: they run while the unit works, and end when it closes."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.domain.working_days import WorkCalendar
from workflows.domain.working_time import HOUR_MS, Span, WorkingTime, span_of

BERLIN = ZoneInfo("Europe/Berlin")
SHOP = WorkingTime(
    zone=BERLIN,
    calendar=WorkCalendar(holidays=frozenset({date(2026, 12, 25)})),
    hours=dict.fromkeys(range(5), ((time(8), time(12)), (time(13), time(17)))),
)
ALWAYS = 1_700_000_000_000
"""An instant in 2023 from which tests draw."""


def ms(text: str) -> int:
    """A local time in Berlin as milliseconds."""
    return int(datetime.fromisoformat(text).replace(tzinfo=BERLIN).timestamp() * 1000)


@pytest.mark.parametrize(
    ("since", "span", "until"),
    [
        ("2026-11-23T09:00", "2 working hours", "2026-11-23T11:00"),
        ("2026-11-23T11:00", "2 working hours", "2026-11-23T14:00"),  # over the lunch hour
        ("2026-11-27T16:00", "2 working hours", "2026-11-30T09:00"),  # over the weekend
        ("2026-11-28T10:00", "1 working hour", "2026-11-30T09:00"),  # begun while closed
        ("2026-11-23T09:00", "1 working day", "2026-11-24T17:00"),
        ("2026-11-27T09:00", "2 working days", "2026-12-01T17:00"),
        ("2026-12-24T16:30", "1 working hour", "2026-12-28T08:30"),  # over a holiday and a weekend
        ("2026-12-24T09:00", "1 working day", "2026-12-28T17:00"),
        ("2026-10-23T16:00", "2 working hours", "2026-10-26T09:00"),  # the clock is put back on the 25th
    ],
)
def test_a_deadline_counts_the_hours_and_days_that_are_worked(since: str, span: str, until: str) -> None:
    """Nights, lunch hours, weekends and holidays do not count."""
    told = span_of(span)

    assert told is not None
    assert SHOP.after(ms(since), told) == ms(until)


def test_where_nobody_ever_works_the_clock_alone_counts() -> None:
    """A calendar without working days ends no request for ever."""
    never = WorkingTime(zone=BERLIN, calendar=WorkCalendar(weekdays=frozenset()), hours={})

    assert never.after(ALWAYS, Span(count=3, unit="hour")) == ALWAYS + 3 * HOUR_MS
    assert never.after(ALWAYS, Span(count=3, unit="day")) == ALWAYS + 72 * HOUR_MS


@pytest.mark.parametrize("text", ["", "2 days", "0 working days", "401 working days", "-1 working day", "2 working"])
def test_only_working_time_is_read(text: str) -> None:
    """What says no working time is none."""
    assert span_of(text) is None


@given(
    st.integers(ALWAYS, ALWAYS + 10**11), st.integers(1, 80), st.sampled_from(["hour", "day"]), st.integers(0, 10**9)
)
def test_no_deadline_passes_before_the_least_time_and_none_overtakes_another(
    start: int, count: int, unit: str, later: int
) -> None:
    """What readers judge by holds for every calendar, and whoever begins later is due no earlier."""
    span = Span(count=count, unit=unit)  # type: ignore[arg-type]

    assert SHOP.after(start, span) >= start + span.least_ms
    assert SHOP.after(start, span) <= SHOP.after(start + later, span)


@pytest.mark.parametrize("start", [-(10**14), 10**17])
def test_an_absurd_time_is_counted_all_the_same(start: int) -> None:
    """An author may claim any time; nothing breaks by it."""
    assert SHOP.after(start, Span(count=2, unit="hour")) == start + 2 * HOUR_MS
    assert SHOP.after(start, Span(count=2, unit="day")) == start + 48 * HOUR_MS


def test_the_instants_are_utc() -> None:
    """Nine in Berlin in winter is eight in UTC."""
    noon = int(datetime(2026, 11, 23, 11, 0, tzinfo=UTC).timestamp() * 1000)

    assert SHOP.after(ms("2026-11-23T09:00"), Span(count=3, unit="hour")) == noon
