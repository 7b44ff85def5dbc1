"""What received entries say, and what follows from it, worked out without writing anything.

So it can be done for one part after another, here or on other processors of this laptop, and written in order.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from workflows.domain.events import Act, ErasureOrdered, RequestEvent, RunEvent, blobs_named
from workflows.domain.requests import is_request_id
from workflows.engine.fold import WAITING
from workflows.ledger.hlc import MAX_AHEAD_MS, Stamp
from workflows.office.projecting import request_rows
from workflows.office.reading import Content, Seen, Unread, stamp_of
from workflows.office.records.marks import mark_of_act
from workflows.office.silence import Span, spans_of
from workflows.store.projections import Packed, packed
from workflows.store.rows import HEADS, RUNS, UNREAD, EntryRow, is_mark, mark

if TYPE_CHECKING:
    from workflows.office.office import Office


class Unopened(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A job: some unread entries, the first of them, and how many by device and position from there on."""

    device: str
    position: int
    count: int
    fold: bool
    """Whether to fold the requests they concern as well."""
    now_ms: int


class Unfolded(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A job: some requests, sorted, to be folded from everything that is stored about them."""

    requests: tuple[str, ...]
    now_ms: int


Job = Unopened | Unfolded


class Folded(msgspec.Struct, frozen=True, kw_only=True, array_like=True, tag=True):
    """Where requests stand after the acts that were looked at."""

    rows: list[Packed]
    """Of every request that began, as the tables take them."""
    waiting: list[str]
    """Requests that did not begin, or with acts that wait for something to arrive."""


class Arrived(msgspec.Struct, frozen=True, kw_only=True, array_like=True, tag=True):
    """What some unread entries say."""

    names: list[tuple[str | None, str, int]]
    """What each of them concerns (see ``name_of``), its device and its position."""
    heads: list[Seen]
    runs: list[Act]
    """What laptops say of their automations, in the order of their logs."""
    latest: Stamp | None
    """The latest time that any of them claims and a clock may go on from."""
    silent: list[Span]
    """Those among them that leave nothing more to do, see ``silence``."""
    folded: Folded
    """Where the requests stand after these acts alone."""


def done(office: "Office", job: Job) -> Arrived | Folded:
    """Do a job. Reads only."""
    return open_unread(office, job) if isinstance(job, Unopened) else fold_stored(office, job)


def open_unread(office: "Office", job: Unopened) -> Arrived:
    """Open unread entries, check whose they are, and fold the requests they concern from these acts alone."""
    names: list[tuple[str | None, str, int]] = []
    heads: list[Seen] = []
    runs: list[Act] = []
    silent: list[tuple[str, int]] = []
    requests: dict[str, list[Act]] = {}
    latest, soon = None, job.now_ms + MAX_AHEAD_MS
    for row in office.store.entries.unread_from(UNREAD, job.device, job.position, job.count):
        content = office.reader.read(row)
        name = name_of(content, row)
        names.append((name, row.device, row.position))
        stamp = stamp_of(content)
        if stamp is not None and stamp.ms <= soon and (latest is None or stamp > latest):
            latest = stamp
        if isinstance(content, Seen):
            heads.append(content)
            silent.append((row.device, row.position))
        elif isinstance(content, Act) and name == RUNS:
            runs.append(content)
            silent.append((row.device, row.position))
        elif isinstance(content, Act) and name is not None and not is_mark(name):
            requests.setdefault(name, []).append(content)
            if not isinstance(content.event, ErasureOrdered) and not blobs_named(content.event):
                silent.append((row.device, row.position))
    folded = _fold(office, requests if job.fold else {}, job.now_ms)
    return Arrived(names=names, heads=heads, runs=runs, latest=latest, silent=spans_of(silent), folded=folded)


def fold_stored(office: "Office", job: Unfolded) -> Folded:
    """Fold requests from everything that is stored about them."""
    acts: dict[str, list[Act]] = {request: [] for request in job.requests}
    for row in office.store.entries.of_requests(job.requests):
        content = office.reader.read(row, verified=True)
        if isinstance(content, Act) and isinstance(content.event, RequestEvent):
            acts[str(row.request)].append(content)
    return _fold(office, acts, job.now_ms)


def _fold(office: "Office", requests: Mapping[str, Sequence[Act]], now_ms: int) -> Folded:
    rows: list[Packed] = []
    waiting: list[str] = []
    for request, acts in requests.items():
        state = office.cases.fold(acts)
        if state is None or (state.void and not WAITING.isdisjoint(state.void.values())):
            waiting.append(request)
        if state is not None:
            rows.append(packed(request_rows(state, office.state, now_ms)))
    return Folded(rows=rows, waiting=waiting)


def name_of(content: Content, row: EntryRow) -> str | None:
    """What stands as the request of a received entry: its request, nothing for the office's own, else a mark.

    An act on a request that names none, or names it in no way this program ever would, means nothing; the same holds
    for an act on the office that names one.
    """
    if isinstance(content, Unread):
        return mark(content.why)
    if isinstance(content, Seen):
        return HEADS
    if isinstance(content, Act) and isinstance(content.event, RunEvent) and content.request is None:
        return RUNS
    if isinstance(content, Act) and (named := mark_of_act(content, row)) is not None:
        return named
    if not isinstance(content, Act) or (content.request is None and not isinstance(content.event, RequestEvent)):
        return None
    request = content.request if isinstance(content.event, RequestEvent) else None
    return request if request is not None and is_request_id(request) else mark("not-understood")
