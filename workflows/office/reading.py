"""Reads stored entries: opens them, checks whose they are, and says what they mean.

Authenticity is settled here, before the engine sees anything: an act that claims a person carries that person's
signature, made with a key that the office introduced for that device. What fails is named, kept, and has no effect.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

import msgspec

from workflows.domain.codec import Envelope, NotUnderstood, act_from_json, act_from_plain
from workflows.domain.events import Act, AssignmentsSet, OfficeFounded, PersonSet, RoleSet, UnitSet
from workflows.engine.assign import day_of
from workflows.engine.office_fold import EMPTY, fold_office
from workflows.ledger import base64_text, canonical, chained_keys, entry, identity, membership, names, trust
from workflows.ledger.hlc import Stamp
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import (
    DeviceRecovered,
    DeviceRotated,
    Genesis,
    KeyAnnouncement,
    KeysAnnounced,
    LogForked,
    LogRetired,
    RevocationAsked,
    TrustEvent,
)
from workflows.ledger.retirement import Retirement
from workflows.ledger.trust import Trust
from workflows.office.heads import HEADS_SEEN, HeadsSeen, heads_from_plain
from workflows.office.silence import Silence
from workflows.store.rows import EntryRow

Why = Literal["no-key", "altered", "unsigned", "wrong-signature", "no-signer", "not-understood", "off-chain", "retired"]
"""``no-signer``: signed with a key that is not introduced yet. ``off-chain``: not of the one authority chain.
``retired``: its bytes went when its keeping time was over."""


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that has no effect here, and why."""

    device: str
    position: int
    why: Why
    code: str
    """The exact code of the layer that refused it."""


