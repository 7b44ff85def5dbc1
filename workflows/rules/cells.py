"""The closed set of conditions that a cell can hold, and what each means. No code, no formula.

Each cell is true, false or unknown of a value (Kleene's three values; unknown only where a value is missing).
Each also has one translation to SQL over a typed column, so that the past can be re-decided in the database:
``Range`` to comparisons, ``OneOf`` to IN, ``NoneOf`` to NOT IN, ``UnitAndBelow`` to IN over the units below,
``Empty`` and ``Present`` to IS NULL and IS NOT NULL, ``Anything`` to nothing.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

import msgspec

from workflows.rules.values import Value

Below = Mapping[str, frozenset[str]]
"""Every unit of the office, each with all units under it (itself may be among them or not)."""


class Anything(msgspec.Struct, frozen=True):
    """True of every value and of a missing one. The same as no cell at all."""


class Empty(msgspec.Struct, frozen=True):
    """True only of a missing value. Its column then treats absence as a value: see ``holds``."""


class Present(msgspec.Struct, frozen=True):
    """True of every value, false of a missing one."""


class Limit(msgspec.Struct, frozen=True):
    """One end of a range."""

    value: int | Decimal | date
    included: bool
    """Whether the end itself counts."""


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers, amounts or dates between two ends; an absent end is no limit. At least one end is given."""

    lower: Limit | None = None
    upper: Limit | None = None


class OneOf(msgspec.Struct, frozen=True):
    """Equal to one of the values; with a single value it is “equals”. Yes and no are written this way too."""

    values: tuple[Value, ...]


class NoneOf(msgspec.Struct, frozen=True):
    """A value, and equal to none of these."""

    values: tuple[Value, ...]


class UnitAndBelow(msgspec.Struct, frozen=True):
    """The unit itself or one under it in the tree, at any depth."""

    unit: str


Cell = Anything | Empty | Present | Range | OneOf | NoneOf | UnitAndBelow


def units_of(unit: str, below: Below) -> frozenset[str]:
    """A unit and everything under it."""
    return below.get(unit, frozenset()) | {unit}


def is_open(cell: Cell) -> bool:
    """Whether the cell needs no value to be true or false: it never answers unknown."""
    return isinstance(cell, Anything | Empty | Present)


def holds(cell: Cell, value: Value | None, *, absence_counts: bool, below: Below) -> bool | None:
    """Whether the cell is true of the value; None where that cannot be known because the value is missing.

    ``absence_counts`` is true for a column in which some row says ``empty``: its author has dealt with
    absence, so there every other condition is simply false of a missing value. In all other columns it is
    unknown.
    """
    match cell:
        case Anything():
            return True
        case Empty():
            return value is None
        case Present():
            return value is not None
    if value is None:
        return False if absence_counts else None
    match cell:
        case Range():
            return _within(cell, value)
        case OneOf():
            return value in cell.values
        case NoneOf():
            return value not in cell.values
        case UnitAndBelow():
            return value == cell.unit or value in below.get(cell.unit, ())


def _within(cell: Range, value: Value) -> bool:
    # The table's check has made sure that value and ends are of one ordered type; mypy cannot know that.
    found = cast("Any", value)
    low, high = cell.lower, cell.upper
    if low is not None and (found < low.value or (found == low.value and not low.included)):
        return False
    return high is None or not (found > high.value or (found == high.value and not high.included))
