"""Notices that the program that runs here was replaced by another version, for commands that run for days.

A gathered program reads parts of itself when they are first needed. Once an upgrade took its folder away, the next
such part is missing, in the middle of whatever is being done. So a long command asks before each round, and ends.
"""

import sys
from pathlib import Path

from workflows.errors import Trouble


class OwnProgram:
    """The program that this process was started as."""

    def __init__(self, program: Path | None = None) -> None:
        """``program``: its file, where it was gathered; by default found. From its source it is never replaced."""
        gathered = Path(sys.executable) if getattr(sys, "frozen", False) else None
        self._program = program or gathered

    def is_replaced(self) -> bool:
        """Whether it is gone, or the link beside its folder says that another version is the one that starts."""
        if self._program is None:
            return False
        if not self._program.exists():
            return True
        folder = self._program.parent
        current = folder.parent / "current"
        return current.is_symlink() and current.resolve() != folder.resolve()


def replaced() -> Trouble:
    """What a long command ends with then."""
    return Trouble(
        code="program-replaced",
        title="Countersign was updated or removed while this ran",
        text="This is still the version from before, so it ended. What was begun is written down.",
        advice="Start it again.",
    )
