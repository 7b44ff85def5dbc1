"""Values typed as ``--set field=value``, read exactly or refused with what was expected."""

import argparse
from collections.abc import Iterable
from typing import Any

from workflows.cli.usage import field_and_value
from workflows.domain.definitions import Definition
from workflows.domain.forms import Field, parse_value, plain_value
from workflows.errors import InvalidInput

_EXPECTED = {
    "bad-amount": "an amount such as 1240.50, with a point and without thousands separators",
    "bad-currency": "a currency of three capital letters, such as EUR",
    "too-many-decimals": "no more decimals than the currency has",
    "absurd-amount": "an amount of a sensible size",
    "bad-number": "a number such as 12 or 12.5",
    "bad-date": "a day such as 2026-11-23",
    "bad-yes-no": "yes or no",
    "not-an-option": "one of the options",
    "too-long": "a shorter text",
    "calculated": "nothing: the program works it out",
    "bad-rows": "a row on each line, with | between the cells",
    "too-many-cells": "no more cells in a row than the table has columns",
    "too-many-rows": "no more than 200 rows",
    "cell-missing": "every required cell of each row",
}


def add_values(parser: argparse.ArgumentParser) -> None:
    """The option ``--set``."""
    parser.add_argument(
        "--set",
        dest="values",
        action="append",
        type=field_and_value,
        default=[],
        metavar="FIELD=VALUE",
        help="a value: amounts as 1240.50 or “1240.50 EUR”, days as 2026-11-23, yes or no; may be given several times",
    )


def read_values(definition: Definition, given: Iterable[str], currency: str) -> dict[str, Any]:
    """Plain values by field id. Raises InvalidInput for an unknown field or a value that does not fit."""
    fields = {field.id: field for field in definition.fields}
    texts: dict[str, str] = {}
    for told in given:
        name, _, text = told.partition("=")
        if name not in fields:
            raise InvalidInput(
                code="unknown-field",
                title="There is no such field",
                text=f"“{name}” is not on the form of {definition.name}. Nothing was changed.",
                advice=f"Write --set FIELD=VALUE with one of: {', '.join(fields)}.",
            )
        texts[name] = text
    money_in = texts.get("currency", "").strip() or currency
    return {name: plain_value(_value(fields[name], text, money_in)) for name, text in texts.items()}


def _value(field: Field, text: str, currency: str) -> Any:
    try:
        return parse_value(field, text, currency)
    except ValueError as error:
        expected = _EXPECTED.get(str(error), "a value that fits the field")
        options = f" ({', '.join(field.options)})" if field.options else ""
        raise InvalidInput(
            code=str(error),
            title="This value cannot be taken",
            text=f"{field.id}: found “{text[:80]}”, expected {expected}{options}. Nothing was changed.",
            advice="Correct it and try again.",
        ) from error
