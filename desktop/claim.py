"""The claim of one process to be the one that shows what lies in a folder."""

from pathlib import Path

from PySide6.QtCore import QLockFile

HIDDEN = "--in-tray"
"""A word of the start: the window stays hidden until it is asked for, where there is a tray."""


class Claim:
    """Held until it is released, or its process is gone."""

    def __init__(self, place: Path) -> None:
        """``place``: the folder; made where it is missing."""
        place.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(place / "window.lock"))
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Be the one; False where another process is already."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Let another process be the one."""
        self._lock.unlock()
