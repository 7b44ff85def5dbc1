"""How this program was started, so that every line of advice can be typed as it stands."""

import os
import re
from pathlib import Path

from workflows.cli.commands import COMMANDS

VARIABLE = "COUNTERSIGN_CALLED"
"""Set by whoever starts the program under another name, such as ``./run``."""
NAME = "countersign"

_MENTION = re.compile(rf"(?<![\w./-]){NAME}(?= (?:{'|'.join(map(re.escape, COMMANDS))}|COMMAND|--help|--version)\b)")


def program() -> str:
    """What people type to start this program: ``countersign``, or the name it was started with."""
    called = os.environ.get(VARIABLE, "").strip()
    return called if called and called.isprintable() else NAME


def as_called(text: str) -> str:
    """The text with every command line in it as people can type it here."""
    called = program()
    return text if called == NAME else _MENTION.sub(lambda _: called, text)


def typed(path: Path) -> str:
    """A path as it can be typed: in quotation marks where it holds blanks."""
    return f'"{path}"' if " " in str(path) else str(path)
