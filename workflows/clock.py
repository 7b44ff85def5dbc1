"""The only clock. Everything that needs the time is handed one of these values.

``COUNTERSIGN_NOW`` (ISO 8601) fixes the clock for tests and demonstrations.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

from workflows.errors import InvalidInput

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""The times that entries may carry."""

LAST_MS = 253_402_300_799_999
"""The last millisecond of the year 9999, the last that a calendar here can name."""
_FIRST_S = -30_610_224_000
"""The year 1000: earlier ones would be printed with fewer digits."""


_pretended_ms: ContextVar[int | None] = ContextVar("pretended_ms", default=None)
"""Of this thread alone: other threads of the same process go on with the real time."""


@contextmanager
def pretending(ms: int) -> Iterator[None]:
    """Let it be this time on this thread, in milliseconds since 1970-01-01 UTC. For a sample's past, never for work."""
    before = _pretended_ms.set(ms)
    try:
        yield
    finally:
        _pretended_ms.reset(before)


def now_ms() -> int:
    """Wall clock time in milliseconds since 1970-01-01 UTC, or the fixed time where one is set."""
    pretended = _pretended_ms.get()
    if pretended is not None:
        return pretended
    fixed = os.environ.get("COUNTERSIGN_NOW")
    if fixed:
        return to_ms(parse_utc(fixed))
    return time.time_ns() // 1_000_000


def monotonic_s() -> float:
    """Seconds from an arbitrary start; only differences mean something. Never fixed."""
    return time.perf_counter()


def parse_utc(text: str) -> datetime:
    """Read an ISO 8601 time with a zone as aware UTC. Raises InvalidInput for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(
            code="bad-time",
            title="This is not a time",
            text=f"“{text}” cannot be read as a time.",
            advice="Write it like 2026-11-23T09:00:00Z.",
        ) from error
    if moment.tzinfo is None:
        raise InvalidInput(
            code="bad-time",
            title="This time has no zone",
            text=f"“{text}” does not say in which zone it is meant.",
            advice="End it with Z for UTC, as in 2026-11-23T09:00:00Z.",
        )
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:
        moment = EARLIEST - timedelta(days=1)
    if not EARLIEST <= moment <= LATEST:
        raise InvalidInput(
            code="bad-time",
            title="This time is out of range",
            text=f"“{text}” lies outside of the years {EARLIEST.year} to {LATEST.year}.",
            advice="Write it like 2026-11-23T09:00:00Z.",
        )
    return moment


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970-01-01 UTC of an aware time."""
    return int(moment.timestamp() * 1000)


def iso_utc(ms: int) -> str:
    """Print milliseconds since 1970-01-01 UTC as ISO 8601 with seconds, ending in Z.

    A number that no calendar names, as in a damaged file, is printed as the nearest that it does name.
    """
    return f"{utc(ms):%Y-%m-%dT%H:%M:%SZ}"


def utc(ms: int) -> datetime:
    """Milliseconds since 1970-01-01 UTC as an aware time, kept within the years 1000 to 9999."""
    return EARLIEST + timedelta(seconds=min(max(ms // 1000, _FIRST_S), LAST_MS // 1000))
