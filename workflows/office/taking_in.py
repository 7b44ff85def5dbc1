"""Takes in what other devices wrote: opens it, names it, lets it count, and judges again what it puts in a new light.

Received entries are stored as they are and marked unread. Whatever happens in between, they are opened the next time:
what an entry concerns is written in the same transaction as the rows that follow from it.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from workflows import clock
from workflows.changes import Changes
from workflows.domain.events import Act, RequestEvent
from workflows.engine.fold import WAITING
from workflows.ledger import entry
from workflows.ledger.trust import Trust
from workflows.office.authority import read_chain
from workflows.office.chain import Chain
from workflows.office.journal import log_of
from workflows.office.office_rows import put_office
from workflows.office.projecting import request_rows
from workflows.office.reading import Content, Seen, Unread, stamp_of
from workflows.office.seen import note_heads
from workflows.store.rows import HEADS, UNREAD, EntryRow, ScopeKeyRow, is_mark, mark

if TYPE_CHECKING:
    from workflows.office.office import Office

AUTHORITY = frozenset({entry.OPEN_SCOPE, entry.AUTHORITY_SCOPE})

WAITING_FACT = "waiting"
"""Requests with acts that wait for something to arrive."""

REBUILD_FACT = "rebuild"
"""Set while so much is taken in that the rows are made again at the end."""

_PART = 2_000
"""Entries opened in one transaction."""

_MANY = 5_000
"""More unread entries than this, and the rows are made once at the end instead of request by request."""

_LATER = ("no-key", "no-signer", "not-understood")
"""Why an entry may be unread today and read another day."""


def take_in(office: "Office") -> Changes:
    """Let everything count that was received. Writes; each part is a transaction of its own."""
    store = office.store
    if store.facts.get(REBUILD_FACT) is None and not store.entries.some_of(UNREAD, 1):
        return Changes()
    changes = _authority(office)
    unread = store.entries.count_of(UNREAD)
    if unread > _MANY and store.facts.get(REBUILD_FACT) is None:
        with office.transaction():
            store.facts.put(REBUILD_FACT, b"1")
    while rows := store.entries.some_of(UNREAD, _PART):
        changes |= _part(office, rows)
    if store.facts.get(REBUILD_FACT) is not None:
        office.rebuild()
        changes |= Changes(office=True, requests=frozenset(store.entries.requests()))
    return changes


def name_of(content: Content) -> str | None:
    """What stands as the request of a received entry: its request, nothing for the office's own, else a mark."""
    if isinstance(content, Unread):
        return mark(content.why)
    if isinstance(content, Seen):
        return HEADS
    if isinstance(content, Act) and isinstance(content.event, RequestEvent):
        return mark("not-understood") if content.request is None or is_mark(content.request) else content.request
    return None


# ---------------------------------------------------------------- the authority


def _authority(office: "Office") -> Changes:
    """Read the chain again if any of it is new, and judge again what that puts in a new light."""
    store = office.store
    fresh = [row for scope in sorted(AUTHORITY) for row in store.entries.of_request_and_scope(UNREAD, scope)]
    if not fresh:
        return Changes()
    before, trust = office.chain, office.chain.trust
    rows = [row for row in store.entries.unnamed() if row.scope in AUTHORITY]
    read = read_chain(office.reader, [*rows, *fresh], verified=False)
    office.reader.open_announced()
    now = Chain(read, office.reader.trust)
    reordered = now.ids[: before.length] != before.ids
    with office.transaction():
        for (scope, epoch), key in office.reader.unsealed.items():
            digest, wrapped = hashlib.sha256(key).digest(), office.keys.wrap(key)
            store.entries.put_scope_key(ScopeKeyRow(scope=scope, epoch=epoch, digest=digest, wrapped=wrapped))
        for device, known in sorted(office.reader.trust.members.items()):
            if store.entries.log(device) is None:
                store.entries.add_log(log_of(office.id, device, known.log_key))
        store.entries.name_requests([(None, row.device, row.position) for row in fresh])
        for why in _LATER:  # a key or a signer may be here now
            later = store.entries.of_request(mark(why))
            store.entries.name_requests([(UNREAD, row.device, row.position) for row in later])
        office.adopt(now)
        for content in read.contents:
            _hear(office, content)
        changes = Changes()
        if reordered:
            store.facts.put(REBUILD_FACT, b"1")
        else:
            changes |= put_office(store.projections, before.now, now.now)
            changes |= _fold_again(office, _in_new_light(office, before, trust))
            changes |= office.project_tasks()
    office.reader.unsealed.clear()
    return changes | Changes(office=True)


