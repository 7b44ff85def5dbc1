"""What became of acts that left: what was not signed stays listed, with its reason, until somebody read it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.leaving import Batch, Leaving, Signed, Wish
from desktop.page import Notice
from desktop.pages.inbox.waiting_list import WaitingList
from desktop.session import Session
from desktop.wording.speech import fill, translate

if TYPE_CHECKING:
    from desktop.wording.said import Said
    from workflows.domain.commands import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """An act that was not signed, and why."""

    wish: Wish
    said: "Said"


class Outcomes(QObject):
    """Hears what the core said of each act. Lives on the main thread."""

    changed = Signal()
    """``unsigned`` is another now."""
    came_back = Signal()
    """Something was not signed: the list and the card may be old."""
    said = Signal(object)
    """A ``Notice`` to show in passing."""

    def __init__(self, session: Session, waiting: WaitingList, leaving: Leaving, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._waiting = session, waiting
        self.unsigned: tuple[Unsigned, ...] = ()
        self._opinions: set[tuple[str, str]] = set()
        leaving.signed.connect(self._signed)
        leaving.refused.connect(self._refused)
        leaving.failed.connect(self._failed)
        leaving.batch_ended.connect(self._batch_ended)

    @Slot()
    def forget(self) -> None:
        """The list of what was not signed was read."""
        self.unsigned = ()
        self.changed.emit()

    @Slot(object)
    def _signed(self, signed: Signed) -> None:
        if signed.wish.settles:
            self._waiting.hide(frozenset({signed.wish.key}))
        if signed.is_opinion:
            self._opinions.add(signed.wish.key)
        self._drop(signed.wish)

    @Slot(object, object)
    def _refused(self, wish: Wish, refusal: "Refusal") -> None:
        from desktop.wording.refusals import refusal as worded  # noqa: PLC0415 -- after the first paint

        names = self._waiting.names
        if names is None and self._session.overview is not None:
            names = self._session.overview.names
        assert names is not None, "somebody decided before there was a list"
        self._not_signed(wish, worded(refusal, names))

    @Slot(object, object)
    def _failed(self, wish: Wish, error: BaseException) -> None:
        from desktop.wording.troubles import trouble  # noqa: PLC0415 -- after the first paint
        from workflows.errors import CountersignError  # noqa: PLC0415 -- as above

        if isinstance(error, CountersignError):
            self._not_signed(wish, trouble(error))
        else:
            self._session.bridge.crashed.emit(error)

    def _not_signed(self, wish: Wish, said: "Said") -> None:
        self._drop(wish)
        self.unsigned = (*self.unsigned, Unsigned(wish=wish, said=said))
        self._waiting.show_again(frozenset({wish.key}))
        self.changed.emit()
        self.came_back.emit()
        self._session.bridge.not_signed.emit()

    def _drop(self, wish: Wish) -> None:
        kept = tuple(one for one in self.unsigned if one.wish.key != wish.key)
        if kept != self.unsigned:
            self.unsigned = kept
            self.changed.emit()

    @Slot(object, int, int)
    def _batch_ended(self, batch: Batch, good: int, bad: int) -> None:
        told = {wish.key for wish in batch.wishes} & self._opinions
        self._opinions -= told
        if len(batch.wishes) > 1:
            text = translate("InboxView", "%n decisions signed.", "", good)
            if told:
                rest = translate("InboxView", "%n only as an opinion: whoever may decide is asked next.", "", len(told))
                text = fill(translate("InboxView", "%signed %rest"), signed=text, rest=rest)
            if bad:
                rest = translate("InboxView", "%n were not; the reasons stand on the card's side.", "", bad)
                text = fill(translate("InboxView", "%signed %rest"), signed=text, rest=rest)
            self.said.emit(Notice(text=text, tone="warn" if bad else "good"))
