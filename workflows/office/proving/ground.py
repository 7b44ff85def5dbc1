"""Which office, laptops and keys a check is about, found by what is signed before what is merely noted."""

import hashlib
from collections import Counter

import msgspec

from workflows.errors import Trouble
from workflows.keys import DeviceKeys
from workflows.ledger import canonical, entry, names
from workflows.ledger.checkpoint import open_checkpoint, parse_body
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import Genesis, TrustEvent, read_trust_event
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.note import parse as parse_note
from workflows.office.office import FOUNDER_FACT, OFFICE_FACT
from workflows.office.proving.verdict import Finding
from workflows.store.rows import CheckpointRow, EntryRow, LogRow
from workflows.store.store import Store

DAMAGE = frozenset({"office-damaged", "not-an-office", "disk-error"})
"""Troubles that say something about the database itself."""

HEADS = "heads"
"""The finding's file for the stored head of a log."""
FACTS = "local facts"
SCOPE_KEYS = "scope keys"

_PROVEN = 3
"""How much a signed head says about the office's name, against an unsigned note of it."""


class Ground(msgspec.Struct, kw_only=True):
    """What the logs are checked against."""

    office: str
    founder: str
    """The founding device; empty where there is none."""
    logs: tuple[LogRow, ...]
    scope_keys: dict[tuple[int, int], bytes]
    own: str | None
    """This device; None where its key is gone."""
    remembered: tuple[int, bytes] | None
    """The longest head of the own log that is remembered outside the database."""
    findings: list[Finding]


def find_ground(store: Store, keys: DeviceKeys | None, remembered: tuple[int, bytes] | None) -> Ground:
    """Learn which office and which devices this is about, by what is signed before what is merely noted."""
    findings: list[Finding] = []
    logs = store.entries.logs()
    firsts = {log.device: _first(store, log.device) for log in logs}
    founder, known = _founder(store, firsts)
    if known != founder:
        findings.append(_altered(FACTS, reason="founder"))
    office = _office(store, logs, firsts.get(founder))
    if _fact(store, OFFICE_FACT) != office:
        findings.append(_altered(FACTS, reason="office-id"))
    fitting: list[LogRow] = []
    for log in logs:
        public = _public(log, firsts[log.device], founder)
        fits = names.device_id(log.public_key) == log.device
        if not fits or log.origin != names.origin(office, log.device):
            findings.append(_altered(HEADS, device=log.device, reason="columns"))
        fitting.append(msgspec.structs.replace(log, public_key=public))
    scope_keys, wrong_keys = _scope_keys(store, keys, firsts.get(founder), founder)
    return Ground(
        office=office,
        founder=founder,
        logs=tuple(fitting),
        scope_keys=scope_keys,
        own=keys.device if keys else None,
        remembered=remembered,
        findings=findings + wrong_keys,
    )


def _first(store: Store, device: str) -> EntryRow | None:
    try:
        return store.entries.one(device, 0)
    except Trouble as error:
        if error.code not in DAMAGE:
            raise
        return None


def notes_of(store: Store, device: str) -> tuple[CheckpointRow, ...] | None:
    """The signed heads of a log; None where the database is too damaged to give them."""
    try:
        return store.entries.checkpoints(device)
    except Trouble as error:
        if error.code not in DAMAGE:
            raise
        return None


def _founder(store: Store, firsts: dict[str, EntryRow | None]) -> tuple[str, str]:
    """The device whose first entry is a genesis, and the one that is noted; the noted one where there is none."""
    known = _fact(store, FOUNDER_FACT)
    found = [device for device, row in firsts.items() if isinstance(_introduction(row, device), Genesis)]
    return (known if known in found or not found else found[0]), known


def _office(store: Store, logs: tuple[LogRow, ...], genesis: EntryRow | None) -> str:
    """The office's id: what signed heads say outweighs what is noted. One altered place never wins."""
    votes: Counter[str] = Counter([_fact(store, OFFICE_FACT)])
    if genesis is not None:
        votes[names.office_id(leaf_hash(genesis.raw))] += 1
    for log in logs:
        votes[_office_in(log.origin)] += 1
        for row in (notes_of(store, log.device) or ())[-2:]:
            try:
                origin = parse_body(parse_note(row.note).text).origin
                open_checkpoint(row.note, origin=origin, log_public=log.public_key)
            except Malformed:
                continue
            votes[_office_in(origin)] += _PROVEN
    return max(votes, key=lambda office: (votes[office], office))


def _office_in(origin: str) -> str:
    parts = origin.split("/")
    return parts[1] if len(parts) == 3 else ""


def _public(log: LogRow, first: EntryRow | None, founder: str) -> bytes:
    """The log's public key: the one that its device id is made from, noted in its row or in its first entry."""
    if names.device_id(log.public_key) == log.device:
        return log.public_key
    event = _introduction(first, log.device) if log.device == founder else None
    if isinstance(event, Genesis) and names.device_id(bytes.fromhex(event.log_key)) == log.device:
        return bytes.fromhex(event.log_key)
    return log.public_key


def _introduction(row: EntryRow | None, device: str) -> TrustEvent | None:
    """The genesis that a first entry holds, as anyone can read it."""
    if row is None:
        return None
    try:
        body = entry.open_entry(row.raw, key=entry.OPEN_KEY, origin=names.genesis_origin(device), index=0)
        event = canonical.decode(body.json).get("event")
        return read_trust_event(event) if isinstance(event, dict) else None
    except Malformed:
        return None


def _scope_keys(
    store: Store, keys: DeviceKeys | None, genesis: EntryRow | None, founder: str
) -> tuple[dict[tuple[int, int], bytes], list[Finding]]:
    """The keys that this device holds, each compared with the digest that pins it."""
    found: dict[tuple[int, int], bytes] = {}
    wrong: list[Finding] = []
    if keys is None:
        return found, wrong
    event = _introduction(genesis, founder)
    announced = {(one.scope, one.epoch): one.digest for one in event.keys} if isinstance(event, Genesis) else {}
    for row in store.entries.scope_keys():
        place = (row.scope, row.epoch)
        try:
            key = keys.unwrap(row.wrapped)
        except Trouble:
            wrong.append(_altered(SCOPE_KEYS, reason="wrapped", scope=row.scope, epoch=row.epoch))
            continue
        digest = hashlib.sha256(key).digest()
        if digest != row.digest or announced.get(place, digest.hex()) != digest.hex():
            wrong.append(_altered(SCOPE_KEYS, reason="digest", scope=row.scope, epoch=row.epoch))
        if len(key) == entry.KEY_BYTES:
            found[place] = key
    return found, wrong


def _fact(store: Store, name: str) -> str:
    return (store.facts.get(name) or b"").decode("ascii", "replace")


def _altered(file: str, *, device: str | None = None, **facts: int | str) -> Finding:
    return Finding(code="altered", device=device, file=file, facts=facts)
