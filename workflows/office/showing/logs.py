"""The logs of all devices: how long they are, who has seen what, and what was signed and witnessed."""

from typing import get_args

import msgspec

from workflows.domain.events import Act
from workflows.engine.assign import day_of
from workflows.ledger.checkpoint import Checkpoint, open_checkpoint
from workflows.ledger.identity import SIGNATURE_FIELD, verify_act
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceRecovered
from workflows.ledger.merkle import Tree, leaf_hash
from workflows.ledger.proof import Proof, encode, verify
from workflows.office.office import Office
from workflows.office.reading import Content, Introduction, Why
from workflows.office.seen import COSIGNED, sights
from workflows.office.sharing.lights import Lights, published, witnesses
from workflows.office.sharing.members import MemberLine, members
from workflows.office.showing.log_contents import LogContents
from workflows.office.showing.refreshing import up_to_date
from workflows.store.rows import UNREAD, CheckpointRow, EntryRow, LogRow, mark


class SignedHead(msgspec.Struct, frozen=True, kw_only=True):
    """A checkpoint: a signed head of a log."""

    device: str
    size: int
    root: str
    """Hex; empty where the note could not be read."""
    witnesses: tuple[str, ...]
    """Devices that cosigned it, as their logs told; sorted."""


class SeenBy(msgspec.Struct, frozen=True, kw_only=True):
    """How far a device says it has another's log."""

    by: str
    device: str
    size: int
    at_ms: int
    """When it said so, as its clock claims."""
    fits: bool | None
    """Whether the log here has that root at that size; None: not compared yet."""


class Logs(msgspec.Struct, frozen=True, kw_only=True):
    """All logs."""

    devices: tuple[MemberLine, ...]
    """id, name, person, people, size, seen_ms (last heard), state, own, ends_at, replaced_by; the primary first."""
    seen: tuple[SeenBy, ...]
    """The matrix, by device that says so and device that is spoken of."""
    heads: tuple[SignedHead, ...]
    """By device, the largest size first."""
    in_folder: int
    """Own entries that are known to be in the folder."""
    entries: int
    """Entries held in all."""
    unread: int
    """Entries that were received and cannot be read here, whatever the reason."""


class EntryProof(msgspec.Struct, frozen=True, kw_only=True):
    """What proves one entry."""

    device: str
    position: int
    leaf: str
    """Hex."""
    stored_fits: bool
    """Whether the stored bytes give the leaf hash now. Of a retired entry only the hash is left, and that fits."""
    origin: str
    """The log's name."""
    log_key: str
    """The log's public key, hex."""
    head_size: int | None
    """The signed head that covers it; None where none does yet."""
    root: str | None
    path: tuple[str, ...]
    """Hashes from the leaf's sibling up to the root's child, hex."""
    included: bool
    """Whether the path leads to the signed root and the log's key signed it."""
    signer: str | None
    """The person who signed it; None: a device's own entry, or it cannot be read."""
    signer_key: str | None
    """Hex."""
    signature: str
    """good, none (the device's own), or why not: unsigned, wrong-signature, no-signer, no-key, altered …"""
    witnesses: tuple[str, ...]
    """Designated witnesses that hold it."""
    holders: tuple[str, ...]
    """Other devices that hold it."""
    proof: str
    """The proof as a text file (C2SP tlog-proof); empty where no head covers it."""


def logs(office: Office) -> Logs:
    """All logs as they are held here."""
    with up_to_date(office):
        entries, facts = office.store.entries, office.store.facts
        lines = members(office)
        cosigned: dict[tuple[str, int], list[str]] = {}
        for name in facts.under(COSIGNED):
            device, size, witness = name.split("/")
            cosigned.setdefault((device, int(size)), []).append(witness)
        return Logs(
            devices=lines,
            seen=tuple(
                SeenBy(by=by, device=device, size=sight.size, at_ms=sight.at_ms, fits=sight.fits)
                for (by, device), sight in sorted(sights(facts).items())
            ),
            heads=tuple(
                _head(log, row, cosigned)
                for log in entries.logs()
                for row in sorted(entries.checkpoints(log.device), key=lambda one: one.size, reverse=True)
            ),
            in_folder=published(office),
            entries=entries.count(),
            unread=sum(entries.count_of(mark(why)) for why in get_args(Why) if why != "retired")
            + entries.count_of(UNREAD),
        )


