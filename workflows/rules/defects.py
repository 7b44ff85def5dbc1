"""What is wrong with a table before it may decide anything: every structural mistake, with its place.

Codes: ``bad-id``, ``repeated-id``, ``unknown-input``, ``bad-cell`` (also a value of another type than the
column's), ``empty-range``, ``repeated-value``, ``unknown-unit``, ``bad-currency``, ``bad-measure``,
``bad-dates``, ``bad-version``, ``no-rows``, ``too-many``, ``too-long``, ``approvers-missing``,
``approvers-unused``, ``bad-approver``, ``repeated-approver``, ``quorum-unused``, ``bad-quorum``,
``bad-case``, ``priorities-unused``, ``bad-priorities``, ``unknown-computed``, ``bad-computed``; from reading
also ``wrong-shape`` and ``unknown-key``.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from workflows.domain.money import is_currency
from workflows.domain.outcomes import Approver, Outcome, Verdict
from workflows.rules.cells import Below, Cell, NoneOf, OneOf, Range, UnitAndBelow
from workflows.rules.computed import COMPUTED
from workflows.rules.notation import print_cell
from workflows.rules.tables import Case, Row, RuleTable
from workflows.rules.values import MAX_TEXT, ORDERED, Input, first_step, is_value, last_step, step_of

MAX_ROWS = 2_000
MAX_INPUTS = 40
MAX_CASES = 2_000
MAX_VALUES = 500
"""Values of one list in a cell."""
MAX_WORDS = 2_000
"""Characters of a name, label, note or sentence."""
MAX_APPROVERS = 50

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\Z")
VERDICTS: tuple[Verdict, ...] = ("approve", "reject", "stop", "ask", "note")
NAMED_RESULTS = (
    "no-hit", "missing-value", "wrong-type", "bad-cell", "bad-table", "other-currency", "unknown-unit",
)  # fmt: skip
RESULTS_OF_POLICY = {"unique": ("not-unique",), "any": ("contradiction",)}
"""Named results that only one policy has; only there are they no ids of rows or inputs."""


class Defect(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake: a code, its place, and what was expected there."""

    code: str
    row: str = ""
    """Id of the row, where it is in one."""
    input: str = ""
    """Id of the input, where it is in one."""
    case: str = ""
    """Name of the saved case, where it is in one. A case's defects do not stop the table from deciding."""
    found: str = ""
    expected: str = ""
    """A short English phrase, such as “an amount such as 250 or 1240.50”."""
    path: tuple[str | int, ...] = ()
    """Keys and positions in the table's plain form, to find the line in a file."""


def check_table(table: RuleTable, below: Below | None = None) -> tuple[Defect, ...]:
    """Every structural mistake, in the order of the table; none means that it can be compiled.

    With ``below`` given, units that the office does not know are mistakes too.
    """
    columns = {column.id: column for column in table.inputs}
    return (
        *_check_head(table),
        *_check_priorities(table),
        *_check_inputs(table),
        *_check_ids((row.id for row in table.rows), "rows", _reserved(table)),
        *(defect for place, row in enumerate(table.rows) for defect in _check_row(row, place, columns, below)),
        *(defect for place, case in enumerate(table.cases) for defect in _check_case(case, place, table)),
    )


def _check_head(table: RuleTable) -> Iterator[Defect]:
    if not _ID.match(table.id):
        yield _bad_id(table.id, ("id",))
    if not 1 <= table.version < 2**31:
        yield Defect(code="bad-version", found=str(table.version), expected="1 or more", path=("version",))
    if len(table.name) > MAX_WORDS:
        yield _too_long(("name",))
    if table.effective_from and table.effective_to and table.effective_to < table.effective_from:
        yield Defect(
            code="bad-dates",
            found=f"{table.effective_from} to {table.effective_to}",
            expected="a last day on or after the first",
            path=("effective_to",),
        )
    if not table.rows:
        yield Defect(code="no-rows", expected="at least one row", path=("rows",))
    limits = (
        ("inputs", table.inputs, MAX_INPUTS),
        ("rows", table.rows, MAX_ROWS),
        ("cases", table.cases, MAX_CASES),
    )
    for name, things, limit in limits:
        if len(things) > limit:
            yield Defect(code="too-many", found=str(len(things)), expected=f"at most {limit}", path=(name,))


def _check_priorities(table: RuleTable) -> Iterator[Defect]:
    named, path = table.priorities, ("priorities",)
    if not named:
        return
    said = ", ".join(named)
    if table.policy != "priority":
        yield Defect(code="priorities-unused", found=said, expected="priorities only with policy: priority", path=path)
    if len(set(named)) < len(named):
        yield Defect(code="bad-priorities", found=said, expected="each verdict once", path=path)
    left = sorted({row.then.verdict for row in table.rows} - set(named))
    if left and table.policy == "priority":
        expected = f"every verdict that a row gives, also {', '.join(left)}"
        yield Defect(code="bad-priorities", found=said, expected=expected, path=path)


