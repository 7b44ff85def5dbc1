"""Being away from the inbox and coming back: remembers what waited, and asks what happened meanwhile."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.session import Session
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.showing.meanwhile import Meanwhile

AWAY_S = 120.0
"""Whoever looks elsewhere for less was not away."""


class Away(QObject):
    """One person at the window. Lives on the main thread."""

    changed = Signal()
    """``meanwhile`` is another now."""

    def __init__(
        self, session: Session, parent: QObject | None = None, *, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._session, self._now_s = session, now_s
        self._person = ""
        self._left_s: float | None = None
        self._job: Job | None = None
        self.meanwhile: Meanwhile | None = None
        """What happened while the person was away; None: nothing, or they were not."""

    def sit_down(self, person: str) -> None:
        """This person looks at the inbox now, for the first time since the start or the last change of person."""
        if person != self._person:
            self._person, self._left_s = person, None
            self._show(None)
            if person:
                self._ask()

    @Slot()
    def leave(self) -> None:
        """The inbox is not looked at any more: remember what waits."""
        if self._person and self._left_s is None and self._session.bridge.home is not None:
            self._left_s = self._now_s()
            self._session.bridge.act(partial(_leave, self._person))

    @Slot()
    def come_back(self) -> None:
        """The inbox is looked at again."""
        left_s, self._left_s = self._left_s, None
        if left_s is not None and self._now_s() - left_s >= AWAY_S:
            self._ask()

    @Slot()
    def close(self) -> None:
        """It was read."""
        self._show(None)

    def _ask(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._session.bridge.ask(partial(_meanwhile, self._person), self._take)

    @Slot(object)
    def _take(self, answer: "tuple[str, Meanwhile | None]") -> None:
        self._job = None
        person, found = answer
        if person == self._person:
            self._show(found)

    def _show(self, found: "Meanwhile | None") -> None:
        if found != self.meanwhile:
            self.meanwhile = found
            self.changed.emit()


def _leave(person: str, office: "Office") -> None:
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.meanwhile import leave  # noqa: PLC0415 -- on the lane

    leave(office, person, clock.now_ms())


def _meanwhile(person: str, office: "Office") -> "tuple[str, Meanwhile | None]":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.meanwhile import meanwhile  # noqa: PLC0415 -- on the lane

    return person, meanwhile(office, person, clock.now_ms())
