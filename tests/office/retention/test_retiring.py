"""Retiring on one laptop: what goes, what stays, and what the rest still proves."""

from pathlib import Path

import pytest

from tests.office.sharing.team import code_of
from tests.support.old_office import (
    BEFORE_MS,
    CANARY,
    LATER,
    TODAY,
    Past,
    blobs_that_stay,
    comment,
    empty_bytes,
    files_with,
    old_office,
    open_request,
    over,
    reopened,
    retire_old,
    thinned,
    with_document,
)
from tests.support.two_laptops import OWNER, second_laptop
from workflows.domain.commands import Refusal
from workflows.errors import InvalidInput, Trouble
from workflows.ledger.checkpoint import open_checkpoint
from workflows.ledger.tiles import decode_thinned
from workflows.office.erasing import erase
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.proving.evidence import evidence
from workflows.office.proving.log_export import export_tiles, readable_entries
from workflows.office.proving.pack import write_pack
from workflows.office.proving.pack_checking import check_pack
from workflows.office.retention import carrying_out
from workflows.office.retention.planning import plan
from workflows.office.retention.retiring import could_retire
from workflows.store.database import Database
from workflows.store.statements import Statement


def test_what_is_over_and_old_goes_and_everything_else_stays(past: Past, office: Office, tmp_path: Path) -> None:
    """Entries lose their bytes, rows go, the log still verifies, and what is left says the same from scratch."""
    past.go(LATER)
    young = open_request(office)
    past.go(TODAY)

    planned = retire_old(office)

    assert planned.requests > 100
    assert planned.young == 1
    assert thinned(tmp_path / "home") == {office.keys.device: planned.entries}
    assert office.request(young).standing.status == "waiting"
    left = office.store.projections.state_hash()
    office.rebuild()
    assert office.store.projections.state_hash() == left
    office.close()
    verdict = check_office(tmp_path / "home")
    assert verdict.ok, verdict.findings
    assert [one.retired for one in verdict.devices] == [planned.entries]


def test_no_word_of_a_retired_request_is_left_in_the_home(past: Past, tmp_path: Path) -> None:
    """Not in rows, not in free pages, not in the index of words, not in documents and blobs."""
    with old_office(tmp_path / "home") as office:
        # Some systems build SQLite so that it empties what it frees; the promise must not hang on that.
        office.store.database.query(Statement("PRAGMA secure_delete = OFF"))
        requests = [with_document(office), *over(office, 3)]
        comment(office, requests[-1])
        over(office, 140, words="Apfel")
        past.go(TODAY)
        assert files_with(tmp_path / "home", CANARY.encode())

        retire_old(office)

        known = {row.id for row in office.store.questions.every_request()}
        assert known.isdisjoint(requests)
        assert _names(tmp_path / "home" / "blobs") == blobs_that_stay(office)
    assert files_with(tmp_path / "home", CANARY.encode()) == []
    assert _names(tmp_path / "home" / "attachments") == set()


def test_a_document_that_a_request_which_stays_came_from_stays(past: Past, tmp_path: Path) -> None:
    """One file may hold what several requests began with."""
    with old_office(tmp_path / "home") as office:
        with_document(office)
        over(office, 140)
        past.go(LATER)
        stays = with_document(office)
        past.go(TODAY)

        retire_old(office)

        assert office.request(stays).standing.status == "withdrawn"
        assert len(list((tmp_path / "home" / "attachments").iterdir())) == 1
        assert _names(tmp_path / "home" / "blobs") == blobs_that_stay(office)


def test_what_is_not_over_stays_however_old(past: Past, tmp_path: Path) -> None:
    """Open requests, and those whose erasure was ordered: their certificate hangs on them."""
    with old_office(tmp_path / "home") as office:
        waits = open_request(office)
        ordered = with_document(office)
        assert not isinstance(erase(office, ordered, by=OWNER, reason="asked for"), Refusal)
        over(office, 140)
        past.go(TODAY)

        planned = retire_old(office)

        assert planned.unfinished == 2
        assert office.request(waits).standing.status == "waiting"
        assert office.request(ordered).standing.status == "withdrawn"


def test_what_was_open_the_first_time_goes_once_it_is_over(past: Past, tmp_path: Path) -> None:
    """A second act takes what the first had to leave in the same bundle."""
    with old_office(tmp_path / "home") as office, second_laptop(office, tmp_path / "second"):
        waits = open_request(office, by=OWNER)
        over(office, 140)
        past.go(LATER)
        retire_old(office, BEFORE_MS)
        withdrawn = office.store.entries.count_of("~retired")
        from workflows.domain.commands import Withdraw

        assert not isinstance(office.act(waits, Withdraw(by=OWNER, reason="over")), Refusal)
        over(office, 140)
        past.go(TODAY)

        retire_old(office, 1_640_995_200_000)

        assert code_of(lambda: office.request(waits)) == "unknown-request"
        assert office.store.entries.count_of("~retired") > withdrawn
        assert len(office.chain.trust.retirements) == 2


