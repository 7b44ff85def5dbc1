"""The state of the page of records: the list, the one that is looked at, and what can be wished. No widget."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.pages.records import deeds
from desktop.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workflows.office.showing.record_card import RecordCard
    from workflows.office.showing.record_list import RecordList


class RecordsModel(QObject):
    """Lives on the main thread. A late answer to an older wish is dropped."""

    shown_changed = Signal()
    """``shown`` is another now."""
    card_changed = Signal()
    """``card`` is another now."""
    signed = Signal(object)
    """What was wished was signed: the ``Recorded``."""
    refused = Signal(object)
    """A ``Refusal``: nothing was changed."""
    failed = Signal(object)
    """A ``CountersignError``: nothing was changed."""
    exported = Signal(str)
    """The path of the file that was written."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wish = self._look = 0
        self.shown: RecordList | None = None
        """None until the office has answered."""
        self.card: RecordCard | None = None
        """None while none is looked at."""
        self.record = ""
        """The id of the one that is looked at."""
        self.is_writing = False
        """Whether something is on its way to be signed."""

    # ------------------------------------------------------------ looking

    def refresh(self) -> None:
        """Ask anew."""
        self._wish += 1
        self._session.bridge.ask(
            partial(deeds.listed, self._wish, self._session.person), self._take, self._fail, long=True
        )
        if self.record:
            self._ask_card()

    def look_at(self, record: str) -> None:
        """Look at this one; empty: at none."""
        if record == self.record:
            return
        self.record, self.card = record, None
        self._look += 1
        if record:
            self._ask_card()
        else:
            self.card_changed.emit()

    def titles(self) -> "Mapping[str, str]":
        """What records are called, by id."""
        found = {one.line.id: one.line.title for one in self.shown.records} if self.shown is not None else {}
        merged = {one.id: one.title for one in self.card.merged} if self.card is not None else {}
        return found | merged

    # ------------------------------------------------------------ wishes

    def add(self, sort: str, texts: "Mapping[str, str]") -> None:
        """Begin a record."""
        self._act(partial(deeds.add, sort, dict(texts)))

    def change(self, record: str, texts: "Mapping[str, str]") -> None:
        """Set cells; the empty text removes one."""
        self._act(partial(deeds.change, record, dict(texts)))

    def verify(self, record: str, account: str, how: str) -> None:
        """Say that an account belongs to whom the record says."""
        self._act(partial(deeds.verify, record, account, how))

    def merge(self, record: str, other: str, reason: str) -> None:
        """Show two as one, under the first."""
        self._act(partial(deeds.merge, record, other, reason))

    def unmerge(self, record: str, reason: str) -> None:
        """Undo the latest merge that names this one."""
        self._act(partial(deeds.unmerge, record, reason))

    def erase(self, record: str, reason: str) -> None:
        """Have the personal values erased everywhere."""
        self._act(partial(deeds.erase, record, reason))

    def export(self, path: str, sort: str, *, personal: bool) -> None:
        """Write all records of a kind into a file."""
        question = partial(deeds.export, path, sort, personal, self._session.person)
        self._session.bridge.ask(question, self._exported, self._fail, long=True)

    # ------------------------------------------------------------ inside

    def _ask_card(self) -> None:
        self._look += 1
        question = partial(deeds.card, self._look, self.record, self._session.person)
        self._session.bridge.ask(question, self._take_card, self._fail_card)

    def _act(self, deed: Any) -> None:
        if self.is_writing:
            return
        self.is_writing = True
        self._session.bridge.act(partial(deed, self._session.person), self._acted, self._fail)

    @Slot(object)
    def _take(self, answer: "tuple[int, RecordList]") -> None:
        wish, shown = answer
        if wish == self._wish:
            self.shown = shown
            self.shown_changed.emit()

    @Slot(object)
    def _take_card(self, answer: "tuple[int, RecordCard]") -> None:
        look, card = answer
        if look == self._look:
            self.card, self.record = card, card.line.id
            self.card_changed.emit()

    @Slot(object)
    def _fail_card(self, error: object) -> None:
        self.record, self.card = "", None
        self.card_changed.emit()
        self.failed.emit(error)

    @Slot(object)
    def _acted(self, answer: Any) -> None:
        from workflows.domain.commands import Refusal  # noqa: PLC0415 -- after the first painting

        self.is_writing = False
        if isinstance(answer, Refusal):
            self.refused.emit(answer)
            return
        self.record = answer.record
        self.signed.emit(answer)
        self.refresh()

    @Slot(object)
    def _exported(self, path: str) -> None:
        self.exported.emit(path)

    @Slot(object)
    def _fail(self, error: object) -> None:
        self.is_writing = False
        self.failed.emit(error)
