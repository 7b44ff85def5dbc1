"""What people would have decided within each period, had other grants been in force. A scratch value of a replay."""

from collections import defaultdict
from collections.abc import Sequence

from workflows.domain.money import Money
from workflows.domain.people import Grant, Period
from workflows.domain.periods import first_day
from workflows.domain.rates import converted
from workflows.engine.authority import About, Authority
from workflows.engine.state import OfficeState

_Key = tuple[str, str, Period, str, str]
"""Person, workflow, period, its first day, currency of the limit."""


class PeriodSums:
    """Sums by person, workflow and period; each request counts once for a person, by its latest yes."""

    def __init__(self, office: OfficeState, grants: Sequence[Grant]) -> None:
        self._office = office
        self._kinds = {(one.period, one.per_period.currency) for one in grants if one.per_period is not None}
        self._taken: defaultdict[_Key, dict[str, int]] = defaultdict(dict)
        self._sums: defaultdict[_Key, int] = defaultdict(int)
        self._full: set[_Key] = set()
        """Sums with an amount that no rate converts: it counts as the whole limit."""

    @property
    def is_needed(self) -> bool:
        """Whether any grant names a sum."""
        return bool(self._kinds)

    def before(self, person: str, request: str, about: About, authority: Authority) -> Money | None:
        """What the person had decided by then in the period that this authority names, the request itself left out.

        None where the authority names no sum. What nobody can tell counts as the whole limit.
        """
        limit, period = authority.per_period, authority.period
        if limit is None or period is None:
            return None
        key = (person, about.workflow, period, first_day(period, about.day), limit.currency)
        minor = self._sums.get(key, 0) - self._taken.get(key, {}).get(request, 0)
        return Money(minor=max(minor, limit.minor) if key in self._full else minor, currency=limit.currency)

    def keeps(self, before: Money | None, about: About, authority: Authority) -> bool:
        """Whether one more decision lies within that sum."""
        limit = authority.per_period
        if limit is None or before is None:
            return True
        this = self._there(about.amount, limit.currency, about.day)
        return this is not None and before.minor + this <= limit.minor

    def take(self, person: str, request: str, about: About) -> None:
        """The person decided it."""
        for period, currency in self._kinds:
            key = (person, about.workflow, period, first_day(period, about.day), currency)
            there = self._there(about.amount, currency, about.day)
            if there is None:
                if about.amount is not None:
                    self._full.add(key)
                continue
            self._sums[key] += there - self._taken[key].get(request, 0)
            self._taken[key][request] = there

    def _there(self, amount: Money | None, currency: str, day: str) -> int | None:
        found = converted(amount, currency, self._office.rates, day) if amount is not None else None
        return abs(found.minor) if found is not None else None
