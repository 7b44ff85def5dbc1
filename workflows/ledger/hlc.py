"""Hybrid logical clock: stamps that grow along causes and stay near wall time (Kulkarni et al., 2014).

Stamps order a display and commutative folding; they never decide anything.
"""

import msgspec

MAX_AHEAD_MS = 5 * 60 * 1000
"""A remote time further ahead of the wall clock than this is shown, but never adopted."""

MAX_COUNTER = 1_000_000
"""More acts in one millisecond borrow the next one, so that no foreign counter can push ours out of range."""


class Stamp(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A moment, ordered by milliseconds, then by counter. In JSON: ``[ms, counter]``."""

    ms: int
    """Milliseconds since 1970-01-01 UTC."""
    counter: int
    """Acts within this millisecond, from 0."""


ZERO = Stamp(0, 0)
"""Before every act."""


def tick(last: Stamp, wall_ms: int) -> Stamp:
    """The stamp of the next own act: always after ``last``, and the wall clock's time where that is later."""
    if wall_ms > last.ms:
        return Stamp(wall_ms, 0)
    if last.counter >= MAX_COUNTER:
        return Stamp(last.ms + 1, 0)
    return Stamp(last.ms, last.counter + 1)


def merge(last: Stamp, remote: Stamp, wall_ms: int) -> Stamp:
    """The stamp to go on from after reading a remote act: the later one of both.

    A remote time more than MAX_AHEAD_MS ahead of the wall clock is left aside. The act itself is not refused
    for it: what counts must not depend on anybody's clock.
    """
    if remote.ms > wall_ms + MAX_AHEAD_MS:
        return last
    return max(last, remote)
