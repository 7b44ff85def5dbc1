"""Whether a workflow's measures can be worked out: every mistake, with its place, before anyone publishes them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from workflows.domain.definitions import Definition, RuleStep, all_steps, inside
from workflows.domain.forms import Field, is_number
from workflows.domain.measures import (
    POINTS,
    Distinct,
    Kpi,
    Share,
    Such,
    Sum,
    Target,
    Time,
    conditions_of,
    group_of,
    step_of_point,
)
from workflows.engine.mistakes import ID, Mistake, Path
from workflows.engine.rulebook import condition_table
from workflows.rules.notation import BadCellError
from workflows.rules.tables import RuleTable

MAX_KPIS = 40
MAX_NAME = 80
MAX_GROUPS = 20
STATUSES = ("waiting", "approved", "rejected", "changes-asked", "contested", "stopped", "withdrawn", "done")
_GROUPED: frozenset[str] = frozenset({"text", "one-of", "many-of", "yes-no", "unit"})
_TOLD_APART: frozenset[str] = frozenset({"text", "one-of", "unit", "number", "date", "person"})


def kpi_mistakes(definition: Definition, tables: Mapping[str, RuleTable]) -> Iterator[Mistake]:
    """In reading order. Only asked of definitions that are to be published: older ones stay what they are."""
    if len(definition.kpis) > MAX_KPIS:
        yield Mistake(path=("kpis",), expected=f"expected at most {MAX_KPIS} measures")
        return
    checking = _Checking(definition, tables)
    seen: set[str] = set()
    for place, kpi in enumerate(definition.kpis):
        path: Path = ("kpis", place)
        if not ID.match(kpi.id) or kpi.id in seen:
            yield Mistake(path=(*path, "id"), expected=f"expected an id used once, found “{kpi.id}”")
        seen.add(kpi.id)
        if not re.fullmatch(r"\S(.*\S)?", kpi.name) or len(kpi.name) > MAX_NAME:
            expected = f"expected a name of 1 to {MAX_NAME} characters on one line"
            yield Mistake(path=(*path, "name"), expected=expected)
        yield from checking.kpi(kpi, path)


class _Checking:
    """One definition's measures."""

    def __init__(self, definition: Definition, tables: Mapping[str, RuleTable]) -> None:
        self._definition = definition
        self._tables = tables
        self._steps = {step.id: step for step in all_steps(definition.steps) if not inside(step)}
        # A step that holds others has no times of its own.

    def kpi(self, kpi: Kpi, path: Path) -> Iterator[Mistake]:
        """Measure, groups and target."""
        measure, inside = kpi.measure, (*path, "measure")
        for part, such in conditions_of(measure):
            yield from self._such(such, (*inside, part))
        match measure:
            case Time():
                yield from self._time(kpi, measure, inside)
            case Share() if measure.of == Such():
                yield Mistake(path=(*inside, "of"), expected="expected at least one condition: the share of which ones")
            case Sum():
                yield from self._field(measure.field, frozenset({"money", "number"}), (*inside, "field"))
            case Distinct():
                yield from self._field(measure.field, _TOLD_APART, (*inside, "field"))
        yield from self._groups(kpi, path)
        if kpi.target is not None:
            yield from _target(kpi, kpi.target, (*path, "target"))

    def _time(self, kpi: Kpi, measure: Time, path: Path) -> Iterator[Mistake]:
        yield from self._point(measure.since, (*path, "since"))
        yield from self._point(measure.until, (*path, "until"))
        if measure.since == measure.until:
            yield Mistake(path=(*path, "until"), expected=f"expected another point than “{measure.since}”")
        if kpi.over == "running" and "ended" in {measure.since, measure.until}:
            yield Mistake(path=(*path, "until"), expected="expected another point: what is running has not ended")

    def _point(self, point: str, path: Path) -> Iterator[Mistake]:
        named = step_of_point(point)
        if point not in POINTS and (named is None or named[1] not in self._steps):
            expected = f"expected {', '.join(sorted(POINTS))}, “opened STEP” or “done STEP” with a step's id"
            yield Mistake(path=path, expected=f"{expected}, found “{point}”")

    def _such(self, such: Such, path: Path) -> Iterator[Mistake]:
        for name, cell in such.fields.items():
            field = self._definition.field(name)
            if field is not None and field.personal:
                yield Mistake(path=(*path, "fields", name), expected=_open(name))
                continue
            try:
                condition_table(self._definition, {name: cell})
            except BadCellError as error:
                found = f"expected {error.expected}, found “{error.found}”"
                yield Mistake(path=(*path, "fields", name), expected=found)
        yield from _of(such.statuses, STATUSES, (*path, "statuses"))
        for step, rows in such.rows.items():
            known = self._steps.get(step)
            if not isinstance(known, RuleStep):
                expected = f"expected the id of a rule step, found “{step}”"
                yield Mistake(path=(*path, "rows", step), expected=expected)
            elif known.table in self._tables:
                names = [row.id for row in self._tables[known.table].rows]
                yield from _of(rows, names, (*path, "rows", step))
        for step in such.steps:
            if step not in self._steps:
                yield Mistake(path=(*path, "steps", step), expected=f"expected the id of a step, found “{step}”")
        for place, kept in enumerate(such.kept):
            yield from self._point(kept.point, (*path, "kept", place, "point"))
            yield from self._field(kept.day, frozenset({"date"}), (*path, "kept", place, "day"))

    def _groups(self, kpi: Kpi, path: Path) -> Iterator[Mistake]:
        if not 1 <= kpi.top <= MAX_GROUPS:
            yield Mistake(path=(*path, "top"), expected=f"expected 1 to {MAX_GROUPS} groups")
        if not kpi.by:
            return
        what, name = group_of(kpi.by)
        if not what:
            expected = f"expected unit, last step, field ID or row STEP, found “{kpi.by}”"
            yield Mistake(path=(*path, "by"), expected=expected)
        elif what == "field":
            yield from self._field(name, _GROUPED, (*path, "by"))
        elif what == "row" and not isinstance(self._steps.get(name), RuleStep):
            yield Mistake(path=(*path, "by"), expected=f"expected the id of a rule step, found “{name}”")

    def _field(self, name: str, types: frozenset[str], path: Path) -> Iterator[Mistake]:
        field: Field | None = self._definition.field(name)
        if field is None or field.type not in types:
            expected = f"expected a field of type {' or '.join(sorted(types))}, found “{name}”"
            yield Mistake(path=path, expected=expected)
        elif field.personal:
            yield Mistake(path=path, expected=_open(name))


