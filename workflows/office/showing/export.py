"""The rows of a list as CSV or Excel. Text from outside never becomes a formula there."""

import csv
import os
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import msgspec

from workflows import clock
from workflows.domain.money import decimal_text
from workflows.errors import Trouble
from workflows.office.office import Office
from workflows.office.sheet_cells import harmless, sheet_text
from workflows.office.showing.names import Names, names
from workflows.office.showing.requests_index import ListedRequest, RequestIndex, rows
from workflows.store.files import forget, part_beside

Column = Literal[
    "request",
    "title",
    "status",
    "amount",
    "currency",
    "unit",
    "workflow",
    "requester",
    "round",
    "created",
    "updated",
    "due",
    "waiting",
]


Cell = str | int | Decimal | datetime | None

_PART = 200
"""Rows read at a time."""
_MOST_ROWS = 1_048_576
"""Of one sheet, its headings included."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What a table of requests looks like: its columns and the words for them."""

    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    """One for each column, in the person's language."""
    statuses: dict[str, str] = {}
    """Words for statuses; what is missing is written as its code."""


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written."""

    path: Path
    rows: int
    finished: bool
    """False: it was cancelled, and nothing was left there."""


Progress = Callable[[int, int], bool]
"""Told how many rows are written and how many there are; answers whether to go on."""


def to_csv(office: Office, index: RequestIndex, sheet: Sheet, path: Path, progress: Progress) -> Exported:
    """Write UTF-8 with a byte order mark, commas, CRLF (RFC 4180). Amounts are exact decimals, times ISO 8601 in UTC.

    A cell that a spreadsheet would take for a formula begins with an apostrophe. A file of that name is replaced, at
    the end and as a whole. Raises Trouble ``disk-error``.
    """
    part = part_beside(path)
    try:
        with part.open("x", encoding="utf-8-sig", newline="") as stream:
            written = csv.writer(stream, lineterminator="\r\n")
            written.writerow([harmless(one) for one in sheet.headings])
            done = _written(office, index, sheet, progress, lambda cells: written.writerow(map(_csv_text, cells)))
            stream.flush()
            os.fsync(stream.fileno())
        return _placed(part, path, done)
    except OSError as error:
        raise _disk_error(path, error) from error
    finally:
        forget(part)


def to_excel(office: Office, index: RequestIndex, sheet: Sheet, path: Path, progress: Progress) -> Exported:
    """Write one sheet; text is text in every cell, amounts are numbers, times are dates in UTC.

    A file of that name is replaced, at the end and as a whole. Raises Trouble ``disk-error``, ``too-many-rows``.
    """
    from openpyxl import Workbook  # noqa: PLC0415 -- a third of a second that only an export needs

    if len(index) >= _MOST_ROWS:
        raise Trouble(
            code="too-many-rows",
            title="A spreadsheet cannot hold so many rows",
            text=f"There are {len(index):,} requests, and a sheet holds {_MOST_ROWS:,} rows. Nothing was written.",
            advice="Filter the list, or export it as CSV.",
        )
    part = part_beside(path)
    book = Workbook(write_only=True)
    page = book.create_sheet()
    try:
        page.append([_excel_cell(page, one) for one in sheet.headings])
        done = _written(
            office, index, sheet, progress, lambda cells: page.append([_excel_cell(page, one) for one in cells])
        )
        with part.open("xb") as stream:
            book.save(stream)
            stream.flush()
            os.fsync(stream.fileno())
        return _placed(part, path, done)
    except OSError as error:
        raise _disk_error(path, error) from error
    finally:
        if not page.closed:
            book.save(BytesIO())  # the only way to let go of the sheet's own temporary file
        forget(part)


def _written(
    office: Office,
    index: RequestIndex,
    sheet: Sheet,
    progress: Progress,
    write: Callable[[list[Cell]], object],
) -> int | None:
    """Write row after row; how many there were, None where it was cancelled."""
    known, done = names(office), 0
    for start in range(0, len(index), _PART):
        if not progress(start, len(index)):
            return None
        for one in rows(office, index, start, start + _PART):
            if one is not None:
                write([_cell(one, column, sheet, known) for column in sheet.columns])
                done += 1
    return done if progress(len(index), len(index)) else None


def _cell(one: ListedRequest, column: Column, sheet: Sheet, known: Names) -> Cell:
    match column:
        case "status":
            return sheet.statuses.get(one.status, one.status)
        case "amount":
            return Decimal(decimal_text(one.amount)) if one.amount is not None else None
        case "currency":
            return one.amount.currency if one.amount is not None else None
        case "unit":
            return known.units.get(one.unit, one.unit)
        case "workflow":
            return known.workflows.get(one.workflow, one.workflow)
        case "requester":
            return known.people.get(one.requester, one.requester) if one.requester is not None else None
        case "created" | "updated" | "due":
            ms = {"created": one.created_ms, "updated": one.updated_ms, "due": one.due_ms}[column]
            return clock.utc(ms) if ms is not None else None
        case "waiting":
            people = dict.fromkeys(person for step in one.waiting for person in step.people)
            return ", ".join(known.people.get(person, person) for person in people)
        case "round":
            return one.round
        case "request":
            return one.request
        case "title":
            return one.title


def _csv_text(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%dT%H:%M:%SZ}"
    return harmless(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _excel_cell(page: Any, cell: Cell) -> Any:
    """A cell whose text is text whatever it begins with; a sheet knows no zones and no control characters."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- as above

    if isinstance(cell, str):
        made = WriteOnlyCell(page, value=sheet_text(cell))
        made.data_type = "s"
        return made
    return cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell


def _placed(part: Path, path: Path, done: int | None) -> Exported:
    if done is None:
        return Exported(path=path, rows=0, finished=False)
    part.replace(path)
    return Exported(path=path, rows=done, finished=True)


def _disk_error(path: Path, error: OSError) -> Trouble:
    return Trouble(
        code="disk-error",
        title="The list could not be written",
        text=f"{path}: {error.strerror}. What was there before is unchanged, and so is the office.",
        advice="Close the file in other programs, make room on the disk or choose another place, then try again.",
    )
