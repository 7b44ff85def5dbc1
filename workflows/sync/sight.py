"""What one run sees of the folder, and what it found so far."""

from collections.abc import Iterable

from workflows.ledger.fork import ForkProof
from workflows.sync import layout
from workflows.sync.folder import Folder, FolderTrouble, Listed
from workflows.sync.plan import Span
from workflows.sync.remembered import Known, Remembered
from workflows.sync.report import Alarm

ONE_FILE = frozenset({"folder-file", "folder-denied"})
"""Trouble in reading that says nothing about other files."""


class Counted:
    """A folder that counts what is asked of it."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.place = folder.place
        self.listings = self.reads = self.writes = self.bytes_written = self.deletions = 0

    def list(self, directory: str) -> tuple[Listed, ...]:
        """See Folder."""
        self.listings += 1
        return self._folder.list(directory)

    def read(self, path: str, limit: int) -> bytes | None:
        """See Folder."""
        self.reads += 1
        return self._folder.read(path, limit)

    def create(self, path: str, content: bytes) -> bool:
        """See Folder. A name that is taken is not counted as written."""
        created = self._folder.create(path, content)
        if created:
            self.writes += 1
            self.bytes_written += len(content)
        return created

    def delete(self, path: str) -> None:
        """See Folder."""
        self.deletions += 1
        self._folder.delete(path)


class Sight:
    """One run: the folder, the listing of ``tail/``, the time, and what was found."""

    def __init__(self, folder: Folder, memory: Remembered, *, now_ms: int, deep: bool) -> None:
        """Lists ``tail/``: the one listing of an idle run."""
        self.folder = Counted(folder)
        self.memory = memory
        self.now_ms = now_ms
        self.deep = deep
        self.aside: dict[str, str] = {}
        self.alarms: list[Alarm] = []
        self.forks: dict[str, ForkProof] = {}
        self.written: set[str] = set()
        self.sizes: dict[str, frozenset[int | None]] = {}
        for one in self.folder.list(layout.TAIL):
            # Some drives hold two files of one name; either may be meant.
            self.sizes[one.name] = self.sizes.get(one.name, frozenset()) | {one.size}

    @property
    def markers(self) -> frozenset[str]:
        """The offices whose markers the listing shows."""
        return frozenset(office for name in self.sizes if (office := layout.parse_marker(name)) is not None)

    def files(self) -> Iterable[str]:
        """Names in ``tail/`` that may be segments, sorted so that runs are repeatable."""
        return sorted(
            name for name in self.sizes if not layout.is_temporary(name) and layout.parse_marker(name) is None
        )

    def known(self, name: str) -> Known | None:
        """What is remembered of a listed file, if it is still the one that was looked at."""
        known = self.memory.files.get(name)
        return known if known is not None and known.size in self.sizes.get(name, ()) else None

    def verified(self, device: str) -> dict[str, Span]:
        """The usable files of a log that are in the folder now."""
        return {name: known.span for name, known in self.memory.verified(device) if self.known(name) is known}

    def all_verified(self) -> dict[str, list[Span]]:
        """The same of every log at once."""
        found: dict[str, list[Span]] = {}
        for name, known in self.memory.files.items():
            if known.device is not None and known.reason is None and self.known(name) is known:
                found.setdefault(known.device, []).append(known.span)
        return found

    def waiting_end(self, device: str) -> int:
        """The largest end of those listed files of a log that are signed and wait for entries before theirs, or 0."""
        return max(
            (
                known.end
                for name, known in self.memory.files.items()
                if known.device == device and known.reason == "gap" and self.known(name) is known
            ),
            default=0,
        )

    def read_one(self, path: str, limit: int) -> bytes | None:
        """Read a file; None, and set aside, where it cannot be had or is too large.

        One that is not there is None and not set aside. Raises FolderTrouble where no file can be read.
        """
        try:
            raw = self.folder.read(path, limit)
        except FolderTrouble as trouble:
            if trouble.code not in ONE_FILE:
                raise
            self.aside[path] = "unreadable"
            return None
        if raw is not None and len(raw) > limit:
            self.aside[path] = "too-large"
            return None
        return raw

    def add_written(self, name: str, size: int) -> None:
        """A file of ``tail/`` was written and read back."""
        self.written.add(name)
        self.sizes[name] = frozenset({size})

    def remove(self, name: str) -> None:
        """Delete a file of ``tail/``."""
        self.folder.delete(layout.in_tail(name))
        self.sizes.pop(name, None)
        self.memory.forget(name)

    def forget_absent(self) -> None:
        """Drop what is remembered of files that the listing no longer has."""
        for name in [name for name in self.memory.files if name not in self.sizes]:
            self.memory.forget(name)
