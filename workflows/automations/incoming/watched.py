"""Files of a watched folder set an automation off, each content once; then they are put away.

The run's cause is the content's hash, so whatever is forgotten, crashes, or is looked at by another laptop, one content
is one run. Only after the run is over the file goes into the subfolder ``done`` or ``refused``.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from workflows.automations.effects.filling import one_line
from workflows.automations.effects.places import allowed, below, candidates, hash_of, safe_name
from workflows.automations.effects.protocol import EffectFailed
from workflows.automations.incoming.folders import (
    DONE,
    EMPTY_MS,
    MOST_ENTRIES,
    REFUSED,
    Listing,
    followed,
    in_time,
    is_whole,
    listed,
    name_of,
    ref_of,
)
from workflows.automations.incoming.memory import Look, Memory, memory_of, remember
from workflows.automations.incoming.telling import Firing, mark_over, tell
from workflows.domain.automations import Automation, OnFile
from workflows.store.files import forget
from workflows.store.runs import RunRow

if TYPE_CHECKING:
    from workflows.office.office import Office

MOST_AT_ONCE = 50
"""Files that one turn takes; the rest the next."""
MOST_BYTES = 200_000_000
"""The largest file."""
MOST_BYTES_AT_ONCE = 1_000_000_000
UNREADABLE_MS = 60_000
"""So long is it tried to read a file before a person is told: somebody may have it open."""
WAITING_MS = 6_000
"""It is looked again so soon where a file may still be written."""

_OVER = {"done": DONE, "caught-up": DONE, "failed": REFUSED, "skipped": REFUSED}
_TEXTS = {
    "not-a-file": "This is a link, a pipe or a device, and not a file. It is not touched.",
    "file-unreadable": "The system does not let this file be read. It stays where it is.",
    "file-too-large": f"The file is larger than {MOST_BYTES:,} bytes. It stays where it is.",
    "file-empty": "The file holds nothing since an hour. It stays where it is.",
}


def fire_files(runs: Firing, one: Automation, trigger: OnFile, now_ms: int) -> int | None:
    """Look into the folder, and let the automation fire for what is new and whole. Answers when to look again."""
    office = runs.office
    memory = memory_of(office, one, trigger.folder)
    memory.looked_ms, memory.code, memory.detail = now_ms, "", ""
    try:
        folder, found = in_time(lambda: _listed(office, trigger, now_ms), trigger.folder)
    except EffectFailed as error:
        _no_look(office, one, memory, error.code, error.text)
        return None
    except OSError as error:
        _no_look(office, one, memory, "folder-unreadable", f"{trigger.folder}: {error.strerror or error}")
        return None
    if found.more:
        memory.code, memory.detail = "too-many-files", f"{trigger.folder}: more than {MOST_ENTRIES:,} names"
    again_ms = _Turn(runs, one, memory, folder, found, now_ms).take()
    remember(office, one, memory)
    return again_ms


def _listed(office: "Office", trigger: OnFile, now_ms: int) -> tuple[Path, Listing]:
    folder = folder_of(office, trigger)
    return folder, listed(folder, trigger.pattern, now_ms)


def folder_of(office: "Office", trigger: OnFile) -> Path:
    """The watched folder as it is. Raises EffectFailed ``folder-gone``, ``own-folder``, ``bad-folder``."""
    folder = Path(trigger.folder)
    if not folder.is_absolute():
        raise EffectFailed("bad-folder", f"{folder} is no whole path on this laptop.", again=False)
    return allowed(folder, office.store.home.path)


def file_of(office: "Office", trigger: OnFile, ref: str, sha256: str) -> Path:
    """Where a file lies that set an automation off: in the folder, or where it was put. Raises EffectFailed."""
    folder = folder_of(office, trigger)
    try:
        name = name_of(ref)
    except ValueError as error:
        raise EffectFailed("file-gone", "There is no such file.", again=False) from error
    places = [folder / name]
    for sub in (REFUSED, DONE):
        if (folder / sub).is_dir() and not (folder / sub).is_symlink():
            with suppress(OSError):
                names = sorted(one.name for one in os.scandir(folder / sub))
                places += [folder / sub / each for each in names if each.startswith(Path(safe_name(name)).stem)]
    for path in places:
        with suppress(OSError):
            if hash_of(path) == sha256:
                return path
    raise EffectFailed("file-gone", f"{one_line(name)[:120]} is not there any more, or was changed.")


class _Turn:
    """One look at one folder."""

    def __init__(
        self, runs: Firing, one: Automation, memory: Memory, folder: Path, found: Listing, now_ms: int
    ) -> None:
        self._runs = runs
        self._one = one
        self._memory = memory
        self._folder = folder
        self._found = found
        self._now_ms = now_ms
        self._bytes = 0
        self._taken = 0

    def take(self) -> int | None:
        """Take what is whole, in order of names; when to look again, or None for the usual."""
        memory, now_ms = self._memory, self._now_ms
        memory.files = {ref: followed(memory.files.get(ref), look) for ref, look in self._found.files.items()}
        memory.told = {
            ref: cause for ref, cause in memory.told.items() if ref in self._found.files or ref in self._found.strange
        }
        for ref, code in self._found.strange.items():
            self._tell(ref, code)
        waiting = [ref for ref, look in memory.files.items() if not look.sha256 and ref not in memory.told]
        is_full = False
        for ref in [ref for ref, look in memory.files.items() if not look.sha256]:
            look = memory.files[ref]
            if look.size == 0 and now_ms - look.since_ms >= EMPTY_MS:
                self._tell(ref, "file-empty")
            if not is_whole(look, now_ms):
                continue
            if self._taken >= MOST_AT_ONCE or self._bytes >= MOST_BYTES_AT_ONCE:
                is_full = True
                break
            self._one_file(ref, look)
        left = [ref for ref in waiting if not memory.files[ref].sha256 and ref not in memory.told]
        memory.waiting = len(left)
        if is_full:
            return now_ms
        return now_ms + WAITING_MS if left else None

    def _one_file(self, ref: str, look: Look) -> None:
        path = self._folder / name_of(ref)
        if look.size > MOST_BYTES:
            self._tell(ref, "file-too-large")
            return
        try:
            sha256 = hash_of(path)
            about = path.lstat()
        except OSError:  # it takes no place in the turn, so that many such files hold up no other
            if self._now_ms - look.since_ms >= UNREADABLE_MS:
                self._tell(ref, "file-unreadable")
            return
        self._taken += 1
        self._bytes += look.size
        if (about.st_size, about.st_mtime_ns) != (look.size, look.mtime_ns):
            self._memory.files[ref] = msgspec.structs.replace(look, mtime_ns=0)  # it is being written after all
            return
        self._fire(ref, look, sha256)
        self._memory.files[ref] = msgspec.structs.replace(look, sha256=sha256)
        told = self._memory.told.pop(ref, None)
        if told is not None:
            mark_over(self._runs.office, self._one, told, "readable-now", self._now_ms)

    def _fire(self, ref: str, look: Look, sha256: str) -> None:
        office, one = self._runs.office, self._one
        cause = f"file:{sha256}"
        known = office.store.runs.one(one.id, cause)
        if known is None:
            # Another laptop that is gone for good may have done it: only then it matters when the file came.
            came_ms = look.mtime_ns // 1_000_000 if one.since_ms else None
            values = values_of_file(name_of(ref), look.size, sha256)
            self._runs.fire(one, cause=cause, values=values, happened_ms=came_ms)
            return
        before = _body(known)
        came_as = before.get("file_ref")
        if came_as is not None and (came_as != ref or "file_put" in before):
            again = f"{cause}:again-{self._now_ms}-{hashlib.sha256(ref.encode()).hexdigest()[:8]}"
            text = f"{_shown(ref)} holds the same as {before.get('file_name', '')}, which came before."
            tell(self._runs, one, again, "same-content", text, state="skipped")

    def _tell(self, ref: str, code: str) -> None:
        """Tell a person of what cannot be taken, once."""
        if ref in self._memory.told:
            return
        if len(self._memory.told) >= MOST_TOLD:
            self._memory.code, self._memory.detail = (
                "more-unreadable",
                f"{len(self._found.strange)} names that are none",
            )
            return
        place = hashlib.sha256(f"{self._memory.place}/{ref}".encode()).hexdigest()[:16]
        cause = f"file:{place}:{code}-{self._now_ms}"
        tell(self._runs, self._one, cause, code, f"{_shown(ref)}: {_TEXTS[code]}", state="failed")
        self._memory.told[ref] = cause


MOST_TOLD = 100
"""Files of one folder of which a person is told one by one."""


def values_of_file(name: str, size: int, sha256: str) -> dict[str, Any]:
    """What actions know of a file. The name is one of a file on every system."""
    clean = Path(safe_name(name))
    return {
        "file_name": clean.name,
        "file_stem": clean.stem,
        "file_suffix": clean.suffix.lstrip("."),
        "file_size": size,
        "file_sha256": sha256,
        "file_ref": ref_of(name),
    }


# ---------------------------------------------------------------- putting away


def put_away(office: "Office", one: Automation, trigger: OnFile) -> None:
    """Move the files whose runs are over into ``done`` or ``refused``. What cannot be moved stays, and is told."""
    if trigger.then != "move":
        return
    memory = memory_of(office, one, trigger.folder)
    over: list[tuple[str, Look, RunRow, str]] = []
    for ref, look in memory.files.items():
        row = office.store.runs.one(one.id, f"file:{look.sha256}") if look.sha256 else None
        if row is not None and row.state in _OVER:
            over.append((ref, look, row, _OVER[row.state]))
    if not over:
        return
    put: list[RunRow] = []
    try:
        folder = folder_of(office, trigger)
        for ref, look, row, sub in over:
            target = _moved(folder, name_of(ref), look, sub)
            memory.files.pop(ref)
            if target is not None and row.body is not None:
                put.append(msgspec.structs.replace(row, body=msgspec.json.encode(_body(row) | {"file_put": target})))
    except EffectFailed as error:
        memory.code, memory.detail = "cannot-move", one_line(error.text)[:300]
    except OSError as error:
        memory.code, memory.detail = "cannot-move", f"{trigger.folder}: {error.strerror or type(error).__name__}"
    with office.store.database.transaction():
        office.store.runs.put(put)
    remember(office, one, memory)


def _moved(folder: Path, name: str, look: Look, sub: str) -> str | None:
    """Move one file under a free name; its new name, or None where another file bears the name by now.

    Raises OSError, EffectFailed. Nothing is ever written over, and nothing is deleted: an empty file holds the new
    name until the file itself takes it in one step. What was exchanged up to that very moment is given back.
    """
    source = folder / name
    try:
        about = source.lstat()
    except FileNotFoundError:
        return None
    if not _is_seen(about, look):
        return None  # another one came under this name meanwhile: it is looked at like any new one
    target = _put(source, below(folder, sub, make=True), name)
    if target is None:
        return None
    if not _is_seen(target.lstat(), look):
        _put(target, folder, name)
        return None
    return target.name


def _put(source: Path, folder: Path, name: str) -> Path | None:
    """Let it bear the first free name in the folder; None where it is gone. Raises OSError, EffectFailed."""
    for target in candidates(folder, name, "number"):
        try:
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        try:
            source.replace(target)
        except FileNotFoundError:
            forget(target)
            return None
        except OSError:
            forget(target)
            raise
        return target
    raise EffectFailed("cannot-move", f"Too many files are called {one_line(name)[:120]} in {folder}.")


def _is_seen(about: os.stat_result, look: Look) -> bool:
    return (about.st_size, about.st_mtime_ns, about.st_ino) == (look.size, look.mtime_ns, look.inode)


def _no_look(office: "Office", one: Automation, memory: Memory, code: str, detail: str) -> None:
    memory.code, memory.detail = code, one_line(detail)[:300]
    remember(office, one, memory)


def _shown(ref: str) -> str:
    return one_line(name_of(ref))[:120]


def _body(row: RunRow) -> dict[str, Any]:
    found = msgspec.json.decode(row.body) if row.body else {}
    return found if isinstance(found, dict) else {}
