"""Acts of the authority about devices and keys, with the new scope keys that go with them: all in one transaction."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from workflows import clock, envelopes, ids
from workflows.changes import Changes
from workflows.engine.assign import day_of
from workflows.errors import InvalidInput
from workflows.ledger import chained_keys, entry
from workflows.ledger.membership import KeyAnnouncement, KeysAnnounced, TrustEvent
from workflows.ledger.trust import Trust
from workflows.office.changing import is_primary, not_primary, store_introduction
from workflows.office.speaking import not_primary_here, refuse_if_silenced
from workflows.office.taking_in import judge_again
from workflows.store.rows import ScopeKeyRow

if TYPE_CHECKING:
    from workflows.office.office import Office

COMMON = (entry.OFFICE_SCOPE, entry.AUTHORITY_SCOPE)
"""The scopes that every member reads."""

ROTATE_AFTER_MS = 90 * 24 * 3_600_000
"""A scope's key is replaced when it is as old as this."""

_ROTATED_FACT = "keys-looked-at"
"""The day on which the age of the scope keys was looked at last."""

_AGE = "age1"


def refuse_non_primary(office: "Office") -> None:
    """Raise InvalidInput ``not-primary`` where another laptop writes about devices and keys."""
    if not is_primary(office):
        raise not_primary_here(not_primary(office))


def refuse_non_owner(office: "Office", by: str) -> None:
    """Raise InvalidInput ``not-owner`` for anybody but an owner, and where the owner has no key on this laptop."""
    refuse_if_silenced(office.chain.trust, office.keys, by)
    if not office.state.is_owner(by, day_of(clock.now_ms())):
        raise InvalidInput(
            code="not-owner",
            title="Only an owner decides about laptops",
            text=f"“{by}” is not an owner of this office. Nothing was changed.",
            advice="Act as the owner, with --as.",
        )


def decree(
    office: "Office",
    events: Sequence[TrustEvent],
    by: str,
    *,
    rekey: Iterable[int] = (),
    last: Sequence[TrustEvent] = (),
    also: Callable[[], None] | None = None,
) -> Changes:
    """Write these acts, then new keys for the scopes ``rekey`` as they are then read, then the ``last`` acts.

    ``also`` runs inside the same transaction. Raises InvalidInput ``not-primary``, ``not-owner``, and the code of why
    where an act would change nothing; then nothing was written.
    """
    refuse_non_primary(office)
    refuse_non_owner(office, by)
    before = office.chain.trust
    made: dict[tuple[int, int], bytes] = {}
    with office.transaction():
        for event in events:
            store_introduction(office, event, by)
        for scope in rekey:
            made |= announce(office, scope)
        for event in last:
            store_introduction(office, event, by)
        if also is not None:
            also()
        changes = judge_again(office, before)
    office.reader.scope_keys.update(made)
    return changes | Changes(office=True)


def announce(office: "Office", scope: int) -> dict[tuple[int, int], bytes]:
    """A new epoch of a scope, in an envelope for those who read it now, and for the printed recovery key.

    Inside a transaction. Answers the key by scope and epoch; it is to be used once the transaction holds.
    """
    trust = office.chain.trust
    newest = trust.newest_epoch(scope)
    epoch, key = 0 if newest is None else newest + 1, ids.new_bytes(entry.KEY_BYTES)
    former = office.reader.scope_keys.get((scope, epoch - 1))
    nonce = ids.new_bytes(chained_keys.NONCE_BYTES)
    announced = KeyAnnouncement(
        scope=scope,
        epoch=epoch,
        digest=hashlib.sha256(key).hexdigest(),
        envelope=base64.b64encode(envelopes.seal(key, _recipients(office, trust, scope))).decode("ascii"),
        previous=chained_keys.lock_previous(former, key=key, scope=scope, epoch=epoch, nonce=nonce) if former else "",
    )
    store_introduction(office, KeysAnnounced(keys=(announced,)), None)
    digest, wrapped = hashlib.sha256(key).digest(), office.keys.wrap(key)
    office.store.entries.put_scope_key(ScopeKeyRow(scope=scope, epoch=epoch, digest=digest, wrapped=wrapped))
    return {(scope, epoch): key}


def rotate_old_keys(office: "Office") -> tuple[int, ...]:
    """On the device that writes the chain: replace keys that are 90 days old. Answers the scopes; looks once a day."""
    day = day_of(clock.now_ms()).encode()
    if not is_primary(office) or office.store.facts.get(_ROTATED_FACT) == day:
        return ()
    old = tuple(sorted(scope for scope, at_ms in _announced_at(office).items() if _is_old(at_ms)))
    made: dict[tuple[int, int], bytes] = {}
    with office.transaction():
        for scope in old:
            made |= announce(office, scope)
        office.store.facts.put(_ROTATED_FACT, day)
    office.reader.scope_keys.update(made)
    return old


def _is_old(at_ms: int) -> bool:
    return clock.now_ms() - at_ms >= ROTATE_AFTER_MS


def _announced_at(office: "Office") -> dict[int, int]:
    """When the newest key of each scope was announced, as the announcing entry says."""
    newest = {scope: office.chain.trust.newest_epoch(scope) for scope, _ in office.chain.trust.announced}
    pins = {
        office.chain.trust.announced[scope, epoch].digest: scope for scope, epoch in newest.items() if epoch is not None
    }
    found: dict[int, int] = {}
    for row in office.store.entries.of_scope(entry.OPEN_SCOPE):
        plain = office.reader.plain(row)
        event, at = plain.get("event"), plain.get("at")
        keys = event.get("keys") if isinstance(event, dict) else None
        for one in keys if isinstance(keys, list) else ():
            scope = pins.get(str(one.get("digest"))) if isinstance(one, dict) else None
            if scope is not None and isinstance(at, list) and at and isinstance(at[0], int):
                found[scope] = at[0]
    return found


def _recipients(office: "Office", trust: Trust, scope: int) -> tuple[str, ...]:
    """Whom a new key is sealed for: the devices that read the scope, this one, and the paper."""
    ages = {trust.members[device].age for device in trust.readers(scope)}
    ages |= {envelopes.recipient_of(office.keys.age_identity()), trust.recovery_age}
    return tuple(sorted(age for age in ages if age.startswith(_AGE)))
