"""Files made beside their target, leftovers of killed processes, and what is no regular file."""

import os
import stat
from pathlib import Path

import pytest

from workflows.store import sqlite
from workflows.store.files import forget, kind_at, open_regular, part_beside, parts_of, read_regular, sweep
from workflows.store.store import Store

HOUR_S = 3_600
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX has these kinds of files")


def aged(path: Path, seconds: float) -> Path:
    """The same, last changed so long ago."""
    now = path.lstat().st_mtime
    os.utime(path, (now - seconds, now - seconds), follow_symlinks=False)
    return path


@pytest.mark.parametrize("name", ["office", "e" * 250, "ä" * 120, "."])
def test_a_part_has_a_name_that_fits_beside_any_target(tmp_path: Path, name: str) -> None:
    """Whatever name the target may have, the part's is not too long, and is known again."""
    target = tmp_path / name if name != "." else Path()
    part = part_beside(target)

    (tmp_path / part.name).write_bytes(b"")

    assert part.parent == target.parent
    assert parts_of(target).fullmatch(part.name)
    assert not parts_of(tmp_path / "other").fullmatch(part.name)


def test_only_old_leftovers_of_this_target_are_swept(tmp_path: Path) -> None:
    """Files and folders of exactly these names, older than an hour; everything else stays."""
    target = tmp_path / "home"
    gone = [part_beside(target), tmp_path / f"{part_beside(target).name}.backup"]
    for folder in gone:
        folder.mkdir()
        aged(folder, 2 * HOUR_S)
    file = part_beside(target)
    file.write_bytes(b"x")
    aged(file, 2 * HOUR_S)
    stays = [part_beside(target), part_beside(tmp_path / "home2"), tmp_path / "~home.tmp", tmp_path / "~home.x.tmp"]
    for kept, age in zip(stays, (0.5, 2, 2, 2), strict=True):
        kept.write_bytes(b"x")
        aged(kept, age * HOUR_S)
    fresh = part_beside(target)
    fresh.mkdir()

    sweep(tmp_path, parts_of(target), fresh=fresh)

    assert sorted(tmp_path.iterdir()) == sorted([*stays, fresh])


def test_a_folder_in_which_somebody_still_works_is_not_swept(tmp_path: Path) -> None:
    """What counts is the youngest thing in it."""
    working = part_beside(tmp_path / "home")
    (working / "deep").mkdir(parents=True)
    (working / "deep" / "file").write_bytes(b"x")
    aged(working / "deep", 2 * HOUR_S)
    aged(working, 2 * HOUR_S)
    fresh = part_beside(tmp_path / "home")
    fresh.mkdir()

    sweep(tmp_path, parts_of(tmp_path / "home"), fresh=fresh)

    assert (working / "deep" / "file").exists()


@POSIX
def test_a_link_with_the_name_of_a_leftover_stays_and_leads_nowhere(tmp_path: Path) -> None:
    """Nothing behind a link is removed."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "file").write_bytes(b"x")
    link = part_beside(tmp_path / "home")
    link.symlink_to(tmp_path / "own")
    aged(link, 2 * HOUR_S)
    fresh = part_beside(tmp_path / "home")
    fresh.mkdir()

    sweep(tmp_path, parts_of(tmp_path / "home"), fresh=fresh)

    assert (tmp_path / "own" / "file").exists()
    assert link.is_symlink()


@POSIX
def test_only_regular_files_are_opened_and_nothing_is_waited_for(tmp_path: Path) -> None:
    """Devices have no end, and a pipe may never be written to."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()

    for path in (
        Path("/dev/zero"),
        tmp_path / "pipe",
        tmp_path / "folder",
        tmp_path / "missing",
        tmp_path / ("x" * 300),
    ):
        with pytest.raises(OSError):
            open_regular(path)


@POSIX
def test_a_link_to_a_file_is_followed_only_where_that_is_wanted(tmp_path: Path) -> None:
    """A person may name a link; what an office keeps is none."""
    (tmp_path / "file").write_bytes(b"abc")
    (tmp_path / "link").symlink_to(tmp_path / "file")

    assert read_regular(tmp_path / "link", 3) == b"abc"
    with pytest.raises(OSError):
        read_regular(tmp_path / "link", 3, follow=False)


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    """One byte too many is too many."""
    (tmp_path / "file").write_bytes(b"abcd")

    assert read_regular(tmp_path / "file", 4) == b"abcd"
    with pytest.raises(OSError, match="larger than 3 bytes"):
        read_regular(tmp_path / "file", 3)


def test_what_stands_somewhere_is_told_without_errors(tmp_path: Path) -> None:
    """Also for names that no disk takes; a link that leads nowhere stands there."""
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    found = [kind_at(tmp_path / name) for name in ("file", "link", "", "missing", "x" * 300, "file/below")]

    assert found == ["file", "file", "folder", "nothing", "nothing", "nothing"]
    forget(tmp_path / ("x" * 300))
    forget(tmp_path / "file" / "below")


@POSIX
def test_a_copy_of_the_database_is_private_from_its_first_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the part, which a killed process leaves behind."""
    modes: list[int] = []
    real = sqlite.check

    def look(connection: object, path: Path) -> None:
        modes.append(stat.S_IMODE(path.stat().st_mode))
        real(connection, path)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(sqlite, "check", look)
    with Store.create(tmp_path / "home") as store:
        modes.clear()
        store.backup(tmp_path / "copy.db")

    assert modes == [0o600]
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
