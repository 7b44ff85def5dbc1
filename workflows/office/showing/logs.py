"""The logs of all devices: how long they are, who has seen what, and what was signed and witnessed."""

import msgspec

from workflows.office.office import Office
from workflows.office.sharing.members import MemberLine


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
    """Whether the stored bytes give the leaf hash now."""
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
    raise NotImplementedError


def entry_proof(office: Office, device: str, position: int, now_ms: int) -> EntryProof | None:
    """What proves an entry, worked out anew from the stored bytes; None where there is no such entry.

    Reads every leaf hash of the log once: some milliseconds for each 10,000 entries.
    """
    raise NotImplementedError
