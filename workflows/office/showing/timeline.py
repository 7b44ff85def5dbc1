"""A request's acts as the log has them, each with its place and how far it has come."""

from typing import Any, TypeVar

import msgspec

from workflows.domain.definitions import Definition, all_steps
from workflows.domain.document_events import DocumentMade
from workflows.domain.events import (
    Act,
    FormFilled,
    RequestEvent,
    RequestResubmitted,
    RequestSubmitted,
    RuleApplied,
)
from workflows.domain.flow_events import FieldsSet, OtherEnded
from workflows.domain.forms import Value
from workflows.domain.record_events import RecordChanged
from workflows.engine.sight import hidden_from
from workflows.engine.state import RequestState
from workflows.engine.values import values_of
from workflows.office.office import Office
from workflows.office.proving.kept_apart import mark_of
from workflows.office.reading import Content, Unread
from workflows.office.sharing.lights import Light, Lights
from workflows.office.sharing.members import name_of
from workflows.office.showing.rule_texts import RuleShown, RuleTexts

EventT = TypeVar("EventT", bound=msgspec.Struct)


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


def timeline(office: Office, state: RequestState, now_ms: int, person: str = "") -> tuple[TimelineEntry, ...]:
    """Everything that the log holds about a request: causes first, what could not be read last.

    Where a person is given, without the values of fields that they are not shown.
    """
    definition = office.state.workflows[state.workflow][state.version]
    lights, rules = Lights(office, now_ms), RuleTexts(office)
    hidden = hidden_from(state, person, office.state, now_ms) if person else frozenset[str]()
    entries = (_entry(office, state, one, definition, lights, rules) for one in as_it_went(office, state))
    return tuple(_without(one, hidden) for one in entries) if hidden else tuple(entries)


def _without(entry: TimelineEntry, hidden: frozenset[str]) -> TimelineEntry:
    event, changed = entry.event, tuple(one for one in entry.changed if one.field not in hidden)
    values = getattr(event, "values", None)
    if event is not None and values:
        event = msgspec.structs.replace(event, values={name: one for name, one in values.items() if name not in hidden})
    inputs = getattr(event, "inputs", None)
    if event is not None and inputs:
        event = msgspec.structs.replace(event, inputs={name: one for name, one in inputs.items() if name not in hidden})
    return msgspec.structs.replace(entry, event=event, changed=changed)


def as_it_went(office: Office, state: RequestState) -> list[Content]:
    """Everything that the log holds about a request: causes first, as the acts stand; then what could not be read."""
    order = {act.id: place for place, act in enumerate(state.acts)}
    return sorted(
        office.contents(state.id),
        key=lambda one: order.get(one.id, len(order)) if isinstance(one, Act) else len(order) + 1,
    )


def without_keys_of(event: EventT) -> EventT:
    """The event without the keys that open documents and personal values: marks stand in their place."""
    changes: dict[str, Any] = {}
    if isinstance(event, RequestSubmitted):
        changes["sources"] = tuple(msgspec.structs.replace(source, secret="") for source in event.sources)
    if isinstance(event, DocumentMade):
        changes["secret"] = ""
    if isinstance(event, RequestSubmitted | FormFilled | RequestResubmitted | RecordChanged):
        changes["values"] = {name: mark_of(value) for name, value in event.values.items()}
    return msgspec.structs.replace(event, **changes) if changes else event


def _entry(
    office: Office, state: RequestState, content: Content, definition: Definition, lights: Lights, rules: RuleTexts
) -> TimelineEntry:
    act = content if isinstance(content, Act) else None
    event = act.event if act is not None and isinstance(act.event, RequestEvent) else None
    step = getattr(event, "step", "")
    return TimelineEntry(
        id=act.id if act is not None else None,
        device=content.device,
        device_name=name_of(office, content.device),
        position=content.position,
        at_ms=act.at[0] if act is not None else None,
        by=act.by if act is not None else None,
        event=without_keys_of(event) if event is not None else None,
        step_name=next((one.name for one in all_steps(definition.steps) if one.id == step), ""),
        changed=_changed(event, definition),
        rule=rules.shown(event.table, event.version, event.rows, event.code)
        if isinstance(event, RuleApplied)
        else None,
        why=content.why if isinstance(content, Unread) else None,
        void=_void(office, state, act) if act is not None else None,
        light=lights.of(content.device, content.position),
    )


def _void(office: Office, state: RequestState, act: Act) -> str | None:
    """Why an act has no effect. What stands beyond a fork is not among the request's acts at all."""
    if any(known.id == act.id for known in state.acts):
        return state.void.get(act.id)
    return office.chain.cut(act) or "wrong-place"


def _changed(event: object, definition: Definition) -> tuple[ChangedField, ...]:
    if not isinstance(event, FormFilled | RequestResubmitted | RequestSubmitted | FieldsSet | OtherEnded):
        return ()
    values = values_of(definition, event.values)
    return tuple(
        ChangedField(
            field=field.id,
            label=field.label,
            value=None if field.personal else values.get(field.id),
            personal=field.personal and event.values[field.id] is not None,
        )
        for field in definition.fields
        if field.id in event.values
    )
