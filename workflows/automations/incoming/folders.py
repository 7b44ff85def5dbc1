"""Looking into a watched folder: which files lie there, which of them are whole by now, and what is no file at all.

Every look lists the folder anew, so that drives which tell nothing of changes are watched like any other. Names are
taken as the disk has them, and travel as texts that hold nothing but plain signs.
"""

import errno
import fnmatch
import os
import re
import stat
import threading
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote_from_bytes, unquote_to_bytes

import msgspec

from workflows.automations.incoming.memory import Look

_Seen = TypeVar("_Seen")
_NO_ANSWER = "the drive does not answer"

MOST_ENTRIES = 20_000
"""Names that one look goes through."""

STILL_MS = 5_000
"""So long has a file to look the same, from one look to another."""
QUIET_MS = 10_000
"""So long ago has it to be that the disk saw it change."""
AHEAD_MS = 60_000
"""The same for a file from the future: of a server whose clock is ahead, only our own looks tell anything."""
EMPTY_MS = 3_600_000
"""So long may a file hold nothing before a person is told."""

DONE, REFUSED = "done", "refused"
"""Subfolders for what was taken in, and for what could not be."""

PATIENCE_S = 20.0
"""So long is a drive waited for. One that hangs must not hold the office, which other programs wait for."""

_HANGING: dict[str, threading.Thread] = {}
"""Looks that never came back, by place: none is sent after them."""

_UNFINISHED = (".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload", ".tmp", ".temp", ".!ut")
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """What lies in a folder."""

    files: dict[str, Look]
    """Regular files that count, by ``ref_of`` their name; ``since_ms`` is the time of this look."""
    strange: dict[str, str]
    """What bears a name that counts and is no file: a code, by the same."""
    more: bool
    """Whether there are more names than one look goes through."""


def listed(folder: Path, pattern: str, now_ms: int) -> Listing:
    """Look once. Subfolders are passed over. Raises OSError where the folder cannot be listed."""
    fits = re.compile(fnmatch.translate(pattern.casefold()))
    files: dict[str, Look] = {}
    strange: dict[str, str] = {}
    with os.scandir(folder) as found:
        entries = list(islice(found, MOST_ENTRIES + 1))
    names = {entry.name for entry in entries}
    for entry in sorted(entries[:MOST_ENTRIES], key=lambda one: one.name):
        if not counts(entry.name) or not fits.match(entry.name.casefold()) or _is_open(entry.name, names):
            continue
        try:
            about = entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue
        except OSError:
            strange[ref_of(entry.name)] = "file-unreadable"
            continue
        if stat.S_ISREG(about.st_mode):
            files[ref_of(entry.name)] = Look(about.st_size, about.st_mtime_ns, about.st_ino, now_ms)
        elif not stat.S_ISDIR(about.st_mode):
            strange[ref_of(entry.name)] = "not-a-file"
    return Listing(files=files, strange=strange, more=len(entries) > MOST_ENTRIES)


def counts(name: str) -> bool:
    """Whether a name is one of a finished file: not hidden, not of a download or of an editor, not of the system."""
    folded = name.casefold()
    return not (
        name.startswith((".", "~")) or name.endswith("~") or folded.endswith(_UNFINISHED) or folded in _OF_THE_SYSTEM
    )


def _is_open(name: str, names: set[str]) -> bool:
    """Whether an office program has it open: it says so in a file beside it."""
    return f"~${name}" in names or f"~${name[2:]}" in names or f".~lock.{name}#" in names


def in_time(look: Callable[[], _Seen], place: str, patience_s: float = PATIENCE_S) -> _Seen:
    """What a look answers, or raises. Raises OSError where a drive does not answer; the look is left behind then."""
    before = _HANGING.get(place)
    if before is not None and before.is_alive():
        raise OSError(errno.ETIMEDOUT, _NO_ANSWER, place)
    _HANGING.pop(place, None)
    answers: list[_Seen] = []
    errors: list[BaseException] = []

    def looking() -> None:
        try:
            answers.append(look())
        except BaseException as error:  # noqa: BLE001 -- it is raised again where it was asked for
            errors.append(error)

    thread = threading.Thread(target=looking, name="look", daemon=True)
    thread.start()
    thread.join(patience_s)
    if thread.is_alive():
        _HANGING[place] = thread
        raise OSError(errno.ETIMEDOUT, _NO_ANSWER, place)
    if errors:
        raise errors[0]
    return answers[0]


def followed(before: Look | None, now: Look) -> Look:
    """What is remembered of a file after this look: since when it is so, and what it holds if nothing changed."""
    if before is None or not before.same(now) or before.since_ms > now.since_ms:
        return now
    return before


def is_whole(known: Look, now_ms: int) -> bool:
    """Whether nobody writes the file any more, as far as anybody can tell: the same for a while, and quiet."""
    still_ms, quiet_ms = now_ms - known.since_ms, now_ms - known.mtime_ns // 1_000_000
    if known.size == 0 or still_ms < STILL_MS:
        return False
    return quiet_ms >= QUIET_MS if quiet_ms >= 0 else still_ms >= AHEAD_MS


def ref_of(name: str) -> str:
    """Any name that a disk can hold, as plain signs."""
    return quote_from_bytes(os.fsencode(name), safe=" ")


def name_of(ref: str) -> str:
    """The name again. Raises ValueError for what names no file of a folder."""
    name = os.fsdecode(unquote_to_bytes(ref))
    if name in {"", ".", ".."} or "/" in name or "\0" in name or (os.sep != "/" and os.sep in name):
        raise ValueError("this is not the name of a file")
    return name
