"""Decide what a command comes to: events, or a refusal. Pure; what is judged here is judged again by every reader."""

from workflows.domain.calculated import told_value
from workflows.domain.commands import (
    Advance,
    AttachDocument,
    Comment,
    ConfirmErasure,
    Decide,
    Erase,
    Fill,
    FinishAction,
    Move,
    Refusal,
    RequestCommand,
    Resubmit,
    Submit,
    Tick,
    Withdraw,
)
from workflows.domain.definitions import ActionStep, RuleStep, SetStep, TodoStep, all_steps
from workflows.domain.document_events import DocumentMade
from workflows.domain.events import (
    ActionDone,
    DecisionMade,
    ErasureConfirmed,
    ErasureOrdered,
    FormFilled,
    ItemTicked,
    RequestCommented,
    RequestEvent,
    RequestResubmitted,
    RequestSubmitted,
    RequestWithdrawn,
    RuleApplied,
    WaitEnded,
)
from workflows.domain.flow_events import FieldsSet, OtherEnded, RequestMoved, StepEscalated
from workflows.domain.forms import Field, plain_value
from workflows.engine.assign import day_of
from workflows.engine.budgeting import within_budget
from workflows.engine.elsewhere import puts_right
from workflows.engine.filling_in import values_set
from workflows.engine.judge import (
    DECIDABLE,
    FORM,
    TO_DO,
    judge_event,
    judge_submission,
    no_workflow,
    permit_for,
    versions_in_force,
)
from workflows.engine.moving import tables_after
from workflows.engine.rulebook import Rulebook
from workflows.engine.state import OfficeState, RequestState
from workflows.engine.sums import used_by

Events = tuple[RequestEvent, ...]

OWN_ACTIONS = frozenset({"record"})
"""Actions that only write into the log, so that any device may do them at once."""


def decide_submission(
    command: Submit, office: OfficeState, now_ms: int, book: Rulebook | None = None
) -> RequestSubmitted | Refusal:
    """Whether a request may start, and with which versions of its definition and tables.

    ``now_ms`` must be the time that the act will claim, since rule tables hold by the day.
    """
    definition = office.workflow(command.workflow)
    if definition is None:
        return no_workflow(office, command.workflow)
    tables = versions_in_force(definition, office, day_of(now_ms), command.unit)
    if isinstance(tables, Refusal):
        return tables
    event = RequestSubmitted(
        workflow=definition.id,
        version=definition.version,
        unit=command.unit,
        values={name: value for name, value in command.values.items() if value is not None},
        tables=tables,
        sources=command.sources,
        draft=command.draft,
        parent=command.parent,
    )
    return judge_submission(event, command.by, office, now_ms, book or Rulebook()) or event


def decide(
    request: RequestState, command: RequestCommand, office: OfficeState, now_ms: int, book: Rulebook
) -> Events | Refusal:
    """What a command about a running request comes to. ``Advance`` may come to nothing; then there are no events.

    ``now_ms`` must be the time that the acts will claim, since roles, limits and substitutes hold by the day.
    """
    wished: Events | Refusal
    match command:
        case Advance():
            return _advance(request, command, office, now_ms, book)
        case Tick():
            wished = _ticking(request, command, office, now_ms)
        case Decide():
            wished = _decision(request, command, office, now_ms)
        case Fill():
            wished = _filling(request, command, office, now_ms)
        case Resubmit():
            definition = office.workflows[request.workflow][request.version]
            fields = {field.id: field for field in (*definition.fields, *definition.facts)}
            changed = _differing(request, {**command.values, **command.facts}, fields)
            wished = (RequestResubmitted(round=request.standing.round + 1, values=changed, note=command.note),)
        case Withdraw():
            wished = (RequestWithdrawn(reason=command.reason),)
        case Move():
            newer = office.workflows[request.workflow].get(command.version)
            tables = tables_after(request, newer, office, now_ms) if newer is not None else {}
            wished = (RequestMoved(version=command.version, tables=tables, reason=command.reason.strip()),)
        case Comment():
            wished = (RequestCommented(text=command.text),)
        case Erase():
            wished = (ErasureOrdered(blobs=tuple(dict.fromkeys(command.blobs)), reason=command.reason.strip()),)
        case ConfirmErasure() | FinishAction() | AttachDocument():
            wished = (_done(request, command),)
    if isinstance(wished, Refusal):
        return wished
    for event in wished:
        refusal = judge_event(request, event, command.by, office, now_ms, book)
        if refusal is not None:
            return refusal
    return wished


