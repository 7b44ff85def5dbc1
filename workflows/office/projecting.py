"""Turns a request into the rows that lists and inboxes ask. No truth here; all of it can be made again."""

import hashlib
import threading
from typing import Any

import msgspec

from workflows.domain.definitions import ActionStep, all_steps
from workflows.domain.events import Act, DecisionMade, RequestSubmitted, RuleApplied
from workflows.domain.forms import Rows, Value, plain_value
from workflows.domain.money import Money
from workflows.domain.people import OWNER
from workflows.engine.assign import Task, day_of, tasks
from workflows.engine.budgeting import category_of
from workflows.engine.courses import Memory, course_of, encoded
from workflows.engine.decide import OWN_ACTIONS
from workflows.engine.state import OfficeState, RequestState, RuleRef
from workflows.engine.values import value_text
from workflows.office.answer_rows import answer_rows
from workflows.store.rows import (
    LATER_COLUMNS,
    NOBODY,
    DecisionRow,
    DocumentRow,
    RequestRow,
    RequestRows,
    TaskRow,
)

_encode = msgspec.json.Encoder(order="deterministic").encode
_pack = msgspec.msgpack.Encoder().encode

DECISIVE_BY_RULE = frozenset({"approve", "reject", "stop"})
"""Verdicts of a rule that are decisions; asking and noting decide nothing."""


