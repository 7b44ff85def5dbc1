"""The text of a cell: one notation for spreadsheets, readable files and screens.

=================================  ============================================================
``any`` (or nothing)               anything, also a missing value
``empty`` · ``present``            no value · some value
``<= 250`` · ``< 250``             at most 250 · below 250
``>= 250`` · ``> 250``             at least 250 · above 250
``> 250 and <= 1000``              a range; each end says itself whether it counts
``250`` ``2026-01-31`` ``hotel``   equal to that value
``one of: hotel, meal``            equal to one of them
``not: hotel, meal``               a value, and none of them
``yes`` · ``no``                   for yes-no columns
``north`` · ``north and below``    exactly that unit · that unit and all units under it
=================================  ============================================================

Numbers and amounts are exact decimals with a point and without thousands separators; amounts are in the
column's currency. ``≤`` and ``≥`` are read as ``<=`` and ``>=``. A text that holds a comma or a quotation
mark, or looks like one of the forms above, stands in double quotes; a quotation mark inside is doubled, as in
CSV. Keywords are read in any case.
"""

import re
from datetime import date
from decimal import Decimal

from workflows.rules.cells import Anything, Cell, Empty, Limit, NoneOf, OneOf, Present, Range, UnitAndBelow
from workflows.rules.values import (
    MAX_TEXT,
    ORDERED,
    Input,
    Value,
    clean_text,
    is_value,
    read_date,
    read_minor,
    read_number,
    value_text,
)

MAX_CELL = 250_000
"""Characters of one cell's text."""

_COMPARISON = re.compile(r"(<=|>=|<(?!=)|>(?!=))\s*(\S+)\Z")
_LIST = re.compile(r"(one of|not)\s*:(.*)\Z", re.IGNORECASE | re.DOTALL)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BELOW = re.compile(r"(.*\S)\s+and\s+below\Z", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|\Z)')
_PLAIN_TEXT = re.compile(r"[^\s\",<>=≤≥:][^\",:\r\n\t]*\Z")
_OPEN_CELLS: dict[str, Cell] = {"any": Anything(), "": Anything(), "empty": Empty(), "present": Present()}
_THOUSANDS = re.compile(r"-?[0-9]{1,3}\.[0-9]{2}0\Z")

_EXAMPLES = {
    "number": "a number such as 12 or 12.5 (a point, no thousands separators)",
    "money": "an amount such as 250 or 1240.50 (a point, no thousands separators, no currency)",
    "date": "a date such as 2026-01-31",
    "yes-no": "yes or no",
    "text": f"a text of at most {MAX_TEXT} characters",
    "unit": "the id of a unit",
}


