"""Signed acts on their way out: each counts some seconds, in which it can be undone, and then leaves once.

No widget and no office here. What an act does is a deed for the writer lane; what became of it comes back as signals.
A wish goes one way only: counting, then leaving or undone; leaving, then signed, refused or failed. It is handed to the
writer in the same breath in which it stops counting, so it can neither be lost nor leave twice.
"""

import itertools
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot

_TICK_MS = 100

Deed = Callable[[Any], Any]
"""Acts on the office that is opened for writing; answers ``Acted`` or a ``Refusal``."""


class Acting(Protocol):
    """What takes deeds: the bridge, or a stand-in of tests."""

    def act(self, deed: Deed, then: Any = None, failed: Any = None) -> Any:
        """Do something on the writer lane; ``then`` or ``failed`` follows on the main thread."""


class Stage(Enum):
    """How far a wish is."""

    COUNTING = "counting"
    """It can be undone."""
    LEAVING = "leaving"
    """It was handed to the writer."""
    UNDONE = "undone"
    SIGNED = "signed"
    REFUSED = "refused"
    """A rule said no; nothing was changed."""
    FAILED = "failed"
    """Outside trouble; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One signed act that somebody wants."""

    request: str
    step: str
    """Empty where it is about no step, such as a comment."""
    title: str
    """What the request is called; untrusted text."""
    what: str
    """A verdict, or comment, tick, fill, answer, withdraw."""
    deed: Deed
    item: str = ""
    """What is ticked; empty for everything else."""
    settles: bool = True
    """Whether the task is done with it, so that the next one may be looked at."""

    @property
    def key(self) -> tuple[str, str]:
        """Request and step."""
        return self.request, self.step


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """Where the signature stands."""

    wish: Wish
    entry: str
    """The entry's leaf hash."""
    position: int
    """In this laptop's log."""
    at_ms: int
    is_opinion: bool = False
    """It decides nothing: whoever signed has to ask first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Wishes that count together."""

    id: int
    wishes: tuple[Wish, ...]
    seconds: float
    """How long it counts in all."""
    ends_s: float
    """When, by the clock that counts."""