class Why(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why a task is in somebody's inbox, as facts to be worded."""

    via: str
    role: str | None = None
    unit: str | None = None
    acting_for: str | None = None
    rule_code: str | None = None
    items: tuple[str, ...] = ()
    step_name: str = ""


class Summary(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request's page needs besides its columns and its history."""

    values: dict[str, Any]
    open: tuple[dict[str, Any], ...] = ()
    marks: tuple[tuple[str, int, str], ...] = ()
    draft: bool = False
    sources: tuple[dict[str, Any], ...] = ()
    void: dict[str, str] = {}


def request_rows(state: RequestState, office: OfficeState, now_ms: int) -> RequestRows:
    """All rows of one request. Tasks are those of the moment; everything else follows from the acts alone."""
    standing = state.standing
    first = state.acts[0]
    dues = [step.due_ms for step in standing.open if step.due_ms is not None]
    request = RequestRow(
        id=state.id,
        workflow=state.workflow,
        version=state.version,
        title=standing.title,
        unit=state.unit,
        status=standing.status,
        amount_minor=standing.amount.minor if standing.amount else None,
        currency=standing.amount.currency if standing.amount else None,
        requester=state.requester,
        round=standing.round,
        created_ms=first.at[0],
        updated_ms=max(act.at[0] for act in state.acts),
        due_ms=min(dues, default=None),
        body=_encode(_summary(state)),
        category=category_of(state, office),
        course=_course(state, office),
    )
    decisions, documents, words = tuple(_decisions(state)), _documents(state), _words(state)
    return RequestRows(
        request=msgspec.structs.replace(request, fingerprint=_fingerprint(request, decisions, documents, words)),
        tasks=task_rows(state, office, now_ms),
        decisions=decisions,
        documents=documents,
        answers=answer_rows(state, office),
        text=words,
    )


class _Remembering(threading.local):
    """What this thread's courses ask for again."""

    def __init__(self) -> None:
        self.memory = Memory()


_remembering = _Remembering()


def _course(state: RequestState, office: OfficeState) -> bytes:
    return encoded(course_of(state, office, _remembering.memory))


def _fingerprint(request: RequestRow, *more: object) -> int:
    """63 bits of SHA-256 over everything that follows from the acts alone; tasks depend on the day."""
    # Without what came later, laptops with an older program compare the same bytes.
    plain = [getattr(request, name) for name in request.__struct_fields__ if name not in LATER_COLUMNS]
    return int.from_bytes(hashlib.sha256(_pack([plain, *more])).digest()[:8], "big") >> 1


def task_rows(state: RequestState, office: OfficeState, now_ms: int) -> tuple[TaskRow, ...]:
    """One row for each person who may act on an open step at this moment."""
    found: dict[tuple[str, str], TaskRow] = {}
    for task in tasks(state, office, now_ms):
        rule = task.open.rule
        for able in task.people:
            why = Why(
                via=able.via,
                role=able.role,
                unit=able.unit,
                acting_for=able.acting_for,
                rule_code=rule.code if rule else None,
                items=task.open.items,
                step_name=task.open.name,
            )
            row = TaskRow(
                request=state.id,
                step=task.open.step,
                person=able.person,
                kind=task.open.kind,
                why=_encode(why).decode(),
                due_ms=task.open.due_ms,
                rule_table=rule.table if rule else None,
                rule_version=rule.version if rule else None,
                rule_row=rule.row if rule else None,
                created_ms=task.open.opened_ms,
            )
            found.setdefault((task.open.step, able.person), row)
        if not task.people:
            for row in _stuck_rows(state, task, office, now_ms):
                found[task.open.step, row.person] = row
    for automatic in state.standing.automatic:
        if automatic.kind != "action" or _action_of(state, office, automatic.step) in OWN_ACTIONS:
            row = _for_nobody(state, automatic.step, automatic.kind, automatic.due_ms)
            known = found.get((automatic.step, NOBODY))
            if known is not None and "other" in {known.kind, row.kind}:
                # One row for a step: it waits for another request, until its time has passed.
                row = msgspec.structs.replace(row, kind="other", due_ms=_earlier(known.due_ms, row.due_ms))
            elif known is not None and known.kind in {"wait", "deadline"}:
                row = msgspec.structs.replace(row, due_ms=_earlier(known.due_ms, row.due_ms))
            found[automatic.step, NOBODY] = row
    return tuple(found.values())


def _earlier(one: int | None, other: int | None) -> int | None:
    return min((due for due in (one, other) if due is not None), default=None)


def _stuck_rows(state: RequestState, task: Task, office: OfficeState, now_ms: int) -> list[TaskRow]:
    """A step on which nobody may act is shown to the owners, who can add people, change rules, or close it."""
    owners = office.holders(OWNER, office.head, day_of(now_ms)) or (NOBODY,)
    roles = sorted({slot.approver.role for slot in task.open.slots if slot.approver.role is not None})
    why = Why(via="nobody", role=roles[0] if len(roles) == 1 else None, step_name=task.open.name)
    row = _for_nobody(state, task.open.step, "stuck", task.open.due_ms)
    return [msgspec.structs.replace(row, person=owner, why=_encode(why).decode()) for owner in owners]


def _for_nobody(state: RequestState, step: str, kind: str, due_ms: int | None) -> TaskRow:
    return TaskRow(
        request=state.id,
        step=step,
        person=NOBODY,
        kind=kind,
        why="{}",
        due_ms=due_ms,
        rule_table=None,
        rule_version=None,
        rule_row=None,
        created_ms=state.acts[-1].at[0],
    )


def _action_of(state: RequestState, office: OfficeState, step_id: str) -> str | None:
    for step in all_steps(office.workflows[state.workflow][state.version].steps):
        if step.id == step_id and isinstance(step, ActionStep):
            return step.action
    return None


def _summary(state: RequestState) -> Summary:
    submitted = state.acts[0].event
    sources = submitted.sources if isinstance(submitted, RequestSubmitted) else ()
    return Summary(
        values={name: plain_value(value) for name, value in state.standing.values.items()},
        open=tuple(
            {"step": step.step, "name": step.name, "kind": step.kind, "items": list(step.items), "due_ms": step.due_ms}
            for step in state.standing.open
        ),
        marks=tuple((mark.step, mark.round, mark.state) for mark in state.standing.marks),
        draft=state.draft,
        sources=tuple(source.shown() for source in sources),
        void=dict(sorted(state.void.items())),
    )


def _decisions(state: RequestState) -> list[DecisionRow]:
    found: list[DecisionRow] = []
    for act in state.acts:
        if isinstance(act.event, DecisionMade):
            found.append(_decision(state, act, act.event))
        elif isinstance(act.event, RuleApplied) and act.event.outcome.verdict in DECISIVE_BY_RULE:
            found.append(_rule_decision(state, act, act.event))
    return found


def _decision(state: RequestState, act: Act, event: DecisionMade) -> DecisionRow:
    rule = _rule_before(state, act, event)
    return DecisionRow(
        entry=act.id,
        request=state.id,
        step=event.step,
        round=event.round,
        person=act.by,
        acting_for=event.acting_for,
        verdict=event.said,
        reason=event.reason or None,
        at_ms=act.at[0],
        rule_table=rule.table if rule else None,
        rule_version=rule.version if rule else None,
        rule_row=rule.row if rule else None,
        device=act.device,
        position=act.position,
        counted=act.id not in state.void,
    )


def _rule_decision(state: RequestState, act: Act, event: RuleApplied) -> DecisionRow:
    return DecisionRow(
        entry=act.id,
        request=state.id,
        step=event.step,
        round=event.round,
        person=None,
        acting_for=None,
        verdict=event.outcome.verdict,
        reason=event.outcome.text or None,
        at_ms=act.at[0],
        rule_table=event.table,
        rule_version=event.version,
        rule_row=", ".join(event.rows),
        device=act.device,
        position=act.position,
        counted=act.id not in state.void,
    )


def _rule_before(state: RequestState, act: Act, event: DecisionMade) -> RuleRef | None:
    """The rule that sent the request to this person: the latest answer of the round before the decision."""
    found: RuleRef | None = None
    for earlier in state.acts:
        if earlier.id == act.id:
            break
        if isinstance(earlier.event, RuleApplied) and earlier.event.round == event.round:
            answer = earlier.event
            if answer.outcome.verdict in {"ask", "stop"}:
                row = ", ".join(answer.rows)
                found = RuleRef(table=answer.table, version=answer.version, row=row, code=answer.code)
    return found


def _documents(state: RequestState) -> tuple[DocumentRow, ...]:
    """What duplicate, split and changed-account questions look at, where the workflow records such keys."""
    values = state.standing.values
    submitted = state.acts[0].event
    sources = submitted.sources if isinstance(submitted, RequestSubmitted) else ()
    supplier, number = values.get("supplier_key"), values.get("number_key")
    amount = state.standing.amount
    if state.standing.status in {"rejected", "withdrawn"}:
        return ()
    if not isinstance(supplier, str) or not isinstance(number, str) or amount is None:
        # Too little to compare with; but the same file again is still the same file.
        supplier, number, amount = "", "", Money(minor=0, currency="")
        if not sources:
            return ()
    return (
        DocumentRow(
            request=state.id,
            sha256=sources[0].sha256 if sources else "",
            supplier_key=supplier,
            number_key=number,
            gross_minor=amount.minor,
            currency=amount.currency,
            issue_date=_text_or_none(values.get("issue_date")),
            account_key=_text_or_none(values.get("account_key")),
            unit=state.unit,
            settled=state.standing.status in {"approved", "done"},
        ),
    )


def _words(state: RequestState) -> str:
    words = [state.standing.title]
    words += [value_text(value) for value in state.standing.values.values() if isinstance(value, str | tuple | Rows)]
    return " ".join(dict.fromkeys(word for word in words if word))


def _text_or_none(value: Value) -> str | None:
    return value if isinstance(value, str) else None
