"""Whose turn it is: each open step with everyone who may act on it, and what is missing where too few may."""

from typing import Literal

import msgspec

from workflows.domain.definitions import Step, TodoStep, WaitStep, all_steps
from workflows.domain.outcomes import How
from workflows.engine.assign import Task, Via
from workflows.engine.shortage import Shortage as Short
from workflows.engine.shortage import shortage_of
from workflows.engine.state import OpenKind, OpenStep, RequestState
from workflows.office.office import Office
from workflows.office.showing.rule_texts import RuleShown, RuleTexts


class Able(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who may act, and why they are asked."""

    person: str
    via: Via
    """named, role, handed-on, anyone, last-resort, escalated: see ``engine.assign.Eligible``."""
    role: str | None
    unit: str | None
    """Where the role is held."""
    acting_for: str | None
    slot: int


class ShownItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of a checklist."""

    id: str
    text: str
    required: bool
    ticked: bool
    needs_note: bool = False
    """Whether it is ticked with a note alone: a signal that something came."""


class Shortage(msgspec.Struct, frozen=True, kw_only=True):
    """Too few people may act for the step ever to end."""

    code: Literal["nobody", "too-few"]
    needed: int
    """How many different people must still act."""
    people: tuple[str, ...]
    """Those who may."""
    roles: tuple[str, ...]
    """Roles of which one more holder would do; where none alone would, all that are asked."""
    all_of_them: bool = False
    """Whether none of the roles alone would do."""
    rule: RuleShown | None
    """The rule that asks for them; for later requests it can be changed."""
    owner_may_withdraw: bool
    """Whether an owner may close the request, because nobody at all may act."""


class ShownTask(msgspec.Struct, frozen=True, kw_only=True):
    """An open step."""

    step: str
    name: str
    """The step's name in the workflow; empty for the requester's answer to a wish for changes."""
    kind: OpenKind
    """approval, clear, contest, form, todo, changes: see ``engine.state.OpenStep``."""
    round: int
    how: How
    quorum: int
    since_ms: int
    due_ms: int | None
    people: tuple[Able, ...]
    """Everyone who may act, each once per slot, in the order of slots; empty: nobody may."""
    items: tuple[ShownItem, ...]
    """The whole checklist of a to-do, in its order."""
    rule: RuleShown | None
    shortage: Shortage | None


def shown_tasks(office: Office, state: RequestState, found: tuple[Task, ...], now_ms: int) -> tuple[ShownTask, ...]:
    """These open steps as they are shown, in the order of the flow."""
    definition = office.state.workflows[state.workflow][state.version]
    steps = {step.id: step for step in all_steps(definition.steps)}
    rules = RuleTexts(office)
    return tuple(_shown(office, state, task, steps.get(task.open.step), rules, now_ms) for task in found)


def able_of(task: Task) -> tuple[Able, ...]:
    """Everyone who may act on an open step."""
    return tuple(
        Able(
            person=one.person,
            via=one.via,
            role=one.role,
            unit=one.unit,
            acting_for=one.acting_for,
            slot=one.slot,
        )
        for one in task.people
    )


def _signal(one: OpenStep, step: Step | None) -> tuple[ShownItem, ...]:
    """What a wait for a signal asks for."""
    if not isinstance(step, WaitStep) or one.kind != "todo":
        return ()
    return tuple(ShownItem(id=item, text=item, required=True, ticked=False, needs_note=True) for item in one.items)


def _shown(
    office: Office, state: RequestState, task: Task, step: Step | None, rules: RuleTexts, now_ms: int
) -> ShownTask:
    one = task.open
    checklist = step.checklist if isinstance(step, TodoStep) else ()
    rule = rules.of(one.rule)
    short = shortage_of(state, task, office.state, now_ms)
    return ShownTask(
        step=one.step,
        name=one.name,
        kind=one.kind,
        round=one.round,
        how=one.how,
        quorum=one.quorum,
        since_ms=one.opened_ms,
        due_ms=one.due_ms,
        people=able_of(task),
        items=tuple(
            ShownItem(id=item.id, text=item.text, required=item.required, ticked=item.id not in one.items)
            for item in checklist
        )
        or _signal(one, step),
        rule=rule,
        shortage=None
        if short is None
        else shown_shortage(short, rule, may_close=not task.people and state.standing.status != "approved"),
    )


def shown_shortage(short: Short, rule: RuleShown | None, *, may_close: bool) -> Shortage:
    """What is missing, as it is shown."""
    return Shortage(
        code="too-few" if short.people and short.needed > 1 else "nobody",
        needed=short.needed,
        people=short.people,
        roles=short.roles,
        all_of_them=short.all_of_them,
        rule=rule if rule is not None and rule.rows else None,
        owner_may_withdraw=may_close,
    )
