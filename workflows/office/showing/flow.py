"""The steps of a request's workflow as a tree, each with how far it got in the current round."""

from typing import Literal

import msgspec

from workflows.domain.definitions import (
    ActionStep,
    ApprovalStep,
    EndStep,
    FormStep,
    ParallelStep,
    RepeatStep,
    RuleStep,
    SetStep,
    Step,
    TodoStep,
    WaitStep,
    WorkflowStep,
    all_steps,
    times_of,
)
from workflows.domain.document_events import DocumentMade
from workflows.domain.events import Act, ActionDone, DecisionMade, FormFilled, ItemTicked, RuleApplied, WaitEnded
from workflows.domain.flow_events import FieldsSet, OtherEnded, PartStarted
from workflows.engine.assign import Task
from workflows.engine.state import FINAL, RequestState
from workflows.office.office import Office
from workflows.office.showing.asked import Able, able_of
from workflows.office.showing.rule_texts import RuleShown, RuleTexts

StepKind = Literal["form", "rule", "approval", "todo", "parallel", "wait", "action", "set", "workflow", "repeat", "end"]
StepState = Literal["ahead", "done", "open", "approved", "rejected", "skipped", "stopped", "contested", "changes-asked"]

_KINDS: dict[type, StepKind] = {
    FormStep: "form",
    RuleStep: "rule",
    ApprovalStep: "approval",
    TodoStep: "todo",
    ParallelStep: "parallel",
    WaitStep: "wait",
    ActionStep: "action",
    SetStep: "set",
    WorkflowStep: "workflow",
    RepeatStep: "repeat",
    EndStep: "end",
}


class FlowAct(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody, or the program, did something on a step."""

    person: str | None
    """None: the program."""
    acting_for: str | None
    what: str
    """A verdict (of a person, or of a rule), or ``filled``, ``ticked``, ``waited``, ``done``, ``failed``, ``written``,
    ``started``, ``not-started``, or how another request ended."""
    at_ms: int


class FlowBranch(msgspec.Struct, frozen=True, kw_only=True):
    """One of several ways that are walked at the same time."""

    id: str
    steps: tuple["FlowStep", ...]


class FlowStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step."""

    id: str
    name: str
    kind: StepKind
    state: StepState
    """ahead: not reached yet."""
    acts: tuple[FlowAct, ...]
    """What counted in this round, in order."""
    asked: tuple[Able, ...]
    """Who may act now."""
    due_ms: int | None
    rule: RuleShown | None
    """The rule that answered here, or that says who is asked."""
    branches: tuple[FlowBranch, ...]
    """Of a parallel step."""


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """The whole definition."""

    round: int
    steps: tuple[FlowStep, ...]
    waits_for_changes: tuple[Able, ...]
    """Who is to answer a wish for changes; empty where none is open."""


def flow(office: Office, state: RequestState, found: tuple[Task, ...]) -> Flow:
    """The definition of this request's version, in its order."""
    definition = office.state.workflows[state.workflow][state.version]
    tree = _Tree(office, state, found)
    waits = next((able_of(task) for task in found if task.open.kind == "changes"), ())
    return Flow(round=state.standing.round, steps=tree.steps(definition.steps), waits_for_changes=waits)


class _Tree:
    """What is known about the steps of one request."""

    def __init__(self, office: Office, state: RequestState, found: tuple[Task, ...]) -> None:
        standing = state.standing
        self._marks = {mark.step: mark.state for mark in standing.marks if mark.round == standing.round}
        self._is_over = standing.status in FINAL
        self._tasks = {task.open.step: task for task in found}
        self._dues = {one.step: one.due_ms for one in standing.automatic}
        self._acts: dict[str, list[Act]] = {}
        for act in state.counted:
            if getattr(act.event, "round", None) == standing.round:
                self._acts.setdefault(getattr(act.event, "step", ""), []).append(act)
        self._rules = RuleTexts(office)

    def steps(self, steps: tuple[Step, ...]) -> tuple[FlowStep, ...]:
        """These steps, and what is inside them; a repeated block as often as it was begun, and once before that."""
        found: list[FlowStep] = []
        for one in steps:
            if not isinstance(one, RepeatStep) or one.id in self._marks:
                found.append(self._step(one))
                continue
            for number, walked in enumerate(times_of(one)):
                if number == 0 or any(inner.id in self._marks for inner in all_steps(walked)):
                    found.extend(self.steps(walked))
        return tuple(found)

    def _step(self, step: Step) -> FlowStep:
        task = self._tasks.get(step.id)
        branches: tuple[FlowBranch, ...] = ()
        if isinstance(step, ParallelStep):
            branches = tuple(FlowBranch(id=one.id, steps=self.steps(one.steps)) for one in step.branches)
        return FlowStep(
            id=step.id,
            name=step.name,
            kind=_KINDS[type(step)],
            state=_together(branches) if branches and step.id not in self._marks else self._state(step),
            acts=tuple(one for act in self._acts.get(step.id, ()) if (one := _done(act)) is not None),
            asked=able_of(task) if task is not None else (),
            due_ms=task.open.due_ms if task is not None else self._dues.get(step.id),
            rule=self._rule(step, task),
            branches=branches,
        )

    def _state(self, step: Step) -> StepState:
        state: StepState = self._marks.get(step.id, "ahead")
        return "ahead" if state == "open" and self._is_over else state

    def _rule(self, step: Step, task: Task | None) -> RuleShown | None:
        if task is not None and task.open.rule is not None:
            return self._rules.of(task.open.rule)
        asked = step.by_rule if isinstance(step, ApprovalStep) else step.id
        answers = [act.event for act in self._acts.get(asked or "", ()) if isinstance(act.event, RuleApplied)]
        if not answers or (isinstance(step, ApprovalStep) and answers[0].outcome.verdict != "ask"):
            return None
        return self._rules.shown(answers[0].table, answers[0].version, answers[0].rows, answers[0].code)


def _together(branches: tuple[FlowBranch, ...]) -> StepState:
    """How far a parallel step got: open as long as anything in it is, done where each branch is through."""
    states = {step.state for branch in branches for step in branch.steps}
    worst: StepState
    for worst in ("rejected", "contested", "stopped", "changes-asked", "open"):
        if worst in states:
            return worst
    if states == {"ahead"}:
        return "ahead"
    return "open" if "ahead" in states else "done"


def _done(act: Act) -> FlowAct | None:
    event = act.event
    match event:
        case DecisionMade():
            return FlowAct(person=act.by, acting_for=event.acting_for, what=event.verdict, at_ms=act.at[0])
        case RuleApplied():
            what: str = event.outcome.verdict
        case FormFilled():
            what = "filled"
        case ItemTicked():
            what = "ticked"
        case WaitEnded():
            what = "waited"
        case ActionDone():
            what = event.result
        case FieldsSet() | DocumentMade():
            what = "written"
        case PartStarted():
            what = "not-started" if event.code else "started"
        case OtherEnded():
            what = event.outcome
        case _:
            return None
    return FlowAct(person=act.by, acting_for=None, what=what, at_ms=act.at[0])
