"""Takes in what other devices wrote: opens it, names it, lets it count, and judges again what it puts in a new light.

Received entries are stored as they are and marked unread. Whatever happens in between, they are opened the next time:
what an entry concerns is written in the same transaction as the rows that follow from it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.changes import Changes
from workflows.domain.events import Act
from workflows.engine.fold import WAITING
from workflows.ledger import entry
from workflows.ledger.trust import Trust
from workflows.office.arrivals import Arrived, Unopened
from workflows.office.authority import read_chain
from workflows.office.chain import Chain
from workflows.office.journal import log_of
from workflows.office.office_rows import put_office
from workflows.office.projecting import request_rows
from workflows.office.reading import Content, stamp_of
from workflows.office.rebuilding import REBUILD_FACT, WAITING_FACT, fold_again, remember_waiting
from workflows.office.records.arriving import put_told
from workflows.office.records.folding import put_all
from workflows.office.run_notes import note_runs
from workflows.office.seen import note_heads
from workflows.office.side_processes import beside
from workflows.store.projections import unpacked
from workflows.store.rows import UNREAD, ScopeKeyRow, is_mark, mark
from workflows.store.troubles import Conflict

if TYPE_CHECKING:
    from workflows.office.office import Office

_PART = 4_000
"""Entries opened in one transaction."""

_MANY = 5_000
"""More unread entries than this, and requests that other parts concern as well are folded once at the end."""

_LARGE = 20_000
"""More than this, and starting processes on the other processors pays."""

_LATER = ("no-key", "no-signer", "not-understood")
"""Why an entry may be unread today and read another day."""


def take_in(office: "Office") -> Changes:
    """Let everything count that was received. Writes; each part is a transaction of its own."""
    store = office.store
    if store.facts.get(REBUILD_FACT) is None and not store.entries.some_of(UNREAD, 1):
        return Changes()
    changes = _authority(office)
    anew = store.facts.get(REBUILD_FACT) is not None
    count = store.entries.count_of(UNREAD)
    again: set[str] | None = set() if count > _MANY and not anew else None
    touched: set[str] = set()
    with store.database.importing(), beside(office, many=count > _LARGE) as sides:
        for _, arrived in sides.answers(_unopened(office, fold=not anew)):
            assert isinstance(arrived, Arrived)
            touched |= _write(office, arrived, again, anew=anew)
    if anew:
        office.rebuild()
        return changes | Changes(office=True, requests=frozenset(store.entries.requests()))
    if again:
        changes |= fold_again(office, sorted(again))
    return msgspec.structs.replace(changes, requests=changes.requests.union(touched))


def _unopened(office: "Office", *, fold: bool) -> Iterator[Unopened]:
    """The unread entries in parts, by device and position."""
    device, position = "", 0
    while places := office.store.entries.places_from(UNREAD, device, position, _PART):
        yield Unopened(*places[0], count=len(places), fold=fold, now_ms=clock.now_ms())
        device, position = places[-1][0], places[-1][1] + 1


# ---------------------------------------------------------------- the authority


def _authority(office: "Office") -> Changes:
    """Read the chain again if any of it is new, and judge again what that puts in a new light."""
    store = office.store
    fresh = [row for scope in sorted(entry.TRUST_SCOPES) for row in store.entries.of_request_and_scope(UNREAD, scope)]
    if not fresh:
        return Changes()
    before, trust = office.chain, office.chain.trust
    rows = [row for row in store.entries.unnamed() if row.scope in entry.TRUST_SCOPES]
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
            changes |= put_all(office)
            changes |= office.project_tasks()
    office.reader.unsealed.clear()
    return changes | Changes(office=True)


def judge_again(office: "Office", trust: Trust) -> Changes:
    """Judge again what an entry about keys and devices puts in a new light, that was just written here.

    ``trust`` is the one of before. Inside a transaction.
    """
    office.cases.forget()
    return _fold_again(office, _in_new_light(office, office.chain, trust)) | put_all(office)


def judge_requests(office: "Office", requests: Iterable[str]) -> Changes:
    """Work out anew where requests stand after entries about them changed. Inside a transaction."""
    office.cases.forget()
    return _fold_again(office, requests)


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


def _write(office: "Office", arrived: Arrived, again: set[str] | None, *, anew: bool) -> frozenset[str]:
    """Write what some entries say and what follows from it, in one transaction.

    Requests of which there is more than came just now are folded at once, or, where ``again`` is given, put there for
    the end. ``anew``: all rows are made again at the end. Answers which requests' rows were written.
    """
    store, journal = office.store, office.journal()
    if arrived.latest is not None:
        journal.hear(arrived.latest)
    touched = {name for name, _, _ in arrived.names if name is not None and not is_mark(name)}
    office.reader.silence.note(arrived.silent)
    with office.transaction():
        held = store.entries.held_of(sorted(touched))
        # By request, so that the pages of the index on requests are met one after the other.
        store.entries.name_requests(sorted(arrived.names, key=lambda name: name[0] or ""))
        note_heads(store.facts, arrived.heads)
        note_runs(office, arrived.runs)
        put_told(office, arrived.names)
        if anew:
            return frozenset()
        if again is not None and held:
            store.facts.put(REBUILD_FACT, b"1")  # until the rest is folded
            again |= held
            touched -= held
            held = frozenset()
        fresh = [rows for rows in arrived.folded.rows if rows[0][0] not in held and rows[0][0] in touched]
        try:
            store.projections.put_new(sorted(fresh, key=lambda rows: str(rows[0][0])))
        except Conflict:  # the tables were changed by somebody: they are made to say what follows from the entries
            for rows in fresh:
                store.projections.put_request(unpacked(rows))
        waiting = {request for request in arrived.folded.waiting if request in touched}
        if waiting - held:
            _remember_waiting(office, set(waiting_requests(office)) | waiting)
        return frozenset(touched - held) | _fold_again(office, held).requests


def _fold_again(office: "Office", requests: Iterable[str]) -> Changes:
    """Work out where requests stand from all their acts, and write the rows. Inside a transaction."""
    touched: set[str] = set()
    waiting = set(waiting_requests(office))
    for request in sorted(requests):
        acts = [one for one in office.contents(request) if isinstance(one, Act)]
        before = office.store.projections.request_rows(request)
        state = office.cases.fold(acts)
        waits = bool(acts) and (state is None or not WAITING.isdisjoint(state.void.values()))
        (waiting.add if waits else waiting.discard)(request)
        rows = None if state is None else request_rows(state, office.state, clock.now_ms())
        if rows == before:
            office.cases.drop(request)  # what is remembered of it may lack acts that change no row
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
        remember_waiting(office.store.facts, waiting)


def _hear(office: "Office", content: Content) -> None:
    """Let the own clock go on from what others claim, within its bounds."""
    stamp = stamp_of(content)
    if stamp is not None:
        office.journal().hear(stamp)
