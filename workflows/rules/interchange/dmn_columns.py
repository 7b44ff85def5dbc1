"""The columns of a DMN decision table: what each input is called and holds, and the outputs as they stand."""

import re
from typing import Any
from xml.etree.ElementTree import Element

import msgspec

from workflows.rules.interchange.dmn_names import TYPES, plain_id
from workflows.rules.interchange.dmn_outputs import Output
from workflows.rules.interchange.dmn_types import Finder, Types, local, own, type_of_tests
from workflows.rules.interchange.refusals import Remark, outside
from workflows.rules.values import Input, InputType

Plain = dict[str, Any]

_FEEL_LANGUAGE = re.compile(r"(https?://\S*/feel/?|(urn:)?feel)\Z", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d]\w*(?:[ .]+\w+)*\Z")
_OPERATORS = re.compile(r"\b(if|then|else|for|in|some|every|satisfies|and|or|not|between|instance of)\b")


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of one table."""

    element: str
    """What its file calls the table."""
    inputs: tuple[Input, ...]
    headings: tuple[str, ...]
    """What the file calls each input."""
    plain: tuple[Plain, ...]
    """The inputs in the plain form of a table."""
    outputs: tuple[Output, ...]
    rules: tuple[Element, ...]


def read_columns(table: Element, name: str, find: Finder, types: Types, remarks: list[Remark]) -> Columns:
    """Inputs and outputs. Raises OutsideError for an input that is more than a name, or of a type that none holds."""
    rules = tuple(find.every(table, "rule"))
    entries = [list(find.every(rule, "inputEntry")) for rule in rules]
    inputs: list[Input] = []
    plain: list[Plain] = []
    headings: list[str] = []
    for place, element in enumerate(find.every(table, "input")):
        heading = element.get("label") or find.text(find.one(element, "inputExpression")) or f"input {place + 1}"
        tests = [find.text(row[place]) for row in entries if place < len(row)]
        taken = {column.id for column in inputs}
        read = _Input(element, (name, heading), find, types, remarks)
        plain.append(read.kept(taken) or read.foreign(taken, tests))
        inputs.append(
            Input(
                id=plain[-1]["id"],
                type=plain[-1]["type"],
                label=plain[-1].get("label", ""),
                currency=plain[-1].get("currency", ""),
                measure=plain[-1].get("measure", ""),
            )
        )
        headings.append(heading)
    outputs = tuple(_output(element, place, find) for place, element in enumerate(find.every(table, "output"), start=1))
    if not outputs:
        raise outside("dmn-output", "at least one output column", element=name)
    return Columns(
        element=name,
        inputs=tuple(inputs),
        headings=tuple(headings),
        plain=tuple(plain),
        outputs=outputs,
        rules=rules,
    )


class _Input:
    """One input clause."""

    def __init__(
        self, element: Element, names: tuple[str, str], find: Finder, types: Types, remarks: list[Remark]
    ) -> None:
        self.element = element
        self.name, self.heading = names
        self.find, self.types, self.remarks = find, types, remarks
        self.expression = find.one(element, "inputExpression")
        self.text = find.text(self.expression)
        self.type_name = self.expression.get("typeRef", "") if self.expression is not None else ""

    def kept(self, taken: set[str]) -> Plain | None:
        """The input as our own export kept it; None for a foreign one, or where it was changed since."""
        kept_type = own(self.element, "type") or ""
        unchanged = own(self.element, "name") == self.text and TYPES.get(kept_type) == self.type_name
        wanted = own(self.element, "id")
        if not unchanged or not wanted or wanted in taken:
            return None
        plain: Plain = {"id": wanted, "type": kept_type, "label": self.element.get("label")}
        plain |= {"currency": own(self.element, "currency"), "measure": own(self.element, "measure")}
        return {key: text for key, text in plain.items() if text} | json_plain(self.element, "more", self.name)

    def foreign(self, taken: set[str], tests: list[str]) -> Plain:
        """The input that a foreign clause stands for."""
        known = self.text in self.types.named
        if self.expression is not None:
            check_language(self.expression, (self.name, self.heading), 0)
        if not known and (not _NAME.match(self.text) or _OPERATORS.search(self.text)):
            expected = "the name of one value: an input that is computed is not read"
            raise outside("dmn-input-expression", expected, element=self.name, column=self.heading, found=self.text)
        if self.text in self.types.decisions:
            text = f"“{self.text}” is the result of another decision there; here it is a value that a request has."
            self.remarks.append(Remark(code="depends", text=text))
        values = self.find.text(self.find.one(self.element, "inputValues"))
        if values:
            text = f"“{self.heading}” may hold only {values} there; here every value of its type is taken."
            self.remarks.append(Remark(code="values-not-checked", text=text))
        type_name = self.type_name or self.types.named.get(self.text, "")
        found: InputType | None = self.types.of(type_name) if type_name else type_of_tests(tests, values)
        if found is None:
            expected = "text, numbers, true and false, or days: times, durations, lists and structures are not read"
            raise outside("dmn-type", expected, element=self.name, column=self.heading, found=type_name)
        wanted = plain_id(self.text, taken, "input")
        return {"id": wanted, "type": found} | ({"label": self.heading} if self.heading != wanted else {})


def _output(element: Element, place: int, find: Finder) -> Output:
    default = find.one(element, "defaultOutputEntry")
    return Output(
        name=element.get("name") or element.get("label") or f"output {place}",
        values=find.text(find.one(element, "outputValues")),
        default=find.text(default),
    )


def check_language(element: Element, names: tuple[str, str], row: int) -> None:
    """Refuse an entry in another language than FEEL. ``names``: of the table and the column."""
    language = element.get("expressionLanguage", "")
    if language and not _FEEL_LANGUAGE.match(language):
        raise outside(
            "dmn-language",
            "FEEL: no other language is read",
            element=names[0],
            row=row,
            column=names[1],
            found=language,
        )
    strange = [local(child) for child in element if local(child) == "importedValues"]
    if strange:
        raise outside("dmn-import", "what stands in the file itself", element=names[0], row=row, column=names[1])


def json_plain(element: Element, name: str, table: str) -> Plain:
    """An object that our own export kept as JSON in an attribute; empty for none."""
    text = own(element, name) or element.get(name)
    if not text:
        return {}
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        found = str(error)
    if not isinstance(found, dict):
        raise outside("dmn-kept", "what our own export writes there", element=table, column=name, found=text)
    return found
