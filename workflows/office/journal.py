"""Writes this device's own log: seals events into entries, and signs the log's head once it is safely stored.

Nothing is signed that is not durably stored first: a checkpoint is made from bytes read back out of the database, when
the office closes and after every so many entries in between.
"""

from collections.abc import Mapping

import msgspec

from workflows import clock, ids
from workflows.domain.codec import act_to_plain, composed
from workflows.domain.events import Act, Event
from workflows.errors import InvalidInput
from workflows.keys import DeviceKeys
from workflows.ledger import canonical, entry, hlc, names
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import TrustEvent
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.office.heads import HeadsSeen
from workflows.office.reading import Reader, stamp_of
from workflows.office.wholeness import log_damaged, refuse_rollback
from workflows.store.rows import RETIRED, CheckpointRow, EntryRow, LogRow
from workflows.store.store import Store

UNSIGNED = 64
"""Entries that may wait for a checkpoint while the office stays open; a person's act has its own signature at once."""

SEALED = 256
"""Checkpoints at multiples of this stay; between them only the latest does (tlog-tiles, full bundles)."""

CHECKED_FACT = "checked-frontier"

CAN_WAIT = frozenset({"disk-full", "disk-error", "key-not-kept"})
"""Troubles that keep a head from being signed at the end, and no more: every acknowledged act is stored already, so
nobody is told that it failed."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around an event in its entry: for whom it is sealed, who acts, and what its author had."""

    scope: int
    key: tuple[int, bytes]
    """Epoch and key of the scope."""
    by: str | None = None
    request: str | None = None
    prev: tuple[str, ...] = ()
    auth: int
    seen: Mapping[str, int] = {}
    """How far the author had other logs; told by acts of the authority chain."""
    mark: str | None = None
    """Stands for the request of an entry that concerns none, see ``rows.is_mark``."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the log to come back to."""

    frontier: Frontier
    last: hlc.Stamp
    signed_at: int


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that was just appended: its id, its place, and its clock."""

    id: str
    position: int
    at: tuple[int, int]


class Journal:
    """The one writer of this device's log. Used only inside the store's transactions, by one thread."""

    def __init__(self, store: Store, keys: DeviceKeys, office: str, log: LogRow, last: hlc.Stamp) -> None:
        self._store = store
        self._keys = keys
        self._office = office
        self._device = log.device
        self._origin = log.origin
        self._frontier = Frontier.from_bytes(log.frontier)
        self._last = last
        latest = store.entries.latest_checkpoint(log.device)
        self._signed_at = latest.size if latest else 0
        self._checked: Frontier | None = None
        """The log so far as it was rebuilt from stored bytes; None until something is signed."""

    def write(self, event: Event | TrustEvent | HeadsSeen, about: About, now_ms: int) -> Written:
        """Append one event, signed by the person who acts. Inside a transaction.

        Raises InvalidInput ``too-long-for-log`` where it is more than an entry holds; nothing was written then.
        """
        stamp = hlc.tick(self._last, now_ms)
        plain = act_to_plain(
            event,
            at=(stamp.ms, stamp.counter),
            by=about.by,
            request=about.request,
            prev=about.prev,
            auth=about.auth,
            seen=about.seen,
        )
        encoded = canonical.encode(plain)
        if about.by is not None:
            plain["sig"] = self._keys.sign_act(encoded, office=self._office, person=about.by)
            encoded = canonical.encode_checked(plain)
        position = self._frontier.size
        if len(encoded) > entry.MAX_JSON_BYTES:
            raise _too_long()
        raw = entry.seal(
            encoded,
            scope=about.scope,
            epoch=about.key[0],
            key=about.key[1],
            origin=self._origin,
            index=position,
            salt=ids.new_bytes(entry.SALT_BYTES),
            nonce=ids.new_bytes(entry.NONCE_BYTES),
        )
        leaf = leaf_hash(raw)
        self._frontier.append(leaf)
        row = EntryRow(
            device=self._device,
            position=position,
            scope=about.scope,
            request=about.mark or about.request,
            raw=raw,
            leaf=leaf,
        )
        self._store.entries.append((row,), self._frontier.to_bytes())
        self._last = stamp
        return Written(id=leaf.hex(), position=position, at=(stamp.ms, stamp.counter))

    def write_act(self, event: Event, about: About, now_ms: int) -> Act:
        """Append one event and answer the act as every reader will read it."""
        try:
            written = self.write(event, about, now_ms)
        except Malformed as error:
            if error.code != "not-nfc":
                raise
            event = composed(event)  # some systems hand over decomposed letters, file names above all
            written = self.write(event, about, now_ms)
        return Act(
            id=written.id,
            device=self._device,
            position=written.position,
            at=written.at,
            by=about.by,
            request=about.request,
            prev=about.prev,
            auth=about.auth,
            event=event,
            seen=dict(about.seen),
        )

    @property
    def size(self) -> int:
        """Entries in the own log: the position of the next one."""
        return self._frontier.size

    def now_ms(self) -> int:
        """The time that the next entry will carry: the wall clock's, unless the log is ahead of it.

        What is judged now is judged again by every reader with the time in the entry, so both must be the same.
        """
        return hlc.tick(self._last, clock.now_ms()).ms

    @property
    def sign_is_due(self) -> bool:
        """Whether so much was stored since the last signature that the next transaction should sign it."""
        return self._frontier.size - self._signed_at >= UNSIGNED

    def sign_stored(self) -> None:
        """Sign the head of what the database durably holds, inside the transaction that now follows.

        The root is computed from the stored bytes, never from memory: a head over a leaf with one wrong bit could
        never be repaired.
        """
        size = self._frontier.size  # nothing is written yet in the transaction that begins, so all of it is stored
        if size == self._signed_at:
            return
        stored = self._from_bytes(size)
        if stored.to_bytes() != self._frontier.to_bytes():
            raise log_damaged("The stored entries no longer give the head of the log.")
        note = self._keys.sign_checkpoint(Checkpoint(origin=self._origin, size=size, root=stored.root()))
        replaced = self._signed_at if self._signed_at % SEALED else None
        self._store.entries.put_checkpoint(CheckpointRow(device=self._device, size=size, note=note), replacing=replaced)
        self._signed_at = size

    def mark(self) -> Mark:
        """Where the log stands, to come back to if the transaction is undone."""
        return Mark(frontier=self._frontier.copy(), last=self._last, signed_at=self._signed_at)

    def return_to(self, mark: Mark) -> None:
        """Forget what was written in a transaction that was undone."""
        self._frontier, self._last, self._signed_at = mark.frontier, mark.last, mark.signed_at

    def keep_place(self) -> None:
        """Remember how far the stored bytes were checked, so that the next start checks only what is newer."""
        if self._checked is not None:
            self._store.facts.put(CHECKED_FACT, self._checked.to_bytes())

    def hear(self, stamp: hlc.Stamp) -> None:
        """Go on from a time that another device's entry claims, unless it lies too far ahead."""
        self._last = hlc.merge(self._last, stamp, clock.now_ms())

    def head(self) -> tuple[int, bytes]:
        """Size and root of the own log."""
        return self._frontier.size, self._frontier.root()

    def _from_bytes(self, size: int) -> Frontier:
        if self._checked is None:
            kept = self._store.facts.get(CHECKED_FACT)
            self._checked = Frontier.from_bytes(kept) if kept else Frontier()
        for row in self._store.entries.between(self._device, self._checked.size, size):
            self._checked.append(leaf_hash(row.raw) if row.request != RETIRED else row.leaf)
        return self._checked


