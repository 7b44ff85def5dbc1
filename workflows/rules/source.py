"""The two ways through a table's rows: cell by cell, and Python made from the cells and compiled once.

Not one character of a cell, id or label enters that Python: it is built from fixed words and numbered names,
and every constant is bound as a value.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from workflows.rules.answers import Hit, NoHit, Result, Unusable, Values
from workflows.rules.cells import (
    Anything,
    Below,
    Cell,
    Empty,
    Limit,
    NoneOf,
    OneOf,
    Present,
    Range,
    UnitAndBelow,
    holds,
    is_open,
    units_of,
)
from workflows.rules.consequences import say_the_same
from workflows.rules.tables import ONE_DECIDES, RuleTable, absence_columns, cells_of, walking_order
from workflows.rules.values import Value


def decide_by_rows(table: RuleTable, below: Below) -> Callable[[Values], Result]:
    """The same answers as the compiled source, one cell after the other. Slower; it knows missing values."""
    absence = absence_columns(table)
    rows = [(place, table.rows[place], cells_of(table, table.rows[place])) for place in walking_order(table)]
    names = [column.id for column in table.inputs]

    def decide(values: Values) -> Result:
        hits: list[int] = []
        for place, row, cells in rows:
            truth = [
                holds(cell, value, absence_counts=counts, below=below)
                for cell, value, counts in zip(cells, values, absence, strict=True)
            ]
            if False in truth:
                continue
            if None in truth:
                return Unusable(code="missing-value", input=names[truth.index(None)], row=row.id)
            hits.append(place)
            if table.policy in ONE_DECIDES:
                break
        return answer_of(table, hits)

    return decide


def answer_of(table: RuleTable, places: list[int]) -> Result:
    """What the policy makes of the rows that hit, given by their places in the table's order."""
    if not places:
        return NoHit()
    rows = [table.rows[place] for place in places]
    if len(rows) > 1 and table.policy == "unique":
        return Unusable(code="not-unique", row=", ".join(row.id for row in rows))
    if table.policy == "any" and not say_the_same(tuple(row.then for row in rows)):
        return Unusable(code="contradiction", row=", ".join(row.id for row in rows))
    return Hit(rows=tuple(row.id for row in rows), outcomes=tuple(row.then for row in rows))


def build(table: RuleTable, below: Below) -> Callable[[Values], Result]:
    """The compiled ``decide`` of a table without defects, over values from ``Compiled.prepare``."""
    source, bound = source_of(table, below)
    # Fixed words and numbered names only; a test reads the source of hostile tables to prove it.
    exec(compile(source, "<rule table>", "exec"), bound)  # noqa: S102 - see the module's first lines
    decide: Callable[[Values], Result] = bound["decide"]
    return decide


def source_of(table: RuleTable, below: Below) -> tuple[str, dict[str, Any]]:
    """Python source of ``decide(values)``, and the constants that it names, of a table without defects."""
    bound: dict[str, Any] = {"by_rows": decide_by_rows(table, below), "none": NoHit()}
    needed = [
        place
        for place, column in enumerate(table.inputs)
        if not all(is_open(row.when.get(column.id, Anything())) for row in table.rows)
    ]
    lines = ["def decide(values):"]
    if table.inputs:
        lines.append(f" {', '.join(f'v{place}' for place in range(len(table.inputs)))}, = values")
    if needed:
        lines.append(f" if {' or '.join(f'v{place} is None' for place in needed)}: return by_rows(values)")
    gathering = table.policy not in ONE_DECIDES
    if gathering:
        bound["answer"] = lambda places: answer_of(table, places)
        lines.append(" hits = []")
    for place in walking_order(table):
        row = table.rows[place]
        tests = [_test(cell, spot, bound) for spot, cell in enumerate(_bind_units(cells_of(table, row), below))]
        condition = " and ".join(test for test in tests if test) or "True"
        bound[f"r{place}"] = Hit(rows=(row.id,), outcomes=(row.then,))
        lines.append(f" if {condition}: {f'hits.append({place})' if gathering else f'return r{place}'}")
    lines.append(" return answer(hits)" if gathering else " return none")
    return "\n".join(lines) + "\n", bound


def _bind_units(cells: tuple[Cell, ...], below: Below) -> list[Cell]:
    """Units with everything below them, spelt out as lists."""
    return [OneOf(tuple(units_of(cell.unit, below))) if isinstance(cell, UnitAndBelow) else cell for cell in cells]


def _test(cell: Cell, spot: int, bound: dict[str, Any]) -> str:
    """The condition on the variable of one column; empty where it is always true."""
    variable = f"v{spot}"
    match cell:
        case Empty():
            return f"{variable} is None"
        case Present():
            return f"{variable} is not None"
        case Range():
            left = f"{_bind(cell.lower.value, bound)} {_sign(cell.lower)} " if cell.lower else ""
            right = f" {_sign(cell.upper)} {_bind(cell.upper.value, bound)}" if cell.upper else ""
            return f"{left}{variable}{right}"
        case OneOf(values=(bool(wanted),)):
            return variable if wanted else f"not {variable}"
        case OneOf(values=(single,)):
            return f"{variable} == {_bind(single, bound)}"
        case OneOf():
            return f"{variable} in {_bind(frozenset(cell.values), bound)}"
        case NoneOf():
            return f"{variable} not in {_bind(frozenset(cell.values), bound)}"
    return ""


def _sign(limit: Limit) -> str:
    return "<=" if limit.included else "<"


def _bind(constant: Value | date | frozenset[Value], bound: dict[str, Any]) -> str:
    """The numbered name under which the compiled source finds a constant."""
    name = f"c{len(bound)}"
    bound[name] = constant
    return name
