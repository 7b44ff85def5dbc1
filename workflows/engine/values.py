"""Typed values of a request out of the plain ones in its acts, and the words made of them."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from workflows.domain.calculated import with_calculated
from workflows.domain.definitions import Definition
from workflows.domain.events import Act
from workflows.domain.forms import FieldProblem, Rows, Value, is_date, value_from_plain
from workflows.domain.money import Money
from workflows.domain.personal import is_personal_mark
from workflows.engine.rulebook import Rulebook

MAX_TITLE = 200
"""Characters of a title; what is longer ends in an ellipsis."""

_BRACES = re.compile(r"\{([A-Za-z0-9_.-]+)\}")
_MISLEADING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""Control characters, and those that make text read in another order than it is written (Unicode TR 36, 2.5)."""


def values_of(definition: Definition, plain: Mapping[str, Any]) -> dict[str, Value]:
    """The values that fit their fields. What fits no field is left out here; the acts still hold it."""
    found: dict[str, Value] = {}
    for field in (*definition.fields, *definition.facts):
        if field.id not in plain or field.calculated is not None:
            continue
        try:
            found[field.id] = value_from_plain(field, plain[field.id])
        except ValueError:
            continue
    return found


def merged_values(definition: Definition, before: Mapping[str, Value], plain: Mapping[str, Any]) -> dict[str, Value]:
    """The values before with these plain ones over them, and what is calculated from them all."""
    return calculated_values(definition, {**before, **values_of(definition, plain)})


def calculated_values(definition: Definition, values: dict[str, Value]) -> dict[str, Value]:
    """The values with what is calculated from them."""
    return with_calculated(definition.fields, values) if calculates(definition) else values


def calculates(definition: Definition) -> bool:
    """Whether the program works values of the form out."""
    return any(
        field.calculated is not None or any(column.calculated is not None for column in field.columns)
        for field in definition.fields
    )


def submitted_values(definition: Definition, plain: Mapping[str, Any], book: Rulebook) -> dict[str, Value]:
    """All of them, remembered for the submission at hand: every step of folding a request asks for them again."""
    return book.latest("values", definition, plain, lambda: merged_values(definition, {}, plain))


def problems_of(definition: Definition, plain: Mapping[str, Any]) -> tuple[FieldProblem, ...]:
    """Every value that cannot be taken, in the order given: unknown fields and values that do not fit."""
    found: list[FieldProblem] = []
    for name, value in plain.items():
        field = definition.field(name)
        if field is None:
            found.append(FieldProblem(field=name, code="unknown-field"))
            continue
        if not field.is_filled_in and value is not None:
            found.append(FieldProblem(field=name, code="calculated"))
            continue
        try:
            value_from_plain(field, value)
        except ValueError as error:
            found.append(FieldProblem(field=name, code=str(error)))
    return tuple(found)


def agree(acts: Sequence[Act]) -> bool:
    """Whether all of these acts set the same values."""
    contents = [getattr(act.event, "values", {}) for act in acts]
    return all(content == contents[0] for content in contents)


def changed_values(definition: Definition, acts: Sequence[Act]) -> dict[str, Value]:
    """The values that these acts set, later ones over earlier ones."""
    found: dict[str, Value] = {}
    for act in acts:
        found |= values_of(definition, getattr(act.event, "values", {}))
    return found


def title_of(definition: Definition, values: Mapping[str, Value]) -> str:
    """What the request is called, from the definition's template; its name where that leaves nothing. One line."""
    text = _BRACES.sub(lambda found: value_text(values.get(found[1])), definition.title)
    if not text.isprintable():
        text = _MISLEADING.sub(" ", text)
    text = " ".join(text.split()).strip(" -–·,:")
    return (text if len(text) <= MAX_TITLE else text[: MAX_TITLE - 1] + "…") or definition.name


def start_of_day(value: Value, *, otherwise: int) -> int:
    """Milliseconds of the start (00:00 UTC) of a date value; what is given otherwise where there is none."""
    if not isinstance(value, str) or not is_date(value):
        return otherwise
    return int(datetime.fromisoformat(value).replace(tzinfo=UTC).timestamp()) * 1000


def value_text(value: Value) -> str:
    """A value in plain text, as it stands in titles and in the search index. A personal one has none."""
    if is_personal_mark(value):
        return ""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Money():
            return str(value)
        case tuple():
            return ", ".join(value)
        case Rows():
            return "; ".join(", ".join(value_text(cell) for cell in row.values()) for row in value.rows)
    return value
