"""Rule tables and requests made from a seed, and a slow evaluator written from the prose alone."""

import itertools
import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from workflows.domain.outcomes import Approver, Outcome
from workflows.rules.cells import (
    Anything,
    Cell,
    Empty,
    Limit,
    NoneOf,
    OneOf,
    Present,
    Range,
    UnitAndBelow,
)
from workflows.rules.defects import VERDICTS, check_table
from workflows.rules.tables import POLICIES, Case, Policy, Row, RuleTable
from workflows.rules.values import Input, Value

PARENTS = {"head": "", "north": "head", "south": "head", "north-1": "north", "north-2": "north"}
BELOW = {
    "head": frozenset({"north", "south", "north-1", "north-2"}),
    "north": frozenset({"north-1", "north-2"}),
    "south": frozenset[str](),
    "north-1": frozenset[str](),
    "north-2": frozenset[str](),
}
TEXTS = ("meal", "hotel", "a, b", 'say "so"', "empty", "yes", "<= 5", "über", "one of: x", "it's")
COLUMNS = (
    Input(id="gross", type="money", currency="EUR"),
    Input(id="yen", type="money", currency="JPY"),
    Input(id="km", type="number", measure="km"),
    Input(id="category", type="text"),
    Input(id="known", type="yes-no", label="supplier known"),
    Input(id="due", type="date"),
    Input(id="unit", type="unit"),
)
_DAY = date(2026, 1, 30)
_OUTCOMES = (
    Outcome(verdict="approve"),
    Outcome(verdict="reject", text="Not allowed."),
    Outcome(verdict="stop", require=("call-back",)),
    Outcome(verdict="ask", approvers=(Approver(role="manager"),)),
    Outcome(verdict="ask", approvers=(Approver(role="owner", at="head"), Approver(person="p1")), how="sequence"),
    Outcome(verdict="note", tell=(Approver(role="finance"),)),
)

_VALUES: dict[str, Callable[[random.Random], Value]] = {
    "number": lambda draw: draw.randint(-3, 8) if draw.random() < 0.5 else Decimal(draw.randint(-30, 80)) / 10,
    "money": lambda draw: draw.randint(-2, 9),
    "text": lambda draw: draw.choice(TEXTS),
    "yes-no": lambda draw: draw.random() < 0.5,
    "date": lambda draw: _DAY + timedelta(days=draw.randint(0, 5)),
    "unit": lambda draw: draw.choice(list(PARENTS)),
}


def make_value(draw: random.Random, column: Input) -> Value:
    """A value of the column, out of few, so that cells and requests often meet."""
    return _VALUES[column.type](draw)


def make_cell(draw: random.Random, column: Input) -> Cell:
    """Any cell that the column can hold; ranges may be empty."""
    kind = draw.random()
    if kind < 0.08:
        open_cells: tuple[Cell, ...] = (Anything(), Empty(), Present(), Present())
        return draw.choice(open_cells)
    if column.type == "unit" and kind < 0.5:
        return UnitAndBelow(str(make_value(draw, column)))
    if column.type in {"number", "money", "date"} and kind < 0.75:
        ends = [Limit(_ordered(make_value(draw, column)), draw.random() < 0.5) for _ in range(2)]
        if ends[0].value > ends[1].value:  # type: ignore[operator] # one type per column
            ends.reverse()
        shape = draw.randrange(3)
        return Range(lower=ends[0] if shape != 1 else None, upper=ends[1] if shape != 2 else None)
    values = tuple({make_value(draw, column): None for _ in range(draw.randint(1, 3))})
    return NoneOf(values) if kind > 0.9 else OneOf(values)


def _ordered(value: Value) -> int | Decimal | date:
    assert isinstance(value, int | Decimal | date)
    return value


def make_table(draw: random.Random, policy: Policy | None = None, columns: int = 4, rows: int = 6) -> RuleTable:
    """A table without defects."""
    policies: tuple[Policy, ...] = (policy,) if policy else POLICIES
    while True:
        inputs = tuple(draw.sample(COLUMNS, draw.randint(1, columns)))
        made = tuple(
            Row(
                id=str(number),
                when={column.id: make_cell(draw, column) for column in inputs if draw.random() < 0.7},
                then=draw.choice(_OUTCOMES),
                note=draw.choice(["", "because"]),
            )
            for number in range(1, draw.randint(1, rows) + 1)
        )
        cases = (Case(name="one", given={inputs[0].id: None}, expect="1"),)
        chosen = draw.choice(policies)
        named = chosen == "priority" and draw.random() < 0.5
        order = tuple(draw.sample(VERDICTS, len(VERDICTS))) if named else ()
        table = RuleTable(id="made", policy=chosen, priorities=order, inputs=inputs, rows=made, cases=cases)
        if not check_table(table, BELOW):
            return table


