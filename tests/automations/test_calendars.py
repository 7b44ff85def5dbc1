"""Whose holidays and whose clock: the nearest unit that says so."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time

import pytest

from workflows.domain.people import Hours, Unit
from workflows.engine import calendars
from workflows.engine.calendars import calendar_of, zone_of
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput

EPIPHANY = date(2026, 1, 6)
"""Free in Bavaria, a working Tuesday in Berlin."""


def office(**south: object) -> OfficeState:
    """A head in Germany and a branch, with what the branch says of itself."""
    branch = Unit(id="south", name="South", parent="head", **south)  # type: ignore[arg-type]
    return OfficeState(country="DE", head="head", units={"head": Unit(id="head", name="Head"), "south": branch})


def test_a_branch_has_the_holidays_of_its_region() -> None:
    """Munich is free where the head office works."""
    state = office(region="BY")

    assert not calendar_of(state, "south").is_working(EPIPHANY)
    assert calendar_of(state, "head").is_working(EPIPHANY)


def test_a_branch_abroad_goes_by_its_own_clock_and_weekend() -> None:
    """Its country brings zone, holidays and weekend."""
    state = office(country="IN")

    assert zone_of(state, "south").key == "Asia/Kolkata"
    assert zone_of(state, "head").key == "Europe/Berlin"


def test_hours_and_closed_days_of_the_unit_count() -> None:
    """A shop that works on Saturdays, and is closed for a day."""
    hours = (Hours(days=(1, 2, 3, 4, 5), since="10:00", until="18:00"),)
    found = calendar_of(office(hours=hours, closed=("2026-01-10",)), "south")

    assert found.is_working(date(2026, 1, 17))
    assert not found.is_working(date(2026, 1, 19))
    assert not found.is_working(date(2026, 1, 10))
    assert found.opens == time(10, 0)


@pytest.mark.parametrize(
    ("says", "code"),
    [({"country": "XX"}, "unknown-country"), ({"region": "ZZ"}, "unknown-region"), ({"zone": "Mars"}, "unknown-zone")],
)
def test_what_nobody_knows_is_refused_by_name(says: dict[str, str], code: str) -> None:
    """A slip in a unit is an error that says what there is."""
    ask = zone_of if "zone" in says else calendar_of

    with pytest.raises(InvalidInput) as refused:
        ask(office(**says), "south")

    assert refused.value.code == code


def test_threads_that_ask_at_once_all_hear_the_same() -> None:
    """The window asks on several threads: a deadline may not hang on who asked first."""
    years = range(2020, 2060)
    before_s = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # so that the threads are in each other's way
    try:
        for _ in range(8):
            for kept in (calendars._calendar, calendars._of_year):
                kept.cache_clear()
            days = calendar_of(office(), "head")
            with ThreadPoolExecutor(3) as threads:
                asked = [date(year, 12, 25) for year in (*years, *years)]
                assert all(threads.map(days.holidays.__contains__, asked))
            assert all(date(year, 1, 1) in days.holidays for year in years)
    finally:
        sys.setswitchinterval(before_s)
