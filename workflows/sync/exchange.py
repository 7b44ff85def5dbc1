"""One exchange with the shared folder: take in what others wrote, put there what is new here, mend what is broken.

FOLDER.md tells the whole life of an entry. An idle run is one listing and nothing else.
"""

from collections.abc import Callable

from workflows.sync import layout, marker
from workflows.sync.folder import Folder, FolderTrouble
from workflows.sync.gather import Gathered, Gathering
from workflows.sync.heal import Healing
from workflows.sync.ports import Logs, Memory
from workflows.sync.publish import Publishing
from workflows.sync.remembered import Remembered
from workflows.sync.report import Alarm, Report
from workflows.sync.sealing import Sealing
from workflows.sync.sight import Sight
from workflows.sync.thinning import Thinning

__all__ = ["Alarm", "Exchange", "Report"]

_NOT_TAKEN = frozenset({"folder-full", "folder-denied", "folder-file"})
"""Trouble in writing that does not make the whole run fail: what was read is good, and the rest waits."""


class Exchange:
    """Carries entries between this device and one folder. One thread at a time."""

    def __init__(
        self, folder: Folder, logs: Logs, memory: Memory, *, now_ms: Callable[[], int], draw: Callable[[int], int]
    ) -> None:
        """``draw(n)`` is a random number from 0 up to but not including ``n``. Asks nothing of the folder yet."""
        self._folder = folder
        self._logs = logs
        self._memory = Remembered(memory)
        self._now_ms = now_ms
        self._gathering = Gathering(logs)
        self._sealing = Sealing(logs)
        self._healing = Healing(logs, self._sealing, draw)
        self._thinning = Thinning(logs, self._sealing)
        self._saw_marker = False

    def run(self, *, publish: bool = True, deep: bool = False) -> Report:
        """Exchange once. Without ``publish`` nothing is written; ``deep`` also verifies what was verified before.

        Raises FolderTrouble only where the folder as a whole does not answer. What was taken in by then is stored.
        """
        sight = Sight(self._folder, self._memory, now_ms=self._now_ms(), deep=deep)
        own = self._logs.own
        gathered, published = Gathered(imported=0, devices=()), 0
        if self._is_ours(sight):
            gathered = self._gathering.run(sight)
            if publish and own in self._logs.members():
                published = self._put(sight)
            self._healing.run(sight, write=publish)
            if publish:
                self._thin(sight)
            sight.forget_absent()
            self._memory.save()
        edge = self._memory.published
        return Report(
            published=published,
            imported=gathered.imported,
            devices=gathered.devices,
            set_aside=tuple(sorted(sight.aside.items())),
            alarms=tuple(sight.alarms),
            forks=tuple(sorted(sight.forks.items())),
            twin=self._memory.is_twin(own),
            restored_size=self._ahead(),
            listings=sight.folder.listings,
            files_read=sight.folder.reads,
            files_written=sight.folder.writes,
            bytes_written=sight.folder.bytes_written,
            files_deleted=sight.folder.deletions,
            in_folder=0 if edge is None else min(edge.size, self._logs.frontier(own).size),
        )

    def _is_ours(self, sight: Sight) -> bool:
        """Whether this is our folder and it is there; raises the alarm where not. Then nothing else is done."""
        office = self._logs.office
        if sight.markers - {office}:
            other = min(sight.markers - {office})
            sight.alarms.append(Alarm(code="folder-foreign", file=layout.marker(other)))
        if office in sight.markers:
            # Beside ours another's does no harm: whatever is used is signed for this office.
            return self._is_office_file_ours(sight)
        knew = bool(self._memory.files) or self._memory.published is not None
        if sight.markers:
            return False
        if not sight.sizes and knew:
            sight.alarms.append(Alarm(code="folder-empty"))
        else:
            sight.alarms.append(Alarm(code="folder-missing", file=layout.marker(office)))
        return False

    def _is_office_file_ours(self, sight: Sight) -> bool:
        """Look at ``office.json`` too, in the first run of this object that has news and in every deep one."""
        if self._saw_marker and not sight.deep:
            return True
        if not (sight.deep or self._has_work(sight)):
            return True
        raw = sight.read_one(layout.OFFICE_FILE, marker.MAX_MARKER_BYTES)
        found = None if raw is None else marker.parse(raw)
        if found is None or found.office != self._logs.office:
            code = "folder-missing" if found is None else "folder-foreign"
            if raw is not None and marker.is_newer(raw):
                code = "folder-newer"
            sight.alarms.append(Alarm(code=code, file=layout.OFFICE_FILE))
            return False
        self._saw_marker = True
        return True

    def _has_work(self, sight: Sight) -> bool:
        edge = self._memory.published
        own_size = self._logs.frontier(self._logs.own).size
        is_behind = own_size != (0 if edge is None else edge.size)
        return is_behind or self._gathering.has_news(sight) or self._thinning.has_work(sight)

    def _ahead(self) -> int | None:
        """The size of the own log elsewhere, where that is more than here."""
        size = self._memory.ahead(self._logs.own)
        return size if size > self._logs.frontier(self._logs.own).size else None

    def _thin(self, sight: Sight) -> None:
        """Take out what was retired; what the folder does not do now is done by a later run."""
        try:
            self._thinning.run(sight)
        except FolderTrouble as trouble:
            if trouble.code not in _NOT_TAKEN:
                raise
            sight.alarms.append(Alarm(code=trouble.code))

    def _put(self, sight: Sight) -> int:
        """Publish, unless the own log is not what it should be."""
        if self._memory.is_twin(self._logs.own) or self._ahead() is not None:
            return 0
        publishing = Publishing(self._logs, self._sealing, sight)
        try:
            publishing.run()
        except FolderTrouble as trouble:
            if trouble.code not in _NOT_TAKEN:
                raise
            sight.alarms.append(Alarm(code=trouble.code))
        return publishing.published
