"""Acts and files of somebody who means harm: nothing goes that must not, and nobody is stuck behind them."""

import msgspec
import pytest

from tests.support.old_office import BEFORE_MS, a_while_later, retire_old, settled, thinned
from tests.support.old_pair import Pair
from tests.support.two_laptops import CLERK, OWNER
from workflows import clock
from workflows.ledger import entry
from workflows.ledger.membership import LogRetired, RetiredLog
from workflows.ledger.merkle import Frontier
from workflows.ledger.retirement import Run
from workflows.ledger.tiles import decode_thinned, encode_thinned
from workflows.office.changing import heard
from workflows.office.journal import About
from workflows.office.office import Office
from workflows.office.retention.planning import plan
from workflows.office.sharing.announcing import decree
from workflows.office.sharing.sharing import alarms_of_last

SIZE = 256


@pytest.mark.parametrize("kind", ["everything", "half a request", "nothing old"])
def test_an_owners_act_that_takes_too_much_is_refused_whole_and_hinders_no_later_one(pair: Pair, kind: str) -> None:
    """The authority chain, keys and the founding; a part of a request; a date of today."""
    pair.exchange()
    device = pair.first.keys.device
    start, end = plan(pair.first, BEFORE_MS).events[0].logs[_place(pair, device)].gone[0]
    event = {
        "everything": act(pair.first, device, (0, SIZE)),
        "half a request": act(pair.first, device, (start, start + 1)),
        "nothing old": msgspec.structs.replace(act(pair.first, device, (start, end)), before_ms=clock.now_ms()),
    }[kind]

    decree(pair.first, (event,), OWNER)

    assert pair.exchange() == {"retired-wrongly"}
    assert homes(pair) == ({}, {})
    assert retire_old(pair.first).requests > 0
    pair.exchange()
    assert homes(pair)[0] == homes(pair)[1] != {}
    assert len(pair.states()) == 1


def test_an_act_of_somebody_who_is_no_owner_retires_nothing(pair: Pair) -> None:
    """A changed program writes and signs it into its own log; for everybody else it changes nothing."""
    pair.exchange()
    write_anyhow(pair.second, plan(pair.first, BEFORE_MS).events[0], CLERK)

    assert pair.exchange() == set()

    assert homes(pair) == ({}, {})
    assert pair.first.chain.trust.retirements == ()
    retire_old(pair.first)
    assert pair.exchange() == set()
    assert homes(pair)[0] == homes(pair)[1] != {}


def test_an_act_about_another_history_is_not_carried_out_and_hinders_no_later_one(pair: Pair) -> None:
    """Its root is of no log that is here: an alarm names who wrote so, and later acts do not wait for it."""
    pair.exchange()
    event = act(pair.first, pair.second.keys.device, (250, SIZE))
    logs = (msgspec.structs.replace(event.logs[0], root="ab" * 32),)
    decree(pair.first, (msgspec.structs.replace(event, logs=logs),), OWNER)
    assert pair.exchange() == {"retired-elsewhere"}
    assert homes(pair) == ({}, {})
    (told,) = (one for one in alarms_of_last(pair.second) if one.code == "retired-elsewhere")
    assert (told.device, told.facts) == (pair.second.keys.device, {"person": OWNER})

    retire_old(pair.first)
    assert pair.exchange() == {"retired-elsewhere"}

    assert homes(pair)[0] == homes(pair)[1] != {}
    assert len(pair.states()) == 1


def test_junk_under_names_of_kept_bundles_hides_them_until_the_next_deep_run(pair: Pair) -> None:
    """Well-formed files of fewer retired entries, another log's, longer ones, hundreds of them."""
    retire_old(pair.first)
    pair.exchange()
    device, other = pair.second.keys.device, pair.first.keys.device
    kept = pair.folder / "log" / device / "kept"
    (first, *_) = sorted(path for path in kept.iterdir())
    whole, foreign = first.read_bytes(), next((pair.folder / "log" / other / "kept").iterdir()).read_bytes()
    most = int(first.suffix[1:])
    for gone in range(1, most):
        junk = [(b"x" * 140, b"")] * (SIZE - gone) + [(b"", bytes(32))] * gone
        too_long = [*decode_thinned(whole), (b"", bytes(32))]
        (kept / f"000.{gone}").write_bytes(encode_thinned(too_long if gone % 2 else junk))
    (kept / f"000.{most - 1}").write_bytes(foreign)
    third, three = pair.newcomer()
    with third:
        three.exchange()
        log = third.store.entries.log(device)
        assert log is not None
        assert log.size == 0

        pair.one.exchange(deep=True)

        assert [path.name for path in kept.glob("000.*")] == [first.name]
        assert first.read_bytes() == whole
        _wait(5)
        assert settled(pair.one, pair.two, three) == set()
        assert {third.store.projections.state_hash()} == pair.states()


def test_where_neither_the_bundle_nor_what_was_kept_of_it_lies_a_deep_run_brings_it_back(pair: Pair) -> None:
    """A newcomer waits, believes nothing, and goes on once it is there."""
    retire_old(pair.first)
    pair.exchange()
    before = {path: path.read_bytes() for path in pair.folder.glob("log/*/kept/*")}
    for path in before:
        path.unlink()
    third, three = pair.newcomer()
    with third:
        three.exchange()
        assert all(log.size == 0 for log in third.store.entries.logs())

        pair.two.exchange(deep=True)

        assert {path: path.read_bytes() for path in pair.folder.glob("log/*/kept/*")} == before
        _wait(5)
        assert settled(pair.one, pair.two, three) == set()
        assert {third.store.projections.state_hash()} == pair.states()


def act(office: Office, device: str, *gone: Run) -> LogRetired:
    """An act that retires these entries of a log, whatever they are."""
    frontier = Frontier()
    for leaf in office.store.entries.leaves(device, 0, SIZE):
        frontier.append(leaf)
    log = RetiredLog(device=device, size=SIZE, root=frontier.root().hex(), gone=gone)
    return LogRetired(before_ms=BEFORE_MS, logs=(log,))


def write_anyhow(office: Office, event: LogRetired, by: str) -> None:
    """Write it without asking whether this person may."""
    about = About(
        scope=entry.AUTHORITY_SCOPE,
        key=office.newest_key(entry.AUTHORITY_SCOPE),
        by=by,
        prev=office.chain.head,
        auth=office.chain.length,
        seen=heard(office),
    )
    with office.transaction():
        office.journal().write(event, about, office.journal().now_ms())


def homes(pair: Pair) -> tuple[dict[str, int], dict[str, int]]:
    """How many entries of each log have no bytes, on both laptops."""
    return thinned(pair.tmp_path / "first"), thinned(pair.tmp_path / "second")


def _place(pair: Pair, device: str) -> int:
    return [log.device for log in plan(pair.first, BEFORE_MS).events[0].logs].index(device)


def _wait(times: int) -> None:
    for _ in range(times):
        a_while_later()
