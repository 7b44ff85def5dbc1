"""Lists for spreadsheets: CSV in UTF-8 with its mark, in which no cell is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence


def as_csv(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A head of column names, then a line each."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _safe(text: str) -> str:
    """A spreadsheet takes a text that begins so for a formula; behind an apostrophe it stays a text."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r", "\n", "'"} else text
