"""Who would decide, asked a moment after each change; only the latest answer counts."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.pages.new_request import core_questions as core
from desktop.session import Session
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.office.showing.preview import Preview

AFTER_MS = 150


class Foretelling(QObject):
    """Asks what sending would come to."""

    foretold = Signal(object)
    """A ``Preview`` of what was told last."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wish: core.Wish | None = None
        self._job: Job | None = None
        self._clock = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._clock.timeout.connect(self._ask)

    @property
    def is_waiting(self) -> bool:
        """Whether what was foretold last is of before."""
        return self._clock.isActive() or self._job is not None

    def tell(self, wish: core.Wish) -> None:
        """This is what somebody is about to ask."""
        self._wish = wish
        self._clock.start()

    def stop(self) -> None:
        """Nothing is about to be asked."""
        self._clock.stop()
        self._wish = None
        self._let_go()

    @Slot()
    def _ask(self) -> None:
        self._let_go()
        if self._wish is not None and self._session.bridge.home is not None:
            self._job = self._session.bridge.ask(partial(core.foretell, self._wish), self._answered)

    def _let_go(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    @Slot(object)
    def _answered(self, found: "Preview") -> None:
        self._job = None
        self.foretold.emit(found)
