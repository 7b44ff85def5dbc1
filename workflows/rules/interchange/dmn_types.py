"""Finding one's way in a DMN tree: children by name, and the types that its names stand for."""

from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element

from workflows.rules.interchange.dmn_names import OWN
from workflows.rules.interchange.feel import BadTestError, Kind, kinds_in, read_literals
from workflows.rules.values import InputType

_BASE: dict[str, InputType] = {
    "string": "text",
    "number": "number",
    "integer": "number",
    "long": "number",
    "double": "number",
    "boolean": "yes-no",
    "date": "date",
}
"""FEEL's simple types, and those that Camunda adds."""

_BY_KIND: dict[Kind, InputType] = {"text": "text", "number": "number", "yes-no": "yes-no", "date": "date"}
_MOST_ALIASES = 20


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def own(element: Element, name: str) -> str | None:
    """An attribute of our own namespace."""
    return element.get(f"{{{OWN}}}{name}")


def own_elements(holder: Element, name: str) -> list[Element]:
    """The elements of our own namespace and that name, anywhere inside."""
    return list(holder.iter(f"{{{OWN}}}{name}"))


class Finder:
    """The children of elements in one version's namespace."""

    def __init__(self, namespace: str) -> None:
        self._prefix = f"{{{namespace}}}"

    def is_named(self, element: Element, name: str) -> bool:
        """Whether it is DMN's element of that name."""
        return element.tag == self._prefix + name

    def is_of_dmn(self, element: Element) -> bool:
        """Whether it belongs to DMN, and not to some program's own additions."""
        return str(element.tag).startswith(self._prefix)

    def every(self, element: Element, name: str) -> Iterator[Element]:
        """The children of that name, in order."""
        return (child for child in element if child.tag == self._prefix + name)

    def one(self, element: Element | None, name: str) -> Element | None:
        """The first child of that name."""
        return None if element is None else next(self.every(element, name), None)

    def deep(self, element: Element, name: str) -> Iterator[Element]:
        """All elements of that name inside, at any depth."""
        return element.iter(self._prefix + name)

    def text(self, element: Element | None) -> str:
        """What stands in an element's ``text``; empty where there is none."""
        found = self.one(element, "text")
        return "".join(found.itertext()).strip() if found is not None else ""


class Types:
    """What the names of types and of inputs stand for in one file."""

    def __init__(self, root: Element, find: Finder) -> None:
        self.named: dict[str, str] = {}
        """Type by the name of an input or a decision."""
        self.decisions: set[str] = set()
        self._items: dict[str, str] = {}
        for item in find.every(root, "itemDefinition"):
            base = find.one(item, "typeRef")
            simple = base is not None and item.get("isCollection") != "true"
            self._items[item.get("name", "")] = "".join(base.itertext()).strip() if simple and base is not None else "?"
        for kind in ("inputData", "decision"):
            for element in find.every(root, kind):
                name = element.get("name", "")
                variable = find.one(element, "variable")
                self.named[name] = variable.get("typeRef", "") if variable is not None else ""
                if kind == "decision":
                    self.decisions |= {name, element.get("id", "")}
        for parameter in find.deep(root, "formalParameter"):
            self.named.setdefault(parameter.get("name", ""), parameter.get("typeRef", ""))

    def of(self, type_name: str) -> InputType | None:
        """The type that a name stands for; None for one that no column can hold (times, durations, lists …)."""
        for _ in range(_MOST_ALIASES):
            if type_name in self._items:
                type_name = self._items[type_name]
                continue
            return _BASE.get(type_name.rpartition(":")[2])
        return None


def type_of_tests(tests: list[str], allowed: str) -> InputType | None:
    """The type that the values in a column's tests have; text where there are none; None where they differ."""
    kinds: set[Kind] = set()
    for test in tests:
        try:
            kinds |= kinds_in(test)
        except BadTestError:
            continue  # told with its row when the row is read
    if allowed and not kinds:
        with suppress(BadTestError):  # a range of allowed values says nothing that a test would not
            kinds |= {literal.kind for literal in read_literals(allowed)}
    if len(kinds) > 1:
        return None
    return _BY_KIND[kinds.pop()] if kinds else "text"
