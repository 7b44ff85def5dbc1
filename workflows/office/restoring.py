"""Makes a home out of an unpacked backup: the same entries, a new log that the old keys vouch for, fresh projections.

Nothing of the copied database is taken over but what is signed or encrypted: entries, signed heads, scope keys.
"""

import hashlib
from pathlib import Path

import msgspec

from workflows import clock, envelopes
from workflows.errors import InvalidInput, Trouble
from workflows.keys import DeviceKeys, new_secrets
from workflows.ledger import entry, hlc, membership
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.membership import DeviceRotated, MovedKey
from workflows.ledger.merkle import Frontier
from workflows.office.journal import About, Journal, log_row
from workflows.office.office import FOUNDER_FACT, OFFICE_FACT, Office
from workflows.office.proving.checking import check_store
from workflows.office.proving.ground import FACTS
from workflows.office.proving.state_checking import PROJECTIONS
from workflows.office.proving.verdict import Finding
from workflows.office.reading import stamp_of
from workflows.store.rows import CheckpointRow, LogRow, ScopeKeyRow
from workflows.store.store import Store

_BATCH = 2_048
_SCOPES = frozenset({entry.OFFICE_SCOPE, entry.AUTHORITY_SCOPE})
_NEEDED_FACTS = frozenset({"office-id", "founder"})


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """A home made out of a backup."""

    home: str
    office: str
    device: str
    """The new device; its log begins with this restore."""
    old_device: str
    old_size: int
    """How long the old device's log was in the backup."""
    entries: int


class _InMemory:
    """The old laptop's secrets while it vouches for the new one: gone with this object."""

    kind = "file"

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def read(self, name: str) -> str | None:
        """What was written, if anything."""
        return self._kept.get(name)

    def write(self, name: str, value: str) -> None:
        """Keep it as long as this object lives."""
        self._kept[name] = value


def restore_into(unpacked: Path, seed: bytes, home: Path) -> Restored:
    """Make ``home`` (a folder that is not there yet) out of the unpacked backup and the old device's seed.

    Raises InvalidInput ``backup-not-sound`` where the entries in it are not what was signed: the old keys vouch for
    nothing that was altered.
    """
    old = DeviceKeys(_InMemory(), seed)
    with _opened(unpacked) as source:
        verdict = check_store(source, old, None)
        wrong = [one for one in verdict.findings if not _is_harmless(one)]
        # Without its keys nothing in the office could be read, and nothing more be written.
        held = {row.scope for row in source.entries.scope_keys()}
        if wrong or not held >= _SCOPES or source.entries.log(old.device) is None:
            raise _not_sound(len(wrong))
        with Store.create(home) as store:
            new = DeviceKeys.create(new_secrets(home))
            before = Office(source, old, write=False)
            _copy(source, store, before, old, new)
            with store.database.transaction():
                rotated = continue_log(store, before, old, new)
    with Office.open(home) as office:
        office.rebuild()
        entries = office.store.entries.count()
    return Restored(
        home=str(home),
        office=before.id,
        device=new.device,
        old_device=old.device,
        old_size=rotated.old_size,
        entries=entries,
    )


def _opened(unpacked: Path) -> Store:
    try:
        return Store.open(unpacked, write=False)
    except Trouble as error:
        if error.code not in {"office-damaged", "not-an-office"}:
            raise
        raise _not_sound(0) from error


def _is_harmless(found: Finding) -> bool:
    """Whether what is wrong is made anew by a restore: tables, and notes of the laptop about itself."""
    if found.file == FACTS:
        return found.facts.get("reason") not in _NEEDED_FACTS
    return found.file == PROJECTIONS


