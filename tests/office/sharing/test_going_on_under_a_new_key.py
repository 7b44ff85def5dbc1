"""Homes that were put back from an older copy, copied to another computer, or used twice."""

import shutil
from pathlib import Path

import pytest

from tests.office.sharing.team import BEN, MACHINE, OWNER, PETRA, Team, code_of, device_of, findings, opened, states
from tests.support.shop import Shop
from workflows.errors import CountersignError
from workflows.keys import DeviceKeys, FileSecrets
from workflows.office.office import Office
from workflows.office.sharing import rotating
from workflows.office.sharing.continuing import continue_here
from workflows.office.sharing.invitations import outstanding
from workflows.office.sharing.local_secrets import LocalSecrets
from workflows.office.sharing.rotating import Continued, continue_under_new_key
from workflows.office.sharing.sharing import Sharing

OTHER = "another computer"


def copied(shop: Shop, name: str) -> Path:
    """A copy of a closed home."""
    to = shop.home.parent / name
    shutil.copytree(shop.home, to, ignore=shutil.ignore_patterns("*.lock"))
    return to


def put_back(shop: Shop, copy: Path) -> None:
    """The home is as it was when the copy was made."""
    shutil.rmtree(shop.home)
    copy.rename(shop.home)


def go_on(shop: Shop) -> Continued:
    """What an exchange does that finds the own log longer in the folder than here."""
    with opened(shop) as office:
        done = Sharing.of(office).exchange()
    assert "restored" in {alarm.code for alarm in done.alarms}
    if done.continued is None:
        raise AssertionError("this home was not put back")
    return done.continued


@pytest.mark.parametrize("which", ["first", "second"])
def test_a_home_that_was_put_back_goes_on_under_a_new_log(team: Team, which: str) -> None:
    """Nothing that was in the folder is lost, everything counts, and the laptop writes again."""
    second = team.join("second", BEN)
    shop = team.first if which == "first" else second
    other = second if which == "first" else team.first
    copy = copied(shop, "copy")
    request = shop.ask("120.00", by=BEN)
    team.sync(shop, other)
    old = device_of(shop)
    put_back(shop, copy)

    done = go_on(shop)

    assert done.old_device == old
    assert done.fetched > 0
    assert device_of(shop) == done.device != old
    assert shop.status(request) == "waiting"
    team.sync(other)
    mine = shop.ask("50.00", by=BEN, number="2")
    team.sync(shop, other)
    assert other.status(mine) == "waiting"
    assert findings(shop) == findings(other) == []
    assert len(states(shop, other)) == 1
    assert team.sync(shop).alarms == team.sync(other).alarms == set()


def test_the_first_laptop_still_writes_about_members_afterwards(team: Team) -> None:
    """The authority passes to its new log, and everybody accepts what is written there."""
    second = team.join("second", BEN)
    copy = copied(team.first, "copy")
    team.first.ask("120.00")
    team.sync()
    put_back(team.first, copy)
    go_on(team.first)
    team.sync(second)

    third = team.join("third", PETRA)
    team.sync(second)

    with opened(second, write=False) as office:
        assert office.chain.trust.speaks(device_of(third))
        assert office.chain.trust.primary == device_of(team.first)
    assert findings(second) == findings(third) == []


def test_local_secrets_open_with_the_new_key_and_invitations_end(team: Team) -> None:
    """What only this laptop keeps is kept; codes that name its old key are worth nothing."""
    team.invite(BEN)
    with opened(team.first) as office:
        LocalSecrets(office).write("folder.x.password", "hush")
        continue_under_new_key(office, Sharing.of(office).folder)

        assert LocalSecrets(office).read("folder.x.password") == "hush"
        assert outstanding(office) == {}
    assert findings(team.first) == []


def test_people_sign_on_under_the_new_key(team: Team) -> None:
    """Their old keys vouch for the new ones."""
    request = team.first.ask_and_call_back("120.00")
    with opened(team.first) as office:
        continue_under_new_key(office, None)

    assert team.first.done("decide", request, "approve", "--as", BEN)["status"] == "approved"
    assert findings(team.first) == []


class _PowerCut(Exception):
    pass


def _cut(*_: object) -> None:
    raise _PowerCut


