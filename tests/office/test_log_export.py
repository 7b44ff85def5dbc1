"""The exported log: readable for programs, and as files that other people's verifiers can check."""

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.office.proof_home import OWNER, Made, make_home, run_sql
from workflows.domain.commands import Comment
from workflows.errors import InvalidInput, Trouble
from workflows.ledger import note
from workflows.ledger.checkpoint import parse_body
from workflows.ledger.tiles import decode_bundle, parse_path
from workflows.office.office import Office
from workflows.office.proving.log_export import export_tiles, readable_entries


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A log that is longer than one tile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        home = make_home(tmp_path_factory.mktemp("export") / "home", invoices=2)
        with Office.open(home.home) as office:
            for count in range(260):
                office.act(home.requests[count % 2], Comment(by=OWNER, text=f"ümlaut {count}"))
        yield home


def sha256(raw: bytes) -> bytes:
    """The plain hash."""
    return hashlib.sha256(raw).digest()


def root_by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha256(b"\x01" + root_by_definition(leaves[:split]) + root_by_definition(leaves[split:]))


def test_the_files_give_the_signed_root_by_the_standards_alone(made: Made, tmp_path: Path) -> None:
    """Bundles give the leaf hashes, these the tiles, these the root that the checkpoint signs."""
    with Office.open(made.home, write=False) as office:
        (log,) = export_tiles(office, tmp_path / "log")

    base = tmp_path / "log" / log.device
    size = log.size
    bundles = [(base / "tile/entries/000").read_bytes(), (base / f"tile/entries/001.p/{size - 256}").read_bytes()]
    leaves = [sha256(b"\x00" + raw) for bundle in bundles for raw in decode_bundle(bundle)]
    signed = (base / "checkpoint").read_bytes()
    opened = note.open_note(signed, [note.parse_verifier_key(log.vkey)])
    text = opened.text.split("\n")
    assert len(leaves) == size > 256
    assert (base / "tile/0/000").read_bytes() == b"".join(leaves[:256])
    assert (base / f"tile/0/001.p/{size - 256}").read_bytes() == b"".join(leaves[256:])
    assert (base / "tile/1/000.p/1").read_bytes() == root_by_definition(leaves[:256])
    assert text[:2] == [f"countersign/{made.office}/{log.device}", str(size)]
    assert base64.b64decode(text[2]) == root_by_definition(leaves)
    assert (tmp_path / "log" / f"{log.device}.vkey").read_text() == log.vkey + "\n"


def test_every_exported_file_has_its_one_name(made: Made, tmp_path: Path) -> None:
    """Nothing but what the layout knows."""
    with Office.open(made.home, write=False) as office:
        (log,) = export_tiles(office, tmp_path / "log")

    base = tmp_path / "log" / log.device
    names = {path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file()}
    assert {str(parse_path(name)) for name in names - {"checkpoint"}} == names - {"checkpoint"}
    assert len(names) == 6


def test_entries_after_the_signed_head_are_not_exported(made: Made, tmp_path: Path) -> None:
    """Files and checkpoint belong together, also while somebody writes."""
    with Office.open(made.home) as office:
        before = office.store.entries.latest_checkpoint(made.device)
        office.act(made.requests[0], Comment(by=OWNER, text="not signed yet"))
        (log,) = export_tiles(office, tmp_path / "log")

    assert before is not None
    raw = (tmp_path / "log" / log.device / "checkpoint").read_bytes()
    assert parse_body(note.parse(raw).text).size == log.size


def test_every_entry_can_be_read_by_other_programs(made: Made) -> None:
    """In order, with what it says; the first is the genesis."""
    with Office.open(made.home, write=False) as office:
        entries = list(readable_entries(office))
        count = office.store.entries.count()

    assert [one["index"] for one in entries] == list(range(count))
    assert [one["kind"] for one in entries][:2] == ["genesis", "office.founded"]
    assert {one["why_not_read"] for one in entries} == {None}
    assert {one["device"] for one in entries} == {made.device}
    assert any(one["event"].get("text") == "ümlaut 7" and one["by"] == OWNER for one in entries)
    assert all(one["at"].endswith("Z") and len(one["id"]) == 64 for one in entries)
    assert msgspec.json.decode(msgspec.json.encode(entries)) == entries


def test_a_damaged_log_is_not_exported_as_if_it_were_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines say which entry cannot be read; files that would not verify are not written."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    made = make_home(tmp_path / "home", invoices=1)
    with Office.open(made.home, write=False) as office:
        last = office.store.entries.count() - 1
    run_sql(made.home, "UPDATE entries SET raw = zeroblob(length(raw)) WHERE position = ?", last)

    with Office.open(made.home, write=False) as office:
        unread = [one for one in readable_entries(office) if one["why_not_read"]]
        with pytest.raises(Trouble) as caught:
            export_tiles(office, tmp_path / "log")

    assert [(one["index"], one["event"]) for one in unread] == [(last, None)]
    assert caught.value.code == "log-damaged"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]


def test_an_export_never_writes_into_what_is_there(made: Made, tmp_path: Path) -> None:
    """Two exports are two folders."""
    (tmp_path / "log").mkdir()

    with Office.open(made.home, write=False) as office, pytest.raises(InvalidInput) as caught:
        export_tiles(office, tmp_path / "log")

    assert caught.value.code == "file-exists"
    assert list((tmp_path / "log").iterdir()) == []


def test_an_export_tells_how_far_it_is_and_can_be_stopped(made: Made, tmp_path: Path) -> None:
    """Each bundle is told; whoever raises there leaves nothing behind."""
    told: list[tuple[str, int, int | None]] = []

    def stop(_what: str, _done: int, _total: int | None) -> None:
        raise KeyboardInterrupt

    with Office.open(made.home, write=False) as office:
        (log,) = export_tiles(office, tmp_path / "log", progress=lambda *words: told.append(words))
        with pytest.raises(KeyboardInterrupt):
            export_tiles(office, tmp_path / "stopped", progress=stop)

    assert told == [("entries", 256, log.size), ("entries", log.size, log.size)]
    assert [path.name for path in tmp_path.iterdir()] == ["log"]
