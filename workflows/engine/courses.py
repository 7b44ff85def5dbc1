"""How a request went, in short: when each of its steps opened and was through, when it was decided, when it ended.

Times are milliseconds since 1970-01-01 UTC as the authors of the acts claim them; steps are those of the latest round.
"""

from typing import Literal

import msgspec

from workflows.domain.definitions import ApprovalStep, Definition, FormStep, RuleStep, Step, TodoStep, all_steps
from workflows.domain.events import (
    Act,
    DecisionMade,
    ErasureConfirmed,
    ErasureOrdered,
    RequestCommented,
    RuleApplied,
)
from workflows.domain.flow_events import RequestMoved, StepEscalated
from workflows.domain.working_time import WorkingTime
from workflows.engine.deadlines import due_of, unit_time
from workflows.engine.state import FINAL, OfficeState, RequestState

DecidedBy = Literal["rule", "people", "nobody"]

encoded = msgspec.msgpack.Encoder(order="deterministic").encode
_MOST = 64
_HAVE_DEADLINES = (FormStep, ApprovalStep, TodoStep, RuleStep)
_THROUGH = frozenset({"done", "approved", "rejected"})
_MOVES_NOTHING = (RequestCommented, ErasureOrdered, ErasureConfirmed, StepEscalated, RequestMoved)


class StepCourse(msgspec.Struct, frozen=True, array_like=True):
    """One step that was reached, or passed over."""

    step: str
    state: str
    """As in ``StepMark``."""
    opened_ms: int
    ended_ms: int | None
    """None while it is not through, and where it was passed over."""
    due_ms: int | None
    """By the calendar of the laptop that worked it out; None where people have no deadline."""


class Course(msgspec.Struct, frozen=True, array_like=True):
    """All of it."""

    ended_ms: int | None
    """When nothing was left to do; None while something is."""
    decided_ms: int | None
    """When the last yes or no of the latest round was said; None while people are asked, or where nobody had to be."""
    decided_by: DecidedBy
    rows: dict[str, str]
    """What answered at each rule step: the rows, joined by ``, ``."""
    steps: tuple[StepCourse, ...]
    """In the order in which they were walked."""


decoded = msgspec.msgpack.Decoder(Course).decode
"""The record in a row. Raises msgspec.DecodeError for what is none."""


class Memory:
    """What many courses ask for again, kept for the last few definitions and offices. Not shared between threads."""

    def __init__(self) -> None:
        # What a key names by its identity is held in the value, so that no other can take its place in memory.
        self._steps: dict[int, tuple[Definition, dict[str, Step]]] = {}
        self._times: dict[tuple[int, int, str], tuple[Definition, OfficeState, WorkingTime | None]] = {}

    def steps(self, definition: Definition) -> dict[str, Step]:
        """Every step by its id, repeated ones as often as they can be walked."""
        known = self._steps.get(id(definition))
        if known is None:
            if len(self._steps) >= _MOST:
                self._steps.clear()
            known = self._steps[id(definition)] = (definition, {one.id: one for one in all_steps(definition.steps)})
        return known[1]

    def working(self, definition: Definition, office: OfficeState, unit: str) -> WorkingTime | None:
        """When the unit works, where the definition counts in that."""
        key = (id(definition), id(office), unit)
        known = self._times.get(key)
        if known is None:
            if len(self._times) >= _MOST:
                self._times.clear()
            known = self._times[key] = (definition, office, unit_time(definition, office, unit))
        return known[2]


def course_of(state: RequestState, office: OfficeState, memory: Memory) -> Course:
    """How the request went so far."""
    standing = state.standing
    definition = office.workflows[state.workflow][state.version]
    steps, working = memory.steps(definition), memory.working(definition, office, state.unit)
    acts = [act for act in state.counted if getattr(act.event, "round", None) == standing.round]
    answers = _answers(acts)
    found: list[StepCourse] = []
    for mark in standing.marks:
        step, (opened_ms, ended_ms) = steps[mark.step], standing.times.get(mark.step, (0, 0))
        answer = answers.get(mark.step)
        if isinstance(step, RuleStep) and answer is not None:
            ended_ms = max(ended_ms, answer.at[0])
        has_deadline = isinstance(step, _HAVE_DEADLINES) and mark.state != "skipped"
        due_ms = due_of(step, opened_ms, working, standing.values) if has_deadline else None
        through = mark.state in _THROUGH
        found.append(StepCourse(mark.step, mark.state, opened_ms, ended_ms if through else None, due_ms))
    rows = {name: ", ".join(act.event.rows) for name, act in answers.items() if isinstance(act.event, RuleApplied)}
    decided_ms, decided_by = _decided(state, acts)
    over = standing.status in FINAL or (standing.status == "approved" and not standing.open and not standing.automatic)
    last_ms = max(act.at[0] for act in state.counted if not isinstance(act.event, _MOVES_NOTHING))
    return Course(last_ms if over else None, decided_ms, decided_by, rows, tuple(found))


def _answers(acts: list[Act]) -> dict[str, Act]:
    """The answer of each rule step; where two laptops asked, the walk takes the smallest as well."""
    found: dict[str, Act] = {}
    for act in sorted(acts, key=lambda one: one.id):
        if isinstance(act.event, RuleApplied):
            found.setdefault(act.event.step, act)
    return found


def _decided(state: RequestState, acts: list[Act]) -> tuple[int | None, DecidedBy]:
    """When and by whom the last yes or no was said, opinions left out."""
    people = [
        act.at[0]
        for act in acts
        if isinstance(act.event, DecisionMade)
        and act.event.verdict in {"approve", "reject"}
        and not act.event.is_opinion
    ]
    rules = [
        act.at[0]
        for act in acts
        if isinstance(act.event, RuleApplied) and act.event.outcome.verdict in {"approve", "reject"}
    ]
    by: DecidedBy = "people" if people else "rule" if rules else "nobody"
    asked = any(one.kind in {"approval", "clear", "contest"} for one in state.standing.open)
    said = state.standing.status not in {"withdrawn", "changes-asked"} and not asked and (people or rules)
    return (max([*people, *rules]) if said else None), by


def is_same(one: bytes, other: bytes) -> bool:
    """Whether two records say the same, deadlines left out: calendars change. An empty one says nothing against any."""
    if one == other or not one or not other:
        return True
    try:
        return _timeless(decoded(one)) == _timeless(decoded(other))
    except msgspec.DecodeError:
        return False


def _timeless(course: Course) -> Course:
    steps = tuple(msgspec.structs.replace(step, due_ms=None) for step in course.steps)
    return msgspec.structs.replace(course, steps=steps)
