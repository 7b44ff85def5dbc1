"""Units that only some laptops read, new keys, and handing the authority over."""

from pathlib import Path

import msgspec
import pytest

from tests.office.sharing.team import BEN, CARL, OWNER, PETRA, Team, code_of, device_of, findings, opened, states
from tests.support.shop import Shop
from workflows.ledger import chained_keys
from workflows.office.proving.checking import check_office
from workflows.office.sharing.announcing import announce, rotate_old_keys
from workflows.office.sharing.convergence import diverged
from workflows.office.sharing.scopes import let_read, move_authority, rotate_keys, scopes_of, stop_reading

NORTH = 2


@pytest.fixture
def branch(team: Team, tmp_path: Path) -> Team:
    """The shop with a branch in the north, where Carl is a clerk."""
    change = tmp_path / "north.yaml"
    change.write_text(
        "units:\n  - {id: north, name: North}\n"
        f"people:\n  - {{id: {CARL}, name: Carl Weiss, unit: north, roles: [clerk]}}\n"
    )
    team.first.done("apply", change)
    team.sync()
    return team


def ask_north(shop: Shop, number: str = "1") -> str:
    """A request of the branch."""
    values = {"supplier_name": "Papierhof", "invoice_number": number, "issue_date": "2026-11-02", "gross": "55.00"}
    words = [f"--set={name}={value}" for name, value in values.items()]
    request: str = shop.done("submit", "invoice", "--as", CARL, "--unit", "north", *words)["request"]
    return request


def reading(team: Team, *shops: Shop) -> None:
    """Let these laptops, and no others but the first, read the branch."""
    devices = [device_of(shop) for shop in shops]
    with opened(team.first) as office:
        let_read(office, "north", devices, by=OWNER)
    team.sync(team.first, *shops)


def test_a_laptop_outside_a_unit_sees_none_of_its_requests(branch: Team) -> None:
    """It carries and checks them, and cannot read them; what all read is the same everywhere."""
    inside, outside = branch.join("inside", CARL), branch.join("outside", PETRA)
    reading(branch, inside)
    common = branch.first.ask("75.00", by=PETRA, number="9")
    request = ask_north(inside)
    branch.sync(inside, branch.first, outside, inside, branch.first)

    assert branch.first.status(request) == inside.status(request) == "waiting"
    assert outside("show", request).code == 1
    assert outside.status(common) == "waiting"
    assert findings(branch.first) == findings(inside) == findings(outside) == []
    assert outside("verify").code == 0
    assert len(states(branch.first, inside)) == 1
    for shop in (branch.first, inside, outside):
        branch.sync(shop)
        with opened(shop, write=False) as office:
            assert diverged(office) == ()


def test_a_laptop_outside_a_unit_cannot_ask_for_it(branch: Team) -> None:
    """Nobody there could read what was asked."""
    inside, outside = branch.join("inside", BEN), branch.join("outside", CARL)
    reading(branch, inside)
    branch.sync(outside)

    values = ["--set=supplier_name=X", "--set=invoice_number=1", "--set=issue_date=2026-11-02", "--set=gross=5.00"]
    assert outside.refused("submit", "invoice", "--as", CARL, "--unit", "north", *values) == "no-scope-key"


def test_a_laptop_that_is_let_in_later_reads_what_was_there(branch: Team) -> None:
    """Each new key opens the one before it, so that the past of a unit can be read as well."""
    inside, later = branch.join("inside", CARL), branch.join("later", PETRA)
    reading(branch, inside)
    request = ask_north(inside)
    branch.sync(inside, branch.first, later)
    with opened(branch.first) as office:
        rotate_keys(office, (NORTH,), by=OWNER)
    branch.sync(branch.first, inside, later)
    assert later("show", request).code == 1

    reading(branch, later)
    branch.sync(later)

    assert later.status(request) == "waiting"
    with opened(later, write=False) as office:
        held = {epoch for scope, epoch in office.reader.scope_keys if scope == NORTH}
    assert held == {0, 1, 2}
    assert findings(later) == []
    assert len(states(branch.first, later)) == 1


