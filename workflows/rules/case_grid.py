"""Cases as a grid of texts: one line for each request, one column for each input, what is expected last.

The first line names the columns by the inputs' ids or labels; a first column ``name`` is optional, the last is
``expected``. An empty cell is a missing value. A line without an expectation is not filled in yet and no case.
"""

import re

import msgspec

from workflows.rules.cases import recorded
from workflows.rules.defects import expectations
from workflows.rules.interchange.csv_text import Grid, read_csv, write_csv
from workflows.rules.recorded import READERS, Refused
from workflows.rules.tables import Case, Given, RuleTable
from workflows.rules.values import MAX_TEXT, Input

NAME, EXPECTED = "name", "expected"

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that are not seen, or that make a text read in another order than it is written."""
_WANTED = {
    "money": "an amount such as 1240.50 or 100.00 USD",
    "number": "a number such as 12 or 12.5",
    "date": "a date such as 2026-01-31",
    "yes-no": "yes or no",
    "text": f"a text of at most {MAX_TEXT} visible characters",
    "unit": "the id of a unit",
}


class GridDefect(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that cannot be used."""

    line: int
    """As spreadsheets number rows: from 1, the first names the columns."""
    column: int
    """From 1."""
    code: str
    """``unknown-input``, ``repeated-id``, ``expected-missing``, ``bad-value``, ``bad-case``, ``too-long`` or
    ``bad-text``."""
    found: str
    expected: str


class GridUnreadableError(ValueError):
    """A text that is no grid of cases. ``defects`` names every cell that is wrong."""

    def __init__(self, defects: tuple[GridDefect, ...]) -> None:
        first = defects[0]
        super().__init__(f"line {first.line}, column {first.column}: found “{first.found}”, expected {first.expected}")
        self.defects = defects


class CaseGrid(msgspec.Struct, frozen=True, kw_only=True):
    """What a grid holds."""

    cases: tuple[Case, ...]
    unfilled: tuple[int, ...] = ()
    """Lines without an expectation."""


def cases_from_csv(text: str, table: RuleTable) -> CaseGrid:
    """The cases of a grid. Raises GridUnreadableError with every bad cell, OutsideError for a text that is no CSV."""
    grid = read_csv(text)
    reader = _Reader(table)
    columns = reader.header(grid[0] if grid else [])
    found = [reader.case(cells, line, columns) for line, cells in enumerate(grid[1:], start=2) if any(cells)]
    if reader.defects:
        raise GridUnreadableError(tuple(reader.defects))
    unfilled = tuple(line for line, case in found if case is None)
    return CaseGrid(cases=tuple(case for _, case in found if case is not None), unfilled=unfilled)


def cases_to_csv(table: RuleTable, cases: tuple[Case, ...]) -> str:
    """The grid of these cases, which ``cases_from_csv`` reads back; no cell can become a formula."""
    ids = [column.id for column in table.inputs]
    grid: Grid = [[NAME, *ids, EXPECTED]]
    grid += [[case.name, *(_text(case.given.get(name)) for name in ids), case.expect] for case in cases]
    return write_csv(grid)


def _text(given: Given) -> str:
    if given is None:
        return ""
    return ("yes" if given else "no") if isinstance(given, bool) else str(given)


class _Reader:
    """Reads on after a mistake, so that a person sees all of them at once."""

    def __init__(self, table: RuleTable) -> None:
        self.expectations = expectations(table)
        self.by_name = {column.label.strip().casefold(): column for column in table.inputs if column.label}
        self.by_name |= {column.id.casefold(): column for column in table.inputs}
        self.known = ", ".join(column.id for column in table.inputs)
        self.defects: list[GridDefect] = []

    def refuse(self, line: int, place: int, code: str, found: str, expected: str) -> None:
        shown = _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", found[:40])
        self.defects.append(GridDefect(line=line, column=place + 1, code=code, found=shown, expected=expected))

    def header(self, cells: list[str]) -> list[Input | str | None]:
        """What each column holds: an input, ``name`` or ``expected``; None where it cannot be told."""
        columns: list[Input | str | None] = []
        while cells and not cells[-1].strip():
            cells = cells[:-1]
        for place, cell in enumerate(cells):
            written = cell.strip().casefold()
            column: Input | str | None = self.by_name.get(written)
            if place == len(cells) - 1 and written == EXPECTED:
                column = EXPECTED
            elif place == 0 and written == NAME and column is None:
                column = NAME
            if column is None:
                self.refuse(1, place, "unknown-input", cell, f"one of {self.known}, and “{EXPECTED}” last")
            elif column in columns:
                self.refuse(1, place, "repeated-id", cell, "each input once")
            columns.append(column)
        if EXPECTED not in columns:
            self.refuse(1, len(cells), "expected-missing", "", f"a last column “{EXPECTED}”")
        return columns

    def case(self, cells: list[str], line: int, columns: list[Input | str | None]) -> tuple[int, Case | None]:
        """The case of one line; None where nothing is expected yet."""
        name, expect, given = f"line {line}", "", dict[str, Given]()
        pairs = list(zip(cells, columns, strict=False))
        for place, (cell, column) in enumerate(pairs):
            if column == EXPECTED:
                expect = ", ".join(part.strip() for part in cell.split(",")) if cell.strip() else ""
                if expect and any(part not in self.expectations for part in expect.split(", ")):
                    wanted = "a row’s id, a verdict, or a code such as no-hit"
                    self.refuse(line, place, "bad-case", cell, wanted)
        for place, (cell, column) in enumerate(pairs):
            if column != EXPECTED and self._is_bad(cell, line, place):
                continue
            if column == NAME:
                name = cell.strip() or name
            elif isinstance(column, Input) and cell.strip():
                given[column.id] = cell.strip()
                # A case may be about a value that cannot be used; everywhere else it is a slip.
                if expect != "wrong-type" and self._is_unusable(cell.strip(), column):
                    self.refuse(line, place, "bad-value", cell, _WANTED[column.type])
        for place, cell in enumerate(cells[len(columns) :], start=len(columns)):
            if cell.strip():
                self.refuse(line, place, "unknown-input", cell, "no more cells than the first line names")
        return line, Case(name=name, given=given, expect=expect) if expect else None

    def _is_bad(self, cell: str, line: int, place: int) -> bool:
        if len(cell) > MAX_TEXT:
            self.refuse(line, place, "too-long", cell, f"at most {MAX_TEXT} characters")
        elif _HIDDEN.search(cell):
            self.refuse(line, place, "bad-text", cell, "visible characters only")
        else:
            return False
        return True

    @staticmethod
    def _is_unusable(written: str, column: Input) -> bool:
        value = READERS[column.type](recorded(written, column), column, {written: frozenset()})
        return isinstance(value, Refused) and value.code == "wrong-type"
