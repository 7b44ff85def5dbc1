"""Carries blobs between this device and the folder: puts what others need, fetches what is referred to, erases.

What is to be done stands in local facts and nowhere else, so that an exchange without news asks the folder nothing. A
blob's name is the hash of its content: any copy proves itself, whoever wrote it and whether or not it can be read here.
"""

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from workflows import clock, envelopes
from workflows.domain.events import Act, ErasureOrdered, Source, blobs_named
from workflows.domain.personal import SHA256
from workflows.engine.state import RequestState
from workflows.errors import InvalidInput, Trouble
from workflows.office.attachments import MAX_BLOB, blobs_in, keep_blobs, keep_bytes, read_blob, read_document_bytes
from workflows.office.erasing import ERASED, confirm, erase_here, unconfirmed
from workflows.office.retention.carrying_out import GONE_BLOB, still_named
from workflows.store.records import FINGERPRINTS, MERGES, RECORD
from workflows.store.rows import HEADS, RETIRED, RUNS, EntryRow, is_mark
from workflows.sync import layout
from workflows.sync.folder import Folder, FolderTrouble
from workflows.sync.report import Report

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.sharing.sharing import Sharing

_DUE, _PUT, _GET, _ORDER, _RETIRE = "blob-due/", "put/", "get/", "order/", "retire/"
"""Facts ``blob-due/put/<blob>``, ``get/<blob>``, ``order/<request>`` and ``retire/<blob>``: what is left to do."""

_LOOKED_FACT = "blob-looked"
"""How far the logs were looked through for references."""

_PART = 2_000
"""Entries opened at a time."""

_MOST_BYTES = 256_000_000
"""Fetched or written in one exchange; the rest follows in the next."""

_FIRST_WAIT_MS, _LONGEST_WAIT_MS = 5_000, 3_600_000
"""How long a blob that was not there is left alone: doubled each time."""

_NOT_OURS = frozenset({"folder-missing", "folder-empty", "folder-foreign", "folder-newer"})
"""Alarms of a folder that must not be written into."""

_LATER = frozenset({"folder-full", "folder-denied", "folder-file"})
"""Troubles with one file, or with writing: the rest goes on."""


_One = Callable[[str, "_Due"], bool]


class BlobReport(msgspec.Struct, frozen=True, kw_only=True):
    """What carrying blobs did."""

    written: int = 0
    """Put into the folder, where there was nothing of that name."""
    read: int = 0
    """Fetched from the folder, and whole."""
    healed: int = 0
    """Damaged files in the folder that were replaced."""
    erased: int = 0
    """Taken out of the folder by orders."""
    confirmed: int = 0
    """Orders that this device confirmed now."""
    missing: int = 0
    """Looked for and not in the folder, or not whole yet."""
    left: int = 0
    """Not looked at in this run, to spare the folder; the missing ones that wait for their next try included."""


