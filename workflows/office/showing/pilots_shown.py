"""Trials as they stand, and side by side with the units that are not in them. Counts stand beside every figure.

Compared are requests by when they were sent: while the trial held, and in the same length of time right before it, each
in the trial's units and in all others. They are counts over requests; nobody's work is scored.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from workflows import clock
from workflows.domain.definitions import ApprovalStep, RuleStep, all_steps
from workflows.domain.pilots import Pilot
from workflows.engine.assign import day_of
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.showing.refreshing import up_to_date
from workflows.store.courses import Course

PilotState = Literal["to-come", "running", "over", "pulled-back", "rolled-out"]
"""over: its last day went by, and everything is as before."""

_DECIDED = frozenset({"approved", "rejected", "done"})


class PilotShown(msgspec.Struct, frozen=True, kw_only=True):
    """A trial."""

    pilot: Pilot
    state: PilotState
    ends: str
    """The last day (YYYY-MM-DD) on which it holds or held; empty where it was ended before it held at all."""
    left: int
    """Days that it has yet, today among them; 0 where it does not run."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """How the requests of one side went within some days. Every share comes as two counts."""

    requests: int
    decided: int
    """Of them, approved or rejected by now; what follows is about these."""
    untouched: int
    """Nobody had to act on them."""
    touches: int
    """Acts of people, summed."""
    rejected: int
    waits: int
    """Of how many it is known how long they waited; those that nobody had to act on waited for nobody: 0."""
    median_ms: int | None
    """The longest wait of the shorter half."""
    slowest_tenth_ms: int | None
    """What nine of ten waited at most; None for fewer than ten."""
    withdrawn: int
    sums: dict[str, int]
    """Minor units of all that was not rejected or taken back, by currency."""


class SideBySide(msgspec.Struct, frozen=True, kw_only=True):
    """A trial beside what it left alone. Days are YYYY-MM-DD, UTC, and all are empty before it began.

    The first begins when it was signed, where that was later; the last ends now, where it still runs.
    """

    shown: PilotShown
    workflows: tuple[str, ...]
    """Ids of those that it is about."""
    units: tuple[str, ...]
    """In the trial, those below included."""
    others: tuple[str, ...]
    first_day: str
    last_day: str
    """Today, where it runs."""
    before_from: str
    before_to: str
    tried: Figures
    tried_before: Figures
    untried: Figures
    """The other units within the trial's days."""
    untried_before: Figures


def pilots(office: Office) -> tuple[PilotShown, ...]:
    """Every trial there ever was: those that run first, then those to come, then the latest that ended."""
    with up_to_date(office):
        today = day_of(clock.now_ms())
        shown = [shown_on(one, today) for one in office.state.pilots.values()]
    order: Mapping[PilotState, int] = {"running": 0, "to-come": 1}
    latest = sorted(shown, key=lambda one: (one.pilot.since, one.pilot.id), reverse=True)
    return tuple(sorted(latest, key=lambda one: order.get(one.state, 2)))


def shown_on(pilot: Pilot, day: str) -> PilotShown:
    """A trial as it stands on a day (YYYY-MM-DD)."""
    ends = pilot.until
    if pilot.ended_on:
        ends = min(ends, _moved(pilot.ended_on, -1))
    state = _state(pilot, day)
    left = (date.fromisoformat(pilot.until) - date.fromisoformat(day)).days + 1 if state == "running" else 0
    return PilotShown(pilot=pilot, state=state, ends=ends if ends >= pilot.since else "", left=left)


def _state(pilot: Pilot, day: str) -> PilotState:
    if pilot.ended is not None:
        return pilot.ended
    return "to-come" if day < pilot.since else "running" if day <= pilot.until else "over"


def side_by_side(office: Office, pilot_id: str) -> SideBySide:
    """A trial beside the units that are not in it. Raises InvalidInput ``unknown-pilot``."""
    with up_to_date(office):
        pilot = office.state.pilots.get(pilot_id)
        if pilot is None:
            raise InvalidInput(
                code="unknown-pilot",
                title="There is no such trial",
                text=f"No trial is called “{pilot_id}” here.",
                advice="“countersign pilot list” shows them.",
            )
        return _Comparing(office, pilot).done()


def about(state: OfficeState, pilot: Pilot) -> frozenset[tuple[str, str]]:
    """The steps, each with its workflow, in which a trial can change who acts."""
    found: set[tuple[str, str]] = set()
    for versions in state.workflows.values():
        for definition in versions.values():
            steps = all_steps(definition.steps)
            rules = {step.id for step in steps if isinstance(step, RuleStep) and step.table == pilot.table}
            asked = {step.id for step in steps if isinstance(step, ApprovalStep)}
            led = {step.id for step in steps if isinstance(step, ApprovalStep) and step.by_rule in rules}
            granted = {one.step or step for one in pilot.grants if one.workflow == definition.id for step in asked}
            found |= {(definition.id, step) for step in rules | led | granted}
    return frozenset(found)


