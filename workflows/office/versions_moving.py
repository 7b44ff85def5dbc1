"""Moves running requests to a newer version of their workflow: first what would happen to each, then the acts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.domain.commands import Move, Refusal
from workflows.engine.moving import reasons_against

if TYPE_CHECKING:
    from workflows.office.office import Office


class Moving(msgspec.Struct, frozen=True, kw_only=True):
    """A running request of the workflow, and whether it can go on in the version."""

    request: str
    title: str
    version: int
    """In which it runs now."""
    against: tuple[Refusal, ...]
    """Every reason why not; empty where it can."""


def moving(office: "Office", workflow: str, version: int, requests: Sequence[str] = ()) -> tuple[Moving, ...]:
    """What would become of the requests, or of every unfinished one in another version. Changes nothing.

    In the order of their ids. Raises InvalidInput ``unknown-request``.
    """
    now_ms, found = clock.now_ms(), []
    for request in sorted(requests or office.store.questions.unfinished()):
        state = office.request(request)
        if state.workflow == workflow and (requests or state.version != version):
            against = reasons_against(state, version, office.state, now_ms, office.book)
            found.append(Moving(request=request, title=state.standing.title, version=state.version, against=against))
    return tuple(found)


def move(office: "Office", found: Sequence[Moving], version: int, by: str, reason: str) -> dict[str, Refusal | None]:
    """Move those that can be moved, each by an act of its own; what was refused after all stays with its reason."""
    answers: dict[str, Refusal | None] = {}
    for one in found:
        if not one.against:
            answer = office.act(one.request, Move(by=by, version=version, reason=reason))
            answers[one.request] = answer if isinstance(answer, Refusal) else None
    return answers
