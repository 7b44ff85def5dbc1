"""A table as one SQL expression over typed columns, so that a million recorded requests are decided in one statement.

The caller says which SQL stands for each input. Such a column holds NULL for a missing value; for ``money``, ``date``
and ``number`` the whole number of ``values.step_of`` (minor units, days, billionths); for ``yes-no`` 0 or 1; for
``text`` and ``unit`` the text as ``prepare`` reads it. A value that is no whole number of 64 bits cannot stand in such
a column: ``step_in_column`` says so, and that request is left to the direct evaluator.

SQL's own logic of three values is the one that cells mean: a comparison with NULL is unknown, and AND keeps a false
one false. Nothing of the table's text enters the SQL: it is made of fixed words, the caller's columns, whole numbers,
and ``?1``, ``?2`` … under which texts are bound.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from workflows.domain.forms import is_text
from workflows.rules.answers import NoHit, Result, Unusable
from workflows.rules.cells import Below, Cell, Empty, NoneOf, OneOf, Present, Range, UnitAndBelow, is_open, units_of
from workflows.rules.defects import range_steps
from workflows.rules.source import answer_of
from workflows.rules.tables import ONE_DECIDES, RuleTable, absence_columns, cells_of, walking_order
from workflows.rules.values import Input, Value, step_of

LEAST, LARGEST = -(2**63), 2**63 - 1
"""The whole numbers that a column can hold."""

MAX_CONSTANTS = 30_000
"""Texts that one statement binds at most: SQLite's own bound is 32,766."""

MAX_BITS = 62
"""Rows whose hits fit into one whole number; of a longer table the answer is a text of their places."""

MAX_CHARACTERS = 900_000
"""Of an expression: SQLite takes statements of a million by default."""

_NO_HIT = -1
_MISSING_FROM = -2


class TooLargeForSqlError(Exception):
    """The table has more texts or rows than one statement holds; the direct evaluator answers."""


class SqlExpression(msgspec.Struct, frozen=True, kw_only=True):
    """What to select, and how to read what comes back."""

    text: str
    constants: tuple[str, ...]
    """Bound as ``?1``, ``?2`` …, in this order."""
    table: RuleTable

    def read(self, found: int | str) -> Result:
        """The table's answer for what the expression gave."""
        return _read(self.table, found)


def sql_expression(table: RuleTable, columns: Mapping[str, str], below: Below) -> SqlExpression:
    """The table's answer as one expression: the place of the row that decides alone, else which rows hit.

    The table has no defects; ``columns`` names every input. Raises TooLargeForSqlError.
    """
    maker = _Maker(table, columns, below)
    return maker.made(maker.first(str, _missing_code) if table.policy in ONE_DECIDES else maker.hits())


def sql_meaning(
    table: RuleTable, columns: Mapping[str, str], below: Below, meaning: Callable[[Result], int]
) -> SqlExpression:
    """Where one row decides alone: not which row answers, but the number that ``meaning`` gives to its answer.

    So a statement can ask whether an answer is another one without fetching it. ``read`` does not apply.
    """
    assert table.policy in ONE_DECIDES, "of other tables the answer is a set of rows, and known only when it is read"
    maker = _Maker(table, columns, below)
    numbers = [int(meaning(answer_of(table, [place]))) for place in range(len(table.rows))]
    none, missing = (
        int(meaning(answer_of(table, []))),
        {
            (place, spot): int(meaning(_missing(table, place, spot)))
            for place in range(len(table.rows))
            for spot in range(len(table.inputs))
        },
    )
    return maker.made(
        maker.first(lambda place: str(numbers[place]), lambda _, *at: missing[at], none)
    )  # fmt: skip


