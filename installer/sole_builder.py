"""One set-up at a time: two starts in one folder must not write the same environment."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer.trouble import say

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def sole_builder(root: Path) -> Iterator[int]:
    """Wait until no other start builds here; gives the descriptor that holds the lock.

    A program that inherits the descriptor keeps the lock too: when this process is killed, a pip it started
    goes on writing, and the next start waits for it. The file stays: deleting it could let two go ahead.
    """
    descriptor = os.open(root / ".venv.lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not _try_lock(descriptor):
            say("Another start is setting up Countersign in this folder; waiting until it is done.")
            while not _try_lock(descriptor):
                time.sleep(0.2)
        yield descriptor
    finally:
        os.close(descriptor)
