"""Weeks of a firm with two laptops: every due run accounted for exactly once, no effect twice."""

from pathlib import Path

import pytest

from tests.simulation import year_of_runs
from tests.simulation.year_of_runs import Year, run
from workflows.automations import planning
from workflows.automations.due_runs import DueRuns
from workflows.automations.effects.protocol import Occasion


@pytest.fixture(autouse=True)
def _keys_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_every_due_run_is_accounted_for_once_and_no_effect_is_had_twice(seed: int) -> None:
    """Laptops off for weeks, crashes, clocks that change, automations that move; a year is run by hand."""
    found, reached, lines = run(seed, 45)

    assert found == []
    assert lines > 100
    assert reached["crash"]
    assert reached["moved"] + reached["moved without a word"]


@pytest.mark.slow
def test_doing_again_what_was_begun_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check can fail: a program that repeats what a crash cut off is caught."""

    def forgetful(self: year_of_runs.Paper, action: object, occasion: Occasion, office: object) -> str:
        return "no"

    monkeypatch.setattr(year_of_runs.Paper, "was_done", forgetful)
    found = (line for seed in range(1, 6) for line in run(seed, 60)[0])

    assert any("had 2 times" in line for line in found)


@pytest.mark.slow
def test_taking_over_without_waiting_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one that begins before the other laptop said that it stopped."""
    monkeypatch.setattr(planning, "_may_take_over", lambda *_: True)

    assert any(run(seed, 60)[0] for seed in range(1, 6))


def test_a_year_has_branches_in_several_zones(tmp_path: Path) -> None:
    """Of two hemispheres, so that clocks change in spring and in autumn, one of them by half an hour."""
    year = Year(tmp_path, 1)
    office = year.laptops[0].office
    assert office is not None

    zones = {unit.zone or unit.country for unit in office.state.units.values()}

    assert zones >= {"Australia/Lord_Howe", "America/New_York", "IN"}
    assert isinstance(DueRuns(office).step().next_ms, int)
    year.close()
