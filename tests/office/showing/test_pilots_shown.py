"""Trials as they stand, and side by side with the units that are not in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.old_office import Past
from tests.support.tried_office import OWNER, SOUTH, decided, draft, grant, spent, started, tried_office
from workflows.domain.commands import Refusal, Withdraw
from workflows.domain.pilots import Pilot
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.piloting import Trial, end
from workflows.office.showing.pilots_shown import pilots, shown_on, side_by_side

SINCE, UNTIL = "2026-11-02", "2026-11-15"


@pytest.fixture
def past(monkeypatch: pytest.MonkeyPatch) -> Past:
    """A while before the trial."""
    moved = Past(monkeypatch)
    moved.go("2026-10-01T09:00:00Z")
    return moved


@pytest.fixture
def office(past: Past, tmp_path: Path) -> Iterator[Office]:
    """Two branches, each with a manager."""
    with tried_office(tmp_path / "home") as opened:
        yield opened


def waited(office: Office, past: Past, day: str, minutes: int, unit: str = "north", euros: int = 300) -> str:
    """Something sent at nine that the manager approved so many minutes later; its request."""
    past.go(f"{day}T09:00:00Z")
    request = spent(office, euros, unit)
    past.go(f"{day}T{9 + minutes // 60:02}:{minutes % 60:02}:00Z")
    decided(office, request, SOUTH if unit == "south" else "nina-nord")
    return request


@pytest.mark.parametrize(
    ("day", "changes", "state", "ends", "left"),
    [
        ("2026-11-01", {}, "to-come", UNTIL, 0),
        ("2026-11-02", {}, "running", UNTIL, 14),
        ("2026-11-15", {}, "running", UNTIL, 1),
        ("2026-11-16", {}, "over", UNTIL, 0),
        ("2026-11-16", {"ended": "pulled-back", "ended_on": "2026-11-05"}, "pulled-back", "2026-11-04", 0),
        ("2026-11-16", {"ended": "pulled-back", "ended_on": "2026-11-01"}, "pulled-back", "", 0),
        ("2026-12-16", {"ended": "rolled-out", "ended_on": "2026-12-01"}, "rolled-out", UNTIL, 0),
    ],
)
def test_a_trial_stands_as_its_days_and_its_acts_say(
    day: str, changes: dict[str, str], state: str, ends: str, left: int
) -> None:
    """Its last day still counts, and the day on which it was ended does not."""
    pilot = Pilot(id="p", units=("north",), since=SINCE, until=UNTIL, table="t", version=2, **changes)  # type: ignore[arg-type]

    shown = shown_on(pilot, day)
    assert (shown.state, shown.ends, shown.left) == (state, ends, left)


def test_the_four_sides_count_exactly_their_requests(office: Office, past: Past, tmp_path: Path) -> None:
    """In the trial and beside it, during its days and as long before; waits as they were recorded."""
    waited(office, past, "2026-10-18", 16)  # too early for the time before
    waited(office, past, "2026-10-19", 60)
    waited(office, past, "2026-10-25", 30, "south")
    waited(office, past, "2026-11-01", 120, "north-shop")
    started(office, Trial(units=("north",), since=SINCE, until=UNTIL, table=draft(office, tmp_path)))
    past.go("2026-11-02T00:00:00Z")
    spent(office, 300)
    waited(office, past, "2026-11-14", 45, "south")
    waited(office, past, "2026-11-15", 240, "north-shop", euros=700)
    past.go("2026-11-15T20:00:00Z")
    refused = spent(office, 900)
    decided(office, refused, "nina-nord", "reject")
    open_still, back = spent(office, 800), spent(office, 600)
    assert not isinstance(office.act(back, Withdraw(by="carl-clerk")), Refusal)
    past.go("2026-11-16T00:00:00Z")
    spent(office, 300)
    assert open_still

    found = side_by_side(office, "spending-north")
    assert (found.first_day, found.last_day) == (SINCE, UNTIL)
    assert (found.before_from, found.before_to) == ("2026-10-19", "2026-11-01")
    assert (found.units, found.others) == (("north", "north-shop"), ("head-office", "south"))
    tried, before = found.tried, found.tried_before
    assert (tried.requests, tried.decided, tried.untouched, tried.touches, tried.rejected) == (5, 3, 1, 2, 1)
    assert (tried.waits, tried.median_ms, tried.slowest_tenth_ms, tried.withdrawn) == (3, 0, None, 1)
    assert tried.sums == {"EUR": 180_000}
    assert (before.requests, before.decided, before.untouched, before.median_ms) == (2, 2, 0, 60 * 60_000)
    assert (found.untried.requests, found.untried.median_ms) == (1, 45 * 60_000)
    assert (found.untried_before.requests, found.untried_before.median_ms) == (1, 30 * 60_000)


def test_while_it_runs_only_the_time_so_far_is_compared(office: Office, past: Past, tmp_path: Path) -> None:
    """Two days and a half stand beside two days and a half before; a trial to come compares nothing."""
    waited(office, past, "2026-10-30", 10)
    waited(office, past, "2026-10-31", 10)
    started(office, Trial(units=("north",), since=SINCE, until=UNTIL, table=draft(office, tmp_path)))
    to_come = side_by_side(office, "spending-north")
    assert (to_come.first_day, to_come.tried.requests, to_come.tried_before.requests) == ("", 0, 0)
    past.go("2026-11-04T12:00:00Z")

    found = side_by_side(office, "spending-north")
    assert (found.last_day, found.before_from) == ("2026-11-04", "2026-10-30")
    assert found.tried_before.requests == 1


def test_what_was_sent_before_a_trial_was_signed_is_not_under_it(office: Office, past: Past, tmp_path: Path) -> None:
    """On its first day it holds from the act on that starts it."""
    waited(office, past, "2026-11-02", 30)
    past.go("2026-11-02T12:00:00Z")
    started(office, Trial(units=("north",), since=SINCE, until=UNTIL, table=draft(office, tmp_path)))
    past.go("2026-11-02T18:00:00Z")
    spent(office, 300)

    found = side_by_side(office, "spending-north")
    assert (found.tried.requests, found.tried.untouched, found.tried_before.requests) == (1, 1, 1)
    assert found.before_from == found.before_to == "2026-11-02"


def test_authority_on_trial_is_compared_by_what_people_did(office: Office, past: Past) -> None:
    """Where no rule leads, a request waited from its sending to its last decision; opinions are acts, too."""
    past.go("2026-11-01T09:00:00Z")
    before = spent(office, 400, workflow="buying")
    decided(office, before, "nina-nord")
    past.go("2026-11-01T10:00:00Z")
    decided(office, before, OWNER)
    pilot = started(office, Trial(units=("north",), since=SINCE, until=UNTIL, grants=(grant(),)))
    past.go("2026-11-02T09:00:00Z")
    during = spent(office, 400, workflow="buying")
    past.go("2026-11-02T09:20:00Z")
    decided(office, during, "nina-nord")
    past.go("2026-11-03T00:00:00Z")

    found = side_by_side(office, pilot)
    assert (found.tried_before.touches, found.tried_before.median_ms) == (2, 60 * 60_000)
    assert (found.tried.touches, found.tried.median_ms) == (1, 20 * 60_000)
    assert found.workflows == ("buying",)


def test_trials_are_listed_those_that_run_first(office: Office, past: Past, tmp_path: Path) -> None:
    """Then those to come, then the latest that ended; an unknown one is named."""
    text = draft(office, tmp_path)
    one = started(office, Trial(units=("south",), since="2026-12-01", until="2026-12-02", table=text, name="Later"))
    two = started(office, Trial(units=("north",), since="2026-10-01", until="2026-10-05", table=text, name="Over"))
    three = started(office, Trial(units=("north",), since="2026-10-06", until="2026-10-31", table=text, name="Now"))
    past.go("2026-10-07T09:00:00Z")
    assert [(shown.pilot.id, shown.state) for shown in pilots(office)] == [
        (three, "running"),
        (one, "to-come"),
        (two, "over"),
    ]
    assert not isinstance(end(office, OWNER, three, "pulled-back"), Refusal)
    assert [shown.state for shown in pilots(office)] == ["to-come", "pulled-back", "over"]
    with pytest.raises(InvalidInput, match="No trial is called"):
        side_by_side(office, "none")
