"""What a form asks for, and the exact values it takes."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

import msgspec

from workflows.domain.money import MAX_MINOR, Money, is_currency, parse_money
from workflows.domain.personal import personal_mark

FieldType = Literal["text", "number", "money", "date", "yes-no", "one-of", "many-of", "person", "unit", "file", "table"]

MAX_TEXT = 10_000
"""Characters in one text value."""
MAX_ROWS = 200
CELL_ENDS = "|"
"""Between the cells of a row, where a table is written as text with a row on each line."""

_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?\Z")
_MONEY = re.compile(r"(-?[0-9.]+)(?: ([A-Z]{3}))?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class Rows(msgspec.Struct, frozen=True):
    """The rows of a table, as somebody filled them in; values by the column's id, empty ones left out."""

    rows: tuple[dict[str, "Value"], ...]


Value = str | bool | Money | tuple[str, ...] | Rows | None
"""text, date, one-of, person, unit, file: str; number: exact decimal as str; yes-no: bool; many-of: tuple.

A personal field of any type: the mark that stands for its value (``domain.personal``).
"""


class Calculated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a value follows from others; see ``domain.calculated``."""

    how: Literal["sum", "product", "difference", "days-between"]
    """difference: the first without the others. days-between: from the first day to the second."""
    of: tuple[str, ...]
    """Fields before it, columns of a table before it (``lines.total``), or columns of the same row."""


class Field(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One question of a form."""

    id: str
    type: FieldType
    label: str
    required: bool = False
    options: tuple[str, ...] = ()
    """The choices of one-of and many-of."""
    when: dict[str, str] = {}
    """Asked only where these other fields have these values (rule-table cells); empty: always."""
    personal: bool = False
    """Personal data: the value lies in an erasable blob, and events hold a reference to it."""
    columns: tuple["Field", ...] = ()
    """What each row of a table holds."""
    calculated: Calculated | None = None
    """The program works it out, and nobody fills it in."""
    seen_by: tuple[str, ...] = ()
    """Roles that are shown its value, beside whoever entered it; empty: everybody."""
    by_program: bool = False
    """Steps of the workflow write it, and nobody fills it in."""

    @property
    def is_filled_in(self) -> bool:
        """Whether people fill it in."""
        return self.calculated is None and not self.by_program


class FieldProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A value that cannot be taken: which field and a code such as ``bad-amount``."""

    field: str
    code: str


def parse_value(field: Field, text: str, currency: str) -> Value:
    """Read what a person typed for a field; the empty text is no value. Money without a currency takes the given one.

    Raises ValueError whose text is a code: bad-number, bad-amount, bad-date, bad-yes-no, not-an-option, bad-text …
    """
    text = text.strip()
    if not text:
        return None
    match field.type:
        case "money":
            found = _MONEY.match(text)
            if not found:
                raise ValueError("bad-amount")
            return parse_money(found[1], found[2] or currency)
        case "yes-no":
            if text.lower() in {"yes", "true"}:
                return True
            if text.lower() in {"no", "false"}:
                return False
            raise ValueError("bad-yes-no")
        case "many-of":
            value: Value = tuple(part.strip() for part in text.split(",") if part.strip())
        case "table":
            value = _parse_rows(field, text, currency)
        case _:
            value = text
    problem = value_problem(field, value)
    if problem:
        raise ValueError(problem)
    return value


def value_problem(field: Field, value: object) -> str | None:
    """Why a value does not fit its field: a code, or None where it fits. None always fits here."""
    if value is None:
        return None
    match field.type:
        case "money":
            return _money_problem(value)
        case "yes-no":
            return None if isinstance(value, bool) else "bad-yes-no"
        case "many-of":
            if not isinstance(value, tuple | list) or not all(isinstance(part, str) for part in value):
                return "not-an-option"
            return None if all(part in field.options for part in value) else "not-an-option"
        case "table":
            return _table_problem(field, value)
    if not isinstance(value, str):
        return "bad-text"
    if len(value) > MAX_TEXT:
        return "too-long"
    if not is_text(value):
        return "bad-text"
    match field.type:
        case "number":
            return None if is_number(value) else "bad-number"
        case "date":
            return None if is_date(value) else "bad-date"
        case "one-of":
            return None if value in field.options else "not-an-option"
        case _:
            return None


def plain_value(value: Value) -> Any:
    """The value as it stands in a signed event: money as {"minor", "currency"}, many-of as a list."""
    if isinstance(value, Money):
        return {"minor": value.minor, "currency": value.currency}
    if isinstance(value, Rows):
        return [{name: plain_value(cell) for name, cell in row.items()} for row in value.rows]
    return list(value) if isinstance(value, tuple) else value


def value_from_plain(field: Field, plain: object) -> Value:
    """The value of a signed event. Raises ValueError with a code where it does not fit its field."""
    if field.personal and plain is not None:
        return personal_mark(plain)
    value: Any = plain
    if field.type == "money" and isinstance(plain, dict):
        # Built by hand: this runs for every amount at every fold, and a converter costs several times as much.
        minor, currency = plain.get("minor"), plain.get("currency")
        if type(minor) is not int or not isinstance(currency, str):
            raise ValueError("bad-amount")
        value = Money(minor=minor, currency=currency)
    elif field.type == "many-of" and isinstance(plain, list):
        value = tuple(plain)
    elif field.type == "table":
        value = _rows_from_plain(field, plain)
    problem = value_problem(field, value)
    if problem:
        raise ValueError(problem)
    found: Value = value
    return found


def is_text(text: str) -> bool:
    """Whether the text can be written down at all: bytes that a terminal could not read arrive as lone surrogates."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_number(text: str) -> bool:
    """Whether the text is an exact decimal of at most 18 digits before and 9 after the point."""
    if not _NUMBER.match(text):
        return False
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True


