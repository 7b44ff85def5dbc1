"""The inbox without widgets: which task is looked at, which are chosen, what is being decided, and what came of it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.leaving import Batch, Leaving, Signed, Stage, Wish
from desktop.page import Notice
from desktop.pages.inbox.arranging import Key, Line, Wanted, nearest_task
from desktop.pages.inbox.deeds import answering, deed, filling
from desktop.pages.inbox.permits import Permit, Verb, permit
from desktop.pages.inbox.waiting_list import WaitingList
from desktop.session import Session
from desktop.tasks import Job
from desktop.wording.speech import fill, translate

if TYPE_CHECKING:
    from desktop.wording.said import Said
    from workflows.changes import Changes
    from workflows.domain.commands import Refusal
    from workflows.office.office import Office
    from workflows.office.showing.card import Card

UNDO_SECONDS = "undo-seconds"
"""What settings remember the countdown under: 0 to 15."""
USUAL_SECONDS, MOST_SECONDS = 5, 15
LOOK_S = 0.4
"""A task that slid into place by itself is not decided by a key that was pressed a moment too long."""


class CardState(Enum):
    """What stands where the card stands."""

    NONE = "none"
    """No task is looked at."""
    LOADING = "loading"
    SHOWN = "shown"
    GONE = "gone"
    """There is no such request any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Words are awaited before something can be done."""

    verb: Verb
    needs_words: bool
    people: tuple[str, ...] = ()
    """Whom it can be handed on to; empty where that is not asked."""
    tasks: int = 1
    """How many tasks it is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """An act that was not signed, and why."""

    wish: Wish
    said: "Said"


