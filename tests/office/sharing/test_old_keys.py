"""Backups and keys of before do not undo what was decided since."""

from pathlib import Path

import pytest

from tests.office.sharing.team import BEN, CARL, OWNER, PETRA, Team, device_of, opened, states
from workflows.domain.commands import Refusal
from workflows.domain.events import AssignmentsSet
from workflows.errors import CountersignError
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceRecovered, DeviceRotated, LogForked
from workflows.ledger.trust import Device, Trust, freeze, rotate
from workflows.office.sharing.revoking import revoke
from workflows.office.sharing.scopes import move_authority


def test_a_backup_of_before_a_removal_does_not_bring_the_removed_back(team: Team, tmp_path: Path) -> None:
    """The restored primary goes on where the old one ended, and not where the backup was made."""
    second = team.join("second", PETRA)
    backup = tmp_path / "office.backup"
    team.first.done("backup", backup)
    with opened(team.first) as office:
        assert not isinstance(office.change(OWNER, [AssignmentsSet(person=BEN, assignments=())]), Refusal)
    team.sync(team.first, second)
    restored = team.shop(tmp_path / "restored")
    restored.done("restore", backup)
    restored.done("folder", "connect", str(team.folder))
    team.sync(restored, second, restored, second)

    for shop in (second, restored):
        with opened(shop, write=False) as office:
            assert [one for one in office.state.assignments if one.person == BEN] == []
            assert office.chain.trust.primary == device_of(restored)
    assert len(states(second, restored)) == 1


def test_a_backup_of_before_the_hand_over_does_not_take_the_authority_back(team: Team, tmp_path: Path) -> None:
    """Whoever was handed the office keeps it."""
    second = team.join("second", OWNER)
    backup = tmp_path / "office.backup"
    team.first.done("backup", backup)
    with opened(team.first) as office:
        move_authority(office, device_of(second), by=OWNER)
    team.sync(team.first, second)
    restored = team.shop(tmp_path / "restored")
    restored.done("restore", backup)
    restored.done("folder", "connect", str(team.folder))
    team.sync(restored, second, restored)

    for shop in (second, restored):
        with opened(shop, write=False) as office:
            assert office.chain.trust.primary == device_of(second)


def test_a_revoked_laptop_does_not_let_itself_in_again(team: Team, tmp_path: Path) -> None:
    """Neither by a backup that it made before, nor by any new key that the old one vouches for."""
    second, third = team.join("second", BEN), team.join("third", PETRA)
    backup = tmp_path / "office.backup"
    second.done("backup", backup)
    with opened(team.first) as office:
        revoke(office, device_of(second), by=OWNER, second=CARL)
    team.sync(team.first, third)
    again = team.shop(tmp_path / "again")
    again.done("restore", backup)
    device = device_of(again)
    try:
        again("folder", "connect", str(team.folder))
        team.sync(again)
    except CountersignError:
        pass  # it may refuse to write on a log that does not count
    team.sync(third, team.first, third)

    for shop in (team.first, third):
        with opened(shop, write=False) as office:
            assert not office.chain.trust.speaks(device)
            assert device not in office.chain.trust.readers(0)


def test_whoever_was_replaced_or_ended_vouches_for_nobody() -> None:
    """Asked of the fold itself, before any signature is looked at by its caller."""
    ended = Trust(office="o", members={"old": Device(log_key=b"k" * 32, ends_at=3)})
    rotation = DeviceRotated(old_device="old", old_size=2, old_root="00" * 32, log_key="00" * 32, vouched="")

    with pytest.raises(Malformed):
        rotate(ended, rotation)
    with pytest.raises(Malformed):
        freeze(ended, LogForked(device="nobody", index=1, proof={}))


def test_a_recovery_stands_only_where_the_paper_signed_it(team: Team) -> None:
    """The same words at another place are not the paper's."""
    with opened(team.first) as office:
        event = DeviceRecovered(
            log_key="aa" * 32, witness_key="bb" * 32, age="age1x", person=OWNER, key="cc" * 32, head="dd", vouched=""
        )
        with pytest.raises(CountersignError):
            office.introduce(event, by=OWNER)
