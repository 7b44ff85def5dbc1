"""One turn of a laptop that looks after automations: what is due, and what is asked of servers in between.

A turn holds the office; servers are asked while nobody does, however slow they are. ``work`` and the window take turns
alike.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.automations.due_runs import DueRuns, Stepped
from workflows.automations.mailbox.answering import (
    Brought,
    all_rounds,
    answer_errands,
    read_answers,
    send_codes,
    take_answers,
)
from workflows.automations.mailbox.errands import Errand
from workflows.automations.mailbox.firing import errands_of, look_through
from workflows.automations.turns import runs_any

if TYPE_CHECKING:
    from workflows.office.mail_decisions import Answered
    from workflows.office.office import Office


class Away(msgspec.Struct, frozen=True, kw_only=True):
    """Mailboxes to look through now: for what comes in, and for people's answers."""

    mails: tuple[Errand, ...] = ()
    answers: tuple[Errand, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.mails or self.answers)


class Back(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it."""

    came: int = 0
    """Mails that lie in the home now; the next turn finds them there."""
    answers: tuple[Brought, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.came or self.answers)


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """What one turn did, and what is to be asked of servers before the next."""

    stepped: Stepped
    answered: "tuple[Answered, ...]" = ()
    """What became of people's answers by mail."""
    sent: int = 0
    """Mails with a code that went out."""
    away: Away = Away()

    @property
    def requests(self) -> frozenset[str]:
        """Ids of the requests that were begun, acted on or decided."""
        return self.stepped.requests | {one.request for one in self.answered if one.request}


def is_wanted(office: "Office") -> bool:
    """Whether this laptop takes turns at all: it has automations to look after, or somebody decides by mail on it."""
    return runs_any(office) or bool(all_rounds(office))


def take_turn(runs: DueRuns, back: Back | None = None, *, most: int = 0) -> Turn:
    """Do what is due and take in what came back; with ``most``, about so many firings. For who holds the office."""
    office = runs.office
    answered = take_answers(office, back.answers) if back is not None else ()
    stepped = runs.step(most)
    now_ms = clock.now_ms()
    sent = send_codes(office, now_ms)
    away = Away(mails=errands_of(office, now_ms), answers=answer_errands(office, now_ms))
    return Turn(stepped=stepped, answered=answered, sent=sent, away=away)


def go_away(home: Path, away: Away) -> Back:
    """Look through these mailboxes, one after the other. Holds no office."""
    return Back(came=look_through(home, away.mails), answers=_answers(home, away.answers))


def _answers(home: Path, errands: Sequence[Errand]) -> tuple[Brought, ...]:
    return read_answers(home, errands, clock.now_ms())
