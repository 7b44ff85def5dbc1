"""What a workflow measures about its own requests: a closed, small set of exact measures. Data; it measures nothing.

No code, no formula. ``engine.measuring`` says how each is worked out.
"""

from typing import Literal

import msgspec

Counted = Literal["hours", "days", "working hours", "working days"]
"""hours and days by the clock; working hours while the request's unit is open; working days: those that begin after the
first point, up to the day of the second, as deadlines count them."""

Over = Literal["ended", "sent", "running"]
"""ended: requests that ended in the period, running ones left out. sent: requests sent in the period, ended or not.
running: what is not over at this moment, whatever the period."""

StepState = Literal["done", "not-done", "approved", "rejected", "stopped", "skipped", "late", "in-time"]
"""done: through, approved included. not-done: reached and not through. late: through after its deadline, or not through
and the deadline is past. in-time: through and not late; a step without a deadline is never late."""


class Kept(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whether something happened by the end of a day that a date field of the request names, by its unit's clock."""

    point: str
    day: str
    """The date field."""
    before: bool = False
    """Before the day begins, instead of by its end."""
    kept: bool = True
    """false: it happened later."""


class Such(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which requests: all that is said here must hold. Nothing said: every one."""

    fields: dict[str, str] = {}
    """Fields and facts, each with the cell of a rule table. A condition on a value that is missing does not hold."""
    statuses: tuple[str, ...] = ()
    """Where they stand, such as ``rejected``; any of these."""
    decided_by: Literal["", "rule", "people", "nobody"] = ""
    """rule: a rule said yes or no and no person had to. people: somebody said yes or no. nobody: neither."""
    rows: dict[str, tuple[str, ...]] = {}
    """Rule steps, each with the rows of which one answered there."""
    steps: dict[str, StepState] = {}
    """Steps, each with how it went in the latest round."""
    late: bool | None = None
    """Whether some step was late."""
    changed: bool | None = None
    """Whether changes were asked for, so that there was more than one round."""
    kept: tuple[Kept, ...] = ()


class Time(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="time"):
    """How long it takes from one point to another: the median, and what the slowest tenth needs at least.

    Points: ``submitted``, ``decided``, ``ended``, ``opened STEP``, ``done STEP``; steps in the latest round.
    """

    until: str
    since: str = "submitted"
    counted: Counted = "working hours"
    among: Such = Such()


class Share(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="share"):
    """How many of a hundred."""

    of: Such
    among: Such = Such()


class Count(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="count"):
    """How many requests."""

    among: Such = Such()


class Sum(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="sum"):
    """A money field added up, for each currency by itself; or a number field."""

    field: str
    among: Such = Such()


class Distinct(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="distinct"):
    """How many different values a field has."""

    field: str
    among: Such = Such()


Measure = Time | Share | Count | Sum | Distinct


class Target(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the value should be: at most, or at least, so much."""

    at_most: str | int | None = None
    at_least: str | int | None = None
    near: str | int | None = None
    """Up to here a value that misses the target is near it; without it a target is met or missed."""
    slowest: bool = False
    """The slowest tenth is compared instead of the median."""


class Kpi(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One figure about a workflow."""

    id: str
    name: str
    measure: Measure
    over: Over = "ended"
    by: str = ""
    """Also for each group: ``unit``, ``last step``, ``field ID``, ``row STEP``. Nobody is scored: not by persons."""
    top: int = 5
    """How many groups at most, those with the most requests."""
    target: Target | None = None


POINTS = frozenset({"submitted", "decided", "ended"})
"""Points that every request may have; the others name a step."""


def step_of_point(point: str) -> tuple[str, str] | None:
    """``opened`` or ``done``, and the step; None where the point names no step."""
    what, _, step = point.partition(" ")
    return (what, step) if what in {"opened", "done"} and step else None


def group_of(by: str) -> tuple[str, str]:
    """What a group is made by, and of which field or step; both empty where there are no groups or they are unknown."""
    if by in {"unit", "last step"}:
        return by, ""
    what, _, name = by.partition(" ")
    return (what, name) if what in {"field", "row"} and name else ("", "")


def conditions_of(measure: Measure) -> tuple[tuple[str, Such], ...]:
    """Every condition of a measure, with the member it stands in."""
    among = (("among", measure.among),)
    return (("of", measure.of), *among) if isinstance(measure, Share) else among