def test_what_stays_is_proven_as_before(past: Past, office: Office, tmp_path: Path) -> None:
    """A pack of a request that stays checks, and the exported log still gives the signed root."""
    past.go(LATER)
    young = open_request(office)
    past.go(TODAY)
    with reopened(office) as signed:
        write_pack(tmp_path / "before.zip", evidence(signed, young).members)
        retire_old(signed)
    with Office.open(tmp_path / "home") as again:
        write_pack(tmp_path / "after.zip", evidence(again, young).members)
        (log,) = export_tiles(again, tmp_path / "log")
        (row,) = again.store.entries.logs()
        read = list(readable_entries(again))
    assert check_pack(tmp_path / "before.zip").ok
    assert check_pack(tmp_path / "after.zip").ok
    folder = tmp_path / "log" / log.folder
    head = open_checkpoint((folder / "checkpoint").read_bytes(), origin=row.origin, log_public=row.public_key)
    (kept,) = (folder / "kept").iterdir()
    leaves = [leaf for _, leaf in decode_thinned(kept.read_bytes())]
    assert (folder / "tile" / "0" / "000").read_bytes() == b"".join(leaves)
    assert not (folder / "tile" / "entries" / "000").exists()
    assert head.size == log.size
    assert {one["why_not_read"] for one in read} == {None, "retired"}


@pytest.mark.parametrize("step", ["judge_requests", "_remove_files", "_look_for_gaps", "_scrub"])
def test_a_break_anywhere_is_made_good_by_the_next_start(
    past: Past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The act stands; rows, files and free pages follow."""
    office = old_office(tmp_path / "home")
    with_document(office)
    over(office, 140, words="Apfel")
    past.go(TODAY)
    with monkeypatch.context() as broken:
        broken.setattr(carrying_out, step, _breaks)
        with pytest.raises(KeyboardInterrupt):
            retire_old(office)
        office.store.close()

    with Office.open(tmp_path / "home") as again:
        left = again.store.projections.state_hash()
        again.rebuild()
        assert again.store.projections.state_hash() == left
        assert _names(tmp_path / "home" / "blobs") == blobs_that_stay(again)

    assert check_office(tmp_path / "home").ok
    assert files_with(tmp_path / "home", CANARY.encode()) == []
    assert sum(thinned(tmp_path / "home").values()) > 200


def test_where_there_is_no_room_to_write_the_database_anew_it_is_done_later(
    past: Past, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Retiring does not fail for want of room; the free pages are emptied as soon as there is some."""
    with monkeypatch.context() as full:
        full.setattr(Database, "scrub", _is_full)
        retire_old(office)
    assert office.store.facts.get("retired-scrub") is not None

    with reopened(office) as again:
        assert again.store.facts.get("retired-scrub") is None


def test_done_twice_it_changes_nothing(office: Office) -> None:
    """A second plan finds nothing, and a second carrying out does nothing."""
    retire_old(office)
    before = office.store.entries.every()
    size = office.journal().size

    assert not retire_old(office).events
    assert not carrying_out.carry_out(office).requests
    assert office.journal().size == size
    assert [row.leaf for row in office.store.entries.every()] == [row.leaf for row in before]


def test_bytes_that_nobody_retired_are_named_as_taken_out(office: Office, tmp_path: Path) -> None:
    """A gap is a retired entry only where an act says so."""
    device = office.keys.device
    retire_old(office)
    last = office.store.entries.retired()[-1][1]
    office.close()
    empty_bytes(tmp_path / "home", device, last + 3)

    (found,) = [one for one in check_office(tmp_path / "home").findings if one.facts.get("reason") == "no-act"]

    assert (found.code, found.index) == ("missing", last + 3)


def test_a_recent_date_and_anybody_but_an_owner_are_refused(past: Past, office: Office) -> None:
    """A laptop may have been away for 30 days; and only owners let anything go."""
    assert code_of(lambda: could_retire(office, 1_795_000_000_000, by=OWNER)) == "too-recent"
    with pytest.raises(InvalidInput) as caught:
        could_retire(office, BEFORE_MS, by="carl")
    assert caught.value.code in {"not-owner", "signs-elsewhere"}


def test_a_short_log_cannot_shrink(past: Past, tmp_path: Path) -> None:
    """Fewer than 256 entries are no full bundle; the plan says that requests wait for one."""
    with old_office(tmp_path / "home") as office:
        over(office, 20)
        past.go(TODAY)

        planned = plan(office, BEFORE_MS)

        assert (planned.events, planned.unsealed) == ((), 20)
        assert [one.limit for one in planned.logs] == [0]


def test_more_than_an_entry_holds_becomes_several_acts(
    past: Past, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is whole in itself, and the minimum index never falls."""
    monkeypatch.setattr("workflows.office.retention.planning._MOST_BYTES", 300)

    planned = retire_old(office)

    assert len(planned.events) > 1 or len(planned.events[0].logs[0].gone) == 1
    assert len(office.chain.trust.retirements) == len(planned.events)
    assert sum(thinned(tmp_path / "home").values()) == planned.entries


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _breaks(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def _is_full(_: object) -> None:
    raise Trouble(code="disk-full", title="Full", text="Full.", advice="Make room.")
