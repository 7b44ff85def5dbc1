"""Whether a person may do what they wish to do, given what they knew. One judge for new commands and for the log.

A command is judged before it becomes an entry; an entry from any device is judged again with the state that its
author had. So a program that was tampered with can write authentic nonsense, and every other device passes it over.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from workflows.domain.commands import Refusal
from workflows.domain.definitions import Definition, FormStep, RuleStep, WaitStep, all_steps
from workflows.domain.events import (
    DecisionMade,
    ErasureOrdered,
    FormFilled,
    ItemTicked,
    RequestCommented,
    RequestEvent,
    RequestResubmitted,
    RequestSubmitted,
    RequestWithdrawn,
)
from workflows.domain.flow_events import RequestMoved
from workflows.domain.forms import is_text
from workflows.engine.asker import judge_asker, judge_asker_kept
from workflows.engine.assign import Eligible, day_of, eligible, place_of, why_not, why_not_hand_on
from workflows.engine.budgeting import judge_budgets
from workflows.engine.completeness import judge_complete, judge_values
from workflows.engine.elsewhere import MAX_PARTS_DEEP
from workflows.engine.erasure import is_source_sound, judge_erasure
from workflows.engine.eyes import eyes_of
from workflows.engine.judge_automatic import AUTOMATIC, judge_automatic, step_of
from workflows.engine.moving import judge_move
from workflows.engine.replies import judge_reply
from workflows.engine.reporting import in_place_of
from workflows.engine.rulebook import Rulebook
from workflows.engine.sight import may_fill_in
from workflows.engine.state import FINAL, OfficeState, OpenKind, OpenStep, RequestState
from workflows.engine.sums import judge_sums
from workflows.engine.values import merged_values, submitted_values

DECIDABLE: frozenset[OpenKind] = frozenset({"approval", "clear", "contest"})
TO_DO: frozenset[OpenKind] = frozenset({"todo"})
FORM: frozenset[OpenKind] = frozenset({"form"})
CHANGES: frozenset[OpenKind] = frozenset({"changes"})

MAX_REASON = 4_000
"""Characters of a reason, note or comment."""


class Permit(msgspec.Struct, frozen=True, kw_only=True):
    """May act: on which open step, and as whom."""

    open: OpenStep
    person: Eligible


# ------------------------------------------------------------------ the beginning


def judge_submission(
    event: RequestSubmitted, by: str | None, office: OfficeState, at_ms: int, book: Rulebook
) -> Refusal | None:
    """Whether a request may begin: by a member, in the versions in force on that day, with values that fit."""
    definition = office.workflow(event.workflow)
    if definition is None:
        return no_workflow(office, event.workflow)
    if definition.version != event.version:
        return Refusal(code="wrong-version", facts={"workflow": event.workflow})
    if event.unit not in office.units:
        return Refusal(code="unknown-unit", facts={"unit": event.unit})
    if by is not None and not office.is_active(by):
        return Refusal(code="not-a-member", facts={"person": by})
    if event.parent is not None and (by is not None or event.parent.depth > MAX_PARTS_DEEP):
        return Refusal(code="too-deep", facts={"workflow": event.workflow})
    if event.draft and not isinstance(definition.steps[0], FormStep):
        return Refusal(code="draft-without-form", facts={"workflow": event.workflow})
    if not all(is_text(source.name) for source in event.sources):
        return Refusal(code="bad-text")
    if not all(is_source_sound(source) for source in event.sources):
        return Refusal(code="bad-blob")
    asker = by if event.parent is None else event.parent.by
    refusal = judge_values(definition, event.values) or judge_asker(definition, event, asker, office, day_of(at_ms))
    if refusal is None and not event.draft:
        refusal = judge_complete(definition, None, submitted_values(definition, event.values, book), office, book)
    if refusal is not None:
        return refusal
    day = day_of(at_ms)
    unit = event.unit if office.pilots else ""
    versions = book.once(
        "versions", definition, office, lambda: versions_in_force(definition, office, day, unit), f"{day} {unit}"
    )
    if isinstance(versions, Refusal):
        return versions
    return None if event.tables == versions else Refusal(code="wrong-table")


def no_workflow(office: OfficeState, workflow: str) -> Refusal:
    """Why no request of the workflow begins: there is none, or it was ended."""
    is_known = workflow in office.workflows and workflow not in office.deleted_workflows
    return Refusal(code="workflow-ended" if is_known else "unknown-workflow", facts={"workflow": workflow})


def versions_in_force(
    definition: Definition, office: OfficeState, day: str, unit: str = ""
) -> dict[str, int] | Refusal:
    """The version of each rule table of the workflow that holds for the unit on the day, or which table has none."""
    found: dict[str, int] = {}
    for step in all_steps(definition.steps):
        if isinstance(step, RuleStep):
            table = office.table_on(step.table, day, unit)
            if table is None:
                return Refusal(code="unknown-table", facts={"table": step.table})
            found[step.table] = table.version
    return found


# ------------------------------------------------------------------ everything after


def judge_event(
    request: RequestState, event: RequestEvent, by: str | None, office: OfficeState, at_ms: int, book: Rulebook
) -> Refusal | None:
    """Judge an act with the state its author had. None: it counts."""
    if isinstance(event, AUTOMATIC):
        return judge_automatic(request, event, by, office, at_ms)
    if isinstance(event, RequestSubmitted):
        return Refusal(code="submitted-twice")
    if by is None:
        return Refusal(code="nobody-acted")
    if not office.is_active(by):
        return Refusal(code="not-a-member", facts={"person": by})
    words = _words_of(event)
    if len(words) > MAX_REASON:
        return Refusal(code="too-long", facts={"limit": str(MAX_REASON)})
    if not is_text(words):
        return Refusal(code="bad-text")
    match event:
        case DecisionMade():
            return _judge_decision(request, event, by, office, at_ms)
        case FormFilled():
            return _judge_filling(request, event, by, office, at_ms, book)
        case ItemTicked():
            return _judge_tick(request, event, by, office, at_ms)
        case RequestResubmitted():
            return _judge_answer(request, event, by, office, at_ms, book)
        case RequestWithdrawn():
            return _judge_withdrawal(request, event, by, office, at_ms)
        case RequestCommented():
            return None if event.text.strip() else Refusal(code="text-missing")
        case ErasureOrdered() | RequestMoved():
            return _judge_order(request, event, by, office, at_ms, book)


def _judge_order(
    request: RequestState,
    event: ErasureOrdered | RequestMoved,
    by: str,
    office: OfficeState,
    at_ms: int,
    book: Rulebook,
) -> Refusal | None:
    """What only owners order."""
    if isinstance(event, RequestMoved):
        return judge_move(request, event, by, office, at_ms, book)
    return judge_erasure(request, event, by, office, at_ms)


def permit_for(  # a question has this many sides
    request: RequestState,
    person: str,
    office: OfficeState,
    now_ms: int,
    *,
    kinds: frozenset[OpenKind],
    step: str | None,
    slot: int | None = None,
) -> Permit | Refusal:
    """The open step this person may act on now, the first where several; or why there is none."""
    if not office.is_active(person):
        return Refusal(code="not-a-member", facts={"person": person})
    candidates = [one for one in request.standing.open if one.kind in kinds and step in {None, one.step}]
    for one in candidates:
        asked = eligible(request, one, office, now_ms)
        able = place_of(person, [place for place in asked if slot in {None, place.slot}])
        if able is not None:
            return Permit(open=one, person=able)
    if not candidates:
        return Refusal(code=_why_nothing_is_open(request, step), facts={"status": request.standing.status})
    codes = [(why_not(request, one, person, office, now_ms), one) for one in candidates]
    code, nearest = next((found for found in codes if found[0] != "not-your-turn"), codes[0])
    if code == "not-your-turn" and person == request.requester and kinds <= DECIDABLE:
        code = "own-request"
    return Refusal(code=code, facts={"person": person, "step": nearest.name or nearest.step})


# ------------------------------------------------------------------ kinds of act


def _judge_decision(
    request: RequestState, event: DecisionMade, by: str, office: OfficeState, at_ms: int
) -> Refusal | None:
    permit = permit_for(request, by, office, at_ms, kinds=DECIDABLE, step=event.step, slot=event.slot)
    if isinstance(permit, Refusal):
        return permit
    if event.round != permit.open.round:
        return Refusal(code="already-decided")
    if event.acting_for != permit.person.acting_for:
        return Refusal(code="not-your-turn")
    if _needs_reason(permit.open, event.verdict) and not event.reason.strip():
        return Refusal(code="reason-missing", facts={"verdict": event.verdict})
    if event.rung != permit.person.authority.rung:
        return Refusal(code="wrong-rung", facts={"person": by})
    by_mail = judge_reply(request, event, permit.open, office, day_of(at_ms))
    if by_mail is not None:
        return by_mail
    if event.verdict == "approve" and not event.is_opinion:
        refusal = judge_sums(request, event, permit.person, office, day_of(at_ms)) or judge_budgets(
            request, event, by, office, day_of(at_ms)
        )
        if refusal is not None:
            return refusal
    if event.verdict == "hand-on":
        return _judge_hand_on(request, event, permit, office, at_ms)
    if event.verdict == "approve" and permit.open.kind == "contest" and _approved_before(request, event, by):
        return Refusal(code="four-eyes", facts={"person": by})
    return None


def _needs_reason(open_step: OpenStep, verdict: str) -> bool:
    """A reason goes with every no, with handing on, and with lifting what a rule stopped or two people disputed."""
    return verdict in {"reject", "ask-changes", "hand-on"} or (
        verdict == "approve" and open_step.kind in {"clear", "contest"}
    )


def _judge_hand_on(
    request: RequestState, event: DecisionMade, permit: Permit, office: OfficeState, at_ms: int
) -> Refusal | None:
    if event.to == permit.person.person:
        return Refusal(code="hand-on-to-self")
    code = why_not_hand_on(request, permit.open, event.slot, event.to or "", office, at_ms)
    return Refusal(code=code, facts={"person": event.to or "", "step": permit.open.name}) if code else None


def _approved_before(request: RequestState, event: DecisionMade, by: str) -> bool:
    """Whether these eyes already said yes to the disputed step: nobody overrules another's no alone."""
    eyes = {by, event.acting_for}
    return any(
        isinstance(act.event, DecisionMade)
        and (act.event.step, act.event.round, act.event.verdict) == (event.step, event.round, "approve")
        and not eyes.isdisjoint(eyes_of(act))
        for act in request.counted
    )


