"""One writer for each home: a lock that the operating system releases when its holder dies."""

import os
import sys
import time
from pathlib import Path

from workflows import clock
from workflows.store import troubles

_PAUSE_S = 0.02
_LOCKED_BYTE = 1 << 20
"""Windows keeps others from reading a locked byte, so it lies far behind the text that they should read."""


class HomeLock:
    """Held from ``acquire`` to ``release``, by one process. Readers of the database do not need it.

    The file stays where it is: removing it would let two processes lock two files of one name.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def acquire(self, wait_s: float) -> None:
        """Wait up to so many seconds. Raises Trouble ``home-busy`` with the holder's process id."""
        try:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise troubles.cannot_open(self.path, error.strerror or type(error).__name__) from error
        try:
            _wait(file, self.path, wait_s)
            _name_holder(file)
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def release(self) -> None:
        """Let the next one in. Twice does nothing."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _wait(file: int, path: Path, wait_s: float) -> None:
    until = clock.monotonic_s() + wait_s
    while not _try_lock(file):
        if clock.monotonic_s() >= until:
            raise troubles.busy(path.parent, _holder(file))
        time.sleep(_PAUSE_S)


def _name_holder(file: int) -> None:
    try:
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, str(os.getpid()).encode("ascii"))
    except OSError:
        # A full disk: the lock itself holds, only the next one will not learn by whom.
        return


def _holder(file: int) -> int | None:
    os.lseek(file, 0, os.SEEK_SET)
    text = os.read(file, 20)
    return int(text) if text.isdigit() else None


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
