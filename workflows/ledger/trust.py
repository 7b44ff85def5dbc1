"""Whose key is whose, and how far each log counts: a pure fold over the entries that ``membership`` describes."""

from collections.abc import Callable
from typing import Any

import msgspec

from workflows.ledger import fork, identity, names
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import (
    AuthorityMoved,
    DeviceAdded,
    DeviceRecovered,
    DeviceRevoked,
    DeviceRotated,
    EntriesRatified,
    Genesis,
    KeyAdded,
    KeyAnnouncement,
    KeysAnnounced,
    LogForked,
    RevocationAsked,
    ScopeSet,
    TrustEvent,
    person_statement,
    recovery_statement,
    revocation_statement,
    rotation_statement,
)
from workflows.ledger.merkle import HASH_BYTES, MAX_SIZE
from workflows.ledger.retirement import Retirement, check

_HEX_KEY = 64
MAX_NAME = 60
"""Characters in a device's name."""
FIRST_UNIT_SCOPE, LAST_UNIT_SCOPE = 2, 65534
_AGE = "age1"


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop of the office."""

    log_key: bytes
    witness_key: bytes = b""
    """Empty where it never told one."""
    age: str = ""
    name: str = ""
    person: str | None = None
    ends_at: int | None = None
    """Entries at or beyond this index count only where they are ratified; None: its log goes on."""
    replaced_by: str | None = None
    """The device that goes on in its place."""


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Who reads a scope."""

    unit: str
    devices: frozenset[str]


class Trust(msgspec.Struct, frozen=True, kw_only=True):
    """The keys that are known and whose they are."""

    office: str = ""
    founder: str = ""
    """The founding device."""
    owner_key: bytes = b""
    recovery_key: bytes = b""
    recovery_age: str = ""
    primary: str = ""
    """The one device that writes the authority chain."""
    members: dict[str, Device] = {}
    people: dict[tuple[str, str], bytes] = {}
    """(person, device) -> public key."""
    scopes: dict[int, Scope] = {}
    """Scopes of units; every member device reads the scopes 0 and 1."""
    announced: dict[tuple[int, int], KeyAnnouncement] = {}
    """(scope, epoch) -> the one key of that epoch, by its digest."""
    ratified: dict[str, tuple[tuple[int, int], ...]] = {}
    """device -> ranges of entries that count although they were held."""
    forks: dict[str, int] = {}
    """device -> index from which its log has two histories."""
    retirements: tuple[Retirement, ...] = ()
    """Acts that retired entries, in their order."""

    @property
    def devices(self) -> dict[str, bytes]:
        """Log public key of each device."""
        return {device: known.log_key for device, known in self.members.items()}

    def key_of(self, person: str, device: str) -> bytes | None:
        """The key with which the person signs on the device."""
        return self.people.get((person, device))

    def speaks(self, device: str) -> bool:
        """Whether the device is a member whose log goes on."""
        known = self.members.get(device)
        return known is not None and known.ends_at is None and device not in self.forks

    def is_ratified(self, device: str, index: int) -> bool:
        """Whether an entry that was held was let in."""
        return any(start <= index < end for start, end in self.ratified.get(device, ()))

    def readers(self, scope: int) -> frozenset[str]:
        """The devices that may have a scope's keys."""
        speaking = frozenset(device for device in self.members if self.speaks(device))
        if scope < FIRST_UNIT_SCOPE:
            return speaking
        known = self.scopes.get(scope)
        return speaking & known.devices if known else frozenset()

    def newest_epoch(self, scope: int) -> int | None:
        """The newest epoch of a scope that was announced; None where there is none."""
        return max((epoch for held, epoch in self.announced if held == scope), default=None)


def begin(genesis: Genesis, *, leaf: bytes) -> Trust:
    """The trust that a genesis entry founds. Raises Malformed for a key that may not be admitted."""
    log_key, owner_key = _key(genesis.log_key), _key(genesis.owner_key)
    witness = _key(genesis.witness_key) if genesis.witness_key else b""
    device = names.device_id(log_key)
    return Trust(
        office=names.office_id(leaf),
        founder=device,
        primary=device,
        owner_key=owner_key,
        recovery_key=_key(genesis.recovery_key),
        recovery_age=genesis.recovery_age,
        members={device: Device(log_key=log_key, witness_key=witness, age=genesis.age)},
        announced={(one.scope, one.epoch): one for one in genesis.keys},
    )


def take(trust: Trust, event: TrustEvent, *, by: str | None, is_active: Callable[[str], bool]) -> Trust:
    """Fold an entry of the authority chain in, written by ``by``. Whether that is an owner is the caller's question.

    ``is_active`` says who is a member who was not closed. Raises Malformed with the code of why it changes nothing.
    """
    match event:
        case KeyAdded():
            return _add_key(trust, event)
        case DeviceAdded():
            return _add_device(trust, event)
        case DeviceRevoked():
            return _revoke(trust, event, by, is_active)
        case ScopeSet():
            return _set_scope(trust, event)
        case KeysAnnounced():
            return _announce(trust, event)
        case AuthorityMoved():
            return _move(trust, event)
        case EntriesRatified():
            return _ratify(trust, event)
        case _:
            raise Malformed("wrong-place", "This entry is none of the authority chain's.")


