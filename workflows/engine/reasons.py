"""Who may decide something, and why; and why somebody else may not: the chain of reasons, as codes and facts.

The answers are those of ``assign`` and ``authority``; here they are only taken apart, so that an owner sees which line
of the office's own rules says so. Facts are ids, days and amounts; whoever shows them puts names in their place.
"""

from collections.abc import Iterator

import msgspec

from workflows.domain.money import Money
from workflows.domain.people import Grant, Substitute
from workflows.domain.rates import converted
from workflows.engine.assign import Eligible, day_of, eligible, why_not
from workflows.engine.authority import (
    About,
    Authority,
    about_of,
    authority_for,
    authority_of,
    grants_of,
    is_covered,
    reaches,
)
from workflows.engine.state import OfficeState, OpenStep, RequestState


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain."""

    code: str
    """What it is about; see the functions that make them."""
    facts: dict[str, str] = {}


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a person may decide it, and the chain of why."""

    person: str
    may: bool
    rung: str = ""
    """By how much authority; empty where they may not."""
    acting_for: str | None = None
    reasons: tuple[Reason, ...] = ()


def who(request: RequestState, step: OpenStep, office: OfficeState, now_ms: int) -> tuple[Verdict, ...]:
    """Everybody who may act on the open step now, in the order in which they are asked."""
    return tuple(_may(able, request, step, office, now_ms) for able in eligible(request, step, office, now_ms))


def why(request: RequestState, step: OpenStep, person: str, office: OfficeState, now_ms: int) -> Verdict:
    """Why this person may act on the open step, or why not."""
    able = next((one for one in eligible(request, step, office, now_ms) if one.person == person), None)
    if able is not None:
        return _may(able, request, step, office, now_ms)
    code = why_not(request, step, person, office, now_ms)
    about = about_of(request, step.step, office, day_of(now_ms))
    reasons = [Reason(code=code, facts={"person": person, "step": step.name or step.step})]
    if code == "over-limit":
        reasons += _too_small(person, about, office)
    elif code == "not-your-turn":
        reasons += _others(person, request, step, office, now_ms)
    reasons += _not_standing_in(person, about, office)
    return Verdict(person=person, may=False, reasons=tuple(reasons))


def matrix(about: About, office: OfficeState) -> tuple[Verdict, ...]:
    """What the authority that is written down says about a kind of decision: each active person, by id.

    Whose turn it would be is another question: that depends on what a rule asks for.
    """
    found: list[Verdict] = []
    for person in sorted(one for one in office.people if office.is_active(one)):
        authority = authority_of(person, about, office)
        if authority is None:
            lent = tuple(_lent(person, about, office))
            if lent:
                found += lent[:1]
                continue
            found.append(Verdict(person=person, may=False, reasons=tuple(_too_small(person, about, office))))
            continue
        reasons = (*_amount(about, authority.grant, office), *_authority(person, authority, about, office))
        found.append(Verdict(person=person, may=True, rung=authority.rung, reasons=reasons))
    return tuple(found)


def _lent(person: str, about: About, office: OfficeState) -> Iterator[Verdict]:
    """What they may decide only because they stand in for somebody."""
    for one in office.substitutes:
        if one.by != person or not is_covered(one, about, office) or not office.is_active(one.person):
            continue
        absent = authority_of(one.person, about, office)
        lent = authority_for(one, absent, about, office) if absent is not None else None
        if lent is not None:
            reasons = (*_amount(about, lent.grant, office), *_authority(one.person, lent, about, office))
            told = (_substitution("stands-in", one), *reasons)
            yield Verdict(person=person, may=True, rung=lent.rung, acting_for=one.person, reasons=told)


# ------------------------------------------------------------------ the links


def _may(able: Eligible, request: RequestState, step: OpenStep, office: OfficeState, now_ms: int) -> Verdict:
    about = about_of(request, step.step, office, day_of(now_ms))
    absent = able.acting_for
    reasons = [*_asked(step), *_passed_over(able, request, step, office, now_ms), _place(able)]
    if absent is not None:
        reasons += [
            _substitution("stands-in", one)
            for one in office.substitutes
            if (one.person, one.by) == (absent, able.person) and is_covered(one, about, office)
        ][:1]
    reasons += _amount(about, able.authority.grant, office)
    reasons += _authority(absent or able.person, able.authority, about, office)
    return Verdict(person=able.person, may=True, rung=able.authority.rung, acting_for=absent, reasons=tuple(reasons))


def _asked(step: OpenStep) -> Iterator[Reason]:
    """rule: the row that sent it to people."""
    if step.rule is not None:
        facts = {"table": step.rule.table, "version": str(step.rule.version), "row": step.rule.row}
        yield Reason(code="rule", facts=facts | {"answer": step.rule.code})


def _passed_over(
    able: Eligible, request: RequestState, step: OpenStep, office: OfficeState, now_ms: int
) -> Iterator[Reason]:
    """passed-over: a nearer holder of the role who may not act, with the code of why."""
    if able.role is None or able.unit is None:
        return
    day = day_of(now_ms)
    slot = next((one for one in step.slots if one.index == able.slot), None)
    role = slot.approver.role if slot is not None else None
    for unit in office.path_up(request.unit) if role is not None else ():
        if able.via == "role" and unit == able.unit:
            return
        for person in office.holders(role or "", unit, day):
            if person != able.person:
                code = why_not(request, step, person, office, now_ms)
                yield Reason(code="passed-over", facts={"person": person, "unit": unit, "why": code})


