"""Deciding with a table: type the request once, then ask which row hits.

A row hits if every cell is true. It does not hit if any cell is false. Where no cell is false but some cell
needs a value that is missing, the answer is ``missing-value`` with that row and input: no row is passed over
for want of a value. ``first`` stops at the first row that hits or cannot be answered, and so does ``priority``
in the order of its priorities: a row that could not win any more is not looked at. ``collect``, ``unique`` and
``any`` look at every row: they answer with the first that cannot be answered, otherwise from all rows that
hit; two of them are ``not-unique`` or, where they say different things, a ``contradiction``. A table with
defects, or one that names a unit the office does not know, decides nothing at all.
"""

from collections.abc import Callable, Mapping

from workflows.rules.answers import Result, Unusable, Values, Why
from workflows.rules.cells import Below
from workflows.rules.defects import check_table
from workflows.rules.recorded import READERS, Refused
from workflows.rules.source import build
from workflows.rules.tables import RuleTable
from workflows.rules.values import Value


class Compiled:
    """A table ready to decide, bound to the office's tree of units."""

    __slots__ = ("below", "broken", "columns", "decide", "table")

    def __init__(self, table: RuleTable, below: Below) -> None:
        self.table = table
        self.below = below
        self.columns = tuple((column.id, READERS[column.type], column) for column in table.inputs)
        self.broken: Unusable | None = _broken(table, below)
        """Why the table decides nothing; None for a sound table."""
        self.decide: Callable[[Values], Result] = _refusing(self.broken) if self.broken else build(table, below)
        """The answer for values from ``prepare``."""

    def prepare(self, raw: Mapping[str, object]) -> Values | Unusable:
        """Type a recorded request: one value per input. The first input that cannot be used is named.

        Recorded forms: money ``Money`` or ``{"minor": int, "currency": "EUR"}``; number int or exact decimal
        text; date ``YYYY-MM-DD``; yes-no bool; text; unit its id. Missing are None, an absent key and, for
        text and unit, blanks. Inputs that the table does not have are not looked at.
        """
        if self.broken:
            return self.broken
        values: list[Value | None] = []
        for name, read, column in self.columns:
            found = raw.get(name)
            value = None if found is None else read(found, column, self.below)
            if isinstance(value, Refused):
                return Unusable(code=value.code, input=name)
            values.append(value)
        return tuple(values)

    def evaluate(self, raw: Mapping[str, object]) -> Result:
        """Prepare and decide in one step."""
        values = self.prepare(raw)
        return values if isinstance(values, Unusable) else self.decide(values)


def compile_table(table: RuleTable, below: Below) -> Compiled:
    """Make a table ready to decide. Never raises.

    A table with defects compiles to one that always answers so.
    """
    return Compiled(table, below)


def _broken(table: RuleTable, below: Below) -> Unusable | None:
    for defect in check_table(table, below):
        if defect.case or defect.path[:1] == ("cases",):
            continue  # a wrong test case says nothing against the rows
        code: Why = "bad-cell" if defect.input and defect.row else "bad-table"
        if defect.code == "unknown-unit":
            code = "unknown-unit"
        return Unusable(code=code, input=defect.input, row=defect.row)
    return None


def _refusing(broken: Unusable) -> Callable[[Values], Result]:
    return lambda _values: broken
