"""Replay before you relax, for authority: who could have decided the past, had these grants been in force.

A question; it writes nothing. Looked at is every yes of a person that counted, with the request's amount, unit and
workflow, and with the roles as they stand now. The grants of the draft are taken as if they had held all the time,
whatever days they name and whatever trial they belong to. Sums of a period are not added up here: each decision is
compared with the limits by itself.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import msgspec

from workflows import clock
from workflows.domain.definitions import ApprovalStep, all_steps
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver
from workflows.domain.people import Grant
from workflows.engine.assign import day_of
from workflows.engine.authority import About, authority_of
from workflows.engine.rulebook import below
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.replaying import Draft
from workflows.store.answered_past import Approval


class Beyond(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that the draft would not have let this person make."""

    request: str
    step: str
    person: str
    """Whose authority counted: the absent one, where somebody stood in."""
    amount: Money | None
    at_ms: int


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
    past = [one for one in office.store.answered.approvals(since_ms) if chosen is None or one.unit in chosen]
    then, now = _with(office.state, draft.grants), _with(office.state, office.state.grants)
    able = lru_cache(maxsize=65_536)(lambda person, about: authority_of(person, about, then) is not None)
    able_now = lru_cache(maxsize=65_536)(lambda person, about: authority_of(person, about, now) is not None)
    beyond: list[Beyond] = []
    nearer: list[Nearer] = []
    for one in past:
        about, whose = about_of(one, office.state), one.acting_for or one.person
        if not able(whose, about):
            beyond.append(
                Beyond(request=one.request, step=one.step, person=whose, amount=about.amount, at_ms=one.at_ms)
            )
        first = asked_first(one, about, office.state)
        could = tuple(sorted(who for who in first if able(who, about) and not able_now(who, about)))
        if could and whose not in first:
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
    return AuthorityReplayed(decisions=len(past), beyond=tuple(beyond), nearer=tuple(nearer))


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
