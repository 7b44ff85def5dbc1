"""The JSON Schema (2020-12) of the office file, for editors that complete and check it while people write.

It follows from the types of the domain; what people may write shorter is put in its place. Whether names exist and
amounts make sense is known only to ``apply``: a file that fits the schema may still be refused, with its line.
"""

from typing import Any, get_args

import msgspec

from workflows.domain.automations import Automation
from workflows.domain.budgets import Budget
from workflows.domain.definitions import Definition, Step
from workflows.domain.outcomes import Outcome, Verdict
from workflows.domain.people import Assignment, Grant, Person, Role, Substitute, Unit
from workflows.domain.rates import Rate
from workflows.domain.replies import ReplyLimit
from workflows.engine.soundness import MAX_HOURS, MAX_TIMES
from workflows.office.schema_words import described
from workflows.rules.tables import Case, Policy
from workflows.rules.values import Input

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/{name}"
_PARTS = (
    Unit,
    Role,
    Person,
    Assignment,
    Grant,
    Substitute,
    Rate,
    ReplyLimit,
    Budget,
    Definition,
    Outcome,
    Case,
    Input,
    Automation,
)
_AMOUNT = {
    "description": "An amount with at most the decimals of its currency: 1000, 1000.00, 1000.00 USD.",
    "anyOf": [{"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?( [A-Z]{3})?$"}, {"type": "number"}],
}
_DAY = {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
_ID = r"^[a-z0-9][a-z0-9_-]{0,59}$"
_SPAN = r"^([0-9]{1,4} working (hour|day)s?)?$"
_STEPS = tuple(str(kind.__name__) for kind in get_args(Step))
_BOUNDS: dict[str, dict[str, Any]] = {
    "Definition": {"fields": {"minItems": 1}, "steps": {"minItems": 1}},
    "Field": {"id": {"pattern": _ID}},
    "Escalation": {"after": {"pattern": _SPAN}},
    "RepeatStep": {
        "most": {"minimum": 2, "maximum": MAX_TIMES},
        "steps": {"minItems": 1},
        "again": {"minProperties": 1},
    },
    "TodoStep": {"who": {"minItems": 1}, "checklist": {"minItems": 1}},
}
_TEXTS = {"Case": ("name", "expect"), "Input": ("id", "label", "currency", "measure", "computed")}
"""Texts of tables that may happen to be written as numbers."""
_DAYS = frozenset({"from", "to", "effective_from", "effective_to"})
_GIVEN_BY_ITSELF = {
    "Person": ("id", "unit"),
    "Budget": ("unit",),
    "Rate": ("into",),
    "Assignment": ("person", "unit"),
    "Automation": ("name", "unit", "device", "trigger"),
}
"""Members that the file may leave out although the office has them."""


def office_schema() -> dict[str, Any]:
    """The schema, as plain JSON values."""
    _, parts = msgspec.json.schema_components(_PARTS, ref_template=_REF)
    parts["Policy"], parts["Verdict"] = msgspec.json.schema(Policy), msgspec.json.schema(Verdict)
    parts.pop("Money", None)
    parts["Amount"] = _AMOUNT
    parts |= _tables()
    for name, part in parts.items():
        _as_written(name, part)
    held = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Assignment"}]}
    parts["Case"]["properties"]["given"]["type"] = ["object", "null"]
    for part, members in _TEXTS.items():
        for member in members:
            parts[part]["properties"][member]["type"] = ["string", "integer"]
    _bounds(parts)
    described(parts)
    parts["Person"]["properties"]["roles"] = {"type": "array", "items": held}
    parts["Assignment"]["properties"].pop("person")
    parts["Grant"]["properties"].pop("pilot")
    parts["Definition"]["properties"].pop("version")
    for name in ("device", "term", "since_ms"):
        parts["Automation"]["properties"].pop(name)
    parts["Automation"]["properties"] |= {"when": {"type": "string"}, "workflow": {"type": "string"}}
    parts["Automation"]["oneOf"] = [{"required": ["when"]}, {"required": ["trigger"]}]
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": "Countersign office file",
        "description": "Whatever an office consists of, from units to automations: for countersign apply.",
        "type": "object",
        "properties": {
            "office": _object({name: {"type": "string"} for name in ("name", "country", "currency")}),
            **{
                section: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
                for section, name in (
                    ("units", "Unit"),
                    ("roles", "Role"),
                    ("people", "Person"),
                    ("authority", "Grant"),
                    ("substitutes", "Substitute"),
                    ("rates", "Rate"),
                    ("mail_replies", "ReplyLimit"),
                    ("budgets", "Budget"),
                    ("tables", "RuleTable"),
                    ("workflows", "Definition"),
                    ("automations", "Automation"),
                )
            },
            "ended_workflows": {"type": "array", "items": {"type": "string"}},
        },
        "additionalProperties": False,
        "$defs": dict(sorted(parts.items())),
    }
    for section in schema["properties"].values():
        section["type"] = [section["type"], "null"]  # a heading with nothing under it
    return schema


def _bounds(parts: dict[str, Any]) -> None:
    """What the types alone do not say: the form of ids and spans, how many, and how much."""
    for name, part in parts.items():
        members = part.get("properties", {})
        if name in _STEPS:
            members["id"] |= {"pattern": _ID}
            members["due_hours"] = {
                "anyOf": [{"type": "integer", "minimum": 1, "maximum": MAX_HOURS}, {"type": "null"}]
            }
            members["due"] |= {"pattern": _SPAN}
        for member, bounds in _BOUNDS.get(name, {}).items():
            members[member] |= bounds


def _tables() -> dict[str, Any]:
    """Rule tables as people write them: conditions as text, a verdict alone where nothing else is said."""
    cell = {"type": ["string", "integer", "boolean", "null"]}
    then = {"anyOf": [{"$ref": "#/$defs/Verdict"}, {"$ref": "#/$defs/Outcome"}]}
    name = {"type": ["string", "integer"]}
    row = {"id": name, "when": {"type": ["object", "null"], "additionalProperties": cell}, "then": then}
    table = {
        "id": name,
        "name": name,
        "policy": {"$ref": "#/$defs/Policy"},
        "priorities": {"type": "array", "items": {"$ref": "#/$defs/Verdict"}},
        "effective_from": _DAY,
        "effective_to": _DAY,
        "inputs": {"type": "array", "items": {"$ref": "#/$defs/Input"}},
        "rows": {"type": "array", "items": {"$ref": "#/$defs/Row"}},
        "cases": {"type": "array", "items": {"$ref": "#/$defs/Case"}},
    }
    return {
        "Row": _object(row | {"note": name}, "then"),
        "RuleTable": {**_object(table, "id"), "description": "Conditions in columns, one outcome per row."},
    }


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    found = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | {"required": list(required)} if required else found


def _as_written(name: str, part: dict[str, Any]) -> None:
    """One part as the file has it: amounts and days as text, nothing that the program does not know."""
    if part.get("type") != "object" or "properties" not in part:
        return
    part["additionalProperties"] = False
    part.pop("title", None)
    for member, told in part["properties"].items():
        if _is_money(told):
            part["properties"][member] = {"$ref": "#/$defs/Amount"}
        elif member in _DAYS:
            part["properties"][member] = _DAY
    left_out = _GIVEN_BY_ITSELF.get(name, ())
    required = [member for member in part.get("required", ()) if member not in left_out]
    part.pop("required", None)
    if required:
        part["required"] = required


def _is_money(told: dict[str, Any]) -> bool:
    ref = _REF.format(name="Money")
    return told.get("$ref") == ref or any(one.get("$ref") == ref for one in told.get("anyOf", ()))