def named_results(table: RuleTable) -> tuple[str, ...]:
    """Codes that the table can answer with instead of a row."""
    return (*NAMED_RESULTS, *RESULTS_OF_POLICY.get(table.policy, ()))


def expectations(table: RuleTable) -> frozenset[str]:
    """What a case can expect, each alone: ids of rows, verdicts, codes."""
    return frozenset(row.id for row in table.rows) | _reserved(table)


def _reserved(table: RuleTable) -> frozenset[str]:
    return frozenset((*VERDICTS, *named_results(table)))


def _check_inputs(table: RuleTable) -> Iterator[Defect]:
    inputs = table.inputs
    yield from _check_ids((column.id for column in inputs), "inputs", _reserved(table))
    for place, column in enumerate(inputs):
        path = ("inputs", place)
        if len(column.label) > MAX_WORDS or len(column.measure) > MAX_TEXT:
            yield _too_long((*path, "label"))
        if (column.type == "money") != bool(column.currency) or (column.currency and not is_currency(column.currency)):
            expected = "a currency such as EUR" if column.type == "money" else "a currency only for money"
            yield Defect(
                code="bad-currency",
                input=column.id,
                found=column.currency,
                expected=expected,
                path=(*path, "currency"),
            )
        if column.measure and column.type != "number":
            yield Defect(
                code="bad-measure",
                input=column.id,
                found=column.measure,
                expected="a unit of measure only for numbers",
                path=(*path, "measure"),
            )
        yield from _check_computed(column, path)


def _check_computed(column: Input, path: tuple[str | int, ...]) -> Iterator[Defect]:
    if not column.computed:
        return
    known = COMPUTED.get(column.computed)
    if known is None:
        expected, found, key = f"one of {', '.join(COMPUTED)}", column.computed[:40], "computed"
        yield Defect(code="unknown-computed", input=column.id, found=found, expected=expected, path=(*path, key))
    elif known.type != column.type:
        expected, found, key = f"the type {known.type}", column.type, "type"
        yield Defect(code="bad-computed", input=column.id, found=found, expected=expected, path=(*path, key))
    elif known.measure != column.measure:
        expected, found, key = f"the unit of measure {known.measure}", column.measure, "measure"
        yield Defect(code="bad-measure", input=column.id, found=found, expected=expected, path=(*path, key))


def _check_ids(ids: Iterable[str], name: str, reserved: frozenset[str]) -> Iterator[Defect]:
    seen: set[str] = set()
    for place, found in enumerate(ids):
        if not _ID.match(found) or found in reserved:
            yield _bad_id(found, (name, place, "id"))
        if found in seen:
            yield Defect(
                code="repeated-id",
                row=found if name == "rows" else "",
                input=found if name == "inputs" else "",
                found=found,
                expected="an id of its own",
                path=(name, place, "id"),
            )
        seen.add(found)


# ---------------------------------------------------------------- rows


def _check_row(row: Row, place: int, columns: dict[str, Input], below: Below | None) -> Iterator[Defect]:
    path: tuple[str | int, ...] = ("rows", place)
    if len(row.note) > MAX_WORDS:
        yield _too_long((*path, "note"), row=row.id)
    for name, cell in row.when.items():
        where = (*path, "when", name)
        column = columns.get(name)
        if column is None:
            known = ", ".join(columns)
            yield Defect(
                code="unknown-input",
                row=row.id,
                input=name,
                found=name,
                expected=f"one of {known}",
                path=where,
            )
            continue
        found = _cell_mistake(cell, column, below)
        if found:
            code, expected = found
            yield Defect(
                code=code,
                row=row.id,
                input=name,
                found=print_cell(cell, column) if code != "bad-cell" else type(cell).__name__,
                expected=expected,
                path=where,
            )
    for code, key, expected in _outcome_mistakes(row.then):
        yield Defect(code=code, row=row.id, expected=expected, path=(*path, "then", key))


def _cell_mistake(cell: Cell, column: Input, below: Below | None) -> tuple[str, str] | None:
    """Code and expectation of the first mistake in a cell."""
    match cell:
        case Range():
            return _range_mistake(cell, column)
        case OneOf() | NoneOf():
            return _list_mistake(cell, column, below)
        case UnitAndBelow():
            if column.type != "unit" or not is_value(cell.unit, column) or len(cell.unit) > MAX_TEXT:
                return "bad-cell", f"a condition for {column.type}"
            return _unit_mistake((cell.unit,), below)
    return None