def judge_again(office: "Office", trust: Trust) -> Changes:
    """Judge again what an entry about keys and devices puts in a new light, that was just written here.

    ``trust`` is the one of before. Inside a transaction.
    """
    office.cases.forget()
    return _fold_again(office, _in_new_light(office, office.chain, trust))


def _in_new_light(office: "Office", before: Chain, trust: Trust) -> frozenset[str]:
    """Requests whose acts may count otherwise now that the chain goes on."""
    entries, now = office.store.entries, office.chain
    since: dict[str, int] = {}
    if now.length > before.length:
        heard = now.seen_after(before.length)
        for log in entries.logs():
            if log.size > heard.get(log.device, 0) and log.device != now.writer:
                since[log.device] = heard.get(log.device, 0)
    for device, known in now.trust.members.items():
        was = trust.members.get(device)
        places = [place for place in (known.ends_at, now.trust.forks.get(device)) if place is not None]
        moved = was is None or was.ends_at != known.ends_at or trust.forks.get(device) != now.trust.forks.get(device)
        if moved and places:
            since[device] = min(*places, since.get(device, places[0]))
        for start, _ in set(now.trust.ratified.get(device, ())) - set(trust.ratified.get(device, ())):
            since[device] = min(start, since.get(device, start))
    touched = waiting_requests(office)
    for device, position in since.items():
        touched |= entries.requests_since(device, position)
    return touched


# ---------------------------------------------------------------- everything else


def _part(office: "Office", rows: Sequence[EntryRow]) -> Changes:
    """Open some entries and let them count."""
    store = office.store
    names: list[tuple[str | None, str, int]] = []
    touched: set[str] = set()
    heads: list[Seen] = []
    for row in rows:
        content = office.reader.read(row)
        name = name_of(content)
        names.append((name, row.device, row.position))
        if isinstance(content, Seen):
            heads.append(content)
        elif name is not None and not is_mark(name):
            touched.add(name)
        _hear(office, content)
    with office.transaction():
        store.entries.name_requests(names)
        note_heads(store.facts, heads)
        if store.facts.get(REBUILD_FACT) is not None:
            return Changes()
        return _fold_again(office, touched)


def _fold_again(office: "Office", requests: Iterable[str]) -> Changes:
    """Work out where requests stand from all their acts, and write the rows. Inside a transaction."""
    touched: set[str] = set()
    waiting = set(waiting_requests(office))
    for request in sorted(requests):
        acts = [one for one in office.contents(request) if isinstance(one, Act)]
        before = office.store.projections.request_rows(request)
        state = office.cases.fold(acts)
        waits = state is None or not WAITING.isdisjoint(state.void.values())
        (waiting.add if waits else waiting.discard)(request)
        rows = None if state is None else request_rows(state, office.state, clock.now_ms())
        if rows == before:
            continue
        touched.add(request)
        if rows is None:
            office.store.projections.remove_request(request)
            office.cases.drop(request)
        else:
            assert state is not None
            office.store.projections.put_request(rows, before=before)
            office.cases.keep(state, rows)
    _remember_waiting(office, waiting)
    return Changes(requests=frozenset(touched))


def waiting_requests(office: "Office") -> frozenset[str]:
    """Requests with acts that wait for something to arrive."""
    known = office.store.facts.text(WAITING_FACT)
    return frozenset(known.split()) if known else frozenset()


def _remember_waiting(office: "Office", waiting: set[str]) -> None:
    if waiting != waiting_requests(office):
        office.store.facts.put(WAITING_FACT, " ".join(sorted(waiting)).encode("ascii"))


def _hear(office: "Office", content: Content) -> None:
    """Let the own clock go on from what others claim, within its bounds."""
    stamp = stamp_of(content)
    if stamp is not None:
        office.journal().hear(stamp)
