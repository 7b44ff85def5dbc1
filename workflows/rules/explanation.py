"""Why a table answered as it did: each row in order, with every cell that said no."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from workflows.rules.answers import Result, Unusable, Values
from workflows.rules.cells import Cell, holds
from workflows.rules.evaluation import Compiled
from workflows.rules.notation import print_cell
from workflows.rules.tables import ONE_DECIDES, absence_columns, cells_of, walking_order
from workflows.rules.values import Input, Value, value_text


class CellAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One cell that kept its row from hitting, and the value that it met."""

    column: Input
    cell: Cell
    value: Value | None
    """The request's value in its one exact form; None: missing."""

    @property
    def condition(self) -> str:
        """The cell's text."""
        return print_cell(self.cell, self.column)

    @property
    def value_text(self) -> str | None:
        """The value's text; None: missing."""
        return None if self.value is None else value_text(self.value, self.column)


class RowAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One row's answer."""

    row: str
    state: Literal["hit", "failed", "missing-value"]
    cells: tuple[CellAnswer, ...] = ()
    """Every cell that is false (failed), or that needs a missing value (missing-value); none for a hit."""


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """The result, and each row up to the one that ended the search, as they were asked.

    With ``priority`` the rows stand in the order of its priorities; with ``collect``, ``unique`` and ``any`` a hit ends
    no search.
    """

    result: Result
    rows: tuple[RowAnswer, ...] = ()
    """Empty where the request itself, or the table, cannot be used."""


def explain(compiled: Compiled, raw: Mapping[str, object]) -> Explanation:
    """The result for a recorded request, explained row by row.

    It is always the result that ``evaluate`` gives.
    """
    values = compiled.prepare(raw)
    if isinstance(values, Unusable):
        return Explanation(result=values)
    answers: list[RowAnswer] = []
    for place in walking_order(compiled.table):
        answer = _answer(compiled, place, values)
        answers.append(answer)
        if answer.state == "missing-value" or (answer.state == "hit" and compiled.table.policy in ONE_DECIDES):
            break
    return Explanation(result=compiled.decide(values), rows=tuple(answers))


def _answer(compiled: Compiled, place: int, values: Values) -> RowAnswer:
    table = compiled.table
    row = table.rows[place]
    failed: list[CellAnswer] = []
    missing: list[CellAnswer] = []
    columns = zip(table.inputs, cells_of(table, row), values, absence_columns(table), strict=True)
    for column, cell, value, counts in columns:
        truth = holds(cell, value, absence_counts=counts, below=compiled.below)
        if truth is not True:
            answer = CellAnswer(column=column, cell=cell, value=value)
            (missing if truth is None else failed).append(answer)
    if failed:
        return RowAnswer(row=row.id, state="failed", cells=tuple(failed))
    if missing:
        return RowAnswer(row=row.id, state="missing-value", cells=tuple(missing))
    return RowAnswer(row=row.id, state="hit")
