"""When schedules are due: holidays, changes of the clock, and a slow second opinion that looks at every minute."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.automations.schedules.instants import instants_after, instants_of_date
from workflows.automations.schedules.reading import read_schedule
from workflows.automations.schedules.schedule import At, Daily, Weekdays
from workflows.domain.working_days import WorkCalendar
from workflows.domain.zones import instant

BERLIN = ZoneInfo("Europe/Berlin")
CALENDAR = WorkCalendar()
ZONES = (
    "Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tehran",
    "America/Sao_Paulo", "Pacific/Apia", "Africa/Cairo", "Asia/Kolkata", "Antarctica/Troll", "Europe/Dublin",
)  # fmt: skip


def ms(text: str) -> int:
    """Milliseconds since 1970 of a time."""
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def due(
    words: str, since: str, count: int = 3, calendar: WorkCalendar = CALENDAR, zone: ZoneInfo = BERLIN
) -> list[str]:
    """The first times from then on, as the wall has them."""
    found = islice(instants_after(read_schedule(words), ms(since), zone, calendar), count)
    return [f"{datetime.fromtimestamp(one / 1000, zone):%Y-%m-%d %H:%M%z}" for one in found]


def test_a_local_time_that_happens_twice_is_due_once_the_first_time() -> None:
    """At the end of summer time 02:30 comes twice; the run comes once."""
    found = due("daily 02:30", "2026-10-24T12:00Z", 2)

    assert found == ["2026-10-25 02:30+0200", "2026-10-26 02:30+0100"]


def test_a_local_time_that_does_not_exist_is_due_at_the_next_instant() -> None:
    """At the beginning of summer time 02:30 is left out; the run comes when the clock goes on, at 03:00."""
    found = due("daily 02:30", "2026-03-28T12:00Z", 2)

    assert found == ["2026-03-29 03:00+0200", "2026-03-30 02:30+0200"]


def test_minutes_are_counted_through_a_change_of_the_clock() -> None:
    """Every half hour means every half hour, also in the hour that comes twice."""
    schedule = read_schedule("every 30 minutes")
    found = list(islice(instants_after(schedule, ms("2026-10-24T21:59Z"), BERLIN, CALENDAR), 52))

    assert {later - earlier for earlier, later in pairwise(found)} == {30 * 60_000}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("last working day of the month 17:00", ["2026-12-30 17:00+0100", "2027-01-29 17:00+0100"]),
        ("first Monday of the quarter 08:00", ["2027-01-04 08:00+0100", "2027-04-05 08:00+0200"]),
        ("on the 25th or the working day before", ["2026-12-24 08:00+0100", "2027-01-25 08:00+0100"]),
        ("on the 25th or the working day after", ["2026-12-28 08:00+0100", "2027-01-25 08:00+0100"]),
        ("every Friday except on holidays", ["2026-12-04 08:00+0100", "2026-12-11 08:00+0100"]),
        ("on the 31st", ["2026-12-31 08:00+0100", "2027-01-31 08:00+0100"]),
        ("29 February 08:00", ["2027-02-28 08:00+0100", "2028-02-29 08:00+0100"]),
        ("every 3 weeks on Monday from 2026-11-30", ["2026-12-21 08:00+0100", "2027-01-11 08:00+0100"]),
    ],
)
def test_days_are_found_as_people_mean_them(words: str, expected: list[str]) -> None:
    """With Christmas and New Year's Eve free."""
    free = frozenset({date(2026, 12, 25), date(2026, 12, 31), date(2027, 1, 1)})

    assert due(words, "2026-11-30T18:00Z", 2, WorkCalendar(holidays=free)) == expected


def test_days_before_a_date_are_counted_in_working_days() -> None:
    """Three working days before a Tuesday is the Thursday before."""
    schedule = read_schedule("3 working days before {due date} 09:00")

    assert instants_of_date(schedule, date(2026, 12, 1), BERLIN, CALENDAR) == (ms("2026-11-26T08:00Z"),)


def test_a_calendar_without_working_days_is_never_due() -> None:
    """It ends instead of looking for ever."""
    never = WorkCalendar(weekdays=frozenset())

    assert instants_of_date(read_schedule("2 working days after {x}"), date(2026, 1, 1), BERLIN, never) == ()


def slow_oracle(day: date, moment: time, zone: ZoneInfo) -> int:
    """Walk through every minute of three days and take the first whose local time is not before the one asked for."""
    wanted = datetime.combine(day, moment)
    at = datetime.combine(day - timedelta(days=1), time(0), tzinfo=UTC)
    while at.astimezone(zone).replace(tzinfo=None) < wanted:
        at += timedelta(minutes=1)
    return int(at.timestamp() * 1000)


def changes(zone: ZoneInfo, year: int) -> list[date]:
    """Days of a year around which the zone's clock changes."""
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    offsets = [datetime.combine(day, time(0), tzinfo=UTC).astimezone(zone).utcoffset() for day in days]
    return [day for day, (a, b) in zip(days, pairwise(offsets), strict=False) if a != b]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ZONES), st.integers(1990, 2037), st.integers(-1, 1), st.times(), st.data())
def test_every_local_time_is_resolved_as_a_walk_through_the_minutes_does(
    name: str, year: int, near: int, moment: time, data: st.DataObject
) -> None:
    """In many zones and years, around the days on which clocks change as well as on all others."""
    zone = ZoneInfo(name)
    days = changes(zone, year) or [date(year, 6, 15)]
    day = data.draw(st.sampled_from(days)) + timedelta(days=near)
    moment = moment.replace(second=0, microsecond=0)

    found = instant(datetime.combine(day, moment), zone)

    assert found.timestamp() * 1000 == slow_oracle(day, moment, zone)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ZONES), st.integers(1990, 2037), st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
def test_a_daily_time_is_due_once_for_each_day_of_a_year(name: str, year: int, hour: int, minute: int) -> None:
    """Ascending, none twice, none left out, whatever the clocks do."""
    zone, moment = ZoneInfo(name), time(hour, minute)
    schedule = At(days=Daily(), times=(moment,))
    start, end = datetime(year, 1, 3, tzinfo=UTC), datetime(year, 12, 28, tzinfo=UTC)
    until = end.timestamp() * 1000

    found = list(
        takewhile(lambda at: at <= until, instants_after(schedule, int(start.timestamp() * 1000), zone, CALENDAR))
    )

    days = (date(year, 1, 1) + timedelta(days=number) for number in range(364))
    expected = {int(instant(datetime.combine(day, moment), zone).timestamp() * 1000) for day in days}
    assert found == sorted(at for at in expected if start.timestamp() * 1000 < at <= until)


@given(st.integers(0, 2_000_000_000_000), st.sampled_from((
    "every Monday 08:00", "last working day of the month 17:00", "every 45 minutes between 01:30 and 03:15",
    "on the 1st or the working day before", "15 March", "second last Friday of the quarter 23:59",
)), st.sampled_from(ZONES))  # fmt: skip
def test_asking_again_from_a_found_instant_goes_on_where_it_was(after: int, words: str, name: str) -> None:
    """So it makes no difference whether a laptop was awake or asks for weeks at once."""
    schedule, zone = read_schedule(words), ZoneInfo(name)

    at_once = list(islice(instants_after(schedule, after, zone, CALENDAR), 5))
    step, one_by_one = after, []
    for _ in range(5):
        step = next(instants_after(schedule, step, zone, CALENDAR))
        one_by_one.append(step)

    assert at_once == one_by_one


def test_weekdays_of_every_week_need_no_first_day() -> None:
    """A plain list of weekdays has no beginning."""
    assert Weekdays(days=(0, 3)).since is None