class InboxView(QObject):
    """State and intents of the inbox. Lives on the main thread."""

    rows_changed = Signal()
    """``waiting.rows`` are others now."""
    current_changed = Signal()
    """Another task is looked at: ``current``."""
    card_changed = Signal()
    """``card``, ``card_state`` or what may be done is another now."""
    chosen_changed = Signal()
    panel_changed = Signal()
    """``panel`` is another now; None: none is open."""
    stages_changed = Signal()
    """Which acts are on their way."""
    signed = Signal(object)
    """A ``Signed``: the core says so."""
    unsigned_changed = Signal()
    """``unsigned`` is another now."""
    said = Signal(object)
    """A ``Notice`` to show in passing."""

    def __init__(
        self, session: Session, parent: QObject | None = None, *, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._now_s = now_s
        self.waiting = WaitingList(session.bridge, self)
        self.leaving = Leaving(session.bridge, self, now_s=now_s)
        self.current: Key | None = None
        self.card: Card | None = None
        self.card_state = CardState.NONE
        self.panel: Panel | None = None
        self.unsigned: tuple[Unsigned, ...] = ()
        self._chosen: dict[Key, Line] = {}
        self._drafts: dict[tuple[Key, str], str] = {}
        self._job: Job | None = None
        self._person = ""
        self._slid_s = float("-inf")
        self._outside: str = ""
        self.waiting.rows_changed.connect(self._rows_changed)
        self.waiting.failed.connect(session.bridge.trouble_met)
        self.leaving.counting_changed.connect(self.stages_changed)
        self.leaving.left.connect(self._stages_moved)
        self.leaving.undone.connect(self._undone)
        self.leaving.signed.connect(self._signed)
        self.leaving.refused.connect(self._refused)
        self.leaving.failed.connect(self._failed)
        self.leaving.batch_ended.connect(self._batch_ended)
        session.bridge.office_leaving.connect(self.leaving.send_all)

    # ------------------------------------------------------------ looking

    def refresh(self) -> None:
        """Ask for the list and the card anew."""
        person = self._session.person
        if person != self._person:
            self.leaving.send_all()
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

    # ------------------------------------------------------------ what may be done

    def permit(self, verb: Verb) -> Permit:
        """Whether this can be done now, with what is chosen or looked at."""
        if self._chosen and verb in {"approve", "reject", "ask-changes", "abstain"}:
            return Permit(allowed=True, needs_reason=verb in {"reject", "ask-changes"})
        if self._chosen and verb == "hand-on":
            return Permit(allowed=False, why_not=translate("InboxView", "Hand on one at a time."))
        if self.current is None or self.card_state is not CardState.SHOWN:
            return Permit(allowed=False)
        if self.leaving.stage(*self.current) is not None and verb != "comment":
            return Permit(allowed=False, why_not=translate("InboxView", "Your decision on it is on its way."))
        return permit(self.card, self.current[1], verb)

    # ------------------------------------------------------------ deciding

    @Slot()
    def approve(self) -> None:
        """Approve what is chosen or looked at."""
        self._wish_for("approve")

    @Slot()
    def reject(self) -> None:
        """Reject it, with a reason."""
        self._wish_for("reject")

    @Slot()
    def ask_changes(self) -> None:
        """Ask for changes, with words."""
        self._wish_for("ask-changes")

    @Slot()
    def hand_on(self) -> None:
        """Hand it on to somebody."""
        self._wish_for("hand-on")

    @Slot()
    def abstain(self) -> None:
        """Give no opinion."""
        self._wish_for("abstain")

    @Slot()
    def comment(self) -> None:
        """Say something about it."""
        self._wish_for("comment")

    @Slot()
    def withdraw(self) -> None:
        """Take an own request back."""
        self._wish_for("withdraw")

    @Slot()
    def undo(self) -> None:
        """Take the latest back that still counts."""
        self.leaving.undo_latest()

    @Slot()
    def close_panel(self) -> None:
        """Do not do it after all. What was typed is kept for when it is opened again."""
        if self.panel is not None:
            self.panel = None
            self.panel_changed.emit()

    def draft(self) -> str:
        """What was typed for the open panel before."""
        return "" if self.panel is None else self._drafts.get(self._draft_key(self.panel.verb), "")

    def keep_draft(self, text: str) -> None:
        """Keep what is typed, so that looking elsewhere loses nothing."""
        if self.panel is not None:
            self._drafts[self._draft_key(self.panel.verb)] = text

    def send_panel(self, text: str, to: str = "") -> bool:
        """Do what the open panel is for; whether it could be done with these words."""
        panel = self.panel
        if panel is None or (panel.needs_words and not text.strip()) or (panel.people and not to):
            return False
        self._drafts.pop(self._draft_key(panel.verb), None)
        self.panel = None
        self.panel_changed.emit()
        self._begin(panel.verb, text.strip(), to)
        return True

    def tick(self, item: str) -> None:
        """Tick one thing of a to-do."""
        card, key = self.card, self.current
        if card is not None and key is not None and self.permit("tick").allowed:
            self._leave((self._wish(card.request, key[1], card.title, "tick", settles=False, item=item),))

    def is_ticking(self, item: str) -> bool:
        """Whether a tick of this thing is on its way."""
        request = self.current[0] if self.current else ""
        return any(wish.request == request and wish.item == item for wish in self.leaving.wishes)

    def is_ticked(self, item: str) -> bool:
        """Whether the core says that this thing is ticked."""
        every = (one for task in self.card.tasks for one in task.items) if self.card is not None else ()
        return any(one.id == item and one.ticked for one in every)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Confirm the form that waits."""
        card, doable = self.card, self.permit("fill").doable
        if card is not None and doable is not None:
            work = filling(card, self._person, doable.step, values)
            self._leave((Wish(request=card.request, step=doable.step, title=card.title, what="fill", deed=work),))

    def answer(self, values: Mapping[str, Any], note: str) -> None:
        """Answer a wish for changes."""
        card, doable = self.card, self.permit("answer").doable
        if card is not None and doable is not None:
            work = answering(card, self._person, values, note)
            self._leave((Wish(request=card.request, step=doable.step, title=card.title, what="answer", deed=work),))

    @Slot()
    def forget_unsigned(self) -> None:
        """The list of what was not signed was read."""
        self.unsigned = ()
        self.unsigned_changed.emit()

    @property
    def seconds(self) -> int:
        """How long an act counts before it leaves."""
        kept = self._session.remembered.number(UNDO_SECONDS, USUAL_SECONDS)
        return min(MOST_SECONDS, max(0, kept))

    # ------------------------------------------------------------ inside: wishes

    def _wish_for(self, verb: Verb) -> None:
        if self._now_s() - self._slid_s < LOOK_S:
            return
        found = self.permit(verb)
        if not found.allowed:
            if found.why_not:
                self.said.emit(Notice(text=found.why_not, tone="warn"))
            return
        if found.needs_reason or verb == "hand-on":
            tasks = len(self._chosen) if self._chosen and verb != "comment" else 1
            people = found.people if verb == "hand-on" else ()
            self.panel = Panel(verb=verb, needs_words=found.needs_reason, people=people, tasks=tasks)
            self.panel_changed.emit()
        else:
            self._begin(verb, "", "")

    def _begin(self, verb: Verb, text: str, to: str) -> None:
        if self._chosen and verb != "comment":
            lines = tuple(self._chosen.values())
            self._chosen = {}
            self.chosen_changed.emit()
            self._leave(tuple(self._wish_from_row(line, verb, text) for line in lines))
            return
        card, key = self.card, self.current
        if card is not None and key is not None:
            doable = permit(card, key[1], verb).doable
            step = doable.step if doable is not None else key[1]
            self._leave(
                (self._wish(card.request, step, card.title, verb, settles=verb != "comment", text=text, to=to),)
            )

    def _wish(
        self,
        request: str,
        step: str,
        title: str,
        verb: Verb,
        *,
        settles: bool,
        text: str = "",
        to: str = "",
        item: str = "",
    ) -> Wish:
        assert self.card is not None
        work = deed(self.card, self._person, verb, step, text=text, to=to, item=item)
        return Wish(request=request, step=step, title=title, what=verb, deed=work, settles=settles, item=item)

    def _wish_from_row(self, line: Line, verb: Verb, text: str) -> Wish:
        item = line.item
        work = deed(item, self._person, verb, item.step, text=text)
        return Wish(request=item.request, step=item.step, title=item.title, what=verb, deed=work)

    def _leave(self, wishes: tuple[Wish, ...]) -> None:
        batch = self.leaving.begin(wishes, self.seconds)
        self._stages_moved()
        if batch is not None and any(wish.key == self.current and wish.settles for wish in batch.wishes):
            self._slide_on()

    def _slide_on(self) -> None:
        """Look at the next task that nothing was decided about; stay where there is none."""
        rows = self.waiting.rows
        at = next((place for place, row in enumerate(rows) if row.key == self.current), 0)
        busy = {wish.key for batch in self.leaving.counting for wish in batch.wishes}
        busy |= {line.key for line in self.waiting.lines if self.leaving.stage(*line.key) is not None}
        found = nearest_task(rows, at, busy | ({self.current} if self.current else set()))
        if found is not None:
            self._look_at(found.key)
            self._slid_s = self._now_s()

    def _draft_key(self, verb: Verb) -> tuple[Key, str]:
        return (("", "") if self._chosen else self.current or ("", "")), verb

    # ------------------------------------------------------------ inside: looking

    def _look_at(self, key: Key | None) -> None:
        self.current, self.panel = key, None
        changes_request = self.card is None or key is None or self.card.request != key[0]
        if changes_request:
            self.card = None
            self.card_state = CardState.NONE if key is None else CardState.LOADING
        self.current_changed.emit()
        self.panel_changed.emit()
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

    _last_place = 0

    def _is_settled(self) -> bool:
        """Whether a task that is not in the list is so because it is done, and not because of the filter's typing."""
        return not self.waiting.is_loading

    # ------------------------------------------------------------ inside: what became of it

    @Slot()
    def _stages_moved(self) -> None:
        self.stages_changed.emit()
        self.card_changed.emit()

    @Slot(object)
    def _undone(self, batch: Batch) -> None:
        self._stages_moved()
        first = next((wish for wish in batch.wishes if wish.settles), None)
        if first is not None:
            self.select(first.key)

    @Slot(object)
    def _signed(self, signed: Signed) -> None:
        wish = signed.wish
        if wish.settles:
            self.waiting.hide(frozenset({wish.key}))
        self._drop_unsigned(wish)
        self._stages_moved()
        self.signed.emit(signed)

    @Slot(object, object)
    def _refused(self, wish: Wish, refusal: "Refusal") -> None:
        from desktop.wording.refusals import refusal as worded  # noqa: PLC0415 -- after the first paint

        names = self.waiting.names
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
        self._drop_unsigned(wish)
        self.unsigned = (*self.unsigned, Unsigned(wish=wish, said=said))
        self.waiting.show_again(frozenset({wish.key}))
        self._stages_moved()
        self.unsigned_changed.emit()
        self.refresh()

    def _drop_unsigned(self, wish: Wish) -> None:
        kept = tuple(one for one in self.unsigned if one.wish.key != wish.key)
        if kept != self.unsigned:
            self.unsigned = kept
            self.unsigned_changed.emit()

    @Slot(object, int, int)
    def _batch_ended(self, batch: Batch, good: int, bad: int) -> None:
        self._stages_moved()
        if len(batch.wishes) > 1:
            text = translate("InboxView", "%n decisions signed.", "", good)
            if bad:
                rest = translate("InboxView", "%n were not; the reasons stand on the card's side.", "", bad)
                text = fill(translate("InboxView", "%signed %rest"), signed=text, rest=rest)
            self.said.emit(Notice(text=text, tone="warn" if bad else "good"))


def stages(view: InboxView) -> dict[Key, Stage]:
    """The tasks of the list with an act on its way."""
    counting = {wish.key: Stage.COUNTING for batch in view.leaving.counting for wish in batch.wishes if wish.settles}
    return {**view.leaving.leaving_keys(), **counting}


def _card(request: str, person: str, office: "Office") -> "tuple[str, Card | None]":
    from workflows import clock  # noqa: PLC0415 -- on the lane
    from workflows.office.showing.card import card  # noqa: PLC0415 -- on the lane

    return request, card(office, request, person, clock.now_ms())
