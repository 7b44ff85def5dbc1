"""Replay before you relax, for authority: who could have decided the past, had these grants been in force.

A question; it writes nothing. Looked at is every yes of a person that counted, with the request's amount, unit and
workflow, and with the roles as they stand now. The grants of the draft are taken as if they had held all the time,
whatever days they name and whatever trial they belong to.

Sums of a period are added up anew, over what each person would have decided with the draft: a decision that would have
been beyond their authority takes nothing from them. Of those who could have decided nearer, nobody's sum grows by
what would have come to them beside their own decisions.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from workflows import clock
from workflows.domain.definitions import ApprovalStep, all_steps
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver
from workflows.domain.people import Grant
from workflows.engine.assign import day_of
from workflows.engine.authority import About, Authority, authority_of
from workflows.engine.rulebook import below
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.period_sums import PeriodSums
from workflows.office.replaying import Draft
from workflows.store.answered_past import Approval

Why = Literal["amount", "period", "ask-first"]
"""amount: above every limit of theirs, or none of the grants is about them; period: above a sum; ask-first: they would
have been asked only, and somebody else would have decided."""


class Beyond(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that the draft would not have let this person make."""

    request: str
    step: str
    person: str
    """Whose authority counted: the absent one, where somebody stood in."""
    amount: Money | None
    at_ms: int
    why: Why
    decided: Money | None = None
    """What they had decided in the period before it; only with ``period``."""


class Nearer(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that went to somebody else, because those asked first were over their limits; now they could."""

    request: str
    step: str
    person: str
    """Who decided it."""
    could: tuple[str, ...]
    """Who is asked first and could decide it with the draft, sorted."""
    amount: Money | None
    at_ms: int


class AuthorityReplayed(msgspec.Struct, frozen=True, kw_only=True):
    """What other grants would have changed. Lists are ordered by time, then request."""

    decisions: int
    """Decisions of people that were looked at."""
    beyond: tuple[Beyond, ...]
    nearer: tuple[Nearer, ...]


def replay_authority(
    office: Office, draft: Draft, *, since: date | None = None, unit: str | None = None
) -> AuthorityReplayed:
    """Compare the decisions of the past with the grants of the draft; since a day (UTC), in a unit and below.

    Raises InvalidInput where the draft holds no grants, and for an unknown unit.
    """
    if draft.grants is None:
        raise _refused("nothing-to-replay", "There is nothing to replay", "The draft says nothing about authority.")
    units = below(office.state.units)
    if unit is not None and unit not in units:
        raise _refused("unknown-unit", "There is no such unit", f"No unit is called “{unit}” here.")
    since_ms = None if since is None else clock.to_ms(clock.parse_utc(f"{since.isoformat()}T00:00:00Z"))
    chosen = None if unit is None else units[unit] | {unit}
    then, now = _with(office.state, draft.grants), _with(office.state, office.state.grants)
    able = lru_cache(maxsize=65_536)(lambda person, about: authority_of(person, about, then))
    able_now = lru_cache(maxsize=65_536)(lambda person, about: authority_of(person, about, now))
    sums, sums_now = PeriodSums(office.state, draft.grants), PeriodSums(office.state, office.state.grants)
    decisions = 0
    beyond: list[Beyond] = []
    nearer: list[Nearer] = []
    # The sum of a period begins with its first day, and is that of all units.
    whole = sums.is_needed or sums_now.is_needed
    for one in office.store.answered.approvals(None if whole else since_ms):
        about, whose = about_of(one, office.state), one.acting_for or one.person
        found = _beyond(one, about, whose, able(whose, about), sums)
        if found is None:
            sums.take(whose, one.request, about)
        if one.at_ms < (since_ms or 0) or (chosen is not None and one.unit not in chosen):
            sums_now.take(whose, one.request, about)
            continue
        decisions += 1
        if found is not None:
            beyond.append(found)
        first = asked_first(one, about, office.state)
        could = tuple(
            who
            for who in sorted(first if whose not in first else ())
            if _beyond(one, about, who, able_now(who, about), sums_now) is not None
            and _beyond(one, about, who, able(who, about), sums) is None
        )
        sums_now.take(whose, one.request, about)
        if could:
            nearer.append(
                Nearer(
                    request=one.request,
                    step=one.step,
                    person=one.person,
                    could=could,
                    amount=about.amount,
                    at_ms=one.at_ms,
                )
            )
    return AuthorityReplayed(decisions=decisions, beyond=tuple(beyond), nearer=tuple(nearer))


def _beyond(one: Approval, about: About, whose: str, by: Authority | None, sums: PeriodSums) -> Beyond | None:
    """Why the person could not have decided it by this authority; None where they could."""
    before = sums.before(whose, one.request, about, by) if by is not None else None
    why: Why
    if by is None:
        why = "amount"
    elif not _decides(by):
        why = "ask-first"
    elif not sums.keeps(before, about, by):
        why = "period"
    else:
        return None
    return Beyond(
        request=one.request,
        step=one.step,
        person=whose,
        amount=about.amount,
        at_ms=one.at_ms,
        why=why,
        decided=before if why == "period" else None,
    )


def _decides(authority: Authority | None) -> bool:
    return authority is not None and authority.rung != "ask-first"


def _with(office: OfficeState, grants: Sequence[Grant]) -> OfficeState:
    """The office with these grants, each as if it held always."""
    always = tuple(msgspec.structs.replace(grant, since="", until="", pilot="") for grant in grants)
    return msgspec.structs.replace(office, grants=always, pilots={})


def about_of(one: Approval, office: OfficeState) -> About:
    """What was decided, as authority looks at it on the day of the decision."""
    amount = (
        Money(minor=one.amount_minor, currency=one.currency) if one.amount_minor is not None and one.currency else None
    )
    definition = office.workflows[one.workflow][one.version]
    return About(
        workflow=one.workflow,
        step=one.step,
        unit=one.unit,
        amount=amount,
        unknown=amount is None and definition.amount is not None,
        day=day_of(one.at_ms),
    )


def asked_first(one: Approval, about: About, office: OfficeState) -> frozenset[str]:
    """The nearest holders of the roles that were asked, and people asked by name; not the one who sent the request."""
    found: set[str] = set()
    for approver in _approvers(one, office):
        if approver.person is not None:
            found.add(approver.person)
        elif approver.role is not None:
            path = (office.head,) if approver.at == "head" else office.path_up(one.unit)
            circles = (office.holders(approver.role, unit, about.day) for unit in path)
            found.update(next((people for people in circles if people), ()))
    return frozenset(found - {one.requester})


def _approvers(one: Approval, office: OfficeState) -> tuple[Approver, ...]:
    """Whom the step asked: as the rows said that led there, else as the workflow says."""
    table = office.tables.get(one.rule_table or "", {}).get(one.rule_version or 0)
    if table is not None:
        rows = set((one.rule_row or "").split(", "))
        return tuple(who for row in table.rows if row.id in rows for who in row.then.approvers)
    steps = all_steps(office.workflows[one.workflow][one.version].steps)
    return next((step.approvers for step in steps if isinstance(step, ApprovalStep) and step.id == one.step), ())


def _refused(code: str, title: str, text: str) -> InvalidInput:
    return InvalidInput(code=code, title=title, text=f"{text} Nothing was changed.", advice="Correct it and try again.")
