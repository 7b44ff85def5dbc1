"""Conditions on sequence flows: a tiny part of FEEL (OMG DMN 1.3, 10.3), written and read.

Tests of fields joined by ``and``, names that a rule table required, and verdicts: see ``BPMN.md``. A condition is
data; nothing is ever evaluated.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.forms import Field, FieldType
from workflows.engine.rulebook import condition_table
from workflows.rules.cells import Anything, Below, Empty, OneOf, Present, Range, UnitAndBelow, units_of
from workflows.rules.interchange.dmn_names import feel_name
from workflows.rules.interchange.feel import BadTestError, Kind, kinds_in, read_cells, read_literal
from workflows.rules.interchange.feel_writing import feel_text, write_cell
from workflows.rules.notation import BadCellError, print_cell
from workflows.rules.values import Input, InputType

ALWAYS = "true"
SUBSET = (
    'tests of names joined by “and”, such as: amount > 500, kind = "meal", urgent, not(urgent), day in (…), '
    'list contains(required, "call-back")'
)

_NAME = r"[^\W\d]\w*(?:[ .]+\w+)*"
_COMPARED = re.compile(rf"({_NAME})\s*(<=|>=|!=|=|<|>)\s*(.+)\Z", re.DOTALL)
_WITHIN = re.compile(rf"({_NAME})\s+in\s*([\[\](].+[\[\])])\Z", re.DOTALL)
_OPEN_INTERVAL = re.compile(r"\(\s*(?:date\s*\([^()]*\)|@\s*\"[^\"]*\"|-?[\d.]+?)\s*\.\.")
_NOT_WITHIN = re.compile(rf"not\s*\(\s*({_NAME})\s+in\s*\((.+)\)\s*\)\Z", re.DOTALL)
_REQUIRED = re.compile(r"list\s+contains\s*\(\s*required\s*,\s*\"([a-z0-9_-]+)\"\s*\)\Z")
_VERDICT = re.compile(r"(?:get\s+value\s*\(\s*verdicts\s*,\s*\"([^\"\\]+)\"\s*\)|verdict)\s*=\s*\"(\w+)\"\Z")
_AND = re.compile(r"(?<=[\s)\"\[\]])and(?=[\s(])")
_BARE = re.compile(rf"({_NAME})\Z")
_NOT_BARE = re.compile(rf"not\s*\(\s*({_NAME})\s*\)\Z")

_VERDICTS = frozenset(("approved", "rejected"))
_WORDS = frozenset(("and", "or", "not", "in", "if", "then", "else", "for", "return", "some", "every")) | frozenset(
    ("satisfies", "between", "true", "false", "null")
)

_TYPES: dict[FieldType, InputType] = {"number": "number", "date": "date", "yes-no": "yes-no", "unit": "unit"}
_BY_KIND: dict[Kind, FieldType] = {"text": "text", "number": "number", "yes-no": "yes-no", "date": "date"}


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """What a flow's condition says, taken apart."""

    tests: dict[str, str] = {}
    """Unary tests in FEEL by the name that the file calls the field."""
    required: str = ""
    asked: str = ""
    """The rule step that has to ask somebody."""
    verdict: str = ""
    """``reject`` or ``approve``: what the person before decided."""


class BadConditionError(ValueError):
    """A condition outside of the subset; says what was expected."""


# ---------------------------------------------------------------- out


def names_of(fields: tuple[Field, ...]) -> dict[str, str]:
    """What conditions call each field: letters, digits and underscores, by its id."""
    names: dict[str, str] = {}
    for field in fields:
        names[field.id] = feel_name(field.id, set(names.values()))
    return names


def taken_text(
    definition: Definition, when: Mapping[str, str], required: str | None, asked: str | None, tree: Below
) -> str:
    """The condition under which a step is taken; ``true`` where it always is. ``tree``: units with all below them.

    Raises BadCellError for a test that cannot be read.
    """
    names = names_of((*definition.fields, *definition.facts))
    parts = [part for name, cell in when.items() if (part := _test(definition, name, cell, names, tree))]
    if required is not None:
        parts.append(f"list contains(required, {feel_text(required)})")
    if asked is not None:
        parts.append(f'get value(verdicts, {feel_text(asked)}) = "ask"')
    return " and ".join(parts) or ALWAYS


def rejected_text(step: str) -> str:
    """The condition that somebody said no there."""
    return f'get value(verdicts, {feel_text(step)}) = "reject"'


def _test(definition: Definition, field: str, text: str, names: Mapping[str, str], tree: Below) -> str:
    table = condition_table(definition, {field: text})
    column, cell = table.inputs[0], table.rows[0].when[field]
    under = units_of(cell.unit, tree) if isinstance(cell, UnitAndBelow) else frozenset[str]()
    name, test = names[field], write_cell(cell, column, under)
    match cell:
        case Anything():
            return ""
        case Empty():
            return f"{name} = null"
        case Present():
            return f"{name} != null"
        case OneOf() if len(cell.values) == 1:
            return f"{name} = {test}"
        case Range() if cell.lower is None or cell.upper is None:
            return f"{name} {test}"
        case Range():
            return f"{name} in {test}"
    if test.startswith("not("):
        return f"not({name} in ({test[4:-1]}))"
    return f"{name} in ({test})"


# ---------------------------------------------------------------- in


