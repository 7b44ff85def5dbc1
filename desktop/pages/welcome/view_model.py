"""What the first page does: opens, makes, restores, removes offices, and tells how far that is. No widget in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal, Slot

from desktop.homes import Homes, KnownHome, is_home
from desktop.pages.welcome.progress import Progress
from desktop.recovery_in_hand import SheetFacts
from desktop.session import Session
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.office.beginning import Begun

Work = Literal["sample", "start", "restore", "remove"]


class WelcomeModel(QObject):
    """One piece of long work at a time."""

    homes_changed = Signal()
    work_began = Signal(str)
    """A ``Work``: what is being done."""
    work_progressed = Signal(int, int)
    """Steps done, of how many."""
    work_ended = Signal(str)
    """The same ``Work``: done, stopped or failed."""
    home_ready = Signal(object)
    """Path: an office can be opened there."""
    founded = Signal()
    """An office was founded; its recovery key is in hand."""
    documents_read = Signal(int, tuple)
    """How many invoices came in with the founding, and the names of files in which none was found."""
    restored = Signal(object)
    """``Restored``: an office was made out of a backup."""
    failed = Signal(object)
    """A ``CountersignError``: nothing was left behind."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.homes = Homes(session.remembered)
        self._work: Work | None = None
        self._progress: Progress | None = None
        self._job: Job | None = None

    @property
    def is_working(self) -> bool:
        """Whether something is being made."""
        return self._work is not None

    def known(self) -> tuple[KnownHome, ...]:
        """The offices on this computer."""
        return self.homes.known()

    def open(self, home: Path) -> None:
        """Open the office in this folder."""
        self.home_ready.emit(home)

    def open_folder(self, folder: Path) -> bool:
        """Open an office in a folder that somebody chose; False where there is none."""
        for found in (folder, folder / "home", folder / "office"):
            if is_home(found):
                self.home_ready.emit(found)
                return True
        return False

    def forget(self, home: Path) -> None:
        """Show it in the list no more."""
        self.homes.forget(home)
        self.homes_changed.emit()

    def look_around(self) -> None:
        """Open the sample firm; made first where it is not there."""
        self._begin("sample", partial(_sample_firm, self.homes.sample()), self._sample_made)

    def start(self, beginning: Callable[[], Any]) -> None:
        """Found the office that ``beginning`` answers on the lane."""
        self._begin("start", partial(_found, beginning), self._office_founded)

    def restore(self, file: Path, home: Path, passphrase: str | None) -> None:
        """Make a home out of a backup."""
        self._begin("restore", partial(_restore, file, home, passphrase), self._office_restored)

    def remove(self, home: KnownHome) -> None:
        """Throw away the sample firm, or a home that only waits; nothing else can be."""
        self._begin("remove", partial(_remove, Path(home.path), home.kind), self._home_removed)

    def cancel(self) -> None:
        """Stop what is being made; nothing of it is left."""
        if self._progress is not None:
            self._progress.stopped = True

    # ------------------------------------------------------------ inside

    def _begin(self, work: Work, do: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
        if self._work is not None:
            return
        self._work, self._progress = work, Progress(self)
        self._progress.told.connect(self.work_progressed)
        self.work_began.emit(work)
        self._job = self._session.bridge.work(partial(do, self._progress), then, self._work_failed)

    def _end(self) -> None:
        work, self._work = self._work, None
        if self._progress is not None:
            self._progress.deleteLater()
            self._progress = None
        self.work_ended.emit(work or "")

    @Slot(object)
    def _sample_made(self, home: Path) -> None:
        self._end()
        self.homes.note(KnownHome(path=str(home), name="", kind="sample"))
        self.home_ready.emit(home)

    @Slot(object)
    def _office_founded(self, answer: "tuple[SheetFacts, Begun]") -> None:
        facts, begun = answer
        self._session.recovery.take(facts, begun.founded.recovery_key)
        self.homes.note(KnownHome(path=str(facts.home), name=facts.name))
        self._end()
        self.founded.emit()
        if begun.taken or begun.refused:
            self.documents_read.emit(begun.taken, begun.refused)

    @Slot(object)
    def _office_restored(self, restored: Any) -> None:
        self._end()
        self.restored.emit(restored)
        self.home_ready.emit(Path(restored.home))

    @Slot(object)
    def _home_removed(self, home: Path) -> None:
        self._end()
        self.forget(home)

    @Slot(object)
    def _work_failed(self, error: BaseException) -> None:
        from workflows.errors import CountersignError  # noqa: PLC0415 -- after the first painting

        self._end()
        if isinstance(error, CountersignError):
            self.failed.emit(error)
        elif type(error).__name__ != "Stopped":
            self._session.bridge.meet(error)


# ---------------------------------------------------------------- on the lane


def _sample_firm(wanted: Path, progress: Progress) -> Path:
    from workflows.office.sample_home import is_sample_home, make_sample_home  # noqa: PLC0415 -- on the lane

    if is_home(wanted) and is_sample_home(wanted):
        return wanted
    make_sample_home(wanted, progress)
    return wanted


def _found(beginning: Callable[[], Any], progress: Progress) -> "tuple[SheetFacts, Begun]":
    from workflows.office.beginning import begin  # noqa: PLC0415 -- as above

    wanted = beginning()
    begun = begin(wanted, progress)
    facts = SheetFacts(
        home=wanted.home,
        office=begun.founded.office,
        name=wanted.name.strip(),
        owner=begun.founded.owner,
        owner_name=wanted.owner.strip(),
    )
    return facts, begun


def _restore(file: Path, home: Path, passphrase: str | None, _progress: Progress) -> Any:
    from workflows.office.keeping import restore  # noqa: PLC0415 -- as above

    return restore(file, home, passphrase=passphrase)


def _remove(home: Path, kind: str, _progress: Progress) -> Path:
    if kind == "waiting":
        from workflows.office.sharing.waiting_home import remove_waiting  # noqa: PLC0415 -- as above

        remove_waiting(home)
    else:
        from workflows.office.sample_home import remove_sample_home  # noqa: PLC0415 -- as above

        remove_sample_home(home)
    return home