class Introduction(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that introduces keys."""

    id: str
    device: str
    position: int
    at: tuple[int, int]
    by: str | None
    event: TrustEvent


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in which a device says how far it has other logs."""

    id: str
    device: str
    position: int
    at: tuple[int, int]
    heads: HeadsSeen


Content = Act | Introduction | Seen | Unread

Unseal = Callable[[KeyAnnouncement], bytes | None]
"""Opens a key envelope with this device's identity; None where it is not meant for it."""

LOST_GROUND = frozenset({"unknown-device", "device-ended", "device-known", "settled", "wrong-epoch", "is-primary"})
"""Codes of entries about keys that are whole and signed, and from which what arrived later took the ground away."""

_WHY: dict[str, Why] = {"no-key": "no-key", "retired": "retired"}

_SAY_WHO_OWNS = (OfficeFounded, PersonSet, RoleSet, UnitSet, AssignmentsSet)


class Reader:
    """Opens entries with the scope keys it was given. Holds the trust that entries it has read have built up."""

    def __init__(
        self, office: str, founder: str, scope_keys: dict[tuple[int, int], bytes], unseal: Unseal | None = None
    ) -> None:
        self.office = office
        self.founder = founder
        """The founding device, whose entry 0 is the genesis."""
        self.scope_keys = scope_keys
        self.unsealed: dict[tuple[int, int], bytes] = {}
        """Keys that were found in envelopes while reading, and are not stored yet."""
        self._unseal = unseal
        self._shut: set[str] = set()
        """Digests of keys whose envelopes are not for this device: trying again would take long and change nothing."""
        self.silence = Silence()
        """What was read in this run and leaves nothing more to do."""
        self._origins: dict[str, str] = {}
        """Log names by device, made once."""
        self.trust = Trust(office=office)
        self.leads = True
        """Whether a rotation that is read passes the authority on, where the old device had it."""
        self.counted = 0
        """How many entries of the old device count in any case, for a rotation that is read."""
        self.authority = EMPTY
        """The office as far as it says who its owners are: only they introduce keys."""

    def plain(self, row: EntryRow) -> dict[str, Any]:
        """The JSON of an entry. Raises Malformed with the code of what is wrong."""
        return canonical.decode(self.body(row).json)

    def body(self, row: EntryRow) -> entry.Body:
        """Salt and JSON bytes of an entry.

        Raises Malformed ``no-key``, ``retired``, and the codes of ``entry.open_entry``.
        """
        if not row.raw:
            raise Malformed("retired", "The bytes of this entry went when its keeping time was over.")
        return entry.open_entry(row.raw, key=self._key_for(row), origin=self.origin_of(row), index=row.position)

    def _key_for(self, row: EntryRow) -> bytes:
        scope, epoch = entry.place_of(row.raw)
        key = self.scope_keys.get((scope, epoch)) if scope != entry.OPEN_SCOPE else entry.OPEN_KEY
        if key is None:
            key = self._key(scope, epoch)
        if key is None:
            raise Malformed("no-key", "This laptop does not hold the key of this entry.")
        return key

    def _key(self, scope: int, epoch: int) -> bytes | None:
        """A key that is held, or that an envelope brought: its digest in the log pins it."""
        known = self.scope_keys.get((scope, epoch))
        announced = self.trust.announced.get((scope, epoch))
        if known is None and announced is not None:
            found = self._from_envelope(announced) or self._from_later(scope, epoch)
            if found is not None and hashlib.sha256(found).hexdigest() == announced.digest:
                self.scope_keys[scope, epoch] = self.unsealed[scope, epoch] = known = found
        return known

    def _from_envelope(self, announced: KeyAnnouncement) -> bytes | None:
        if self._unseal is None or announced.digest in self._shut:
            return None
        found = self._unseal(announced)
        if found is None:
            self._shut.add(announced.digest)
        return found

    def _from_later(self, scope: int, epoch: int) -> bytes | None:
        """Each epoch's key opens the key of the one before it."""
        later = self.trust.announced.get((scope, epoch + 1))
        key = self._key(scope, epoch + 1) if later is not None and later.previous else None
        if later is None or key is None:
            return None
        return chained_keys.open_previous(later.previous, key=key, scope=scope, epoch=epoch + 1)

    def open_announced(self) -> None:
        """Open every announced key that this device may have, so that it writes under the newest."""
        for scope in {scope for scope, _ in self.trust.announced}:
            newest = self.trust.newest_epoch(scope)
            assert newest is not None
            for epoch in range(newest, -1, -1):
                if self._key(scope, epoch) is None:
                    break

    def origin_of(self, row: EntryRow) -> str:
        """The log name that the entry is bound to; the genesis entry cannot know the office's id yet."""
        if row.position == 0 and row.device == self.founder:
            return names.genesis_origin(row.device)
        known = self._origins.get(row.device)
        if known is None:
            known = self._origins[row.device] = names.origin(self.office, row.device)
        return known

    def read(self, row: EntryRow, *, verified: bool = False) -> Content:
        """What an entry means. ``verified``: it was checked when it was stored, so signatures are not checked again."""
        try:
            json = self.body(row).json
            # Its one spelling was made sure of when it was stored, and the entry commits to these bytes.
            plain = None if verified else canonical.decode(json)
            act = act_from_json(json, act_id=row.leaf.hex(), device=row.device, position=row.position)
            if act is None:
                return self.read_plain(row, plain or canonical.decode(json), verified=verified)
        except Malformed as error:
            return _unread(row, _WHY.get(error.code, "altered"), error.code)
        return self._act(row, act, plain)

    def read_plain(self, row: EntryRow, plain: dict[str, Any], *, verified: bool = False) -> Content:
        """The same for an entry that was opened already."""
        event = plain.get("event")
        if isinstance(event, dict):
            kind = event.get("kind")
            if isinstance(kind, str) and kind in membership.KINDS:
                if row.scope not in entry.TRUST_SCOPES:
                    return _unread(row, "wrong-signature", "wrong-scope")  # it would be read by some and not by others
                return self._introduction(row, plain, event)
            if kind == HEADS_SEEN:
                return _seen(row, plain, event)
        act = act_from_plain(plain, act_id=row.leaf.hex(), device=row.device, position=row.position)
        if isinstance(act, NotUnderstood):
            return _unread(row, "not-understood", act.code)
        return self._act(row, act, None if verified else plain)

    def _act(self, row: EntryRow, act: Act, unverified: dict[str, Any] | None) -> Act | Unread:
        """An act that was read; with its canonical plain form where its signature is still to be checked."""
        if unverified is not None and act.by is not None:
            wrong = self._signature_problem(unverified, act)
            if wrong is not None:
                return _unread(row, wrong, wrong)
        if row.scope in entry.TRUST_SCOPES:  # elsewhere it changes nothing, whatever it says
            if isinstance(act.event, OfficeFounded):
                self._note_founder(act, act.event)
            self.follow(act)
        return act

    def follow(self, act: Act) -> None:
        """Take in an act on the office that was read, or just written, in its order."""
        if isinstance(act.event, _SAY_WHO_OWNS) and act.id != self.authority.last:
            self.authority = fold_office(self.authority, act)

    def read_all(self, rows: Iterable[EntryRow], *, verified: bool = False) -> Iterator[Content]:
        """Read entries in order."""
        for row in rows:
            yield self.read(row, verified=verified)

    def _introduction(self, row: EntryRow, plain: dict[str, Any], event: dict[str, Any]) -> Introduction | Unread:
        """Fold a key introduction into the trust; refused ones have no effect."""
        by = plain.get("by")
        try:
            content = membership.read_trust_event(event)
            stamp = msgspec.convert(plain, Envelope).at
            if isinstance(content, Genesis):
                if row.position != 0 or row.device != self.founder:
                    return _unread(row, "wrong-signature", "second-genesis")
                self.trust = trust.begin(content, leaf=row.leaf)
            elif isinstance(content, DeviceRotated):
                self.trust = trust.rotate(self.trust, content, leads=self.leads, counted=self.counted)
            elif isinstance(content, DeviceRecovered):
                if plain.get("prev") != [content.head]:
                    return _unread(row, "wrong-signature", "wrong-head")  # moved to another place than the paper signed
                self.trust = trust.recover(self.trust, content)
            elif isinstance(content, LogForked):
                self.trust = trust.freeze(self.trust, content)
            elif isinstance(content, RevocationAsked):
                if not self._is_asked(row, plain, str(by), content):
                    return _unread(row, "wrong-signature", "wrong-signature")
            else:
                # Anyone can read announced keys, so no person's id stands there: the primary device vouches for them.
                refused = None if row.device == self.trust.primary else "not-primary"
                if refused is None and not isinstance(content, KeysAnnounced):
                    refused = self._not_by_an_owner(row, plain, str(by), stamp[0])
                if refused is not None:
                    return _unread(row, "wrong-signature", refused)
                if isinstance(content, LogRetired):
                    heard = msgspec.convert(plain.get("seen", {}), dict[str, int]) | {row.device: row.position}
                    act = Retirement(
                        id=row.leaf.hex(),
                        device=row.device,
                        position=row.position,
                        by=str(by),
                        at_ms=stamp[0],
                        heard=heard,
                        event=content,
                    )
                    self.trust = trust.retire(self.trust, act)
                else:
                    self.trust = trust.take(self.trust, content, by=by, is_active=self.authority.is_active)
        except (Malformed, msgspec.ValidationError) as error:
            return _unread(row, "wrong-signature", getattr(error, "code", "malformed"))
        return Introduction(id=row.leaf.hex(), device=row.device, position=row.position, at=stamp, by=by, event=content)

    def _is_asked(self, row: EntryRow, plain: dict[str, Any], by: str, asked: RevocationAsked) -> bool:
        """Whether the person signed both the entry and what a revocation will quote. It changes nothing by itself."""
        key = self.trust.key_of(by, row.device)
        if key is None or not identity.verify_act(plain, office=self.office, device=row.device, public=key):
            return False
        return trust.is_second(self.trust, asked, person=by, device=row.device)

    def _not_by_an_owner(self, row: EntryRow, plain: dict[str, Any], by: str, at_ms: int) -> str | None:
        key = self.trust.key_of(by, row.device)
        if key is None or not identity.verify_act(plain, office=self.office, device=row.device, public=key):
            return "wrong-signature"
        return None if self.authority.is_owner(by, day_of(at_ms)) else "not-owner"

    def _signature_problem(self, plain: dict[str, Any], act: Act) -> Why | None:
        key = self.trust.key_of(str(act.by), act.device)
        if isinstance(act.event, OfficeFounded) and act.by == act.event.founder.id:
            key = self.trust.owner_key
        if "sig" not in plain:
            return "unsigned"
        if key is None:
            return "no-signer"
        return None if self._has_signed(plain, act.device, key) else "wrong-signature"

    def _has_signed(self, plain: dict[str, Any], device: str, key: bytes) -> bool:
        """The same as ``identity.verify_act``, for what is known to keep to the canonical profile."""
        covered = plain.copy()
        text = covered.pop(identity.SIGNATURE_FIELD)
        try:
            signature = base64_text.decode(text) if isinstance(text, str) else b""
        except Malformed:
            return False
        message = identity.encoded_message(canonical.encode_checked(covered), office=self.office, device=device)
        return identity.verify(key, signature, message)

    def _note_founder(self, act: Act, founded: OfficeFounded) -> None:
        """The founder's key, introduced by the genesis entry, belongs to the person whom the founding names."""
        if act.device == self.founder and self.trust.owner_key:
            people = {(founded.founder.id, act.device): self.trust.owner_key} | self.trust.people
            self.trust = msgspec.structs.replace(self.trust, people=people)


def _seen(row: EntryRow, plain: dict[str, Any], event: dict[str, Any]) -> Seen | Unread:
    try:
        heads, stamp = heads_from_plain(event), msgspec.convert(plain, Envelope).at
    except (Malformed, msgspec.ValidationError) as error:
        return _unread(row, "not-understood", getattr(error, "code", "malformed"))
    return Seen(id=row.leaf.hex(), device=row.device, position=row.position, at=stamp, heads=heads)


def stamp_of(content: Content) -> Stamp | None:
    """The clock of an entry that could be read."""
    return None if isinstance(content, Unread) else Stamp(*content.at)


def _unread(row: EntryRow, why: Why, code: str) -> Unread:
    return Unread(device=row.device, position=row.position, why=why, code=code)
