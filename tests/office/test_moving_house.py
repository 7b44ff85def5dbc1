"""Moving house: between computers and systems, out of synced folders, and past an uninstalled program."""

import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.two_laptops import ask, found_office
from workflows.errors import Trouble
from workflows.office import machine
from workflows.office.founding import Charter, found
from workflows.office.keeping import backup, restore
from workflows.office.office import Office
from workflows.office.proving.checking import check_office


@pytest.fixture(autouse=True)
def _keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In files, and a person's home of its own."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    monkeypatch.setenv(machine.VARIABLE, "the-first-computer")
    monkeypatch.setattr(Path, "home", classmethod(lambda _: tmp_path / "user"))
    (tmp_path / "user").mkdir()
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An office with a request and its personal values."""
    home = tmp_path / "home"
    with found_office(home) as office:
        ask(office)
    return home


def shown(home: Path) -> object:
    """What the office says of itself."""
    with Office.open(home, write=False) as office:
        requests = [(row.id, row.title, row.status) for row in office.store.questions.requests(limit=50)]
        return office.id, sorted(requests), sorted(office.state.people)


@pytest.mark.parametrize("name", ["Büro von Ölaf & Söhne", "a" * 120, "HOME", "with 'quotes' (2)"])
def test_a_backup_is_restored_under_any_name(home: Path, tmp_path: Path, name: str) -> None:
    """Nothing in an office depends on where it lay, nor on how that was written."""
    before = shown(home)
    backup(home, tmp_path / "Sicherung Ä.backup")
    shutil.rmtree(home)

    restore(tmp_path / "Sicherung Ä.backup", tmp_path / name / "Office")

    assert shown(tmp_path / name / "Office") == before
    assert check_office(tmp_path / name / "Office").findings == ()


def test_a_backup_holds_no_path_of_the_computer_it_was_made_on(home: Path, tmp_path: Path) -> None:
    """Names in it are small letters, digits and slashes: no system writes them otherwise, and no two differ by case."""
    backup(home, tmp_path / "b")

    with zipfile.ZipFile(tmp_path / "b") as archive:
        names = archive.namelist()
        assert all(str(tmp_path).encode() not in archive.read(name) for name in names if not name.endswith(".db"))
    assert all(name == name.lower() and "\\" not in name and ":" not in name for name in names)
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_modes_are_set_here_and_not_taken_from_elsewhere(home: Path, tmp_path: Path) -> None:
    """A backup that went through a system without them, or with others, restores closed to other people."""
    backup(home, tmp_path / "b")
    with zipfile.ZipFile(tmp_path / "b") as archive, zipfile.ZipFile(tmp_path / "c", "w") as other:
        for info in archive.infolist():
            plain = zipfile.ZipInfo(info.filename)
            plain.external_attr = 0o777 << 16
            plain.create_system = 0  # as FAT and Windows write it
            other.writestr(plain, archive.read(info))

    restore(tmp_path / "c", tmp_path / "new")

    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
    kept = [path for path in (tmp_path / "new" / "attachments").rglob("*") if path.is_file()]
    for path in (tmp_path / "new" / "device.key", tmp_path / "new" / "attachments", *kept):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    assert kept


def test_a_source_that_cannot_be_written_restores_and_stays_as_it_is(home: Path, tmp_path: Path) -> None:
    """A stick that is locked, a disc, a share without the right to write."""
    source = tmp_path / "stick"
    source.mkdir()
    backup(home, source / "b")
    raw = (source / "b").read_bytes()
    (source / "b").chmod(0o444)
    source.chmod(0o555)

    restored = restore(source / "b", tmp_path / "new")

    assert restored.entries > 0
    assert [path.name for path in source.iterdir()] == ["b"]
    assert (source / "b").read_bytes() == raw
    source.chmod(0o755)


def test_on_another_computer_a_backup_goes_on_and_a_copied_home_does_not(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy would write a second history of the same log; a restored office begins one that the first vouched for."""
    backup(home, tmp_path / "b")
    shutil.copytree(home, tmp_path / "copied")
    monkeypatch.setenv(machine.VARIABLE, "the-second-computer")

    with pytest.raises(Trouble) as refused:
        Office.open(tmp_path / "copied")
    restore(tmp_path / "b", tmp_path / "restored")

    assert refused.value.code == "other-machine"
    with Office.open(tmp_path / "restored") as office:
        assert ask(office)
    assert check_office(tmp_path / "restored").findings == ()


def _dropbox(user: Path) -> Path:
    (user / "Dropbox" / ".dropbox.cache").mkdir(parents=True)
    return user / "Dropbox"


def _onedrive(user: Path) -> Path:
    (user / "OneDrive - Nordwind GmbH").mkdir()
    return user / "OneDrive - Nordwind GmbH"


def _google(user: Path) -> Path:
    (user / "My Drive" / ".tmp.driveupload").mkdir(parents=True)
    return user / "My Drive"


def _icloud(user: Path) -> Path:
    place = user / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    place.mkdir(parents=True)
    return place


def _nextcloud(user: Path) -> Path:
    (user / "Nextcloud").mkdir()
    (user / "Nextcloud" / "._sync_0a1b2c3d4e5f.db").write_bytes(b"")
    return user / "Nextcloud"


@pytest.mark.parametrize("made", [_dropbox, _onedrive, _google, _icloud, _nextcloud])
def test_no_office_lies_in_a_folder_that_is_kept_in_step(
    home: Path, tmp_path: Path, made: Callable[[Path], Path]
) -> None:
    """Neither founded nor restored there; one that came there is not opened until it is moved out, and then whole."""
    before = shown(home)
    backup(home, tmp_path / "b")
    place = made(tmp_path / "user") / "office"
    tries: tuple[Callable[[], object], ...] = (
        lambda: found(place, Charter(name="Nordwind", owner="Anna Berg")),
        lambda: restore(tmp_path / "b", place),
    )
    for attempt in tries:
        with pytest.raises(Trouble) as refused:
            attempt()
        assert refused.value.code == "home-in-synced-folder"
        assert "outside" in refused.value.advice
        assert not place.exists()

    home.rename(place)
    for write in (True, False):
        with pytest.raises(Trouble) as refused:
            Office.open(place, write=write)
        assert refused.value.code == "home-in-synced-folder"
        assert "move this folder" in refused.value.advice

    place.rename(tmp_path / "out")
    assert shown(tmp_path / "out") == before


@pytest.mark.slow
def test_a_program_that_is_removed_and_installed_again_finds_everything(home: Path, tmp_path: Path) -> None:
    """The program keeps nothing of an office among its own files: a copy of it elsewhere goes on."""
    root = Path(__file__).parents[2]
    again = tmp_path / "installed again"
    for name in ("workflows", "resources"):
        shutil.copytree(root / name, again / name, ignore=shutil.ignore_patterns("__pycache__"))
    before = {path.relative_to(again) for path in again.rglob("*") if path.is_file()}

    words = ["-B", "-m", "workflows.cli.main", "verify", "--home", str(home)]
    done = subprocess.run([sys.executable, *words], cwd=again, capture_output=True, text=True, check=False, timeout=120)

    assert done.returncode == 0, done.stderr
    assert {path.relative_to(again) for path in again.rglob("*") if path.is_file()} == before
