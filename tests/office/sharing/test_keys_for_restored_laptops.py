"""A laptop that was put back from before a change of keys is let in to the new ones, and says so while it is not."""

from pathlib import Path

import msgspec

from tests.office.sharing.team import BEN, OWNER, PETRA, Team, device_of, findings, opened, states
from tests.support.shop import Shop
from workflows.domain.commands import Refusal
from workflows.domain.events import PersonSet
from workflows.ledger import entry
from workflows.office.sharing import scopes


def restored_from_before_new_keys(team: Team, second: Shop, *, times: int) -> Shop:
    """Ben's laptop from a backup, after new keys and acts under each of them."""
    copy = second.home.parent / "backup"
    second.done("backup", str(copy))
    back = team.shop(Path(second.home.parent / "back"))
    back.done("restore", str(copy))
    back.done("folder", "connect", str(team.folder))
    for turn in range(times):
        with opened(team.first) as office:
            scopes.rotate_keys(office, [entry.OFFICE_SCOPE, entry.AUTHORITY_SCOPE], by=OWNER)
            carl = msgspec.structs.replace(office.state.people[PETRA], name=f"Petra Lang {turn}")
            assert not isinstance(office.change(OWNER, [PersonSet(person=carl)]), Refusal)
    team.sync(team.first)
    return back


def test_a_laptop_restored_from_before_several_changes_of_keys_reads_on(team: Team) -> None:
    """The primary announces new keys when it meets it; through them it finds those that it missed."""
    second = team.join("second", BEN)
    team.sync(team.first, second)
    back = restored_from_before_new_keys(team, second, times=2)

    team.sync(back, team.first, back)

    with opened(back, write=False) as office:
        assert office.state.people[PETRA].name == "Petra Lang 1"
    request = team.first.ask("12.00")
    team.sync(team.first, back)
    assert back.status(request) == "waiting"
    assert len(states(team.first, back)) == 1
    assert findings(team.first) == findings(back) == []
    assert team.sync(back).alarms == set()


def test_new_keys_are_announced_once_for_a_laptop(team: Team) -> None:
    """Meeting it again leads to nothing."""
    second = team.join("second", BEN)
    back = restored_from_before_new_keys(team, second, times=1)
    team.sync(back, team.first)
    with opened(team.first, write=False) as office:
        before = office.chain.trust.newest_epoch(entry.AUTHORITY_SCOPE)

    team.sync(back, team.first, back, team.first)

    with opened(team.first, write=False) as office:
        assert office.chain.trust.newest_epoch(entry.AUTHORITY_SCOPE) == before
        assert office.chain.trust.speaks(device_of(back))


def test_a_laptop_that_cannot_open_acts_of_the_authority_says_so(team: Team) -> None:
    """Not at once, because the key may be on its way; then for as long as it lasts."""
    second = team.join("second", BEN)
    back = restored_from_before_new_keys(team, second, times=1)

    first = team.sync(back).alarms
    then = team.sync(back).alarms

    assert "no-key" not in first
    assert "no-key" in then
    assert "no key to them" in str(back("folder", "status").out)
    team.sync(team.first)
    assert "no-key" not in team.sync(back).alarms
