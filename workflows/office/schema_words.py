"""What each member of the office file means, for editors: the words that stand beside it in the domain's types."""

import ast
import inspect
import textwrap
from functools import cache
from typing import Any

import msgspec

from workflows.domain import budgets, definitions, forms, measures, outcomes, people, rates
from workflows.rules import tables, values

_MODULES = (budgets, definitions, forms, measures, outcomes, people, rates, tables, values)


def described(parts: dict[str, Any]) -> None:
    """Put the words into the parts of the schema. Where the program came without its source, nothing is put in."""
    for name, part in parts.items():
        kind = next((getattr(one, name) for one in _MODULES if hasattr(one, name)), None)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(part.get("properties"), dict):
            words = member_words(kind)
            for member, told in part["properties"].items():
                if member in words and "description" not in told:
                    told["description"] = words[member]


@cache
def member_words(kind: type[msgspec.Struct]) -> dict[str, str]:
    """The words after each member, by the name that files have for it; those of the types it builds on included."""
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__):
        if issubclass(one, msgspec.Struct) and one is not msgspec.Struct:
            found |= _of_class(one)
    names = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    return {names.get(name, name): words for name, words in found.items()}


def _of_class(kind: type[msgspec.Struct]) -> dict[str, str]:
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    except (OSError, TypeError, SyntaxError):
        return {}
    (body,) = (one.body for one in tree.body if isinstance(one, ast.ClassDef))
    found: dict[str, str] = {}
    for member, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name) and isinstance(after, ast.Expr):
            value = after.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[member.target.id] = " ".join(value.value.replace("``", "`").split())
    return found
