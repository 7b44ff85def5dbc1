"""Past facts about how a request goes on: deadlines, newer versions, fields that steps write, other requests."""

from typing import Any, Literal

import msgspec

Ended = Literal["done", "rejected", "withdrawn"]
"""How another request ended; approved and with nothing left to do is done, too."""


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    pass


class StepEscalated(_Event, tag="step.escalated", frozen=True, kw_only=True):
    """Nobody acted in time, and what the definition says for that case happened."""

    step: str
    round: int
    level: int
    """Which of the step's escalations, from 0."""
    due_ms: int
    """When it was due by the author's calendar, in milliseconds since 1970-01-01; no other calendar is asked again."""


class RequestMoved(_Event, tag="request.moved", frozen=True, kw_only=True):
    """An owner lets the request go on in a newer version of its workflow."""

    version: int
    tables: dict[str, int] = {}
    """The version of each rule table that it uses from now on."""
    reason: str = ""


class FieldsSet(_Event, tag="fields.set", frozen=True, kw_only=True):
    """The program wrote fields, as the definition says."""

    step: str
    round: int
    values: dict[str, Any]
    """Plain values; None where nothing could be worked out."""


class Parent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The step of another request that started this one."""

    request: str
    step: str
    round: int
    by: str | None = None
    """Who asked there, and is the requester here, too."""
    entered: tuple[str, ...] = ()
    """Who entered values there, sorted: they do not approve them here."""
    depth: int = 1
    """How many requests stand above this one."""


class PartStarted(_Event, tag="part.started", frozen=True, kw_only=True):
    """A request of another workflow was started for a step, or could not be."""

    step: str
    round: int
    request: str = ""
    """Its id, which follows from all that was submitted; empty where it could not be started."""
    version: int = 0
    tables: dict[str, int] = {}
    facts: dict[str, Any] = {}
    """What the program found out about its values."""
    draft: bool = False
    """Something that is asked was missing, and somebody fills in the first form."""
    code: str = ""
    """Why it could not be started."""


class OtherEnded(_Event, tag="other.ended", frozen=True, kw_only=True):
    """Another request that a step waits for is over."""

    step: str
    round: int
    request: str
    outcome: Ended
    values: dict[str, Any] = {}
    """What the own fields take from it, plain."""
