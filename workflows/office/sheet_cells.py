"""Text of strangers in cells of spreadsheets, where it stays text."""

import re

LONGEST = 32_767
"""Characters of one cell."""
_FORMULA = re.compile("[\\s\ufeff\x00-\x1f]*[=+@\uff1d\uff0b\uff0d\uff20-]|[\\t\\r\\n]")
"""What a spreadsheet takes for the beginning of a formula, full-width signs and blanks before them included."""
_NOT_IN_SHEETS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 has no place for."""


def harmless(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula. For CSV."""
    return f"'{text}" if _FORMULA.match(text) else text


def sheet_text(text: str) -> str:
    """The text as a cell of an Excel sheet can hold it; whoever writes it says that it is text."""
    return _NOT_IN_SHEETS.sub("\ufffd", text)[:LONGEST]
