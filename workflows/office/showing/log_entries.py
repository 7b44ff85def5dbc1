"""The decision log as pages: every entry that fits, with what it says, newest first."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice

import msgspec

from workflows.clock import LAST_MS
from workflows.domain.events import Act, Event
from workflows.ledger.membership import TrustEvent
from workflows.office.heads import HeadsSeen
from workflows.office.office import Office
from workflows.office.reading import Content, Introduction, Seen, Unread
from workflows.office.records.folding import void_of_act
from workflows.office.sharing.lights import Light, Lights
from workflows.office.sharing.members import name_of
from workflows.office.showing.log_contents import Claims, LogContents
from workflows.office.showing.log_filter import LogFilter, fits_kind, has_words
from workflows.office.showing.names import names as names_of
from workflows.office.showing.refreshing import up_to_date
from workflows.office.showing.timeline import without_keys_of
from workflows.store.records import RECORD
from workflows.store.rows import EntryRow, is_mark

_PART = 16
"""Entries of one log that are read at a time."""


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry."""

    id: str
    """Its leaf hash, hex."""
    device: str
    device_name: str
    position: int
    scope: int
    size: int
    """Bytes as stored."""
    at_ms: int | None
    """As its author claims; None where it cannot be read."""
    by: str | None
    """Who acted, as the entry claims; ``why`` says where that is not so."""
    request: str | None
    title: str | None
    """What the request is called now."""
    kind: str | None
    """Such as ``decision.made``, ``person.set``, ``device.added``, ``heads.seen``; None where it cannot be read."""
    event: Event | TrustEvent | HeadsSeen | None
    """What it says, without keys to documents and personal values."""
    why: str | None
    """no-key, altered, unsigned, wrong-signature, no-signer, not-understood, off-chain: why it has no meaning here."""
    code: str | None
    """The exact code of the layer that refused it."""
    void: str | None
    """The code of why it has no effect."""
    light: Light


class LogPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page ended: for each device the position before which the next page goes on."""

    before: dict[str, int]


class LogPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some entries, newest first by the hybrid clocks that their authors claim."""

    entries: tuple[LogEntry, ...]
    after: LogPlace | None
    """For the next page; None: this was the last."""
    looked: int = 0
    """At how many entries was looked for it."""
    total: int = 0
    """Entries held in the logs that were asked for, whether they fit or not."""


def entries(office: Office, device: str | None, after: LogPlace | None, limit: int, now_ms: int) -> LogPage:
    """A page of one device's log, or of all of them together where ``device`` is None."""
    return search(office, LogFilter(), device, after, limit, now_ms)


def search(
    office: Office,
    wanted: LogFilter,
    device: str | None,
    after: LogPlace | None,
    limit: int,
    now_ms: int,
    *,
    most: int | None = None,
) -> LogPage:
    """The same of entries that fit. At most so many are looked at: a page may hold few or none and not be the last."""
    with up_to_date(office):
        contents, lights = LogContents(office), Lights(office, now_ms)
        sizes = {log.device: log.size for log in office.store.entries.logs() if device in {None, log.device}}
        before = (
            sizes if after is None else {one: min(after.before.get(one, size), size) for one, size in sizes.items()}
        )
        left, page, looked = dict(before), list[LogEntry](), 0
        names = names_of(office) if wanted.text else None
        streams = [_backwards(office, one, start, contents) for one, start in before.items()]
        for read in islice(merge(*streams, key=lambda read: read.order), most):
            looked += 1
            left[read.row.device] = read.row.position
            if not fits_kind(wanted, read.claims.kind, read.claims.by):
                continue
            found = _entry(office, read, contents, lights)
            if wanted.group == "doubtful" and found.why in {None, "retired"} and found.void is None:
                continue
            around = (found.title, found.device_name, names.people.get(found.by or "") if names else None)
            if names is not None and not has_words(wanted.text, found.event, around, names):
                continue
            page.append(found)
            if len(page) >= limit:
                break
    return LogPage(
        entries=tuple(page),
        after=LogPlace(before=left) if any(left.values()) else None,
        looked=looked,
        total=sum(sizes.values()),
    )


def one_entry(office: Office, device: str, position: int, now_ms: int) -> LogEntry | None:
    """A single entry; None where there is none."""
    with up_to_date(office):
        row = office.store.entries.one(device, position)
        if row is None:
            return None
        contents = LogContents(office)
        read = _Read(row=row, claims=contents.claims(row), order=(0, device))
        return _entry(office, read, contents, Lights(office, now_ms))


class _Read(msgspec.Struct, frozen=True, kw_only=True):
    row: EntryRow
    claims: Claims
    order: tuple[int, str]
    """Later ones first; an entry never before one that follows it in its own log."""


def _backwards(office: Office, device: str, end: int, contents: LogContents) -> Iterator[_Read]:
    """The entries of a log before a position, newest first."""
    latest = LAST_MS
    while end > 0:
        start = max(end - _PART, 0)
        for row in reversed(office.store.entries.between(device, start, end)):
            claims = contents.claims(row)
            if claims.at_ms is not None:
                latest = min(latest, claims.at_ms)
            yield _Read(row=row, claims=claims, order=(-latest, device))
        end = start


def _entry(office: Office, read: _Read, contents: LogContents, lights: Lights) -> LogEntry:
    row, content, claims = read.row, contents.of(read.row), read.claims
    request = row.request if row.request is not None and not is_mark(row.request) else None
    unread = content if isinstance(content, Unread) else None
    return LogEntry(
        id=row.leaf.hex(),
        device=row.device,
        device_name=name_of(office, row.device),
        position=row.position,
        scope=row.scope,
        size=len(row.raw),
        at_ms=claims.at_ms,
        by=claims.by,
        request=request,
        title=contents.title_of(request) if request is not None else None,
        kind=claims.kind,
        event=_event(content),
        why=unread.why if unread is not None else None,
        code=unread.code if unread is not None else None,
        void=_void(office, row, request, contents),
        light=lights.of(row.device, row.position),
    )


def _event(content: Content) -> Event | TrustEvent | HeadsSeen | None:
    match content:
        case Act():
            return without_keys_of(content.event)
        case Introduction():
            return content.event
        case Seen():
            return content.heads
        case Unread():
            return None


def _void(office: Office, row: EntryRow, request: str | None, contents: LogContents) -> str | None:
    if request is not None:
        return contents.void_of(request, row.leaf.hex())
    if row.request is not None and row.request.startswith(RECORD):
        return void_of_act(office, row.request.removeprefix(RECORD), row.leaf.hex())
    return dict(office.state.void).get(row.leaf.hex())