def is_date(text: str) -> bool:
    """Whether the text is a day that exists, written YYYY-MM-DD."""
    if not _DATE.match(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _money_problem(value: object) -> str | None:
    if not isinstance(value, Money):
        return "bad-amount"
    if not is_currency(value.currency):
        return "bad-currency"
    return None if abs(value.minor) <= MAX_MINOR else "absurd-amount"


def rows_text(columns: Sequence[Field], rows: Rows, text_of: Callable[[Value], str]) -> str:
    """Rows as they are typed: a row on each line, cells in the order of the columns that people fill in."""
    filled = [column.id for column in columns if column.calculated is None]
    return "\n".join(f" {CELL_ENDS} ".join(text_of(row.get(name)) for name in filled) for row in rows.rows)


def _parse_rows(field: Field, text: str, currency: str) -> Rows:
    """A row on each line, its cells in the order of the columns that people fill in, with bars between them."""
    columns = [column for column in field.columns if column.calculated is None]
    rows: list[dict[str, Value]] = []
    for line in text.splitlines():
        cells = line.split(CELL_ENDS)
        if len(cells) > len(columns):
            raise ValueError("too-many-cells")
        row = {column.id: parse_value(column, cell, currency) for column, cell in zip(columns, cells, strict=False)}
        row = {name: value for name, value in row.items() if value is not None}
        if row:
            rows.append(row)
    return Rows(rows=tuple(rows))


def _rows_from_plain(field: Field, plain: object) -> Rows | None:
    if plain is None:
        return None
    columns = {column.id: column for column in field.columns if column.calculated is None}
    if not isinstance(plain, list) or not all(isinstance(row, dict) and columns.keys() >= row.keys() for row in plain):
        raise ValueError("bad-rows")
    cells = [[(name, value_from_plain(columns[name], cell)) for name, cell in row.items()] for row in plain]
    return Rows(rows=tuple({name: value for name, value in row if value is not None} for row in cells))


def _table_problem(field: Field, value: object) -> str | None:
    if not isinstance(value, Rows):
        return "bad-rows"
    if len(value.rows) > MAX_ROWS:
        return "too-many-rows"
    columns = {column.id: column for column in field.columns if column.calculated is None}
    for row in value.rows:
        if any(name not in columns for name in row):
            return "bad-rows"
        if any(column.required and row.get(name) is None for name, column in columns.items()):
            return "cell-missing"
        for name, cell in row.items():
            problem = value_problem(columns[name], cell)
            if problem:
                return problem
    return None
