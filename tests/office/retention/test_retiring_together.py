"""Retiring among laptops: everybody drops the same, the folder as well, and newcomers begin with what is left."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.old_office import (
    BEFORE_MS,
    CANARY,
    Past,
    a_while_later,
    comment,
    files_with,
    open_request,
    over,
    retire_old,
    settled,
    thinned,
)
from tests.support.old_pair import Pair
from tests.support.two_laptops import CLERK, OWNER, connect
from workflows.ledger.membership import LogRetired, RetiredLog
from workflows.ledger.merkle import Frontier
from workflows.ledger.retirement import runs_of
from workflows.office.proving.checking import check_office
from workflows.office.proving.folder_checking import check_folder
from workflows.office.proving.log_checking import KEY_STORE
from workflows.office.retention.carrying_out import gaps
from workflows.office.retention.planning import Plan, plan
from workflows.office.sharing.announcing import decree
from workflows.store.rows import EntryRow
from workflows.sync import layout


def test_everybody_drops_the_same_and_a_newcomer_begins_with_what_is_left(pair: Pair) -> None:
    """Two laptops, a newcomer, one folder: one state, all of it proven, and no word of what went anywhere."""
    planned = plan(pair.first, BEFORE_MS)
    assert planned.requests > 200
    gone = [row.raw for row in _retired(pair, planned)][::7]
    assert all(files_with(pair.folder, raw) for raw in gone)

    retire_old(pair.first)
    assert pair.exchange() == set()

    assert len(pair.states()) == 1
    assert thinned(pair.tmp_path / "first") == thinned(pair.tmp_path / "second")
    third, three = pair.newcomer()
    with third:
        assert settled(pair.one, pair.two, three) == set()
        assert {third.store.projections.state_hash()} == pair.states()
        assert thinned(pair.tmp_path / "third") == thinned(pair.tmp_path / "first")
        for office in (pair.first, pair.second, third):
            verdict = check_folder(office, pair.one.folder)
            assert verdict.ok, verdict.findings
            assert sum(device.retired for device in verdict.devices) == planned.entries
        before = third.store.projections.state_hash()
        third.rebuild()
        assert third.store.projections.state_hash() == before
    for name in ("first", "second", "third"):
        assert _found(pair.tmp_path / name) == []
        assert files_with(pair.tmp_path / name, CANARY.encode()) == []
    bundles = {(path.parts[-4], path.name) for path in pair.folder.glob("log/*/tile/entries/*")}
    kept = {(path.parts[-3], path.name[:3]) for path in pair.folder.glob("log/*/kept/*")}
    assert kept
    assert not bundles & kept
    assert [raw[:9].hex() for raw in gone if files_with(pair.folder, raw)] == []
    assert not pair.one.exchange(deep=True).report.alarms


def test_what_was_thinned_costs_an_idle_exchange_nothing(pair: Pair) -> None:
    """One listing, as before."""
    retire_old(pair.first)
    pair.exchange()

    report = pair.one.exchange().report

    assert (report.listings, report.files_read, report.files_written, report.files_deleted) == (1, 0, 0, 0)


def test_blobs_of_retired_requests_go_from_the_folder(pair: Pair) -> None:
    """Documents and personal values, on every laptop and in the folder."""
    before = set(pair.folder.glob("blob/*/*"))
    retire_old(pair.first)

    pair.exchange()

    left = {path.name for path in pair.folder.glob("blob/*/*")}
    assert len(left) < len(before)
    for home in ("first", "second"):
        assert {path.name for path in (pair.tmp_path / home / "blobs").iterdir()} == left


def test_a_late_act_on_a_retired_request_counts_for_nothing_anywhere(pair: Pair) -> None:
    """A laptop that was away says something about it: nobody shows it, newcomers included, and nothing is amiss."""
    oldest = str(_retired(pair, plan(pair.first, BEFORE_MS))[0].request)
    request = next(row.id for row in pair.second.store.questions.every_request())
    retire_old(pair.first)
    comment(pair.second, oldest, by=CLERK)
    comment(pair.second, request, by=CLERK)

    assert pair.exchange() == set()

    third, three = pair.newcomer()
    with third:
        assert settled(pair.one, pair.two, three) == set()
        assert {third.store.projections.state_hash()} == pair.states()
        assert len(pair.states()) == 1
        assert all(row.id != oldest for row in third.store.questions.every_request())
    assert _found(pair.tmp_path / "second") == []


def test_an_owner_who_retires_what_is_not_over_is_named_and_not_followed(pair: Pair) -> None:
    """The other laptop keeps everything of that act, and says whose act it was."""
    waiting = open_request(pair.second, by=CLERK)
    pair.exchange()
    _dishonest(pair, [row.position for row in pair.second.store.entries.between(pair.second.keys.device, 3, 9)])

    alarms = pair.exchange()

    assert "retired-wrongly" in alarms
    assert pair.second.request(waiting).standing.status == "waiting"
    assert thinned(pair.tmp_path / "second") == {}


def test_an_owner_cannot_retire_who_belongs_to_the_office(pair: Pair) -> None:
    """Entries about people, rules and keys are nobody's request."""
    pair.exchange()
    device, frontier = pair.first.keys.device, Frontier()
    for leaf in pair.first.store.entries.leaves(device, 0, 256):
        frontier.append(leaf)
    log = RetiredLog(device=device, size=256, root=frontier.root().hex(), gone=((2, 4),))

    decree(pair.first, (LogRetired(before_ms=BEFORE_MS, logs=(log,)),), OWNER)

    assert "retired-wrongly" in pair.exchange()
    assert thinned(pair.tmp_path / "first") == thinned(pair.tmp_path / "second") == {}


