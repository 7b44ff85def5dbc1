"""A column cut into its atoms: sets of values that no cell of the column tells apart.

Every cell is true, false or unknown of a whole atom, so a table over any number of values becomes a table
over a few atoms, and questions about gaps and overlaps become exact. “Missing” is an atom only in columns
where some cell says ``empty`` or ``present``: elsewhere a missing value is either not looked at or answered
by name, so it can neither open a gap nor decide anything that some value would not.
"""

from collections.abc import Iterator, Sequence

import msgspec

from workflows.rules.cells import (
    Below,
    Cell,
    Empty,
    NoneOf,
    OneOf,
    Present,
    Range,
    holds,
)
from workflows.rules.defects import range_steps
from workflows.rules.tables import ANYTHING, RuleTable, absence_columns
from workflows.rules.values import (
    ORDERED,
    Input,
    Value,
    first_step,
    last_step,
    plainest_step,
    step_of,
    value_at,
)

MAX_ANSWERS = 5_000_000
"""Comparisons of a value with a cell's values, in one column: a few seconds."""


class TooLargeError(Exception):
    """The bound of the work is reached."""


class Atoms(msgspec.Struct, frozen=True, kw_only=True):
    """One column's atoms, and which of them each row accepts.

    Sets of atoms are bits of an int, atom 0 the lowest.
    """

    examples: tuple[Value | None, ...]
    """One value of each atom; None: missing."""
    true: tuple[int, ...]
    """For each row the atoms of which its cell is true."""
    open: tuple[int, ...]
    """For each row the atoms of which its cell is true or unknown: not false."""

    @property
    def all(self) -> int:
        """The set of all atoms."""
        return (1 << len(self.examples)) - 1

    @property
    def values(self) -> int:
        """The set of all atoms but absence."""
        return sum(1 << place for place, example in enumerate(self.examples) if example is not None)


def atoms_of(table: RuleTable, place: int, below: Below) -> Atoms:
    """The atoms of one input (by its place), for a table without defects.

    Atoms that all rows treat alike are one. Raises TooLargeError where the column holds more than can be compared.
    """
    column = table.inputs[place]
    cells = [row.when.get(column.id, ANYTHING) for row in table.rows]
    spoken_of = any(isinstance(cell, Empty | Present) for cell in cells)
    return atoms_of_cells(column, cells, [absence_columns(table)[place]] * len(cells), below, missing=spoken_of)


def atoms_of_cells(
    column: Input, cells: Sequence[Cell], absence_counts: Sequence[bool], below: Below, *, missing: bool
) -> Atoms:
    """The atoms of one column under any cells, of several tables if need be; with ``missing`` absence is one too."""
    found: dict[tuple[bool | None, ...], Value | None] = {}
    values = [*_candidates(column, cells, below), *((None,) if missing else ())]
    if len(values) * sum(_weight(cell) for cell in cells) > MAX_ANSWERS:
        raise TooLargeError
    for value in values:
        answers = tuple(
            holds(cell, value, absence_counts=counts, below=below)
            for cell, counts in zip(cells, absence_counts, strict=True)
        )
        found.setdefault(answers, value)
    signatures = list(found)
    return Atoms(
        examples=tuple(found.values()),
        true=tuple(_bits(signatures, row, wanted=(True,)) for row in range(len(cells))),
        open=tuple(_bits(signatures, row, wanted=(True, None)) for row in range(len(cells))),
    )


def _weight(cell: Cell) -> int:
    return len(cell.values) if isinstance(cell, OneOf | NoneOf) else 1


def _bits(signatures: list[tuple[bool | None, ...]], row: int, *, wanted: tuple[bool | None, ...]) -> int:
    return sum(1 << atom for atom, answers in enumerate(signatures) if answers[row] in wanted)


def _candidates(column: Input, cells: Sequence[Cell], below: Below) -> Iterator[Value]:
    """At least one value of every atom, plain ones first."""
    if column.type in ORDERED:
        yield from _ladder(column, cells)
    elif column.type == "yes-no":
        yield from (True, False)
    elif column.type == "unit":
        yield from below
    else:
        yield from _texts(cells)


def _texts(cells: Sequence[Cell]) -> Iterator[Value]:
    named = {value for cell in cells if isinstance(cell, OneOf | NoneOf) for value in cell.values}
    yield from sorted(named, key=str)
    other = "something else"
    while other in named:
        other += " again"
    yield other


def _ladder(column: Input, cells: Sequence[Cell]) -> Iterator[Value]:
    """One value of each stretch between the places where some cell's answer changes."""
    starts = {first_step(column)}
    for cell in cells:
        if isinstance(cell, Range):
            low, high = range_steps(cell, column)
            starts |= {low, high + 1}
        elif isinstance(cell, OneOf | NoneOf):
            steps = [step_of(value, column) for value in cell.values if not isinstance(value, str)]
            starts |= {step + offset for step in steps for offset in (0, 1)}
    cuts = sorted(step for step in starts if step <= last_step(column))
    for low, after in zip(cuts, [*cuts[1:], last_step(column) + 1], strict=True):
        yield value_at(plainest_step(low, after - 1, column), column)
