"""What a bundle says of itself: its build, and the licences of everything that was gathered into it.

The file lies beside the resources and is made with the bundle; a program that runs from its source has none.
"""

from functools import cache
from pathlib import Path

import msgspec

from workflows import __version__

FILE = Path(__file__).resolve().parent.parent / "about.json"


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """Something of others that is in the bundle."""

    name: str
    version: str
    licence: str
    """In short: an SPDX expression, or what its authors call it."""
    text: str
    """The licence, and every notice that has to go with it, word for word."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle was made of, and when."""

    version: str
    build: str
    """Date, and the source's mark where there is one, such as ``2026-11-23 1a2b3c4``."""
    components: tuple[Component, ...]
    """By name."""


@cache
def read() -> About | None:
    """What the bundle says of itself; None where this is no bundle."""
    return read_file(FILE)


def version_words() -> str:
    """Which program this is, such as ``Countersign 0.1.0 (2026-11-23 1a2b3c4)``."""
    about = read()
    return f"Countersign {__version__}" + (f" ({about.build})" if about is not None else ", from its source")


def read_file(path: Path) -> About | None:
    """What a file says; None where there is none, or it is not readable."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=About)
    except (OSError, msgspec.DecodeError):
        return None
