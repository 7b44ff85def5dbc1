"""The unpacked archive put in place for one person: real folders, real links, and a kill in the middle."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer.bundling import entry
from installer.linux import for_me
from workflows.errors import Trouble

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="for Linux")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> for_me.Places:
    """The places of a person whose folder has a name with signs in it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return for_me.places(tmp_path / "Ännchen's home")


def _bundle(place: Path, says: str) -> Path:
    (place / "_internal").mkdir(parents=True)
    (place / "countersign-desktop").write_text(f'#!/bin/sh\necho {says} "$COUNTERSIGN_PROGRAM" "$@"\n', "utf-8")
    (place / "countersign-desktop").chmod(0o755)
    (place / "countersign").symlink_to("countersign-desktop")
    (place / "_internal" / "large").write_bytes(b"x" * 100_000)
    return place


def _said(own: for_me.Places) -> str:
    done = subprocess.run([own.programs / "countersign", "a b"], capture_output=True, check=True, text=True)
    return done.stdout.strip()


def test_it_starts_by_its_name_and_knows_the_path_that_stays(own: for_me.Places, tmp_path: Path) -> None:
    """Words go through as they are."""
    for_me.install(_bundle(tmp_path / "first", "one"), own)

    assert _said(own) == f"one {own.programs}/countersign-desktop a b"
    assert f'Exec="{own.programs}/countersign-desktop" -- %U' in own.entry.read_text("utf-8")
    assert own.icon.read_text("utf-8").startswith("<svg")


def test_an_update_turns_to_the_new_folder_and_drops_the_old(own: for_me.Places, tmp_path: Path) -> None:
    """The same one twice changes nothing."""
    for_me.install(_bundle(tmp_path / "first", "one"), own)
    name = for_me.install(_bundle(tmp_path / "second", "two"), own)
    assert for_me.install(tmp_path / "second", own) == name

    assert _said(own).startswith("two ")
    assert {path.name for path in own.versions.iterdir()} == {name, "current", "lock"}


