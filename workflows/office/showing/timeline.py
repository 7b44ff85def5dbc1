"""A request's acts as the log has them, each with its place and how far it has come."""

import msgspec

from workflows.domain.events import RequestEvent
from workflows.domain.forms import Value
from workflows.engine.state import RequestState
from workflows.office.office import Office
from workflows.office.sharing.lights import Light
from workflows.office.showing.rule_texts import RuleShown


class ChangedField(msgspec.Struct, frozen=True, kw_only=True):
    """A field that an act set."""

    field: str
    label: str
    value: Value
    personal: bool
    """Kept off the log; ``value`` is then None."""


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry."""

    id: str | None
    """The entry's leaf hash; None where it cannot be read."""
    device: str
    device_name: str
    position: int
    at_ms: int | None
    by: str | None
    """Who acted and signed; None: the program, or not known."""
    event: RequestEvent | None
    """What happened, without keys to documents and personal values; None where it cannot be read."""
    step_name: str
    """The name of the step it is about; empty for none."""
    changed: tuple[ChangedField, ...]
    """Fields of the form that it set; what the program found out is left out."""
    rule: RuleShown | None
    """For ``RuleApplied``."""
    why: str | None
    """no-key, altered, unsigned, wrong-signature, no-signer, not-understood: why it cannot be read."""
    void: str | None
    """The code of why it has no effect."""
    light: Light
    """here, in-folder, seen, witnessed."""


def timeline(office: Office, state: RequestState, now_ms: int) -> tuple[TimelineEntry, ...]:
    """Everything that the log holds about a request: causes first, what could not be read last."""
    raise NotImplementedError