class _Due(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A blob to put or to fetch. The entry that refers to it holds its key; none is copied here."""

    device: str
    position: int
    tries: int = 0
    next_ms: int = 0


class _Looked(msgspec.Struct, frozen=True, kw_only=True):
    place: str = ""
    """The folder for which the rest holds: another one lacks everything."""
    keys: int = 0
    """Keys and signers that were known: with more of them, more entries can be read."""
    logs: dict[str, tuple[int, int]] = {}
    """By device: looked through up to here, and the first entry among them that could not be read (-1: none)."""


def carry(sharing: "Sharing", *, deep: bool = False) -> BlobReport:
    """Bring blobs and folder in step, and carry erasure orders out.

    To be called where the folder is known to be there and the office's own. ``deep`` also looks at every blob that was
    put or fetched before, rewrites what is missing or damaged, and deletes erased ones that came back. Raises
    FolderTrouble where the folder as a whole does not answer; what was done by then stays done.
    """
    return _Carrying(sharing.office, sharing.folder, deep=deep).run()


def may_carry(report: Report) -> bool:
    """Whether an exchange found the office's own folder, and this device's own log as it should be."""
    astray = any(alarm.code in _NOT_OURS for alarm in report.alarms)
    return not (astray or report.twin or report.restored_size is not None)


def forget(office: "Office") -> None:
    """Know nothing of what is in the folder: another one, or none. Erased blobs stay erased."""
    with office.store.database.transaction():
        office.store.facts.remove(_LOOKED_FACT)
        for name in office.store.facts.under(_DUE):
            office.store.facts.remove(_DUE + name)


class _Carrying:
    """One run."""

    def __init__(self, office: "Office", folder: Folder, *, deep: bool) -> None:
        self._office = office
        self._folder = folder
        self._deep = deep
        self._store = office.store
        self._home = office.store.home
        self._speaks = office.chain.trust.speaks(office.keys.device)
        """Whether this device may still write; one that was taken out only fetches and forgets."""
        self._now_ms = clock.now_ms()
        self._bytes = 0
        self._counts: dict[str, int] = dict.fromkeys(BlobReport.__struct_fields__, 0)

    def run(self) -> BlobReport:
        self._look_through()
        due = self._store.facts.under(_DUE)
        for name in due:
            if name.startswith(_ORDER):
                self._erase(name.removeprefix(_ORDER))
        self._retire([name.removeprefix(_RETIRE) for name in due if name.startswith(_RETIRE)])
        for kind, carry_one in ((_PUT, self._put), (_GET, self._get)):
            for name, value in due.items():
                if name.startswith(kind):
                    self._carry(name, value, carry_one)
        return msgspec.convert(self._counts, BlobReport)

    # ------------------------------------------------------------ what is to be done

    def _look_through(self) -> None:
        """Note the references and orders in entries that came, or became readable, since the last time."""
        looked, due = self._looked(), dict[str, bytes]()
        keys = len(self._office.reader.scope_keys) + len(self._office.chain.trust.people)
        if self._deep or looked.place != self._folder.place:
            looked = _Looked(place=self._folder.place)
            due = {_RETIRE + blob: b"1" for blob in self._store.facts.under(GONE_BLOB)}
        logs = dict(looked.logs)
        for log in self._store.entries.logs():
            start, unread = looked.logs.get(log.device, (0, -1))
            if unread >= 0 and keys != looked.keys:
                start, unread = unread, -1
            for row in self._rows(log.device, start, log.size):
                found = self._due_of(row)
                if found is None and unread < 0:
                    unread = row.position
                due |= found or {}
            logs[log.device] = (log.size, unread)
        now = _Looked(place=looked.place, keys=keys, logs=logs)
        if now != self._looked() or due:
            with self._store.database.transaction():
                for name, value in due.items():
                    self._store.facts.put(_DUE + name, value)
                self._store.facts.put(_LOOKED_FACT, msgspec.json.encode(now))

    def _looked(self) -> _Looked:
        kept = self._store.facts.get(_LOOKED_FACT)
        return msgspec.json.decode(kept, type=_Looked) if kept else _Looked()

    def _rows(self, device: str, start: int, end: int) -> Iterator[EntryRow]:
        for at in range(start, end, _PART):
            upto = min(at + _PART, end)
            if self._office.reader.silence.covers(device, at, upto):
                continue  # opened in this run when it came: nothing in it leaves anything to do
            for row in self._store.entries.between(device, at, upto):
                if row.request is not None and row.request != HEADS:
                    yield row

    def _due_of(self, row: EntryRow) -> dict[str, bytes] | None:
        """What an entry leaves to do; None where it cannot be read yet."""
        if row.request == RETIRED:
            return {}
        of_record = row.request is not None and row.request.startswith(RECORD)
        if row.request in {MERGES, FINGERPRINTS, RUNS}:
            return {}
        content = None if is_mark(row.request) and not of_record else self._office.reader.read(row, verified=True)
        if not isinstance(content, Act) or (content.request is None and not of_record):
            return None
        if isinstance(content.event, ErasureOrdered):
            return {_ORDER + str(content.request): b"1"}
        place = msgspec.json.encode(_Due(device=row.device, position=row.position))
        refs = [one.blob for one in blobs_named(content.event)]
        return {(_PUT if (blobs_in(self._home) / blob).exists() else _GET) + blob: place for blob in refs}

    def _is_erased(self, blob: str, due: _Due) -> bool:
        """Whether an order took it away, and no other request that came since begins with it."""
        by, row = self._store.facts.text(ERASED + blob), self._store.entries.one(due.device, due.position)
        if by is not None and row is not None and row.request != by and not is_mark(by):
            erase_here(self._office, by)  # which looks again who names it
            by = self._store.facts.text(ERASED + blob)
        return by is not None

    # ------------------------------------------------------------ blobs

    def _carry(self, name: str, value: bytes, carry_one: "_One") -> None:
        """Put or fetch one blob, unless it has to wait."""
        due, blob = msgspec.json.decode(value, type=_Due), name.partition("/")[2]
        if self._is_erased(blob, due):
            return self._done(name)
        waits = due.next_ms > self._now_ms and not self._deep
        if waits or self._bytes > _MOST_BYTES or (not self._speaks and name.startswith(_PUT)):
            self._counts["left"] += 1
            return None
        try:
            done = carry_one(blob, due)
        except FolderTrouble as trouble:
            if trouble.code not in _LATER:
                raise
            done = False
        except Trouble:  # this disk is full, or a file is held open: the next exchange tries again
            done = False
        if done:
            return self._done(name)
        self._counts["missing"] += 1
        wait_ms = min(_LONGEST_WAIT_MS, _FIRST_WAIT_MS << min(due.tries, 20))
        later = msgspec.structs.replace(due, tries=due.tries + 1, next_ms=self._now_ms + wait_ms)
        with self._store.database.transaction():
            self._store.facts.put(_DUE + name, msgspec.json.encode(later))
        return None

    def _put(self, blob: str, due: _Due) -> bool:
        """Put a blob that is here into the folder, and see that what bears its name is it."""
        raw = read_blob(self._home, blob)
        if raw is None:
            return self._get(blob, due)
        path = layout.blob(blob)
        self._bytes += len(raw)
        if self._folder.create(path, raw):
            self._counts["written"] += 1
            return True
        if self._folder.read(path, MAX_BLOB) == raw:
            return True
        self._folder.delete(path)
        if not self._folder.create(path, raw):
            return False
        self._counts["healed"] += 1
        return True

    def _get(self, blob: str, due: _Due) -> bool:
        """Fetch a blob, keep it, and keep the document that it holds."""
        raw = self._folder.read(layout.blob(blob), MAX_BLOB)
        self._bytes += len(raw or b"")
        if raw is None or hashlib.sha256(raw).hexdigest() != blob:
            return False
        keep_blobs(self._home, {blob: raw})
        self._counts["read"] += 1
        for source in self._sources(due):
            if source.blob == blob:
                self._unpack(source, raw)
        return True

    def _unpack(self, source: Source, raw: bytes) -> None:
        """Keep the document, if it is the one that the event names; its author may have written anything."""
        if SHA256.fullmatch(source.sha256) is None:
            return
        content = envelopes.open_with(raw, source.secret)
        whole = content is not None and hashlib.sha256(content).hexdigest() == source.sha256
        if content is not None and whole and read_document_bytes(self._home.attachments, source.sha256) is None:
            keep_bytes(self._home.attachments, source.sha256, content)

    def _sources(self, due: _Due) -> tuple[Source, ...]:
        row = self._store.entries.one(due.device, due.position)
        content = self._office.reader.read(row, verified=True) if row is not None else None
        found: tuple[Source, ...] = getattr(content.event, "sources", ()) if isinstance(content, Act) else ()
        return found

    # ------------------------------------------------------------ orders

    def _erase(self, request: str) -> None:
        """Carry the orders about a request out: first here, then in the folder; then confirm."""
        try:
            state = self._office.request(request)
        except InvalidInput:  # how it began has not arrived yet
            return
        todo = unconfirmed(self._office, state)
        try:
            if todo or self._deep:
                gone = erase_here(self._office, request)
                for blob in sorted(gone if self._speaks else ()):
                    self._erase_in_folder(blob)
            self._counts["confirmed"] += confirm(self._office, request)
        except FolderTrouble as trouble:
            if trouble.code not in _LATER:
                raise
            return
        except Trouble:
            return
        if not _waits(state):
            self._done(_ORDER + request)

    def _retire(self, blobs: list[str]) -> None:
        """Take blobs out of the folder that only retired requests named."""
        named = still_named(self._office, blobs)
        for blob in blobs:
            try:
                if self._speaks and blob not in named:
                    self._erase_in_folder(blob)
            except FolderTrouble as trouble:
                if trouble.code not in _LATER:
                    raise
                continue
            self._done(_RETIRE + blob)

    def _erase_in_folder(self, blob: str) -> None:
        """Delete it and whatever a sync client made of its name."""
        directory, name = layout.split(layout.blob(blob))
        for listed in self._folder.list(directory):
            path = f"{directory}/{listed.name}"
            if listed.name.startswith(name) and layout.is_safe(path):
                self._folder.delete(path)
                self._counts["erased"] += 1

    def _done(self, name: str) -> None:
        with self._store.database.transaction():
            self._store.facts.remove(_DUE + name)


def _waits(state: RequestState) -> bool:
    """Whether an order does not count now and might later: something it names has to arrive, or an owner lets it in."""
    return any(isinstance(act.event, ErasureOrdered) and act.id in state.void for act in state.acts)