@pytest.mark.parametrize("step", ["begin_next", "_rewrap_facts", "promote", "remember_head"])
def test_a_power_cut_leaves_the_old_key_or_the_new_one(team: Team, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """At whatever step: the home opens, checks, writes, and can go on under a new key afterwards."""
    second = team.join("second", BEN)
    old = device_of(second)
    with monkeypatch.context() as patch:
        holder = rotating if step == "_rewrap_facts" else DeviceKeys
        patch.setattr(holder, step, _cut)
        office = Office.open(second.home)
        with pytest.raises(_PowerCut):
            continue_under_new_key(office, None)
        office.store.close()

    committed = step in {"promote", "remember_head"}
    with opened(second, write=False) as reading:
        assert (reading.keys.device == old) != committed
    second.done("submit", "invoice", "--as", BEN, *_values("1"))
    assert (device_of(second) == old) != committed
    assert FileSecrets(second.home).read("device.next") in {None, "-"}
    team.sync(second, team.first)
    assert findings(second) == findings(team.first) == []
    with opened(second) as office:
        continue_under_new_key(office, None)
    team.sync(second, team.first)
    assert findings(second) == findings(team.first) == []
    assert len(states(team.first, second)) == 1


def _values(number: str) -> list[str]:
    return ["--set=supplier_name=X", f"--set=invoice_number={number}", "--set=issue_date=2026-11-02", "--set=gross=5"]


def test_a_home_on_another_computer_is_not_written(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be read; its owner is told what to do, and nothing was appended."""
    second = team.join("second", BEN)
    copy = team.shop(copied(second, "copy"))
    monkeypatch.setenv("COUNTERSIGN_MACHINE", OTHER)

    assert code_of(lambda: Office.open(copy.home)) == "other-machine"
    assert copy("inbox", "--as", BEN).code == 0
    assert copy.refused("submit", "invoice", "--as", BEN, *_values("1"), exit_code=3) == "other-machine"


def test_a_copied_home_goes_on_here_and_ends_where_it_came_from(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new log with everything that the other computer had published; what that one writes later does not count."""
    second = team.join("second", BEN)
    copy = team.shop(copied(second, "copy"))
    request = second.ask("12.00", by=BEN, number="7")
    team.sync(second, team.first)
    monkeypatch.setenv("COUNTERSIGN_MACHINE", OTHER)

    done = continue_here(copy.home)
    team.sync(copy)

    assert done.fetched > 0
    assert copy.status(request) == "waiting"
    assert copy.done("submit", "invoice", "--as", BEN, *_values("8"))["status"] == "waiting"
    team.sync(copy)
    monkeypatch.setenv("COUNTERSIGN_MACHINE", MACHINE)
    late = second.ask("13.00", by=BEN, number="9")
    team.sync(team.first, second, team.first)
    assert team.first("show", late).code == 1
    assert second("submit", "invoice", "--as", BEN, *_values("10")).error["code"] == "device-revoked"
    assert findings(team.first) == findings(second) == []


def test_without_a_folder_a_copied_home_goes_on_too(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office of one laptop that moved to another one."""
    shop = team.first
    shop.done("folder", "disconnect")
    request = shop.ask("12.00")
    monkeypatch.setenv("COUNTERSIGN_MACHINE", OTHER)

    with pytest.raises(CountersignError) as caught:
        Office.open(shop.home)
    assert caught.value.code == "other-machine"
    continue_here(shop.home)

    assert shop.status(request) == "waiting"
    shop.done("submit", "invoice", "--as", "carl", *_values("2"))
    assert findings(shop) == []


def test_a_computer_that_does_not_say_which_it_is_is_not_checked(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is locked out for want of a name."""
    shop = team.first
    shop.ask("12.00")
    monkeypatch.setenv("COUNTERSIGN_MACHINE", "x")

    shop.done("submit", "invoice", "--as", "carl", *_values("2"))


def test_a_twin_is_frozen_and_does_not_go_on(team: Team) -> None:
    """Two copies wrote different things into one log: the proof stops both, and nothing hides it."""
    second = team.join("second", BEN)
    twin = team.shop(copied(second, "twin"))
    second.ask("12.00", by=BEN, number="7")
    team.sync(second, team.first)
    twin.ask("99.00", by=BEN, number="8")

    assert "twin" in team.sync(twin).alarms
    with opened(twin) as office:
        folder = Sharing.of(office).folder
        before = office.keys.device
        assert code_of(lambda: continue_under_new_key(office, folder)) == "twin"
        assert office.keys.device == before
    assert OWNER in team.first.done("devices")["devices"][0]["people"]
