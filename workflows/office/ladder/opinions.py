"""Evidence from opinions: what people advised who have to ask first, against what was then decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from workflows.domain.money import Money, decimal_text
from workflows.domain.people import Grant
from workflows.engine.authority import About, authority_of, grants_of, reaches
from workflows.engine.state import OfficeState
from workflows.office.ladder.proposals import Point, Proposal, covered, evidence_of, is_enough
from workflows.store.courses import Verdict

_Key = tuple[str, str, str, str, str]
"""Person, workflow, step, unit and currency."""


def from_opinions(office: OfficeState, said: Iterable[list[Verdict]], day: str) -> Iterator[Proposal]:
    """For each person who has to ask first: let them decide, then tell. ``said``: the verdicts of each step, in order.

    An opinion agrees where the next ones up said the same; whoever wished for changes did not.
    """
    found: dict[_Key, list[Point]] = defaultdict(list)
    limits: dict[_Key, Grant] = {}
    for step in said:
        for place, one in enumerate(step):
            after = [other for other in step[place + 1 :] if other.person != one.person]
            advised = one.verdict.removeprefix("advise-")
            later = next((other for other in after if other.verdict in {"approve", "reject", "ask-changes"}), None)
            if advised == one.verdict or later is None or one.acting_for is not None:
                continue
            about = about_now(one, day)
            grant = _asking_first(one.person, about, office) if about is not None else None
            if about is None or about.amount is None or grant is None:
                continue
            unit = reach_of(grant, one.person, one.unit, day, office)
            key = (one.person, one.workflow, grant.step, unit, about.amount.currency)
            limits[key] = grant
            found[key].append(
                Point(
                    request=one.request,
                    at_ms=one.at_ms,
                    agreed=later.verdict == advised,
                    minor=about.amount.minor,
                    currency=about.amount.currency,
                    waited_ms=max(0, later.at_ms - one.at_ms),
                )
            )
    for key, points in sorted(found.items()):
        yield from _proposed(key, points, limits[key], day, office)


def _proposed(key: _Key, points: list[Point], grant: Grant, day: str, office: OfficeState) -> Iterator[Proposal]:
    person, workflow, step, unit, currency = key
    own = grant.up_to.minor if grant.up_to is not None and grant.up_to.currency == currency else None
    limit = covered((one.minor or 0 for one in points if one.agreed), own)
    within = [one for one in points if (one.minor or 0) <= limit]
    amount = Money(minor=limit, currency=currency)
    now = About(workflow=workflow, step=step, unit=unit, amount=amount, unknown=False, day=day)
    may = authority_of(person, now, office)
    if limit <= 0 or not is_enough(within) or (may is not None and may.rung != "ask-first"):
        return
    more = Grant(workflow=workflow, step=step, person=person, unit=unit, up_to=amount, rung="decide-then-tell")
    evidence = evidence_of(within)
    yield Proposal(
        id="-".join(filter(None, ("opinion", person, workflow, step, unit))),
        kind="opinion-followed",
        units=(unit,),
        facts={"person": person, "workflow": workflow, "unit": unit, "limit": amount_words(amount)},
        evidence=evidence,
        changed=evidence.requests,
        grants=(more,),
    )


def _asking_first(person: str, about: About, office: OfficeState) -> Grant | None:
    """The grant by which they are asked, and do not decide."""
    asked = (grant for grant in grants_of(person, about, office) if grant.rung == "ask-first" and not grant.pilot)
    return next((grant for grant in asked if reaches(grant.up_to, about.amount, about.day, office)), None)


def about_now(one: Verdict, day: str) -> About | None:
    """What was decided, as today's authority looks at it; None where it has no amount."""
    if one.amount_minor is None or not one.currency:
        return None
    amount = Money(minor=one.amount_minor, currency=one.currency)
    return About(workflow=one.workflow, step=one.step, unit=one.unit, amount=amount, unknown=False, day=day)


def reach_of(grant: Grant, person: str, unit: str, day: str, office: OfficeState) -> str:
    """The unit in which somebody has a grant: where it says so, else where they hold the role, else their own."""
    path = office.path_up(unit)
    if grant.unit is not None:
        return grant.unit
    held = {
        one.unit
        for one in office.assignments
        if one.person == person and one.holds_on(day) and grant.role in {None, one.role}
    }
    nearest = next((at for at in path if at in held), None)
    own = office.people[person].unit if person in office.people else ""
    return nearest or (own if own in path else unit)


def amount_words(amount: Money) -> str:
    """An amount as a command takes it, such as ``1500.00 EUR``."""
    return f"{decimal_text(amount)} {amount.currency}"
