"""The rule table itself: inputs in columns, conditions and one outcome per row, saved cases."""

from datetime import date
from typing import Literal

import msgspec

from workflows.domain.outcomes import Outcome
from workflows.rules.cells import Anything, Cell, Empty
from workflows.rules.values import Input

Policy = Literal["first", "collect"]
"""first: the first row that hits decides; collect: all rows that hit, in order."""

Given = str | int | bool | None
"""A value as a person writes it in a saved case.

``1240.50``, ``1240.50 USD``, ``meal``, ``yes``, ``2026-01-31``; None: missing.
"""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """If every cell is true of the request, the outcome follows."""

    id: str
    """The number as shown (from 1), or a text that stays the same when rows move."""
    when: dict[str, Cell] = {}
    """Condition by input id. An input that is not named may hold anything."""
    then: Outcome
    note: str = ""
    """The author's reason, for people."""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A request with a known answer, kept with the table."""

    name: str
    given: dict[str, Given] = {}
    """Value by input id. An input that is not named is missing."""
    expect: str
    """A row's id (with ``collect`` ids joined by ``, ``), a verdict, or a code such as ``no-hit``."""


class RuleTable(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a decision table. A saved version never changes; a new text is a new version."""

    id: str
    version: int = 1
    name: str = ""
    policy: Policy = "first"
    inputs: tuple[Input, ...] = ()
    rows: tuple[Row, ...] = ()
    """An earlier row goes before a later one. “Otherwise” is a last row without conditions."""
    effective_from: date | None = None
    """The first day on which the table holds; None: always has."""
    effective_to: date | None = None
    """The last day on which it holds (that day counts); None: until it is replaced."""
    cases: tuple[Case, ...] = ()


ANYTHING = Anything()


def in_force(table: RuleTable, on: date) -> bool:
    """Whether the table holds on a day; both its first and its last day count."""
    after_start = table.effective_from is None or table.effective_from <= on
    return after_start and (table.effective_to is None or on <= table.effective_to)


def cells_of(table: RuleTable, row: Row) -> tuple[Cell, ...]:
    """The row's cells in the order of the table's inputs."""
    return tuple(row.when.get(column.id, ANYTHING) for column in table.inputs)


def absence_columns(table: RuleTable) -> tuple[bool, ...]:
    """For each input whether some row says ``empty``, so that absence counts as a value in that column."""
    return tuple(any(isinstance(row.when.get(column.id), Empty) for row in table.rows) for column in table.inputs)
