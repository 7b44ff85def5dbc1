"""The entries that say whose key is whose and which device may still speak. Facts only; ``trust`` folds them.

Most are acts of the one authority chain, written on its primary device. Three are not: a device that goes on under a
new log (``device.rotated``, ``device.recovered``) says so in its own first entry, and anyone may publish the proof
that a log has two histories (``log.forked``).
"""

from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from workflows.ledger.malformed import Malformed

ROTATE = b"countersign/v1/rotate\n"
RECOVER = b"countersign/v1/recover\n"
REVOKE = b"countersign/v1/revoke\n"


class _TrustEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    pass


class KeyAnnouncement(msgspec.Struct, frozen=True, kw_only=True):
    """A scope key: its digest pins it, its envelope brings it to those who may have it."""

    scope: int
    epoch: int
    digest: str
    """SHA-256 of the 32-byte key, hex."""
    envelope: str
    """An age file in base64 that holds the key, for every member device and the recovery key."""
    previous: str = ""
    """The key of the epoch before, locked with this one (``chained_keys``), base64; empty for the first epoch."""


class Genesis(_TrustEvent, tag="genesis", frozen=True, kw_only=True):
    """The first entry of an office. Its leaf hash is the office's name."""

    log_key: str
    """The founding device's log key, hex."""
    owner_key: str
    """The owner's key on that device, hex."""
    recovery_key: str
    """Ed25519 public key of the printed recovery key, hex. Of higher rank than the owner's."""
    recovery_age: str
    """The age recipient of the recovery key."""
    keys: tuple[KeyAnnouncement, ...]
    witness_key: str = ""
    """The founding device's key for cosignatures, hex."""
    age: str = ""
    """The age recipient of the founding device."""


class KeyAdded(_TrustEvent, tag="key.added", frozen=True, kw_only=True):
    """A person can sign on a device."""

    person: str
    device: str
    key: str
    """Ed25519 public key, hex."""


class MovedKey(msgspec.Struct, frozen=True, kw_only=True):
    """A person's key on the new device, vouched for by the same person's key on the old one."""

    person: str
    key: str
    vouched: str
    """Signature of the old key over the new one, hex."""


class DeviceRotated(_TrustEvent, tag="device.rotated", frozen=True, kw_only=True):
    """A restored laptop goes on under a new log. The first entry of that log."""

    old_device: str
    old_size: int
    old_root: str
    log_key: str
    vouched: str
    """Signature of the old log key over the new one, hex; see ``rotation_statement``."""
    people: tuple[MovedKey, ...] = ()
    witness_key: str = ""
    age: str = ""


class DeviceAdded(_TrustEvent, tag="device.added", frozen=True, kw_only=True):
    """A laptop belongs to the office from now on."""

    log_key: str
    witness_key: str
    age: str
    """Its age recipient: key envelopes are made for it."""
    name: str
    """What people call it."""
    person: str | None = None
    """Whose laptop it is, for display."""


class Second(msgspec.Struct, frozen=True, kw_only=True):
    """The second person's word for a revocation, given on whatever device they use."""

    person: str
    device: str
    signature: str
    """By this person's key on this device over ``revocation_statement``, hex."""


class RevocationAsked(_TrustEvent, tag="revocation.asked", frozen=True, kw_only=True):
    """The second person's word for a revocation, written on their own laptop. Stands beside the authority chain."""

    device: str
    size: int
    root: str
    """As in the revocation that it agrees to."""
    signature: str
    """By the writer's key on the device that this stands on, over ``revocation_statement``, hex."""


class DeviceRevoked(_TrustEvent, tag="device.revoked", frozen=True, kw_only=True):
    """A laptop's log ends here: entries at or beyond ``size`` count for nobody, whatever time they claim."""

    device: str
    size: int
    root: str
    """The root at this size, hex: which history it is that ends."""
    second: Second | None = None
    """Needed wherever the office has a second person who can sign."""


class ScopeSet(_TrustEvent, tag="scope.set", frozen=True, kw_only=True):
    """Who reads a scope: the unit whose requests it holds, and the devices that are given its keys."""

    scope: int
    unit: str
    devices: tuple[str, ...]