def _judge_filling(
    request: RequestState, event: FormFilled, by: str, office: OfficeState, at_ms: int, book: Rulebook
) -> Refusal | None:
    permit = permit_for(request, by, office, at_ms, kinds=FORM, step=event.step)
    if isinstance(permit, Refusal):
        return permit
    if event.round != permit.open.round:
        return Refusal(code="already-decided")
    definition = office.workflows[request.workflow][request.version]
    form = next(one for one in all_steps(definition.steps) if one.id == event.step and isinstance(one, FormStep))
    refusal = (
        _judge_fields(definition, form, event.values)
        or judge_values(definition, event.values)
        or judge_asker_kept(definition, event.values)
    )
    after = merged_values(definition, request.standing.values, event.values)
    return refusal or judge_complete(definition, form, after, office, book)


def _judge_fields(definition: Definition, form: FormStep | None, values: Mapping[str, Any]) -> Refusal | None:
    """Whether these are fields that can be filled in there; without a form, in an answer to a wish for changes."""
    allowed = {*may_fill_in(definition, form), *(fact.id for fact in definition.facts)}
    known = {field.id for field in definition.fields} if form is None else frozenset[str]()
    for name in values:
        if name not in allowed and (form is not None or name in known):
            problem = "calculated" if name in known and not _is_filled_in(definition, name) else "unknown-field"
            return Refusal(code="bad-value", facts={"field": name, "problem": problem})
    return None


