"""What a bench answers, and how long something takes."""

import gc
import statistics
from collections.abc import Callable

import msgspec

from workflows import clock


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Something else that was measured in the same run, in turn with ours."""

    name: str
    version: str = ""
    per_second: float | None = None
    """None where it is not installed."""
    peak_mb: float | None = None
    """Of its own process; None where it runs within ours."""
    ratio: float | None = None
    """Median of our seconds over its seconds for each request, round by round: below 1.0 we are faster."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """Medians over the rounds."""

    name: str
    size: int
    seconds: float
    floor: str
    floor_seconds: float
    ratio: float
    """Median of our seconds over the floor's, pair by pair: 1.0 is the limit."""
    more: dict[str, float] = {}
    beside: tuple[Beside, ...] = ()


Pair = tuple[float, float]
"""Our seconds and the floor's, measured one after the other."""


def medians(name: str, size: int, floor: str, pairs: list[Pair], **more: float) -> Measured:
    """The medians of several rounds."""
    return Measured(
        name=name,
        size=size,
        seconds=statistics.median(ours for ours, _ in pairs),
        floor=floor,
        floor_seconds=statistics.median(theirs for _, theirs in pairs),
        ratio=statistics.median(ours / theirs for ours, theirs in pairs),
        more=more,
    )


def seconds_of(work: Callable[[], object]) -> float:
    """How long it takes, the collector's work of before excluded."""
    gc.collect()
    started = clock.monotonic_s()
    work()
    return clock.monotonic_s() - started
