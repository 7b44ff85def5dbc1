"""The one road to the core: questions and deeds go out to the lanes, answers and ``Changes`` come back as signals.

Three lanes: *reader* for what a screen waits for, *side* for long work (checks, exports, pictures of documents,
indexes of lists), *writer* for acts. Each opens the office for itself the first time it needs it, because an office
belongs to the thread that opened it. A fourth, *far*, asks servers and holds no office, however slow they are. The
core's rooms are imported on the lanes: they cost more than the first window.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal, Slot

from desktop.tasks import Job, Lane, Then

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.office.office import Office

Question = Callable[["Office"], Any]
"""Asks an office that was opened for reading and is up to date."""
_QUESTION = "question"
"""Marks a job that is about the office that is open, and changes nothing in it."""

Deed = Callable[["Office"], Any]
"""Acts on the office that is opened for writing; answers ``Acted``, ``Changes``, a ``Refusal`` or a value."""


class Bridge(QObject):
    """An office as the window has it. Lives on the main thread."""

    changed = Signal(object)
    """``Changes``, never empty ones: something was written here or taken in. Emitted after readers can see it."""
    office_opened = Signal(object)
    """Path: an office is open in this home."""
    office_leaving = Signal()
    """The office is about to be closed: whoever works on it by itself ends."""
    office_closed = Signal()
    trouble_met = Signal(object)
    """A ``CountersignError`` that no receiver took."""
    crashed = Signal(object)
    """An error that is a bug of ours, and that no receiver took."""
    not_signed = Signal()
    """An act that somebody wanted was not signed; the reason stands in the window."""
    became_busy = Signal(bool)
    """Whether an act is being written."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home: Path | None = None
        self._reader = _OfficeLane("reader", self)
        self._side = _OfficeLane("side", self)
        self._writer = _OfficeLane("writer", self, write=True)
        self._far = Lane("far", self)
        for lane in (*self._lanes(), self._far):
            lane.crashed.connect(self.meet)
        self._writer.became_busy.connect(self.became_busy)

    @property
    def home(self) -> Path | None:
        """Where the open office lies; None where none is open."""
        return self._home

    @property
    def is_writing(self) -> bool:
        """Whether an act, or an exchange, is being done or waits to be."""
        return self._writer.is_busy

    def open(self, home: Path) -> None:
        """Speak of the office in this home from now on. Errors of opening it come with the first question."""
        self.close_office()
        self._home = home
        self.office_opened.emit(home)

    def close_office(self, *, wait: bool = False) -> None:
        """Leave the office: acts that are queued are done, the head of the log is signed, files are closed, all of it
        on the lanes, in their order, so that another office can be opened at once. ``wait`` blocks until it is done.

        Questions are answered no more: what they would say is of an office that nobody looks at.
        """
        if self._home is None:
            return
        self.office_leaving.emit()
        self._home = None
        for lane in self._lanes():
            lane.leave(wait=wait)
        self.office_closed.emit()

    def close(self) -> None:
        """End all lanes at a safe point, for good. Blocks."""
        self.close_office()
        for lane in (*self._lanes(), self._far):
            lane.end()

    def ask(self, question: Question, then: Then, failed: Then | None = None, *, long: bool = False) -> Job:
        """Put a question; ``then`` gets the answer on the main thread. ``long`` keeps quick questions from waiting."""
        job = (self._side if long else self._reader).use(self._home, question, then, failed)
        job.setProperty(_QUESTION, True)
        return job

    def act(self, deed: Deed, then: Then | None = None, failed: Then | None = None) -> Job:
        """Do something on the writer lane; acts keep their order. ``changed`` follows by itself."""
        return self._writer.use(self._home, self._telling(deed), then, failed)

    def work(self, work: Callable[[], Any], then: Then, failed: Then | None = None) -> Job:
        """Long work that needs no office (reading a document, founding another office)."""
        return self._side.put(work, then, failed)

    def fetch(self, work: Callable[[], Any], then: Then, failed: Then | None = None) -> Job:
        """Work that waits for a server, and needs no office meanwhile."""
        return self._far.put(work, then, failed)

    def _telling(self, deed: Deed) -> Deed:
        def done(office: "Office") -> Any:
            answer = deed(office)
            found, office.found_due = office.found_due, type(office.found_due)()
            changes = found | (changes_in(answer) or found)
            if changes:
                self.changed.emit(changes)
            return answer

        return done

    def _lanes(self) -> "tuple[_OfficeLane, ...]":
        return (self._reader, self._side, self._writer)

    @Slot(object)
    def meet(self, error: BaseException) -> None:
        """An error that nobody took: trouble is said in the window, a bug of ours is reported."""
        from workflows.errors import CountersignError  # noqa: PLC0415 -- after the first paint

        (self.trouble_met if isinstance(error, CountersignError) else self.crashed).emit(error)


class _OfficeLane(Lane):
    """A lane with an office of its own, opened when first needed."""

    def __init__(self, name: Literal["reader", "side", "writer"], parent: QObject, *, write: bool = False) -> None:
        super().__init__(name, parent)
        self._write = write
        self._office: Office | None = None  # touched on the lane's own thread only

    def use(self, home: Path | None, what: Callable[["Office"], Any], then: Then | None, failed: Then | None) -> Job:
        """Ask or act on the office in this home."""
        return self.put(lambda: what(self._opened(home)), then, failed)

    def leave(self, *, wait: bool) -> None:
        """Do what is queued, but no question, then close the office. ``wait``: block until then."""
        for job in self.findChildren(Job):
            if job.property(_QUESTION):
                job.cancel()
        if not self.isRunning():
            return
        if wait:
            self.close(self._close_office)
        else:
            self.put(self._close_office)

    def _opened(self, home: Path | None) -> "Office":
        if home is None:
            raise no_office_open()
        if self._office is None:
            from workflows.office.office import Office  # noqa: PLC0415 -- on the lane, after the first paint

            self._office = Office.open(home, write=self._write)
        elif not self._write:
            from workflows.office.showing.refreshing import refresh  # noqa: PLC0415 -- as above

            refresh(self._office)
        from desktop.wording.rule_language import rule_language  # noqa: PLC0415 -- as above

        self._office.language = rule_language()  # it may have changed since the last question
        return self._office

    def _close_office(self) -> None:
        office, self._office = self._office, None
        if office is not None:
            office.close()


def changes_in(answer: Any) -> "Changes | None":
    """What a deed touched: it answers ``Changes`` itself, or something that has them as ``changes``."""
    from workflows.changes import Changes  # noqa: PLC0415 -- on the lane

    if isinstance(answer, Changes):
        return answer
    found = getattr(answer, "changes", None)
    return found if isinstance(found, Changes) else None


def no_office_open() -> Exception:
    """A question came where no office is open: a page was left standing."""
    from workflows.errors import InvalidInput  # noqa: PLC0415 -- as above

    return InvalidInput(
        code="no-office-here",
        title="No office is open",
        text="There is no office to ask. Nothing was changed.",
        advice="Open an office, or start one.",
    )