def _is_filled_in(definition: Definition, name: str) -> bool:
    field = definition.field(name)
    return field is not None and field.is_filled_in


def _judge_tick(request: RequestState, event: ItemTicked, by: str, office: OfficeState, at_ms: int) -> Refusal | None:
    permit = permit_for(request, by, office, at_ms, kinds=TO_DO, step=event.step)
    if isinstance(permit, Refusal):
        return permit
    if event.round != permit.open.round:
        return Refusal(code="already-decided")
    if event.item not in permit.open.items:
        return Refusal(code="unknown-item", facts={"item": event.item, "open": ", ".join(permit.open.items)})
    if isinstance(step_of(request, event.step, office), WaitStep) and not event.note.strip():
        return Refusal(code="note-missing", facts={"item": event.item})
    return None


def _judge_answer(
    request: RequestState, event: RequestResubmitted, by: str, office: OfficeState, at_ms: int, book: Rulebook
) -> Refusal | None:
    permit = permit_for(request, by, office, at_ms, kinds=CHANGES, step=None)
    if isinstance(permit, Refusal):
        return permit
    if event.round != request.standing.round + 1:
        return Refusal(code="already-decided")
    definition = office.workflows[request.workflow][request.version]
    refusal = _judge_fields(definition, None, event.values) or judge_values(definition, event.values)
    refusal = refusal or judge_asker_kept(definition, event.values)
    after = merged_values(definition, request.standing.values, event.values)
    return refusal or judge_complete(definition, None, after, office, book)


