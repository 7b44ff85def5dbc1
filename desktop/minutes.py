"""Looks at the clock while the window runs: what became due is done, automations too; what says a time says it anew.

An exchange with the folder does what is due as well; but most offices have no folder, and a laptop may sleep for hours.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.bridge import Bridge
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.automations.due_runs import DueRuns
    from workflows.automations.turn import Away, Back
    from workflows.changes import Changes
    from workflows.office.office import Office

_LOOK_MS = 5_000
"""How late a new minute, a wake or a clock that was set may be noticed."""
_MINUTE_MS = 60_000
_AT_ONCE = 3
"""Runs of automations in one turn of the writer: a mail server may take its time, and somebody may want to decide."""


class Minutes(QObject):
    """Lives on the main thread. One short question a minute; the writer is bothered only where something is due."""

    passed = Signal()
    """Another minute stands on the clock, whether one passed, the laptop woke, or somebody set the clock."""

    late_counted = Signal(object)
    """How many tasks of each person who may act here are late, by id; only those who have any."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._minute: int | None = None
        self._job: Job | None = None
        self._told = False
        self._own_runs = _OwnRuns()
        self._away: Job | None = None  # asks servers, for as long as they take
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
            self._job = self._bridge.ask(_look, self._known, self._not_known)

    @Slot(object)
    def _begin(self, home: object) -> None:
        del home
        self._minute, self._told = None, False
        self._timer.start()
        self.look()

    @Slot()
    def _end(self) -> None:
        self._timer.stop()
        for job in (self._job, self._away):  # what servers had for this office is nothing to the next
            if job is not None:
                job.cancel()
        self._job = self._away = None

    @Slot(object)
    def _known(self, found: "tuple[bool, dict[str, int]]") -> None:
        self._job = None
        is_due, late = found
        self.late_counted.emit(late)
        if is_due:
            self._begin_turn()

    @Slot(object)
    def _not_known(self, error: object) -> None:
        del error  # whoever shows the office says why it cannot be asked
        self._job = None

    @Slot(object)
    def _done(self, done: "Done") -> None:
        self._told, self._job = False, None  # what changed travels by itself
        if done.more:
            self._begin_turn()
        elif done.away and self._away is None and self._bridge.home is not None:
            self._away = self._bridge.fetch(partial(_go_away, self._bridge.home, done.away), self._back, self._lost)

    @Slot(object)
    def _back(self, came: "Back") -> None:
        self._away = None
        if came and self._job is None and self._bridge.home is not None:
            self._begin_turn(came)

    @Slot(object)
    def _lost(self, error: BaseException) -> None:
        self._away = None
        self._failed(error)

    def _begin_turn(self, came: "Back | None" = None) -> None:
        self._job = self._bridge.act(partial(self._own_runs, came), self._done, self._failed)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        """It is tried again with the next minute; said is it once."""
        self._job = None
        if not self._told:
            self._told = True
            self._bridge.meet(error)


def _look(office: "Office") -> tuple[bool, dict[str, int]]:
    """Whether the writer is needed, and who has how many tasks that are late."""
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.automations.turn import is_wanted  # noqa: PLC0415 -- as above
    from workflows.office.showing.due_by_itself import is_due, late_tasks  # noqa: PLC0415 -- as above

    now_ms = clock.now_ms()
    return is_due(office, now_ms) or is_wanted(office), late_tasks(office, now_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done in one turn of the writer."""

    changes: "Changes"
    more: bool
    """Whether more is due now: people's acts come in between."""
    away: "Away | None" = None
    """Mailboxes to look through while nobody holds the office."""


class _OwnRuns:
    """Does what requests and automations leave to the program. On the writer lane only."""

    def __init__(self) -> None:
        self._runs: DueRuns | None = None

    def __call__(self, came: "Back | None", office: "Office") -> Done:
        """One turn; ``came``: what servers had."""
        from workflows import clock  # noqa: PLC0415 -- on the lane
        from workflows.automations.due_runs import DueRuns  # noqa: PLC0415 -- as above
        from workflows.automations.turn import is_wanted, take_turn  # noqa: PLC0415 -- as above
        from workflows.changes import Changes  # noqa: PLC0415 -- as above

        changes = office.catch_up()
        if not is_wanted(office):
            return Done(changes=changes, more=False)
        if self._runs is None or self._runs.office is not office:
            self._runs = DueRuns(office)
        turn = take_turn(self._runs, came, most=_AT_ONCE)
        next_ms = turn.stepped.next_ms
        more = turn.stepped.is_work and next_ms is not None and next_ms <= clock.now_ms()
        return Done(changes=changes | Changes(requests=turn.requests), more=more, away=turn.away)


def _go_away(home: Path, away: "Away") -> "Back":
    from workflows.automations.turn import go_away  # noqa: PLC0415 -- on the lane

    return go_away(home, away)
