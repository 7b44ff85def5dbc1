"""Deadlines of steps: when they pass, and what happens then.

Calendars are worked out by whoever writes the act, which records the instant; another laptop may know other holidays,
so it asks only whether the instant is possible at all, and everybody judges alike.
"""

from collections.abc import Mapping, Sequence

from workflows.domain.commands import Refusal
from workflows.domain.definitions import Definition, Step, all_steps
from workflows.domain.events import Act
from workflows.domain.flow_events import StepEscalated
from workflows.domain.forms import Value
from workflows.domain.working_time import HOUR_MS, Span, WorkingTime, span_of
from workflows.engine.calendars import working_time_of
from workflows.engine.rulebook import Rulebook
from workflows.engine.state import Automatic, OfficeState
from workflows.engine.values import start_of_day

_NO_VALUES: Mapping[str, Value] = {}


def working_time_for(definition: Definition, office: OfficeState, unit: str, book: Rulebook) -> WorkingTime | None:
    """When the unit works, where a step of the definition counts in working time."""
    if not book.once("counts-work", definition, None, lambda: _counts_work(definition)):
        return None
    return book.once("working-time", office, None, lambda: working_time_of(office, unit), unit)


def unit_time(definition: Definition, office: OfficeState, unit: str) -> WorkingTime | None:
    """The same for whoever asks once."""
    return working_time_of(office, unit) if _counts_work(definition) else None


def due_of(
    step: Step, opened_ms: int, working: WorkingTime | None, values: Mapping[str, Value] = _NO_VALUES
) -> int | None:
    """When a step that opened then is overdue; None where it has no deadline."""
    span, due = span_of(step.due) if step.due else None, None
    if span is not None and working is not None:
        due = working.after(opened_ms, span)
    elif step.due_hours is not None:
        due = opened_ms + step.due_hours * HOUR_MS
    day = _day_before_which(step, opened_ms, values)
    return due if due is None or day is None else min(due, day)


def _day_before_which(step: Step, opened_ms: int, values: Mapping[str, Value]) -> int | None:
    """The start of the day by which it is due at the latest; None where no such day lies ahead."""
    day = start_of_day(values.get(step.due_by), otherwise=opened_ms) if step.due_by else opened_ms
    return day if day > opened_ms else None


def escalated_by(step: Step, acts: Sequence[Act]) -> tuple[str, ...]:
    """What happened since the deadline passed, in the definition's order, each once."""
    levels = _levels(acts)
    return tuple(dict.fromkeys(one.then for level, one in enumerate(step.escalate) if level in levels))


def next_escalation(
    step: Step,
    number: int,
    opened_ms: int,
    acts: Sequence[Act],
    working: WorkingTime | None,
    values: Mapping[str, Value] = _NO_VALUES,
) -> Automatic | None:
    """What happens next unless people act, in the round of this number; None where nothing does."""
    due, levels = due_of(step, opened_ms, working, values), _levels(acts)
    level = next((level for level in range(len(step.escalate)) if level not in levels), None)
    if due is None or level is None:
        return None
    span, later = span_of(step.due), span_of(step.escalate[level].after)
    earliest = opened_ms + (span.least_ms if span is not None else due - opened_ms)
    day = _day_before_which(step, opened_ms, values)
    earliest = earliest if day is None else min(earliest, day)
    if later is not None and working is not None:
        due, earliest = working.after(due, later), earliest + later.least_ms
    return Automatic(step=step.id, round=number, kind="deadline", due_ms=due, earliest_ms=earliest, level=level)


def judge_escalation(event: StepEscalated, waiting: Automatic, at_ms: int) -> Refusal | None:
    """Whether the deadline can have passed when its author says so."""
    if event.level != waiting.level:
        return Refusal(code="not-its-turn")
    return None if waiting.earliest_ms <= event.due_ms <= at_ms else Refusal(code="too-early")


def is_longer(one: str, other: str) -> bool:
    """Whether one working time is at least as long as the other, which may be empty; both can be read."""
    return _order(span_of(one)) >= _order(span_of(other))


def _order(span: Span | None) -> int:
    return 0 if span is None else span.count * (24 if span.unit == "day" else 1)


def _levels(acts: Sequence[Act]) -> frozenset[int]:
    return frozenset(act.event.level for act in acts if isinstance(act.event, StepEscalated))


def _counts_work(definition: Definition) -> bool:
    return any(step.due or any(one.after for one in step.escalate) for step in all_steps(definition.steps))
