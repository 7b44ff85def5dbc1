"""Conditions on how a request went, compiled once and asked of many requests."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from workflows.domain.definitions import Definition
from workflows.domain.forms import is_date
from workflows.domain.measures import Kept, StepState, Such, step_of_point
from workflows.domain.worked import Worked
from workflows.engine.courses import Course, StepCourse
from workflows.engine.rulebook import UnitTree, below, condition_table
from workflows.rules.answers import Hit
from workflows.rules.evaluation import compile_table

_STOPS = frozenset({"rejected", "stopped", "open", "contested", "changes-asked"})


class Seen:
    """One request while it is looked at."""

    __slots__ = ("_steps", "course", "created_ms", "round", "status", "unit", "values")

    def __init__(
        self, unit: str, status: str, round_: int, created_ms: int, values: Mapping[str, Any], course: Course
    ) -> None:
        self.unit = unit
        self.status = status
        self.round = round_
        self.created_ms = created_ms
        self.values = values
        self.course = course
        self._steps: dict[str, StepCourse] | None = None

    def step(self, name: str) -> StepCourse | None:
        """How a step went; None where it was not reached."""
        if self._steps is None:
            self._steps = {one.step: one for one in self.course.steps}
        return self._steps.get(name)

    @property
    def last_step(self) -> str:
        """The step at which it was refused, or at which it stands; else the last that was taken; empty without any."""
        taken = [one for one in self.course.steps if one.state != "skipped"]
        return next((one.step for one in taken if one.state in _STOPS), taken[-1].step if taken else "")


Check = Callable[[Seen], bool]
Point = Callable[[Seen], int | None]


def point_of(point: str) -> Point:
    """When a request came to a point; None where it did not."""
    named = step_of_point(point)
    if named is not None:
        what, step = named
        return (lambda seen: _opened(seen.step(step))) if what == "opened" else (lambda seen: _ended(seen.step(step)))
    match point:
        case "decided":
            return lambda seen: seen.course.decided_ms
        case "ended":
            return lambda seen: seen.course.ended_ms
        case _:
            return lambda seen: seen.created_ms


def _opened(one: StepCourse | None) -> int | None:
    return None if one is None or one.state == "skipped" else one.opened_ms


def _ended(one: StepCourse | None) -> int | None:
    return None if one is None else one.ended_ms


class Compiler:
    """Makes checks of the conditions of one workflow."""

    def __init__(self, definition: Definition, units: UnitTree, worked: Callable[[str], Worked], now_ms: int) -> None:
        self._definition = definition
        self._below = below(units)
        self.worked = worked
        self._now_ms = now_ms

    def such(self, such: Such) -> tuple[Check, ...]:
        """The checks that must all hold; the cheapest first."""
        checks: list[Check] = []
        if such.statuses:
            statuses = frozenset(such.statuses)
            checks.append(lambda seen: seen.status in statuses)
        if such.decided_by:
            by = such.decided_by
            checks.append(lambda seen: seen.course.decided_by == by)
        if such.changed is not None:
            changed = such.changed
            checks.append(lambda seen: (seen.round > 1 or seen.status == "changes-asked") == changed)
        checks += [_row(step, frozenset(rows)) for step, rows in such.rows.items()]
        checks += [self._step(step, state) for step, state in such.steps.items()]
        if such.fields:
            checks.append(self._fields(such.fields))
        if such.late is not None:
            late = such.late
            checks.append(lambda seen: any(self._is_late(seen, one) for one in seen.course.steps) == late)
        checks += [self._kept(one) for one in such.kept]
        return tuple(checks)

    def _fields(self, when: dict[str, str]) -> Check:
        compiled = compile_table(condition_table(self._definition, when), self._below)
        return lambda seen: isinstance(compiled.evaluate(seen.values), Hit)

    def _step(self, name: str, state: StepState) -> Check:
        def holds(seen: Seen) -> bool:
            one = seen.step(name)
            if one is None:
                return False
            match state:
                case "done":
                    return one.ended_ms is not None and one.state != "rejected"
                case "not-done":
                    return one.ended_ms is None and one.state != "skipped"
                case "late":
                    return self._is_late(seen, one)
                case "in-time":
                    return one.ended_ms is not None and not self._is_late(seen, one)
                case "stopped":
                    return one.state == "stopped"
                case _:
                    return one.state == state

        return holds

    def _is_late(self, seen: Seen, one: StepCourse) -> bool:
        if one.due_ms is None or one.state == "skipped":
            return False
        return (one.ended_ms or seen.course.ended_ms or self._now_ms) > one.due_ms

    def _kept(self, kept: Kept) -> Check:
        point, name, wanted = point_of(kept.point), kept.day, kept.kept

        def holds(seen: Seen) -> bool:
            day = seen.values.get(name)
            if not isinstance(day, str) or not is_date(day):
                return False
            last = date.fromisoformat(day)
            if kept.before and last > date.min:
                last -= timedelta(days=1)
            until, at_ms = self.worked(seen.unit).end_of(last), point(seen)
            if at_ms is None:  # not yet: late once the day is past, unless it never comes
                return not wanted and seen.course.ended_ms is None and self._now_ms >= until
            return (at_ms < until) == wanted

        return holds


def _row(step: str, rows: frozenset[str]) -> Check:
    return lambda seen: not rows.isdisjoint(seen.course.rows.get(step, "").split(", "))
