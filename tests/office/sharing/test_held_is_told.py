"""What an old laptop signed after the backup was made: it waits for an owner, and every laptop says so."""

from pathlib import Path

from tests.office.sharing.team import BEN, OWNER, Team, opened, states
from tests.support.shop import Shop
from workflows.domain.commands import Refusal
from workflows.domain.events import PersonSet
from workflows.domain.people import Person


def restored(team: Team, tmp_path: Path, *numbers: str) -> Shop:
    """The first laptop, restored from a backup; the old one had asked for something since, which is in the folder."""
    team.first.done("backup", tmp_path / "b")
    for number in numbers or ("1",):
        team.first.ask("120.00", number=number)
    team.sync(team.first)
    new = team.shop(tmp_path / "new")
    new.done("restore", tmp_path / "b")
    new.done("folder", "connect", team.folder)
    return new


def test_sync_and_status_name_what_waits_whose_it_is_and_what_to_do(team: Team, tmp_path: Path) -> None:
    """On the restored laptop and on any other; nowhere is it said that nothing is the matter."""
    third = team.join("third", BEN)
    new = restored(team, tmp_path)

    for shop in (new, third):
        synced, status = shop("sync", as_json=False).out, shop("folder", "status", as_json=False).out
        for told in (synced, status):
            assert "signed by Carl Weiss, wait and count for nobody" in told
            assert "“countersign ratify --list”" in told
        assert "how they began is not here" not in synced
        assert "1 of them is not shown: asked for behind the end of a laptop's log" in synced
        assert "Nothing is the matter." not in status
    (held,) = new.done("folder", "status")["held"]
    (one,) = {act["device"] for act in new.done("ratify", "--list")["held"]}
    assert (held["device"], held["count"], held["people"]) == (one, 2, ["carl-weiss"])
    assert new.done("sync")["held"] == [held]
    assert new.done("sync")["alarms"] == []


def test_what_an_owner_let_in_waits_no_more(team: Team, tmp_path: Path) -> None:
    """What is listed still is what still waits; then nothing is the matter."""
    new = restored(team, tmp_path, "1", "2")
    new.done("sync")
    assert [one["count"] for one in new.done("folder", "status")["held"]] == [4]

    for left in (2, 0):
        first, after = new.done("ratify", "--list")["held"][:2]
        still = new.done("ratify", first["device"], first["position"], after["position"] + 1)["held"]
        assert len(still) == left
        assert sum(one["count"] for one in new.done("folder", "status")["held"]) == left
    assert "Nothing is the matter." in new("folder", "status", as_json=False).out


def test_a_laptop_that_went_on_signs_nothing_that_counts_and_learns_so(team: Team, tmp_path: Path) -> None:
    """The old one was used on: whatever it still publishes is told of as well, and by it too."""
    new = restored(team, tmp_path)
    team.sync(new)
    team.first.ask("80.00", number="9")

    team.sync(team.first, new)

    assert [one["count"] for one in new.done("folder", "status")["held"]] == [4]
    assert "4 entries of" in team.first("folder", "status", as_json=False).out


def test_an_act_of_the_restored_laptop_lets_nothing_in_by_the_way(team: Team, tmp_path: Path) -> None:
    """It writes about the office having taken in what waits: that counts for nobody all the same, on any laptop."""
    third = team.join("third", BEN)
    new = restored(team, tmp_path)
    team.sync(new)
    with opened(new) as office:
        person = PersonSet(person=Person(id="new", name="Somebody new", unit=office.state.head))
        assert not isinstance(office.change(OWNER, [person]), Refusal)
    team.sync(new, third, new)

    for shop in (new, third):
        assert [one["count"] for one in shop.done("folder", "status")["held"]] == [2]
        assert shop.done("verify")["ok"]
    assert len(states(new, third)) == 1
