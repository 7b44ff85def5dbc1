"""Keys for laptops that go on under a new log: what was announced before was sealed for the key that they gave up.

The primary announces new keys once it meets such a laptop. The laptop finds its way to them although the chain stops
for it at the first act that it cannot read: announcements are open to all, each locks the key before it in, and a key
is taken only where the chain, as far as it can be read, already pins its digest.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from workflows import envelopes
from workflows.changes import Changes
from workflows.ledger import chained_keys, entry
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import KeyAnnouncement, KeysAnnounced, read_trust_event
from workflows.office.changing import is_primary
from workflows.office.sharing.announcing import COMMON, announce
from workflows.store.rows import UNREAD, EntryRow, ScopeKeyRow

if TYPE_CHECKING:
    from workflows.office.office import Office

KEYED_FACT = "keyed-devices"
"""The laptops under a new log that keys were announced for since they appeared."""

SHUT_FACT = "authority-shut"
"""Set once an exchange ended with acts of the authority that cannot be opened here."""


def key_restored(office: "Office") -> tuple[str, ...]:
    """On the device that writes the chain: announce new keys for laptops that went on under a new log since.

    Answers those laptops, sorted. Each is met once.
    """
    if not is_primary(office):
        return ()
    trust, facts = office.chain.trust, office.store.facts
    followers = {known.replaced_by for known in trust.members.values() if known.replaced_by is not None}
    known = frozenset((facts.text(KEYED_FACT) or "").split())
    new = {device for device in followers if trust.speaks(device)} - known - {office.keys.device}
    if not new:
        return ()
    scopes = (*COMMON, *sorted(scope for scope in trust.scopes if new & trust.readers(scope)))
    made: dict[tuple[int, int], bytes] = {}
    with office.transaction():
        for scope in scopes:
            made |= announce(office, scope)
        facts.put(KEYED_FACT, " ".join(sorted(known | new)).encode("ascii"))
    office.reader.scope_keys.update(made)
    return tuple(sorted(new))


def open_shut(office: "Office") -> Changes:
    """Open acts of the authority that had no key here, where a later announcement was sealed for this laptop."""
    changes = Changes()
    # Each act that opens may be followed by another announcement and more acts that are shut.
    while (shut := _shut(office)) and (found := _keys_from_later(office)):
        with office.transaction():
            for (scope, epoch), key in found.items():
                digest, wrapped = hashlib.sha256(key).digest(), office.keys.wrap(key)
                office.store.entries.put_scope_key(
                    ScopeKeyRow(scope=scope, epoch=epoch, digest=digest, wrapped=wrapped)
                )
            office.store.entries.name_requests([(UNREAD, row.device, row.position) for row in shut])
        office.reader.scope_keys.update(found)
        changes |= office.catch_up()
    return changes


def stays_shut(office: "Office") -> int:
    """How many acts of the authority this laptop cannot open, where that was so at the exchange before as well."""
    facts, count = office.store.facts, len(_shut(office))
    was = facts.get(SHUT_FACT) is not None
    if was != bool(count):
        with office.store.database.transaction():
            if count:
                facts.put(SHUT_FACT, b"1")
            else:
                facts.remove(SHUT_FACT)
    return count if was else 0


def _shut(office: "Office") -> tuple[EntryRow, ...]:
    held = office.reader.scope_keys
    rows = office.store.entries.unnamed()
    return tuple(row for row in rows if row.scope == entry.AUTHORITY_SCOPE and entry.place_of(row.raw) not in held)


def _keys_from_later(office: "Office") -> dict[tuple[int, int], bytes]:
    """Keys that the chain pins and that this laptop lacks, unlocked one by one from a later one in its envelope."""
    announced = office.chain.trust.announced
    lacking = {place for place in announced if place not in office.reader.scope_keys}
    later: dict[tuple[int, int], list[KeyAnnouncement]] = {}
    for one in _announcements(office):
        later.setdefault((one.scope, one.epoch), []).append(one)
    found: dict[tuple[int, int], bytes] = {}
    for (scope, epoch), several in sorted(later.items(), reverse=True):
        if (scope, epoch) in announced or scope not in {lacks for lacks, _ in lacking}:
            continue
        for one in several:
            _unlock(office, one, later, found)
    return found


def _unlock(
    office: "Office",
    one: KeyAnnouncement,
    later: dict[tuple[int, int], list[KeyAnnouncement]],
    found: dict[tuple[int, int], bytes],
) -> None:
    """Walk from one announcement down to keys that the chain pins; what it does not pin is used on the way only."""
    try:
        sealed = base64.b64decode(one.envelope, validate=True)
    except (ValueError, binascii.Error):
        return
    key = envelopes.open_with(sealed, office.keys.age_identity())
    while key is not None and hashlib.sha256(key).hexdigest() == one.digest:
        place = one.scope, one.epoch - 1
        former = chained_keys.open_previous(one.previous, key=key, scope=one.scope, epoch=one.epoch)
        digest = hashlib.sha256(former).hexdigest() if former is not None else ""
        pinned = office.chain.trust.announced.get(place)
        fits = pinned is not None and pinned.digest == digest
        if former is not None and fits and place not in office.reader.scope_keys:
            found[place] = former
        before = pinned or next((each for each in later.get(place, ()) if each.digest == digest), None)
        if before is None:
            return
        one, key = before, former


def _announcements(office: "Office") -> Iterator[KeyAnnouncement]:
    for row in office.store.entries.of_scope(entry.OPEN_SCOPE):
        try:
            event = office.reader.plain(row).get("event")
            content = read_trust_event(event) if isinstance(event, dict) else None
        except (Malformed, msgspec.ValidationError):
            continue
        if isinstance(content, KeysAnnounced):
            yield from content.keys