def _copy(source: Store, store: Store, office: Office, old: DeviceKeys, new: DeviceKeys) -> None:
    """Take over what is the truth: logs, signed heads, and the scope keys, wrapped for the new device."""
    with store.database.transaction():
        store.facts.put(OFFICE_FACT, office.id.encode())
        store.facts.put(FOUNDER_FACT, office.reader.founder.encode())
        for row in source.entries.scope_keys():
            key = old.unwrap(row.wrapped)
            digest, wrapped = hashlib.sha256(key).digest(), new.wrap(key)
            store.entries.put_scope_key(ScopeKeyRow(scope=row.scope, epoch=row.epoch, digest=digest, wrapped=wrapped))
    for log in source.entries.logs():
        with store.database.transaction():
            empty = msgspec.structs.replace(log, size=0, frontier=Frontier().to_bytes(), own=False)
            store.entries.add_log(empty)
            for checkpoint in source.entries.checkpoints(log.device):
                store.entries.put_checkpoint(checkpoint)
        frontier = Frontier()
        for start in range(0, log.size, _BATCH):
            entries = source.entries.between(log.device, start, min(start + _BATCH, log.size))
            for one in entries:
                frontier.append(one.leaf)
            with store.database.transaction():
                store.entries.append(entries, frontier.to_bytes())


def continue_log(store: Store, office: Office, old: DeviceKeys, new: DeviceKeys) -> DeviceRotated:
    """End the old log with a signed head, and begin the new one with the old keys' word. Inside a transaction."""
    ended = store.entries.log(old.device)
    assert ended is not None
    root = Frontier.from_bytes(ended.frontier).root()
    people = [person for person, device in office.reader.trust.people if device == old.device]
    statement = membership.rotation_statement(office.id, old.device, ended.size, root.hex(), new.log_public)
    rotated = DeviceRotated(
        old_device=old.device,
        old_size=ended.size,
        old_root=root.hex(),
        log_key=new.log_public.hex(),
        vouched=old.sign_statement(statement).hex(),
        people=tuple(_moved(person, office.id, old, new) for person in sorted(people)),
        witness_key=new.witness_public.hex(),
        age=envelopes.recipient_of(new.age_identity()),
    )
    _sign_end(store, ended, root, old)
    store.entries.add_log(log_row(office.id, new))
    begun = store.entries.log(new.device)
    assert begun is not None
    head, last = _latest(store, office)
    journal = Journal(store, new, office.id, begun, last)
    # Under the oldest key: every member holds that one, also who was cut off from the newer ones for a while. It tells
    # which laptop goes on for which, and nothing that a former member did not know.
    held = office.reader.scope_keys
    epoch = min(number for scope, number in held if scope == entry.AUTHORITY_SCOPE)
    about = About(
        scope=entry.AUTHORITY_SCOPE,
        key=(epoch, held[entry.AUTHORITY_SCOPE, epoch]),
        prev=head,
        auth=office.chain.length,
    )
    journal.write(rotated, about, clock.now_ms())
    return rotated


def _latest(store: Store, office: Office) -> tuple[tuple[str, ...], hlc.Stamp]:
    """The latest entry of the authority, which the new log builds upon, and the latest time in any log."""
    last = hlc.ZERO
    for log in store.entries.logs():
        row = store.entries.one(log.device, log.size - 1)
        last = max(last, (stamp_of(office.reader.read(row, verified=True)) if row else None) or last)
    return office.chain.head, last


def _sign_end(store: Store, ended: LogRow, root: bytes, old: DeviceKeys) -> None:
    """The last entries of the old log may be stored without a signed head, as after a crash; they are signed now."""
    latest = store.entries.latest_checkpoint(ended.device)
    if latest is None or latest.size < ended.size:
        note = old.sign_checkpoint(Checkpoint(origin=ended.origin, size=ended.size, root=root))
        store.entries.put_checkpoint(CheckpointRow(device=ended.device, size=ended.size, note=note))


def _moved(person: str, office: str, old: DeviceKeys, new: DeviceKeys) -> MovedKey:
    public = new.person_public(person)
    statement = membership.person_statement(office, new.device, public)
    return MovedKey(person=person, key=public.hex(), vouched=old.sign_statement_as(person, statement).hex())


def _not_sound(count: int) -> InvalidInput:
    return InvalidInput(
        code="backup-not-sound",
        title="The office in this backup was altered",
        text=f"{count or 'Some'} of its entries or keys are not what was signed. Nothing was changed.",
        advice="Use an older backup. “countersign verify” names the entries in the office it was made of.",
    )
