"""From what was gathered for a measure to its figures."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.measures import Count, Distinct, Kpi, Share, Sum, Target, Time

State = Literal["met", "near", "missed"]

_HOUR_MS, _DAY_MS = 3_600_000, 86_400_000
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)
UNITS = {"share": "%", "count": "requests", "distinct": "different"}
"""What a value counts, by kind of measure; times are counted as they say, sums in their currency."""


class Week(msgspec.Struct, frozen=True):
    """The same figure for one week."""

    value: Decimal | None
    count: int


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure, with the number of requests behind it."""

    workflow: str
    kpi: str
    kind: str
    name: str
    group: str | None = None
    """The unit, step, row or value it is for; None: over all."""
    group_name: str = ""
    """How people call the group; empty: as it stands."""
    value: Decimal | None
    """None where nothing could be measured."""
    slowest: Decimal | None = None
    """Of times: what the slowest tenth needs at least."""
    count: int
    """Requests that it was measured in."""
    without: int = 0
    """Requests that belong here and bring nothing to measure: a step that was not taken, a field left empty."""
    unit_of_measure: str
    """hours, days, working hours, working days, %, requests, different, a currency; empty for plain numbers."""
    over: str
    by: str = ""
    target: Target | None = None
    state: State | None = None
    weeks: tuple[Week, ...] = ()
    more: int = 0
    """Groups beyond those that are told."""


class Gathered:
    """What requests brought, to be added to while they are read."""

    def __init__(self, weeks: Sequence[int] = ()) -> None:
        self._weeks = weeks
        self.all: list[tuple[int, str, Any]] = []
        """Week (-1: none), currency, and what it brought."""
        self.groups: dict[str, list[tuple[int, str, Any]]] = {}
        self.without = 0

    def add(self, at_ms: int, groups: tuple[str, ...], brought: Any, currency: str) -> None:
        """One request."""
        week = -1
        if self._weeks:
            week = bisect_right(self._weeks, at_ms) - 1
            week = week if week < len(self._weeks) - 1 else -1
        one = (week, currency, brought)
        self.all.append(one)
        for group in groups:
            self.groups.setdefault(group, []).append(one)

    @property
    def week_count(self) -> int:
        """How many weeks are told."""
        return max(0, len(self._weeks) - 1)


def figures_of(kpi: Kpi, gathered: Gathered, definition: Definition, currency: str) -> Iterable[Figure]:
    """The figure over all, for each currency, then those of the groups with the most requests."""
    yield from _of(kpi, gathered, gathered.all, None, definition.id, currency)
    ranked = sorted(gathered.groups, key=lambda name: (-len(gathered.groups[name]), name))
    for name in ranked[: kpi.top]:
        yield from _of(kpi, gathered, gathered.groups[name], name, definition.id, currency)


def _of(
    kpi: Kpi, gathered: Gathered, brought: list[tuple[int, str, Any]], group: str | None, workflow: str, currency: str
) -> Iterable[Figure]:
    currencies = sorted({one for _, one, _ in brought})
    for one in currencies or [currency if isinstance(kpi.measure, Sum) else ""]:
        some = brought if len(currencies) < 2 else [this for this in brought if this[1] == one]
        told = [value for _, _, value in some]
        value = _value(kpi, told)
        slowest = _length(kpi.measure, _ranked(told)) if isinstance(kpi.measure, Time) and told else None
        by_week: list[list[Any]] = [[] for _ in range(gathered.week_count if kpi.over != "running" else 0)]
        for week, _, this in some:
            if 0 <= week < len(by_week):
                by_week[week].append(this)
        yield Figure(
            workflow=workflow,
            kpi=kpi.id,
            kind=str(kpi.measure.__struct_config__.tag),
            name=kpi.name,
            group=group,
            value=shown(kpi, value),
            slowest=None if slowest is None else slowest.quantize(_TENTH, ROUND_HALF_UP),
            count=len(told),
            without=gathered.without if group is None else 0,
            unit_of_measure=_unit(kpi, one),
            over=kpi.over,
            by=kpi.by,
            target=kpi.target if group is None else None,
            state=_state(kpi.target, slowest if kpi.target.slowest else value)
            if kpi.target is not None and group is None
            else None,
            weeks=tuple(Week(shown(kpi, _value(kpi, week)), len(week)) for week in by_week),
            more=max(0, len(gathered.groups) - kpi.top) if group is None else 0,
        )


def _value(kpi: Kpi, told: list[Any]) -> Decimal | None:
    """Exactly; None without anything told."""
    if not told:
        return None
    match kpi.measure:
        case Time():
            return _length(kpi.measure, _median(told))
        case Share():
            return Decimal(sum(told)) * _HUNDRED / Decimal(len(told))
        case Count():
            return Decimal(sum(told))
        case Sum():
            return sum(told, Decimal(0))
        case Distinct():
            return Decimal(len(set(told)))


def shown(kpi: Kpi, value: Decimal | None) -> Decimal | None:
    """As it is told: times and shares with one decimal. A share is told as all or none only where it is."""
    if value is None or not isinstance(kpi.measure, Time | Share):
        return value
    found = value.quantize(_TENTH, ROUND_HALF_UP)
    if isinstance(kpi.measure, Share):
        if found == _HUNDRED and value < _HUNDRED:
            return _HUNDRED - _TENTH
        if not found and value:
            return _TENTH
    return found


def _median(told: list[int]) -> Decimal:
    ordered, middle = sorted(told), len(told) // 2
    if len(ordered) % 2:
        return Decimal(ordered[middle])
    return Decimal(ordered[middle - 1] + ordered[middle]) / 2


def _ranked(told: list[int]) -> Decimal:
    """The 90th percentile by nearest rank: the smallest value that nine of ten do not exceed."""
    return Decimal(sorted(told)[-(-9 * len(told) // 10) - 1])


def _length(measure: Time, found: Decimal) -> Decimal:
    match measure.counted:
        case "working days":
            return found
        case "days":
            return found / _DAY_MS
        case _:
            return found / _HOUR_MS


def _unit(kpi: Kpi, currency: str) -> str:
    if isinstance(kpi.measure, Time):
        return kpi.measure.counted
    return currency if isinstance(kpi.measure, Sum) else UNITS[str(kpi.measure.__struct_config__.tag)]


def _state(target: Target, value: Decimal | None) -> State | None:
    if value is None:
        return None
    low = target.at_least is not None
    wanted = target.at_least if low else target.at_most
    assert wanted is not None  # what is sound names one
    if _reaches(value, wanted, low=low):
        return "met"
    return "near" if target.near is not None and _reaches(value, target.near, low=low) else "missed"


def _reaches(value: Decimal, limit: str | int, *, low: bool) -> bool:
    return value >= Decimal(str(limit)) if low else value <= Decimal(str(limit))