def _done(
    request: RequestState, command: ConfirmErasure | FinishAction | AttachDocument
) -> ErasureConfirmed | ActionDone | DocumentMade:
    """What this device did."""
    if isinstance(command, AttachDocument):
        one, number = command.source, request.standing.round
        return DocumentMade(
            step=command.step,
            round=number,
            name=one.name,
            sha256=one.sha256,
            size=one.size,
            blob=one.blob,
            secret=one.secret,
        )
    if isinstance(command, ConfirmErasure):
        return ErasureConfirmed(order=command.order)
    return ActionDone(step=command.step, round=request.standing.round, result=command.result, text=command.text)


def _decision(request: RequestState, command: Decide, office: OfficeState, now_ms: int) -> Events | Refusal:
    permit = permit_for(request, command.by, office, now_ms, kinds=DECIDABLE, step=command.step)
    if isinstance(permit, Refusal):
        return permit
    return (
        DecisionMade(
            step=permit.open.step,
            round=permit.open.round,
            verdict=command.verdict,
            slot=permit.person.slot,
            acting_for=permit.person.acting_for,
            to=command.to if command.verdict == "hand-on" else None,
            reason=command.reason.strip(),
            rung=permit.person.authority.rung,
            used=used_by(command, permit.person, day_of(now_ms)),
            budgets=command.budgets if command.verdict == "approve" else (),
            through=command.through,
        ),
    )


def _filling(request: RequestState, command: Fill, office: OfficeState, now_ms: int) -> Events | Refusal:
    permit = permit_for(request, command.by, office, now_ms, kinds=FORM, step=command.step)
    if isinstance(permit, Refusal):
        return permit
    values = {**command.values, **command.facts}
    return (FormFilled(step=permit.open.step, round=permit.open.round, values=values),)


def _ticking(request: RequestState, command: Tick, office: OfficeState, now_ms: int) -> Events | Refusal:
    permit = permit_for(request, command.by, office, now_ms, kinds=TO_DO, step=command.step)
    if isinstance(permit, Refusal):
        return permit
    step, number = permit.open.step, permit.open.round
    items: tuple[str, ...] = (command.item,) if command.item is not None else permit.open.items
    if command.item is None:
        # What is not required goes first: the last required tick ends the step.
        steps = all_steps(office.workflows[request.workflow][request.version].steps)
        todos = [one for one in steps if one.id == step and isinstance(one, TodoStep)]
        required = {item.id for todo in todos for item in todo.checklist if item.required}
        items = tuple(sorted(items, key=lambda item: item in required))
    return tuple(ItemTicked(step=step, round=number, item=item, note=command.note) for item in items)


def _advance(request: RequestState, command: Advance, office: OfficeState, now_ms: int, book: Rulebook) -> Events:
    """The next thing that the program can do by itself; one at a time, so that each is an act of its own."""
    definition = office.workflows[request.workflow][request.version]
    steps = {step.id: step for step in all_steps(definition.steps)}
    for automatic in request.standing.automatic:
        if automatic.kind == "deadline":  # also of the step that every definition has: to answer what was sent back
            due = automatic.due_ms
            if due is not None and due <= now_ms:
                told = StepEscalated(step=automatic.step, round=automatic.round, level=automatic.level, due_ms=due)
                return (told,)
            continue
        step = steps[automatic.step]
        if automatic.kind == "rule" and isinstance(step, RuleStep):
            table = office.tables[step.table][request.tables[step.table]]
            answer = book.ask(table, request.inputs, office.units)
            event = RuleApplied(
                step=step.id,
                round=automatic.round,
                table=table.id,
                version=table.version,
                rows=answer.rows,
                code=answer.code,
                outcome=answer.outcome,
                inputs=answer.inputs,
                detail=answer.detail,
            )
            return (within_budget(event, request, command.budgets, office),)
        if automatic.due_ms is not None and automatic.due_ms > now_ms:
            continue
        if automatic.kind == "wait":
            return (WaitEnded(step=step.id, round=automatic.round),)
        if automatic.kind == "set" and isinstance(step, SetStep):
            values = values_set(definition, step, request.standing.values, office.currency)
            return (FieldsSet(step=step.id, round=automatic.round, values=values),)
        if automatic.kind in {"start", "other"}:
            found = next((one for one in command.elsewhere if one.step == step.id), None)
            if found is not None:
                return (found,)
            continue
        if isinstance(step, ActionStep) and step.action in OWN_ACTIONS:
            return (ActionDone(step=step.id, round=automatic.round, result="done", text=step.settings.get("text", "")),)
    ends = (one for one in command.elsewhere if isinstance(one, OtherEnded) and one.step in steps)
    right = next((one for one in ends if puts_right(request, steps[one.step], one)), None)
    return (right,) if right is not None else ()


def _differing(request: RequestState, values: dict[str, object], fields: dict[str, Field]) -> dict[str, object]:
    now = request.standing.values
    before = {name: plain_value(told_value(field, now[name])) for name, field in fields.items() if name in now}
    return {name: value for name, value in values.items() if before.get(name) != value}
