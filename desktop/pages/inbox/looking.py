"""Looking at tasks without widgets: the list, the task that is looked at with its card, and which ones are chosen."""

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.pages.inbox.arranging import Key, Line, Wanted, nearest_task
from desktop.pages.inbox.waiting_list import WaitingList
from desktop.session import Session
from desktop.tasks import Job

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.office.office import Office
    from workflows.office.showing.card import Card


class CardState(Enum):
    """What stands where the card stands."""

    NONE = "none"
    """No task is looked at."""
    LOADING = "loading"
    SHOWN = "shown"
    GONE = "gone"
    """There is no such request any more."""


class InboxLooking(QObject):
    """What is seen of the inbox. Looking decides nothing. Lives on the main thread."""

    rows_changed = Signal()
    """``waiting.rows`` are others now."""
    current_changed = Signal()
    """Another task is looked at: ``current``."""
    card_changed = Signal()
    """``card``, ``card_state`` or what may be done is another now."""
    chosen_changed = Signal()
    """``chosen`` is another now."""
    person_left = Signal()
    """Somebody else sits here now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.waiting = WaitingList(session.bridge, self)
        self.current: Key | None = None
        self.card: Card | None = None
        self.card_state = CardState.NONE
        self._chosen: dict[Key, Line] = {}
        self._job: Job | None = None
        self._person = ""
        self._slid_s = float("-inf")
        self._outside = ""
        self._last_place = 0
        self.waiting.rows_changed.connect(self._rows_changed)
        self.waiting.failed.connect(session.bridge.trouble_met)

    # ------------------------------------------------------------ looking

    def refresh(self) -> None:
        """Ask for the list and the card anew."""
        person = self._session.person
        if person != self._person:
            self.person_left.emit()
            self._person, self._outside = person, ""
            self.choose_none()
            self._look_at(None)
        if person:
            self.waiting.begin(person)
            self._ask_card()

    def concerns(self, changes: "Changes") -> bool:
        """Whether a change touches what is shown. Whose turn it is can follow from anything."""
        return bool(changes.requests or changes.people or changes.office or changes.workflows or changes.tables)

    def select(self, key: Key | None) -> None:
        """Look at this task. Nothing is decided by it."""
        self._slid_s = float("-inf")
        self._outside = ""
        if key != self.current:
            self._look_at(key)

    def open_request(self, request: str) -> None:
        """Look at this request, whether a task of it waits or not."""
        found = next((line.key for line in self.waiting.lines if line.item.request == request), None)
        self.select(found or (request, ""))
        self._outside = "" if found else request

    @Slot()
    def next(self) -> None:
        """Look at the next task."""
        self._step(1)

    @Slot()
    def previous(self) -> None:
        """Look at the one before."""
        self._step(-1)

    def want(self, wanted: Wanted) -> None:
        """Filter and sort."""
        self.waiting.want(wanted)

    # ------------------------------------------------------------ choosing several

    @property
    def chosen(self) -> frozenset[Key]:
        """Tasks for which the next act is meant together; empty: the one that is looked at."""
        return frozenset(self._chosen)

    @Slot()
    def choose(self) -> None:
        """Choose the task that is looked at for several at once, or no longer; then look at the next."""
        line = self.waiting.line(self.current)
        if line is None:
            return
        if self._chosen.pop(line.key, None) is None:
            self._chosen[line.key] = line
        self.chosen_changed.emit()
        self.card_changed.emit()

    @Slot()
    def choose_none(self) -> None:
        """Choose none."""
        if self._chosen:
            self._chosen = {}
            self.chosen_changed.emit()
            self.card_changed.emit()

    # ------------------------------------------------------------ inside: looking

    def _look_at(self, key: Key | None) -> None:
        self.current = key
        changes_request = self.card is None or key is None or self.card.request != key[0]
        if changes_request:
            self.card = None
            self.card_state = CardState.NONE if key is None else CardState.LOADING
        self.current_changed.emit()
        self.card_changed.emit()
        if changes_request:
            self._ask_card()

    def _ask_card(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self.current is not None and self._person:
            question = partial(_card, self.current[0], self._person)
            self._job = self._session.bridge.ask(question, self._take_card)

    def _step(self, step: int) -> None:
        rows = self.waiting.rows
        at = next((place for place, row in enumerate(rows) if row.key == self.current), -1 if step > 0 else len(rows))
        at += step
        while 0 <= at < len(rows):
            row = rows[at]
            if isinstance(row, Line):
                self.select(row.key)
                return
            at += step
        if step > 0 and self.waiting.has_more:
            self.waiting.fetch_more()

    @Slot(object)
    def _take_card(self, answer: "tuple[str, Card | None]") -> None:
        self._job = None
        request, card = answer
        if self.current is None or self.current[0] != request:
            return
        if card is not None and card == self.card:
            return
        self.card = card
        self.card_state = CardState.GONE if card is None else CardState.SHOWN
        self.card_changed.emit()

    @Slot()
    def _rows_changed(self) -> None:
        rows = self.waiting.rows
        known = {row.key for row in rows if isinstance(row, Line)}
        if self.current is not None and self.current not in known:
            place = self.waiting.place(self.current)
            if place is not None and place >= len(rows):
                self.waiting.show_as_far_as(place + 1)  # comes back here by itself
                return
        gone = [key for key in self._chosen if key not in known and self.waiting.line(key) is None]
        for key in gone:
            del self._chosen[key]
        if gone:
            self.chosen_changed.emit()
        self.rows_changed.emit()
        if self.current is None and known and not self._outside:
            first = nearest_task(rows, 0)
            self._look_at(first.key if first else None)
        elif self.current is not None and self.current not in known and not self._outside and self._is_settled():
            first = nearest_task(rows, self._last_place)
            self._look_at(first.key if first else None)
        self._last_place = next((at for at, row in enumerate(rows) if row.key == self.current), 0)

    def _is_settled(self) -> bool:
        """Whether a task that is not in the list is so because it is done, and not because of the filter's typing."""
        return not self.waiting.is_loading


def _card(request: str, person: str, office: "Office") -> "tuple[str, Card | None]":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.card import card  # noqa: PLC0415 -- on the lane

    return request, card(office, request, person, clock.now_ms())
