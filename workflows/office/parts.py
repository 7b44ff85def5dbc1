"""Requests that steps of other requests start or wait for: begun once, and told where they are waited for.

A part is submitted first, and its parent says so after it; where the program ended in between, the part is found by
what it says of its parent. Two laptops that begin the same part make one request (``engine.elsewhere``).
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.changes import Changes
from workflows.domain.commands import Advance, Decide, Fill, Refusal, RequestCommand, Tick, Withdraw
from workflows.domain.definitions import FormStep, WaitStep, WorkflowStep
from workflows.domain.events import Act, RequestSubmitted, RequestWithdrawn
from workflows.domain.flow_events import OtherEnded, Parent, PartStarted
from workflows.domain.requests import request_id
from workflows.engine.elsewhere import (
    MAX_PARTS_DEEP,
    ended_for,
    outcome_of,
    parent_of,
    part_of_step,
    puts_right,
    started_by,
    submission_id,
    submission_of,
)
from workflows.engine.judge import judge_event
from workflows.engine.judge_automatic import step_of
from workflows.engine.state import RequestState
from workflows.engine.values import value_text
from workflows.errors import InvalidInput, Trouble
from workflows.office.journal import CAN_WAIT
from workflows.store.rows import mark

if TYPE_CHECKING:
    from workflows.office.office import Office

NOT_THE_PART, NOT_A_PART, ENDED_OTHERWISE = "not-the-part", "not-a-part", "part-ended-otherwise"
_MOST = 100


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A request that a step started."""

    step: str
    round: int
    request: str
    """Empty where it could not be started."""
    code: str = ""


def id_of(event: RequestSubmitted, device: str, position: int) -> str:
    """How the request is called that a submission at this place of the device's log begins."""
    return request_id(device, position) if event.parent is None else submission_id(event)


def latest_due(state: RequestState, now_ms: int) -> int:
    """When the latest of what the program waits for in the request became due; 0 where nothing did."""
    return max((one.due_ms for one in state.standing.automatic if one.due_ms and one.due_ms <= now_ms), default=0)


def parts_of(state: RequestState) -> tuple[Part, ...]:
    """Every request that steps of this one started, in the order of the log; those that do not count left out."""
    found: dict[tuple[str, int], Part] = {}
    for act in state.counted:
        event = act.event
        if isinstance(event, PartStarted):
            counts = event.request if event.round != state.standing.round else part_of_step(state, event.step) or ""
            part = Part(step=event.step, round=event.round, request=counts, code=event.code)
            found.setdefault((event.step, event.round), part)
    return tuple(found.values())


def follow(office: "Office", request: str, acts: tuple[Act, ...] = ()) -> Changes:
    """Start what steps of the request start, and tell whoever waits for it that it is over."""
    changes = Changes()
    for _ in range(_MOST):
        state = office.request(request)
        starting = next((one for one in state.standing.automatic if one.kind == "start"), None)
        step = step_of(state, starting.step, office.state) if starting is not None else None
        if not isinstance(step, WorkflowStep):
            break
        more = _start(office, state, step)
        if more is None:
            break
        changes |= more
    changes |= _taken_back_with(office, request, acts)
    state = office.request(request)
    if outcome_of(state.standing) is not None:
        changes |= tell_waiting(office, ended=request) | _put_right(office, state)
    return changes


def tell_waiting(office: "Office", *, ended: str | None = None) -> Changes:
    """Write into requests that wait for others which of them are over; for one alone, or all that are ours to tell."""
    changes, over = Changes(), _Over(office, ended)
    for request in office.store.questions.waiting_for_others():
        for event in _ends(office, office.request(request), over):
            other = office.request(event.request)
            if ended is None and not _is_ours_to_tell(office, other):
                continue
            if ended is None or event.request == ended:
                changes |= _note(office, request, event)
    return changes


def are_ends_to_tell(office: "Office") -> bool:
    """Whether ``tell_waiting`` would write something."""
    over = _Over(office)
    return any(
        _is_ours_to_tell(office, office.request(event.request))
        for request in office.store.questions.waiting_for_others()
        for event in _ends(office, office.request(request), over)
    )


def refused_as_other(office: "Office", state: RequestState, command: RequestCommand) -> Refusal | None:
    """Why nobody should go on: a step that is said to have started the request did not, or a part ended otherwise.

    What a laptop says of another request, its own engine cannot check: whoever has both requests looks at both.
    """
    if not isinstance(command, Decide | Tick | Fill) or getattr(command, "verdict", "") in {"reject", "hand-on"}:
        return None
    parent = parent_of(state)
    refusal = None if parent is None else _not_counted(office, state, parent)
    return refusal or _ended_otherwise(office, state, command)


