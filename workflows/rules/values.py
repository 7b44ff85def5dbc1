"""What can stand in a column of a rule table: six types of value, how each is read and written.

One exact form per type, in cells and in prepared requests alike: ``number`` an int or a Decimal, ``money`` an
int of minor units in the column's currency, ``date`` a date, ``text`` and ``unit`` a str, ``yes-no`` a bool.
Nothing is rounded.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from workflows.domain.money import MAX_MINOR, Money, decimal_text, minor_digits, parse_money

InputType = Literal["number", "money", "text", "yes-no", "date", "unit"]
INPUT_TYPES: tuple[InputType, ...] = ("number", "money", "text", "yes-no", "date", "unit")
ORDERED: frozenset[InputType] = frozenset({"number", "money", "date"})
"""The types that have an order, so that a range means something."""

Value = int | Decimal | date | str | bool

NUMBER_DECIMALS = 9
"""A number has at most 18 digits before the point and 9 after it: a finite ladder of steps."""

MAX_TEXT = 200
"""Characters of one text in a cell."""

_NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NUMBER_SCALE = 10**NUMBER_DECIMALS
NUMBER_LIMIT = 10**18


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One column: a named fact about the request and its type."""

    id: str
    type: InputType
    label: str = ""
    """What people call it; the id where empty. For yes-no a clause that is so or not: “the supplier is new”."""
    currency: str = ""
    """Only for money: the one currency that the column's amounts are in (ISO 4217)."""
    measure: str = ""
    """Only for numbers, and optional: the unit of measure, such as ``km``; shown, never converted."""
    computed: str = ""
    """The name of a value that the office works out by itself (``rules.computed``); empty: a value of the request."""

    @property
    def shown(self) -> str:
        """The label, or the id where no label is given."""
        return self.label or self.id


def read_number(text: str) -> int | Decimal | None:
    """An exact decimal such as ``-12.5``.

    None where the text is none, or beyond 18 digits before and 9 after the point.
    """
    if not _NUMBER.match(text):
        return None
    return Decimal(text) if "." in text else int(text)


def read_date(text: str) -> date | None:
    """A date written ``YYYY-MM-DD``; None where the text is none or names no day."""
    if not _DATE.match(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_minor(text: str, currency: str) -> int | None:
    """Minor units of an exact decimal in the currency; None where it is none.

    More decimals than the currency has are refused even where they are zeros: ``1.000`` may be meant as a thousand.
    """
    if len(text.partition(".")[2]) > minor_digits(currency):
        return None
    try:
        return parse_money(text, currency).minor
    except ValueError:
        return None


def clean_text(text: str) -> str:
    """How texts are compared: composed (Unicode NFC) and without white space at the ends; capitals count.

    Two laptops may type the same name in different code points; that must not make a row miss.
    """
    text = text.strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text).strip()


def is_value(value: object, column: Input) -> bool:
    """Whether a value is one that the column can hold, in its one exact form."""
    match column.type:
        case "number":
            if type(value) is int:
                return abs(value) < NUMBER_LIMIT
            return isinstance(value, Decimal) and value.is_finite() and read_number(format(value, "f")) is not None
        case "money":
            return type(value) is int and abs(value) <= MAX_MINOR
        case "date":
            return type(value) is date
        case "yes-no":
            return type(value) is bool
        case "text" | "unit":
            return type(value) is str and value != "" and value == clean_text(value)


def value_text(value: Value, column: Input) -> str:
    """The value as plain text that the readers above read back.

    ``12.5``, ``1240.50``, ``2026-01-31``, ``yes``, ``north``.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and column.type == "money":
        return decimal_text(Money(minor=value, currency=column.currency))
    if isinstance(value, Decimal):
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return "0" if text in {"-0", ""} else text
    return str(value)


# ---------------------------------------------------------------- the ladder of an ordered column


def first_step(column: Input) -> int:
    """The step of the smallest value that an ordered column can hold."""
    return date.min.toordinal() if column.type == "date" else -last_step(column)


def last_step(column: Input) -> int:
    """The step of the largest value that an ordered column can hold."""
    if column.type == "date":
        return date.max.toordinal()
    return MAX_MINOR if column.type == "money" else NUMBER_LIMIT * _NUMBER_SCALE - 1


def step_of(value: int | Decimal | date, column: Input) -> int:
    """The place of a value on its column's ladder.

    Neighbours differ by one, so open and closed ends are exact. Steps are minor units for money, days for
    dates, billionths for numbers.
    """
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, int):
        return value if column.type == "money" else value * _NUMBER_SCALE
    # By hand and not by Decimal's arithmetic, which rounds to whatever precision the process has set.
    whole, _, part = format(value, "f").lstrip("-").partition(".")
    step: int = int(whole) * _NUMBER_SCALE + int(part[:NUMBER_DECIMALS].ljust(NUMBER_DECIMALS, "0"))
    return -step if value < 0 else step


def value_at(step: int, column: Input) -> int | Decimal | date:
    """The value at a step of the column's ladder; the reverse of ``step_of``."""
    if column.type == "date":
        return date.fromordinal(step)
    if column.type == "money":
        return step
    whole, rest = divmod(abs(step), _NUMBER_SCALE)
    sign = "-" if step < 0 else ""
    if rest == 0:
        return int(f"{sign}{whole}")
    return Decimal(f"{sign}{whole}.{rest:0{NUMBER_DECIMALS}d}".rstrip("0"))


def plainest_step(low: int, high: int, column: Input) -> int:
    """A step within ``low`` to ``high`` (both count) that reads well as an example.

    It lies at the end that is a limit of some cell; where there are several, the one with the fewest
    decimals.
    """
    if low <= 0 <= high and low == first_step(column) and high == last_step(column):
        return date(2026, 1, 1).toordinal() if column.type == "date" else 0
    from_top = low == first_step(column)
    if column.type == "number":
        for places in range(NUMBER_DECIMALS, 0, -1):
            grain = int(10**places)
            step = high // grain * grain if from_top else -(-low // grain) * grain
            if low <= step <= high:
                return step
    return high if from_top else low
