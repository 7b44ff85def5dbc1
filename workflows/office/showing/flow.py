"""The steps of a request's workflow as a tree, each with how far it got in the current round."""

from typing import Literal

import msgspec

from workflows.engine.assign import Task
from workflows.engine.state import RequestState
from workflows.office.office import Office
from workflows.office.showing.asked import Able
from workflows.office.showing.rule_texts import RuleShown

StepKind = Literal["form", "rule", "approval", "todo", "parallel", "wait", "action"]
StepState = Literal["ahead", "done", "open", "approved", "rejected", "skipped", "stopped", "contested", "changes-asked"]


class FlowAct(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody, or the program, did something on a step."""

    person: str | None
    """None: the program."""
    acting_for: str | None
    what: str
    """A verdict (of a person, or of a rule), or ``filled``, ``ticked``, ``waited``, ``done``, ``failed``."""
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
    raise NotImplementedError