def _place(able: Eligible) -> Reason:
    """named, role, handed-on, anyone, last-resort: by what they are asked."""
    return Reason(code=able.via, facts={"role": able.role or "", "unit": able.unit or ""})


def _authority(person: str, authority: Authority, about: About, office: OfficeState) -> Iterator[Reason]:
    """owner: no limit; no-limits: nobody wrote any down; holds: the role; grant: the line of the matrix."""
    grant = authority.grant
    if grant is None:
        is_owner = office.is_owner(person, about.day)
        yield Reason(code="owner" if is_owner else "no-limits", facts={"person": person, "workflow": about.workflow})
        return
    path = office.path_up(about.unit)
    for one in office.assignments:
        if one.person == person and one.role == grant.role and one.unit in path and one.holds_on(about.day):
            days = {"from": one.since, "to": one.until}
            yield Reason(code="holds", facts={"person": person, "role": one.role, "unit": one.unit} | days)
            break
    yield _grant("grant", grant)


def _amount(about: About, grant: Grant | None, office: OfficeState) -> Iterator[Reason]:
    """amount: what is to be decided; weighed: with what it may have been split from; not-weighed: that is not known;
    converted: what counts, in the currency of the limit; unknown-amount.
    """
    if about.amount is None:
        if about.unknown:
            yield Reason(code="unknown-amount")
        return
    yield Reason(code="amount", facts={"amount": str(about.amount)})
    if about.compared is None:
        yield Reason(code="not-weighed")
        return
    if about.compared != about.amount:
        yield Reason(code="weighed", facts={"amount": str(about.compared)})
    limit = (grant.up_to or grant.per_period) if grant is not None else None
    if limit is not None and limit.currency != about.compared.currency:
        there = converted(about.compared, limit.currency, office.rates, about.day)
        yield Reason(code="converted", facts={"amount": str(there), "day": about.day})


def _too_small(person: str, about: About, office: OfficeState) -> Iterator[Reason]:
    """no-grant: nothing is written about them; too-small, only-informed, no-rate: each line that does not reach."""
    grants = list(grants_of(person, about, office))
    if not grants:
        yield Reason(code="no-grant", facts={"person": person, "workflow": about.workflow, "unit": about.unit})
    for grant in grants:
        if grant.rung == "informed":
            yield _grant("only-informed", grant)
        elif not _convertible(about.amount, grant, about, office):
            yield _grant("no-rate", grant)
        else:
            yield _grant("too-small", grant)


def _convertible(amount: Money | None, grant: Grant, about: About, office: OfficeState) -> bool:
    limits = [limit for limit in (grant.up_to, grant.per_period) if limit is not None]
    return amount is None or all(
        converted(amount, limit.currency, office.rates, about.day) is not None for limit in limits
    )


def _others(person: str, request: RequestState, step: OpenStep, office: OfficeState, now_ms: int) -> Iterator[Reason]:
    """asks-role: the step asks for a role which they do not hold here; asked-instead: who is asked."""
    path = office.path_up(request.unit)
    held = {
        one.role
        for one in office.assignments
        if one.person == person and one.unit in path and one.holds_on(day_of(now_ms))
    }
    for slot in step.slots:
        role = slot.approver.role
        if role is not None and role not in held:
            yield Reason(code="asks-role", facts={"role": role, "unit": request.unit})
    for able in eligible(request, step, office, now_ms):
        yield Reason(code="asked-instead", facts={"person": able.person, "for": able.acting_for or ""})


def _not_standing_in(person: str, about: About, office: OfficeState) -> Iterator[Reason]:
    """not-accepted, other-days, elsewhere, above-ceiling, above-own-limit: why a substitution does not help here."""
    for one in office.substitutes:
        if one.by != person:
            continue
        if one.asked:
            yield _substitution("not-accepted", one)
        elif not one.since <= about.day <= one.until:
            yield _substitution("other-days", one)
        elif not is_covered(one, about, office):
            yield _substitution("elsewhere", one)
        else:
            absent = authority_of(one.person, about, office)
            lent = authority_for(one, absent, about, office) if absent is not None else None
            if lent is None and not reaches(one.up_to, about.compared, about.day, office):
                yield _substitution("above-ceiling", one)
            elif lent is None and absent is not None:
                yield _substitution("above-own-limit", one)


def _grant(code: str, grant: Grant) -> Reason:
    facts = {
        "role": grant.role or "",
        "person": grant.person or "",
        "unit": grant.unit or "",
        "step": grant.step,
        "up_to": str(grant.up_to) if grant.up_to is not None else "",
        "per_period": str(grant.per_period) if grant.per_period is not None else "",
        "period": grant.period if grant.per_period is not None else "",
        "rung": grant.rung,
        "from": grant.since,
        "to": grant.until,
        "pilot": grant.pilot,
    }
    return Reason(code=code, facts={name: text for name, text in facts.items() if text})


def _substitution(code: str, one: Substitute) -> Reason:
    facts = {"person": one.person, "by": one.by, "from": one.since, "to": one.until, "unit": one.unit}
    if one.up_to is not None:
        facts["up_to"] = str(one.up_to)
    return Reason(code=code, facts={name: text for name, text in facts.items() if text})
