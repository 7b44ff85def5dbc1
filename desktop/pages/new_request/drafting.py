"""Keeps what is being written, by itself: a while after each change, when the page is left, and at the end."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.pages.new_request import core_questions as core
from desktop.session import Session

if TYPE_CHECKING:
    from workflows.office.showing.drafts import Draft

AFTER_MS = 800
"""So long after the last change a draft is kept."""


class Drafting(QObject):
    """The drafts of the person who acts, and the one being written."""

    changed = Signal()
    """``drafts`` are others now."""
    kept = Signal()
    """What was written last is kept."""
    failed = Signal(object)
    """The error with which a draft could not be kept."""
    thrown_away = Signal(str)
    """A draft's id; ``undo`` takes it back."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.drafts: tuple[Draft, ...] = ()
        """Latest first."""
        self._place = core.DraftPlace()
        self._waiting: Draft | None = None
        self._removed: dict[str, Draft] = {}
        self._clock = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._clock.timeout.connect(self.keep_now)

    @property
    def place(self) -> core.DraftPlace:
        """Where the present draft is kept."""
        return self._place

    @property
    def is_waiting(self) -> bool:
        """Whether something is not kept yet."""
        return self._waiting is not None

    def begin(self, draft: str = "") -> None:
        """Another request is written from now on, in the place of this draft; what was written before is kept."""
        self.keep_now()
        self._place = core.DraftPlace(id=draft)

    def note(self, draft: "Draft") -> None:
        """This is what stands there now; keep it soon."""
        self._waiting = draft
        self._clock.start()

    def drop(self) -> None:
        """What was noted and not kept yet is not wanted any more: it was sent."""
        self._waiting = None
        self._clock.stop()

    @Slot()
    def keep_now(self) -> None:
        """Keep what was noted, at once."""
        self._clock.stop()
        draft, self._waiting = self._waiting, None
        if draft is not None and self._session.bridge.home is not None:
            self._session.bridge.act(partial(core.keep, draft, self._place), self._kept, self._broke)

    def renew(self) -> None:
        """Ask which drafts there are."""
        if self._session.bridge.home is not None:
            self._session.bridge.ask(partial(core.drafts, self._session.person), self._answered)

    def remove(self, draft: str) -> None:
        """Throw a draft away; it can be taken back for as long as the page lives."""
        known = next((one for one in self.drafts if one.id == draft), None)
        if known is None:
            return
        own = self._place if self._place.id == draft else None
        if own is not None:
            self.drop()
        self._removed[draft] = known
        self._session.bridge.act(partial(core.throw_away, draft, own), self._gone, self._broke)
        self.drafts = tuple(one for one in self.drafts if one.id != draft)
        self.changed.emit()

    def undo(self, draft: str) -> None:
        """Take back that a draft was thrown away."""
        known = self._removed.pop(draft, None)
        if known is not None:
            self._session.bridge.act(partial(core.restore, known), self._kept, self._broke)

    @Slot(object)
    def _kept(self, draft: "Draft | None") -> None:
        self.renew()
        if draft is not None:
            self.kept.emit()

    @Slot(object)
    def _broke(self, error: object) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _gone(self, draft: str) -> None:
        self.thrown_away.emit(draft)

    @Slot(object)
    def _answered(self, found: "tuple[Draft, ...]") -> None:
        if found != self.drafts:
            self.drafts = found
            self.changed.emit()
