"""Values typed as ``--set field=value``, read exactly or refused with what was expected."""

import argparse
from collections.abc import Iterable
from typing import Any

from workflows.cli.homes import person_in, unit_in
from workflows.cli.usage import field_and_value
from workflows.domain.definitions import Definition
from workflows.domain.forms import Field, parse_value, plain_value
from workflows.errors import InvalidInput
from workflows.office.office import Office

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
        help="a value: amounts as 1240.50 or “1240.50 EUR”, days as 2026-11-23, yes or no, people by "
        "name; may be given several times",
    )


def read_values(office: Office, definition: Definition, given: Iterable[str]) -> dict[str, Any]:
    """Plain values by field id; people and units by id, from what people call them.

    Raises InvalidInput for an unknown field, a value that does not fit, and a person or unit that there is not.
    """
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
    money_in = texts.get("currency", "").strip() or office.state.currency
    return {
        name: plain_value(_value(fields[name], _id_of(office, fields[name], text), money_in))
        for name, text in texts.items()
    }


def _id_of(office: Office, field: Field, text: str) -> str:
    """The id of a person or unit; any other text as it was typed."""
    if not text.strip():
        return text
    if field.type == "person":
        return person_in(office.store.questions, text)
    if field.type == "unit":
        unit = unit_in(office.state.units, text)
        if unit not in office.state.units:
            raise InvalidInput(
                code="unknown-unit",
                title="There is no such unit",
                text=f"{field.id}: “{text[:80]}” is no unit of this office. Nothing was changed.",
                advice=f"Choose one of: {', '.join(office.state.units)}.",
            )
        return unit
    return text


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
