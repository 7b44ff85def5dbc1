"""A directory as a shared folder: what systems and other programs do to it."""

import errno
import os
import sys
from pathlib import Path

import pytest

from workflows.sync import plain
from workflows.sync.folder import FolderTrouble
from workflows.sync.plain import PlainFolder

SEGMENT = f"tail/{'a' * 26}.0-3.seg"

posix = pytest.mark.skipif(os.name == "nt", reason="needs links, pipes and modes")


@pytest.fixture
def folder(tmp_path: Path) -> PlainFolder:
    """Over an empty directory; waiting takes no time."""
    return PlainFolder(tmp_path / "shared", pause=lambda _: None)


@pytest.fixture
def root(tmp_path: Path, folder: PlainFolder) -> Path:
    """The directory."""
    made = tmp_path / "shared"
    made.mkdir()
    return made


def failing(patch: pytest.MonkeyPatch, name: str, error: OSError, *, times: int = 1_000) -> list[int]:
    """Let a system call fail that often; counts the calls."""
    real = getattr(os, name)
    calls: list[int] = []

    def fail(*args: object, **named: object) -> object:
        calls.append(1)
        if len(calls) <= times:
            raise error
        return real(*args, **named)

    patch.setattr(os, name, fail)
    return calls


def held_open() -> PermissionError:
    """What Windows says while a scanner has a file open."""
    error = PermissionError(errno.EACCES, "held")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # exists on Windows only
    return error


def test_a_root_that_is_not_there_is_offline_and_not_empty(folder: PlainFolder) -> None:
    """An unplugged drive never looks like a folder from which everything was deleted; nor is one made."""
    for call in (
        lambda: folder.list("tail"),
        lambda: folder.list(""),
        lambda: folder.read("office.json", 10),
        lambda: folder.create("office.json", b"x"),
        lambda: folder.delete("office.json"),
    ):
        with pytest.raises(FolderTrouble) as trouble:
            call()
        assert trouble.value.code == "folder-offline"
        assert "nothing is lost" in trouble.value.text
    assert not Path(folder.place).exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "folder-full"),
        (errno.EDQUOT, "folder-full"),
        (errno.EROFS, "folder-denied"),
        (errno.EACCES, "folder-denied"),
        (errno.ESTALE, "folder-offline"),
        (errno.EIO, "folder-failed"),
    ],
)
def test_failures_in_writing_are_said_by_kind_and_leave_nothing(
    folder: PlainFolder, root: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """The caller knows whether to wait; people know what to do; no half file stands there."""
    failing(monkeypatch, "fsync", OSError(number, os.strerror(number)))

    with pytest.raises(FolderTrouble) as trouble:
        folder.create(SEGMENT, b"content")

    assert trouble.value.code == code
    assert trouble.value.advice
    assert list((root / "tail").iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EDEADLK, "folder-file"),
        (errno.ETIMEDOUT, "folder-file"),
        (errno.EIO, "folder-file"),
        (errno.EACCES, "folder-denied"),
        (errno.ENOTCONN, "folder-offline"),
    ],
)
def test_a_placeholder_that_cannot_be_fetched_is_trouble_with_one_file(
    folder: PlainFolder, root: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    """Others may be read; a drive that is away is another matter."""
    folder.create(SEGMENT, b"content")
    failing(monkeypatch, "open", OSError(number, os.strerror(number)))

    with pytest.raises(FolderTrouble) as trouble:
        folder.read(SEGMENT, 100)

    assert trouble.value.code == code


def test_a_file_held_open_is_waited_for(folder: PlainFolder, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few times, then it is trouble."""
    folder.create("readme.txt", b"before")
    calls = failing(monkeypatch, "link", held_open(), times=len(plain.RETRY_PAUSES_S))

    assert folder.create(SEGMENT, b"content") is True
    assert len(calls) == len(plain.RETRY_PAUSES_S) + 1
    monkeypatch.undo()
    calls = failing(monkeypatch, "link", held_open())
    with pytest.raises(FolderTrouble):
        folder.create(SEGMENT.replace("0-3", "0-4"), b"content")
    assert len(calls) == len(plain.RETRY_PAUSES_S) + 1
    assert [path.name for path in (root / "tail").iterdir()] == [SEGMENT.removeprefix("tail/")]


@posix
@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_where_links_are_not_supported_a_file_is_renamed_into_place(
    folder: PlainFolder, root: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """As on sticks and some network drives; a taken name is still left alone."""
    failing(monkeypatch, "link", OSError(number, os.strerror(number)))

    assert folder.create(SEGMENT, b"first") is True
    assert folder.create(SEGMENT, b"second") is False
    assert folder.read(SEGMENT, 100) == b"first"


@posix
def test_a_name_taken_in_the_last_moment_is_left_alone_without_links_too(
    folder: PlainFolder, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look before the rename is the last thing before it."""

    def taken_meanwhile(*args: object, **named: object) -> None:
        (root / SEGMENT).write_bytes(b"theirs")
        raise OSError(errno.ENOTSUP, "no links")

    monkeypatch.setattr(os, "link", taken_meanwhile)

    assert folder.create(SEGMENT, b"ours") is False
    assert (root / SEGMENT).read_bytes() == b"theirs"


@posix
def test_links_to_elsewhere_are_neither_read_nor_written_through(
    folder: PlainFolder, root: Path, tmp_path: Path
) -> None:
    """Somebody with access to the folder does not reach other files of this laptop."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_bytes(b"secret")
    (root / "tail").mkdir()
    (root / SEGMENT).symlink_to(outside / "secret")
    (root / "log").symlink_to(outside)

    assert folder.list("tail") == ()
    assert folder.create(SEGMENT, b"x") is False
    for call in (
        lambda: folder.read(SEGMENT, 100),
        lambda: folder.read("log/secret", 100),
        lambda: folder.list("log"),
        lambda: folder.create("log/made", b"x"),
        lambda: folder.delete("log/secret"),
    ):
        with pytest.raises(FolderTrouble):
            call()
    assert [path.name for path in outside.iterdir()] == ["secret"]
    assert (outside / "secret").read_bytes() == b"secret"


@posix
def test_a_pipe_among_the_files_holds_nobody_up(folder: PlainFolder, root: Path) -> None:
    """Only regular files are listed and read."""
    (root / "tail").mkdir()
    os.mkfifo(root / SEGMENT)

    assert folder.list("tail") == ()
    with pytest.raises(FolderTrouble):
        folder.read(SEGMENT, 100)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_names_that_are_no_text_are_listed_and_harm_nobody(folder: PlainFolder, root: Path) -> None:
    """Their bytes come back as they are, for the layout to refuse."""
    (root / "tail").mkdir()
    Path(os.fsdecode(os.fsencode(root / "tail") + b"/\xff\xfe.seg")).write_bytes(b"x")

    assert [one.name for one in folder.list("tail")] == ["\udcff\udcfe.seg"]


def test_a_temporary_file_that_could_not_be_removed_goes_with_the_next_write(
    folder: PlainFolder, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And temporary files of others are not ours to remove."""
    (root / "tail").mkdir()
    (root / "tail" / "~other.tmp").write_bytes(b"x")
    failing(monkeypatch, "unlink", held_open())
    folder.create(SEGMENT, b"content")
    left = sorted(path.name for path in (root / "tail").iterdir())
    monkeypatch.undo()

    folder.create("readme.txt", b"x")

    assert len(left) == 3
    names = {path.name for path in (root / "tail").iterdir()}
    assert names == {"~other.tmp", SEGMENT.removeprefix("tail/")}
