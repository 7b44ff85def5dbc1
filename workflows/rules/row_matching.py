"""Which row of a new version was which row of the old one: by what it says first, by its id and place then.

Rows without names of their own are numbered, so that a row put in between gives all later ones another number; what a
row says is what people know it by.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable

import msgspec

from workflows.rules.tables import ANYTHING, Row

Pair = tuple[int, int]
"""Place (from 0) of a row in the old version and in the new one."""


class Matched(msgspec.Struct, frozen=True, kw_only=True):
    """How the rows of two versions belong together."""

    pairs: tuple[Pair, ...]
    """In the order of the new version."""
    added: tuple[int, ...]
    """Places in the new version."""
    removed: tuple[int, ...]
    """Places in the old version."""
    moved: tuple[Pair, ...]
    """Those of the pairs that stand in another order than the rest: as few as can be."""


def match_rows(was: tuple[Row, ...], now: tuple[Row, ...]) -> Matched:
    """The rows of two versions, each matched at most once."""
    old, new = dict(enumerate(was)), dict(enumerate(now))
    pairs: list[Pair] = []
    keys: tuple[Callable[[Row], Hashable], ...] = (
        lambda row: (row.id, _conditions(row), row.then),
        lambda row: (_conditions(row), row.then),
        lambda row: (row.id, _conditions(row)),
        lambda row: (row.id, row.then),
        _conditions,
        lambda row: (row.id, row.then.verdict),
        lambda row: None if row.id.isdigit() else row.id,  # a number is only a place
    )
    for key in keys:
        waiting: dict[Hashable, list[int]] = {}
        for place, row in old.items():
            waiting.setdefault(key(row), []).append(place)
        waiting.pop(None, None)
        for place, row in list(new.items()):
            same = waiting.get(key(row))
            if same:
                before = same.pop(0)
                pairs.append((before, place))
                del old[before], new[place]
    pairs.sort(key=lambda pair: pair[1])
    kept = _longest_rise([before for before, _ in pairs])
    return Matched(
        pairs=tuple(pairs),
        added=tuple(new),
        removed=tuple(old),
        moved=tuple(pair for pair in pairs if pair[0] not in kept),
    )


def _conditions(row: Row) -> Hashable:
    return frozenset((name, cell) for name, cell in row.when.items() if cell != ANYTHING)


def _longest_rise(places: list[int]) -> set[int]:
    """The most of these different numbers that stand in rising order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        spot = bisect_left(ends, place)
        before[place] = ends[spot - 1] if spot else None
        ends[spot : spot + 1] = [place]
    found: set[int] = set()
    step = ends[-1] if ends else None
    while step is not None:
        found.add(step)
        step = before[step]
    return found
