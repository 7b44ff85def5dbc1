"""Fields that are worked out from others: a closed set of exact calculations, the same on every laptop.

Where a part is missing or the parts do not go together (two currencies, a text), there is no value. Numbers keep at
most 9 decimals and amounts those of their currency; halves are rounded away from zero.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from workflows.domain.forms import Field, Rows, Value, is_date, is_number
from workflows.domain.money import MAX_MINOR, Money, minor_digits

_EXACT = Context(prec=200)
_DECIMALS = Decimal(1).scaleb(-9)


def with_calculated(fields: Sequence[Field], values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with every calculated field as the others make it; one field may build on those before it."""
    found = dict(values)
    for field in fields:
        if field.type == "table" and any(column.calculated for column in field.columns):
            rows = found.get(field.id)
            if isinstance(rows, Rows):
                found[field.id] = Rows(rows=tuple(with_calculated(field.columns, row) for row in rows.rows))
        if field.calculated is not None:
            found.pop(field.id, None)
            value = worked_out(field, found)
            if value is not None:
                found[field.id] = value
    return found


def told_value(field: Field, value: Value) -> Value:
    """The value as people tell it: of a table, without the cells that follow from others."""
    if not isinstance(value, Rows):
        return value
    told = {column.id for column in field.columns if column.calculated is None}
    return Rows(rows=tuple({name: cell for name, cell in row.items() if name in told} for row in value.rows))


def parts_of(field: Field, name: str, fields: Sequence[Field]) -> Field | None:
    """The field or column that a calculation of the field names, as ``price`` or ``lines.total``; None for none."""
    if field.calculated is None:
        return None
    own, _, column = name.partition(".")
    found = next((one for one in fields if one.id == own), None)
    if found is None or not column:
        return found
    return next((one for one in found.columns if one.id == column), None)


def _parts(name: str, values: Mapping[str, Value]) -> list[Value]:
    own, _, column = name.partition(".")
    value = values.get(own)
    if not column:
        return [value]
    return [row.get(column) for row in value.rows] if isinstance(value, Rows) else [None]


def worked_out(field: Field, values: Mapping[str, Value]) -> Value:
    """The value of a calculated field where these values stand; None where there is none."""
    assert field.calculated is not None
    parts = [part for name in field.calculated.of for part in _parts(name, values)]
    if any(part is None for part in parts) or not parts:
        return None
    with localcontext(_EXACT):
        return _HOW[field.calculated.how](field, parts)


def _sum(field: Field, parts: Sequence[Value]) -> Value:
    return _together(field, parts, sum)


def _difference(field: Field, parts: Sequence[Value]) -> Value:
    return _together(field, parts, lambda numbers: numbers[0] - sum(numbers[1:]))


def _together(field: Field, parts: Sequence[Value], how: Callable[[list[Decimal]], Decimal | int]) -> Value:
    """Amounts of one currency, or numbers."""
    currencies = {part.currency for part in parts if isinstance(part, Money)}
    numbers = [found for part in parts if (found := _number(part)) is not None]
    if len(numbers) != len(parts) or len(currencies) > 1 or (currencies and not all_money(parts)):
        return None
    return _value(field, Decimal(how(numbers)), next(iter(currencies), None))


def _product(field: Field, parts: Sequence[Value]) -> Value:
    currencies = [part.currency for part in parts if isinstance(part, Money)]
    numbers = [found for part in parts if (found := _number(part)) is not None]
    if len(numbers) != len(parts) or len(currencies) > 1:
        return None
    result = Decimal(1)
    for number in numbers:
        result *= number
    return _value(field, result, next(iter(currencies), None))


def _days_between(field: Field, parts: Sequence[Value]) -> Value:
    days = [date.fromisoformat(part) for part in parts if isinstance(part, str) and is_date(part)]
    return None if len(days) != 2 else _value(field, Decimal((days[1] - days[0]).days), None)


_HOW: dict[str, Callable[[Field, Sequence[Value]], Value]] = {
    "sum": _sum,
    "difference": _difference,
    "product": _product,
    "days-between": _days_between,
}


def all_money(parts: Sequence[Value]) -> bool:
    """Whether each of them is an amount."""
    return all(isinstance(part, Money) for part in parts)


def _number(value: Value) -> Decimal | None:
    if isinstance(value, Money):
        return Decimal(value.minor).scaleb(-minor_digits(value.currency))
    return Decimal(value) if isinstance(value, str) and is_number(value) else None


def _value(field: Field, number: Decimal, currency: str | None) -> Value:
    """The result as the field has it; None where it is not of its type, or has more digits than any real one."""
    if (field.type == "money") != (currency is not None):
        return None
    if currency is not None:
        minor = int(number.scaleb(minor_digits(currency)).quantize(Decimal(1), ROUND_HALF_UP))
        return Money(minor=minor, currency=currency) if abs(minor) <= MAX_MINOR else None
    text = f"{number.quantize(_DECIMALS, ROUND_HALF_UP):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = "0" if text in {"-0", ""} else text
    return text if is_number(text) else None
