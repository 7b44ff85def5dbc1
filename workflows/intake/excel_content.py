"""Taking an Excel file apart with openpyxl: the visible cells, formulas by their stored result. Runs only confined."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from workflows.intake.confined_messages import MAX_COLUMNS, MAX_ROWS, MAX_TYPED_ROWS, Cell, Sheet, Workbook
from workflows.intake.document import Unreadable

MAX_UNPACKED_BYTES = 30_000_000
MAX_RATIO = 200
"""Unpacked to packed; spreadsheets stay well below, bombs far above."""
MAX_PARTS = 500
MAX_CELL_CHARACTERS = 2_000

_Row = tuple[int, tuple[Cell | None, ...]]


def take_apart(content: bytes) -> Workbook:
    """The visible sheets. Raises Unreadable for a bomb, another kind of archive, or a damaged file."""
    return _opened(content, _rows, data_only=True)


def as_typed(content: bytes) -> Workbook:
    """The visible sheets as somebody typed them, every text whole. Raises Unreadable also for the first formula."""
    return _opened(content, _typed_rows, data_only=False)


def _opened(content: bytes, rows: Callable[[Any], list[_Row]], *, data_only: bool) -> Workbook:
    _look_before_opening(content)
    import openpyxl  # noqa: PLC0415 - costs a tenth of a second that a PDF should not pay
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - as above

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False)
        sheets = tuple(
            Sheet(name=sheet.title, rows=tuple(rows(sheet)))
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        )
        book.close()
    except Unreadable:
        raise
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError) as error:
        raise Unreadable("xlsx-damaged", "The Excel file is damaged and cannot be read.") from error
    except (AttributeError, IndexError, AssertionError, EOFError, RecursionError, OverflowError) as error:
        # openpyxl meets unexpected XML with whatever Python raises.
        raise Unreadable("xlsx-damaged", "The Excel file is damaged and cannot be read.") from error
    return Workbook(sheets=sheets)


def _look_before_opening(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("xlsx-damaged", "The Excel file is damaged and cannot be read.") from error
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise Unreadable("unknown-format", "This archive is not an Excel file (.xlsx).")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("encrypted", "The Excel file is locked with a password.")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES or unpacked > MAX_RATIO * max(packed, 1):
        raise Unreadable("zip-bomb", "Unpacked, this Excel file is far larger than it looks. It was not opened.")


def _rows(sheet: Any) -> list[_Row]:
    rows: list[_Row] = []
    sheet.reset_dimensions()  # what a file says of its own size is not believed
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), start=1):
        if all(value is None for value in row):
            continue
        if len(rows) > MAX_ROWS:  # one more for the headings
            raise Unreadable("too-many-rows", f"The sheet has more than {MAX_ROWS:,} rows.")
        rows.append((number, tuple(_cell(value) for value in row)))
    return rows


def _typed_rows(sheet: Any) -> list[_Row]:
    rows: list[_Row] = []
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if any(cell.value is not None for cell in row[MAX_COLUMNS:]):
            raise Unreadable("too-many-columns", f"The sheet has more than {MAX_COLUMNS} columns.")
        for cell in row:
            if cell.data_type == "f":
                raise Unreadable("formula", f"Cell {cell.coordinate} holds a formula. Type its result instead.")
        if all(cell.value is None for cell in row):
            continue
        if len(rows) >= MAX_TYPED_ROWS:
            raise Unreadable("too-many-rows", f"The sheet has more than {MAX_TYPED_ROWS:,} rows.")
        rows.append((number, tuple(_typed(cell.value) for cell in row[:MAX_COLUMNS])))
    return rows


def _typed(value: Any) -> Cell | None:
    return ("text", value) if isinstance(value, str) else _cell(value)


def _cell(value: Any) -> Cell | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return ("date", value.date().isoformat())
    if isinstance(value, date):
        return ("date", value.isoformat())
    if isinstance(value, int) and not isinstance(value, bool):
        return ("number", str(value))
    if isinstance(value, float):
        # A cell holds a binary double; Excel itself shows and means its first 15 digits.
        return ("number", f"{Decimal(f'{value:.15g}'):f}") if value - value == 0 else ("text", str(value))
    return ("text", str(value)[:MAX_CELL_CHARACTERS])
