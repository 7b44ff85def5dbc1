"""When memory is looked through for what is free again, and that it goes back to the system then."""

import gc
import sys
from functools import cache
from typing import Any

LARGE = 100_000
"""Rows from which on it is worth the while: an answer of so many takes and frees tens of megabytes."""


def begin_collecting() -> None:
    """Let Python collect garbage from now on, but never among what is loaded by now, most of which stays for good.

    To look through all of it took 120 ms and more, in which no thread does anything else.
    """
    gc.freeze()
    gc.enable()


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