def _judge_withdrawal(
    request: RequestState, event: RequestWithdrawn, by: str, office: OfficeState, at_ms: int
) -> Refusal | None:
    """The requester takes it back while it is not over. Others close it, with a reason, where nobody else can end it.

    Those others are whoever is asked to confirm a document that came in by itself, an owner where a step waits for
    nobody at all, and the successor of a requester who left, or an owner.
    """
    if request.standing.status in FINAL or request.standing.status == "approved":
        return Refusal(code="already-decided", facts={"status": request.standing.status})
    if request.requester == by:
        return None
    asked = [(step, eligible(request, step, office, at_ms)) for step in request.standing.open]
    is_theirs = request.requester is None and any(
        step.kind == "form" and any(able.person == by for able in people) for step, people in asked
    )
    is_stuck = office.is_owner(by, day_of(at_ms)) and any(not people for _, people in asked)
    if not is_theirs and not is_stuck and not _is_left_to(by, request.requester, office, day_of(at_ms)):
        return Refusal(code="not-yours", facts={"person": by})
    return None if event.reason.strip() else Refusal(code="reason-missing", facts={"verdict": "withdraw"})


def _is_left_to(by: str, requester: str | None, office: OfficeState, day: str) -> bool:
    """Whether the requester left, and this is who acts in their place."""
    if requester is None or office.is_active(requester):
        return False
    return by == in_place_of(requester, office) or office.is_owner(by, day)


# ------------------------------------------------------------------ words


def _words_of(event: RequestEvent) -> str:
    match event:
        case DecisionMade() | RequestWithdrawn() | RequestMoved() | ErasureOrdered():
            return event.reason
        case ItemTicked() | RequestResubmitted():
            return event.note
        case RequestCommented():
            return event.text
        case _:
            return ""


def _why_nothing_is_open(request: RequestState, step: str | None) -> str:
    standing = request.standing
    if standing.status in FINAL or (standing.status == "approved" and (step is None or not standing.open)):
        return "already-decided"
    if step is not None and any(mark.step == step and mark.state == "approved" for mark in standing.marks):
        return "already-decided"
    return "not-its-turn"