def test_a_bundle_that_somebody_thinned_without_an_act_is_named_and_healed(pair: Pair) -> None:
    """Whoever can write into the folder can keep entries back for a while, and no longer."""
    pair.exchange()
    device = pair.second.keys.device
    bundle = pair.folder / "log" / device / "tile" / "entries" / "000"
    _hide(bundle, pair.folder / layout.kept(device, 0, 2), (50, 51))
    third, three = pair.newcomer()
    with third:
        done = three.exchange()

        assert "withheld-entries" in {alarm.code for alarm in done.alarms}
        assert gaps(third) == {device: ((50, 52),)}
        assert any(found.facts.get("reason") == "no-act" for found in check_folder(third, three.folder).findings)
        assert any(found.facts.get("reason") == "no-act" for found in check_office(third.store.home.path).findings)
        pair.two.exchange(deep=True)
        three.exchange()
        assert settled(pair.one, pair.two, three) == set()
        assert gaps(third) == {}
        assert {third.store.projections.state_hash()} == pair.states()
    assert check_folder(pair.second, pair.two.folder).ok


@pytest.mark.parametrize("how", ["flipped", "cut", "emptied"])
def test_a_tampered_kept_file_is_named_healed_and_never_believed(past: Past, pair: Pair, how: str) -> None:
    """It must lead to the signed root, and lack what the act says, neither more nor less."""
    retire_old(pair.first)
    pair.exchange()
    (path, *_) = sorted((pair.folder / "log" / pair.second.keys.device / "kept").iterdir())
    whole = path.read_bytes()
    path.write_bytes(
        {"flipped": whole[:40] + bytes([whole[40] ^ 1]) + whole[41:], "cut": whole[:-9], "emptied": b""}[how]
    )

    assert [found.code for found in check_folder(pair.first, pair.one.folder).findings] == ["altered"]
    third, three = pair.newcomer()
    with third:
        three.exchange()
        assert third.store.entries.log(pair.second.keys.device).size < 256  # type: ignore[union-attr]  # it is kept
        pair.one.exchange(deep=True)
        assert path.read_bytes() == whole
        past.go("2026-11-23T10:00:00Z")  # what could not be used is looked at again after a while
        assert settled(pair.one, pair.two, three) == set()
        assert {third.store.projections.state_hash()} == pair.states()


def test_a_laptop_that_has_not_heard_of_it_puts_bundles_back_at_most_once(pair: Pair) -> None:
    """Without an alarm; once it has read the act, they go again."""
    with_all = {path: path.read_bytes() for path in pair.folder.glob("log/*/tile/entries/*")}
    retire_old(pair.first)
    pair.one.exchange()
    a_while_later()
    pair.one.exchange()
    gone = {path for path in with_all if not path.exists()}
    assert gone
    for path in gone:
        path.write_bytes(with_all[path])  # as an old laptop, or a sync program, would

    pair.two.exchange()

    assert pair.exchange() == set()
    assert not any(path.exists() for path in gone)


def test_a_second_act_thins_the_same_bundle_further(past: Past, pair: Pair) -> None:
    """What was too young the first time goes later; of a bundle one kept file stays."""
    retire_old(pair.first)
    pair.exchange()
    over(pair.first, 150, words="Kirsche")
    over(pair.second, 150, by=CLERK, words="Kirsche")
    pair.exchange()
    past.go("2028-01-01T09:00:00Z")

    planned = retire_old(pair.first, 1_700_000_000_000)

    assert planned.requests
    assert pair.exchange() == set()
    names = [path.name[:3] for path in pair.folder.glob(f"log/{pair.first.keys.device}/kept/*")]
    assert len(names) == len(set(names))
    third, three = pair.newcomer()
    with third:
        assert settled(pair.one, pair.two, three) == set()
        assert {third.store.projections.state_hash()} == pair.states()


def test_a_folder_begun_anew_gets_thinned_bundles_only(pair: Pair, tmp_path: Path) -> None:
    """Nothing of what was retired comes back with a new folder."""
    retire_old(pair.first)
    pair.exchange()
    one, two = connect(pair.first, tmp_path / "new"), connect(pair.second, tmp_path / "new")

    assert settled(one, two) == set()

    assert {path.name for path in (tmp_path / "new").glob("log/*/kept/*")}
    assert check_folder(pair.first, one.folder).ok
    assert len(pair.states()) == 1


def _found(home: Path) -> list[str]:
    """What a check of a home finds; that its program still runs is no finding."""
    return [f"{one.code} {one.index} {one.facts}" for one in check_office(home).findings if one.file != KEY_STORE]


def _retired(pair: Pair, planned: Plan) -> list[EntryRow]:
    """The entries that a plan would retire."""
    entries = pair.first.store.entries
    return [
        row
        for event in planned.events
        for log in event.logs
        for run in log.gone
        for row in entries.between(log.device, *run)
    ]


def _dishonest(pair: Pair, positions: list[int]) -> None:
    device, frontier = pair.second.keys.device, Frontier()
    for leaf in pair.first.store.entries.leaves(device, 0, 256):
        frontier.append(leaf)
    log = RetiredLog(device=device, size=256, root=frontier.root().hex(), gone=runs_of(positions))
    decree(pair.first, (LogRetired(before_ms=BEFORE_MS, logs=(log,)),), OWNER)


def _hide(bundle: Path, kept: Path, positions: tuple[int, ...]) -> None:
    from workflows.ledger.merkle import leaf_hash
    from workflows.ledger.tiles import decode_bundle, encode_thinned

    entries = decode_bundle(bundle.read_bytes())
    items: list[Any] = [(b"" if index in positions else entry, leaf_hash(entry)) for index, entry in enumerate(entries)]
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(encode_thinned(items))
    bundle.unlink()
