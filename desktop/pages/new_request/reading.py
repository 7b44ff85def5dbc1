"""Reads files one after the other off the main thread, says how far it is, and can be told to stop."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.pages.new_request import core_questions as core
from desktop.session import Session
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.office.asking import ReadFile


class Reading(QObject):
    """One heap of files at a time."""

    progressed = Signal(int, int)
    """How many files are read, of how many."""
    finished = Signal()
    """Everything is read, or it was stopped; ``found`` has what was read."""
    failed = Signal(object)
    """The error that ended it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.found: tuple[ReadFile, ...] = ()
        """In the order of the files."""
        self._workflow = ""
        self._jobs: list[Job] = []
        self._count = 0
        self._done = 0
        self._place = core.ReaderPlace()
        session.bridge.office_leaving.connect(self._forget)

    @property
    def is_reading(self) -> bool:
        """Whether files are being read."""
        return bool(self._jobs)

    @property
    def count(self) -> int:
        """How many files there are in this heap."""
        return self._count

    def read(self, paths: list[str], workflow: str) -> None:
        """Read these files and folders for the form of a workflow. What was being read is stopped."""
        self.stop()
        self.found, self._workflow, self._done, self._count = (), workflow, 0, len(paths)
        self._jobs = [self._session.bridge.work(partial(core.files, paths), self._listed, self._broke)]
        self.progressed.emit(0, self._count)

    @Slot()
    def stop(self) -> None:
        """Read no further; what is read stays."""
        was = self.is_reading
        for job in self._jobs:
            job.cancel()
        self._jobs = []
        if was:
            self._end()

    @Slot(object)
    def _listed(self, files: tuple[str, ...]) -> None:
        self._count = len(files)
        self._jobs = [
            self._session.bridge.ask(
                partial(core.read, path, self._workflow, self._place), self._one_read, self._broke, long=True
            )
            for path in files
        ]
        self.progressed.emit(0, self._count)
        if not files:
            self._end()

    @Slot(object)
    def _one_read(self, documents: "tuple[ReadFile, ...]") -> None:
        self.found += documents
        self._done += 1
        self.progressed.emit(self._done, self._count)
        if self._done == self._count:
            self._jobs = []
            self._end()

    @Slot(object)
    def _broke(self, error: object) -> None:
        self.stop()
        self.failed.emit(error)

    @Slot(object)
    def _closed(self, nothing: object) -> None:
        """The process that took files apart has ended."""

    @Slot()
    def _forget(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs = []
        self._place.close()

    def _end(self) -> None:
        if self._session.bridge.home is not None:
            self._session.bridge.work(self._place.close, self._closed)
        self.finished.emit()
