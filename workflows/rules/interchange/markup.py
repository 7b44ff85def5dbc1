"""Writing XML: elements with attributes, as text that every parser reads back to the very same characters."""

import re
from collections.abc import Mapping

from workflows.rules.interchange.refusals import outside

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


class Markup:
    """A document that is written from its first element to its last, indented by two blanks a level."""

    def __init__(self) -> None:
        self._lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        self._open: list[str] = []

    def begin(self, name: str, attributes: Mapping[str, str | None] | None = None) -> None:
        """An element that holds others."""
        self._line(f"<{name}{_attributes(attributes)}>")
        self._open.append(name)

    def end(self) -> None:
        """The end of the element that was begun last."""
        name = self._open.pop()
        self._line(f"</{name}>")

    def leaf(self, name: str, attributes: Mapping[str, str | None] | None = None, text: str | None = None) -> None:
        """An element that holds a text or nothing."""
        if text is None:
            self._line(f"<{name}{_attributes(attributes)} />")
        else:
            self._line(f"<{name}{_attributes(attributes)}>{_checked(text).translate(_TEXT)}</{name}>")

    def text(self) -> str:
        """The whole document."""
        assert not self._open  # every element was ended
        return "\n".join(self._lines) + "\n"

    def _line(self, line: str) -> None:
        self._lines.append("  " * len(self._open) + line)


def _attributes(attributes: Mapping[str, str | None] | None) -> str:
    given = ((name, text) for name, text in (attributes or {}).items() if text is not None)
    return "".join(f' {name}="{_checked(text).translate(_ATTRIBUTE)}"' for name, text in given)


def _checked(text: str) -> str:
    if _NOT_IN_XML.search(text):
        raise outside("not-in-xml", "a text without control characters: XML has no place for them", found=ascii(text))
    return text
