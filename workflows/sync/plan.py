"""What to write, keep, wait for and take away, from sizes and times alone. Pure: numbers in, numbers out.

Spans are half-open: entries from ``start`` up to but not including ``end``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workflows.ledger.tiles import TILE_WIDTH, TilePath

SEGMENT_ENTRIES = 64
SEGMENT_BYTES = 256 * 1024
"""What one publish holds at most, the first entry excepted."""
MERGED_BYTES = 4 * 1024 * 1024
"""What a merged or rewritten segment of the own log holds at most."""
MERGE_AT = 32
"""Own tail files that nothing covers yet: from so many on they become one."""
MOST_FILES = 33
"""Own tail files that stand at most."""

BUNDLE_LIMIT = TILE_WIDTH * (2 + 0xFFFF)
"""Bytes of the largest bundle."""
SEGMENT_LIMIT = BUNDLE_LIMIT + 32 * 1024
"""Bytes of the largest segment that a healer may have to write: up to 256 of the largest entries, and its head."""
JUNK_READS = 16
"""Files with strange names that are read in one run."""
FAILED_READS = 64
"""Unusable files of one device after which the others wait for the next run."""
MOST_ASIDE = 4096
"""Unusable files that are remembered. Beyond them new ones are not even read."""

COVERED_WAIT_MS = 10 * 60_000
MISSING_AFTER_MS = 10 * 60_000
HEAL_EARLIEST_MS = 10 * 60_000
HEAL_SPREAD_MS = 50 * 60_000
RETRY_FIRST_MS = 10_000
RETRY_LAST_MS = 60 * 60_000


class Span(NamedTuple):
    """Entries of one log."""

    start: int
    end: int


def sealed_size(size: int) -> int:
    """How much of a log of this size is sealed in full bundles."""
    return size - size % TILE_WIDTH


def retry_after_ms(tries: int) -> int:
    """How long to leave a file alone that could not be used ``tries`` times, 1 or more."""
    return int(min(RETRY_FIRST_MS << min(tries - 1, 20), RETRY_LAST_MS))


def fitting(lengths: Iterable[int], most_bytes: int) -> int:
    """How many of these entries go into one file: at least one where there is one."""
    total = count = 0
    for length in lengths:
        total += length + 2
        if count and total > most_bytes:
            break
        count += 1
    return count


def uncovered(want: Span, have: Iterable[Span]) -> Span | None:
    """From the first to the last wanted entry that no span holds; None where all are held."""
    reached, first, last = want.start, None, want.start
    for span in sorted(have):
        if span.end <= reached:
            continue
        if reached < min(span.start, want.end):
            first = reached if first is None else first
            last = min(span.start, want.end)
        reached = max(reached, span.end)
    if reached < want.end:
        first = reached if first is None else first
        last = want.end
    return None if first is None else Span(first, last)


def expected(end: int) -> Span:
    """What must lie in ``tail/`` of a log that was seen to end at ``end``: everything that is not sealed.

    The last entry is always there, for the newest segment stays when it is sealed.
    """
    return Span(min(sealed_size(end), end - 1), end)


def covered(files: Mapping[str, Span], sealed: int) -> frozenset[str]:
    """Those files of one log whose unsealed entries another file holds; never the newest file.

    The newest is the one that ends last, among those the one that holds most unsealed entries: the largest end in a
    listing never shrinks. Of two that hold the same unsealed entries the one with fewer sealed ones stays: any laptop
    may take the other away because entries in it were retired, and never this one.
    """
    unsealed = {name: Span(max(span.start, sealed), span.end) for name, span in files.items()}
    order = sorted(files, key=lambda name: (-files[name].end, unsealed[name].start, -files[name].start, name))
    found: set[str] = set()
    widest = Span(0, 0)
    # Ordered by falling end: whatever may cover a file stands before it. The one that starts first covers most.
    for place, name in enumerate(order):
        span = unsealed[name]
        if place and (span.start >= span.end or (widest.start <= span.start and span.end <= widest.end)):
            found.add(name)
        if not place or span.start < widest.start:
            widest = span
    return frozenset(found)


def merged(live: Iterable[Span], sealed: int) -> Span | None:
    """What to write as one file once MERGE_AT files stand: all unsealed entries before the newest file's.

    The newest stays a file of its own: where a sync client carries the deletions before the new file, the end of the
    log is still there to see.
    """
    spans = sorted(live, key=lambda span: (span.end, span.start))
    if len(spans) < MERGE_AT:
        return None
    start = max(sealed, min(span.start for span in spans))
    return Span(start, spans[-1].start) if start < spans[-1].start else None


def sealed_files(old: int, new: int) -> Iterator[TilePath]:
    """The bundles and tiles that come into being when the sealed part grows, in the order to write them.

    Sizes are multiples of 256. Full ones once, and of each level above 0 the partial one that ``new`` needs.
    """
    for index in range(old // TILE_WIDTH, new // TILE_WIDTH):
        yield TilePath(level=None, index=index)
        yield TilePath(level=0, index=index)
    level, was, now = 1, old // TILE_WIDTH, new // TILE_WIDTH
    while now > was:
        for index in range(was // TILE_WIDTH, -(-now // TILE_WIDTH)):
            yield TilePath(level=level, index=index, width=min(TILE_WIDTH, now - index * TILE_WIDTH))
        level, was, now = level + 1, was // TILE_WIDTH, now // TILE_WIDTH


def outgrown(old: int, new: int) -> tuple[TilePath, ...]:
    """The partial tiles of the sealed size ``old`` that the larger ``new`` has fuller ones of."""
    fuller = {(path.level, path.index): path for path in sealed_files(old, new)}
    return tuple(
        path
        for path in sealed_files(0, old)
        if path.width < TILE_WIDTH and fuller.get((path.level, path.index), path) != path
    )


def hashes_of(path: TilePath) -> Sequence[Span]:
    """The entries under each hash of a tile, from left to right."""
    under = TILE_WIDTH ** (path.level or 0)
    first = path.index * TILE_WIDTH
    return [Span(at * under, (at + 1) * under) for at in range(first, first + path.width)]
