"""The check of the whole log: started, watched, stopped, and what it found. No widget; lives on the main thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.session import Session

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.proving.folder_view import FolderVerdict
    from workflows.office.proving.verdict import Finding, Verdict
    from workflows.office.showing.last_check import LastCheck
    from workflows.office.showing.told_entries import ToldEntry

MOST_TOLD = 50
"""Findings whose entries are looked up, to say whose they are."""

Place = tuple[str, int]
"""Device and position of an entry."""


class Stopped(Exception):
    """Somebody stopped the check."""


class Stop:
    """A word to the lane that it may stop."""

    __slots__ = ("is_wanted",)

    def __init__(self) -> None:
        self.is_wanted = False


class LogCheck(QObject):
    """The check of the log on this laptop, and of the shared folder where there is one."""

    changed = Signal()
    """Anything of it is another now."""
    ended = Signal(bool)
    """A check that somebody asked for is done: whether all is as it was written."""
    _went_on = Signal(str, int, object)
    """What is counted, how many are done, and of how many or None; emitted on the lane."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.is_running = False
        self.is_stopping = False
        self.what, self.done, self.total = "", 0, 0
        """What is counted, how many are done, and of how many; 0: nobody knows."""
        self.last: LastCheck | None = None
        """The last check that came to its end; None: none was done here."""
        self.told: dict[Place, ToldEntry] = {}
        """The entries that findings are about."""
        self.error: Exception | None = None
        """Why the check could not be done."""
        self.was_stopped = False
        self._stop = Stop()
        self._began_ms = 0
        self._verdict: Verdict | None = None
        self._made: LastCheck | None = None
        self._went_on.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def recall(self) -> None:
        """Ask what the last check found."""
        if not self.is_running:
            self._session.bridge.ask(_recall, self._recalled, self._forget)

    @Slot()
    def verify(self) -> None:
        """Check everything now."""
        home = self._session.bridge.home
        if self.is_running or home is None:
            return
        from workflows import clock  # noqa: PLC0415 -- not before the first paint

        self.is_running, self.is_stopping, self.was_stopped, self.error = True, False, False, None
        self.what, self.done, self.total = "entries", 0, 0
        self._stop, self._began_ms = Stop(), clock.now_ms()
        self.changed.emit()
        work = partial(_check_home, home, self._stop, self._tell)
        self._session.bridge.work(work, self._home_checked, self._failed)

    @Slot()
    def cancel(self) -> None:
        """Stop at the next step. Nothing was changed, and the last result stays."""
        self._stop.is_wanted = self.is_stopping = True
        self.changed.emit()

    # ------------------------------------------------------------ inside

    def _tell(self, what: str, done: int, total: int | None) -> None:
        self._went_on.emit(what, done, total)

    @Slot(str, int, object)
    def _show_progress(self, what: str, done: int, total: int | None) -> None:
        if self.is_running:
            self.what, self.done, self.total = what, done, total or 0
            self.changed.emit()

    @Slot(object)
    def _home_checked(self, verdict: "Verdict") -> None:
        self._verdict = verdict
        known = self._session.overview
        if known is None or known.folder is None:
            self._folder_checked(None)
            return
        self.what, self.done, self.total = "files", 0, 0
        self.changed.emit()
        question = partial(_check_folder, self._stop, self._tell)
        self._session.bridge.ask(question, self._folder_checked, self._folder_failed, long=True)

    @Slot(object)
    def _folder_checked(self, folder: "FolderVerdict | None", trouble: str | None = None) -> None:
        from workflows import clock  # noqa: PLC0415 -- as above
        from workflows.office.showing.last_check import LastCheck  # noqa: PLC0415 -- as above

        assert self._verdict is not None
        if self._stop.is_wanted:
            self._failed(Stopped())
            return
        now_ms = clock.now_ms()
        last = LastCheck(
            at_ms=now_ms,
            took_ms=now_ms - self._began_ms,
            verdict=self._verdict,
            wrong=len(self._verdict.findings) + (0 if folder is None else len(folder.findings)),
            folder=folder,
            folder_trouble=trouble,
        )
        self._session.bridge.act(partial(_keep, last), None, self._forget)
        question = partial(_tell_of, last)
        self._made = last
        self._session.bridge.ask(question, self._checked, self._not_told, long=True)

    @Slot(object)
    def _folder_failed(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            self._failed(error)
        elif hasattr(error, "advice"):
            self._folder_checked(None, str(getattr(error, "code", "")))
        else:
            self._failed(error)

    @Slot(object)
    def _checked(self, answer: "tuple[LastCheck, dict[Place, ToldEntry]]") -> None:
        self.last, self.told = answer
        self.is_running = False
        self.changed.emit()
        self.ended.emit(not self.last.wrong)

    @Slot(object)
    def _not_told(self, error: Exception) -> None:
        """The office is too damaged to be asked whose the entries are: the findings stand by themselves."""
        self._forget(error)
        assert self._made is not None
        self._checked((self._made, {}))

    @Slot(object)
    def _recalled(self, answer: "tuple[LastCheck | None, dict[Place, ToldEntry]]") -> None:
        if not self.is_running:
            self.last, self.told = answer
            self.changed.emit()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.is_running = False
        self.was_stopped = isinstance(error, Stopped)
        if not self.was_stopped:
            self.error = error if hasattr(error, "advice") else None
            if self.error is None:
                self._session.bridge.meet(error)
        self.changed.emit()

    @Slot(object)
    def _forget(self, error: Exception) -> None:
        """The result could not be kept or recalled: a damaged office is named by the check itself."""
        if not hasattr(error, "advice"):
            self._session.bridge.meet(error)


def places_of(findings: "tuple[Finding, ...]") -> list[Place]:
    """The entries that findings are about, each once, in their order."""
    found = ((one.device, one.index) for one in findings)
    return list(dict.fromkeys((device, index) for device, index in found if device is not None and index is not None))


def _check_home(home: Path, stop: Stop, tell: Callable[[str, int, int | None], None]) -> "Verdict":
    from workflows.office.proving.checking import check_office  # noqa: PLC0415 -- on the lane

    return check_office(home, progress=partial(_progress, stop, tell))


def _check_folder(stop: Stop, tell: Callable[[str, int, int | None], None], office: "Office") -> "FolderVerdict":
    from workflows.office.proving.folder_checking import check_folder, folder_to_check  # noqa: PLC0415 -- as above

    _look(stop)
    return check_folder(office, folder_to_check(office, None), progress=partial(_progress, stop, tell))


def _progress(
    stop: Stop, tell: Callable[[str, int, int | None], None], what: str, done: int, total: int | None
) -> None:
    tell(what, done, total)
    _look(stop)


def _look(stop: Stop) -> None:
    if stop.is_wanted:
        raise Stopped


def _keep(last: "LastCheck", office: "Office") -> None:
    from workflows.office.showing.last_check import keep  # noqa: PLC0415 -- as above

    keep(office, last)


def _recall(office: "Office") -> "tuple[LastCheck | None, dict[Place, ToldEntry]]":
    from workflows.office.showing.last_check import last_check  # noqa: PLC0415 -- as above

    last = last_check(office)
    return (None, {}) if last is None else _tell_of(last, office)


def _tell_of(last: "LastCheck", office: "Office") -> "tuple[LastCheck, dict[Place, ToldEntry]]":
    from workflows import clock  # noqa: PLC0415 -- as above
    from workflows.office.showing.told_entries import told_entry  # noqa: PLC0415 -- as above

    told = {}
    for place in places_of(last.verdict.findings)[:MOST_TOLD]:
        found = told_entry(office, *place, clock.now_ms())
        if found is not None:
            told[place] = found
    return last, told