class KeysAnnounced(_TrustEvent, tag="keys.announced", frozen=True, kw_only=True):
    """New epochs of scope keys, in envelopes for those who may have them. Readable by anyone: no names."""

    keys: tuple[KeyAnnouncement, ...]


class AuthorityMoved(_TrustEvent, tag="authority.moved", frozen=True, kw_only=True):
    """The authority chain goes on in another device's log."""

    device: str


class EntriesRatified(_TrustEvent, tag="entries.ratified", frozen=True, kw_only=True):
    """Entries that were held count after all: those from ``start`` up to but not including ``end``."""

    device: str
    start: int
    end: int
    root: str
    """The log's root at ``end``, hex."""


class RetiredLog(msgspec.Struct, frozen=True, kw_only=True):
    """What is retired of one log."""

    device: str
    size: int
    """The minimum index from now on (tlog-tiles): a multiple of 256 that never falls. All of ``gone`` lies below."""
    root: str
    """The log's root at this size, hex: which history it is."""
    gone: tuple[tuple[int, int], ...]
    """The entries that go: runs from an index up to but not including another, in order, apart from each other."""


class LogRetired(_TrustEvent, tag="log.retired", frozen=True, kw_only=True):
    """Entries whose keeping time is over lose their bytes everywhere; their places and leaf hashes stay."""

    before_ms: int
    """Every act among them is older than this."""
    logs: tuple[RetiredLog, ...]


class DeviceRecovered(_TrustEvent, tag="device.recovered", frozen=True, kw_only=True):
    """A new laptop takes over the authority with the printed recovery key. The first entry of its log."""

    log_key: str
    witness_key: str
    age: str
    person: str
    """The owner who recovers."""
    key: str
    """That person's key on the new device, hex."""
    head: str
    """Id of the entry of the authority chain that it goes on from."""
    vouched: str
    """The recovery key's signature over ``recovery_statement``, hex."""


class LogForked(_TrustEvent, tag="log.forked", frozen=True, kw_only=True):
    """The proof that a device signed two histories. It freezes that log at ``index``; anyone may publish it."""

    device: str
    index: int
    proof: dict[str, Any]


TrustEvent = (
    Genesis
    | KeyAdded
    | DeviceRotated
    | DeviceAdded
    | DeviceRevoked
    | ScopeSet
    | KeysAnnounced
    | AuthorityMoved
    | EntriesRatified
    | LogRetired
    | DeviceRecovered
    | LogForked
    | RevocationAsked
)
KINDS: frozenset[str] = frozenset(str(kind.__struct_config__.tag) for kind in get_args(TrustEvent))


def read_trust_event(content: Mapping[str, Any]) -> TrustEvent:
    """Read the event of a trust entry. Raises Malformed."""
    try:
        event: TrustEvent = msgspec.convert(dict(content), TrustEvent)
    except msgspec.ValidationError as error:
        raise Malformed("bad-trust-event", str(error)) from error
    return event


def rotation_statement(office: str, old_device: str, old_size: int, old_root: str, new_key: bytes) -> bytes:
    """What the old log key signs: office, old device, the head it ends at, and the new log key."""
    return ROTATE + f"{office}\n{old_device}\n{old_size}\n{old_root}\n{new_key.hex()}\n".encode()


def person_statement(office: str, new_device: str, new_key: bytes) -> bytes:
    """What a person's old key signs: office, new device, new key."""
    return ROTATE + f"person\n{office}\n{new_device}\n{new_key.hex()}\n".encode()


def recovery_statement(
    office: str, head: str, new_key: bytes, witness_key: bytes, age: str, person_key: bytes
) -> bytes:
    """What the recovery key signs: office, the entry to go on from, and every key of the new device."""
    keys = f"{new_key.hex()}\n{witness_key.hex()}\n{age}\n{person_key.hex()}\n"
    return RECOVER + f"{office}\n{head}\n{keys}".encode()


def revocation_statement(office: str, device: str, size: int, root: str) -> bytes:
    """What the second person signs: office, device, and where its log ends."""
    return REVOKE + f"{office}\n{device}\n{size}\n{root}\n".encode()
