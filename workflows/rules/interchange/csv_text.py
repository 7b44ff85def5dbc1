"""A grid of texts as CSV (RFC 4180) and back. No cell can become a formula in a spreadsheet.

A text that a spreadsheet would take for a formula is written behind an apostrophe, and so is one that begins with an
apostrophe; reading takes one apostrophe away. So every text comes back as it was.
"""

import csv
import re
from collections.abc import Iterator

from workflows.rules.interchange.refusals import outside

Grid = list[list[str]]

MAX_CHARACTERS = 20_000_000
MAX_ROWS = 5_000
MAX_COLUMNS = 100
MAX_CELL = 250_000

_FORMULA = re.compile("[\\s\ufeff\x00-\x1f]*[=+@\uff1d\uff0b\uff0d\uff20-]|[\\t\\r\\n]")
"""What a spreadsheet takes for the beginning of a formula, full-width signs and blanks before them included."""
_DELIMITERS = (",", ";", "\t")


def guarded(text: str) -> str:
    """The text behind an apostrophe, where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith("'") or _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that ``guarded`` put before it."""
    return text.removeprefix("'")


def write_csv(grid: Grid) -> str:
    """Commas, CRLF, quotation marks where they are needed."""
    if any("\0" in text for row in grid for text in row):
        raise outside("csv-damaged", "texts without NUL characters, which no sheet can hold")
    parts = _Parts()
    writer = csv.writer(parts, lineterminator="\r\n")
    writer.writerows([guarded(text) for text in row] for row in grid)
    return "".join(parts.written)


def read_csv(text: str) -> Grid:
    """The grid; what stands between the cells (a comma, semicolon or tab) is told from the first line that has any.

    Raises OutsideError for a text that cannot be split, or is larger than a table can be.
    """
    if len(text) > MAX_CHARACTERS:
        raise outside("sheet-too-large", f"at most {MAX_CHARACTERS:,} characters")
    if "\0" in text:
        raise outside("csv-damaged", "a text: this is another kind of file")
    text = text.removeprefix("\ufeff")
    rows: Grid = []
    # The limit is the process's own setting; it is put back so that nobody else meets it.
    before = csv.field_size_limit(MAX_CELL)
    try:
        for row in csv.reader(_lines(text), delimiter=_delimiter(text), strict=True):
            if len(row) > MAX_COLUMNS or len(rows) >= MAX_ROWS:
                raise outside("sheet-too-large", f"at most {MAX_ROWS:,} rows and {MAX_COLUMNS} columns")
            rows.append([unguarded(cell) for cell in row])
    except csv.Error as error:
        raise outside("csv-damaged", f"cells in pairs of quotation marks ({error})", row=len(rows) + 1) from error
    finally:
        csv.field_size_limit(before)
    return rows


def _lines(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        end = text.find("\n", place) + 1 or len(text)
        yield text[place:end]
        place = end


def _delimiter(text: str) -> str:
    for line in _lines(text[:100_000]):
        found = {mark: place for mark in _DELIMITERS if (place := line.find(mark)) >= 0}
        if found:
            return min(found, key=lambda mark: found[mark])
    return ","


class _Parts:
    """What the csv module writes to."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, text: str) -> None:
        self.written.append(text)