def entry_proof(office: Office, device: str, position: int, now_ms: int) -> EntryProof | None:
    """What proves an entry, worked out anew from the stored bytes; None where there is no such entry.

    Reads every leaf hash of the log once: some milliseconds for each 10,000 entries.
    """
    with up_to_date(office):
        row, log = office.store.entries.one(device, position), office.store.entries.log(device)
        if row is None or log is None:
            return None
        signed, proof = _proof(office, log, row)
        content = LogContents(office).of(row)
        by = content.by if isinstance(content, Act | Introduction) else None
        signature, key = _signature(office, row, content)
        holders = Lights(office, now_ms).holders(device, position)
        return EntryProof(
            device=device,
            position=position,
            leaf=row.leaf.hex(),
            stored_fits=not row.raw or leaf_hash(row.raw) == row.leaf,
            origin=log.origin,
            log_key=log.public_key.hex(),
            head_size=signed.size if signed is not None else None,
            root=signed.root.hex() if signed is not None else None,
            path=tuple(step.hex() for step in proof.path) if proof is not None else (),
            included=signed is not None,
            signer=by,
            signer_key=key,
            signature=signature,
            witnesses=tuple(sorted(holders & witnesses(office, day_of(now_ms)))),
            holders=tuple(sorted(holders)),
            proof=encode(proof).decode() if proof is not None else "",
        )


def _head(log: LogRow, row: CheckpointRow, cosigned: dict[tuple[str, int], list[str]]) -> SignedHead:
    try:
        root = open_checkpoint(row.note, origin=log.origin, log_public=log.public_key).root.hex()
    except Malformed:
        root = ""
    told = tuple(sorted(cosigned.get((row.device, row.size), ())))
    return SignedHead(device=row.device, size=row.size, root=root, witnesses=told)


def _proof(office: Office, log: LogRow, row: EntryRow) -> tuple[Checkpoint | None, Proof | None]:
    """The entry under the smallest signed head that covers it; no head where none does, or the log was altered."""
    covering = [one for one in office.store.entries.checkpoints(log.device) if one.size > row.position]
    if not covering:
        return None, None
    head = covering[0]
    leaves = office.store.entries.leaves(log.device, 0, head.size)
    if len(leaves) != head.size:
        return None, None
    proof = Proof(index=row.position, path=tuple(Tree(leaves).inclusion(row.position, head.size)), checkpoint=head.note)
    try:
        return verify(
            proof, leaf_hash(row.raw) if row.raw else row.leaf, origin=log.origin, log_public=log.public_key
        ), proof
    except Malformed:
        return None, proof


def _signature(office: Office, row: EntryRow, content: Content) -> tuple[str, str | None]:
    """Whether the person who acted signed this entry, worked out anew; and their public key, hex."""
    try:
        plain = office.reader.plain(row)
    except Malformed as error:
        return (error.code if error.code in {"no-key", "retired"} else "altered"), None
    by = plain.get("by")
    if not isinstance(by, str):
        return "none", None
    key = office.chain.trust.key_of(by, row.device)
    if isinstance(content, Introduction) and isinstance(content.event, DeviceRecovered):
        key = bytes.fromhex(content.event.key)  # it brings the key along that it is signed with
    if SIGNATURE_FIELD not in plain:
        return "unsigned", None
    if key is None:
        return "no-signer", None
    good = verify_act(plain, office=office.id, device=row.device, public=key)
    return ("good" if good else "wrong-signature"), key.hex()