def test_a_laptop_that_reads_a_unit_no_more_keeps_only_the_past(branch: Team) -> None:
    """New requests are sealed under a key that it is not given, and it writes none there itself."""
    inside = branch.join("inside", CARL)
    reading(branch, inside)
    old = ask_north(inside)
    branch.sync(inside, branch.first)
    with opened(branch.first) as office:
        stop_reading(office, "north", [device_of(inside)], by=OWNER)
    new = ask_north(branch.first, number="2")
    branch.sync(branch.first, inside)

    assert inside.status(old) == "waiting"
    assert inside("show", new).code == 1
    values = ["--set=supplier_name=X", "--set=invoice_number=3", "--set=issue_date=2026-11-02", "--set=gross=5.00"]
    assert inside.refused("submit", "invoice", "--as", CARL, "--unit", "north", *values) == "no-scope-key"
    assert findings(inside) == []


def test_an_invitation_can_promise_a_unit(branch: Team) -> None:
    """The laptop that is let in reads the unit's requests from the start, old keys included."""
    inside = branch.join("inside", CARL)
    reading(branch, inside)
    request = ask_north(inside)
    branch.sync(inside, branch.first)

    promised = branch.join("promised", BEN, units=("north",))
    other = branch.join("other", PETRA)

    assert promised.status(request) == "waiting"
    assert other("show", request).code == 1
    assert findings(promised) == findings(other) == []


def test_scopes_are_told(branch: Team) -> None:
    """Who reads what, with which key, and whether this laptop does."""
    inside, outside = branch.join("inside", CARL), branch.join("outside", PETRA)
    reading(branch, inside)
    branch.sync(outside)

    with opened(outside, write=False) as office:
        everything, rules, north = scopes_of(office)
    assert (everything.epoch, rules.epoch, north.epoch) == (0, 0, 0)
    assert (everything.readable, rules.readable, north.readable) == (True, True, False)
    assert (north.scope, north.unit) == (NORTH, "north")
    assert set(north.devices) == {device_of(branch.first), device_of(inside)}


def test_letting_read_again_changes_nothing(branch: Team) -> None:
    """No new entry, no new key."""
    inside = branch.join("inside", CARL)
    reading(branch, inside)

    with opened(branch.first) as office:
        before = office.journal().size
        let_read(office, "north", [device_of(inside)], by=OWNER)
        assert office.journal().size == before


def test_what_cannot_be_read_by_anybody_is_refused(branch: Team) -> None:
    """Unknown units, devices and scopes; other laptops; other people."""
    second = branch.join("second", CARL)

    with opened(branch.first) as office:
        assert code_of(lambda: let_read(office, "moon", [], by=OWNER)) == "unknown-unit"
        assert code_of(lambda: let_read(office, "north", ["a" * 26], by=OWNER)) == "unknown-device"
        assert code_of(lambda: let_read(office, "north", [], by=BEN)) == "not-owner"
        assert code_of(lambda: stop_reading(office, "north", [], by=OWNER)) == "unknown-scope"
        assert code_of(lambda: rotate_keys(office, (7,), by=OWNER)) == "unknown-scope"
    with opened(second) as office:
        assert code_of(lambda: let_read(office, "north", [], by=CARL)) == "not-primary"


