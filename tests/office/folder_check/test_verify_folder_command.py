"""Checking the shared folder from a laptop that is behind, over other folders, and by the command."""

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.office.folder_check.folder_copy import Copy, sealed, span_of
from tests.support.memory_folder import MemoryFolder
from workflows.cli.main import main
from workflows.errors import Trouble
from workflows.office.office import Office
from workflows.office.proving.folder_checking import check_folder, folder_to_check
from workflows.office.proving.folder_view import without
from workflows.sync.folder import FolderTrouble
from workflows.sync.plain import PlainFolder
from workflows.sync.plan import Span

# ------------------------------------------------------------ a laptop that is behind


def test_what_the_folder_has_beyond_this_laptop_is_verified_by_its_heads(copy: Copy) -> None:
    """A laptop that has read nothing names the same wrong entry; what is sound is news."""
    with Office.open(copy.world.joiner, write=False) as office:
        sound = check_folder(office, PlainFolder(copy.folder))
        path = copy.tail(copy.first)[-2]
        copy.flip(path, -1)
        tampered = check_folder(office, PlainFolder(copy.folder))

    assert sound.ok
    assert {note.code for note in sound.notes} == {"news"}
    assert [(one.code, one.device, one.file) for one in tampered.findings] == [("altered", copy.first, path)]


def test_a_laptop_that_is_behind_names_the_bundle_that_keeps_it_back(copy: Copy) -> None:
    """Nothing after it can be verified, and that is said of what is gone, not of what is there."""
    place = sealed(copy.first, "tile/entries/000")
    copy.path(place).unlink()
    for path in copy.tail(copy.first):
        if span_of(path).start < 256:
            copy.path(path).unlink()
    with Office.open(copy.world.joiner, write=False) as office:
        findings = check_folder(office, PlainFolder(copy.folder)).findings

    assert ("missing", copy.first, place) in [(one.code, one.device, one.file) for one in findings]


def test_a_folder_is_not_compared_with_what_was_altered_here(copy: Copy, tmp_path: Path) -> None:
    """The laptop's own database is checked first: the folder is not blamed for it."""
    import sqlite3
    from contextlib import closing

    home = Path(shutil.copytree(copy.world.homes[copy.second], tmp_path / "home"))
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("UPDATE entries SET leaf = ? WHERE device = ? AND position = 9", (bytes(32), copy.first))

    with Office.open(home, write=False) as office, pytest.raises(Trouble) as caught:
        check_folder(office, PlainFolder(copy.folder))

    assert caught.value.code == "home-not-sound"


def test_a_folder_that_is_not_there_is_outside_trouble(copy: Copy) -> None:
    """Nothing is called missing because a drive is unplugged."""
    shutil.rmtree(copy.folder)

    with pytest.raises(FolderTrouble) as caught:
        copy.check()

    assert caught.value.code == "folder-offline"


def test_any_folder_can_be_checked(copy: Copy) -> None:
    """It needs no more than listing and reading; nothing is created or deleted."""
    folder = MemoryFolder()
    folder.files = {path: copy.path(path).read_bytes() for path in copy.world.files()}
    sound = check_folder(copy.checks, folder)
    del folder.files[copy.tail(copy.first)[-2]]

    assert (sound.ok, sound.folder) == (True, folder.place)
    assert [one.file for one in check_folder(copy.checks, folder).findings] == [copy.tail(copy.first)[-2]]


# ------------------------------------------------------------ the command


def answer(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    """Exit code and JSON of a command."""
    code = main([*(str(word) for word in words), "--json"])
    return code, msgspec.json.decode(capsys.readouterr().out)


def test_the_command_checks_the_connected_folder_or_another(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a value the connected one; exit code 1 where anything is wrong, with a sentence about it."""
    home = copy.world.homes[copy.second]
    path = copy.tail(copy.first)[-1]
    copy.path(path).unlink()

    fine, connected = answer(capsys, "verify", "--folder", "--home", home)
    wrong, plain = answer(capsys, "verify", "--folder", copy.folder, "--home", home)

    assert (fine, connected["ok"], connected["folder"]) == (0, True, str(copy.world.folder))
    assert (wrong, plain["ok"]) == (1, False)
    assert {"ok", "entries", "devices", "findings"} <= plain.keys()
    assert {"code", "device", "index", "file", "text"} <= plain["findings"][1].keys()
    assert plain["findings"][1]["file"] == path
    assert path in plain["findings"][1]["text"]
    assert copy.first[:8] in plain["findings"][1]["text"]


def test_the_command_says_in_words_what_and_whose(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    """One wrong file is one line at the top."""
    path = copy.tail(copy.first)[-2]
    copy.flip(path, -1)

    code = main(["verify", "--folder", str(copy.folder), "--home", str(copy.world.homes[copy.second])])

    first = capsys.readouterr().out.splitlines()[0]
    assert code == 1
    assert first.startswith(f"{path} was altered: entry ")
    assert copy.first[:8] in first


def test_the_command_tells_an_old_copy_in_few_words(copy: Copy, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each laptop, not one for each of its files."""
    old = copy.world.snapshots[0]

    code = main(["verify", "--folder", str(old), "--home", str(copy.world.homes[copy.second])])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert sum("was rolled back: " in line for line in lines) == 3
    assert sum("files of it are gone" in line for line in lines) == 3
    assert len(lines) < 12


def test_an_office_without_a_folder_is_told_so(tmp_path: Path, copy: Copy) -> None:
    """There is nothing to compare with."""
    home = Path(shutil.copytree(copy.world.joiner, tmp_path / "home"))

    with Office.open(home, write=False) as office, pytest.raises(Exception, match="no shared folder") as caught:
        folder_to_check(office, None)

    assert getattr(caught.value, "code", "") == "no-folder"


def test_what_is_left_of_a_span_is_what_nothing_holds() -> None:
    """Overlaps, neighbours and spans outside."""
    taken = [Span(0, 3), Span(2, 4), Span(6, 7), Span(20, 30)]

    assert list(without(Span(1, 10), taken)) == [Span(4, 6), Span(7, 10)]
    assert list(without(Span(2, 4), taken)) == []
