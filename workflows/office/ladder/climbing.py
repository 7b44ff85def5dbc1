"""The question: which moves of authority does the past speak for? A question only; it writes nothing."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from workflows import clock
from workflows.engine.assign import day_of
from workflows.engine.rulebook import below
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.ladder.clusters import from_grants, from_rows
from workflows.office.ladder.limits import from_limits
from workflows.office.ladder.opinions import from_opinions
from workflows.office.ladder.proposals import LOOKED_BACK_DAYS, Proposal
from workflows.office.ladder.reversals import from_budgets, from_reversals
from workflows.office.ladder.rows import Rows
from workflows.office.office import Office
from workflows.office.showing.budgets_shown import budgets_on
from workflows.office.showing.refreshing import up_to_date
from workflows.store.courses import Course

_DAY_MS = 86_400_000
_NOT_AGAIN_DAYS = 180
"""What was tried and pulled back is not proposed again for so long."""


def proposals(office: Office, unit: str | None = None) -> tuple[Proposal, ...]:
    """Moves that the last 365 days speak for, those that take authority first, then the best evidence.

    ``unit``: only the evidence of this unit and those below. What a trial is about now, or was about when it was pulled
    back in the last 180 days, is left out. Raises InvalidInput ``unknown-unit``.
    """
    with up_to_date(office):
        state, now_ms = office.state, clock.now_ms()
        units = below(state.units)
        if unit is not None and unit not in units:
            raise InvalidInput(
                code="unknown-unit",
                title="There is no such unit",
                text=f"No unit is called “{unit}” here. Nothing was changed.",
                advice=f"Choose among: {', '.join(sorted(units))}.",
            )
        chosen = frozenset(state.units) if unit is None else units[unit] | {unit}
        found = list(_found(office, chosen, unit, now_ms))
    settled = [one for one in found if not _is_tried(one, state, day_of(now_ms))]
    return tuple(sorted(settled, key=lambda one: (one.gives, -one.evidence.share_at_least, one.id)))


def _found(office: Office, chosen: frozenset[str], unit: str | None, now_ms: int) -> Iterator[Proposal]:
    state, day, since_ms = office.state, day_of(now_ms), now_ms - LOOKED_BACK_DAYS * _DAY_MS
    courses = office.store.courses
    verdicts = [one for one in courses.verdicts(since_ms) if one.unit in chosen]
    answers = [one for one in courses.answers(since_ms) if one.unit in chosen]
    requests = [list(said) for _, said in groupby(verdicts, key=lambda one: one.request)]
    steps = [
        list(said)
        for request in requests
        for _, said in groupby(
            sorted(request, key=lambda one: (one.round, one.step)), key=lambda one: (one.round, one.step)
        )
    ]
    rows = Rows(office, below(state.units), day, unit)
    yield from from_opinions(state, steps, day)
    yield from from_limits(state, steps, day)
    yield from rows.from_answers(answers)
    yield from rows.from_verdicts(steps)
    yield from from_reversals(state, requests, day)
    yield from from_grants(state, _in(courses.sent(since_ms, now_ms + 1), chosen), day)
    yield from from_rows(office, rows, answers, day)
    held = (one for one in budgets_on(office, day) if one.budget.unit in chosen)
    yield from from_budgets(state, held, lambda request: office.request(request).workflow)


def _in(sent: Iterable[Course], chosen: frozenset[str]) -> Iterator[Course]:
    return (one for one in sent if one.unit in chosen)


def _is_tried(one: Proposal, state: OfficeState, day: str) -> bool:
    """Whether the same is being tried, or did not do lately."""
    lately = day_of(clock.now_ms() - _NOT_AGAIN_DAYS * _DAY_MS)
    for pilot in state.pilots.values():
        runs = pilot.ended is None and day <= pilot.until
        failed = pilot.ended == "pulled-back" and pilot.ended_on >= lately
        about = {(grant.workflow, grant.person) for grant in pilot.grants}
        same = (
            pilot.table == one.table.id
            if one.table is not None
            else any((grant.workflow, grant.person) in about for grant in one.grants)
        )
        places = {unit for unit in state.units if not set(state.path_up(unit)).isdisjoint(pilot.units)}
        if (runs or failed) and one.gives and same and not places.isdisjoint(one.units):
            return True
    return False
