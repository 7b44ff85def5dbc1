"""Two laptops that did not know of each other: what is held, what is contested, and how a difference is noticed."""

import shutil

from tests.office.proof_home import run_sql
from tests.office.sharing.team import BEN, OWNER, PETRA, Team, findings, opened, states
from workflows.domain.commands import Refusal
from workflows.domain.events import AssignmentsSet, PersonSet
from workflows.engine.fold import HELD
from workflows.office.sharing.ratifying import held, ratify


def test_a_decision_that_met_its_authors_removal_is_held_until_the_owner_ratifies_it(team: Team) -> None:
    """Neither side knew of the other: it is not lost, and it does not count by itself."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("second", BEN)
    second.done("decide", request, "approve", "--as", BEN)
    with opened(team.first) as office:
        assert not isinstance(office.change(OWNER, [AssignmentsSet(person=BEN, assignments=())]), Refusal)
    team.sync(team.first, second, team.first, second)

    for shop in (team.first, second):
        assert shop.status(request) == "waiting"
        with opened(shop, write=False) as office:
            assert HELD in office.request(request).void.values()
    assert len(states(team.first, second)) == 1
    assert findings(team.first) == findings(second) == []

    with opened(team.first) as office:
        (act,) = [one for one in held(office) if one.by == BEN]
        ratify(office, act.device, act.position, act.position + 1, by=OWNER)
    team.sync(team.first, second)

    assert team.first.status(request) == second.status(request) == "approved"
    assert len(states(team.first, second)) == 1


def test_a_decision_that_the_removal_knew_of_stays(team: Team) -> None:
    """Who is removed later did not decide in vain."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("second", BEN)
    second.done("decide", request, "approve", "--as", BEN)
    team.sync(second, team.first)
    with opened(team.first) as office:
        person = office.state.people[BEN]
        closed = PersonSet(person=type(person)(id=person.id, name=person.name, unit=person.unit, active=False))
        assert not isinstance(office.change(OWNER, [closed]), Refusal)
    team.sync(team.first, second)

    assert team.first.status(request) == second.status(request) == "approved"
    assert held_on(team) == []


def test_a_decision_after_hearing_of_the_removal_is_refused_at_once(team: Team) -> None:
    """Nothing is held where the laptop knew."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("second", BEN)
    with opened(team.first) as office:
        assert not isinstance(office.change(OWNER, [AssignmentsSet(person=BEN, assignments=())]), Refusal)
    team.sync(team.first, second)

    assert second("decide", request, "approve", "--as", BEN).code == 1
    assert second.status(request) == "waiting"


def test_opposite_verdicts_that_met_are_contested_on_both_laptops(team: Team) -> None:
    """No clock decides between two people; both decisions stay visible."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("second", BEN)
    team.first.done("decide", request, "approve", "--as", BEN)
    second.done("decide", request, "reject", "--as", BEN, "--reason", "not ordered")
    team.sync(team.first, second, team.first, second)

    assert team.first.status(request) == second.status(request) == "contested"
    shown = second.done("show", request)
    assert sorted(one["verdict"] for one in shown["decisions"]) == ["approve", "reject"]
    assert len(states(team.first, second)) == 1


def test_a_laptop_that_sees_something_else_is_noticed_by_the_other(team: Team) -> None:
    """It tells what follows from the entries it has; whoever has the same and sees another thing raises an alarm."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("second", PETRA)
    run_sql(second.home, "UPDATE requests SET fingerprint = fingerprint + 1 WHERE id = ?", request)
    team.first.ask("77.00", number="77")

    team.sync(team.first, second)

    assert "diverged" in team.sync(team.first).alarms


def test_both_histories_of_a_copied_laptop_are_frozen_by_a_proof(team: Team) -> None:
    """Whichever came first to whom: what stands beyond the fork counts on no laptop, and people do it again."""
    second, third = team.join("second", BEN), team.join("third", PETRA)
    team.sync(team.first, second, third)
    twin_home, elsewhere = second.home.parent / "twin", team.folder.parent / "elsewhere"
    shutil.copytree(second.home, twin_home, ignore=shutil.ignore_patterns("*.lock"))
    shutil.copytree(team.folder, elsewhere)
    twin = team.shop(twin_home)
    ours = second.ask("31.00", by=BEN, number="31")
    theirs = twin.ask("32.00", by=BEN, number="32")
    team.sync(second)
    team.sync(third)
    twin.done("folder", "connect", str(elsewhere))
    team.sync(twin)
    for file in (elsewhere / "tail").iterdir():
        there = team.folder / "tail" / file.name
        if not there.exists() or there.read_bytes() != file.read_bytes():
            shutil.copy(file, there.with_name(f"{file.stem} (1){file.suffix}"))
    team.sync(team.first, third)

    for shop in (team.first, third):
        assert "forked" in team.sync(shop).alarms
        assert shop("show", ours).code == shop("show", theirs).code == 1
    assert len(states(team.first, third)) == 1
    assert findings(team.first) == findings(third) == []


def held_on(team: Team) -> list[object]:
    """What the first laptop holds back."""
    with opened(team.first, write=False) as office:
        return list(held(office))
