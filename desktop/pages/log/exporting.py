"""The log as files for other people's programs: written into a new folder, one at a time."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.page import Notice
from desktop.pages.log.checking import Stop, Stopped
from desktop.session import Session
from desktop.wording.speech import fill

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.proving.log_export import ExportedLog


class Exporting(QObject):
    """An export on its way. Lives on the main thread."""

    changed = Signal()
    """``title``, ``done`` or ``total`` is another."""
    notice_wanted = Signal(object)
    """A ``Notice``."""
    _went_on = Signal(int, object)
    """Entries done, and in all or None; emitted on the lane."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.title = ""
        """What is being written; empty while nothing is."""
        self.done = self.total = 0
        self._stop = Stop()
        self._folder = Path()
        self._went_on.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def export(self, into: Path) -> None:
        """Write every log into a new folder inside this one."""
        if self.title:
            return
        self._folder = fresh_folder(into, self.tr("decision-log"))
        self.title = fill(self.tr("Writing the log into %folder"), folder=self._folder.name)
        self.done = self.total = 0
        self._stop = Stop()
        self.changed.emit()
        self._session.bridge.act(_sign, self._signed, self._failed)

    @Slot()
    def cancel(self) -> None:
        """Stop at the next step; nothing is left there."""
        self._stop.is_wanted = True

    @Slot(object)
    def _signed(self, answer: object) -> None:
        work = partial(_export, self._folder, self._stop, self._tell)
        self._session.bridge.ask(work, self._exported, self._failed, long=True)

    def _tell(self, done: int, total: int | None) -> None:
        self._went_on.emit(done, total)

    @Slot(int, object)
    def _show_progress(self, done: int, total: int | None) -> None:
        if self.title:
            self.done, self.total = done, total or 0
            self.changed.emit()

    @Slot(object)
    def _exported(self, logs: "tuple[ExportedLog, ...]") -> None:
        self._end()
        said = self.tr(
            "%n logs were written to %folder. Anyone can check them without this program: any verifier of C2SP "
            "tlog-tiles reads them, with the key that lies beside each.",
            "",
            len(logs),
        )
        self.notice_wanted.emit(Notice(text=fill(said, folder=str(self._folder)), tone="good"))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Stopped):
            self.notice_wanted.emit(Notice(text=self.tr("The export was cancelled. Nothing was written.")))
        else:
            self._session.bridge.meet(error)

    def _end(self) -> None:
        self.title = ""
        self.changed.emit()


def fresh_folder(into: Path, name: str) -> Path:
    """A folder that is not there yet, named after the day."""
    day = datetime.fromtimestamp(_now_ms() / 1000, UTC).astimezone().date().isoformat()
    found, number = into / f"{name}-{day}", 2
    while found.exists():
        found, number = into / f"{name}-{day}-{number}", number + 1
    return found


def _now_ms() -> int:
    from workflows import clock  # noqa: PLC0415 -- not before the first paint

    return clock.now_ms()


def _sign(office: "Office") -> None:
    from workflows.office.proving.signing import sign_head  # noqa: PLC0415 -- on the lane

    sign_head(office)


def _export(
    folder: Path, stop: Stop, tell: Callable[[int, int | None], None], office: "Office"
) -> "tuple[ExportedLog, ...]":
    from workflows.office.proving.log_export import export_tiles  # noqa: PLC0415 -- as above

    def progress(_what: str, done: int, total: int | None) -> None:
        tell(done, total)
        if stop.is_wanted:
            raise Stopped

    return export_tiles(office, folder, progress=progress)
