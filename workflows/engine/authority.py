"""How far a person's authority reaches: by which grant, up to which amount, on which rung.

Where nobody wrote any authority for a workflow down, roles alone count. Owners have no limit.
"""

from collections.abc import Iterable

import msgspec

from workflows.domain.money import Money
from workflows.domain.people import Grant, Period, Rung, Substitute
from workflows.domain.rates import converted
from workflows.engine.state import OfficeState, RequestState

_RANK: dict[Rung, int] = {"informed": 0, "ask-first": 1, "decide-then-tell": 2, "decide": 3}


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be decided, as far as authority looks at it."""

    workflow: str
    step: str
    unit: str
    amount: Money | None
    unknown: bool
    """The workflow is about an amount, and none is known yet: it may be any amount."""
    day: str
    """YYYY-MM-DD, UTC."""
    weighs: bool = False
    """Whether a limit of one decision looks at what was weighed instead of the amount."""
    weighed: Money | None = None
    """The amount together with others that it may have been split from; None: not known."""

    @property
    def compared(self) -> Money | None:
        """What a limit of one decision is compared with, never less than the amount; None: it may be any amount."""
        amount, weighed = self.amount, self.weighed
        if not self.weighs or amount is None:
            return amount
        if weighed is None or weighed.currency != amount.currency:
            return None
        return weighed if abs(weighed.minor) > abs(amount.minor) else amount


class Authority(msgspec.Struct, frozen=True, kw_only=True):
    """By what a person may act on it, and how far that goes."""

    rung: Rung
    grant: Grant | None = None
    """None: an owner, or nobody wrote any authority for the workflow down."""

    @property
    def per_period(self) -> Money | None:
        """The largest sum of all they decide by it within a period."""
        return self.grant.per_period if self.grant is not None else None

    @property
    def period(self) -> Period | None:
        """The period of that sum; None without one."""
        return self.grant.period if self.grant is not None and self.grant.per_period is not None else None


FULL = Authority(rung="decide")


def about_of(request: RequestState, step: str, office: OfficeState, day: str) -> About:
    """What is to be decided at a step of a request on the day (YYYY-MM-DD), as authority looks at it."""
    definition = office.workflows[request.workflow][request.version]
    amount = request.standing.amount
    weighed = request.standing.values.get(definition.weighed) if definition.weighed is not None else None
    return About(
        workflow=request.workflow,
        step=step,
        unit=request.unit,
        amount=amount,
        unknown=amount is None and definition.amount is not None,
        day=day,
        weighs=definition.weighed is not None,
        weighed=weighed if isinstance(weighed, Money) else None,
    )


def authority_of(person: str, about: About, office: OfficeState) -> Authority | None:
    """The furthest authority of the person that reaches the amount, be it only to be asked; None where none does."""
    if not _is_written(about, office) or office.is_owner(person, about.day):
        return FULL
    reaching = (
        Authority(rung=grant.rung, grant=grant)
        for grant in grants_of(person, about, office)
        if grant.rung != "informed" and _reaches_by(grant, about, office)
    )
    return max(reaching, key=_furthest, default=None)


def authority_for(substitution: Substitute, absent: Authority, about: About, office: OfficeState) -> Authority | None:
    """What the substitute may do of what the absent person may; None where it goes beyond the substitute's ceiling.

    The ceiling is the amount that the substitution names, else what the substitute may decide themself, where any
    authority of theirs for this is written down; what ended gives them none. The lower rung of the two counts.
    """
    if not _is_written(about, office):
        return absent
    if substitution.up_to is not None:
        return absent if reaches(substitution.up_to, about.compared, about.day, office) else None
    if office.is_owner(substitution.by, about.day) or not _is_limited(substitution.by, about, office):
        return absent
    own = authority_of(substitution.by, about, office)
    if own is None:
        return None
    return absent if _RANK[absent.rung] <= _RANK[own.rung] else msgspec.structs.replace(absent, rung=own.rung)


def is_covered(substitution: Substitute, about: About, office: OfficeState) -> bool:
    """Whether the substitution is about this kind of request, in this unit, on this day."""
    return substitution.holds_on(about.day, about.workflow) and (
        not substitution.unit or substitution.unit in office.path_up(about.unit)
    )


def grants_of(person: str, about: About, office: OfficeState) -> Iterable[Grant]:
    """Everything written down about the person for this on that day, whatever its amount and rung."""
    units = office.path_up(about.unit)
    roles = {
        one.role for one in office.assignments if one.person == person and one.unit in units and one.holds_on(about.day)
    }
    return (
        grant
        for grant in office.grants_on(about.day, about.unit)
        if grant.workflow == about.workflow
        and grant.step in {"", about.step}
        and (grant.person == person or grant.role in roles)
    )


def _is_limited(person: str, about: About, office: OfficeState) -> bool:
    """Whether anything is, or was, written down about the person for this. What a trial tried is over with it."""
    if any(True for _ in grants_of(person, about, office)):
        return True
    units = office.path_up(about.unit)
    roles = {one.role for one in office.assignments if one.person == person and one.unit in units}
    return any(
        grant.until and grant.until < about.day
        for grant in office.grants
        if grant.workflow == about.workflow
        and grant.step in {"", about.step}
        and grant.unit in {None, *units}
        and (grant.person == person or grant.role in roles)
    )


def reaches(limit: Money | None, amount: Money | None, day: str, office: OfficeState) -> bool:
    """Whether an amount lies within a limit. An unknown one lies within none, nor does one that no rate converts."""
    if limit is None:
        return True
    there = converted(amount, limit.currency, office.rates, day) if amount is not None else None
    return there is not None and abs(there.minor) <= limit.minor


def _is_written(about: About, office: OfficeState) -> bool:
    """Whether limits say anything about this: somebody wrote some down, and there is an amount to compare."""
    if about.amount is None and not about.unknown:
        return False
    return any(grant.workflow == about.workflow for grant in office.grants)


def _reaches_by(grant: Grant, about: About, office: OfficeState) -> bool:
    within = reaches(grant.up_to, about.compared, about.day, office)
    # What a single decision takes from the sum of a period must be known, and fit into it.
    return within and reaches(grant.per_period, about.amount, about.day, office)


def _furthest(found: Authority) -> tuple[int, bool, int]:
    limit = found.per_period
    return _RANK[found.rung], limit is None, limit.minor if limit is not None else 0