def _open(name: str) -> str:
    return f"expected a field that is not personal, found “{name}”"


def _of(found: Iterable[str], known: Iterable[str], path: Path) -> Iterator[Mistake]:
    names = list(known)
    for one in found:
        if one not in names:
            yield Mistake(path=path, expected=f"expected one of {', '.join(names)}, found “{one}”")


def _target(kpi: Kpi, target: Target, path: Path) -> Iterator[Mistake]:
    if isinstance(kpi.measure, Sum):
        yield Mistake(path=path, expected="expected no target: there may be a sum for each of several currencies")
        return
    if (target.at_most is None) == (target.at_least is None):
        yield Mistake(path=path, expected="expected either at_most or at_least")
        return
    for name, told in (("at_most", target.at_most), ("at_least", target.at_least), ("near", target.near)):
        if told is not None and not is_number(str(told)):
            yield Mistake(path=(*path, name), expected=f"expected a number such as 5 or 2.5, found “{told}”")
            return
    if target.slowest and not isinstance(kpi.measure, Time):
        yield Mistake(path=(*path, "slowest"), expected="expected a measure of time")
    if target.near is not None:
        near = Decimal(str(target.near))
        limit = Decimal(str(target.at_most if target.at_most is not None else target.at_least))
        if near <= limit if target.at_most is not None else near >= limit:
            yield Mistake(path=(*path, "near"), expected="expected a number on the missed side of the target")
