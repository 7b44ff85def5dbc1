"""The claim of one process to be the one that shows what lies in a folder."""

import errno
from pathlib import Path

from PySide6.QtCore import QLockFile

HIDDEN = "--in-tray"
"""A word of the start: the window stays hidden until it is asked for, where there is a tray."""
QUIT = "--quit"
"""A word of the start: ask the program that runs to end, and wait until it has. An installer does so."""
WORDS_ONLY = "--"
"""All that stands behind it are files and links, whatever they look like: a link from a browser sets no option."""


class Claim:
    """Held until it is released, or its process is gone."""

    def __init__(self, place: Path) -> None:
        """``place``: the folder; made where it is missing. Raises OSError where it cannot be."""
        place.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(place / "window.lock"))
        self._lock.setStaleLockTime(0)

    def take(self) -> bool:
        """Be the one; False where another process is already. Raises OSError where the folder cannot be written."""
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        raise PermissionError(errno.EACCES, "it cannot be written", self._lock.fileName())

    def release(self) -> None:
        """Let another process be the one."""
        self._lock.unlock()
