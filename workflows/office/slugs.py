"""Which names can be used, and short ids out of them, so that people can type them."""

import re
import unicodedata
from collections.abc import Container

_RUN = re.compile(r"[^a-z0-9]+")
MAX_SLUG = 60
MAX_NAME = 200

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "ł": "l", "đ": "d"}
)


def slug(name: str, taken: Container[str] = ()) -> str:
    """A name in lower-case ASCII letters, digits and dashes; numbered where taken, ``x`` where nothing is left."""
    spelled = unicodedata.normalize("NFC", name).casefold().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    short = _RUN.sub("-", plain).strip("-")[:MAX_SLUG].strip("-") or "x"
    found, number = short, 2
    while found in taken:
        found, number = f"{short}-{number}", number + 1
    return found


_JOINERS = {0x200C: None, 0x200D: None}
"""Invisible, but part of how Persian and other names are written."""


def is_slug(text: str) -> bool:
    """Whether the text can be an id: lower-case ASCII letters, digits, dashes and underscores, not too long."""
    return re.fullmatch(r"[a-z0-9][a-z0-9_-]*", text) is not None and len(text) <= MAX_SLUG


def is_name(text: str) -> bool:
    """Whether the text can name a person, a unit or an office: something to print, not too long."""
    return bool(text.strip()) and len(text) <= MAX_NAME and text.translate(_JOINERS).isprintable()