def _not_counted(office: "Office", state: RequestState, parent: Parent) -> Refusal | None:
    above = _known(office, parent.request)
    if above is None:  # of another unit, let go, or nothing at all
        return Refusal(code=NOT_A_PART, facts={"request": parent.request}) if _is_all_here(office) else None
    counted = [one.request for one in parts_of(above) if (one.step, one.round) == _place(parent)]
    if state.id in counted:
        return None
    if not counted:
        return Refusal(code=NOT_A_PART, facts={"request": parent.request})
    return Refusal(code=NOT_THE_PART, facts={"other": counted[0], "request": parent.request})


def _is_all_here(office: "Office") -> bool:
    """Whether every request of the office can be read on this laptop."""
    unread = ("retired", "no-key", "no-signer", "not-understood")
    return not office.chain.trust.scopes and not any(office.store.entries.of_request(mark(one)) for one in unread)


def _ended_otherwise(office: "Office", state: RequestState, command: Decide | Tick | Fill) -> Refusal | None:
    """Why a yes or a tick has to be thought over: what the request counts of a part is not so here."""
    if getattr(command, "reason", "") or getattr(command, "note", ""):
        return None
    for act in state.counted:
        event = act.event
        step = step_of(state, event.step, office.state) if isinstance(event, OtherEnded) else None
        if not isinstance(event, OtherEnded) or not isinstance(step, WorkflowStep) or event.outcome != "done":
            continue
        other = _known(office, event.request)
        if event.round == state.standing.round and other is not None and ended_for(step, event.round, other) != event:
            return Refusal(code=ENDED_OTHERWISE, facts={"other": other.id, "title": other.standing.title})
    return None


def _place(parent: Parent) -> tuple[str, int]:
    return parent.step, parent.round


# ------------------------------------------------------------------ starting


def _start(office: "Office", state: RequestState, step: WorkflowStep) -> Changes | None:
    """Start one part, or say why it cannot be; None where this laptop can say neither."""
    number = state.standing.round
    begun = _begun(office, state, step)
    changes = Changes()
    if begun is None:
        try:
            answer = _submitted(office, state, step)
        except (InvalidInput, Trouble) as error:
            if isinstance(error, Trouble) and error.code not in CAN_WAIT:
                raise
            return None  # no key of that unit, or no room on the disk: another laptop, or later
        if isinstance(answer, Refusal):
            return _note(office, state.id, PartStarted(step=step.id, round=number, code=answer.code))
        begun, changes = answer
    event = begun.acts[0].event
    assert isinstance(event, RequestSubmitted)
    return changes | _note(office, state.id, started_by(event, office.state))


def _submitted(office: "Office", state: RequestState, step: WorkflowStep) -> tuple[RequestState, Changes] | Refusal:
    definition = office.state.workflow(step.workflow)
    if definition is None:
        return Refusal(code="unknown-workflow", facts={"workflow": step.workflow})
    answer = _submit(office, state, step, draft=False)
    if isinstance(answer, Refusal) and answer.code == "field-missing" and isinstance(definition.steps[0], FormStep):
        return _submit(office, state, step, draft=True)  # what is missing, a person fills in
    return answer


def _submit(
    office: "Office", state: RequestState, step: WorkflowStep, *, draft: bool
) -> tuple[RequestState, Changes] | Refusal:
    command = submission_of(state, step, office.state, draft=draft)
    assert command is not None
    if command.parent is not None and command.parent.depth > MAX_PARTS_DEEP:
        return Refusal(code="too-deep", facts={"workflow": step.workflow})
    answer = office.submit(command)
    if isinstance(answer, Refusal):
        return answer
    return answer.request, answer.changes | Changes(requests=frozenset({answer.request.id}))


def _begun(office: "Office", state: RequestState, step: WorkflowStep) -> RequestState | None:
    """The part, where it was begun already: here, before the program ended, or on another laptop."""
    since_ms = state.acts[0].at[0]
    for row in office.store.questions.every_request(workflow=step.workflow, since_ms=since_ms):
        other = office.request(row.id)
        parent = parent_of(other)
        if parent is not None and (parent.request, *_place(parent)) == (state.id, step.id, state.standing.round):
            event = other.acts[0].event
            assert isinstance(event, RequestSubmitted)
            said = started_by(event, office.state)
            if judge_event(state, said, None, office.state, clock.now_ms(), office.book) is None:
                return other
    return None


# ------------------------------------------------------------------ telling