def step_in_column(value: Value, column: Input) -> int | str | None:
    """How a typed value stands in its column; None where it cannot stand there exactly."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        return value if is_text(value) else None
    step = step_of(value, column)
    return step if LEAST <= step <= LARGEST else None


# ---------------------------------------------------------------- reading what comes back


def _missing_code(table: RuleTable, place: int, spot: int) -> int:
    return _MISSING_FROM - (place * len(table.inputs) + spot)


def _missing(table: RuleTable, place: int, spot: int) -> Unusable:
    return Unusable(code="missing-value", input=table.inputs[spot].id, row=table.rows[place].id)


def _read(table: RuleTable, found: int | str) -> Result:
    if isinstance(found, int) and found <= _MISSING_FROM:
        return _missing(table, *divmod(_MISSING_FROM - found, len(table.inputs)))
    if table.policy in ONE_DECIDES:
        return NoHit() if found == _NO_HIT else answer_of(table, [int(found)])
    if isinstance(found, int):
        return answer_of(table, [place for place in range(len(table.rows)) if found >> place & 1])
    return answer_of(table, [int(place) for place in found.split(",") if place])


# ---------------------------------------------------------------- making the expression


class _Maker:
    def __init__(self, table: RuleTable, columns: Mapping[str, str], below: Below) -> None:
        self._table = table
        self._below = below
        self._columns = [columns[column.id] for column in table.inputs]
        self._absence = absence_columns(table)
        self._order = walking_order(table)
        self._numbers: dict[str, int] = {}
        self._rows = [cells_of(table, row) for row in table.rows]
        self._tests = [self._row(cells) for cells in self._rows]

    def made(self, text: str) -> SqlExpression:
        if len(self._numbers) > MAX_CONSTANTS or len(text) > MAX_CHARACTERS:
            raise TooLargeForSqlError
        return SqlExpression(text=text, constants=tuple(self._numbers), table=self._table)

    def first(
        self, hit: Callable[[int], str], missing: Callable[[RuleTable, int, int], int], none: int = _NO_HIT
    ) -> str:
        """The first row, in the order in which the policy walks, that is true or unknown decides."""
        answers = {place: f"WHEN {self._tests[place]} THEN {hit(place)}" for place in self._order}
        plain = f"CASE {' '.join(answers.values())} ELSE {none} END"
        if not self._needed():
            return plain
        parts = []
        for place, answer in answers.items():
            parts.append(answer)
            parts += self._unknown(place, missing)
        return f"CASE WHEN {self._something_missing()} THEN CASE {' '.join(parts)} ELSE {none} END ELSE {plain} END"

    def hits(self) -> str:
        """Every row that is true, unless one is unknown: then that row, the first of them."""
        count = len(self._rows)
        if count <= MAX_BITS:
            parts = [f"CASE WHEN {test} THEN {1 << place} ELSE 0 END" for place, test in enumerate(self._tests)]
            mask = _joined(parts, " + ")
        else:
            parts = [f"CASE WHEN {test} THEN '{place},' ELSE '' END" for place, test in enumerate(self._tests)]
            mask = _joined(parts, " || ")
        unknown = [part for place in self._order for part in self._unknown(place, _missing_code)]
        if not unknown:
            return mask
        return f"CASE WHEN {self._something_missing()} THEN CASE {' '.join(unknown)} ELSE {mask} END ELSE {mask} END"

    def _needed(self) -> list[int]:
        """Columns in which a missing value makes some row unknown."""
        return [
            spot
            for spot, counts in enumerate(self._absence)
            if not counts and not all(is_open(cells[spot]) for cells in self._rows)
        ]

    def _something_missing(self) -> str:
        return f"({' OR '.join(f'{self._columns[spot]} IS NULL' for spot in self._needed())})"

    def _unknown(self, place: int, missing: Callable[[RuleTable, int, int], int]) -> list[str]:
        """The branch for a row that is neither true nor false, naming its first input without a value."""
        cells = self._rows[place]
        spots = [spot for spot in self._needed() if not is_open(cells[spot])]
        if not spots:
            return []
        named = [f"WHEN {self._columns[spot]} IS NULL THEN {missing(self._table, place, spot)}" for spot in spots]
        return [f"WHEN ({self._tests[place]}) IS NULL THEN CASE {' '.join(named)} END"]

    # ------------------------------------------------------------ cells

    def _row(self, cells: Sequence[Cell]) -> str:
        tests = [self._cell(cell, spot) for spot, cell in enumerate(cells)]
        return " AND ".join(test for test in tests if test) or "1"

    def _cell(self, cell: Cell, spot: int) -> str:
        """The condition on one column; empty where it is always true."""
        name, column = self._columns[spot], self._table.inputs[spot]
        match cell:
            case Empty():
                return f"{name} IS NULL"
            case Present():
                return f"{name} IS NOT NULL"
            case Range():
                test = _range(name, *range_steps(cell, column))
            case OneOf(values=values):
                test = self._listed(name, values, column) or f"{name} <> {name}"
            case NoneOf(values=values):
                inside = self._listed(name, values, column)
                test = f"NOT ({inside})" if inside else f"{name} = {name}"
            case UnitAndBelow(unit=unit):
                test = self._listed(name, sorted(units_of(unit, self._below)), column) or f"{name} <> {name}"
            case _:
                return ""
        # Where some row speaks of absence, every other condition is false of a missing value, and not unknown.
        return f"({name} IS NOT NULL AND {test})" if self._absence[spot] else test

    def _listed(self, name: str, values: Iterable[Value], column: Input) -> str:
        """Whether the column holds one of the values; empty where it can hold none of them."""
        standing = [self._constant(value, column) for value in values]
        constants = [constant for constant in standing if constant]
        if len(constants) == 1:
            return f"{name} = {constants[0]}"
        return f"{name} IN ({', '.join(constants)})" if constants else ""

    def _constant(self, value: Value | Decimal | date, column: Input) -> str:
        found = step_in_column(value, column)
        if isinstance(found, str):
            return f"?{self._numbers.setdefault(found, len(self._numbers) + 1)}"
        return "" if found is None else _whole(found)


def _range(name: str, low: int, high: int) -> str:
    """Between two steps that both count; ends beyond what a column holds are no limits."""
    if low > LARGEST or high < LEAST:
        return f"{name} <> {name}"
    if low <= LEAST:
        return f"{name} = {name}" if high >= LARGEST else f"{name} <= {_whole(high)}"
    if high >= LARGEST:
        return f"{name} >= {_whole(low)}"
    return f"{name} BETWEEN {_whole(low)} AND {_whole(high)}"


def _whole(number: int) -> str:
    # The smallest one has no literal of its own: SQLite would read its digits as a number too large and round it.
    return f"({number + 1} - 1)" if number == LEAST else str(number)


def _joined(parts: Sequence[str], sign: str) -> str:
    """The parts joined as a tree and not as a chain: SQLite bounds how deep an expression may be."""
    if len(parts) <= 1:
        return parts[0] if parts else "0"
    middle = len(parts) // 2
    return f"({_joined(parts[:middle], sign)}{sign}{_joined(parts[middle:], sign)})"
