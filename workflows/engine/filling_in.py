"""Values that the program writes because the definition says so: alike on every laptop that knows the same values."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from workflows.domain.calculated import told_value, worked_out
from workflows.domain.definitions import Definition, SetStep
from workflows.domain.forms import Field, Value, parse_value, plain_value, value_problem
from workflows.engine.values import value_text

IN_BRACES = re.compile(r"\{([^{}]*)\}")
ALONE = re.compile(r"\{([^{}]*)\}\Z")


def values_set(definition: Definition, step: SetStep, values: Mapping[str, Value], currency: str) -> dict[str, Any]:
    """What a set step writes where these values stand, plain; None where nothing can be worked out."""
    found: dict[str, Any] = {}
    for name, text in step.values.items():
        target = definition.field(name)
        found[name] = None if target is None else plain_value(filled(text, target, definition, values, currency))
    for name, how in step.calculated.items():
        target = definition.field(name)
        if target is not None:
            value = worked_out(msgspec.structs.replace(target, calculated=how), values)
            found[name] = plain_value(None if value_problem(target, value) else value)
    return found


def values_for(
    definition: Definition, texts: Mapping[str, str], other: Definition, values: Mapping[str, Value], currency: str
) -> dict[str, Any]:
    """What a request of another workflow begins with, plain; what is empty is left out."""
    found: dict[str, Any] = {}
    for name, text in texts.items():
        target = other.field(name)
        value = None if target is None else filled(text, target, definition, values, currency)
        if value is not None:
            found[name] = plain_value(value)
    return found


def filled(text: str, target: Field, definition: Definition, values: Mapping[str, Value], currency: str) -> Value:
    """A text with the fields it names, as a value of the target; None where it is none. Personal ones have no text."""
    alone = ALONE.match(text.strip())
    source = definition.field(alone[1]) if alone else None
    if source is not None and source.type == target.type:
        if source.personal:
            return None
        value = told_value(source, values.get(source.id))
        return None if value_problem(target, value) else value
    told = IN_BRACES.sub(lambda found: value_text(values.get(found[1])), text)
    try:
        return parse_value(target, told, currency)
    except ValueError:
        return None
