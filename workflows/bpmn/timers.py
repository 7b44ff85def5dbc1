"""Deadlines and waits as durations of ISO 8601, which knows no working time, and whole hours back from these.

What is counted in working time is written as days and hours of the calendar, and the timer's name says the rest.
"""

import re
from collections.abc import Mapping

import msgspec

from workflows.domain.definitions import Step, WaitStep
from workflows.domain.working_time import span_of

_DURATION = re.compile(r"P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,8})S)?)?)\Z")

ESCALATIONS = {"remind": "Remind", "next-manager": "Next manager too", "owner": "Owners too"}
"""What happens after a deadline, by the code of its escalation, and as the diagram calls it."""
OVERDUE = "Overdue"


class Timer(msgspec.Struct, frozen=True, kw_only=True):
    """A timer at the edge of a task: how long, and what happens then."""

    duration: str = ""
    date: str = ""
    """Instead of a duration the name of a date field."""
    name: str
    then: str = ""
    """The code of an escalation; empty: it is overdue, and nothing else happens."""


def timers_of(step: Step, names: Mapping[str, str]) -> tuple[Timer, ...]:
    """The deadline of a step and what follows it, the earliest first. Empty where it has none.

    ``names``: what the file calls each field.
    """
    if isinstance(step, WaitStep) and step.hours is not None:
        return (Timer(duration=hours_text(step.hours), name=f"{step.hours} hours"),)
    if isinstance(step, WaitStep) and step.until_field is not None:
        name = names.get(step.until_field, step.until_field)
        return (Timer(date=name, name=name),)
    if not step.due and step.due_hours is None:
        return ()
    if step.due:
        days, hours = _spanned(step.due)
    else:
        days, hours = 0, step.due_hours or 0
    name = step.due or f"{hours} hour{'' if hours == 1 else 's'}"
    timers = [Timer(duration=_iso(days, hours), name=name)] if not any(not one.after for one in step.escalate) else []
    for one in step.escalate:
        more_days, more_hours = _spanned(one.after) if one.after else (0, 0)
        told = f"{one.after} later" if one.after else name
        timers.append(Timer(duration=_iso(days + more_days, hours + more_hours), name=told, then=one.then))
    return tuple(timers)


def hours_text(hours: int) -> str:
    """So many hours as a duration."""
    return _iso(0, hours)


def read_hours(text: str) -> int | None:
    """The whole hours of a duration, at least one; None where it says something else: months, half hours, a cycle."""
    found = _DURATION.match(text.strip())
    if not found or text.strip()[-1] in "PT":
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    whole = ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds
    return whole // 3600 if whole and whole % 3600 == 0 else None


def _spanned(text: str) -> tuple[int, int]:
    """Days and hours of a working time; nothing for a text that says none."""
    span = span_of(text)
    if span is None:
        return 0, 0
    return (span.count, 0) if span.unit == "day" else (0, span.count)


def _iso(days: int, hours: int) -> str:
    return "P" + (f"{days}D" if days else "") + (f"T{hours}H" if hours or not days else "")
