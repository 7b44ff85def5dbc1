"""One act of the log as a sentence."""

from collections.abc import Mapping
from typing import Any

from workflows.cli.wording import VERDICT
from workflows.domain.definitions import ApprovalStep, Definition, TodoStep, all_steps
from workflows.domain.document_events import DocumentMade
from workflows.domain.events import (
    Act,
    ActionDone,
    DecisionMade,
    ErasureConfirmed,
    ErasureOrdered,
    FormFilled,
    ItemTicked,
    RequestCommented,
    RequestResubmitted,
    RequestSubmitted,
    RequestWithdrawn,
    RuleApplied,
    WaitEnded,
)
from workflows.domain.flow_events import FieldsSet, OtherEnded, PartStarted, RequestMoved, StepEscalated
from workflows.domain.forms import value_from_plain
from workflows.engine.values import value_text

_SHORT = 8
_OUTCOME = {
    "approve": "approved it",
    "reject": "rejected it",
    "stop": "stopped it",
    "ask": "sent it to people",
    "note": "let it pass",
}


def event_sentence(act: Act, names: Mapping[str, str], definition: Definition) -> str:
    """What happened, who did it, what changed, and the words they added."""
    who = names.get(act.by or "", act.by or "the program")
    match act.event:
        case RequestSubmitted() as event:
            return _submitted(event, act.by, who)
        case RuleApplied() as event:
            return _answered(event, names)
        case DecisionMade() as event:
            instead = f" for {names.get(event.acting_for, event.acting_for)}" if event.acting_for else ""
            to = f" to {names.get(event.to, event.to)}" if event.to else ""
            by_mail = " by mail" if event.through == "mail" else ""
            what = _of_several(event, definition)
            return f"{who}{instead} {VERDICT[event.said]}{what}{to}{by_mail}{_quoted(event.reason)}"
        case FormFilled() as event:
            changed = _changed(event.values, definition)
            return f"{who} filled in “{_step(event.step, definition)}”: {changed or 'confirmed as it stood'}"
        case ItemTicked() as event:
            return f"{who} ticked “{_item(event, definition)}”{_quoted(event.note)}"
        case RequestResubmitted() as event:
            changed = _changed(event.values, definition)
            return (
                f"{who} answered{f' ({changed})' if changed else ''}; round {event.round} begins{_quoted(event.note)}"
            )
        case RequestWithdrawn() as event:
            return f"{who} withdrew it{_quoted(event.reason)}"
        case RequestMoved() as event:
            return f"{who} moved it to version {event.version} of its workflow{_quoted(event.reason)}"
        case RequestCommented() as event:
            return f"{who} said{_quoted(event.text)}"
        case ErasureOrdered() as event:
            return f"{who} ordered the erasure of {len(event.blobs)} blob(s){_quoted(event.reason)}"
        case ErasureConfirmed():
            return f"laptop {act.device[:_SHORT]}… confirmed an erasure"
        case _:
            return _by_itself(act.event, definition) or str(act.event.__struct_config__.tag)


def _by_itself(event: object, definition: Definition) -> str:
    """What the program did about a step."""
    step = f"“{_step(getattr(event, 'step', ''), definition)}”"
    match event:
        case WaitEnded():
            return f"the wait {step} ended"
        case StepEscalated():
            return f"the deadline of {step} passed"
        case FieldsSet():
            unseen = "fields that are not shown" if event.values else "nothing"
            return f"{step} wrote {_changed(event.values, definition) or unseen}"
        case PartStarted():
            return f"{step} started " + (
                f"request {event.request[:_SHORT]}" if event.request else f"nothing ({event.code})"
            )
        case OtherEnded():
            took = _changed(event.values, definition)
            said = f"{step}: request {event.request[:_SHORT]}, which it waited for, was {event.outcome}"
            return said + (f": {took}" if took else "")
        case DocumentMade():
            return f"{step} attached “{event.name}”"
        case ActionDone():
            return f"{step} was {event.result}{_quoted(event.text)}"
    return ""


def came_from(event: RequestSubmitted) -> str:
    """The documents that it was made of, by their names; empty where it was typed in."""
    return ", ".join(source.name for source in event.sources)


def _submitted(event: RequestSubmitted, by: str | None, who: str) -> str:
    came = came_from(event)
    if by is None:
        return f"taken in from {came}" if came else "came in by itself"
    return f"{who} asked{f', from {came}' if came else ''}"


def _answered(event: RuleApplied, names: Mapping[str, str]) -> str:
    table = f"{names.get(event.table, event.table)}, version {event.version},"
    if not event.rows and event.outcome.verdict == "note":
        return f"{table} found nothing"
    row = f" by rule {', '.join(event.rows)}" if event.rows else f" ({event.code})"
    text = f": {event.outcome.text}" if event.outcome.text else ""
    return f"{table} {_OUTCOME[event.outcome.verdict]}{row}{text}"


def _changed(values: Mapping[str, Any], definition: Definition) -> str:
    """The fields of the form among the values, by their labels; what the program found out is left to it."""
    return ", ".join(
        f"{field.label}: {_shown(values[field.id], field.id, definition) or 'empty'}"
        for field in definition.fields
        if field.id in values
    )


def _shown(plain: object, name: str, definition: Definition) -> str:
    field = definition.field(name)
    if field is not None and field.personal:
        return "personal, kept off the log" if plain is not None else ""
    try:
        return value_text(value_from_plain(field, plain)) if field is not None else str(plain)
    except ValueError:  # an entry of a tampered program may hold anything
        return str(plain)


def _step(step: str, definition: Definition) -> str:
    return next((one.name for one in all_steps(definition.steps) if one.id == step and one.name), step)


def _of_several(event: DecisionMade, definition: Definition) -> str:
    """Which approval it was, where people decide at several steps of the workflow."""
    approvals = [one for one in all_steps(definition.steps) if isinstance(one, ApprovalStep)]
    if len(approvals) < 2 or event.said not in {"approve", "reject"}:
        return ""
    return f" “{_step(event.step, definition)}”"


def _item(event: ItemTicked, definition: Definition) -> str:
    steps = [one for one in all_steps(definition.steps) if isinstance(one, TodoStep) and one.id == event.step]
    return next((item.text for one in steps for item in one.checklist if item.id == event.item), event.item)


def _quoted(text: str) -> str:
    return f": “{text}”" if text else ""