class _Over:
    """Requests of workflows that others wait for, by the values that are compared: each is looked at once."""

    def __init__(self, office: "Office", only: str | None = None) -> None:
        self._office = office
        self._only = only
        self._known: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], list[str]]] = {}

    def matching(self, workflow: str, wanted: Mapping[str, str]) -> list[str]:
        """Those in which the fields hold these texts, as the store lists them."""
        fields = tuple(sorted(wanted))
        if (workflow, fields) not in self._known:
            self._known[workflow, fields] = self._by_texts(workflow, fields)
        return self._known[workflow, fields].get(tuple(wanted[name] for name in fields), [])

    def _by_texts(self, workflow: str, fields: tuple[str, ...]) -> dict[tuple[str, ...], list[str]]:
        found: dict[tuple[str, ...], list[str]] = {}
        for request in self._named(workflow):
            values = self._office.request(request).standing.values
            found.setdefault(tuple(value_text(values.get(name)) for name in fields), []).append(request)
        return found

    def _named(self, workflow: str) -> list[str]:
        if self._only is not None:
            return [self._only] if self._office.request(self._only).workflow == workflow else []
        return [row.id for row in self._office.store.questions.every_request(workflow=workflow)]


def _ends(office: "Office", state: RequestState, over: _Over) -> Iterator[OtherEnded]:
    """What is over of that which the request waits for, and is not told there yet."""
    for waiting in state.standing.automatic:
        step = step_of(state, waiting.step, office.state) if waiting.kind == "other" else None
        if isinstance(step, WorkflowStep | WaitStep):
            found = next(_over(office, state, step, over), None)
            if found is not None:
                yield found


def _over(office: "Office", state: RequestState, step: WorkflowStep | WaitStep, over: _Over) -> Iterator[OtherEnded]:
    awaited = step.for_ if isinstance(step, WaitStep) else None
    if awaited is not None and awaited.workflow:
        known = state.standing.values
        wanted = {theirs: value_text(known.get(own)) for theirs, own in awaited.matching.items()}
        ids = over.matching(awaited.workflow, wanted) if all(wanted.values()) else []
        others = [office.request(one) for one in ids if one != state.id]
    else:
        part = part_of_step(state, awaited.step if awaited is not None else step.id)
        one = _known(office, part) if part is not None else None
        others = [one] if one is not None else []
    for other in others:
        event = ended_for(step, state.standing.round, other)
        if event is not None:
            yield event


def _put_right(office: "Office", part: RequestState) -> Changes:
    """Tell the request that started a part how it ended, where something else stands there."""
    parent = parent_of(part)
    above = _known(office, parent.request) if parent is not None else None
    step = step_of(above, parent.step, office.state) if above is not None and parent is not None else None
    if above is None or not isinstance(step, WorkflowStep) or above.standing.round != (parent and parent.round):
        return Changes()
    event = ended_for(step, above.standing.round, part)
    if event is None or not puts_right(above, step, event):
        return Changes()
    if judge_event(above, event, None, office.state, clock.now_ms(), office.book) is not None:
        return Changes()
    answer = office.act(above.id, Advance(elsewhere=(event,)))
    return Changes() if isinstance(answer, Refusal) else answer.changes


def _note(office: "Office", request: str, event: PartStarted | OtherEnded) -> Changes:
    """Write it into the request that waits for it, after whatever the program does there before that."""
    changes = Changes()
    for _ in range(_MOST):
        state = office.request(request)
        wanted = (event.step, event.round, "start" if isinstance(event, PartStarted) else "other")
        if wanted not in {(one.step, one.round, one.kind) for one in state.standing.automatic}:
            break
        refusal = judge_event(state, event, None, office.state, clock.now_ms(), office.book)
        if refusal is not None and isinstance(event, PartStarted) and not event.code:
            event = PartStarted(step=event.step, round=event.round, code=refusal.code)
        elif refusal is not None:
            break
        answer = office.act(request, Advance(elsewhere=(event,)))
        if isinstance(answer, Refusal):
            break
        changes |= answer.changes
    return changes


def _is_ours_to_tell(office: "Office", other: RequestState) -> bool:
    from workflows.office.office import ADVANCE_FOR_OTHERS_MS  # noqa: PLC0415 -- it names this module

    last = other.acts[-1]
    return last.device == office.keys.device or clock.now_ms() - last.at[0] >= ADVANCE_FOR_OTHERS_MS


def _taken_back_with(office: "Office", request: str, acts: tuple[Act, ...]) -> Changes:
    """Whoever takes a request back takes back the parts that it waits for, where they may; others stay as they are."""
    by = next((act.by for act in acts if isinstance(act.event, RequestWithdrawn)), None)
    changes = Changes()
    if by is None:
        return changes
    state = office.request(request)
    for part in parts_of(state):
        step = step_of(state, part.step, office.state)
        waits = isinstance(step, WorkflowStep) and step.waits and part.round == state.standing.round
        other = _known(office, part.request) if part.request and waits else None
        if other is not None and outcome_of(other.standing) is None:
            answer = office.act(other.id, Withdraw(by=by, reason=f"{state.standing.title}"))
            changes |= Changes() if isinstance(answer, Refusal) else answer.changes
    return changes


def _known(office: "Office", request: str) -> RequestState | None:
    try:
        return office.request(request)
    except InvalidInput:
        return None
