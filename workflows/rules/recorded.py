"""Typing a recorded request: one exact value per input, or a named refusal."""

from collections.abc import Callable
from decimal import Decimal

import msgspec

from workflows.domain.money import MAX_MINOR, Money
from workflows.rules.answers import Why
from workflows.rules.cells import Below
from workflows.rules.values import NUMBER_LIMIT, Input, InputType, Value, clean_text, read_date, read_number


class Refused(msgspec.Struct, frozen=True):
    """A recorded value that cannot be used, and why."""

    code: Why


_WRONG_TYPE = Refused("wrong-type")
_OTHER_CURRENCY = Refused("other-currency")
_UNKNOWN_UNIT = Refused("unknown-unit")
_Read = Callable[[object, Input, Below], Value | Refused | None]


def _number(found: object, _column: Input, _below: Below) -> Value | Refused:
    # A bool is an int to Python and a float is never exact: the type itself is asked for.
    value = read_number(found) if isinstance(found, str) else found
    if type(value) is int:
        return value if abs(value) < NUMBER_LIMIT else _WRONG_TYPE
    return value if isinstance(value, Decimal) and isinstance(found, str) else _WRONG_TYPE


def _money(found: object, column: Input, _below: Below) -> Value | Refused:
    if isinstance(found, Money):
        minor: object = found.minor
        currency: object = found.currency
    elif isinstance(found, dict) and found.keys() == {"minor", "currency"}:
        minor, currency = found["minor"], found["currency"]
    else:
        return _WRONG_TYPE
    if type(minor) is not int or not -MAX_MINOR <= minor <= MAX_MINOR or not isinstance(currency, str):
        return _WRONG_TYPE
    return minor if currency == column.currency else _OTHER_CURRENCY


def _text(found: object, _column: Input, _below: Below) -> Value | Refused | None:
    return (clean_text(str(found)) or None) if isinstance(found, str) else _WRONG_TYPE


def _yes_no(found: object, _column: Input, _below: Below) -> Value | Refused:
    return found if type(found) is bool else _WRONG_TYPE


def _date(found: object, _column: Input, _below: Below) -> Value | Refused:
    value = read_date(found) if isinstance(found, str) else None
    return _WRONG_TYPE if value is None else value


def _unit(found: object, _column: Input, below: Below) -> Value | Refused | None:
    if not isinstance(found, str):
        return _WRONG_TYPE
    unit = clean_text(str(found))
    return None if not unit else unit if unit in below else _UNKNOWN_UNIT


READERS: dict[InputType, _Read] = {
    "number": _number, "money": _money, "text": _text, "yes-no": _yes_no, "date": _date, "unit": _unit,
}  # fmt: skip
