"""Evidence for less authority: yeses that others took back, and budgets that several exceeded together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from workflows.domain.people import Grant
from workflows.engine.authority import grants_of
from workflows.engine.state import OfficeState
from workflows.office.ladder.opinions import about_now, reach_of
from workflows.office.ladder.proposals import MIN_AGAINST, Point, Proposal, evidence_of, is_trouble
from workflows.office.showing.budgets_shown import BudgetShown
from workflows.store.courses import Verdict


def from_reversals(office: OfficeState, requests: Iterable[list[Verdict]], day: str) -> Iterator[Proposal]:
    """For each person whose yes was followed by somebody else's no in the same request: let them ask first.

    ``requests``: everything that was said about each, in the order of time.
    """
    found: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    by: dict[tuple[str, str, str], Grant] = {}
    written = {grant.workflow for grant in office.grants}
    for said in requests:
        if said[0].workflow not in written:
            continue
        for place, one in enumerate(said):
            if one.verdict != "approve" or one.acting_for is not None:
                continue
            about = about_now(one, day)
            grant = _deciding(one, office, day)
            if about is None or about.amount is None or grant is None:
                continue
            key = (one.person, one.workflow, reach_of(grant, one.person, one.unit, day, office))
            by[key] = grant
            taken_back = any(other.verdict == "reject" and other.person != one.person for other in said[place + 1 :])
            found[key].append(
                Point(
                    request=one.request,
                    at_ms=one.at_ms,
                    agreed=taken_back,
                    minor=about.amount.minor,
                    currency=about.amount.currency,
                )
            )
    for key, points in sorted(found.items()):
        slips = [one for one in points if one.agreed]
        if is_trouble(len(slips), len(points)):
            person, workflow, unit = key
            yield Proposal(
                id="-".join(("reversed", *key)),
                kind="decisions-reversed",
                units=(unit,),
                facts={"person": person, "workflow": workflow, "unit": unit, "who": by[key].role or person},
                evidence=evidence_of(points),
                changed=evidence_of(slips).requests,
                all_grants=lowered(office.grants, by[key].__eq__),
            )


def from_budgets(
    office: OfficeState, budgets: Iterable[BudgetShown], workflow_of: Callable[[str], str]
) -> Iterator[Proposal]:
    """For each budget that several exceeded, not knowing of each other: let people of its unit ask first.

    ``workflow_of``: the workflow of a request.
    """
    for shown in budgets:
        slips = [one for one in shown.unaware if one.by is not None]
        below = {unit for unit in office.units if shown.budget.unit in office.path_up(unit)}
        workflows = {workflow_of(one.request) for one in slips}

        def is_meant(grant: Grant, below: set[str] = below, workflows: set[str] = workflows) -> bool:
            return grant.workflow in workflows and grant.unit in below

        changed = lowered(office.grants, is_meant)
        if len(slips) < MIN_AGAINST or changed == office.grants:
            continue
        points = [Point(request=one.request, at_ms=one.at_ms, agreed=True) for one in slips]
        yield Proposal(
            id=f"budget-{shown.budget.id}-{shown.first_day}",
            kind="budget-exceeded",
            units=(shown.budget.unit,),
            facts={"budget": shown.budget.name or shown.budget.id, "unit": shown.budget.unit},
            evidence=evidence_of(points),
            changed=tuple(dict.fromkeys(one.request for one in slips)),
            all_grants=changed,
        )


def lowered(grants: Sequence[Grant], is_meant: Callable[[Grant], bool]) -> tuple[Grant, ...]:
    """All grants, those that are meant with people asked first instead of deciding."""
    return tuple(
        msgspec.structs.replace(grant, rung="ask-first")
        if is_meant(grant) and grant.rung in {"decide", "decide-then-tell"}
        else grant
        for grant in grants
    )


def _deciding(one: Verdict, office: OfficeState, day: str) -> Grant | None:
    about = about_now(one, day)
    if about is None:
        return None
    standing = (grant for grant in grants_of(one.person, about, office) if not grant.pilot)
    return next((grant for grant in standing if grant.rung in {"decide", "decide-then-tell"}), None)