def _range_mistake(cell: Range, column: Input) -> tuple[str, str] | None:
    limits = [limit for limit in (cell.lower, cell.upper) if limit is not None]
    if column.type not in ORDERED or not limits or not all(is_value(limit.value, column) for limit in limits):
        return "bad-cell", f"a condition for {column.type}"
    low, high = range_steps(cell, column)
    return ("empty-range", "a lower end below the upper one") if low > high else None


def _list_mistake(cell: OneOf | NoneOf, column: Input, below: Below | None) -> tuple[str, str] | None:
    values = cell.values
    if not values or not all(is_value(value, column) for value in values):
        return "bad-cell", f"values for {column.type}"
    if len(values) > MAX_VALUES:
        return "too-many", f"at most {MAX_VALUES} values in a cell"
    if any(isinstance(value, str) and len(value) > MAX_TEXT for value in values):
        return "too-long", f"at most {MAX_TEXT} characters"
    if len(set(values)) < len(values):
        return "repeated-value", "each value once"
    return _unit_mistake(tuple(map(str, values)), below) if column.type == "unit" else None


def _unit_mistake(units: tuple[str, ...], below: Below | None) -> tuple[str, str] | None:
    if below is None or all(unit in below for unit in units):
        return None
    return "unknown-unit", "units of this office"


def range_steps(cell: Range, column: Input) -> tuple[int, int]:
    """First and last step (both count) of a range on its column's ladder; first > last where it is empty."""
    low, high = first_step(column), last_step(column)
    if cell.lower is not None:
        low = step_of(cell.lower.value, column) + (0 if cell.lower.included else 1)
    if cell.upper is not None:
        high = step_of(cell.upper.value, column) - (0 if cell.upper.included else 1)
    return low, high


# ---------------------------------------------------------------- outcomes and cases


def _outcome_mistakes(outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    """Code, key and expectation of each mistake in an outcome."""
    asked = outcome.approvers
    if outcome.verdict == "ask" and not asked:
        yield "approvers-missing", "approvers", "whom to ask"
    if outcome.verdict not in {"ask", "stop"} and asked:
        yield "approvers-unused", "approvers", "approvers only with the verdicts ask and stop"
    for key, named in (("approvers", asked), ("tell", outcome.tell)):
        if len(named) > MAX_APPROVERS:
            yield "too-many", key, f"at most {MAX_APPROVERS}"
        if any(_is_nobody(approver) for approver in named):
            yield "bad-approver", key, "a role, a person or a relation, exactly one of them"
        if len(set(named)) < len(named):
            yield "repeated-approver", key, "each approver once"
    if outcome.how == "quorum" and outcome.verdict == "ask":
        if not 1 <= outcome.quorum <= _most_people(asked):
            yield "bad-quorum", "quorum", "a number from 1 to the number of approvers"
    elif outcome.quorum:
        yield "quorum-unused", "quorum", "a quorum only with ask and how: quorum"
    if len(outcome.text) > MAX_WORDS or any(len(name) > MAX_TEXT for name in outcome.require):
        yield "too-long", "text", f"at most {MAX_WORDS} characters"


def _is_nobody(approver: Approver) -> bool:
    """Whether not exactly one of role, person and relation is named."""
    return not approver.names_one or approver.field is not None


def _most_people(asked: tuple[Approver, ...]) -> int:
    """How many people these can be at most. A role or relation may have many holders; a person is one."""
    if any(approver.person is None for approver in asked):
        return MAX_APPROVERS
    return len({approver.person for approver in asked})


def _check_case(case: Case, place: int, table: RuleTable) -> Iterator[Defect]:
    path: tuple[str | int, ...] = ("cases", place)
    names = {column.id for column in table.inputs}
    for name in case.given:
        if name not in names:
            yield Defect(
                code="unknown-input",
                input=name,
                case=case.name,
                found=name,
                expected=f"one of {', '.join(names)}",
                path=(*path, "given", name),
            )
    known = expectations(table)
    if any(part not in known for part in case.expect.split(", ")):
        yield Defect(
            code="bad-case",
            case=case.name,
            found=case.expect,
            expected=f"a row’s id, a verdict, or one of {', '.join(named_results(table))}",
            path=(*path, "expect"),
        )


def _bad_id(found: str, path: tuple[str | int, ...]) -> Defect:
    expected = "letters, digits, dots, dashes; at most 64; not a verdict or the name of a result"
    return Defect(code="bad-id", found=found[:64], expected=expected, path=path)


def _too_long(path: tuple[str | int, ...], row: str = "") -> Defect:
    return Defect(code="too-long", row=row, expected=f"at most {MAX_WORDS} characters", path=path)
