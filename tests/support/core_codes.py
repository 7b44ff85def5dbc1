"""The codes of the core, read out of its source: what a sentence is needed for."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

CORE = Path(__file__).resolve().parents[2] / "workflows"

TROUBLES = frozenset({"InvalidInput", "Trouble", "FolderTrouble"})
"""Errors that people are told."""


def trees(*rooms: str) -> Iterator[ast.AST]:
    """The source of these rooms; of all but the command line where none is named."""
    for file in sorted(CORE.rglob("*.py")):
        place = file.relative_to(CORE).as_posix()
        if place.startswith("cli/") or (rooms and not place.startswith(rooms)):
            continue
        yield _tree(file)


@cache
def _tree(file: Path) -> ast.AST:
    return ast.parse(file.read_text(encoding="utf-8"))


def codes_of_calls(names: Iterable[str], *rooms: str, keyword: str = "code") -> set[str]:
    """Texts given as ``code=`` (or another keyword) to calls of these names, both of a choice."""
    wanted = frozenset(names)
    found: set[str] = set()
    for tree in trees(*rooms):
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and name_of(call) in wanted:
                for given in call.keywords:
                    if given.arg == keyword:
                        found |= texts_of(given.value)
    return found


def first_words(names: Iterable[str], *rooms: str) -> set[str]:
    """Texts given first to calls of these names."""
    wanted = frozenset(names)
    return {
        text
        for tree in trees(*rooms)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and name_of(call) in wanted and call.args
        for text in texts_of(call.args[0])
    }


def returned(*rooms: str) -> set[str]:
    """Codes that functions of these files answer: texts in returns that look like one."""
    found: set[str] = set()
    for tree in trees(*rooms):
        for node in ast.walk(tree):
            if isinstance(node, ast.Return) and node.value is not None:
                found |= {text for text in texts_of(node.value) if "-" in text and " " not in text}
    return found


def constants(*rooms: str) -> dict[str, str]:
    """Names in capitals that stand for a text."""
    return {
        target.id: node.value.value
        for tree in trees(*rooms)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def name_of(call: ast.Call) -> str:
    """The last name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def texts_of(value: ast.expr) -> set[str]:
    """The texts that an expression can be, where that can be read."""
    if isinstance(value, ast.IfExp):
        return texts_of(value.body) | texts_of(value.orelse)
    return {value.value} if isinstance(value, ast.Constant) and isinstance(value.value, str) else set()


def literals_of(file: str, field: str) -> set[str]:
    """The closed set of texts that a field of this file is declared to hold."""
    found: set[str] = set()
    for tree in trees(file):
        for node in ast.walk(tree):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == field:
                found |= {text for inner in ast.walk(node.annotation) for text in texts_of_node(inner)}
    return found


def texts_of_node(node: ast.AST) -> set[str]:
    """The text of a node that is one."""
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()
