"""Evidence from limits: what was beyond a person's, and was then decided by the next one up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from workflows.domain.money import Money
from workflows.domain.people import Grant
from workflows.engine.authority import About, authority_of, grants_of
from workflows.engine.state import OfficeState
from workflows.office.ladder.opinions import about_now, amount_words, reach_of
from workflows.office.ladder.proposals import Point, Proposal, covered, evidence_of, is_enough
from workflows.office.replaying_authority import asked_first
from workflows.store.answered_past import Approval
from workflows.store.courses import Verdict

_AT_MOST_TIMES = 2
"""A limit is never proposed to grow beyond so many times what it was."""


def from_limits(office: OfficeState, said: Iterable[list[Verdict]], day: str) -> Iterator[Proposal]:
    """For each person who was passed over for the amount alone: a higher limit.

    It speaks for it where somebody further up approved; that they rejected or wished for changes speaks against it.
    """
    found: dict[tuple[str, str, str, str, str], list[Point]] = defaultdict(list)
    limits: dict[tuple[str, str, str, str, str], Grant] = {}
    limited = {grant.workflow for grant in office.grants if grant.up_to is not None}
    for step in said:
        if step[0].workflow not in limited:
            continue
        last = next((one for one in reversed(step) if one.verdict in {"approve", "reject", "ask-changes"}), None)
        about = about_now(last, day) if last is not None else None
        if last is None or about is None or about.amount is None:
            continue
        spoke = {one.person for one in step} | {one.acting_for for one in step}
        for person in sorted(asked_first(_approval(last), about, office) - spoke):
            grant = _in_the_way(person, about, office)
            if grant is None:
                continue
            key = (
                person,
                last.workflow,
                grant.step,
                reach_of(grant, person, last.unit, day, office),
                about.amount.currency,
            )
            limits[key] = grant
            found[key].append(
                Point(
                    request=last.request,
                    at_ms=last.at_ms,
                    agreed=last.verdict == "approve",
                    minor=about.amount.minor,
                    currency=about.amount.currency,
                )
            )
    for key, points in sorted(found.items()):
        yield from _proposed(key, points, limits[key], day, office)


def _proposed(
    key: tuple[str, str, str, str, str], points: list[Point], grant: Grant, day: str, office: OfficeState
) -> Iterator[Proposal]:
    person, workflow, step, unit, currency = key
    was = grant.up_to
    if was is None:
        return
    highest = _AT_MOST_TIMES * was.minor
    limit = covered((one.minor or 0 for one in points if one.agreed and (one.minor or 0) <= highest), highest)
    amount = Money(minor=limit, currency=currency)
    within = [one for one in points if (one.minor or 0) <= limit]
    now = About(workflow=workflow, step=step, unit=unit, amount=amount, unknown=False, day=day)
    if limit <= was.minor or not is_enough(within) or authority_of(person, now, office) is not None:
        return
    more = Grant(workflow=workflow, step=step, person=person, unit=unit, up_to=amount, rung="decide-then-tell")
    evidence = evidence_of(within)
    yield Proposal(
        id="-".join(filter(None, ("limit", person, workflow, step, unit))),
        kind="limit-in-the-way",
        units=(unit,),
        facts={
            "person": person,
            "workflow": workflow,
            "unit": unit,
            "limit": amount_words(amount),
            "was": amount_words(was),
        },
        evidence=evidence,
        changed=evidence.requests,
        grants=(more,),
    )


def _in_the_way(person: str, about: About, office: OfficeState) -> Grant | None:
    """The furthest grant by which they decide less than this, where nothing else lets them."""
    if about.amount is None or not office.is_active(person) or authority_of(person, about, office) is not None:
        return None
    deciding = [
        grant
        for grant in grants_of(person, about, office)
        if grant.rung in {"decide", "decide-then-tell"}
        and not grant.pilot
        and grant.up_to is not None
        and grant.up_to.currency == about.amount.currency
    ]
    return max(deciding, key=lambda grant: grant.up_to.minor if grant.up_to else 0, default=None)


def _approval(one: Verdict) -> Approval:
    return Approval(
        request=one.request,
        step=one.step,
        person=one.person,
        acting_for=one.acting_for,
        at_ms=one.at_ms,
        rule_table=one.rule_table,
        rule_version=one.rule_version,
        rule_row=one.rule_row,
        workflow=one.workflow,
        version=one.version,
        unit=one.unit,
        amount_minor=one.amount_minor,
        currency=one.currency,
        requester=one.requester,
    )
