"""Readable files (a small, strict part of YAML) as plain values that remember their lines.

Plain scalars mean what JSON would mean by them; everything else is text. So ``no`` is the text "no" and not a boolean
(a country code must survive), ``1.10`` is the text "1.10" and not a float (an amount must survive), and dates are text.
Anchors, aliases, tags and repeated keys are refused: none is needed to read a table, each can surprise.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NoReturn

import msgspec
import yaml

from workflows.errors import InvalidInput

MAX_CHARACTERS = 4_000_000
MAX_DEPTH = 40

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})\Z")

_QUOTED = frozenset("'\"|>")

Path = tuple[str | int, ...]


class Readable(msgspec.Struct, frozen=True, kw_only=True):
    """A parsed file: plain values (dict, list, str, int, bool, None) and where each stood."""

    value: Any
    lines: dict[Path, int]
    """Line (from 1) of each path of keys and positions."""
    name: str
    """What to call the file in messages."""

    def line_of(self, path: Path) -> int:
        """Line of the nearest enclosing value that stands in the file; 1 where none does."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def refuse(self, path: Path, expected: str) -> NoReturn:
        """Raise InvalidInput that names file, line and what was expected."""
        raise invalid(self.name, self.line_of(path), expected)


def invalid(name: str, line: int, expected: str) -> InvalidInput:
    """The one error for a file that cannot be used: file, line, expectation. Nothing was applied."""
    return InvalidInput(
        code="invalid-file",
        title="This file cannot be used as it is",
        text=f"{name}, line {line}: {expected}. Nothing was changed.",
        advice="Correct that line and try again.",
    )


def read(text: str, name: str) -> Readable:
    """Parse one document. Raises InvalidInput with the line of the first thing that is wrong."""
    text = unicodedata.normalize("NFC", text)  # one spelling for what looks the same, as in the log
    if len(text) > MAX_CHARACTERS:
        raise invalid(name, 1, f"expected at most {MAX_CHARACTERS:,} characters, found {len(text):,}")
    try:
        events = list(_without_surprises(yaml.parse(text, Loader=yaml.CSafeLoader), name))
        root = yaml.compose(text, Loader=yaml.CSafeLoader) if events else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise invalid(name, mark.line + 1 if mark else 1, f"not readable: {error.problem or error.context}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise invalid(name, 1, f"not readable: {error}") from error
    lines: dict[Path, int] = {}
    value = None if root is None else _plain(root, (), lines, name)
    return Readable(value=value, lines=lines, name=name)


def _without_surprises(events: Iterator[Any], name: str) -> Iterator[Any]:
    depth = 0
    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise invalid(name, line, "expected plain values, found an anchor or alias (& or *)")
        if getattr(event, "tag", None):
            raise invalid(name, line, "expected plain values, found a tag (!)")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise invalid(name, line, f"expected at most {MAX_DEPTH} levels")
        yield event


def _plain(node: yaml.Node, path: Path, lines: dict[Path, int], name: str) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, (*path, index), lines, name) for index, child in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise invalid(name, line, "expected a word before the colon")
            key = str(key_node.value)
            if key in found:
                raise invalid(name, line, f"“{key}” stands here a second time")
            found[key] = _plain(value_node, (*path, key), lines, name)
            lines[(*path, key)] = line
        return found
    assert isinstance(node, yaml.ScalarNode)
    return _scalar(node)


def _scalar(node: yaml.ScalarNode) -> str | int | bool | None:
    text = str(node.value)
    if node.style in _QUOTED:
        return text
    if text in {"", "null", "~"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if _INTEGER.match(text):
        return int(text)
    return text
