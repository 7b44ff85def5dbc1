"""Workflow definitions: the form, and the steps a request goes through. A definition is data; it runs nothing."""

from typing import Any, Literal

import msgspec

from workflows.domain.forms import Calculated, Field
from workflows.domain.measures import Kpi
from workflows.domain.outcomes import Approver, How

Way = Literal["go-on", "ask", "reject"]
"""go-on: the flow goes on. ask: people lift it with a reason, or reject. reject: the request is rejected."""


class ChecklistItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to tick."""

    id: str
    text: str
    required: bool = True


class Escalation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What happens once a deadline has passed. Nobody who was asked loses the right to act."""

    then: Literal["remind", "next-manager", "owner"]
    """remind: those who are asked are reminded. next-manager: whoever stands above them may act as well. owner: the
    owners may act as well."""
    after: str = ""
    """How long after the deadline, such as ``1 working day``; empty: with it."""


class _Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    id: str
    name: str
    when: dict[str, str] = {}
    """The step is taken only where all these fields match these rule-table cells; empty: always."""
    only_if: str | None = None
    """The step is taken only where an earlier rule required this name, such as ``call-back``."""
    due_hours: int | None = None
    """Hours after the step opens until it is overdue."""
    due: str = ""
    """The same in working time of the request's unit: ``4 working hours``, ``2 working days``."""
    due_by: str = ""
    """A date field: the step is overdue when that day begins (00:00 UTC), where this is earlier. A day that is over or
    has begun when the step opens is not looked at.
    """
    escalate: tuple[Escalation, ...] = ()
    """What happens when it is overdue, the earliest first."""
    shows: tuple[str, ...] = ()
    """The only fields that whoever acts here is shown; empty: all but the hidden ones."""
    hides: tuple[str, ...] = ()
    """Fields that whoever acts here is not shown."""


class FormStep(_Step, tag="form", frozen=True, kw_only=True):
    """Someone fills in or confirms fields."""

    who: tuple[Approver, ...] = ()
    """Who may fill it in; empty: the requester."""
    fields: tuple[str, ...] = ()
    """What can be filled in here; empty: all that is not hidden here."""
    requires: tuple[str, ...] = ()
    """Fields that must be filled in here, though they need not be elsewhere."""


class RuleStep(_Step, tag="rule", frozen=True, kw_only=True):
    """A rule table answers at once."""

    table: str


class ApprovalStep(_Step, tag="approval", frozen=True, kw_only=True):
    """People decide. Whom to ask stands here, or in the outcome of an earlier rule step."""

    by_rule: str | None = None
    """The rule step whose outcome says whether anyone is asked, and whom."""
    approvers: tuple[Approver, ...] = ()
    how: How = "any"
    quorum: int = 0
    not_by: tuple[str, ...] = ()
    """Steps whose actors may not act here (segregation of duties)."""


class TodoStep(_Step, tag="todo", frozen=True, kw_only=True):
    """Something to do outside, with a checklist to tick."""

    who: tuple[Approver, ...]
    checklist: tuple[ChecklistItem, ...]
    not_by: tuple[str, ...] = ()
    not_requester: bool = False
    """The person who asked or entered may not do this."""
    pays: bool = False
    """Money leaves by this: whoever enters or approves should not do it (``engine.duties``)."""


