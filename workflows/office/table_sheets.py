"""Grids of texts as Excel files: every cell is a text, whatever it begins with."""

import re
from io import BytesIO
from typing import Any

from workflows.intake.confined_messages import Sheet, Workbook
from workflows.rules.interchange.refusals import outside

Grid = list[list[str]]

_LONGEST = 32_767
"""Characters of one cell."""
_NOT_IN_SHEETS = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that a cell cannot hold: those that XML has no place for, and the carriage return that it would lose."""
_NOT_IN_TITLES = re.compile(r"[^A-Za-z0-9 _.-]")


def workbook_bytes(title: str, grid: Grid) -> bytes:
    """An Excel file with one sheet. Raises OutsideError for a text that no cell can hold."""
    from openpyxl import Workbook as Book  # noqa: PLC0415 -- a third of a second that only this needs
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- as above

    book: Any = Book(write_only=True)
    page = book.create_sheet(_NOT_IN_TITLES.sub("_", title)[:31] or "table")
    for number, row in enumerate(grid, start=1):
        cells = []
        for text in row:
            if len(text) > _LONGEST or _NOT_IN_SHEETS.search(text):
                expected = f"texts of at most {_LONGEST:,} characters, without control characters"
                page.close()
                book.save(BytesIO())  # the only way to let go of the sheet's own temporary file
                raise outside("not-in-sheets", expected, row=number, found=ascii(text))
            cells.append(_text_cell(WriteOnlyCell(page, value=text or None), text))
        page.append(cells)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _text_cell(cell: Any, text: str) -> Any:
    """A cell that stays a text, also when a person edits it."""
    if text:
        cell.data_type = "s"
        cell.number_format = "@"
    return cell


def grids_in(book: Workbook) -> list[Sheet]:
    """The sheets that hold a table: those with a line of headings, or the first where none has."""
    found = [sheet for sheet in book.sheets if any(_begins(row) == "row" for _, row in sheet.rows)]
    return found or list(book.sheets[:1])


def grid_of(sheet: Sheet) -> Grid:
    """The sheet's texts, each line at its own number."""
    grid: Grid = []
    for number, row in sheet.rows:
        grid += [[] for _ in range(number - 1 - len(grid))]
        grid.append([cell[1] if cell else "" for cell in row])
    return grid


def _begins(row: tuple[Any, ...]) -> str:
    return str(row[0][1]).strip().lower() if row and row[0] else ""
