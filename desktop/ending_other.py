"""Asking the program that runs to end: what an installer does before it puts a newer one in its place."""

import time
from pathlib import Path

from PySide6.QtCore import QSemaphore

from desktop.claim import QUIT, Claim
from desktop.other_starts import OtherStarts

PATIENCE_S = 60.0
"""So long the other one may take: it finishes what was begun, and an exchange with a slow folder takes a while."""
_AGAIN_MS = 100


def end_other(place: Path, claim: Claim, patience_s: float = PATIENCE_S) -> bool:
    """Whether it is gone. It stays where somebody first has to read something there: what was not signed, say.

    ``claim`` is on the same place, and free again afterwards.
    """
    until, never = time.monotonic() + patience_s, QSemaphore(0)
    if not OtherStarts(place).hand_over([QUIT]) and not claim.take():
        return False
    while not claim.take():
        if time.monotonic() >= until:
            return False
        never.tryAcquire(1, _AGAIN_MS)  # there is no window here, and nothing else to do meanwhile
    claim.release()
    return True