class Branch(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of several ways that are walked at the same time."""

    id: str
    steps: tuple["Step", ...]


class ParallelStep(_Step, tag="parallel", frozen=True, kw_only=True):
    """All branches run side by side; the flow goes on when each is through."""

    branches: tuple[Branch, ...]


class Awaited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a wait waits for beside its time: exactly one of a signal, a workflow and a step."""

    signal: str = ""
    """A name, such as ``goods-arrived``: somebody says, with a note, that it came."""
    who: tuple[Approver, ...] = ()
    """Who may give the signal; empty: the requester."""
    workflow: str = ""
    """Any request of this workflow that is over and matches."""
    matching: dict[str, str] = {}
    """Fields of that workflow and the own fields that hold the same there; a field without a value matches nothing."""
    step: str = ""
    """An earlier step that started a request of another workflow and did not wait for it."""


class WaitStep(_Step, tag="wait", frozen=True, kw_only=True):
    """Nothing happens until a time comes, or something else before it.

    A wait for something else has a deadline: ``hours``, ``until_field``, or ``due`` in working time.
    """

    hours: int | None = None
    """This long after the step opens."""
    until_field: str | None = None
    """Until the start (00:00 UTC) of the day in this date field."""
    for_: Awaited | None = msgspec.field(default=None, name="for")
    """What ends the wait before its time."""
    result: str | None = None
    """The field that says how it ended: ``came`` (a signal), ``done``, ``rejected``, ``withdrawn``, or ``too-late``."""
    then: Way = "go-on"
    """What happens when the time passed and what was waited for did not come."""
    who: tuple[Approver, ...] = ()
    """Whom ``then: ask`` asks; empty: the owner."""


class SetStep(_Step, tag="set", frozen=True, kw_only=True):
    """Fields get values that follow from others, by the definition alone. What cannot be worked out is left empty."""

    values: dict[str, str] = {}
    """For each field a text in which ``{field}`` stands for another's value; ``{field}`` alone takes it as it is."""
    calculated: dict[str, Calculated] = {}
    """For each field how its value is calculated."""


class WorkflowStep(_Step, tag="workflow", frozen=True, kw_only=True):
    """A request of another workflow is started, and its end is waited for."""

    workflow: str
    values: dict[str, str] = {}
    """For each field of that workflow a text, as in a set step."""
    unit: str = ""
    """The unit in which it starts; empty: the same."""
    waits: bool = True
    """Whether the flow goes on only once that request is over."""
    result: str | None = None
    """The field that says how it ended: ``done``, ``rejected``, ``withdrawn``, ``too-late`` or ``not-started``."""
    takes: dict[str, str] = {}
    """Own fields, and the fields of that request whose values they take when it is over."""
    if_rejected: Way = "ask"
    """What happens when it was rejected or withdrawn."""
    then: Way = "ask"
    """What happens when it is not over in time."""
    who: tuple[Approver, ...] = ()
    """Whom ``ask`` asks, also where it could not be started; empty: the owner."""


class ActionStep(_Step, tag="action", frozen=True, kw_only=True):
    """The program does something, once, on one device."""

    action: str
    settings: dict[str, str] = {}


class RepeatStep(_Step, tag="repeat", frozen=True, kw_only=True):
    """A block of steps that is walked once, and again while fields say so. After the last time the flow goes on.

    The second time its steps are called ``check-2``, the third time ``check-3``: each time is acted on by itself.
    Repeated blocks do not stand inside each other.
    """

    steps: tuple["Step", ...]
    again: dict[str, str]
    """It is walked once more where all these fields match these rule-table cells."""
    most: int = 3
    """How often at most, the first time included; 2 to 10."""


class EndStep(_Step, tag="end", frozen=True, kw_only=True):
    """The request is over here, whatever steps follow."""

    outcome: Literal["done", "rejected"] = "done"


Step = (
    FormStep
    | RuleStep
    | ApprovalStep
    | TodoStep
    | ParallelStep
    | WaitStep
    | ActionStep
    | SetStep
    | WorkflowStep
    | RepeatStep
    | EndStep
)


class Definition(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A versioned workflow. Running requests keep the version they started with."""

    id: str
    version: int = 1
    name: str
    sentence: str = ""
    """What it is for, as the gallery says it."""
    title: str = ""
    """How a request is called: text with field ids in braces, such as ``{supplier_name} {invoice_number}``."""
    amount: str | None = None
    """The money field that limits and lists look at."""
    weighed: str | None = None
    """The money fact that limits of one decision look at instead of the amount: the amount together with others that
    it may have been split from. A fact called ``supplier-sum-7-days`` or ``same-requester-sum-7-days`` the program
    works out by itself. Where it is not known, the amount is above every limit.
    """
    category: str | None = None
    """The text or one-of field that budgets look at, such as ``cost_centre``."""
    fields: tuple[Field, ...]
    facts: tuple[Field, ...] = ()
    """What the program finds out by itself and records beside the fields, such as ``account_changed``."""
    steps: tuple[Step, ...]
    kpis: tuple[Kpi, ...] = ()
    """What is measured about its requests. Nothing that happens to a request follows from it."""

    def field(self, field_id: str) -> Field | None:
        """The field or fact of this id."""
        for field in (*self.fields, *self.facts):
            if field.id == field_id:
                return field
        return None


def all_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Every step in reading order, those inside parallel branches included, and what is repeated as often as it can."""
    found: list[Step] = []
    for step in steps:
        found.append(step)
        if isinstance(step, ParallelStep):
            for branch in step.branches:
                found.extend(all_steps(branch.steps))
        elif isinstance(step, RepeatStep):
            for one in times_of(step):
                found.extend(all_steps(one))
    return tuple(found)


def written_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Every step as it is written down, in reading order: what is repeated stands there once."""
    found: list[Step] = []
    for step in steps:
        found.append(step)
        for inner in inside(step):
            found.extend(written_steps(inner))
    return tuple(found)


def inside(step: Step) -> tuple[tuple[Step, ...], ...]:
    """The steps that a step holds: of each branch, or of the block that is repeated."""
    if isinstance(step, ParallelStep):
        return tuple(branch.steps for branch in step.branches)
    return (step.steps,) if isinstance(step, RepeatStep) else ()


def times_of(step: RepeatStep) -> tuple[tuple[Step, ...], ...]:
    """The block as it is walked each time, ids of its own included."""
    names = {one.id for one in all_steps(step.steps)}
    later = (tuple(_renamed(one, number, names) for one in step.steps) for number in range(2, step.most + 1))
    return (step.steps, *later)


def _renamed(step: Step, number: int, names: set[str]) -> Step:
    """A step as it is called at that time, with what it says of others of its block."""
    changes: dict[str, Any] = {"id": f"{step.id}-{number}", "name": f"{step.name} ({number})"}
    if isinstance(step, ApprovalStep) and step.by_rule in names:
        changes["by_rule"] = f"{step.by_rule}-{number}"
    if isinstance(step, ApprovalStep | TodoStep):
        changes["not_by"] = tuple(f"{one}-{number}" if one in names else one for one in step.not_by)
    if isinstance(step, WaitStep) and step.for_ is not None and step.for_.step in names:
        changes["for_"] = msgspec.structs.replace(step.for_, step=f"{step.for_.step}-{number}")
    if isinstance(step, ParallelStep):
        changes["branches"] = tuple(
            msgspec.structs.replace(branch, steps=tuple(_renamed(one, number, names) for one in branch.steps))
            for branch in step.branches
        )
    found: Step = msgspec.structs.replace(step, **changes)
    return found


def may_refuse(step: Step) -> bool:
    """Whether a person, a rule table or another request may yet say no there."""
    if isinstance(step, ParallelStep):
        return any(may_refuse(inner) for branch in step.branches for inner in branch.steps)
    if isinstance(step, RepeatStep):
        return any(may_refuse(inner) for inner in step.steps)
    if isinstance(step, WorkflowStep):
        return step.waits and (step.if_rejected, step.then) != ("go-on", "go-on")
    if isinstance(step, WaitStep):
        return step.for_ is not None and step.then != "go-on"
    return isinstance(step, RuleStep | ApprovalStep)


def fields_written(step: Step) -> tuple[str, ...]:
    """The fields that the program writes at a step, in the order of the step."""
    match step:
        case SetStep():
            return (*step.values, *step.calculated)
        case WorkflowStep():
            return (*([step.result] if step.result else []), *step.takes)
        case WaitStep():
            return (step.result,) if step.result else ()
        case _:
            return ()
