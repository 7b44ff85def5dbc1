"""Entries that an owner retired: which ones an act names, and whether an act of this kind may count. Pure.

A retired entry keeps its place and its leaf hash; only its bytes go. So the tree over the log, every head that was ever
signed and every proof of another entry stay as they were.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import LogRetired, RetiredLog
from workflows.ledger.merkle import HASH_BYTES, MAX_SIZE
from workflows.ledger.tiles import TILE_WIDTH

Run = tuple[int, int]
"""Entries of one log from the first index up to but not including the second."""


class Retirement(msgspec.Struct, frozen=True, kw_only=True):
    """An act that counts, and what its author had when it was written."""

    id: str
    """Leaf hash of its entry, hex."""
    device: str
    position: int
    by: str
    at_ms: int
    heard: dict[str, int]
    """How many entries of every log the author had, the own log up to the act included."""
    event: LogRetired


def joined(*several: Iterable[Run]) -> tuple[Run, ...]:
    """All of these runs as few as can be, in order."""
    found: list[Run] = []
    for start, end in sorted(run for runs in several for run in runs):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def runs_of(indexes: Iterable[int]) -> tuple[Run, ...]:
    """Single indexes as runs."""
    return joined((index, index + 1) for index in indexes)


def holds(runs: Sequence[Run], index: int) -> bool:
    """Whether one of these runs, given in order, holds an index."""
    place = bisect_right(runs, index, key=lambda run: run[0])
    return place > 0 and index < runs[place - 1][1]


def counted(runs: Iterable[Run]) -> int:
    """How many entries stand in them."""
    return sum(end - start for start, end in runs)


def in_bundles(runs: Iterable[Run]) -> dict[int, int]:
    """How many entries of each bundle of 256 they hold, by the bundle's number; bundles without any are left out."""
    found: dict[int, int] = {}
    for start, end in runs:
        for bundle in range(start // TILE_WIDTH, -(-end // TILE_WIDTH)):
            first = bundle * TILE_WIDTH
            found[bundle] = found.get(bundle, 0) + min(end, first + TILE_WIDTH) - max(start, first)
    return found


def gone_from(retirements: Iterable[Retirement]) -> dict[str, tuple[Run, ...]]:
    """What these acts retire: device -> runs in order."""
    found: dict[str, tuple[Run, ...]] = {}
    for one in retirements:
        for log in one.event.logs:
            found[log.device] = joined(found.get(log.device, ()), log.gone)
    return found


def minimum_of(retirements: Iterable[Retirement], device: str) -> int:
    """The index below which bundles of a log need not be there (tlog-tiles: the minimum index); 0 at first."""
    return max((log.size for one in retirements for log in one.event.logs if log.device == device), default=0)


def check(
    event: LogRetired, before: Sequence[Retirement], heard: Mapping[str, int], limits: Mapping[str, int | None]
) -> None:
    """Raise Malformed with the code of why such an act changes nothing, after those that counted ``before``.

    ``limits``: the logs there are, and where each ends, if it does.
    """
    devices = [log.device for log in event.logs]
    if not devices or len(set(devices)) != len(devices) or not 0 <= event.before_ms <= MAX_SIZE:
        raise Malformed("bad-retirement", "It names each log once, and at least one.")
    known = gone_from(before)
    for log in event.logs:
        if log.device not in limits:
            raise Malformed("unknown-device", "It names the log of a device that nobody admitted.")
        _check_log(log, minimum_of(before, log.device), known.get(log.device, ()))
        ends = limits[log.device]
        if log.size > heard.get(log.device, 0) or (ends is not None and log.size > ends):
            raise Malformed("bad-minimum", "Its author did not have so many entries, or the log ended before.")
        if log.gone[-1][1] >= heard.get(log.device, 0):
            # It shows where the log ends, in a file of the shared folder that nobody takes away.
            raise Malformed("bad-runs", "The latest entry of a log that its author had stays.")


def _check_log(log: RetiredLog, minimum: int, known: Sequence[Run]) -> None:
    if log.size % TILE_WIDTH or not minimum <= log.size <= MAX_SIZE or not log.size:
        raise Malformed("bad-minimum", "The minimum index is a multiple of 256 and never falls.")
    if len(log.root) != 2 * HASH_BYTES or not set(log.root) <= set("0123456789abcdef"):
        raise Malformed("bad-head", "It says the root of the log at the minimum index.")
    if not log.gone or list(joined(log.gone)) != list(log.gone):
        raise Malformed("bad-runs", "Runs stand in order and apart from each other.")
    if any(not 0 <= start < end <= log.size for start, end in log.gone):
        raise Malformed("bad-runs", "Runs hold entries below the minimum index.")
    if counted(joined(known, log.gone)) != counted(known) + counted(log.gone):
        raise Malformed("bad-runs", "An entry is retired once.")
