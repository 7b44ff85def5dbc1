"""Calendar files that other programs read, whatever the texts hold."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.effect_trial import NOON, failed, occasion, refused
from workflows.automations.effects.calendar import CalendarFile, Event, day_or_time, event_file
from workflows.domain.automations import Action
from workflows.office.office import Office

CALENDAR = CalendarFile()
SETTINGS = {"summary": "{who} is away", "start": "{from}", "end": "{to}", "name": "{who}.ics"}
VALUES = {"who": "Mara", "from": "2026-12-21", "to": "2026-12-24"}


def unfolded(raw: bytes) -> list[str]:
    """Lines as a reader joins them (RFC 5545, 3.1)."""
    assert raw.endswith(b"\r\n")
    return raw.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def action(folder: Path, **more: Any) -> Action:
    """Somebody's leave."""
    return Action(kind="calendar-file", settings=SETTINGS | {"folder": str(folder)} | more)


def test_days_are_written_with_the_day_after_the_last(office: Office, folder: Path) -> None:
    """Once for the same key, under the same UID."""
    for _ in range(2):
        CALENDAR.run(action(folder), occasion(values=VALUES), office)
    (file,) = folder.iterdir()
    lines = unfolded(file.read_bytes())
    assert file.name == "Mara.ics"
    assert "DTSTART;VALUE=DATE:20261221" in lines
    assert "DTEND;VALUE=DATE:20261225" in lines
    assert "SUMMARY:Mara is away" in lines
    assert "DTSTAMP:20261123T120000Z" in lines
    assert len([one for one in lines if one.startswith("UID:")]) == 1
    assert CALENDAR.was_done(action(folder), occasion(), office) == "yes"


def test_times_are_written_in_utc(office: Office, folder: Path) -> None:
    """Whatever their zone."""
    values = VALUES | {"from": "2026-12-21T09:00+01:00", "to": "2026-12-21T10:30:00Z"}
    CALENDAR.run(action(folder), occasion(values=values), office)
    lines = unfolded((folder / "Mara.ics").read_bytes())
    assert {"DTSTART:20261221T080000Z", "DTEND:20261221T103000Z"} <= set(lines)


@given(summary=st.text(max_size=200), description=st.text(max_size=400), location=st.text(max_size=100))
def test_no_text_adds_a_line_or_is_lost(summary: str, description: str, location: str) -> None:
    """Lines are at most 75 bytes, and hold what they held before they were folded."""
    event = Event(
        uid="u",
        at_ms=NOON,
        start=date(2026, 12, 21),
        end=date(2026, 12, 21),
        summary=summary,
        description=description,
        location=location,
    )
    raw = event_file(event)

    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    for line in raw.split(b"\r\n"):
        line.decode()
    names = [line.partition(":")[0].partition(";")[0] for line in unfolded(raw)]
    fixed = ["BEGIN", "VERSION", "PRODID", "METHOD", "BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"]
    assert names[: len(fixed)] == fixed
    assert set(names[len(fixed) :]) <= {"LOCATION", "DESCRIPTION", "TRANSP", "END"}
    assert len(names) == len(fixed) + 3 + bool(event.location.strip()) + bool(event.description.strip())


def test_what_has_a_meaning_is_escaped() -> None:
    """As 3.3.11 says."""
    event = Event(
        uid="u",
        at_ms=NOON,
        start=datetime(2026, 1, 1, tzinfo=UTC),
        end=datetime(2026, 1, 1, tzinfo=UTC),
        summary="a;b,c\\d\r\nEND:VEVENT",
        description="one\ntwo",
    )
    lines = unfolded(event_file(event))
    assert "SUMMARY:a\\;b\\,c\\\\d END:VEVENT" in lines
    assert "DESCRIPTION:one\\ntwo" in lines


@pytest.mark.parametrize(
    "values",
    [
        {"from": "tomorrow"},
        {"from": ""},
        {"from": "2026-02-30"},
        {"to": "2026-12-20"},
        {"to": "2029-01-01"},
        {"to": "2026-12-21T10:00Z"},
        {"from": "2026-12-21T10:00"},
        {"from": "0000-01-01"},
        {"from": "２０２６-12-21"},
    ],
)
def test_what_is_no_time_makes_no_file(office: Office, folder: Path, values: dict[str, str]) -> None:
    """Or what ends before it starts, or lasts for years."""
    error = failed(CALENDAR, action(folder), occasion(values=VALUES | values), office)
    assert (error.code, error.again, list(folder.iterdir())) == ("bad-date", False, [])
    assert CALENDAR.dry_run(action(folder), occasion(values=VALUES | values), office).problems == ("bad-date",)


def test_the_last_day_there_is_does_no_harm() -> None:
    """A calendar has no day after it."""
    event = Event(uid="u", at_ms=0, start=date.max, end=date.max, summary="x")
    assert b"DTEND;VALUE=DATE:99991231" in event_file(event)
    assert day_or_time("9999-12-31T23:59-12:00") is None


def test_a_mistake_in_the_settings_names_its_place(folder: Path) -> None:
    """Before anything is published."""
    good = SETTINGS | {"folder": str(folder)}
    CALENDAR.check(good)
    for change, place in (({"start": "soon"}, "“start”"), ({"summary": ""}, "“summary”"), ({"alarm": "5"}, "“alarm”")):
        assert place in refused(CALENDAR, good | change)


@pytest.mark.parametrize("sign", ["a", "ü", "語", "🗓"])
@pytest.mark.parametrize("ahead", range(4))
def test_a_long_line_is_folded_between_characters(sign: str, ahead: int) -> None:
    """Wherever the seventy-fifth byte falls."""
    summary = "x" * ahead + sign * 200
    day = date(2026, 12, 21)
    raw = event_file(Event(uid="u", at_ms=NOON, start=day, end=day, summary=summary))
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) in range(72, 76)
    for line in lines:
        line.decode()
    assert f"SUMMARY:{summary}" in unfolded(raw)
