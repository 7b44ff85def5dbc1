"""What becomes of firings that were due while the laptop was off. Pure: which are done now, and which never."""

from collections.abc import Sequence

import msgspec

from workflows.domain.automations import Missed
from workflows.store.runs import RunRow

ON_TIME_MS = 5 * 60_000
"""A firing that is done within this of its planned time is on time; later ones were missed."""


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done with an automation's due firings."""

    run: tuple[RunRow, ...]
    """In the order they were planned."""
    skip: tuple[RunRow, ...]
    """Nobody makes up for them."""


def is_late(planned_ms: int, now_ms: int) -> bool:
    """Whether a firing that is done now was missed before."""
    return now_ms - planned_ms > ON_TIME_MS


def settle(due: Sequence[RunRow], missed: Missed, now_ms: int) -> Settled:
    """Decide about an automation's due firings, given in the order they were planned.

    ``once`` makes up for all missed ones with the latest; one that is on time is that latest. What is no firing by
    schedule (a file, a mail) was not missed: it waited.
    """
    waited = [row for row in due if not row.cause[:1].isdigit()]
    scheduled = [row for row in due if row.cause[:1].isdigit()]
    late = [row for row in scheduled if is_late(row.planned_ms, now_ms)]
    fresh = scheduled[len(late) :]
    kept: list[RunRow] = []
    if missed == "each":
        kept = late
    elif missed == "once" and late and not fresh:
        kept = late[-1:]
    run = sorted([*waited, *kept, *fresh], key=lambda row: (row.planned_ms, row.cause))
    skip = late[: len(late) - len(kept)]
    return Settled(run=tuple(run), skip=tuple(skip))


RETRIES_MS = tuple(minutes * 60_000 for minutes in (1, 5, 15, 60, 240))
"""How long it waits before the second, third … try. After the last one a person is asked."""


def next_try_ms(attempts: int, now_ms: int) -> int | None:
    """When it is tried again after so many tries; None where it is not."""
    return now_ms + RETRIES_MS[attempts - 1] if attempts <= len(RETRIES_MS) else None
