"""Tables of anything, not of invoices alone: headings and rows of a CSV or an Excel file, as texts.

A formula is never worked out: an Excel file tells the result that it stores, and a text that looks like one stays text.
"""

import hashlib
from itertools import islice
from pathlib import Path

import msgspec

from workflows.intake.columns import heading_key
from workflows.intake.confined import ConfinedReader
from workflows.intake.confined_messages import Cell, Workbook
from workflows.intake.document import Unreadable
from workflows.intake.opened import Opened, open_regular
from workflows.intake.table import DELIMITERS, decoded, split

MOST_ROWS = 20_000
"""Rows of a CSV; an Excel file has at most those that its reader allows."""
_HEADING_ROWS = 10


class PlainTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table whose headings are known."""

    file: str
    headings: tuple[str, ...]
    """In their order; empty where a column has none."""
    rows: tuple[tuple[int, tuple[Cell | None, ...]], ...]
    """Number of the row in the file, from 1, and its cells; rows without any content are left out."""
    sha256: str


class TableUnread(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no table: a stable word, and a sentence."""

    code: str
    text: str


def read_rows(path: Path, *, wanted: tuple[str, ...] = (), sheet: str = "") -> PlainTable | TableUnread:
    """Read a file. ``wanted``: headings that it has to have. Never raises for what a file holds."""
    try:
        opened = open_regular(path)
        headings, rest = _under(_rows(opened, wanted, sheet), wanted)
    except (Unreadable, _NoSuchTableError) as refusal:
        return TableUnread(code=refusal.code, text=refusal.text)
    digest = hashlib.sha256(opened.content).hexdigest()
    return PlainTable(file=path.name, headings=headings, rows=tuple(rest), sha256=digest)


class _NoSuchTableError(Exception):
    """The file can be read, and the table that was asked for is not in it."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


_Rows = list[tuple[int, tuple[Cell | None, ...]]]


def _rows(opened: Opened, wanted: tuple[str, ...], sheet: str) -> _Rows:
    if opened.family == "xlsx":
        with ConfinedReader() as confined:
            return _of_sheet(confined.ask("xlsx", opened.content, Workbook), sheet)
    if opened.family == "text":
        return _of_text(decoded(opened.content)[0], wanted)
    raise Unreadable("unknown-format", "This is neither a CSV nor an Excel file.")


def _of_sheet(book: Workbook, sheet: str) -> _Rows:
    found = [one for one in book.sheets if (one.name == sheet if sheet else one.rows)]
    if not found:
        told = f"There is no sheet “{sheet[:60]}” that is shown." if sheet else "No sheet of it holds anything."
        raise _NoSuchTableError("sheet-missing", told)
    return list(found[0].rows)


def _of_text(text: str, wanted: tuple[str, ...]) -> _Rows:
    """Split by the sign that gives the most headings, among those under which the wanted ones are there."""
    found: list[tuple[int, str]] = []
    for delimiter in DELIMITERS:
        first = list(islice(split(text, delimiter), _HEADING_ROWS))
        place = _place(first, wanted)
        if place is not None:
            found.append((sum(cell is not None for cell in first[place][1]), delimiter))
    if not found:
        raise _NoSuchTableError("column-missing", _missing(wanted))
    most = max(count for count, _ in found)
    best = [delimiter for count, delimiter in found if count == most]
    if len(best) > 1 and most > 1:
        raise Unreadable("ambiguous-delimiter", "It is not clear what separates the columns of this CSV.")
    rows = list(islice(split(text, best[0]), MOST_ROWS + _HEADING_ROWS + 1))
    if len(rows) > MOST_ROWS + _HEADING_ROWS:
        raise Unreadable("too-many-rows", f"The table has more than {MOST_ROWS:,} rows.")
    return rows


def _under(rows: _Rows, wanted: tuple[str, ...]) -> tuple[tuple[str, ...], _Rows]:
    place = _place(rows[:_HEADING_ROWS], wanted)
    if place is None:
        raise _NoSuchTableError("column-missing", _missing(wanted))
    headings = tuple(" ".join(cell[1].split())[:200] if cell else "" for cell in rows[place][1])
    keys = [heading_key(one) for one in headings if one]
    twice = next((one for one in headings if one and keys.count(heading_key(one)) > 1), None)
    if twice is not None:
        raise Unreadable("repeated-column", f"Several columns are called “{twice[:60]}”.")
    return headings, rows[place + 1 :]


def _place(first: _Rows, wanted: tuple[str, ...]) -> int | None:
    """Which of the first rows holds the headings."""
    keys = {heading_key(one) for one in wanted}
    for place, (_, cells) in enumerate(first):
        if keys <= {heading_key(cell[1]) for cell in cells if cell}:
            return place
    return None


def _missing(wanted: tuple[str, ...]) -> str:
    return f"Expected the columns {', '.join(wanted)[:200]} in one of the first {_HEADING_ROWS} rows."