def rotate(trust: Trust, event: DeviceRotated, *, leads: bool = False, counted: int = 0) -> Trust:
    """A new device in place of an old one. Raises Malformed where the old keys did not vouch for the new.

    ``leads``: the authority passes to it, where the old one had it. ``counted``: so many entries of the old log
    count in any case, however few the new device claims: an old key takes nothing back.
    """
    old, new = trust.members.get(event.old_device), _key(event.log_key)
    device = names.device_id(new)
    statement = rotation_statement(trust.office, event.old_device, event.old_size, event.old_root, new)
    if old is None or not identity.verify(old.log_key, _signature(event.vouched), statement):
        raise Malformed("not-vouched", "The old device did not vouch for the new one.")
    _check_head(event.old_size, event.old_root)
    if device in trust.members:
        raise Malformed("device-known", "The new device is a member already.")
    # Whoever was taken out, or went on elsewhere already, lets nobody in any more.
    if old.ends_at is not None or event.old_device in trust.forks:
        raise Malformed("device-ended", "The old device's log ended before this.")
    people = dict(trust.people)
    for moved in event.people:
        was, now = trust.key_of(moved.person, event.old_device), _key(moved.key)
        if was is None or not identity.verify(
            was, _signature(moved.vouched), person_statement(trust.office, device, now)
        ):
            raise Malformed("not-vouched", "A person's old key did not vouch for the new one.")
        people[moved.person, device] = now
    ended = msgspec.structs.replace(old, ends_at=max(event.old_size, counted), replaced_by=device)
    fresh = Device(
        log_key=new,
        witness_key=_key(event.witness_key) if event.witness_key else b"",
        age=event.age,
        name=old.name,
        person=old.person,
    )
    scopes = {
        number: Scope(unit=scope.unit, devices=scope.devices | {device}) if event.old_device in scope.devices else scope
        for number, scope in trust.scopes.items()
    }
    return _replaced(
        trust,
        members=trust.members | {event.old_device: ended, device: fresh},
        people=people,
        scopes=scopes,
        primary=device if leads and trust.primary == event.old_device else trust.primary,
    )


def recover(trust: Trust, event: DeviceRecovered) -> Trust:
    """A new primary device by the printed key, which outranks every other. Raises Malformed where it did not sign."""
    new, witness, person = _key(event.log_key), _key(event.witness_key), _key(event.key)
    device = names.device_id(new)
    statement = recovery_statement(trust.office, event.head, new, witness, event.age, person)
    if not identity.verify(trust.recovery_key, _signature(event.vouched), statement):
        raise Malformed("not-vouched", "The recovery key did not vouch for this device.")
    if device in trust.members:
        raise Malformed("device-known", "The new device is a member already.")
    fresh = Device(log_key=new, witness_key=witness, age=event.age, name="", person=event.person)
    return _replaced(
        trust,
        members=trust.members | {device: fresh},
        people=trust.people | {(event.person, device): person},
        primary=device,
    )


def recount(trust: Trust, device: str, counted: int) -> Trust:
    """A log that was replaced by another counts at least so far."""
    known = trust.members[device]
    if known.ends_at is None or known.replaced_by is None or counted <= known.ends_at:
        return trust
    return _replaced(trust, members=trust.members | {device: msgspec.structs.replace(known, ends_at=counted)})


def vouches(trust: Trust, event: DeviceRecovered) -> bool:
    """Whether the printed key signed this recovery."""
    try:
        recover(trust, event)
    except Malformed as error:
        return error.code == "device-known"
    return True


def freeze(trust: Trust, event: LogForked) -> Trust:
    """A log with two histories counts up to where they part. Raises Malformed where the proof proves nothing."""
    known = trust.members.get(event.device)
    if known is None:
        raise Malformed("unknown-device", "The proof is about a device that nobody admitted.")
    proof = fork.from_plain(event.proof)
    fork.verify(proof, origin=names.origin(trust.office, event.device), log_public=known.log_key)
    if proof.index != event.index:
        raise Malformed("bad-fork", "The proof is about another index.")
    if known.ends_at is not None and event.index < known.ends_at:
        # Its end was pinned by size and root: which of two histories below is the true one is settled.
        raise Malformed("settled", "The log ended beyond this, and its root is known.")
    index = min(event.index, trust.forks.get(event.device, event.index))
    return _replaced(trust, forks=trust.forks | {event.device: index})


def retire(trust: Trust, act: Retirement) -> Trust:
    """Entries lose their bytes. Raises Malformed with the code of why the act changes nothing."""
    ends = {
        device: min((place for place in (known.ends_at, trust.forks.get(device)) if place is not None), default=None)
        for device, known in trust.members.items()
    }
    check(act.event, trust.retirements, act.heard, ends)
    return _replaced(trust, retirements=(*trust.retirements, act))


def _add_key(trust: Trust, event: KeyAdded) -> Trust:
    if event.device not in trust.members:
        raise Malformed("unknown-device", "The key is for a device that nobody admitted.")
    return _replaced(trust, people=trust.people | {(event.person, event.device): _key(event.key)})


