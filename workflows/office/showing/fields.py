"""The fields of a request with their values, as far as this device has them, and what the last round changed."""

from collections.abc import Mapping

import msgspec

from workflows import clock
from workflows.domain.definitions import Definition
from workflows.domain.events import FormFilled, RequestResubmitted, RequestSubmitted
from workflows.domain.forms import Field, FieldType, Value
from workflows.engine.sight import hidden_from
from workflows.engine.state import RequestState
from workflows.engine.values import values_of
from workflows.office.invoice_facts import names_no_account
from workflows.office.office import Office
from workflows.office.personal import Personal, State, personal_values


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
    columns: tuple[Field, ...] = ()
    """What each row of a table holds."""
    calculated: bool = False
    """Whether the program works it out, and nobody fills it in."""


NO_ACCOUNT = "no_account"
"""Id of what is told of an invoice without any account: nothing is there to be compared, or confirmed as it stands."""


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """Something that the program found out and that is true, such as “the supplier is new”."""

    id: str
    label: str


def fields_shown(
    office: Office, state: RequestState, definition: Definition, person: str = ""
) -> tuple[FieldShown, ...]:
    """Every field of the form that the person is shown, in its order, those without a value included.

    Without a person, every field.
    """
    hidden = hidden_from(state, person, office.state, clock.now_ms()) if person else frozenset[str]()
    personal = personal_values(office.store.home, definition, state)
    now, before = state.standing.values, _before_last_round(state, definition)
    return tuple(
        _shown(field, now, before, personal.get(field.id), asked=_is_asked(office, definition, field, now))
        for field in definition.fields
        if field.id not in hidden
    )


def checks(state: RequestState, definition: Definition) -> tuple[Check, ...]:
    """The facts that are true, in the workflow's order, and last that an invoice names no account at all."""
    values = state.standing.values
    found = tuple(Check(id=fact.id, label=fact.label) for fact in definition.facts if values.get(fact.id) is True)
    if values.get("account_missing") is True or not names_no_account(definition, values):
        return found
    return (*found, Check(id=NO_ACCOUNT, label="the invoice names no account"))


def _shown(
    field: Field,
    now: Mapping[str, Value],
    before: Mapping[str, Value],
    personal: Personal | None,
    *,
    asked: bool,
) -> FieldShown:
    changed = not field.by_program and before.get(field.id) != now.get(field.id)
    value = None if field.personal else now.get(field.id)
    return FieldShown(
        id=field.id,
        label=field.label,
        type=field.type,
        value=personal.value if personal is not None else value,
        required=field.required,
        options=field.options,
        asked=asked,
        personal=personal.state if personal is not None else None,
        erased_ms=personal.at_ms if personal is not None else None,
        changed=changed,
        former=before.get(field.id) if changed and not field.personal else None,
        columns=field.columns,
        calculated=not field.is_filled_in,
    )


def _is_asked(office: Office, definition: Definition, field: Field, values: Mapping[str, Value]) -> bool:
    return office.book.holds(definition, f"field {field.id}", field.when, values, office.state.units)


def _before_last_round(state: RequestState, definition: Definition) -> dict[str, Value]:
    """The values before the present round began; in the first round, as they were submitted."""
    found: dict[str, Value] = {}
    for act in state.counted:
        match act.event:
            case RequestSubmitted(values=plain):
                found |= values_of(definition, plain)
            case FormFilled(values=plain, round=number) if number < state.standing.round:
                found |= values_of(definition, plain)
            case RequestResubmitted(values=plain, round=number) if number < state.standing.round:
                found |= values_of(definition, plain)
            case _:
                pass
    return found