def open_journal(store: Store, keys: DeviceKeys, reader: Reader) -> Journal:
    """The own log of this device, to go on with. Raises Trouble where it is not here, or not what it was."""
    log = store.entries.log(keys.device)
    if log is None:
        raise unknown_device()
    refuse_rollback(store.entries, log, keys)
    last = hlc.ZERO
    now_ms = clock.now_ms()
    for head in store.entries.logs():
        row = store.entries.one(head.device, head.size - 1) if head.size else None
        found = stamp_of(reader.read(row, verified=True)) if row else None
        last = max(last, found or hlc.ZERO) if head.own else hlc.merge(last, found or hlc.ZERO, now_ms)
    return Journal(store, keys, reader.office, log, last)


def log_row(office: str, keys: DeviceKeys) -> LogRow:
    """The head of a new, empty own log."""
    return LogRow(
        device=keys.device,
        origin=names.origin(office, keys.device),
        public_key=keys.log_public,
        size=0,
        frontier=Frontier().to_bytes(),
        own=True,
    )


def log_of(office: str, device: str, public_key: bytes) -> LogRow:
    """The head of another device's log of which nothing is here yet."""
    return LogRow(
        device=device,
        origin=names.origin(office, device),
        public_key=public_key,
        size=0,
        frontier=Frontier().to_bytes(),
        own=False,
    )


def unknown_device() -> InvalidInput:
    """The key belongs to no log of this office."""
    return InvalidInput(
        code="unknown-device",
        title="This laptop is not a member of this office",
        text="The key kept here belongs to none of the office's logs. Nothing was changed.",
        advice="Put back the key that belongs to this folder, or restore a backup into a new home.",
    )


def _too_long() -> InvalidInput:
    return InvalidInput(
        code="too-long-for-log",
        title="This is too long for one entry of the log",
        text=f"One entry holds at most {entry.MAX_JSON_BYTES // 1024} KB. Nothing was changed.",
        advice="Say it with less: a limit for a role, or a budget of the unit above, instead of many lines.",
    )