def read_condition(text: str) -> Condition:
    """A condition taken apart. Raises BadConditionError."""
    tests: dict[str, str] = {}
    told = {"required": "", "asked": "", "verdict": ""}
    text = text.strip().removeprefix("=").strip()  # some programs begin an expression with “=”
    if text == ALWAYS:
        return Condition()
    for part in _conjuncts(text):
        kind, name, test = _taken_apart(part)
        if kind == "test" and name not in tests:
            tests[name] = test
        elif kind in told and not told[kind]:
            told[kind] = test
        else:
            raise BadConditionError(f"each name once in a condition, found “{name or kind}” again")
    return Condition(tests=tests, **told)


def opposite(conditions: list[Condition]) -> Condition:
    """What is so where none of these is. Raises BadConditionError where that is no test of one field."""
    names = {name for one in conditions for name in one.tests}
    plain = all(len(one.tests) == 1 and not one.required and not one.asked for one in conditions)
    verdicts = {one.verdict for one in conditions}
    if len(conditions) == 1 and not names and verdicts != {""} and not conditions[0].required:
        return Condition(verdict="approve" if verdicts == {"reject"} else "reject")
    if len(names) != 1 or not plain or verdicts != {""}:
        raise BadConditionError(
            "a condition of its own on the flow that is taken otherwise: it cannot be told from the others"
        )
    name = names.pop()
    tests = [one.tests[name] for one in conditions]
    if len(tests) == 1 and tests[0].startswith("not("):
        return Condition(tests={name: tests[0][4:-1]})
    if any(test.startswith("not(") for test in tests):
        raise BadConditionError("a condition of its own on the flow that is taken otherwise")
    return Condition(tests={name: f"not({','.join(tests)})"})


def type_of(test: str) -> FieldType:
    """The type of field that a test asks for. Raises BadConditionError where its values differ in kind."""
    try:
        kinds = kinds_in(test)
    except BadTestError as error:
        raise BadConditionError(f"{SUBSET} ({error})") from error
    if len(kinds) > 1:
        raise BadConditionError("values of one kind in a test")
    return _BY_KIND[kinds.pop()] if kinds else "text"


def cell_text(test: str, field: Field) -> str:
    """A test as a cell of ours. Raises BadConditionError where one cell cannot say it."""
    column = Input(id=field.id, type=_TYPES.get(field.type, "text"))
    try:
        cells = read_cells(test, column)
        if len(cells) != 1:
            raise BadConditionError("one range, or one list of values: several ranges are several conditions")
        return print_cell(cells[0], column)
    except (BadTestError, BadCellError) as error:
        raise BadConditionError(f"{SUBSET} ({error})") from error


def _taken_apart(part: str) -> tuple[str, str, str]:
    """Kind, name and test of one part."""
    if found := _REQUIRED.match(part):
        return "required", "", found[1]
    if found := _VERDICT.match(part):
        word = {"rejected": "reject", "approved": "approve"}.get(found[2], found[2])
        if word == "ask" and found[1]:
            return "asked", "", found[1]
        if word in {"reject", "approve"}:
            return "verdict", "", word
        raise BadConditionError("a verdict of approve or reject")
    if found := _NOT_WITHIN.match(part):
        return "test", _clean(found[1]), f"not({found[2]})"
    if found := _WITHIN.match(part):
        listed = found[2].startswith("(") and found[2].endswith(")") and not _OPEN_INTERVAL.match(found[2])
        return "test", _clean(found[1]), found[2][1:-1] if listed else found[2]
    if found := _COMPARED.match(part):
        if _clean(found[1]) in _VERDICTS and found[3].strip() in {"true", "false"} and found[2] == "=":
            return _flag(_clean(found[1]), so=found[3].strip() == "true")
        return "test", _clean(found[1]), _compared(found[2], found[3].strip())
    if found := _NOT_BARE.match(part):
        return _flag(found[1], so=False)
    if found := _BARE.match(part):
        return _flag(found[1], so=True)
    raise BadConditionError(SUBSET)


def _flag(name: str, *, so: bool) -> tuple[str, str, str]:
    if name in _VERDICTS:
        return "verdict", "", "approve" if (name == "approved") is so else "reject"
    return "test", _clean(name), "true" if so else "false"


def _compared(sign: str, value: str) -> str:
    try:
        read_literal(value)
    except BadTestError as error:
        raise BadConditionError(f"{SUBSET} ({error})") from error
    if sign == "=":
        return value
    return f"not({value})" if sign == "!=" else f"{sign} {value}"


def _clean(name: str) -> str:
    """A name without spare blanks. Raises BadConditionError for one that holds a word of the language."""
    words = name.split()
    if any(word in _WORDS for word in words):
        raise BadConditionError(SUBSET)
    return " ".join(words)


def _conjuncts(text: str) -> Iterator[str]:
    """The parts between the words ``and`` that stand outside of texts."""
    start = place = 0
    while place < len(text):
        if text[place] == '"':
            place = _after_text(text, place)
            continue
        if _AND.match(text, place):
            yield text[start:place].strip()
            start = place + 3
        place += 1
    yield text[start:].strip()


def _after_text(text: str, place: int) -> int:
    place += 1
    while place < len(text) and text[place] != '"':
        place += 2 if text[place] == "\\" else 1
    return place + 1
