"""Exchanges with the shared folder by itself, for as long as the office is open: on hints, and from time to time."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.bridge import Bridge
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.sharing.watching import Watching


class Carrier(QObject):
    """The window's part in carrying. Lives on the main thread; the work is done on the writer lane."""

    exchanged = Signal(object)
    """``Exchanged``: what one exchange did."""
    failed = Signal(object)
    """``CountersignError``: the folder did not answer. It is tried again by itself, later and later."""
    _hinted = Signal()

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._watcher: Watching | None = None
        self._job: Job | None = None
        self._foreground = True
        self._hinted.connect(self._exchange, Qt.ConnectionType.QueuedConnection)
        bridge.office_opened.connect(self.look_again)
        bridge.office_leaving.connect(self.stop)

    @Slot()
    def look_again(self) -> None:
        """The office has a folder now, or another one, or none."""
        self.stop()
        self._bridge.ask(self._watcher_of, self._begin, self._no_watcher)

    @Slot()
    def stop(self) -> None:
        """Exchange no more by itself."""
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            watcher.stop()

    def exchange_now(self) -> None:
        """Look now: a person asked, the laptop woke, the network came back."""
        if self._watcher is not None:
            self._watcher.wake()

    @Slot(bool)
    def set_foreground(self, foreground: bool) -> None:
        """Whether somebody looks at the window."""
        self._foreground = foreground
        if self._watcher is not None:
            self._watcher.set_foreground(foreground=foreground)

    def _watcher_of(self, office: "Office") -> Any:
        from workflows.office.sharing.watching import watcher_of  # noqa: PLC0415 -- on the lane

        return watcher_of(office, self._hinted.emit)

    @Slot(object)
    def _begin(self, watcher: "Watching | None") -> None:
        self.stop()
        self._watcher = watcher
        if watcher is not None:
            watcher.set_foreground(foreground=self._foreground)
            watcher.start()

    @Slot(object)
    def _no_watcher(self, error: object) -> None:
        del error  # whoever shows the office says why it cannot be opened

    @Slot()
    def _exchange(self) -> None:
        if self._job is None and self._watcher is not None:
            self._job = self._bridge.act(_exchange, self._went, self._went_wrong)

    @Slot(object)
    def _went(self, done: object) -> None:
        self._job = None
        if self._watcher is not None:
            self._watcher.went(well=True)
        self.exchanged.emit(done)

    @Slot(object)
    def _went_wrong(self, error: object) -> None:
        self._job = None
        if self._watcher is not None:
            self._watcher.went(well=False)
        self.failed.emit(error)


def _exchange(office: "Office") -> object:
    from workflows.office.sharing.sharing import Sharing  # noqa: PLC0415 -- on the lane

    return Sharing.of(office).exchange()
