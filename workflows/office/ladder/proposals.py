"""What a proposal is, and how much evidence it takes before one is made."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from workflows.domain.people import Grant
from workflows.engine.assign import day_of
from workflows.rules.tables import RuleTable

Kind = Literal[
    "opinion-followed",
    "limit-in-the-way",
    "row-always-approved",
    "second-always-agrees",
    "decisions-reversed",
    "row-reversed",
    "just-under-limit",
    "row-just-under-limit",
    "budget-exceeded",
]
"""opinion-followed: whoever decided did as a person advised who has to ask first. limit-in-the-way: what was beyond a
person's limit was approved by the next one up. row-always-approved: people said yes to what a row asked them.
second-always-agrees: of two who must decide, the later said the same. decisions-reversed, row-reversed: others said no
to what had been approved. just-under-limit, row-just-under-limit: amounts crowd right below a limit. budget-exceeded:
people approved more together than a budget holds, not knowing of each other.
"""

UPWARD: frozenset[Kind] = frozenset(
    {"opinion-followed", "limit-in-the-way", "row-always-approved", "second-always-agrees"}
)
"""They give authority; the others take some back."""

LOOKED_BACK_DAYS = 365
MIN_COUNT = 30
"""Decisions below which nothing is proposed that gives authority."""
MIN_DAYS = 28
"""Between the first and the last of them: a busy week is no habit."""
MIN_SHARE = 0.9
"""What the share that speaks for it is at least, with the confidence of ``at_least``."""
MIN_AGAINST = 3
"""Events below which nothing is proposed that takes authority: the second may still be chance."""
MIN_SHARE_AGAINST = 0.05
MIN_CROWD = 20
"""Amounts right below a limit, before they are called a crowd."""
WEEKS = 6
"""How long a proposal is tried."""
_Z = 1.959964
"""Of the normal distribution, for 95 percent on two sides."""
_COVERED = 0.95
"""Of the amounts in the evidence, what a proposed limit covers: a single large one is no evidence."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for a proposal. Requests are named by id, the earliest first."""

    of: int
    """How many decisions it is about."""
    agreed: int
    """How many of them speak for it."""
    requests: tuple[str, ...]
    against: tuple[str, ...]
    """Requests that speak against it."""
    first_day: str
    last_day: str
    sums: dict[str, int]
    """Minor units of all these requests, by currency."""
    largest: dict[str, int]
    """Minor units of the largest of them, by currency."""
    waits: int = 0
    waited_ms: int = 0
    """How long so many of them waited for what the proposal would spare them, summed; as recorded."""

    @property
    def share_at_least(self) -> float:
        """What the true share is at least, see ``at_least``."""
        return at_least(self.agreed, self.of)


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A move of a rung, a limit or a row. Nothing of it holds until an owner signs it."""

    id: str
    """Stays the same while the same is proposed."""
    kind: Kind
    units: tuple[str, ...]
    """Where it would be tried."""
    facts: dict[str, str]
    """``person``, ``who`` (role or person), ``workflow``, ``unit``, ``limit``, ``was`` (amounts as ``1500.00 EUR``),
    ``table``, ``row``, ``budget``."""
    evidence: Evidence
    changed: tuple[str, ...]
    """Requests of the past that would have gone otherwise."""
    would_pass: tuple[str, ...] = ()
    """Of them, those that were refused, and that nobody would have been asked about."""
    grants: tuple[Grant, ...] = ()
    """Authority to try beside what holds."""
    table: RuleTable | None = None
    """The draft to try."""
    all_grants: tuple[Grant, ...] = ()
    """Where authority is taken: all grants as they would be. A trial only adds, so these are applied for good."""
    cases: tuple[str, ...] = ()
    """Names of saved cases of which the draft expects another answer."""

    @property
    def gives(self) -> bool:
        """Whether it gives authority rather than takes it."""
        return self.kind in UPWARD


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of the past, as evidence."""

    request: str
    at_ms: int
    agreed: bool
    minor: int | None = None
    currency: str = ""
    waited_ms: int | None = None
    unit: str = ""


def evidence_of(points: Sequence[Point]) -> Evidence:
    """The sum of some points, at least one."""
    ordered = sorted(points, key=lambda one: (one.at_ms, one.request))
    sums: Counter[str] = Counter()
    largest: dict[str, int] = {}
    for one in {one.request: one for one in ordered}.values():
        if one.minor is not None:
            sums[one.currency] += one.minor
            largest[one.currency] = max(one.minor, largest.get(one.currency, one.minor))
    waits = [one.waited_ms for one in ordered if one.agreed and one.waited_ms is not None]
    return Evidence(
        of=len(ordered),
        agreed=sum(one.agreed for one in ordered),
        requests=tuple(dict.fromkeys(one.request for one in ordered)),
        against=tuple(dict.fromkeys(one.request for one in ordered if not one.agreed)),
        first_day=day_of(ordered[0].at_ms),
        last_day=day_of(ordered[-1].at_ms),
        sums=dict(sorted(sums.items())),
        largest=dict(sorted(largest.items())),
        waits=len(waits),
        waited_ms=sum(waits),
    )


def is_enough(points: Sequence[Point]) -> bool:
    """Whether so much evidence is enough to propose more authority."""
    if len(points) < MIN_COUNT:
        return False
    times = [one.at_ms for one in points]
    long_enough = max(times) - min(times) >= MIN_DAYS * 86_400_000
    return long_enough and at_least(sum(one.agreed for one in points), len(points)) >= MIN_SHARE


def is_trouble(against: int, of: int) -> bool:
    """Whether so many slips are enough to propose less authority."""
    return against >= MIN_AGAINST and at_least(against, of) >= MIN_SHARE_AGAINST


def at_least(count: int, of: int) -> float:
    """What a share is at least, with 95 percent confidence: the lower end of Wilson's score interval; 0 of nothing.

    Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the American
    Statistical Association 22 (1927), 209-212. It stays honest where all of few agreed, as 30 of 30: 0.886.
    """
    if of <= 0:
        return 0.0
    share, square = count / of, _Z * _Z
    centre = share + square / (2 * of)
    spread = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return min(share, max(0.0, (centre - spread) / (1 + square / of)))  # in floating point it may end a hair above


def covered(amounts: Iterable[int], at_most: int | None = None) -> int:
    """A limit in minor units that covers most of some amounts, and no more: rounded down to two digits.

    ``at_most`` is the largest that makes sense, and is taken itself where the amounts reach nearly as far.
    """
    ordered = sorted(amounts)
    if not ordered:
        return 0
    reach = ordered[math.ceil(_COVERED * len(ordered)) - 1]
    if at_most is not None and reach * 10 >= at_most * 9:
        return at_most
    return rounded_down(reach)


def rounded_down(minor: int) -> int:
    """The amount with only its first two digits, such as 1,400.00 of 1,487.20."""
    if minor <= 0:
        return 0
    step: int = 10 ** max(0, len(str(minor)) - 2)
    return minor // step * step
