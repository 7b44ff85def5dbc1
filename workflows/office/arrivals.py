"""What received entries say, and what follows from it, worked out without writing anything.

So it can be done for one part after another, here or on other processors of this laptop, and written in order.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.domain.events import Act, RequestEvent
from workflows.engine.fold import WAITING
from workflows.ledger.hlc import MAX_AHEAD_MS, Stamp
from workflows.office.projecting import request_rows
from workflows.office.reading import Content, Seen, Unread, stamp_of
from workflows.store.projections import Packed, packed
from workflows.store.rows import HEADS, UNREAD, EntryRow, is_mark, mark

if TYPE_CHECKING:
    from workflows.office.office import Office


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Some unread entries: the first of them, and how many by device and position from there on."""

    device: str
    position: int
    count: int


class Folded(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """Where requests stand after the acts that were looked at."""

    rows: list[Packed]
    """Of every request that began, as the tables take them."""
    waiting: list[str]
    """Requests that did not begin, or with acts that wait for something to arrive."""


class Arrived(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What some unread entries say."""

    names: list[tuple[str | None, str, int]]
    """What each of them concerns (see ``name_of``), its device and its position."""
    heads: list[Seen]
    latest: Stamp | None
    """The latest time that any of them claims and a clock may go on from."""
    folded: Folded
    """Where the requests stand after these acts alone."""


def open_unread(office: "Office", place: Place, *, fold: bool = True) -> Arrived:
    """Open some unread entries, check whose they are, and fold the requests they concern."""
    entries = office.store.entries
    return understand(office, entries.unread_from(UNREAD, place.device, place.position, place.count), fold=fold)


def understand(office: "Office", rows: Iterable[EntryRow], *, fold: bool = True) -> Arrived:
    """The same for entries in hand."""
    names: list[tuple[str | None, str, int]] = []
    heads: list[Seen] = []
    requests: dict[str, list[Act]] = {}
    latest, soon = None, clock.now_ms() + MAX_AHEAD_MS
    for row in rows:
        content = office.reader.read(row)
        name = name_of(content)
        names.append((name, row.device, row.position))
        stamp = stamp_of(content)
        if stamp is not None and stamp.ms <= soon and (latest is None or stamp > latest):
            latest = stamp
        if isinstance(content, Seen):
            heads.append(content)
        elif isinstance(content, Act) and name is not None and not is_mark(name):
            requests.setdefault(name, []).append(content)
    folded = fold_each(office, requests.items() if fold else ())
    return Arrived(names=names, heads=heads, latest=latest, folded=folded)


def fold_stored(office: "Office", requests: Sequence[str]) -> Folded:
    """Fold requests, given sorted, from everything that is stored about them."""
    acts: dict[str, list[Act]] = {request: [] for request in requests}
    for row in office.store.entries.of_requests(requests):
        content = office.reader.read(row, verified=True)
        if isinstance(content, Act) and isinstance(content.event, RequestEvent):
            acts[str(row.request)].append(content)
    return fold_each(office, acts.items())


def fold_each(office: "Office", requests: Iterable[tuple[str, Sequence[Act]]]) -> Folded:
    """Fold requests from these acts and no others."""
    rows: list[Packed] = []
    waiting: list[str] = []
    now_ms = clock.now_ms()
    for request, acts in requests:
        state = office.cases.fold(acts)
        if state is None or (state.void and not WAITING.isdisjoint(state.void.values())):
            waiting.append(request)
        if state is not None:
            rows.append(packed(request_rows(state, office.state, now_ms)))
    return Folded(rows=rows, waiting=waiting)


def name_of(content: Content) -> str | None:
    """What stands as the request of a received entry: its request, nothing for the office's own, else a mark."""
    if isinstance(content, Unread):
        return mark(content.why)
    if isinstance(content, Seen):
        return HEADS
    if isinstance(content, Act) and isinstance(content.event, RequestEvent):
        return mark("not-understood") if content.request is None or is_mark(content.request) else content.request
    return None