def test_keys_of_ninety_days_are_replaced(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, on the laptop that writes about members; everybody goes on with the new ones."""
    second = team.join("second", BEN)
    with opened(team.first) as office:
        assert rotate_old_keys(office) == ()
    monkeypatch.setenv("COUNTERSIGN_NOW", "2027-03-01T09:00:00Z")

    with opened(second) as office:
        assert rotate_old_keys(office) == ()
    with opened(team.first) as office:
        assert rotate_old_keys(office) == (0, 1)
        assert rotate_old_keys(office) == ()
    team.sync(team.first, second)
    with opened(second) as office:
        assert office.newest_key(0)[0] == office.newest_key(1)[0] == 1
    assert findings(team.first) == findings(second) == []


def test_a_key_that_was_not_announced_is_not_used(team: Team) -> None:
    """What is undone leaves no key behind."""
    with opened(team.first) as office:

        def full() -> None:
            with office.transaction():
                announce(office, 0)
                raise RuntimeError("the disk is full")

        with pytest.raises(RuntimeError):
            full()
        assert office.newest_key(0)[0] == 0
        assert office.chain.trust.newest_epoch(0) == 0


def test_the_former_key_opens_with_the_right_one_only() -> None:
    """Bound to scope and epoch; anything else is no key."""
    key, former = bytes(range(32)), bytes(range(32, 64))
    locked = chained_keys.lock_previous(former, key=key, scope=2, epoch=3, nonce=bytes(12))

    assert chained_keys.open_previous(locked, key=key, scope=2, epoch=3) == former
    assert chained_keys.open_previous(locked, key=former, scope=2, epoch=3) is None
    assert chained_keys.open_previous(locked, key=key, scope=2, epoch=4) is None
    assert chained_keys.open_previous(locked, key=key, scope=3, epoch=3) is None
    assert chained_keys.open_previous("", key=key, scope=2, epoch=3) is None
    assert chained_keys.open_previous("?", key=key, scope=2, epoch=3) is None


def test_the_office_is_handed_over_to_another_laptop(branch: Team, tmp_path: Path) -> None:
    """From then on members and rules are written there, with every key; and no more on the first."""
    inside = branch.join("inside", CARL)
    reading(branch, inside)
    request = ask_north(inside)
    branch.sync(inside, branch.first)
    second = branch.join("anna's second")
    with opened(branch.first) as office:
        move_authority(office, device_of(second), by=OWNER)
    branch.sync(branch.first, second)

    assert second.status(request) == "waiting"
    change = tmp_path / "more.yaml"
    change.write_text("units:\n  - {id: south, name: South}\n")
    assert branch.first("apply", change).error["code"] == "not-primary"
    second.done("apply", change)
    branch.sync(second, branch.first, inside)
    for shop in (branch.first, second, inside):
        with opened(shop, write=False) as office:
            assert "south" in office.state.units
            assert office.chain.trust.primary == device_of(second)
        assert findings(shop) == []
    assert len(states(branch.first, second, inside)) == 1


def test_a_new_laptop_joins_through_the_one_that_took_over(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """Invitations of the former one are worth nothing any more."""
    stale = team.invite(PETRA)
    second = team.join("anna's second")
    with opened(team.first) as office:
        move_authority(office, device_of(second), by=OWNER)
    team.sync(team.first, second)
    monkeypatch.setattr(team, "first", second)

    third = team.join("third", BEN)

    assert stale.nonce not in third.home.name
    with opened(third, write=False) as office:
        assert office.chain.trust.speaks(office.keys.device)
    assert findings(third) == []


def test_the_office_is_not_handed_to_where_no_owner_signs(team: Team) -> None:
    """Nobody could change it any more."""
    second = team.join("second", BEN)

    with opened(team.first) as office:
        assert code_of(lambda: move_authority(office, device_of(second), by=OWNER)) == "no-owner-there"
        assert code_of(lambda: move_authority(office, "a" * 26, by=OWNER)) == "unknown-device"


def test_a_check_outside_a_unit_says_what_it_could_not_read(branch: Team) -> None:
    """It is no fault, and nothing is claimed about what stays closed."""
    inside, outside = branch.join("inside", CARL), branch.join("outside", PETRA)
    reading(branch, inside)
    ask_north(inside)
    branch.sync(inside, outside)

    verdict = check_office(outside.home)
    assert verdict.findings == ()
    assert msgspec.structs.asdict(verdict)["limits"] == ()
