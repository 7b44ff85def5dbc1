"""An import on its way: read, looked at, then done some rows at a time, so that other acts find their turn between."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.pages.records import deeds
from desktop.session import Session

if TYPE_CHECKING:
    from workflows.office.records.sheets import Imported, RowRead

_AT_ONCE = 25
"""Rows of one turn on the writer lane: some hundredths of a second."""


class Importing(QObject):
    """Lives on the main thread."""

    read = Signal()
    """``rows`` says what would be done."""
    went_on = Signal()
    """``done`` is another."""
    finished = Signal()
    """All is done, or it was stopped: ``rows`` says what became of each."""
    failed = Signal(object)
    """A ``CountersignError``: what was signed before stays."""

    def __init__(self, session: Session, sort: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self.sort = session, sort
        self.file = ""
        """The name of the file."""
        self.rows: tuple[RowRead, ...] = ()
        self.written = self.done = 0
        """Acts that were signed, and rows that were gone through."""
        self.is_running = False
        self._content = b""
        self._left: tuple[RowRead, ...] = ()
        self._became: list[RowRead] = []

    def look(self, path: str) -> None:
        """Read a file, and say what an import of it would do."""
        self.file = Path(path).name
        self._session.bridge.ask(partial(deeds.preview, path, self.sort), self._take, self._fail, long=True)

    def begin(self) -> None:
        """Do it, with the bytes that were looked at."""
        if not self.is_running:
            self.is_running = True
            again = partial(deeds.read_again, self._content, self.sort)
            self._session.bridge.ask(again, self._start, self._fail, long=True)

    def stop(self) -> None:
        """End after the rows that are on their way. What was signed stays."""
        self._left = ()

    def count(self, does: str) -> int:
        """How many rows come to this."""
        return sum(1 for one in self.rows if one.does == does)

    @Slot(object)
    def _take(self, answer: "tuple[bytes, tuple[RowRead, ...]]") -> None:
        self._content, self.rows = answer
        self.read.emit()

    @Slot(object)
    def _start(self, rows: "tuple[RowRead, ...]") -> None:
        self.rows, self._left, self._became = rows, rows, []
        self._go_on()

    def _go_on(self) -> None:
        now, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        if now:
            deed = partial(deeds.import_some, now, self._session.person)
            self._session.bridge.act(deed, self._did, self._fail)
        else:
            self.is_running = False
            self.rows = tuple(self._became)
            self.finished.emit()

    @Slot(object)
    def _did(self, answer: "Imported") -> None:
        self._became += answer.rows
        self.written += answer.written
        self.done += len(answer.rows)
        self.went_on.emit()
        self._go_on()

    @Slot(object)
    def _fail(self, error: object) -> None:
        self.is_running, self._left = False, ()
        self.failed.emit(error)
