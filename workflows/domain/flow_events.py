"""Past facts about how a request goes on: a deadline passed, a newer version of its workflow holds."""

import msgspec


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
