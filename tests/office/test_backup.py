"""Backups and restores: one file holds everything, and a restored laptop goes on without ever forking its log."""

import hashlib
import io
import os
import shutil
import stat
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.office.proof_home import OWNER, Made, copy_home, flipped, make_home, run_sql
from tests.office.quick_locks import quick_locks
from workflows import envelopes
from workflows.domain.commands import Comment
from workflows.errors import InvalidInput, Trouble
from workflows.ledger import membership, trust
from workflows.office import keeping
from workflows.office.keeping import backup, needs_passphrase, restore
from workflows.office.office import Acted, Office
from workflows.office.proving.checking import check_office
from workflows.office.proving.evidence import evidence
from workflows.office.proving.pack import write_pack
from workflows.office.proving.pack_checking import check_pack
from workflows.store.files import put_in_place
from workflows.store.store import Store

WORDS = "four words are enough"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An office that nobody touches: tests take copies."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        return make_home(tmp_path_factory.mktemp("backup") / "home", invoices=4)


@pytest.fixture
def made(sound: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A copy to work with."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    return msgspec.structs.replace(sound, home=copy_home(sound.home, tmp_path / "home"))


@pytest.fixture
def file(made: Made, tmp_path: Path) -> Path:
    """A backup of it."""
    backup(made.home, tmp_path / "office.backup")
    return tmp_path / "office.backup"


def state_hash(home: Path) -> str:
    """Of the stored tables."""
    with Store.open(home, write=False) as store:
        return store.projections.state_hash()


def content(home: Path) -> dict[str, bytes]:
    """Every file of a home but the two that every reader of the database makes."""
    files = [path for path in home.rglob("*") if path.is_file() and not path.name.endswith(("-shm", "-wal"))]
    return {str(path.relative_to(home)): path.read_bytes() for path in files}


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same backup with other members."""
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    other = file.with_name("changed.backup")
    with zipfile.ZipFile(other, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return other


def test_a_backup_is_one_private_file(made: Made, tmp_path: Path) -> None:
    """Nobody else may read it, and it says how much it holds; the home is as before."""
    before = content(made.home)

    manifest = backup(made.home, tmp_path / "b")

    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600 or os.name != "posix"
    assert (manifest.office, manifest.device, manifest.format) == (made.office, made.device, 1)
    assert manifest.entries == check_office(made.home).entries
    assert content(made.home) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "home"]


def test_a_restored_home_holds_the_same_office_under_a_new_log(made: Made, file: Path, tmp_path: Path) -> None:
    """Same tables, same kept files, a new device vouched for by the old one; all of it verifies."""
    restored = restore(file, tmp_path / "new")

    verdict = check_office(tmp_path / "new")
    assert verdict.findings == ()
    assert {one.device for one in verdict.devices} == {made.device, restored.device}
    assert (restored.old_device, restored.device != made.device) == (made.device, True)
    with Store.open(tmp_path / "new", write=False) as store:
        assert {log.device: log.own for log in store.entries.logs()} == {made.device: False, restored.device: True}
    assert state_hash(tmp_path / "new") == state_hash(made.home)
    assert content(tmp_path / "new" / "attachments") == content(made.home / "attachments")


def test_people_go_on_working_in_a_restored_home(made: Made, file: Path, tmp_path: Path) -> None:
    """Everybody who could sign on the old laptop can sign here, each with a new key; packs prove it."""
    restored = restore(file, tmp_path / "new")
    with Office.open(tmp_path / "new") as office:
        for person in (OWNER, "ben", "maria"):
            acted = office.act(made.requests[0], Comment(by=person, text="after the restore"))
            assert isinstance(acted, Acted)
            assert {act.device for act in acted.acts} == {restored.device}

    with Office.open(tmp_path / "new", write=False) as office:
        write_pack(tmp_path / "pack", evidence(office, made.requests[0]).members)
    assert check_office(tmp_path / "new").findings == ()
    assert check_pack(tmp_path / "pack").findings == ()


def test_the_old_home_is_untouched_and_knows_nothing(made: Made, tmp_path: Path) -> None:
    """A restore reads the file only."""
    backup(made.home, tmp_path / "b")
    before = content(made.home)

    restore(tmp_path / "b", tmp_path / "new")

    assert content(made.home) == before


def test_a_restored_home_can_be_backed_up_and_restored_again(made: Made, file: Path, tmp_path: Path) -> None:
    """Three laptops in a row, each vouched for by the one before."""
    restore(file, tmp_path / "second")
    with Office.open(tmp_path / "second") as office:
        office.act(made.requests[0], Comment(by="ben", text="second"))
    backup(tmp_path / "second", tmp_path / "again")

    restore(tmp_path / "again", tmp_path / "third")

    with Office.open(tmp_path / "third") as office:
        assert isinstance(office.act(made.requests[0], Comment(by="ben", text="third")), Acted)
    verdict = check_office(tmp_path / "third")
    assert (verdict.findings, len(verdict.devices)) == ((), 3)


def test_a_backup_made_while_somebody_writes_is_whole(made: Made, tmp_path: Path) -> None:
    """Acts that were acknowledged before are in it, signed head or not."""
    with Office.open(made.home) as office:
        office.act(made.requests[0], Comment(by=OWNER, text="a moment ago"))
        backup(made.home, tmp_path / "b")
        office.act(made.requests[0], Comment(by=OWNER, text="too late for the backup"))

    restore(tmp_path / "b", tmp_path / "new")
    with Office.open(tmp_path / "new", write=False) as restored:
        texts = [getattr(act.event, "text", "") for act in restored.request(made.requests[0]).acts]
    assert "a moment ago" in texts
    assert "too late for the backup" not in texts
    assert check_office(tmp_path / "new").findings == ()


def test_with_a_passphrase_the_file_is_locked_as_a_whole(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the passphrase nothing of it can be read, not even its kind. The lock itself is tried elsewhere."""
    quick_locks(monkeypatch)
    backup(made.home, tmp_path / "b", passphrase=WORDS)
    raw = (tmp_path / "b").read_bytes()

    assert needs_passphrase(tmp_path / "b")
    assert raw.startswith(b"age-encryption.org/v1")
    assert b"manifest" not in raw
    for passphrase, code in ((None, "passphrase-needed"), ("wrong words here", "wrong-passphrase")):
        with pytest.raises(InvalidInput) as caught:
            restore(tmp_path / "b", tmp_path / "new", passphrase=passphrase)
        assert (caught.value.code, (tmp_path / "new").exists()) == (code, False)
    restore(tmp_path / "b", tmp_path / "new", passphrase=WORDS)
    assert check_office(tmp_path / "new").ok


def test_a_backup_never_overwrites(made: Made, tmp_path: Path) -> None:
    """The older one may be the good one."""
    target = tmp_path / "b"
    target.write_bytes(b"older")

    with pytest.raises(InvalidInput) as caught:
        backup(made.home, target)

    assert (caught.value.code, target.read_bytes()) == ("file-exists", b"older")


def test_a_backup_that_cannot_be_read_back_is_removed(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bad stick is noticed now, not on the day when the backup is needed."""

    def spoil(part: Path, target: Path) -> None:
        raw = part.read_bytes()
        part.write_bytes(flipped(raw, 8 * (len(raw) // 2)))
        put_in_place(part, target)

    monkeypatch.setattr(keeping, "put_in_place", spoil)

    with pytest.raises(Trouble) as caught:
        backup(made.home, tmp_path / "b")

    assert caught.value.code == "backup-not-readable"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home"]


def test_a_flipped_bit_anywhere_in_a_backup_never_makes_another_office(made: Made, file: Path, tmp_path: Path) -> None:
    """It is refused and nothing is left, or what is restored is the office that was saved."""
    good, refused = file.read_bytes(), 0
    for at in range(40, len(good) - 40, len(good) // 12):
        file.write_bytes(flipped(good, 8 * at + 3))
        try:
            restore(file, tmp_path / f"n{at}")
        except InvalidInput:
            refused += 1
            assert not (tmp_path / f"n{at}").exists()
        else:
            assert state_hash(tmp_path / f"n{at}") == state_hash(made.home)
    assert refused >= 10
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("~")]


@pytest.mark.parametrize(
    "name", ["../escaped", "/tmp/escaped", "attachments/../../escaped", "attachments/xyz", "key.where", "C:\\escaped"]
)
def test_hostile_names_in_a_backup_are_refused(file: Path, tmp_path: Path, name: str) -> None:
    """Also where the manifest names them with the right hash."""

    def add(members: dict[str, bytes]) -> None:
        manifest = msgspec.json.decode(members["manifest.json"])
        manifest["members"][name] = {"sha256": hashlib.sha256(b"x").hexdigest(), "size": 1}
        members["manifest.json"] = msgspec.json.encode(manifest)
        members[name] = b"x"

    with pytest.raises(InvalidInput) as caught:
        restore(rewritten(file, add), tmp_path / "new")

    assert caught.value.code == "backup-altered"
    assert not (tmp_path / "escaped").exists()
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("member", ["countersign.db", "device.key", "attachments/"])
def test_a_member_that_was_exchanged_is_refused_by_its_hash(file: Path, tmp_path: Path, member: str) -> None:
    """Also where the archive itself is in order."""

    def exchange(members: dict[str, bytes]) -> None:
        name = next(name for name in members if name.startswith(member))
        members[name] = flipped(members[name], 5)

    with pytest.raises(InvalidInput) as caught:
        restore(rewritten(file, exchange), tmp_path / "new")

    assert caught.value.code == "backup-altered"
    assert not (tmp_path / "new").exists()


def test_a_backup_that_claims_more_than_the_disk_holds_is_refused(file: Path, tmp_path: Path) -> None:
    """Before anything is unpacked."""

    def claim(members: dict[str, bytes]) -> None:
        manifest = msgspec.json.decode(members["manifest.json"])
        manifest["members"]["countersign.db"]["size"] = 1 << 60
        members["manifest.json"] = msgspec.json.encode(manifest)

    with pytest.raises(Trouble) as caught:
        restore(rewritten(file, claim), tmp_path / "new")

    assert caught.value.code == "disk-full"


def test_room_is_there_for_what_is_unpacked_and_for_what_is_made_of_it(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half way the disk would be full, and said to be broken."""
    with zipfile.ZipFile(file) as archive:
        unpacked = sum(info.file_size for info in archive.infolist())
    usage = shutil.disk_usage(tmp_path)._replace(free=unpacked)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    with pytest.raises(Trouble) as caught:
        restore(file, tmp_path / "new")

    assert caught.value.code == "disk-full"
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_to_an_empty_folder_is_filled_and_stays_a_link(made: Made, file: Path, tmp_path: Path) -> None:
    """As where the place for data was moved to a larger disk."""
    (tmp_path / "large disk").mkdir()
    (tmp_path / "place").symlink_to(tmp_path / "large disk")

    restored = restore(file, tmp_path / "place")

    assert Path(restored.home) == tmp_path / "large disk"
    assert (tmp_path / "place").is_symlink()
    assert state_hash(tmp_path / "place") == state_hash(made.home)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("~")) == []


def test_a_backup_of_a_newer_format_is_refused(file: Path, tmp_path: Path) -> None:
    """An older program would lose what it does not know."""

    def newer(members: dict[str, bytes]) -> None:
        manifest = msgspec.json.decode(members["manifest.json"]) | {"format": 2, "program": "9.0"}
        members["manifest.json"] = msgspec.json.encode(manifest)

    with pytest.raises(InvalidInput) as caught:
        restore(rewritten(file, newer), tmp_path / "new")

    assert caught.value.code == "backup-newer"


def test_the_old_keys_do_not_vouch_for_altered_entries(made: Made, tmp_path: Path) -> None:
    """A backup of a damaged office can be made, so that nothing is lost; it is not restored as if it were sound."""
    run_sql(made.home, "UPDATE entries SET raw = zeroblob(length(raw)) WHERE position = 33")
    backup(made.home, tmp_path / "b")

    with pytest.raises(InvalidInput) as caught:
        restore(tmp_path / "b", tmp_path / "new")

    assert caught.value.code == "backup-not-sound"
    assert not (tmp_path / "new").exists()


def test_tables_that_were_lied_to_are_made_anew_by_a_restore(made: Made, tmp_path: Path) -> None:
    """Only what is signed is taken over."""
    honest = state_hash(made.home)
    run_sql(made.home, "UPDATE requests SET status = 'done', title = 'nothing to see'")
    backup(made.home, tmp_path / "b")

    restore(tmp_path / "b", tmp_path / "new")

    assert state_hash(tmp_path / "new") == honest
    assert check_office(tmp_path / "new").findings == ()


def test_a_new_log_that_the_old_key_did_not_vouch_for_is_not_admitted(
    made: Made, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has the entries but not the laptop's key cannot go on in its name."""
    with monkeypatch.context() as patch:
        for room in (membership, trust):
            patch.setattr(room, "rotation_statement", lambda *_given: b"something else")
        restored = restore(file, tmp_path / "new")

    found = check_office(tmp_path / "new").findings
    assert ("forged", restored.device, 0) in [(one.code, one.device, one.index) for one in found]


def test_restoring_needs_an_empty_place_that_is_not_synced(file: Path, tmp_path: Path) -> None:
    """Nothing is mixed with what is there, and no database lies in a synced folder."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine")
    (tmp_path / "Dropbox" / ".dropbox.cache").mkdir(parents=True)
    (tmp_path / "Dropbox" / ".dropbox").write_text("")

    with pytest.raises(InvalidInput) as occupied:
        restore(file, tmp_path / "full")
    with pytest.raises(Trouble) as synced:
        restore(file, tmp_path / "Dropbox" / "office")

    assert (occupied.value.code, synced.value.code) == ("home-exists", "home-in-synced-folder")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine"]
    assert not (tmp_path / "Dropbox" / "office").exists()


@pytest.mark.parametrize(
    "raw", [b"", b"no archive", b"age-encryption.org/v1\n-> scrypt broken", b"PK\x05\x06" + bytes(18)]
)
def test_other_files_are_no_backup(tmp_path: Path, raw: bytes) -> None:
    """Refused in words, whatever they are."""
    (tmp_path / "f").write_bytes(raw)

    with pytest.raises(InvalidInput) as caught:
        restore(tmp_path / "f", tmp_path / "new", passphrase=WORDS)

    assert caught.value.code in {"not-a-backup", "wrong-passphrase"}


def test_a_backup_that_is_not_there_or_a_folder_is_said_to_be_so(tmp_path: Path) -> None:
    """A slip of the name is not called damage."""
    for path, code in ((tmp_path / "missing", "no-such-file"), (tmp_path, "not-a-backup")):
        with pytest.raises(InvalidInput) as caught:
            restore(path, tmp_path / "new")
        assert (caught.value.code, "damaged" in caught.value.text) == (code, False)
        assert not (tmp_path / "new").exists()


def test_a_locked_archive_of_something_else_is_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The right passphrase does not make it one."""
    quick_locks(monkeypatch)
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as archive:
        archive.writestr("manifest.json", "[]")
    (tmp_path / "f").write_bytes(envelopes.lock(inside.getvalue(), WORDS))

    with pytest.raises(InvalidInput) as caught:
        restore(tmp_path / "f", tmp_path / "new", passphrase=WORDS)

    assert caught.value.code == "backup-altered"
