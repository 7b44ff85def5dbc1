"""Namespaces and words of DMN, and the names that ids get where DMN's own rules for names are narrower or wider."""

import re
import unicodedata
from collections.abc import Container

DMN_1_3 = "https://www.omg.org/spec/DMN/20191111/MODEL/"
"""What is written: OMG DMN 1.3 (formal/21-02-01)."""
DMNDI_1_3 = "https://www.omg.org/spec/DMN/20191111/DMNDI/"
DC = "http://www.omg.org/spec/DMN/20180521/DC/"
DI = "http://www.omg.org/spec/DMN/20180521/DI/"
FEEL_1_3 = "https://www.omg.org/spec/DMN/20191111/FEEL/"
OWN = "urn:countersign:rule-table:1"
"""Attributes and elements that say what DMN has no word for. Other programs pass them over."""

VERSIONS = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd": "1.1",
    "http://www.omg.org/spec/DMN/20151101/dmn11.xsd": "1.1",
    "http://www.omg.org/spec/DMN/20180521/MODEL/": "1.2",
    DMN_1_3: "1.3",
    "https://www.omg.org/spec/DMN/20211108/MODEL/": "1.4",
    "https://www.omg.org/spec/DMN/20230324/MODEL/": "1.5",
}
"""Versions whose decision tables are the same as those of 1.3."""

HIT_POLICIES = {
    "unique": "UNIQUE",
    "first": "FIRST",
    "any": "ANY",
    "priority": "PRIORITY",
    "collect": "COLLECT",
}
"""Our policies in DMN's words."""

TYPES = {"number": "number", "money": "number", "text": "string", "unit": "string", "yes-no": "boolean", "date": "date"}
"""Our types in FEEL's words."""

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]+")
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_.-]+")
_KEYWORDS = frozenset(
    [
        "if",
        "then",
        "else",
        "for",
        "in",
        "return",
        "some",
        "every",
        "satisfies",
        "and",
        "or",
        "not",
        "true",
        "false",
        "null",
        "date",
        "time",
        "duration",
        "between",
        "instance",
        "of",
        "function",
        "external",
    ]
)


def feel_name(wanted: str, taken: Container[str]) -> str:
    """A name for an input that every FEEL reads as one name: letters, digits and underscores."""
    name = _NOT_IN_NAMES.sub("_", wanted)
    if not name[:1].isalpha() or name in _KEYWORDS:
        name = f"in_{name}"
    return _free(name, taken, "_")


def plain_id(wanted: str, taken: Container[str], fallback: str) -> str:
    """An id as tables have them, made of a name in any script."""
    letters = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode()
    name = _NOT_IN_IDS.sub("-", letters).strip("-._")[:60].rstrip("-._")
    return _free(name or fallback, taken, "-")


def _free(name: str, taken: Container[str], joint: str) -> str:
    free, number = name, 2
    while free in taken:
        free, number = f"{name}{joint}{number}", number + 1
    return free
