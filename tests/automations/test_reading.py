"""Schedules in people's words: what is read, what is refused, and that printing and reading are the same thing."""

from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows import automations
from workflows.automations.schedules.printing import print_schedule
from workflows.automations.schedules.reading import read_schedule
from workflows.automations.schedules.schedule import (
    At,
    Daily,
    Every,
    FromDate,
    Nth,
    Schedule,
    Weekdays,
    WorkingDays,
    YearDay,
)
from workflows.errors import InvalidInput

EIGHT = (time(8, 0),)
READ: list[tuple[str, Schedule]] = [
    ("every Monday 08:00", At(days=Weekdays(days=(0,)), times=EIGHT)),
    ("Mondays at 8:00", At(days=Weekdays(days=(0,)), times=EIGHT)),
    ("daily 07:30", At(days=Daily(), times=(time(7, 30),))),
    ("every day at 07:30 and 19:30", At(days=Daily(), times=(time(7, 30), time(19, 30)))),
    (
        "every 15 minutes between 08:00 and 18:00 on working days",
        Every(minutes=15, first=time(8), last=time(18), days=WorkingDays()),
    ),
    ("every hour", Every(minutes=60)),
    ("last working day of the month", At(days=Nth(nth=-1, what="working"))),
    ("first Monday of the quarter", At(days=Nth(nth=1, what=0, span="quarter"))),
    ("on the 15th, or the working day before", At(days=Nth(nth=15, what="day"), shift="before")),
    ("the 15th at 08:00 or the working day after", At(days=Nth(nth=15, what="day"), times=EIGHT, shift="after")),
    ("3 working days before {due date}", At(days=FromDate(field="due date", days=-3, working=True))),
    ("on {due_date} 08:00", At(days=FromDate(field="due_date"), times=EIGHT)),
    ("every Friday except on holidays", At(days=Weekdays(days=(4,)), shift="skip")),
    ("every 2 weeks on Monday from 2026-01-05", At(days=Weekdays(days=(0,), weeks=2, since=date(2026, 1, 5)))),
    ("15 March", At(days=YearDay(month=3, day=15))),
    ("second last day of the year", At(days=Nth(nth=-2, what="day", span="year"))),
    ("jeden Montag 08:00", At(days=Weekdays(days=(0,)), times=EIGHT)),
    ("täglich um 08.00 Uhr", At(days=Daily(), times=EIGHT)),
    (
        "alle 15 Minuten zwischen 08:00 und 18:00 an Arbeitstagen",
        Every(minutes=15, first=time(8), last=time(18), days=WorkingDays()),
    ),
    ("letzter Arbeitstag des Monats", At(days=Nth(nth=-1, what="working"))),
    ("erster Montag im Quartal", At(days=Nth(nth=1, what=0, span="quarter"))),
    ("am 15. oder am Arbeitstag davor", At(days=Nth(nth=15, what="day"), shift="before")),
    ("3 Arbeitstage vor {Fälligkeit}", At(days=FromDate(field="Fälligkeit", days=-3, working=True))),
]


@pytest.mark.parametrize(("words", "expected"), READ, ids=[words for words, _ in READ])
def test_people_s_words_are_understood(words: str, expected: Schedule) -> None:
    """What an office would write is read as it is meant."""
    assert read_schedule(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "when:"),
        ("sometimes", "found “sometimes” at character 1"),
        ("every Monday 25:00", "a time from 00:00 to 23:59"),
        ("every Monday 08:00 tomorrow", "the end; found “tomorrow” at character 20"),
        ("last of the month", "“working day”, “day” or a day of the week"),
        ("first Monday", "“of the month”"),
        ("3 working days before Friday", "the name of a field"),
        ("every 0 minutes", "1 minute to 24 hours"),
        ("on the 32nd", "a day of the month, 1 to 31"),
        ("30 February", "1 to 29"),
        ("every 2 weeks on Monday", "“from”"),
        ("every 2 weeks on Monday from 2026-02-30", "a day of the calendar"),
        ("every 15 minutes between 18:00 and 08:00", "a time between"),
        ("every working day or the working day before", "no working days"),
        ("x" * 400, "at most 300 characters"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_was_expected(words: str, expected: str) -> None:
    """An error names what was expected and what stands there instead."""
    with pytest.raises(InvalidInput) as refused:
        read_schedule(words)

    assert refused.value.code == "bad-schedule"
    assert expected in refused.value.text


times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
spans = st.sampled_from(("month", "quarter", "year"))
shifts = st.sampled_from((None, "before", "after", "skip"))
counted = st.one_of(
    st.builds(Daily),
    st.builds(Weekdays, days=weekdays),
    st.builds(Weekdays, days=weekdays, weeks=st.integers(2, 52), since=st.dates(date(2000, 1, 1), date(2100, 1, 1))),
    st.builds(Nth, nth=st.integers(-2, 5).filter(bool), what=st.integers(0, 6), span=spans),
    st.builds(Nth, nth=st.integers(-2, 31).filter(bool), what=st.sampled_from(("working", "day")), span=spans),
    st.builds(YearDay, month=st.integers(1, 12), day=st.integers(1, 28)),
    st.builds(FromDate, field=st.sampled_from(("due_date", "Fälligkeit am")), days=st.integers(-366, 366)),
    st.builds(FromDate, field=st.just("start"), days=st.integers(1, 90), working=st.just(True)),
)
schedules: st.SearchStrategy[Schedule] = st.one_of(
    st.builds(At, days=counted, times=st.sets(times, max_size=3).map(lambda s: tuple(sorted(s))), shift=shifts),
    st.builds(At, days=st.builds(WorkingDays), times=st.sets(times, max_size=2).map(lambda s: tuple(sorted(s)))),
    st.builds(
        Every,
        minutes=st.integers(1, 1440),
        days=st.none() | st.builds(WorkingDays) | st.builds(Weekdays, days=weekdays),
    ),
    st.builds(
        lambda minutes, ends: Every(minutes=minutes, first=min(ends), last=max(ends)),
        st.integers(1, 1440),
        st.tuples(times, times),
    ),
)


@given(schedules)
def test_reading_what_was_printed_gives_the_same_schedule(schedule: Schedule) -> None:
    """A schedule survives being shown, edited by nobody, and saved."""
    assert read_schedule(print_schedule(schedule)) == schedule


@given(st.text(max_size=60) | st.lists(st.sampled_from("every last 15 15. {x} 08:00 Monday or working day before of month 2 weeks from between and except".split())).map(" ".join))  # fmt: skip  # noqa: SIM905, E501
def test_any_text_is_read_or_refused(text: str) -> None:
    """No words make it stumble; whatever is read can be printed and read again."""
    try:
        schedule = read_schedule(text)
    except InvalidInput:
        return
    assert read_schedule(print_schedule(schedule)) == schedule


def test_what_the_paper_shows_can_be_read() -> None:
    """Whoever copies a time from RUNNING.md has one that is planned."""
    paper = Path(automations.__file__).parent / "RUNNING.md"
    shown = paper.read_text("utf-8").partition("```text\n")[2].partition("```")[0].splitlines()

    assert len(shown) > 5
    for words in shown:
        assert read_schedule(print_schedule(read_schedule(words))) == read_schedule(words)