def make_request(draw: random.Random, table: RuleTable, missing: float = 0.15) -> dict[str, object]:
    """A recorded request; each value may be missing in one of the ways in which values are missing."""
    request: dict[str, object] = {}
    for column in table.inputs:
        if draw.random() < missing:
            if draw.random() < 0.5:
                request[column.id] = None
        else:
            request[column.id] = recorded_form(draw, make_value(draw, column), column)
    return request


def recorded_form(draw: random.Random, value: Value, column: Input) -> object:
    """A value as signed events record it."""
    if column.type == "money":
        return {"minor": value, "currency": column.currency}
    if column.type == "number":
        return value if isinstance(value, int) and draw.random() < 0.5 else str(value)
    return value.isoformat() if isinstance(value, date) else value


def tables(policy: Policy | None = None, columns: int = 4, rows: int = 6) -> st.SearchStrategy[RuleTable]:
    """Tables without defects, for property tests."""
    # Seeds and not drawn choices: these tables stay varied, where drawn ones would mostly be the smallest.
    return st.integers(0, 2**32).map(lambda seed: make_table(random.Random(seed), policy, columns, rows))


# ---------------------------------------------------------------- the slow evaluator

Answer = tuple[str, Any]
"""``("hit", row ids)``, ``("no-hit", "")``, ``("missing-value", (row, input))``, or a policy's code and rows."""


def slow_answer(table: RuleTable, request: dict[str, object]) -> Answer:
    """What the prose says: no shared code with the evaluation, exact fractions, units by climbing to the head."""
    hits = []
    for row in _asked_in_order(table):
        truths = [(column.id, slow_truth(table, row, column, request.get(column.id))) for column in table.inputs]
        if any(truth == "no" for _, truth in truths):
            continue
        unknown = [name for name, truth in truths if truth == "unknown"]
        if unknown:
            return "missing-value", (row.id, unknown[0])
        hits.append(row)
        if table.policy in ("first", "priority"):
            break
    ids = tuple(row.id for row in hits)
    if table.policy == "unique" and len(hits) >= 2:
        return "not-unique", ids
    if table.policy == "any":
        for one, other in itertools.combinations(hits, 2):
            if _follows(one) != _follows(other):
                return "contradiction", ids
    return ("hit", ids) if hits else ("no-hit", "")


def _asked_in_order(table: RuleTable) -> list[Row]:
    if table.policy != "priority":
        return list(table.rows)
    order = table.priorities or ("reject", "stop", "ask", "approve", "note")
    return [row for verdict in order for row in table.rows if row.then.verdict == verdict]


def _follows(row: Row) -> list[Any]:
    then = row.then
    return [then.verdict, then.approvers, then.how, then.quorum, then.require, then.tell]


def slow_truth(table: RuleTable, row: Row, column: Input, found: object) -> str:
    """yes, no or unknown."""
    cell = row.when.get(column.id)
    if cell is None or isinstance(cell, Anything):
        return "yes"
    if isinstance(cell, Empty):
        return "yes" if found is None else "no"
    if isinstance(cell, Present):
        return "no" if found is None else "yes"
    if found is None:
        author_speaks_of_absence = any(isinstance(other.when.get(column.id), Empty) for other in table.rows)
        return "no" if author_speaks_of_absence else "unknown"
    return "yes" if _slow_match(cell, _slow_value(found)) else "no"


def _slow_value(found: object) -> object:
    if isinstance(found, dict):
        return Fraction(found["minor"])
    if isinstance(found, bool):
        return found
    if isinstance(found, int | Decimal):
        return Fraction(found)
    if isinstance(found, str):
        try:
            return Fraction(found)
        except ValueError:
            return found
    return found.isoformat() if isinstance(found, date) else found


def _slow_match(cell: Cell, value: Any) -> bool:
    if isinstance(cell, UnitAndBelow):
        while value and value != cell.unit:
            value = PARENTS[value]
        return bool(value)
    if isinstance(cell, OneOf):
        return value in [_slow_value(wanted) for wanted in cell.values]
    if isinstance(cell, NoneOf):
        return value not in [_slow_value(wanted) for wanted in cell.values]
    assert isinstance(cell, Range)
    ok = True
    if cell.lower:
        end: Any = _slow_value(cell.lower.value)
        ok = ok and (value > end or (cell.lower.included and value == end))
    if cell.upper:
        end = _slow_value(cell.upper.value)
        ok = ok and (value < end or (cell.upper.included and value == end))
    return ok
