"""One exchange can run twice: what both runs found is told once, and nothing of the first is lost."""

from tests.office.sharing.team import BEN, PETRA, Team, device_of
from workflows.office.sharing.sharing import _together
from workflows.sync.report import Alarm, Report


def test_alarms_of_two_runs_are_told_once() -> None:
    """They carry facts, which cannot be hashed."""
    gone = Alarm(code="missing", device="a", facts={"start": 1, "end": 3})
    other = Alarm(code="rolled-back", device="b", facts={"seen": 4, "shown": 2})

    assert _together(Report(alarms=(gone,)), Report(alarms=(other, gone))).alarms == (gone, other)
    assert _together(Report(alarms=(gone,)), Report()).alarms == (gone,)


def test_a_file_that_was_taken_away_while_there_is_something_to_say_ends_no_exchange(team: Team) -> None:
    """The first run finds it missing and brings it back; the second finds nothing."""
    petra = team.join("petra", PETRA)
    team.join("ben", BEN)
    petra.ask("77.00", number="9", by=PETRA)
    team.sync(petra, team.first, petra)
    team.first.ask("78.00", number="10")
    team.sync(team.first)
    max((team.folder / "tail").glob(f"{device_of(petra)}.*")).unlink()

    assert "missing" in team.sync(petra).alarms
    assert team.sync(petra).alarms == set()
