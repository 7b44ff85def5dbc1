"""What the cells of a row mean: names for templates, or values of a workflow's form, and what is wrong with them.

How a file writes amounts and days is learnt from its own unmistakable cells; what may mean two things is never guessed.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from workflows.automations.effects.filling import LONGEST_VALUE, writable
from workflows.domain.automations import OnRows
from workflows.domain.definitions import Definition
from workflows.domain.forms import Field, parse_value, plain_value
from workflows.intake.columns import HEADINGS, heading_key
from workflows.intake.confined_messages import Cell
from workflows.intake.plain_rows import PlainTable
from workflows.intake.written import (
    DayOrder,
    DecimalSign,
    amount,
    amounts,
    currency_in,
    dates,
    day,
    order_used,
    sign_used,
)

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}\Z")
_YES = frozenset({"yes", "true", "ja", "wahr", "1"})
_NO = frozenset({"no", "false", "nein", "falsch", "0"})
_EXPECTED = {
    "money": "an amount such as 1240.50",
    "number": "a number such as 12.5",
    "date": "a day such as 2026-11-30",
    "yes-no": "yes or no",
    "person": "the id of a person",
    "unit": "the id of a unit",
}


class WrongCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that cannot be used."""

    heading: str
    expected: str
    found: str


class Columns:
    """The columns of one table, and what each is."""

    def __init__(self, table: PlainTable, trigger: OnRows, definition: Definition | None, currency: str) -> None:
        self._headings = table.headings
        self._currency = currency
        self.fields: dict[int, Field] = {}
        self.names: dict[int, str] = {}
        told = {heading_key(heading): name for heading, name in trigger.columns.items()}
        known = {field.id: field for field in definition.fields} if definition is not None else {}
        for place, heading in enumerate(table.headings):
            name = told.get(heading_key(heading)) or _field_called(heading, known) or name_of_heading(heading, place)
            while name in self.names.values():
                name = f"{name[:50]}_{place + 1}"
            self.names[place] = name
            field = known.get(name)
            if field is not None and field.calculated is None and field.type != "table":
                self.fields[place] = field
        self._sign = sign_used(_texts(table, self.fields, {"money", "number"}))
        self._order = order_used(_texts(table, self.fields, {"date"}))

    def values(self, cells: tuple[Cell | None, ...]) -> dict[str, Any] | WrongCell:
        """The row's values by name, empty ones too; or the first cell that cannot be used."""
        found: dict[str, Any] = {}
        for place, name in self.names.items():
            cell = cells[place] if place < len(cells) else None
            text = writable(cell[1]).strip() if cell else ""
            heading = self._headings[place] or name
            if len(text) > LONGEST_VALUE:
                return WrongCell(heading=heading, expected=f"at most {LONGEST_VALUE:,} characters", found=text[:30])
            field = self.fields.get(place)
            if field is None:
                found[name] = text
                continue
            if not text or cell is None:
                if field.required and not field.when:
                    return WrongCell(heading=heading, expected="a value", found="")
                found[name] = None
                continue
            try:
                written = _as_typed(field, (cell[0], text), self._sign, self._order)
                found[name] = plain_value(parse_value(field, written, self._currency))
            except ValueError:
                return WrongCell(heading=heading, expected=_expected(field, text), found=text[:60])
        return found


def name_of_heading(heading: str, place: int) -> str:
    """A heading as a name for templates: ``Order No.`` is ``order_no``, ``Größe`` is ``grosse``."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    words = re.sub(r"[^a-z0-9]+", "_", "".join(one for one in plain if not unicodedata.combining(one))).strip("_")
    return words[:60].strip("_") if _NAME.match(words[:60].strip("_")) else f"column_{place + 1}"


def is_name(text: str) -> bool:
    """Whether templates can name it."""
    return _NAME.match(text) is not None


def _field_called(heading: str, known: Mapping[str, Field]) -> str | None:
    """The field whose id, label or usual heading this is."""
    key = heading_key(heading)
    if not key:
        return None
    for field in known.values():
        if key in {heading_key(field.id), heading_key(field.label)}:
            return field.id
    usual = HEADINGS.get(key)
    return usual if usual in known else None


def _texts(table: PlainTable, fields: Mapping[int, Field], types: set[str]) -> Iterator[str]:
    places = [place for place, field in fields.items() if field.type in types]
    for _, cells in table.rows:
        for place in places:
            cell = cells[place] if place < len(cells) else None
            if cell and cell[0] == "text":
                yield cell[1]


def _as_typed(field: Field, cell: tuple[str, str], sign: DecimalSign | None, order: DayOrder | None) -> str:
    """The cell as a person would type it into the form. Raises ValueError."""
    kind, text = cell
    found: str | None = text
    match field.type:
        case "money":
            exact = text if kind == "number" else amount(text, sign)
            currency = currency_in(text) if kind == "text" else None
            found = f"{exact} {currency}" if exact and currency else exact
        case "number":
            found = text if kind == "number" else amount(text, sign)
        case "date":
            found = text if kind == "date" else day(text, order)
        case "yes-no":
            folded = text.casefold()
            found = "yes" if folded in _YES else "no" if folded in _NO else None
        case _:
            pass
    if found is None:
        raise ValueError("bad-cell")
    return found


def _expected(field: Field, text: str) -> str:
    if field.type in {"one-of", "many-of"}:
        return f"one of {', '.join(field.options)}"[:120]
    expected = _EXPECTED.get(field.type, "a text")
    can_be_two = (field.type in {"money", "number"} and len(amounts(text)) > 1) or (
        field.type == "date" and len(dates(text)) > 1
    )
    return expected + (", and it may mean two here" if can_be_two else "")
