"""Ending a laptop's log: who says so, what counts no more, and what is let in after all."""

from pathlib import Path

import pytest

from tests.office.sharing.team import BEN, CARL, OWNER, PETRA, Team, code_of, device_of, findings, opened, states
from tests.support.shop import Shop
from workflows.errors import InvalidInput
from workflows.ledger.membership import DeviceRevoked
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.office.sharing import revoking
from workflows.office.sharing.ratifying import held, ratify
from workflows.office.sharing.revoking import Revoked, ask_revocation, last_entries, revoke, words_for
from workflows.office.sharing.sharing import Sharing


def ended(team: Team, second: Shop, *, size: int | None = None) -> Revoked:
    """Anna and Petra, on the first laptop, end the second one's log."""
    device = device_of(second)
    with opened(team.first) as office:
        return revoke(office, device, by=OWNER, second=PETRA, size=size)


def size_of(shop: Shop) -> int:
    """How long the laptop's own log is."""
    with opened(shop, write=False) as office:
        log = office.store.entries.log(office.keys.device)
        assert log is not None
        return log.size


def test_what_stands_beyond_the_cut_counts_for_nobody(team: Team) -> None:
    """A decision that was made before the revocation was heard of is void on both laptops, and says why."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("second", BEN)
    second.done("decide", request, "approve", "--as", BEN)
    ended(team, second)
    team.sync(team.first, second, team.first, second)

    assert team.first.status(request) == second.status(request) == "waiting"
    for shop in (team.first, second):
        with opened(shop, write=False) as office:
            state = office.request(request)
            assert "beyond-cut" in state.void.values()
    assert findings(team.first) == findings(second) == []
    assert len(states(team.first, second)) == 1


def test_what_stands_before_the_cut_stays(team: Team) -> None:
    """The default cut is everything that is here."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("second", BEN)
    second.done("decide", request, "approve", "--as", BEN)
    team.sync(second, team.first)
    done = ended(team, second)
    team.sync(team.first, second)

    assert done.beyond == 0
    assert team.first.status(request) == second.status(request) == "approved"


