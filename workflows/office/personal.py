"""Personal values: kept off the log in a blob, found again where the blob is, and told apart from what was erased.

One act's personal values lie in one blob: canonical JSON ``{field: {"salt": hex, "value": plain}}``, followed by blanks
up to a multiple of 256 bytes, so that its size says little. The event holds for each field which blob that is, the key
to it, and a commitment: SHA-256 over a label and canonical JSON of field, salt and value. Whoever is shown one value
with its salt can check it, and learns nothing of the others.
"""

import hashlib
import unicodedata
from collections.abc import Mapping
from typing import Any, Generic, Literal, TypeVar

import msgspec

from workflows import envelopes, ids
from workflows.domain.commands import Fill, Refusal, Resubmit, Submit
from workflows.domain.definitions import Definition
from workflows.domain.events import Act
from workflows.domain.forms import Field, Value, plain_value, value_from_plain
from workflows.domain.personal import PersonalRef, personal_mark, reference_in, reference_to_plain
from workflows.engine.erasure import erased
from workflows.engine.state import OfficeState, RequestState
from workflows.ledger import canonical
from workflows.ledger.malformed import Malformed
from workflows.office.attachments import read_blob, seal
from workflows.store.home import Home

_LABEL = b"countersign/v1/personal\n"
_SALT_BYTES = 16
_PADDED = 256

CommandT = TypeVar("CommandT", bound=Submit | Fill | Resubmit)

State = Literal["here", "erased", "not-here"]
"""Whether a personal value can be read on this device; ``not-here``: its blob has not arrived, or was damaged."""


class Personal(msgspec.Struct, frozen=True, kw_only=True):
    """A personal value of a request, as far as this device has it."""

    state: State
    value: Value = None
    at_ms: int | None = None
    """When its erasure was ordered, as the log says."""


class Sealed(msgspec.Struct, Generic[CommandT], frozen=True, kw_only=True):
    """A command without its personal values, and the blobs that hold them: to be kept before the act is stored."""

    command: CommandT
    blobs: Mapping[str, bytes] = {}


def seal_submission(command: Submit, office: OfficeState) -> Sealed[Submit] | Refusal:
    """The submission with references in the place of personal values. Nothing is written."""
    return _sealed(command, office.workflow(command.workflow), {})


def seal_change(command: CommandT, office: OfficeState, state: RequestState, home: Home) -> Sealed[CommandT] | Refusal:
    """The same for values that change; personal ones that stay as they are on this device are left out."""
    definition = office.workflows[state.workflow][state.version]
    known = {name: one.value for name, one in personal_values(home, definition, state).items() if one.state == "here"}
    return _sealed(command, definition, known)


def personal_values(home: Home, definition: Definition, state: RequestState) -> dict[str, Personal]:
    """The request's personal values by field, in the order of the form; fields without one are left out."""
    gone = erased(state)
    opened: dict[str, Mapping[str, Any] | None] = {}
    found: dict[str, Personal] = {}
    for field in definition.fields:
        reference = _reference(state, field) if field.personal else None
        if reference is None:
            continue
        if reference.blob in gone:
            found[field.id] = Personal(state="erased", at_ms=gone[reference.blob].at[0])
            continue
        if reference.blob not in opened:
            opened[reference.blob] = _opened(home, reference)
        found[field.id] = _value(field, reference, opened[reference.blob])
    return found


def commitment(field: str, salt: str, plain: object) -> str:
    """The commitment to a field's plain value under a salt (hex), as it stands in the event; hex."""
    committed = canonical.encode({"field": field, "salt": salt, "value": plain})
    return hashlib.sha256(_LABEL + committed).hexdigest()


# ---------------------------------------------------------------- sealing


def _sealed(command: CommandT, definition: Definition | None, known: Mapping[str, Value]) -> Sealed[CommandT] | Refusal:
    given = [field for field in definition.fields if field.personal] if definition is not None else []
    given = [field for field in given if command.values.get(field.id) is not None]
    values, salted = dict(command.values), dict[str, dict[str, Any]]()
    for field in given:
        try:
            value = value_from_plain(_open(field), values[field.id])
        except ValueError as error:
            return Refusal(code="bad-value", facts={"field": field.id, "problem": str(error)})
        if field.id in known and known[field.id] == value:
            del values[field.id]
        else:
            salted[field.id] = {"salt": ids.new_bytes(_SALT_BYTES).hex(), "value": _composed(plain_value(value))}
    if not salted:
        return Sealed(command=msgspec.structs.replace(command, values=values))
    content: bytes = canonical.encode(salted)
    made, raw = seal(content + b" " * (-len(content) % _PADDED))
    for name, one in salted.items():
        committed = commitment(name, one["salt"], one["value"])
        values[name] = reference_to_plain(PersonalRef(blob=made.blob, secret=made.secret, commitment=committed))
    return Sealed(command=msgspec.structs.replace(command, values=values), blobs={made.blob: raw})


def _open(field: Field) -> Field:
    return msgspec.structs.replace(field, personal=False)


def _composed(plain: Any) -> Any:
    """Every text in Unicode's composed form, as in events."""
    if isinstance(plain, str):
        return unicodedata.normalize("NFC", plain)
    return [_composed(one) for one in plain] if isinstance(plain, list) else plain


# ---------------------------------------------------------------- opening


def _reference(state: RequestState, field: Field) -> PersonalRef | None:
    """The reference that stands for the field's value now."""
    mark = state.standing.values.get(field.id)
    for act in reversed(state.counted):
        reference = _reference_of(act, field.id)
        if reference is not None and personal_mark(reference_to_plain(reference)) == mark:
            return reference
    return None


def _reference_of(act: Act, field: str) -> PersonalRef | None:
    return reference_in(getattr(act.event, "values", {}).get(field))


def _opened(home: Home, reference: PersonalRef) -> Mapping[str, Any] | None:
    raw = read_blob(home, reference.blob)
    content = envelopes.open_with(raw, reference.secret) if raw is not None else None
    try:
        return canonical.decode(content.rstrip(b" ")) if content is not None else None
    except Malformed:
        return None


def _value(field: Field, reference: PersonalRef, opened: Mapping[str, Any] | None) -> Personal:
    """The value, if the blob holds what its author committed to."""
    found = opened.get(field.id) if opened is not None else None
    if not isinstance(found, dict) or not isinstance(found.get("salt"), str):
        return Personal(state="not-here")
    if commitment(field.id, found["salt"], found.get("value")) != reference.commitment:
        return Personal(state="not-here")
    try:
        return Personal(state="here", value=value_from_plain(_open(field), found.get("value")))
    except ValueError:
        return Personal(state="not-here")