class _Went(msgspec.Struct, frozen=True):
    course: Course
    touches: int
    waited_ms: int | None


class _Comparing:
    """One reading of both times. A scratch value."""

    def __init__(self, office: Office, pilot: Pilot) -> None:
        state, today = office.state, day_of(clock.now_ms())
        self._office, self._pilot = office, pilot
        self._shown = shown_on(pilot, today)
        self._steps = about(state, pilot)
        self._inside = {unit for unit in state.units if not set(state.path_up(unit)).isdisjoint(pilot.units)}
        self._last = min(self._shown.ends, today) if self._shown.ends and pilot.since <= today else ""

    def done(self) -> SideBySide:
        began, last = self._pilot.since, self._last
        # On its first day it may have been signed late; what was sent before that was not under it.
        start = max(_ms(began), self._office.chain.started_ms(self._pilot.id))
        end = _ms(_moved(last, 1)) if last else start
        # Somebody's clock may be ahead of ours: what they sent counts, though the time so far ends now.
        before = start - max(0, min(end, clock.now_ms()) - start)
        went = self._went(before, end) if last else []

        def side(*, tried: bool, during: bool) -> Figures:
            return figures(
                one
                for one in went
                if (one.course.unit in self._inside) is tried and (one.course.created_ms >= start) is during
            )

        return SideBySide(
            shown=self._shown,
            workflows=tuple(sorted({workflow for workflow, _ in self._steps})),
            units=tuple(sorted(self._inside)),
            others=tuple(sorted(set(self._office.state.units) - self._inside)),
            first_day=began if last else "",
            last_day=last,
            before_from=day_of(before) if last else "",
            before_to=day_of(start - 1) if last else "",
            tried=side(tried=True, during=True),
            tried_before=side(tried=True, during=False),
            untried=side(tried=False, during=True),
            untried_before=side(tried=False, during=False),
        )

    def _went(self, from_ms: int, before_ms: int) -> list[_Went]:
        """Requests that the trial is or would have been about, sent from the one time on and before the other."""
        courses = self._office.store.courses
        workflows = {workflow for workflow, _ in self._steps}
        sent = {one.id: one for one in courses.sent(from_ms, before_ms) if one.workflow in workflows}
        touches: dict[str, int] = defaultdict(int)
        decided: dict[str, int] = {}
        for acts in courses.acts(from_ms, before_ms):
            course = sent.get(acts.request)
            if course is not None and (course.workflow, acts.step) in self._steps:
                touches[acts.request] += acts.acts
                decided[acts.request] = max(decided.get(acts.request, 0), acts.last_ms)
        waits: dict[str, int | None] = {}
        for one in courses.waited(from_ms, before_ms):
            if one.request in sent and self._pilot.table in {"", one.rule_table}:
                earlier = waits.get(one.request)
                waits[one.request] = earlier if one.waited_ms is None else (earlier or 0) + one.waited_ms
        return [
            _Went(course, touches[name], _waited(course, touches[name], waits, decided))
            for name, course in sent.items()
        ]


def _waited(course: Course, touches: int, waits: Mapping[str, int | None], decided: Mapping[str, int]) -> int | None:
    """As recorded with the rule's answer; without a rule, from sending to the last decision."""
    if not touches:
        return 0
    return waits[course.id] if course.id in waits else max(0, decided[course.id] - course.created_ms)


def figures(went: Iterable[_Went]) -> Figures:
    """The counts of some requests."""
    every = list(went)
    decided = [one for one in every if one.course.status in _DECIDED]
    waits = sorted(one.waited_ms for one in decided if one.waited_ms is not None)
    sums: dict[str, int] = defaultdict(int)
    for one in every:
        course = one.course
        if course.amount_minor is not None and course.currency and course.status not in {"rejected", "withdrawn"}:
            sums[course.currency] += course.amount_minor
    return Figures(
        requests=len(every),
        decided=len(decided),
        untouched=sum(not one.touches for one in decided),
        touches=sum(one.touches for one in decided),
        rejected=sum(one.course.status == "rejected" for one in decided),
        waits=len(waits),
        median_ms=_at(waits, 0.5),
        slowest_tenth_ms=_at(waits, 0.9) if len(waits) >= 10 else None,
        withdrawn=sum(one.course.status == "withdrawn" for one in every),
        sums=dict(sorted(sums.items())),
    )


def _at(ordered: Sequence[int], share: float) -> int | None:
    """The value that this share of all does not exceed (nearest rank, as Hyndman and Fan's definition 1)."""
    return ordered[math.ceil(share * len(ordered)) - 1] if ordered else None


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _ms(day: str) -> int:
    return clock.to_ms(clock.parse_utc(f"{day}T00:00:00Z"))