class BadCellError(ValueError):
    """A cell's text that is none: what was found, and what was expected in its place."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"found “{found}”, expected {expected}")
        self.found = found
        self.expected = expected


# ---------------------------------------------------------------- print


def print_cell(cell: Cell, column: Input) -> str:
    """The cell in the notation above; ``parse_cell`` reads the same cell back."""
    match cell:
        case Anything():
            return "any"
        case Empty():
            return "empty"
        case Present():
            return "present"
        case Range():
            ends = [_print_end(">", cell.lower, column), _print_end("<", cell.upper, column)]
            return " and ".join(end for end in ends if end)
        case OneOf(values=(single,)):
            return _print_value(single, column)
        case OneOf():
            return "one of: " + ", ".join(_print_value(value, column) for value in cell.values)
        case NoneOf():
            return "not: " + ", ".join(_print_value(value, column) for value in cell.values)
        case UnitAndBelow():
            return f"{_print_value(cell.unit, column)} and below"


def _print_end(sign: str, limit: Limit | None, column: Input) -> str:
    if limit is None:
        return ""
    return f"{sign}{'=' if limit.included else ''} {value_text(limit.value, column)}"


def _print_value(value: Value, column: Input) -> str:
    text = value_text(value, column)
    if column.type not in {"text", "unit"}:
        return text
    plain = _PLAIN_TEXT.match(text) and text.lower() not in _OPEN_CELLS and not _BELOW.match(text)
    return text if plain else '"' + text.replace('"', '""') + '"'


# ---------------------------------------------------------------- parse


def parse_cell(text: str, column: Input) -> Cell:
    """The cell that a text stands for in a column.

    Raises BadCellError, which says what was found and what was expected.
    """
    if len(text) > MAX_CELL:
        raise BadCellError(text[:40] + "…", f"at most {MAX_CELL} characters")
    text = text.strip()
    simple = _OPEN_CELLS.get(text.lower())
    if simple is not None:
        return simple
    if text[:1] in {"<", ">", "≤", "≥"}:
        return _parse_range(text, column)
    listed = _LIST.match(text)
    if listed:
        values = _parse_items(listed.group(2), column)
        return OneOf(values) if listed.group(1).lower() == "one of" else NoneOf(values)
    below = _BELOW.match(text) if column.type == "unit" else None
    if below:
        (unit,) = _single(below.group(1), column)
        return UnitAndBelow(str(unit))
    return OneOf(_single(text, column))


def _parse_range(text: str, column: Input) -> Range:
    if column.type not in ORDERED:
        raise BadCellError(text, f"{_EXAMPLES[column.type]}; only numbers, amounts and dates have a range")
    lower: Limit | None = None
    upper: Limit | None = None
    for part in _AND.split(text.replace("≤", "<=").replace("≥", ">=")):
        found = _COMPARISON.match(part)
        if not found:
            raise BadCellError(
                part, "<=, <, >= or > before a value, two of them joined by “and”, as in > 250 and <= 1000"
            )
        sign, written = found.groups()
        value = _parse_value(written, column)
        assert isinstance(value, int | Decimal | date)  # the ordered types have no other values
        limit = Limit(value, sign.endswith("="))
        if sign.startswith(">") and lower is None:
            lower = limit
        elif sign.startswith("<") and upper is None:
            upper = limit
        else:
            raise BadCellError(text, "one lower and one upper end, as in > 250 and <= 1000")
    return Range(lower=lower, upper=upper)


def _single(text: str, column: Input) -> tuple[Value]:
    values = _parse_items(text, column)
    if len(values) != 1:
        raise BadCellError(text, f"{_EXAMPLES[column.type]}; “one of:” goes before several values")
    return (values[0],)


def _parse_items(text: str, column: Input) -> tuple[Value, ...]:
    values: list[Value] = []
    place = 0
    while True:
        found = _ITEM.match(text, place)
        if not found:
            raise BadCellError(text[place:].strip(), 'quotation marks in pairs around a text, as in "a, b"')
        quoted, bare, end = found.groups()
        if quoted is not None:
            values.append(_parse_value(quoted.replace('""', '"'), column, quoted=True))
        else:
            values.append(_parse_value(bare.strip(), column))
        if not end:
            return tuple(values)
        place = found.end()


def _parse_value(written: str, column: Input, *, quoted: bool = False) -> Value:
    value = None if quoted and column.type not in {"text", "unit"} else _read_value(written, column, quoted=quoted)
    if value is None or not is_value(value, column):
        raise BadCellError(written, _EXAMPLES[column.type])
    return value


def _read_value(written: str, column: Input, *, quoted: bool) -> Value | None:
    match column.type:
        case "number":
            if _THOUSANDS.match(written):
                raise BadCellError(
                    written, "a number without a zero in the third decimal: this could also mean thousands"
                )
            return _plain_number(read_number(written))
        case "money":
            return read_minor(written, column.currency)
        case "date":
            return read_date(written)
        case "yes-no":
            return {"yes": True, "no": False, "true": True, "false": False}.get(written.lower())
        case "text" | "unit":
            return _read_text(written, column, quoted=quoted)


def _plain_number(value: int | Decimal | None) -> int | Decimal | None:
    """One form per number: whole ones are integers, the others have no zeros at the end."""
    if not isinstance(value, Decimal):
        return value
    text = format(value, "f").rstrip("0")
    return int(text[:-1]) if text.endswith(".") else Decimal(text)


def _read_text(written: str, column: Input, *, quoted: bool) -> str:
    text = clean_text(written)
    if not text or len(text) > MAX_TEXT:
        raise BadCellError(text[:40], f"{_EXAMPLES[column.type]}; for no value write empty")
    if not quoted and (text[0] in "<>=≤≥" or ":" in text or text.lower() in _OPEN_CELLS or _BELOW.match(text)):
        raise BadCellError(text, f'a condition, or the text in quotation marks: "{text}"')
    return text