@pytest.mark.parametrize("step", ["copytree", "sync", "rename", "symlink_to", "replace"])
def test_cut_short_anywhere_the_old_version_still_starts(
    own: for_me.Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """And the next try takes what was left lying and finishes."""
    for_me.install(_bundle(tmp_path / "first", "one"), own)
    new = _bundle(tmp_path / "second", "two")

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr({"copytree": shutil, "sync": os}.get(step, Path), step, cut)
        with pytest.raises(KeyboardInterrupt):
            for_me.install(new, own)
    assert _said(own).startswith("one ")

    for_me.install(new, own)
    assert _said(own).startswith("two ")
    assert not list(own.versions.glob("*.part"))


def test_on_a_full_disk_no_room_stays_taken(
    own: for_me.Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was installed starts, and what is said is one sentence and not one for each file."""
    for_me.install(_bundle(tmp_path / "first", "one"), own)
    new, copied, real = _bundle(tmp_path / "second", "two"), [], shutil.copy2

    def copy(source: str, target: str) -> None:
        copied.append(target)
        if len(copied) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
        real(source, target)

    monkeypatch.setattr(shutil, "copy2", copy)
    with pytest.raises(Trouble) as told, for_me._troubles(own):
        for_me.install(new, own)

    assert told.value.text == "No space left on device. What was installed before is still there and starts."
    assert len(copied) == 2
    assert not list(own.versions.glob("*.part"))
    assert _said(own).startswith("one ")


def test_two_at_once_do_not_mix(own: for_me.Places, tmp_path: Path) -> None:
    """The second is told to wait, and changes nothing."""
    bundle = _bundle(tmp_path / "first", "one")
    own.versions.mkdir(parents=True)

    with for_me._alone(own), pytest.raises(Trouble, match="just now"):
        for_me.install(bundle, own)

    assert {path.name for path in own.versions.iterdir()} == {"lock"}


def test_what_still_runs_keeps_its_folder_until_the_next_update(own: for_me.Places, tmp_path: Path) -> None:
    """A window that was open goes on loading parts of itself."""
    first = _bundle(tmp_path / "first", "one")
    (first / "running").write_bytes(Path("/bin/sleep").read_bytes())
    (first / "running").chmod(0o755)
    old = for_me.install(first, own)
    with subprocess.Popen([own.versions / old / "running", "60"]) as process:
        for_me.install(_bundle(tmp_path / "second", "two"), own)
        assert (own.versions / old / "countersign").exists()
        process.kill()

    for_me.install(_bundle(tmp_path / "third", "three"), own)

    assert not (own.versions / old).exists()


def test_what_runs_keeps_its_folder_also_behind_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system names a program by its real place, whatever way the person's folder goes."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "large disk").mkdir()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / ".local").symlink_to(tmp_path / "large disk")
    own = for_me.places(tmp_path / "home")
    first = _bundle(tmp_path / "first", "one")
    shutil.copy(shutil.which("sleep") or "", first / "running")
    old = for_me.install(first, own)
    with subprocess.Popen([own.versions / old / "running", "60"]) as process:
        for_me.install(_bundle(tmp_path / "second", "two"), own)
        kept = (own.versions / old / "countersign").exists()
        process.kill()

    assert kept


def test_the_same_once_more_mends_what_was_lost(own: for_me.Places, tmp_path: Path) -> None:
    """A file that a cleaning program took, or one that a bad disk altered."""
    name = for_me.install(_bundle(tmp_path / "first", "one"), own)
    (own.versions / name / "countersign-desktop").unlink()
    (own.versions / name / "_internal" / "large").write_bytes(b"y" * 100_000)

    assert for_me.install(tmp_path / "first", own) == name

    assert _said(own).startswith("one ")
    assert (own.versions / name / "_internal" / "large").read_bytes() == b"x" * 100_000
    assert {path.name for path in own.versions.iterdir()} == {name, "current", "lock"}


@pytest.mark.parametrize("home", ["two\nExec=lines", os.fsdecode(b"no text \xff")])
def test_a_folder_that_no_menu_entry_can_name_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    """A line break in it would be a line of the entry."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)

    with pytest.raises(Trouble, match="cannot name"):
        for_me.install(_bundle(tmp_path / "first", "one"), for_me.places(tmp_path / home))

    assert [path.name for path in tmp_path.iterdir()] == ["first"]


@pytest.mark.parametrize("step", ["_tell_desktop", "_drop", "rename", "rmtree"])
def test_removing_that_was_cut_short_is_finished_by_the_same_word(
    own: for_me.Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """As long as a version is there something starts that can; after that, whatever starts it."""
    for_me.install(_bundle(tmp_path / "first", "one"), own)

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr({"rename": Path, "rmtree": shutil}.get(step, for_me), step, cut)
        with pytest.raises(KeyboardInterrupt):
            for_me.remove(own)
    if own.versions.exists():
        assert _said(own).startswith("one ")

    for_me.remove(own)

    assert [path for path in (own.versions.parent, own.programs, own.shared) if list(path.rglob("*count*"))] == []


def test_who_installs_while_the_rest_is_taken_away_loses_nothing(
    own: for_me.Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is taken away has another name by then."""
    bundle, real = _bundle(tmp_path / "first", "one"), shutil.rmtree
    for_me.install(bundle, own)

    def meanwhile(path: Path) -> None:
        monkeypatch.setattr(shutil, "rmtree", real)
        for_me.install(bundle, own)
        if path.exists():
            real(path)

    monkeypatch.setattr(shutil, "rmtree", meanwhile)
    for_me.remove(own)

    assert _said(own).startswith("one ")


def test_a_disk_without_locks_is_not_taken_for_another_start(
    own: for_me.Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody would wait for the end of what is not there."""

    def none(_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(for_me, "_lock", none)
    with pytest.raises(Trouble, match="put in place") as told, for_me._troubles(own):
        for_me.install(_bundle(tmp_path / "first", "one"), own)

    assert told.value.code == "not-written"


def test_removing_leaves_nothing_of_the_program_and_all_of_the_person(own: for_me.Places, tmp_path: Path) -> None:
    """An office and the programs of others beside it."""
    for_me.install(_bundle(tmp_path / "first", "one"), own)
    office = own.shared / "Countersign" / "office" / "countersign.db"
    office.parent.mkdir(parents=True)
    office.touch()
    (own.programs / "other").touch()

    for_me.remove(own)

    assert office.exists()
    assert [path.name for path in own.programs.iterdir()] == ["other"]
    assert not own.versions.exists()
    assert [path for path in own.shared.rglob("*") if path.is_file()] == [office]
    with pytest.raises(Trouble, match="not installed"):
        for_me.remove(own)


def test_a_window_that_stays_open_keeps_the_program(own: for_me.Places, tmp_path: Path) -> None:
    """Something there was not signed yet."""
    bundle = _bundle(tmp_path / "first", "one")
    (bundle / "countersign-desktop").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    for_me.install(bundle, own)

    with pytest.raises(Trouble, match="still open"):
        for_me.remove(own)

    assert own.current.exists()
    assert own.entry.exists()


def test_from_the_source_it_says_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to put in place; the words are those that the bundle's programs know."""
    assert for_me.main([for_me.INSTALL]) == 2

    assert "archive" in capsys.readouterr().err
    assert entry.FOR_ME == (for_me.INSTALL, for_me.REMOVE)
    assert os.environ.get("COUNTERSIGN_PROGRAM") is None
