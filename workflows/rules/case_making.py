"""Requests worth asking about: values on and beside the limits of each column, every two of them together once.

Two columns at a time find nearly every slip in a table, with a small part of all combinations. The same table gives the
same requests.
"""

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from workflows.rules.atoms import TooLargeError, atoms_of
from workflows.rules.case_grid import EXPECTED, NAME
from workflows.rules.cells import Below, NoneOf, OneOf, Range
from workflows.rules.interchange.csv_text import write_csv
from workflows.rules.tables import RuleTable
from workflows.rules.values import ORDERED, Value, is_value, value_text

MAX_PAIRS = 60_000
"""Pairs of values that a grid may have to cover: a second or two."""
MAX_LINES = 4_000

Choice = tuple[int, ...]
"""For each column the place of one of its values."""


def grid_to_fill_in(table: RuleTable, below: Below) -> str:
    """A CSV of requests without expectations, for a table without defects. Raises TooLargeError."""
    values = [boundary_values(table, place, below) for place in range(len(table.inputs))]
    lines = pairwise([len(one) for one in values]) if all(values) else []
    if len(lines) > MAX_LINES:
        raise TooLargeError
    grid = [[NAME, *(column.id for column in table.inputs), EXPECTED]]
    for number, chosen in enumerate(lines, start=1):
        cells = [
            "" if (value := some[place]) is None else value_text(value, column)
            for some, place, column in zip(values, chosen, table.inputs, strict=True)
        ]
        grid.append([f"case {number}", *cells, ""])
    return write_csv(grid)


def boundary_values(table: RuleTable, place: int, below: Below) -> list[Value | None]:
    """The values of an input (by its place) worth asking about, in order; None: missing, where rows speak of it.

    Each limit with its neighbours, each value that a cell names, and one value of each set that no cell tells apart.
    """
    column = table.inputs[place]
    found = set(atoms_of(table, place, below).examples)
    cells = [row.when[column.id] for row in table.rows if column.id in row.when]
    named: set[Value] = set()
    for cell in cells:
        if isinstance(cell, Range):
            named |= {limit.value for limit in (cell.lower, cell.upper) if limit is not None}
        elif isinstance(cell, OneOf | NoneOf):
            named |= set(cell.values)
    found |= named
    if column.type in ORDERED:
        found |= {beside for value in named for beside in _beside(value, named) if is_value(beside, column)}
    there = [value for value in found if value is not None]
    ordered = sorted(there, key=lambda value: (_rank(value), str(value)))
    return [*ordered] + ([None] if None in found else [])


def _rank(value: Value) -> Decimal | int:
    if isinstance(value, date):
        return value.toordinal()
    return value if isinstance(value, int | Decimal) else 0


def _beside(value: Value, named: set[Value]) -> Iterator[Value]:
    """The neighbours of a limit: a day, a minor unit, or one in the last decimal that the column’s limits have."""
    if isinstance(value, date):
        with_neighbours = (value > date.min, -1), (value < date.max, 1)
        yield from (value + timedelta(days=days) for fits, days in with_neighbours if fits)
    elif isinstance(value, int | Decimal):
        places = max((-_exponent(one) for one in named if isinstance(one, Decimal)), default=0)
        grain = Decimal(1).scaleb(-places)
        for moved in (Decimal(value) - grain, Decimal(value) + grain):
            yield int(moved) if moved == moved.to_integral_value() else moved


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def pairwise(sizes: Sequence[int]) -> list[Choice]:
    """Choices of one value per column such that every two values of two columns stand together in some choice.

    Column by column: old choices take the new value that covers most, then what is left gets choices of its own.
    """
    if sum(one * other for one, other in itertools.combinations(sizes, 2)) > MAX_PAIRS:
        raise TooLargeError
    order = sorted(range(len(sizes)), key=lambda place: -sizes[place])
    lines: list[list[int | None]] = [[]]
    for depth, place in enumerate(order):
        if depth == 0:
            lines = [[value] for value in range(sizes[place])]
        else:
            earlier = [sizes[one] for one in order[:depth]]
            lines = _grown(lines, earlier, sizes[place])
    back = {place: depth for depth, place in enumerate(order)}
    return sorted(tuple(line[back[place]] or 0 for place in range(len(sizes))) for line in lines)


def _grown(lines: list[list[int | None]], earlier: list[int], size: int) -> list[list[int | None]]:
    open_ = {(spot, one, new) for spot, count in enumerate(earlier) for one in range(count) for new in range(size)}
    grown: list[list[int | None]] = []
    for turn, line in enumerate(lines):
        gains = [sum((spot, one, new) in open_ for spot, one in enumerate(line)) for new in range(size)]
        best = max(range(size), key=lambda new: (gains[new], new == turn % size))
        open_ -= {(spot, one, best) for spot, one in enumerate(line) if one is not None}
        grown.append([*line, best])
    for spot, one, new in sorted(open_):
        fitting = next((line for line in grown if line[-1] == new and line[spot] is None), None)
        if fitting is None:
            fitting = [None] * len(earlier) + [new]
            grown.append(fitting)
        fitting[spot] = one
    return grown
