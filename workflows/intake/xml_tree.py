"""XML from strangers as a tree, within limits: no DTD, no entity, nothing fetched, bounded depth, nodes and tags.

The parser is expat (C) under defusedxml, which refuses every DTD; what defusedxml leaves open is bounded here.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from workflows.intake.document import Unreadable

MAX_BYTES = 25_000_000
MAX_DEPTH = 100
MAX_NODES = 300_000
"""Elements and attributes together: an invoice of some 6,000 lines."""
MAX_NAMES = 2_000
"""Different element names. The largest of the standards has some 1,000; names are what costs the parser most."""
MAX_TAG_BYTES = 1_000_000
"""Longest start tag, comment or processing instruction: the parser holds one of these whole in memory."""

_CHUNK = 65_536
_XINCLUDE = "{http://www.w3.org/2001/XInclude}"
_ENCODING = re.compile(rb"""\A(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"'>]{0,80})["']""")
_KNOWN_ENCODING = re.compile(
    r"(utf-?8|utf-?16(le|be)?|us-ascii|ascii|iso-8859-([1-9]|1[0-6])|latin-?1|windows-125[0-8]|cp125[0-8])\Z",
    re.IGNORECASE,
)


class Tree:
    """A parsed document."""

    def __init__(self, root: Element, *, xinclude: bool, lines: dict[Element, int]) -> None:
        self.root = root
        self.xinclude = xinclude
        """XInclude elements stood in it. They were not followed."""
        self.lines = lines
        """Line, from 1, where each element begins; empty where nobody asked for it."""


class _BoundedBuilder:
    """Builds the tree and stops at the limits. Comments and processing instructions leave no trace in the text."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self.data = self._builder.data
        self.close = self._builder.close
        self._depth = 0
        self._nodes = 0
        self._names: set[str] = set()
        self.xinclude = False
        self.lines: dict[Element, int] = {}
        self.expat: Any = None
        """Where lines are asked for, the parser that knows them."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._nodes += 1 + len(attributes)
        if self._depth > MAX_DEPTH:
            raise Unreadable("xml-too-deep", f"The XML is nested more than {MAX_DEPTH} levels deep.")
        if self._nodes > MAX_NODES:
            raise Unreadable("xml-too-large", f"The XML has more than {MAX_NODES:,} elements and attributes.")
        if tag not in self._names:
            self._names.add(tag)
            self.xinclude = self.xinclude or tag.startswith(_XINCLUDE)
            if len(self._names) > MAX_NAMES:
                raise Unreadable("xml-too-large", f"The XML has more than {MAX_NAMES:,} different element names.")
        element = self._builder.start(tag, attributes)
        if self.expat is not None:
            self.lines[element] = self.expat.CurrentLineNumber

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(tag)


def parse(content: bytes, *, with_lines: bool = False) -> Tree:
    """Parse one XML document. Raises Unreadable with a code that begins with ``xml-``."""
    if len(content) > MAX_BYTES:
        raise Unreadable("xml-too-large", f"The XML has more than {MAX_BYTES:,} bytes.")
    declared = _ENCODING.match(content)
    if declared and not _KNOWN_ENCODING.match(declared.group(1).decode("latin-1")):
        name = declared.group(1).decode("latin-1")
        raise Unreadable("xml-encoding-unknown", f"The XML names an encoding that is not known: “{name[:40]}”.")
    builder = _BoundedBuilder()
    parser: Any = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.expat = parser.parser if with_lines else None
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            if start + _CHUNK - parser.parser.CurrentByteIndex > MAX_TAG_BYTES:
                raise Unreadable("xml-too-large", f"One tag of the XML is longer than {MAX_TAG_BYTES:,} bytes.")
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise Unreadable(
            "xml-dtd",
            "The XML brings its own definitions (DTD). An invoice never needs them; they are a way to attack readers.",
        ) from error
    except ParseError as error:
        raise Unreadable("xml-damaged", f"The XML is not well-formed: {error}.") from error
    except (ValueError, LookupError, AssertionError) as error:
        # Expat asks Python for encodings it does not know; what Python answers is not always an expat error.
        raise Unreadable("xml-damaged", "The XML cannot be decoded.") from error
    return Tree(root, xinclude=builder.xinclude, lines=builder.lines)


def local_name(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def namespace(tag: str) -> str:
    """The namespace of a tag; empty where it has none."""
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def value(element: Element | None) -> str | None:
    """The whole text of an element, as XPath's string(): not cut by comments or by elements inside. None for none."""
    if element is None:
        return None
    return "".join(element.itertext()) if len(element) else (element.text or "")


class Paths:
    """Finding elements by paths written with a standard's own prefixes, such as ``cac:Party/cbc:Name``."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = prefixes
        self._expanded: dict[str, str] = {}

    def one(self, element: Element | None, path: str) -> Element | None:
        """The first element at a path; None where there is none."""
        return None if element is None else element.find(self._path(path))

    def every(self, element: Element | None, path: str) -> Iterator[Element]:
        """Every element at a path, in document order."""
        return iter(()) if element is None else element.iterfind(self._path(path))

    def text(self, element: Element | None, path: str) -> str | None:
        """The text of the first element at a path; None where there is none."""
        return value(self.one(element, path))

    def texts(self, element: Element | None, path: str) -> list[str | None]:
        """The texts of every element at a path, in document order."""
        return [value(found) for found in self.every(element, path)]

    def _path(self, path: str) -> str:
        expanded = self._expanded.get(path)
        if expanded is None:
            steps = (step.partition(":") for step in path.split("/"))
            expanded = "/".join(f"{{{self._prefixes[prefix]}}}{name}" if name else prefix for prefix, _, name in steps)
            self._expanded[path] = expanded
        return expanded
