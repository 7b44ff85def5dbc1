"""What a step that waits for something else has come to: a request of another workflow, a signal, or the time.

Two laptops may have written different things about one step, not knowing of each other. What is strictest counts, as
with everything that arrives late: rejecting before asking people, asking people before going on.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from workflows.domain.codec import composed
from workflows.domain.commands import Refusal, Submit
from workflows.domain.definitions import Awaited, Definition, SetStep, WaitStep, Way, WorkflowStep
from workflows.domain.events import Act, ItemTicked, RequestSubmitted, WaitEnded
from workflows.domain.flow_events import Ended, FieldsSet, OtherEnded, Parent, PartStarted
from workflows.domain.forms import plain_value, value_from_plain
from workflows.domain.requests import part_id
from workflows.engine.eyes import entries_of_values
from workflows.engine.filling_in import values_for, values_set
from workflows.engine.state import FINAL, OfficeState, RequestState, Standing

MAX_PARTS_DEEP = 5
"""Requests above a request: two workflows that came to start each other do so no further."""

NOT_STARTED, TOO_LATE, CAME = "not-started", "too-late", "came"
_STRICTEST: tuple[Way, ...] = ("reject", "ask", "go-on")


class CameTo(msgspec.Struct, frozen=True, kw_only=True):
    """What a step has come to."""

    way: Way
    word: str
    act: Act
    values: dict[str, Any] = {}
    """Plain, for the own fields that take them."""


def came_to(step: WaitStep | WorkflowStep, acts: Sequence[Act]) -> CameTo | None:
    """The strictest of what was written about the step; None where it still waits.

    A part ends once. Where two laptops say different things of its end, and neither stops it, people look.
    """
    found = [one for act in acts if (one := _of_act(step, act)) is not None]
    came = min(found, key=lambda one: (_STRICTEST.index(one.way), one.word, one.act.id), default=None)
    if came is None or came.way != "go-on" or not isinstance(step, WorkflowStep):
        return came
    ends = [one for one in found if isinstance(one.act.event, OtherEnded)]
    differ = any((one.word, one.values) != (ends[0].word, ends[0].values) for one in ends)
    return msgspec.structs.replace(came, way="ask") if differ else came


def puts_right(request: RequestState, step: object, event: OtherEnded) -> bool:
    """Whether it says of a part, whose end was told before, that it ended otherwise: stricter, or differently."""
    now = request.standing
    if not isinstance(step, WorkflowStep) or event.round != now.round or now.status in FINAL:
        return False
    acts = [act for act in request.counted if (_place_of(act) == (event.step, event.round))]
    came = came_to(step, acts)
    if came is None or not isinstance(came.act.event, OtherEnded):
        return False
    after = came_to(step, [*acts, msgspec.structs.replace(came.act, event=event)])
    return after is not None and _STRICTEST.index(after.way) < _STRICTEST.index(came.way)


def part_started(acts: Sequence[Act]) -> Act | None:
    """The act that says which request the step started: one that could be, before one that could not."""
    started = [act for act in acts if isinstance(act.event, PartStarted)]
    return min(started, key=_started_first, default=None)


def _started_first(act: Act) -> tuple[bool, str]:
    assert isinstance(act.event, PartStarted)
    return (not act.event.request, act.event.request or act.id)


def _of_act(step: WaitStep | WorkflowStep, act: Act) -> CameTo | None:
    match act.event:
        case WaitEnded():
            return CameTo(way=step.then, word=TOO_LATE, act=act)
        case ItemTicked():
            return CameTo(way="go-on", word=CAME, act=act)
        case OtherEnded(outcome=outcome, values=values):
            way: Way = "go-on" if outcome == "done" or isinstance(step, WaitStep) else step.if_rejected
            return CameTo(way=way, word=outcome, act=act, values=values)
        case _:
            return None


# ------------------------------------------------------------------ a part


def outcome_of(standing: Standing) -> Ended | None:
    """How a request ended; None while something can still happen."""
    if standing.status in FINAL:
        return "done" if standing.status == "done" else "withdrawn" if standing.status == "withdrawn" else "rejected"
    is_over = standing.status == "approved" and not standing.open and not standing.automatic
    return "done" if is_over else None


def parent_for(request: RequestState, step: str, number: int) -> Parent:
    """How the request is named in one that a step of it starts."""
    above = parent_of(request)
    entered = {act.by for act in entries_of_values(request.counted) if act.by is not None}
    entered |= set(above.entered) if above is not None else set()
    return Parent(
        request=request.id,
        step=step,
        round=number,
        by=request.requester,
        entered=tuple(sorted(entered)),
        depth=1 if above is None else above.depth + 1,
    )


def parent_of(request: RequestState) -> Parent | None:
    """The step of another request that started this one; None where people or documents did."""
    event = request.acts[0].event
    return event.parent if isinstance(event, RequestSubmitted) else None


def submission_id(event: RequestSubmitted) -> str:
    """The id of a request that a step started, from all that its submission says."""
    return part_id(msgspec.json.encode(msgspec.to_builtins(composed(event)), order="deterministic"))


def values_of_part(request: RequestState, step: WorkflowStep, office: OfficeState, other: Definition) -> dict[str, Any]:
    """What the step says that the part begins with, plain."""
    definition = office.workflows[request.workflow][request.version]
    return values_for(definition, step.values, other, request.standing.values, office.currency)


def submission_of(
    request: RequestState, step: WorkflowStep, office: OfficeState, *, draft: bool = False
) -> Submit | None:
    """How the part that a step starts would be submitted now; None where there is no such workflow any more."""
    other = office.workflow(step.workflow)
    if other is None:
        return None
    return Submit(
        workflow=other.id,
        unit=step.unit or request.unit,
        by=None,
        values=values_of_part(request, step, office, other),
        draft=draft,
        parent=parent_for(request, step.id, request.standing.round),
    )


def started_by(event: RequestSubmitted, office: OfficeState) -> PartStarted:
    """What the request that starts another says of it."""
    assert event.parent is not None
    told = composed(event)
    assert isinstance(told, RequestSubmitted)
    facts = {fact.id for fact in office.workflows[event.workflow][event.version].facts}
    return PartStarted(
        step=event.parent.step,
        round=event.parent.round,
        request=submission_id(event),
        version=event.version,
        tables=event.tables,
        facts={name: value for name, value in told.values.items() if name in facts},
        draft=event.draft,
    )


def ended_for(step: WaitStep | WorkflowStep, number: int, other: RequestState) -> OtherEnded | None:
    """What is written about a step once the other request is over; None while it is not."""
    outcome = outcome_of(other.standing)
    if outcome is None:
        return None
    takes = step.takes if isinstance(step, WorkflowStep) and outcome == "done" else {}
    values = {name: plain_value(other.standing.values.get(theirs)) for name, theirs in takes.items()}
    return OtherEnded(step=step.id, round=number, request=other.id, outcome=outcome, values=values)


def part_of_step(request: RequestState, step: str) -> str | None:
    """The request that a step started in this round; None where it started none."""
    number = request.standing.round
    started = part_started([act for act in request.counted if _is_about(act, step, number)])
    event = started.event if started is not None else None
    return event.request or None if isinstance(event, PartStarted) else None


# ------------------------------------------------------------------ judging


def judge_written(
    request: RequestState, event: FieldsSet | PartStarted | OtherEnded, office: OfficeState, step: object
) -> Refusal | None:
    """Whether the program may have written this, where its author stood. The step waits for it."""
    definition = office.workflows[request.workflow][request.version]
    if isinstance(event, FieldsSet):
        right = isinstance(step, SetStep) and event.values == values_set(
            definition, step, request.standing.values, office.currency
        )
        return None if right else Refusal(code="wrong-values")
    if isinstance(event, PartStarted):
        right = isinstance(step, WorkflowStep) and _could_start(request, step, event, office)
        return None if right else Refusal(code="wrong-part")
    if isinstance(step, WorkflowStep):
        right = event.request == part_of_step(request, step.id) and _fits(step, event, definition)
    else:
        awaited = step.for_ if isinstance(step, WaitStep) else None
        right = awaited is not None and not event.values and _may_be(request, awaited, event)
    return None if right else Refusal(code="wrong-part")


def _could_start(request: RequestState, step: WorkflowStep, event: PartStarted, office: OfficeState) -> bool:
    """Whether just this request follows from the step, as it stood; or that none could be started, for any reason."""
    if not event.request:
        return bool(event.code)
    other = office.workflows.get(step.workflow, {}).get(event.version)
    if other is None or event.code:
        return False
    values = values_of_part(request, step, office, other)
    submitted = RequestSubmitted(
        workflow=step.workflow,
        version=event.version,
        unit=step.unit or request.unit,
        values=values | event.facts,
        tables=event.tables,
        draft=event.draft,
        parent=parent_for(request, step.id, event.round),
    )
    facts = {fact.id for fact in other.facts}
    return facts.issuperset(event.facts) and submission_id(submitted) == event.request


def _place_of(act: Act) -> tuple[object, object]:
    return getattr(act.event, "step", None), getattr(act.event, "round", None)


def _is_about(act: Act, step: str, number: int) -> bool:
    return isinstance(act.event, PartStarted) and (act.event.step, act.event.round) == (step, number)


def _fits(step: WorkflowStep, event: OtherEnded, definition: Definition) -> bool:
    """Whether the fields may take these values."""
    for name, plain in event.values.items():
        field = definition.field(name)
        if name not in step.takes or field is None:
            return False
        try:
            value_from_plain(field, plain)
        except ValueError:
            return False
    return True


def _may_be(request: RequestState, awaited: Awaited, event: OtherEnded) -> bool:
    """Whether it is the part that an earlier step started; of any request that matches, the author knows which."""
    return event.request == part_of_step(request, awaited.step) if awaited.step else bool(awaited.workflow)
