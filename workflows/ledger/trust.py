"""Whose key is whose: a pure fold over the few entries that introduce keys.

The genesis entry names the founding device, the owner's key and the recovery key. ``key.added`` gives a person a key
on a device; ``device.rotated`` lets a restored laptop go on under a new log, vouched for by the old one.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from workflows.ledger import identity, names
from workflows.ledger.malformed import Malformed

ROTATE = b"countersign/v1/rotate\n"
_HEX_KEY = 64


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


TrustEvent = Genesis | KeyAdded | DeviceRotated
KINDS = frozenset({"genesis", "key.added", "device.rotated"})


class Trust(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that are known and whose they are."""

    office: str = ""
    founder: str = ""
    """The founding device."""
    owner_key: bytes = b""
    devices: dict[str, bytes] = {}
    """Log public key of each device."""
    people: dict[tuple[str, str], bytes] = {}
    """(person, device) -> public key."""

    def key_of(self, person: str, device: str) -> bytes | None:
        """The key with which the person signs on the device."""
        return self.people.get((person, device))


def read_trust_event(content: Mapping[str, Any]) -> TrustEvent:
    """Read the event of a trust entry. Raises Malformed."""
    try:
        event: TrustEvent = msgspec.convert(dict(content), TrustEvent)
    except msgspec.ValidationError as error:
        raise Malformed("bad-trust-event", str(error)) from error
    return event


def begin(genesis: Genesis, *, leaf: bytes) -> Trust:
    """The trust that a genesis entry founds. Raises Malformed for a key that may not be admitted."""
    log_key, owner_key = _key(genesis.log_key), _key(genesis.owner_key)
    _key(genesis.recovery_key)
    device = names.device_id(log_key)
    return Trust(office=names.office_id(leaf), founder=device, owner_key=owner_key, devices={device: log_key})


def add_key(trust: Trust, event: KeyAdded) -> Trust:
    """A person's key on a known device. Raises Malformed where the device is unknown or the key may not be admitted."""
    if event.device not in trust.devices:
        raise Malformed("unknown-device", "The key is for a device that nobody admitted.")
    return _replaced(trust, people=trust.people | {(event.person, event.device): _key(event.key)})


def rotate(trust: Trust, event: DeviceRotated) -> Trust:
    """A new device in place of an old one. Raises Malformed where the old keys did not vouch for the new."""
    old, new = trust.devices.get(event.old_device), _key(event.log_key)
    device = names.device_id(new)
    statement = rotation_statement(trust.office, event.old_device, event.old_size, event.old_root, new)
    if old is None or not identity.verify(old, _signature(event.vouched), statement):
        raise Malformed("not-vouched", "The old device did not vouch for the new one.")
    people = dict(trust.people)
    for moved in event.people:
        was, now = trust.key_of(moved.person, event.old_device), _key(moved.key)
        if was is None or not identity.verify(
            was, _signature(moved.vouched), person_statement(trust.office, device, now)
        ):
            raise Malformed("not-vouched", "A person's old key did not vouch for the new one.")
        people[moved.person, device] = now
    return _replaced(trust, devices=trust.devices | {device: new}, people=people)


def rotation_statement(office: str, old_device: str, old_size: int, old_root: str, new_key: bytes) -> bytes:
    """What the old log key signs: office, old device, the head it ends at, and the new log key."""
    return ROTATE + f"{office}\n{old_device}\n{old_size}\n{old_root}\n{new_key.hex()}\n".encode("ascii")


def person_statement(office: str, new_device: str, new_key: bytes) -> bytes:
    """What a person's old key signs: office, new device, new key."""
    return ROTATE + f"person\n{office}\n{new_device}\n{new_key.hex()}\n".encode("ascii")


def _replaced(trust: Trust, **changes: Any) -> Trust:
    return msgspec.structs.replace(trust, **changes)


def _key(text: str) -> bytes:
    try:
        key = bytes.fromhex(text) if len(text) == _HEX_KEY else b""
    except ValueError:
        key = b""
    identity.admit(key)
    return key


def _signature(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
