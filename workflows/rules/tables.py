"""The rule table itself: inputs in columns, conditions and one outcome per row, saved cases."""

from datetime import date
from typing import Literal

import msgspec

from workflows.domain.outcomes import Outcome, Verdict
from workflows.rules.cells import Anything, Cell, Empty
from workflows.rules.values import Input

Policy = Literal["first", "collect", "unique", "any", "priority"]
"""Which of the rows that hit answer.

first: the first of them; collect: all of them, in order; unique: the only one, two are no answer; any: all of them,
which must say the same; priority: the one whose verdict stands first in ``priorities``, of equal ones the earlier.
"""

POLICIES: tuple[Policy, ...] = ("first", "collect", "unique", "any", "priority")
ONE_DECIDES: frozenset[Policy] = frozenset({"first", "priority"})
"""The policies whose rows are walked in an order, and where the first that hits ends the search."""
SEVERAL_HIT: frozenset[Policy] = frozenset({"collect", "any"})
"""The policies where an answer may name several rows."""

STRICTEST_FIRST: tuple[Verdict, ...] = ("reject", "stop", "ask", "approve", "note")
"""The order of verdicts where a table declares none.

A wrong no costs a question, a wrong yes costs money: so what holds a request up goes before what lets it pass, and
of two rows that both speak, the careful one is heard. Approve goes before note, because a note decides nothing.
"""

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
    priorities: tuple[Verdict, ...] = ()
    """Only with ``priority``: verdicts, the one that goes first leading. None named: ``STRICTEST_FIRST``."""
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


def walking_order(table: RuleTable) -> tuple[int, ...]:
    """The places of the rows in the order in which they are asked: with ``priority`` by their verdicts."""
    places = range(len(table.rows))
    if table.policy != "priority":
        return tuple(places)
    order = table.priorities or STRICTEST_FIRST
    rank = {verdict: place for place, verdict in enumerate(order)}
    return tuple(sorted(places, key=lambda place: (rank.get(table.rows[place].then.verdict, len(order)), place)))


def absence_columns(table: RuleTable) -> tuple[bool, ...]:
    """For each input whether some row says ``empty``, so that absence counts as a value in that column."""
    return tuple(any(isinstance(row.when.get(column.id), Empty) for row in table.rows) for column in table.inputs)
