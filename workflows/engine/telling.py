"""Who is told of a decision that was made without them: whoever stands above, whoever is to be informed."""

from collections.abc import Iterator
from typing import Literal

import msgspec

from workflows.domain.events import Act, DecisionMade, RuleApplied
from workflows.domain.outcomes import Approver
from workflows.domain.people import OWNER, Grant
from workflows.engine.assign import day_of
from workflows.engine.authority import about_of, reaches
from workflows.engine.reporting import in_place_of, line_above
from workflows.engine.state import OfficeState, RequestState

Because = Literal["above", "informed", "rule"]
"""above: they stand above whoever decided, who decides and then tells; informed: authority says that they are told;
rule: the row of a rule table that decided says so.
"""

_DECIDED = frozenset({"approve", "reject"})


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A person who is told of an act."""

    person: str
    because: Because
    act: str
    """Id of the entry."""
    step: str
    by: str | None
    """None: a rule."""
    acting_for: str | None
    verdict: str
    reason: str
    at_ms: int


def told_of(request: RequestState, office: OfficeState) -> tuple[Told, ...]:
    """Everybody who is told of what was decided in a request, in the order of the acts; each once for each act.

    Who stands above is asked of the office as it is now: where somebody left, whoever follows them is told.
    """
    found: dict[tuple[str, str], Told] = {}
    for act in request.counted:
        for one in _told_of(act, request, office):
            if one.person not in {one.by, one.acting_for} and office.is_active(one.person):
                found.setdefault((act.id, one.person), one)
    return tuple(found.values())


def _told_of(act: Act, request: RequestState, office: OfficeState) -> Iterator[Told]:
    event, day = act.event, day_of(act.at[0])
    if isinstance(event, RuleApplied):
        for approver in event.outcome.tell:
            for person in _people(approver, request, office, day):
                yield _told(person, "rule", act, event.step, None, event.outcome.verdict, event.outcome.text)
    if not isinstance(event, DecisionMade) or event.verdict not in _DECIDED or event.is_opinion:
        return
    whose = event.acting_for or act.by
    if event.rung == "decide-then-tell" and whose is not None:
        above = next(line_above(whose, request.unit, office, day), None)
        people = above.people if above is not None else office.holders(OWNER, office.head, day)
        for person in people:
            yield _told(person, "above", act, event.step, event.acting_for, event.verdict, event.reason)
    for grant in office.grants_on(day, request.unit):
        if _informs(grant, event, request, office, day):
            who = Approver(role=grant.role, person=grant.person)
            for person in _people(who, request, office, day):
                yield _told(person, "informed", act, event.step, event.acting_for, event.verdict, event.reason)


def _informs(grant: Grant, event: DecisionMade, request: RequestState, office: OfficeState, day: str) -> bool:
    named = grant.rung == "informed" and grant.workflow == request.workflow and grant.step in {"", event.step}
    return named and reaches(grant.up_to, about_of(request, event.step, office, day).amount, day, office)


def _people(approver: Approver, request: RequestState, office: OfficeState, day: str) -> tuple[str, ...]:
    """Those whom it names: the nearest holders of a role, a person or who follows them, whoever stands above."""
    if approver.person is not None:
        one = in_place_of(approver.person, office)
        return (one,) if one is not None else ()
    if approver.role is not None:
        units = (office.head,) if approver.at == "head" else office.path_up(request.unit)
        return next((held for unit in units if (held := office.holders(approver.role, unit, day))), ())
    if approver.relation is not None:
        above = next(line_above(request.requester, request.unit, office, day), None)
        return above.people if above is not None else ()
    return ()


def _told(
    person: str, because: Because, act: Act, step: str, acting_for: str | None, verdict: str, reason: str
) -> Told:
    return Told(
        person=person,
        because=because,
        act=act.id,
        step=step,
        by=act.by,
        acting_for=acting_for,
        verdict=verdict,
        reason=reason,
        at_ms=act.at[0],
    )
