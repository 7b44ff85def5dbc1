"""Memory that is free again goes back to the system."""

import sys
from functools import cache
from typing import Any

LARGE = 100_000
"""Rows from which on it is worth the while: an answer of so many takes and frees tens of megabytes."""


def give_back() -> None:
    """Let the system have what was freed. Some milliseconds; on any lane, never on the main thread.

    WORKAROUND: glibc keeps freed memory that lies below anything still in use (mallopt(3), M_TRIM_THRESHOLD)
    , so that one sorted list of a million rows would make the
    window look a hundred megabytes larger for good. Other systems give it back by themselves.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415 -- wanted on one system only

    return getattr(ctypes.CDLL(None), "malloc_trim", None)
