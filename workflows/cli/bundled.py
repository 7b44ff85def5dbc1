"""What a gathered program says of itself: its build, and what of others is in it. A program from its source has none.

The window reads the same file in full (``desktop/about_file.py``), with the licences; a command needs only the names.
"""

import sys
from pathlib import Path

import msgspec

PROGRAM = Path(__file__).resolve().parents[2]
"""The folder that the program's own code lies in."""


class Build(msgspec.Struct, frozen=True):
    """What a bundle says of itself, as far as commands tell it."""

    build: str
    """Date, and the source's mark where there is one, such as ``2026-11-23 1a2b3c4``."""
    components: tuple[dict[str, str], ...] = ()


def read_build() -> Build | None:
    """What the file beside the program says; None where this is no bundle."""
    for folder in (PROGRAM, Path(sys.executable).parent):
        try:
            return msgspec.json.decode((folder / "about.json").read_bytes(), type=Build)
        except (OSError, msgspec.DecodeError):
            continue
    return None


def version_words(version: str, build: Build | None) -> str:
    """One line that says which program this is, such as ``countersign 0.1.0 (2026-11-23 1a2b3c4)``."""
    return f"countersign {version}" + (f" ({build.build})" if build is not None else ", from its source")
