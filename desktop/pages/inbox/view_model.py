"""The inbox without widgets: which task is looked at, which are chosen, what is being decided, and what came of it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop.leaving import Batch, Leaving, Signed, Stage, Wish
from desktop.page import Notice
from desktop.pages.inbox.arranging import Key, Line, nearest_task
from desktop.pages.inbox.deeds import answering, deed, filling
from desktop.pages.inbox.looking import CardState, InboxLooking
from desktop.pages.inbox.outcomes import Outcomes
from desktop.pages.inbox.permits import Permit, Verb, permit, wish_code
from desktop.session import Session
from desktop.wording.speech import translate

UNDO_SECONDS = "undo-seconds"
"""What settings remember the countdown under: 0 to 15."""
USUAL_SECONDS, MOST_SECONDS = 5, 15
LOOK_S = 0.4
"""A task that slid into place by itself is not decided by a key that was pressed a moment too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Words are awaited before something can be done."""

    verb: Verb
    needs_words: bool
    people: tuple[str, ...] = ()
    """Whom it can be handed on to; empty where that is not asked."""
    tasks: int = 1
    """How many tasks it is for."""
    what: str = ""
    """What it is called: the verb, or ``advise-approve`` and ``advise-reject`` for an opinion."""


class InboxView(InboxLooking):
    """State and intents of the inbox. Lives on the main thread."""

    panel_changed = Signal()
    """``panel`` is another now; None: none is open."""
    stages_changed = Signal()
    """Which acts are on their way."""
    signed = Signal(object)
    """A ``Signed``: the core says so."""
    said = Signal(object)
    """A ``Notice`` to show in passing."""

    def __init__(
        self, session: Session, parent: QObject | None = None, *, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(session, parent)
        self._now_s = now_s
        self.leaving = Leaving(session.bridge, self, now_s=now_s)
        self.outcomes = Outcomes(session, self.waiting, self.leaving, self)
        self.panel: Panel | None = None
        self._drafts: dict[tuple[str, Key, str], str] = {}
        self.person_left.connect(self.leaving.send_all)
        self.current_changed.connect(self.close_panel)
        self.leaving.counting_changed.connect(self.stages_changed)
        self.leaving.left.connect(self._stages_moved)
        self.leaving.undone.connect(self._undone)
        self.leaving.signed.connect(self._signed)
        self.leaving.batch_ended.connect(self._stages_moved)
        self.outcomes.said.connect(self.said)
        self.outcomes.came_back.connect(self.refresh)
        session.bridge.office_leaving.connect(self.leaving.send_all)

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

    def tick(self, item: str, note: str = "") -> None:
        """Tick one thing of a to-do, or give a signal with a note."""
        card, key = self.card, self.current
        if card is not None and key is not None and self.permit("tick").allowed:
            self._leave((self._wish(card.request, key[1], card.title, "tick", settles=False, text=note, item=item),))

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
            what = verb if self._chosen else wish_code(verb, found.doable)
            self.panel = Panel(verb=verb, needs_words=found.needs_reason, people=people, tasks=tasks, what=what)
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
        what = wish_code(verb, permit(self.card, step, verb).doable)
        return Wish(request=request, step=step, title=title, what=what, deed=work, settles=settles, item=item)

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

    def _draft_key(self, verb: Verb) -> tuple[str, Key, str]:
        """Words are their writer's: whoever sits here next neither reads nor signs them."""
        return self._person, ("", "") if self._chosen else self.current or ("", ""), verb

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
        self._stages_moved()
        self.signed.emit(signed)


def stages(view: InboxView) -> dict[Key, Stage]:
    """The tasks of the list with an act on its way."""
    counting = {wish.key: Stage.COUNTING for batch in view.leaving.counting for wish in batch.wishes if wish.settles}
    return {**view.leaving.leaving_keys(), **counting}
