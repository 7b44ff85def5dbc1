"""Looks at the clock while the window runs: what became due is done, and what says a time says it anew.

An exchange with the folder does what is due as well; but most offices have no folder, and a laptop may sleep for hours.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.bridge import Bridge
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.office.office import Office

_LOOK_MS = 5_000
"""How late a new minute, a wake or a clock that was set may be noticed."""
_MINUTE_MS = 60_000


class Minutes(QObject):
    """Lives on the main thread. One short question a minute; the writer is bothered only where something is due."""

    passed = Signal()
    """Another minute stands on the clock, whether one passed, the laptop woke, or somebody set the clock."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._minute: int | None = None
        self._job: Job | None = None
        self._told = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        bridge.office_opened.connect(self._begin)
        bridge.office_leaving.connect(self._end)

    @Slot()
    @Slot(bool)
    def look(self, wanted: bool = True) -> None:  # noqa: FBT002 -- whether the window became active
        """See whether the clock shows another minute. Called by the timer, and when somebody comes back."""
        from workflows import clock  # noqa: PLC0415 -- after the first painting

        minute = clock.now_ms() // _MINUTE_MS
        if not wanted or self._bridge.home is None or minute == self._minute:
            return
        self._minute = minute
        self.passed.emit()
        if self._job is None:
            self._job = self._bridge.ask(_is_due, self._known, self._not_known)

    @Slot(object)
    def _begin(self, home: object) -> None:
        del home
        self._minute, self._told = None, False
        self._timer.start()
        self.look()

    @Slot()
    def _end(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot(object)
    def _known(self, is_due: bool) -> None:
        self._job = self._bridge.act(_catch_up, self._done, self._failed) if is_due else None

    @Slot(object)
    def _not_known(self, error: object) -> None:
        del error  # whoever shows the office says why it cannot be asked
        self._job = None

    @Slot(object)
    def _done(self, changes: "Changes") -> None:
        del changes  # they travel by themselves
        self._job, self._told = None, False

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        """It is tried again with the next minute; said is it once."""
        self._job = None
        if not self._told:
            self._told = True
            self._bridge.meet(error)


def _is_due(office: "Office") -> bool:
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.due_by_itself import is_due  # noqa: PLC0415 -- as above

    return is_due(office, clock.now_ms())


def _catch_up(office: "Office") -> "Changes":
    return office.catch_up()
