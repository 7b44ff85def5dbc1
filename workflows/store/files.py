"""Files that appear complete or not at all, and files of strangers opened without waiting for what is no file."""

import errno
import os
import re
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Literal

from workflows import ids

_STEM_BYTES = 180
"""Of the target's name so much stands in a part's name: every system takes 255 bytes."""
_LEFT_BEHIND_S = 3_600.0
_ENDING = r"\.[a-z2-7]{8}\.tmp(\.backup|\.part|\.part-journal)?"


def part_beside(target: Path) -> Path:
    """A name that nobody uses for what is being made beside its target: ``~NAME.XXXXXXXX.tmp``."""
    return target.parent / f"~{_stem(target.name)}.{ids.new_id()[:8]}.tmp"


def parts_of(target: Path) -> re.Pattern[str]:
    """The names that parts of this target bear, with what belongs to them."""
    return re.compile(re.escape(f"~{_stem(target.name)}") + _ENDING)


def kind_at(path: Path) -> Literal["nothing", "folder", "file"]:
    """What bears this name: a folder (or a link to one), or anything else. Never raises.

    What cannot be looked at, as where a name is too long, counts as nothing: opening or making it tells why.
    """
    try:
        return "folder" if path.is_dir() else "file" if os.path.lexists(path) else "nothing"
    except OSError:
        return "nothing"


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name, replacing a file of that name, so that a power cut leaves one or the other.

    Raises OSError.
    """
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def forget(part: Path) -> None:
    """Remove an unfinished file. Never raises: the error that made it unfinished is the one to be told."""
    with suppress(OSError):
        part.unlink()


def sweep(folder: Path, names: re.Pattern[str], *, fresh: Path) -> None:
    """Remove unfinished files and folders of these names that a killed process left here more than an hour ago.

    ``fresh`` was just made on the same disk: its time is compared with theirs, so no other clock is asked. Only what
    belongs to this person; links stay. Never raises: an unswept rest is no reason not to go on.
    """
    with suppress(OSError):
        now = fresh.lstat().st_mtime
        for found in list(folder.iterdir()):
            if names.fullmatch(found.name) and found != fresh:
                with suppress(OSError):
                    _remove_old(found, now)


def open_regular(path: Path, *, follow: bool = True) -> BinaryIO:
    """Open a file for reading, never a folder, a pipe or a device, which might have no end.

    ``follow``: whether a link to a file will do. Raises OSError.
    """
    if not stat.S_ISREG(path.stat(follow_symlinks=follow).st_mode):
        raise _no_file(path)
    # NONBLOCK: what stands there now may no longer be what was looked at.
    flags = os.O_RDONLY
    for name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", *(() if follow else ("O_NOFOLLOW",))):
        flags |= getattr(os, name, 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _no_file(path)
    return os.fdopen(descriptor, "rb")


def read_regular(path: Path, limit: int, *, follow: bool = True) -> bytes:
    """The content of a file of at most so many bytes. Raises OSError, as ``open_regular`` does."""
    with open_regular(path, follow=follow) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise OSError(errno.EFBIG, f"it is larger than {limit:,} bytes", str(path))
    return content


def _no_file(path: Path) -> OSError:
    return OSError(errno.EINVAL, "it is a folder, a link or a device and not a file", str(path))


def _stem(name: str) -> str:
    raw = name.encode("utf-8", "surrogateescape")
    return name if len(raw) <= _STEM_BYTES else raw[:_STEM_BYTES].decode("utf-8", "ignore")


def _remove_old(found: Path, now: float) -> None:
    about = found.lstat()
    own = not hasattr(os, "geteuid") or about.st_uid == os.geteuid()
    is_folder = stat.S_ISDIR(about.st_mode)
    if not own or not (is_folder or stat.S_ISREG(about.st_mode)):
        return
    inside = found.rglob("*") if is_folder else ()
    if now - max([about.st_mtime, *(one.lstat().st_mtime for one in inside)]) < _LEFT_BEHIND_S:
        return
    if is_folder:
        shutil.rmtree(found)
    else:
        found.unlink()
