"""Logs that nobody let in: followed where a member's key or the paper vouches, looked at once where nobody does."""

import shutil
from pathlib import Path

import pytest

from tests.office.sharing.team import BEN, CARL, PETRA, Team, device_of, findings, opened, states
from workflows.office.sharing.rotating import continue_under_new_key
from workflows.office.sharing.sharing import Sharing
from workflows.sync.plain import PlainFolder

STRANGER = "a" * 26


def test_a_laptop_hears_of_another_and_of_what_it_wrote_in_one_exchange(team: Team) -> None:
    """Who lets it in stands in one log, what it did in another that is not followed yet."""
    second, third = team.join("second", BEN), team.join("third", PETRA)
    request = third.ask("12.00", by=PETRA)
    team.sync(third)

    team.sync(second)

    assert second.status(request) == "waiting"
    assert device_of(third) != device_of(second)


def test_a_chain_of_new_keys_is_followed_at_once(team: Team) -> None:
    """A laptop that went on twice while another was away: both new logs are taken in."""
    second, third = team.join("second", BEN), team.join("third", CARL)
    for _ in range(2):
        with opened(third) as office:
            continue_under_new_key(office, Sharing.of(office).folder)
        team.sync(third)
    request = third.ask("12.00", by=CARL)

    team.sync(third, second, team.first)

    assert second.status(request) == team.first.status(request) == "waiting"
    assert findings(second) == findings(third) == findings(team.first) == []
    assert len(states(second, third, team.first)) == 1


def test_files_of_a_stranger_are_read_once(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """Junk under a device's name costs one look, and an exchange always ends."""
    tail = team.folder / "tail"
    (own,) = tail.glob(f"{device_of(team.first)}.0-*.seg")
    shutil.copy(own, tail / f"{STRANGER}.0-5.seg")
    read: list[str] = []
    real = PlainFolder.read

    def noted(self: PlainFolder, path: str, limit: int) -> bytes | None:
        read.append(path)
        return real(self, path, limit)

    monkeypatch.setattr(PlainFolder, "read", noted)
    team.sync()
    team.sync()

    assert [path for path in read if STRANGER in path] == [f"tail/{STRANGER}.0-5.seg"]
    with opened(team.first, write=False) as office:
        assert office.store.entries.log(STRANGER) is None


def test_a_file_of_a_stranger_under_a_members_name_does_not_hold_an_exchange_up(team: Team, tmp_path: Path) -> None:
    """Its content is of no known log, whatever its name says."""
    other = tmp_path / "other"
    shutil.copytree(team.folder, other)
    second = team.join("second", BEN)
    (own,) = (team.folder / "tail").glob(f"{device_of(second)}.0-*.seg")
    raw = own.read_bytes().replace(device_of(second).encode(), STRANGER.encode())
    own.with_name(f"{device_of(second)}.0-9.seg").write_bytes(raw)

    assert team.sync().done.report.alarms == ()
    assert findings(team.first) == []
