"""Joining an office with a code: asking, the words to compare, and waiting for the other laptop. No widget in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.homes import Homes, KnownHome
from desktop.session import Session
from desktop.tasks import Job

_POLL_MS = 2_000
_SLOWER_MS = 20_000
"""After the other laptop's answer was asked for in vain for a while, and where the folder does not answer."""
_SOON = 60


class JoinModel(QObject):
    """One code at a time. Whatever happens, the home that waits stays whole and can be gone on with."""

    code_read = Signal(object)
    """``Invitation``: what the code says."""
    code_refused = Signal(object)
    """``CountersignError``: the code cannot be read."""
    asked = Signal(tuple)
    """The four words that both screens must show."""
    waiting = Signal(str)
    """How it stands: ``StillWaiting.reason``."""
    folder_failed = Signal(object)
    """``CountersignError``: the folder did not answer; it is asked again by itself."""
    refused = Signal(object)
    """``CountersignError``: asking was not possible; nothing was left behind."""
    joined = Signal(object)
    """Path: this laptop is a member."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._homes = Homes(session.remembered)
        self._home: Path | None = None
        self._reading: Job | None = None
        self._job: Job | None = None
        self._polls = 0
        self._clock = QTimer(self, singleShot=True)
        self._clock.timeout.connect(self._poll)

    @property
    def is_waiting(self) -> bool:
        """Whether this laptop has asked and looks for the answer."""
        return self._home is not None

    def read(self, code: str) -> None:
        """Look what a code says."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._session.bridge.work(partial(_read, code), self._has_read, self._unread)

    def ask(self, code: str, name: str, place: str) -> None:
        """Ask to be let in; again with the same code goes on where it was."""
        home = self._homes.next_new()
        self._job = self._session.bridge.work(partial(_ask, code, home, name, place), self._has_asked, self._not_asked)

    def go_on(self, home: Path) -> None:
        """Look for the answer for a home that asked before."""
        self._home, self._polls = home, 0
        self._job = self._session.bridge.work(partial(_words, home), self._has_words, self._not_asked)

    def leave(self) -> None:
        """Look for the answer no more for now. What was asked stays asked."""
        self._clock.stop()
        if self._job is not None:
            self._job.cancel()
        self._home, self._job = None, None

    # ------------------------------------------------------------ inside

    @Slot(object)
    def _has_read(self, invited: object) -> None:
        self.code_read.emit(invited)

    @Slot(object)
    def _has_asked(self, answer: tuple[Path, Any]) -> None:
        home, asked = answer
        self._job = None
        if asked.state == "member":
            self.joined.emit(home)
            return
        self._homes.note(KnownHome(path=str(home), name="", kind="waiting"))
        self._home, self._polls = home, 0
        self._has_words(asked.words)

    @Slot(object)
    def _has_words(self, words: tuple[str, ...]) -> None:
        self.asked.emit(tuple(words))
        self.waiting.emit("not-answered")
        self._clock.start(0)

    @Slot(object)
    def _not_asked(self, error: BaseException) -> None:
        self._home, self._job = None, None
        self._tell(error, self.refused.emit)

    @Slot(object)
    def _unread(self, error: BaseException) -> None:
        self._tell(error, self.code_refused.emit)

    @Slot()
    def _poll(self) -> None:
        if self._home is not None:
            self._polls += 1
            self._job = self._session.bridge.work(partial(_complete, self._home), self._has_polled, self._poll_failed)

    @Slot(object)
    def _has_polled(self, answer: Any) -> None:
        home, self._job = self._home, None
        if home is None:
            return
        reason = getattr(answer, "reason", None)
        if reason is None:
            self._home = None
            self.joined.emit(home)
            return
        self.waiting.emit(reason)
        if reason in {"not-answered", "folder-behind"}:
            self._clock.start(_POLL_MS if self._polls < _SOON else _SLOWER_MS)

    @Slot(object)
    def _poll_failed(self, error: BaseException) -> None:
        self._job = None
        self._tell(error, self.folder_failed.emit)
        if self._home is not None:
            self._clock.start(_SLOWER_MS)

    def _tell(self, error: BaseException, tell: Callable[[object], None]) -> None:
        from workflows.errors import CountersignError  # noqa: PLC0415 -- after the first painting

        if isinstance(error, CountersignError):
            tell(error)
        else:
            self._session.bridge.meet(error)


# ---------------------------------------------------------------- on the lane


def _read(code: str) -> Any:
    from workflows.office.sharing.waiting_home import read_code  # noqa: PLC0415 -- on the lane

    return read_code(code)


def _ask(code: str, home: Path, name: str, place: str) -> tuple[Path, Any]:
    from workflows.office.sharing.joining import ask  # noqa: PLC0415 -- as above

    return home, ask(code, home, name=name, place=place or None)


def _words(home: Path) -> tuple[str, ...]:
    from workflows.office.sharing.waiting_home import waiting_home  # noqa: PLC0415 -- as above

    with waiting_home(home) as own:
        return own.words


def _complete(home: Path) -> Any:
    from workflows.office.sharing.joining import complete  # noqa: PLC0415 -- as above

    return complete(home)
