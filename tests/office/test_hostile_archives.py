"""Backups, packs and homes made by somebody who means harm: one clear error, and nothing is left behind."""

import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from tests.office.proof_home import Made, copy_home, make_home, run_sql
from workflows import envelopes
from workflows.errors import CountersignError, InvalidInput, Trouble
from workflows.intake.document import Document, no_fields
from workflows.office import keeping
from workflows.office.attachments import keep_document, kept_documents, read_document_bytes
from workflows.office.founding import Charter, found
from workflows.office.keeping import backup, needs_passphrase, restore
from workflows.office.office import Office
from workflows.office.proving.evidence import evidence
from workflows.office.proving.log_export import export_tiles
from workflows.office.proving.pack import write_pack
from workflows.office.proving.pack_checking import check_pack
from workflows.office.shipped import read_text

POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX has these kinds of files")
LONG = ("x" * 300, "x" * 250)
Members = dict[str, bytes]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An office that nobody touches: tests take copies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        return make_home(tmp_path_factory.mktemp("hostile") / "home", invoices=2)


@pytest.fixture
def made(sound: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A copy to work with, in a folder of its own."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    return msgspec.structs.replace(sound, home=copy_home(sound.home, tmp_path / "home"))


def members_of(file: Path) -> Members:
    """What an archive holds."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document_of(name: str) -> Document:
    """As intake hands on what it read."""
    return Document(file="invoice", sha256=name, outcome="invoice", format="ubl", fields=no_fields())


def packed(file: Path, members: Members, method: int = zipfile.ZIP_DEFLATED) -> None:
    """Write an archive."""
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)


def with_manifest(members: Members) -> Members:
    """The manifest made to fit the other members."""
    plain = msgspec.json.decode(members["manifest.json"])
    plain["members"] = {
        name: {"sha256": sha256(raw).hexdigest(), "size": len(raw)}
        for name, raw in members.items()
        if name != "manifest.json"
    }
    return members | {"manifest.json": msgspec.json.encode(plain)}


def encrypted(file: Path, members: Members) -> None:
    """Every member says that it is encrypted."""
    packed(file, members)
    raw = bytearray(file.read_bytes())
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = raw.find(signature)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(signature, at + 4)
    file.write_bytes(raw)


def damaged_lzma(file: Path, members: Members) -> None:
    """Packed in another way, and that way broken in its first member."""
    packed(file, members, zipfile.ZIP_LZMA)
    with zipfile.ZipFile(file) as archive:
        first = archive.infolist()[0]
    raw, start = bytearray(file.read_bytes()), first.header_offset + 30 + len(first.filename) + 12
    for at in range(start, start + min(40, first.compress_size - 12)):
        raw[at] ^= 0xFF
    file.write_bytes(raw)


def sql(*statements: str) -> Callable[[Path, Members], None]:
    """The database in the backup changed, and the manifest with it."""

    def change(file: Path, members: Members) -> None:
        database = file.with_suffix(".db")
        database.write_bytes(members["countersign.db"])
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
        packed(file, with_manifest(members | {"countersign.db": database.read_bytes()}))
        database.unlink()

    return change


def deep(name: str) -> Callable[[Path, Members], None]:
    """A member that is nothing but opening brackets."""
    return lambda file, members: packed(file, members | {name: b"[" * 100_000})


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (encrypted, {"not-a-backup"}),
        (damaged_lzma, {"not-a-backup"}),
        (deep("manifest.json"), {"backup-altered"}),
        (sql("DELETE FROM scope_keys"), {"backup-not-sound"}),
        (sql("DELETE FROM scope_keys WHERE scope = 0"), {"backup-not-sound"}),
        (sql("DELETE FROM local_facts"), {"backup-not-sound"}),
        (sql("UPDATE local_facts SET value = 'words'"), {"backup-not-sound"}),
        (sql("DROP TABLE entries"), {"backup-not-sound"}),
        (sql("CREATE TRIGGER t AFTER INSERT ON logs BEGIN DELETE FROM entries; END"), {"backup-not-sound"}),
    ],
)
def test_a_hostile_backup_is_refused_and_nothing_is_left(
    made: Made, tmp_path: Path, change: Callable[[Path, Members], None], codes: set[str]
) -> None:
    """Whatever is wrong with it, there is no new home and no rest of one."""
    backup(made.home, tmp_path / "whole.backup")
    change(tmp_path / "hostile.backup", members_of(tmp_path / "whole.backup"))
    before = sorted(tmp_path.iterdir())

    with pytest.raises(InvalidInput) as refused:
        restore(tmp_path / "hostile.backup", tmp_path / "new")

    assert refused.value.code in codes
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("change", [encrypted, damaged_lzma, deep("request.json"), deep("keys.json")])
def test_a_hostile_pack_is_named_as_altered(
    made: Made, tmp_path: Path, change: Callable[[Path, Members], None]
) -> None:
    """Members that cannot be read are findings, never a crash."""
    with Office.open(made.home, write=False) as office:
        members = evidence(office, made.requests[0]).members
    change(tmp_path / "pack.zip", members)

    verdict = check_pack(tmp_path / "pack.zip")

    assert not verdict.ok
    assert "altered" in {finding.code for finding in verdict.findings}


@POSIX
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A device without end and a pipe without a writer, wherever a file is expected."""
    os.mkfifo(tmp_path / "pipe")
    asked: tuple[Callable[[Path], object], ...] = (
        check_pack,
        needs_passphrase,
        read_text,
        lambda path: restore(path, tmp_path / "new"),
    )

    for path in (Path("/dev/zero"), tmp_path / "pipe"):
        for ask in asked:
            with pytest.raises(InvalidInput):
                ask(path)

    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_file_that_asks_for_too_much_work_is_refused_before_any(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file says how much memory a passphrase costs; a stranger may say anything."""
    locked = envelopes.lock(b"content", "words")
    line, rest = locked.split(b"\n", 2)[1], locked.split(b"\n", 2)[2]
    factor = int(line.rpartition(b" ")[2])
    assert envelopes.unlock(locked, "words") == b"content"
    assert factor <= envelopes.MAX_WORK_FACTOR
    monkeypatch.setattr("pyrage.passphrase.decrypt", lambda *_: pytest.fail("work was done"))

    found = {}
    for told in (b"21", b"22", b"64", b"99", b"+22", b"022", b"200", b"", b"x"):
        hostile = b"age-encryption.org/v1\n" + line.rpartition(b" ")[0] + b" " + told + b"\n" + rest
        with pytest.raises(InvalidInput) as refused:
            envelopes.unlock(hostile, "words")
        found[told] = refused.value.code
    two = locked.replace(b"\n--- ", b"\n" + line.rpartition(b" ")[0] + b" 30\nabc\n--- ", 1)
    with pytest.raises(InvalidInput) as second:
        envelopes.unlock(two, "words")

    assert {code for told, code in found.items() if told in {b"21", b"22", b"64", b"99"}} == {"work-factor"}
    assert {code for told, code in found.items() if not told.isdigit() or told in {b"022", b"200"}} == {
        "wrong-passphrase"
    }
    assert second.value.code == "wrong-passphrase"


@pytest.mark.parametrize("name", LONG)
def test_a_name_that_is_too_long_is_trouble_and_leaves_nothing(made: Made, tmp_path: Path, name: str) -> None:
    """Written as it was asked for, or told as one error."""
    with Office.open(made.home, write=False) as office:
        shown = evidence(office, made.requests[0])
        makers: tuple[Callable[[Path], object], ...] = (
            lambda target: backup(made.home, target),
            lambda target: write_pack(target, shown.members),
            lambda target: write_pack(target, shown.members, force=True),
            lambda target: export_tiles(office, target),
            lambda target: found(target, Charter(name="Nordwind", owner="Anna")),
        )
        for number, make in enumerate(makers):
            folder = tmp_path / str(number)
            folder.mkdir()
            try:
                make(folder / name)
            except Trouble:
                assert list(folder.iterdir()) == []
            else:
                assert [path.name for path in folder.iterdir()] == [name]
        for read in (check_pack, needs_passphrase, read_text):
            with pytest.raises(InvalidInput):
                read(tmp_path / name)

    assert [path.name for path in made.home.iterdir() if path.name.startswith("~")] == []


def test_attachments_that_are_a_file_are_trouble_once(tmp_path: Path) -> None:
    """The error on the way out does not hide the first one."""
    (tmp_path / "attachments").write_bytes(b"x")
    (tmp_path / "invoice").write_bytes(b"invoice")
    document = document_of(sha256(b"invoice").hexdigest())

    with pytest.raises(Trouble) as refused:
        keep_document(tmp_path / "attachments", tmp_path / "invoice", document)

    assert refused.value.code == "file-not-kept"
    assert read_document_bytes(tmp_path / "attachments", "a" * 64) is None


@POSIX
def test_a_backup_holds_regular_files_only(made: Made, tmp_path: Path) -> None:
    """Nothing that merely bears a hash as its name, and nothing from behind a link."""
    folder, before = made.home / "attachments", kept_documents(made.home / "attachments")
    (tmp_path / "secret").write_bytes(b"another's")
    (folder / ("a" * 64)).symlink_to(tmp_path / "secret")
    (folder / ("b" * 64)).mkdir()
    os.mkfifo(folder / ("c" * 64))
    (folder / ("d" * 64)).symlink_to(tmp_path / "nowhere")

    manifest = backup(made.home, tmp_path / "b")

    assert kept_documents(folder) == before
    kept = {name for name in manifest.members if name.startswith("attachments/")}
    assert kept == {f"attachments/{path.name}" for path in before}
    assert read_document_bytes(folder, "a" * 64) is None


@POSIX
def test_a_link_in_the_place_of_a_kept_file_is_replaced(tmp_path: Path) -> None:
    """It is not taken for the file, and what it leads to is not written."""
    name = sha256(b"invoice").hexdigest()
    (tmp_path / "attachments").mkdir()
    (tmp_path / "invoice").write_bytes(b"invoice")
    (tmp_path / "other").write_bytes(b"other")
    (tmp_path / "attachments" / name).symlink_to(tmp_path / "other")

    keep_document(tmp_path / "attachments", tmp_path / "invoice", document_of(name))

    assert read_document_bytes(tmp_path / "attachments", name) == b"invoice"
    assert (tmp_path / "other").read_bytes() == b"other"


def test_requests_that_were_mixed_up_give_no_pack(made: Made) -> None:
    """The column beside the entries was set to one request for all."""
    run_sql(made.home, "UPDATE entries SET request = ? WHERE request IS NOT NULL", made.requests[0])

    with Office.open(made.home, write=False) as office, pytest.raises(Trouble) as refused:
        evidence(office, made.requests[0])

    assert refused.value.code == "log-damaged"


def test_leftovers_of_killed_processes_go_at_the_next_try(made: Made, tmp_path: Path) -> None:
    """Half homes hold keys, and half backups the whole office."""
    old = [
        *(tmp_path / f"~{name}.abcdefgh.tmp" for name in ("new", "restored", "b")),
        tmp_path / "~restored.abcdefgh.tmp.backup",
        made.home / "~backup.abcdefgh.tmp",
        made.home / "~backup.abcdefgh.tmp.part",
        made.home / "attachments" / f"~{'a' * 64}.abcdefgh.tmp",
    ]
    for path in old:
        path.write_bytes(b"secret")
        os.utime(path, (1, 1))

    backup(made.home, tmp_path / "b")
    restore(tmp_path / "b", tmp_path / "restored")
    found(tmp_path / "new", Charter(name="Nordwind", owner="Anna"))

    assert [path for path in old if path.exists()] == []


def test_a_backup_that_fails_leaves_no_copy_in_the_home(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plain copy is removed, and so is the half file."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping, "put_in_place", fail)
    before = sorted(path.name for path in made.home.iterdir())

    with pytest.raises(CountersignError) as refused:
        backup(made.home, tmp_path / "b")

    assert refused.value.code == "disk-error"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]
    assert {path.name for path in made.home.iterdir()} - set(before) <= {"countersign.db-shm", "countersign.db-wal"}
