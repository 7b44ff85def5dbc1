"""Units whose requests only some laptops can read: who reads what, new keys, and handing the authority over."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from workflows.changes import Changes
from workflows.errors import InvalidInput
from workflows.ledger.membership import AuthorityMoved, ScopeSet
from workflows.ledger.trust import FIRST_UNIT_SCOPE, LAST_UNIT_SCOPE, Trust
from workflows.office.sharing.announcing import COMMON, decree, refuse_non_primary
from workflows.office.sharing.invitations import forget_all

if TYPE_CHECKING:
    from workflows.office.office import Office


class ScopeLine(msgspec.Struct, frozen=True, kw_only=True):
    """Who reads a scope."""

    scope: int
    unit: str | None
    """None for the scopes of the whole office."""
    devices: tuple[str, ...]
    """Those that read it now, sorted."""
    epoch: int | None
    """Its newest key."""
    readable: bool
    """Whether this laptop holds that key."""


def scopes_of(office: "Office") -> tuple[ScopeLine, ...]:
    """All scopes, by number."""
    trust = office.chain.trust
    found = []
    for scope in (*COMMON, *sorted(trust.scopes)):
        known, epoch = trust.scopes.get(scope), trust.newest_epoch(scope)
        found.append(
            ScopeLine(
                scope=scope,
                unit=known.unit if known else None,
                devices=tuple(sorted(trust.readers(scope))),
                epoch=epoch,
                readable=(scope, epoch) in office.reader.scope_keys,
            )
        )
    return tuple(found)


def let_read(office: "Office", unit: str, devices: Iterable[str], *, by: str) -> Changes:
    """Give a unit a scope of its own that these devices read, or let them read the one it has; what it held, too.

    The device that writes the authority chain always reads it, because it makes the keys. From now on the requests of
    the unit, and of those below it without a scope of their own, are sealed for these devices.
    Raises InvalidInput ``unknown-unit``, ``unknown-device``, and those of ``decree``.
    """
    refuse_non_primary(office)
    trust = office.chain.trust
    if unit not in office.state.units:
        raise InvalidInput(
            code="unknown-unit",
            title="There is no such unit",
            text=f"No unit is called “{unit}”. Nothing was changed.",
            advice=f"Units are: {', '.join(sorted(office.state.units))}.",
        )
    number = scope_with(trust, unit)
    known = trust.scopes[number].devices if number in trust.scopes else frozenset[str]()
    wanted = known | frozenset(devices) | {trust.primary}
    for device in wanted - known:
        refuse_unknown(trust, device)
    if wanted == known:
        return Changes()
    event = ScopeSet(scope=number, unit=unit, devices=tuple(sorted(wanted)))
    return decree(office, (event,), by, rekey=(number,))


def stop_reading(office: "Office", unit: str, devices: Iterable[str], *, by: str) -> Changes:
    """Let devices not read a unit's requests any more, from now on. What they have read stays with them."""
    refuse_non_primary(office)
    trust = office.chain.trust
    number = scope_with(trust, unit)
    if number not in trust.scopes:
        raise no_scope(unit)
    gone = frozenset(devices) - {trust.primary}
    left = trust.scopes[number].devices - gone
    if left == trust.scopes[number].devices:
        return Changes()
    event = ScopeSet(scope=number, unit=unit, devices=tuple(sorted(left)))
    return decree(office, (event,), by, rekey=(number,))


def rotate_keys(office: "Office", scopes: Iterable[int], *, by: str) -> Changes:
    """New keys for these scopes. Raises InvalidInput ``unknown-scope``."""
    wanted = tuple(scopes)
    for scope in wanted:
        if scope not in COMMON and scope not in office.chain.trust.scopes:
            raise no_scope(str(scope))
    return decree(office, (), by, rekey=wanted)


def move_authority(office: "Office", device: str, *, by: str) -> Changes:
    """Let another device write about members, devices and rules from now on. It is given every key first.

    Raises InvalidInput ``unknown-device``, ``no-owner-there``, and those of ``decree``.
    """
    refuse_non_primary(office)
    trust = office.chain.trust
    refuse_unknown(trust, device)
    if device == trust.primary:
        return Changes()
    if trust.key_of(by, device) is None:
        raise InvalidInput(
            code="no-owner-there",
            title="The owner does not sign on that laptop",
            text=f"“{by}” has no key there, so that nobody could change the office any more. Nothing was changed.",
            advice=f"Invite it for the owner: “countersign invite --person {by}”, and join there.",
        )
    missing = {number: scope for number, scope in trust.scopes.items() if device not in scope.devices}
    events = tuple(
        ScopeSet(scope=number, unit=scope.unit, devices=tuple(sorted(scope.devices | {device})))
        for number, scope in sorted(missing.items())
    )
    return decree(
        office,
        events,
        by,
        rekey=sorted(missing),
        last=(AuthorityMoved(device=device),),
        also=lambda: forget_all(office),  # they name this device as the one that admits
    )


def scope_with(trust: Trust, unit: str) -> int:
    """The number of a unit's own scope, or the one that a new scope of it will have."""
    known = [number for number, scope in trust.scopes.items() if scope.unit == unit]
    if known:
        return known[0]
    number = max(trust.scopes, default=FIRST_UNIT_SCOPE - 1) + 1
    if number > LAST_UNIT_SCOPE:
        raise no_scope(unit)
    return number


def refuse_unknown(trust: Trust, device: str) -> None:
    """Raise InvalidInput ``unknown-device`` where the device is no member whose log goes on."""
    if not trust.speaks(device):
        raise InvalidInput(
            code="unknown-device",
            title="There is no such laptop",
            text=f"“{device}” is no member, or is none any more. Nothing was changed.",
            advice="“countersign devices” lists the members.",
        )


def no_scope(what: str) -> InvalidInput:
    """Nothing is sealed for it alone."""
    return InvalidInput(
        code="unknown-scope",
        title="There is no such scope",
        text=f"Nothing is readable for “{what}” alone. Nothing was changed.",
        advice="“countersign scopes list” shows who reads what.",
    )
