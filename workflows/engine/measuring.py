"""Works out what workflows measure. Pure: requests and their courses in, figures out.

A median of an even number of values is the middle between the two in the middle. The slowest tenth begins at the value
of nearest rank (the 90th percentile): nine of ten took no longer. Amounts of several currencies are never added up.
Where nothing can be measured there is no value. Nothing here is an estimate.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.measures import Count, Distinct, Kpi, Share, Sum, Time, conditions_of, group_of
from workflows.domain.money import minor_digits
from workflows.domain.worked import Worked
from workflows.engine.conditions import Check, Compiler, Seen, point_of
from workflows.engine.courses import Course
from workflows.engine.figures import Figure, Gathered, figures_of
from workflows.engine.rulebook import UnitTree

_Taking = Callable[[Seen], tuple[Any, str] | None]
"""What a request brings to a measure, and its currency; None where it brings nothing."""


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """From an instant to another (the second does not count), and the weeks that the figures are told for."""

    from_ms: int
    before_ms: int
    now_ms: int
    weeks: tuple[int, ...] = ()
    """When each week begins, and when the last one is over; empty: no weeks."""


def needed_fields(definition: Definition) -> tuple[str, ...]:
    """The fields that its measures look at, sorted."""
    found: set[str] = set()
    for kpi in definition.kpis:
        measure = kpi.measure
        for _, such in conditions_of(measure):
            found.update(such.fields, (one.day for one in such.kept))
        if isinstance(measure, Sum | Distinct):
            found.add(measure.field)
        what, name = group_of(kpi.by)
        if what == "field":
            found.add(name)
    return tuple(sorted(found))


class Meter:
    """Takes the requests of one workflow, one after the other, then tells its figures. Belongs to one thread."""

    def __init__(
        self, definition: Definition, units: UnitTree, period: Period, worked: Callable[[str], Worked]
    ) -> None:
        """``worked``: when a unit worked, by its id."""
        self._period = period
        compiler = Compiler(definition, units, worked, period.now_ms)
        self._each = [_One(kpi, compiler, period) for kpi in definition.kpis]
        self._ended, self._sent, self._running = (
            [one for one in self._each if one.kpi.over == over] for over in ("ended", "sent", "running")
        )
        self.definition = definition
        self.running = 0
        """Requests that are not over."""
        self.unknown = 0
        """Requests of which no course is known: an older program wrote them."""

    def take(
        self, unit: str, status: str, round_: int, created_ms: int, values: Mapping[str, Any], course: Course
    ) -> None:
        """Look at one request. Values are plain, those of ``needed_fields``."""
        # Who a measure is about is asked once for all of them: this runs for every request there ever was.
        from_ms, before_ms, ended_ms = self._period.from_ms, self._period.before_ms, course.ended_ms
        seen = Seen(unit, status, round_, created_ms, values, course)
        if ended_ms is None:
            self.running += 1
            for one in self._running:
                one.take(seen, self._period.now_ms)
        elif from_ms <= ended_ms < before_ms:
            for one in self._ended:
                one.take(seen, ended_ms)
        if from_ms <= created_ms < before_ms:
            for one in self._sent:
                one.take(seen, created_ms)

    def figures(self, currency: str) -> tuple[Figure, ...]:
        """All of them, in the order of the definition: each at first over all, then its groups."""
        return tuple(
            figure for one in self._each for figure in figures_of(one.kpi, one.gathered, self.definition, currency)
        )


class _One:
    """One measure."""

    def __init__(self, kpi: Kpi, compiler: Compiler, period: Period) -> None:
        self.kpi = kpi
        self.gathered = Gathered(period.weeks)
        self._among = compiler.such(kpi.measure.among)
        self._taking = _taking(kpi, compiler)
        self._groups = _grouping(kpi.by)
        self._counts = isinstance(kpi.measure, Count)

    def take(self, seen: Seen, at_ms: int) -> None:
        """Look at a request that the measure is about, unless its conditions say otherwise."""
        fits = True
        for check in self._among:
            if not check(seen):
                fits = False
                break
        if not fits:
            if self._counts:
                self.gathered.add(at_ms, (), brought=False, currency="")
            return
        brought = self._taking(seen)
        if brought is None:
            self.gathered.without += 1
            return
        groups = self._groups(seen) if self._groups is not None else ()
        self.gathered.add(at_ms, groups, *brought)


def _taking(kpi: Kpi, compiler: Compiler) -> _Taking:
    measure = kpi.measure
    match measure:
        case Time():
            return _time(measure, compiler)
        case Share():
            return _share(compiler.such(measure.of))
        case Sum():
            return lambda seen: _amount(seen.values.get(measure.field))
        case Distinct():
            return lambda seen: _distinct(seen.values.get(measure.field))
        case Count():
            return lambda seen: (True, "")  # noqa: ARG005 -- each counts once


def _share(checks: tuple[Check, ...]) -> _Taking:
    if len(checks) == 1:
        only = checks[0]
        return lambda seen: (only(seen), "")
    return lambda seen: (all(check(seen) for check in checks), "")


def _time(measure: Time, compiler: Compiler) -> _Taking:
    since, until = point_of(measure.since), point_of(measure.until)
    counted, worked = measure.counted, compiler.worked

    def taken(seen: Seen) -> tuple[Any, str] | None:
        begin, end = since(seen), until(seen)
        if begin is None or end is None:
            return None
        end = max(begin, end)  # clocks of two laptops may differ: nothing takes less than no time
        match counted:
            case "working hours":
                length = worked(seen.unit).milliseconds(begin, end)
            case "working days":
                length = worked(seen.unit).days(begin, end)
            case _:
                length = end - begin
        return None if length is None else (length, "")

    return taken


def _amount(value: Any) -> tuple[Any, str] | None:
    if isinstance(value, dict):
        minor, currency = value.get("minor"), value.get("currency")
        if type(minor) is int and isinstance(currency, str):
            return Decimal(minor).scaleb(-minor_digits(currency)), currency
        return None
    return (Decimal(value), "") if isinstance(value, str) and value else None


def _distinct(value: Any) -> tuple[Any, str] | None:
    return None if value is None or value == "" else (value if isinstance(value, str) else repr(value), "")


def _grouping(by: str) -> Callable[[Seen], tuple[str, ...]] | None:
    what, name = group_of(by)
    match what:
        case "unit":
            return lambda seen: (seen.unit,)
        case "last step":
            return lambda seen: (seen.last_step,) if seen.last_step else ()
        case "row":
            return lambda seen: (seen.course.rows[name],) if seen.course.rows.get(name) else ()
        case "field":
            return lambda seen: _named(seen.values.get(name))
        case _:
            return None


def _named(value: Any) -> tuple[str, ...]:
    """The groups that a value belongs to: of several choices, each."""
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    if isinstance(value, list):
        return tuple(one for one in value if isinstance(one, str))
    return (value,) if isinstance(value, str) and value else ()