def _add_device(trust: Trust, event: DeviceAdded) -> Trust:
    log_key, witness = _key(event.log_key), _key(event.witness_key)
    device = names.device_id(log_key)
    if device in trust.members:
        raise Malformed("device-known", "This device is a member already, or was one.")
    if not event.age.startswith(_AGE) or not 0 < len(event.name) <= MAX_NAME:
        raise Malformed("bad-device", "A device needs a name and an age recipient.")
    fresh = Device(log_key=log_key, witness_key=witness, age=event.age, name=event.name, person=event.person)
    return _replaced(trust, members=trust.members | {device: fresh})


def _revoke(trust: Trust, event: DeviceRevoked, by: str | None, is_active: Callable[[str], bool]) -> Trust:
    known = trust.members.get(event.device)
    if known is None:
        raise Malformed("unknown-device", "Nobody admitted the device that is to be revoked.")
    if event.device == trust.primary:
        raise Malformed("is-primary", "The device that writes the authority chain cannot revoke itself.")
    if known.ends_at is not None and known.ends_at <= event.size:
        raise Malformed("device-ended", "This device's log ended already.")
    _check_head(event.size, event.root)
    able = {one for one in seconds(trust, by, event.device) if is_active(one[0])}
    if event.second is None:
        if able:
            raise Malformed("second-needed", "A revocation needs the word of a second person.")
    else:
        second = event.second
        key = trust.key_of(second.person, second.device)
        statement = revocation_statement(trust.office, event.device, event.size, event.root)
        stranger = (second.person, second.device) not in able
        if stranger or key is None or not identity.verify(key, _signature(second.signature), statement):
            raise Malformed("second-needed", "The second person did not sign this revocation.")
    return _replaced(trust, members=trust.members | {event.device: msgspec.structs.replace(known, ends_at=event.size)})


def seconds(trust: Trust, by: str | None, device: str) -> frozenset[tuple[str, str]]:
    """Who could give the second word for a revocation, and on which device: not the first person, not that device."""
    return frozenset(
        (person, where) for person, where in trust.people if person != by and where != device and trust.speaks(where)
    )


def is_second(trust: Trust, asked: RevocationAsked, *, person: str, device: str) -> bool:
    """Whether this is the person's word, given on that device, for the revocation that it describes."""
    key = trust.key_of(person, device)
    statement = revocation_statement(trust.office, asked.device, asked.size, asked.root)
    return key is not None and identity.verify(key, _signature(asked.signature), statement)


def _set_scope(trust: Trust, event: ScopeSet) -> Trust:
    if not FIRST_UNIT_SCOPE <= event.scope <= LAST_UNIT_SCOPE:
        raise Malformed("bad-scope", "The scope of a unit has a number between 2 and 65534.")
    if any(device not in trust.members for device in event.devices):
        raise Malformed("unknown-device", "A scope is given to a device that nobody admitted.")
    known = trust.scopes.get(event.scope)
    taken = [number for number, one in trust.scopes.items() if one.unit == event.unit and number != event.scope]
    if (known is not None and known.unit != event.unit) or taken:
        raise Malformed("bad-scope", "A scope belongs to one unit, and a unit has one scope.")
    fresh = Scope(unit=event.unit, devices=frozenset(event.devices))
    return _replaced(trust, scopes=trust.scopes | {event.scope: fresh})


def _announce(trust: Trust, event: KeysAnnounced) -> Trust:
    announced = dict(trust.announced)
    for one in event.keys:
        expected = max((epoch for scope, epoch in announced if scope == one.scope), default=-1) + 1
        if one.epoch != expected or (one.scope >= FIRST_UNIT_SCOPE and one.scope not in trust.scopes):
            raise Malformed("wrong-epoch", "Epochs of a scope follow each other; each has one key.")
        announced[one.scope, one.epoch] = one
    return _replaced(trust, announced=announced)


def _move(trust: Trust, event: AuthorityMoved) -> Trust:
    if not trust.speaks(event.device):
        raise Malformed("unknown-device", "The authority cannot move to a device that is no member.")
    return _replaced(trust, primary=event.device)


def _ratify(trust: Trust, event: EntriesRatified) -> Trust:
    if event.device not in trust.members or not 0 <= event.start < event.end <= MAX_SIZE:
        raise Malformed("bad-range", "There are no such entries to let in.")
    _check_head(event.end, event.root)
    known = trust.ratified.get(event.device, ())
    return _replaced(trust, ratified=trust.ratified | {event.device: (*known, (event.start, event.end))})


def _replaced(trust: Trust, **changes: Any) -> Trust:
    return msgspec.structs.replace(trust, **changes)


def _check_head(size: int, root: str) -> None:
    if not 0 <= size <= MAX_SIZE or len(_bytes(root)) != HASH_BYTES:
        raise Malformed("bad-head", "A log ends at a size and a root.")


def _key(text: str) -> bytes:
    key = _bytes(text) if len(text) == _HEX_KEY else b""
    identity.admit(key)
    return key


def _signature(text: str) -> bytes:
    return _bytes(text)


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