def test_a_cut_takes_back_what_was_decided_already(team: Team) -> None:
    """The owner may end the log earlier: requests are judged again at once, here and there."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("second", BEN)
    before = size_of(second)
    second.done("decide", request, "approve", "--as", BEN)
    team.sync(second, team.first)
    assert team.first.status(request) == "approved"

    done = ended(team, second, size=before)

    assert done.beyond > 0
    assert request in done.changes.requests
    assert team.first.status(request) == "waiting"
    team.sync(team.first, second)
    assert second.status(request) == "waiting"
    assert findings(team.first) == findings(second) == []


def test_honest_work_beyond_the_cut_is_let_in(team: Team) -> None:
    """The owner sees what is held, and ratifies it; then it counts on every laptop."""
    request = team.first.ask_and_call_back("120.00")
    second, third = team.join("second", BEN), team.join("third", PETRA)
    second.done("decide", request, "approve", "--as", BEN)
    ended(team, second)
    team.sync(team.first, second, team.first, third)
    assert third.status(request) == "waiting"

    with opened(team.first) as office:
        (act,) = [one for one in held(office) if one.by == BEN]
        assert (act.request, act.device, act.code) == (request, device_of(second), "beyond-cut")
        changes = ratify(office, act.device, act.position, act.position + 1, by=OWNER)
        assert request in changes.requests
        assert [one for one in held(office) if one.by == BEN] == []
    assert team.first.status(request) == "approved"
    team.sync(team.first, third)
    assert third.status(request) == "approved"
    assert findings(team.first) == findings(second) == findings(third) == []


def test_a_request_that_was_asked_beyond_the_cut_is_held_and_let_in(team: Team) -> None:
    """It never began for anybody, and begins once it is ratified."""
    second = team.join("second", CARL)
    request = second.ask("120.00", by=CARL)
    ended(team, second)
    team.sync(team.first, second, team.first)

    assert team.first("show", request).code == 1
    with opened(team.first) as office:
        acts = held(office)
        assert {one.request for one in acts} == {request}
        ratify(office, acts[0].device, acts[0].position, acts[-1].position + 1, by=OWNER)
    assert team.first.status(request) == "waiting"
    assert findings(team.first) == []


def test_what_is_not_there_cannot_be_let_in(team: Team) -> None:
    """A range needs entries that are here, and an owner."""
    second = team.join("second", BEN)
    device = device_of(second)

    with opened(team.first) as office:
        assert code_of(lambda: ratify(office, device, 0, 999, by=OWNER)) == "bad-range"
        assert code_of(lambda: ratify(office, device, 1, 1, by=OWNER)) == "bad-range"
        assert code_of(lambda: ratify(office, "a" * 26, 0, 1, by=OWNER)) == "unknown-device"
        assert code_of(lambda: ratify(office, device, 0, 1, by=BEN)) == "not-owner"


def test_the_second_word_can_come_from_another_laptop(team: Team) -> None:
    """Petra says so on hers; Anna then revokes at the same size, without Petra being there."""
    lost, petras = team.join("lost", BEN), team.join("petra's", PETRA)
    team.sync(team.first, lost, petras)
    device = device_of(lost)
    with opened(petras) as office:
        asked = ask_revocation(office, device, by=PETRA)
    team.sync(petras, team.first)

    with opened(team.first) as office:
        (word,) = words_for(office, device)
        done = revoke(office, device, by=OWNER)
    assert (word.person, done.second, done.size) == (PETRA, PETRA, asked.size)
    team.sync(team.first, petras)
    for shop in (team.first, petras):
        with opened(shop, write=False) as office:
            assert not office.chain.trust.speaks(device)
        assert findings(shop) == []
    assert len(states(team.first, petras)) == 1


def test_a_word_for_another_cut_is_none(team: Team) -> None:
    """Whoever agrees agrees to one place; another one needs another word."""
    lost, petras = team.join("lost", BEN), team.join("petra's", PETRA)
    lost.ask(by=BEN)
    team.sync(lost, team.first, petras)
    device = device_of(lost)
    with opened(petras) as office:
        ask_revocation(office, device, by=PETRA, size=0)
    team.sync(petras, team.first)

    with opened(team.first) as office:
        assert code_of(lambda: revoke(office, device, by=OWNER, size=1)) == "second-needed"
        assert revoke(office, device, by=OWNER).size == 0


def test_one_person_alone_ends_nothing_where_others_can_sign(team: Team) -> None:
    """Nor do two words of one person, or one of somebody who does not sign here."""
    second = team.join("second", BEN)
    device = device_of(second)

    with opened(team.first) as office:
        assert code_of(lambda: revoke(office, device, by=OWNER)) == "second-needed"
        assert code_of(lambda: revoke(office, device, by=OWNER, second=OWNER)) == "second-cannot"
        assert code_of(lambda: revoke(office, device, by=OWNER, second="nobody")) == "second-cannot"
        assert code_of(lambda: revoke(office, device, by=BEN, second=PETRA)) == "not-owner"
        root = "00" * 32
        forged = DeviceRevoked(device=device, size=0, root=root)
        assert code_of(lambda: office.introduce(forged, by=OWNER)) == "second-needed"
        assert office.chain.trust.speaks(device)


def test_in_an_office_of_one_one_word_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, team: Team) -> None:
    """Nobody else could give a second one."""
    home, folder = tmp_path / "alone", tmp_path / "alone-folder"
    folder.mkdir()
    owner = found(home, Charter(name="Alone", owner="Otto")).owner
    alone = team.shop(home)
    with Office.open(home) as office:
        Sharing.connect(office, str(folder)).exchange()
    monkeypatch.setattr(team, "first", alone)
    monkeypatch.setattr("tests.office.sharing.team.OWNER", owner)
    second = team.join("second")

    with opened(alone) as office:
        done = revoke(office, device_of(second), by=owner)
    assert done.second is None
    team.sync(alone, second)
    with opened(second) as office:
        assert not office.chain.trust.speaks(office.keys.device)


def test_a_revoked_laptop_is_told_and_writes_no_more(team: Team) -> None:
    """What it holds can still be read."""
    request = team.first.ask_and_call_back("120.00")
    second = team.join("second", BEN)
    ended(team, second)
    team.sync(team.first, second)

    assert second.status(request) == "waiting"
    assert second.refused("decide", request, "approve", "--as", BEN) == "device-revoked"


def test_new_keys_shut_a_revoked_laptop_out(team: Team) -> None:
    """Everything after the revocation is sealed under keys that it was not given; the others have them."""
    lost, other = team.join("lost", BEN), team.join("other", PETRA)
    ended(team, lost)
    request = team.first.ask("75.00")
    team.sync(team.first, other, lost)

    assert other.status(request) == "waiting"
    assert lost("show", request).code == 1
    with opened(other) as office:
        assert office.newest_key(0)[0] == office.newest_key(1)[0] == 1
    mine = other.ask("76.00", by=PETRA, number="2")
    team.sync(other, team.first, lost)
    assert team.first.status(mine) == "waiting"
    assert lost("show", mine).code == 1
    assert findings(other) == findings(team.first) == []


@pytest.mark.parametrize(("size", "code"), [(-1, "bad-cut"), (99, "bad-cut")])
def test_a_log_ends_where_entries_are(team: Team, size: int, code: str) -> None:
    """Neither before its beginning nor beyond what is here."""
    second = team.join("second", BEN)

    with pytest.raises(InvalidInput) as caught:
        ended(team, second, size=size)
    assert caught.value.code == code


def test_the_laptop_that_writes_about_members_cannot_end_itself(team: Team) -> None:
    """That takes a hand-over, or the paper."""
    second = team.join("second", BEN)
    first = device_of(team.first)

    with opened(team.first) as office:
        assert code_of(lambda: revoke(office, first, by=OWNER, second=BEN)) == "is-primary"
        assert code_of(lambda: revoke(office, "a" * 26, by=OWNER)) == "unknown-device"
        assert code_of(lambda: ask_revocation(office, device_of(second), by=BEN)) == "asked-on-primary"
    with opened(second) as office:
        assert code_of(lambda: ask_revocation(office, first, by=BEN)) == "is-primary"
        assert code_of(lambda: ask_revocation(office, office.keys.device, by=BEN)) == "second-cannot"
        assert code_of(lambda: revoke(office, first, by=BEN)) == "not-primary"


def test_ending_a_log_twice_is_refused(team: Team) -> None:
    """It has ended already."""
    second = team.join("second", BEN)
    ended(team, second)

    with pytest.raises(InvalidInput) as caught:
        ended(team, second)
    assert caught.value.code == "device-ended"


def test_the_latest_entries_are_shown_to_choose_the_cut_by(team: Team) -> None:
    """The latest first, with who did what about which request."""
    second = team.join("second", CARL)
    request = second.ask(by=CARL)
    team.sync(second, team.first)

    with opened(team.first, write=False) as office:
        latest = last_entries(office, device_of(second))
    assert [one.position for one in latest] == sorted((one.position for one in latest), reverse=True)
    assert any((one.request, one.by, one.kind) == (request, CARL, "request.submitted") for one in latest)


def test_a_word_that_was_not_signed_for_this_is_none(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry alone is not enough: what it agrees to carries a signature of its own."""
    lost, petras = team.join("lost", BEN), team.join("petra's", PETRA)
    team.sync(petras)
    device = device_of(lost)

    with opened(petras) as office, monkeypatch.context() as patch:
        patch.setattr(revoking, "_statement", lambda *_: b"something else")
        size = office.journal().size
        assert code_of(lambda: ask_revocation(office, device, by=PETRA)) == "wrong-signature"
        assert office.journal().size == size
        assert words_for(office, device) == ()