class Leaving(QObject):
    """All wishes that are on their way. Lives on the main thread."""

    counting_changed = Signal()
    """Batches began or ended to count, or a tenth of a second passed while some count."""
    undone = Signal(object)
    """The ``Batch`` that was taken back."""
    left = Signal(object)
    """The ``Batch`` that was handed to the writer."""
    signed = Signal(object)
    """A ``Signed``: the core says that the entry is stored."""
    refused = Signal(object, object)
    """A ``Wish`` and the ``Refusal``."""
    failed = Signal(object, object)
    """A ``Wish`` and the error."""
    batch_ended = Signal(object, int, int)
    """A ``Batch`` of which everything is known: how many were signed, and how many were not."""

    def __init__(
        self, acting: Acting, parent: QObject | None = None, *, now_s: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._acting = acting
        self._now_s = now_s
        self._numbers = itertools.count(1)
        self._counting: dict[int, Batch] = {}
        self._answers: dict[int, list[_Answer]] = {}
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self.tick)

    # ------------------------------------------------------------ what is on its way

    @property
    def counting(self) -> tuple[Batch, ...]:
        """Batches that can be undone, the oldest first."""
        return tuple(self._counting.values())

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """Everything that counts or was handed to the writer and is not answered yet."""
        counting = (wish for batch in self._counting.values() for wish in batch.wishes)
        leaving = (one.wish for answers in self._answers.values() for one in answers if not one.ended)
        return (*counting, *leaving)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is on its way."""
        return not self._counting and not self._answers

    def left_s(self, batch: Batch) -> float:
        """Seconds until a batch leaves; never below 0."""
        return max(0.0, batch.ends_s - self._now_s())

    def stage(self, request: str, step: str) -> Stage | None:
        """Whether a wish that settles this step counts or leaves; None: neither."""
        every = (wish for batch in self._counting.values() for wish in batch.wishes)
        if any(wish.settles and wish.key == (request, step) for wish in every):
            return Stage.COUNTING
        return self.leaving_keys().get((request, step))

    def leaving_keys(self) -> dict[tuple[str, str], Stage]:
        """Request and step of what was handed to the writer and is not answered yet."""
        every = (answer for answers in self._answers.values() for answer in answers)
        return {answer.wish.key: Stage.LEAVING for answer in every if answer.wish.settles and not answer.ended}

    # ------------------------------------------------------------ intents

    def begin(self, wishes: Sequence[Wish], seconds: float) -> Batch | None:
        """Let these leave after so many seconds; at once for 0. A step with a wish on its way is passed over.

        Answers the batch; None where nothing was left of it.
        """
        fresh: list[Wish] = []
        for wish in wishes:
            again = wish.settles and any(one.settles and one.key == wish.key for one in fresh)
            if not again and (not wish.settles or self.stage(wish.request, wish.step) is None):
                fresh.append(wish)
        if not fresh:
            return None
        now_s = self._now_s()
        batch = Batch(id=next(self._numbers), wishes=tuple(fresh), seconds=seconds, ends_s=now_s + seconds)
        self._counting[batch.id] = batch
        if seconds <= 0:
            self._send(batch.id)
        else:
            self._clock.start()
            self.counting_changed.emit()
        return batch

    @Slot()
    def undo_latest(self) -> bool:
        """Take the batch back that began last; whether there was one."""
        return self.undo(max(self._counting)) if self._counting else False

    def undo(self, batch_id: int) -> bool:
        """Take a batch back; whether it still counted."""
        batch = self._counting.pop(batch_id, None)
        if batch is None:
            return False
        self._rest()
        self.counting_changed.emit()
        self.undone.emit(batch)
        return True

    @Slot()
    def send_all(self) -> None:
        """Let everything that counts leave now: the page or the office is being left."""
        for batch_id in tuple(self._counting):
            self._send(batch_id)

    @Slot()
    def tick(self) -> None:
        """Let leave what has counted to its end."""
        for batch in self.counting:
            if self.left_s(batch) <= 0:
                self._send(batch.id)
        if self._counting:
            self.counting_changed.emit()

    # ------------------------------------------------------------ inside

    def _send(self, batch_id: int) -> None:
        batch = self._counting.pop(batch_id)
        self._rest()
        answers = [_Answer(self, batch, wish) for wish in batch.wishes]
        self._answers[batch.id] = answers
        for answer in answers:
            self._acting.act(answer.wish.deed, answer.take, answer.fail)
        self.counting_changed.emit()
        self.left.emit(batch)

    def _rest(self) -> None:
        if not self._counting:
            self._clock.stop()

    def end_one(self, batch: Batch) -> None:
        """One answer of a batch came."""
        answers = self._answers.get(batch.id, [])
        if answers and all(answer.ended for answer in answers):
            del self._answers[batch.id]
            good = sum(answer.stage is Stage.SIGNED for answer in answers)
            self.batch_ended.emit(batch, good, len(answers) - good)


class _Answer:
    """Waits for what became of one wish. Held by ``Leaving`` alone, so an answer for one that is gone is dropped."""

    def __init__(self, leaving: Leaving, batch: Batch, wish: Wish) -> None:
        self._leaving, self._batch, self.wish = leaving, batch, wish
        self.stage = Stage.LEAVING

    @property
    def ended(self) -> bool:
        """Whether it is known."""
        return self.stage is not Stage.LEAVING

    def take(self, answer: Any) -> None:
        """The core answered."""
        if not shiboken6.isValid(self._leaving):
            return
        acts = getattr(answer, "acts", None)
        if acts:
            self.stage = Stage.SIGNED
            first = acts[0]
            opinion = bool(getattr(getattr(first, "event", None), "is_opinion", False))
            said = Signed(
                wish=self.wish, entry=first.id, position=first.position, at_ms=first.at[0], is_opinion=opinion
            )
            self._leaving.signed.emit(said)
        else:
            self.stage = Stage.REFUSED
            self._leaving.refused.emit(self.wish, answer)
        self._leaving.end_one(self._batch)

    def fail(self, error: Any) -> None:
        """It could not be done."""
        if not shiboken6.isValid(self._leaving):
            return
        self.stage = Stage.FAILED
        self._leaving.failed.emit(self.wish, error)
        self._leaving.end_one(self._batch)
