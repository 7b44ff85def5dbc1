"""What a form asks for, and the exact values it takes."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

import msgspec

from workflows.domain.money import MAX_MINOR, Money, is_currency, parse_money
from workflows.domain.personal import personal_mark

FieldType = Literal["text", "number", "money", "date", "yes-no", "one-of", "many-of", "person", "unit", "file"]

MAX_TEXT = 10_000
"""Characters in one text value."""

_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?\Z")
_MONEY = re.compile(r"(-?[0-9.]+)(?: ([A-Z]{3}))?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")

Value = str | bool | Money | tuple[str, ...] | None
"""text, date, one-of, person, unit, file: str; number: exact decimal as str; yes-no: bool; many-of: tuple.

A personal field of any type: the mark that stands for its value (``domain.personal``).
"""


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
