"""The fields of a request with their values, as far as this device has them, and what the last round changed."""

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.forms import FieldType, Value
from workflows.engine.state import RequestState
from workflows.office.office import Office
from workflows.office.personal import State


class FieldShown(msgspec.Struct, frozen=True, kw_only=True):
    """One field of the form."""

    id: str
    label: str
    type: FieldType
    value: Value
    """None: empty, or a personal value that cannot be read here."""
    required: bool
    options: tuple[str, ...]
    asked: bool
    """Whether its conditions hold for the present values."""
    personal: State | None
    """here, erased, not-here for a personal value; None: not personal, or none was given."""
    erased_ms: int | None
    changed: bool
    """Whether the last round changed it: the requester's answer or a form that somebody filled in since."""
    former: Value
    """What stood there before the last round; only where ``changed`` and not personal."""


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the program found out and that is true, such as “the supplier is new”."""

    id: str
    label: str


def fields_shown(office: Office, state: RequestState, definition: Definition) -> tuple[FieldShown, ...]:
    """Every field of the form, in its order, those without a value included."""
    raise NotImplementedError


def checks(state: RequestState, definition: Definition) -> tuple[Check, ...]:
    """The facts that are true, in the workflow's order."""
    raise NotImplementedError
