"""The laptops of an office, as people are shown them."""

from typing import TYPE_CHECKING, Literal

import msgspec

from workflows.errors import InvalidInput
from workflows.office.seen import sights

if TYPE_CHECKING:
    from workflows.office.office import Office

_SHORTEST = 4
"""Characters of a device's id that may stand for it."""
_SHOWN = 8


class MemberLine(msgspec.Struct, frozen=True, kw_only=True):
    """One laptop."""

    device: str
    name: str
    """What people call it; else the beginning of its id."""
    person: str | None
    """Whose it is."""
    people: tuple[str, ...]
    """Who can sign on it."""
    size: int
    """Its entries that are here."""
    seen_ms: int | None
    """When it last said how far it has the others' logs, as its clock claims."""
    state: Literal["primary", "member", "ended", "forked", "unknown"]
    own: bool
    ends_at: int | None
    replaced_by: str | None


def members(office: "Office") -> tuple[MemberLine, ...]:
    """All laptops that were ever admitted: the primary first, then those whose logs go on, then the others."""
    trust = office.chain.trust
    told: dict[str, int] = {}
    for (by, _), sight in sights(office.store.facts).items():
        told[by] = max(told.get(by, 0), sight.at_ms)
    sizes = {log.device: log.size for log in office.store.entries.logs()}
    found = [
        MemberLine(
            device=device,
            name=name_of(office, device),
            person=known.person,
            people=tuple(sorted(person for person, where in trust.people if where == device)),
            size=sizes.get(device, 0),
            seen_ms=told.get(device),
            state=state_of(office, device),
            own=device == office.keys.device,
            ends_at=known.ends_at,
            replaced_by=known.replaced_by,
        )
        for device, known in trust.members.items()
    ]
    order = ("primary", "member", "forked", "ended", "unknown")
    return tuple(sorted(found, key=lambda one: (order.index(one.state), one.name, one.device)))


def state_of(office: "Office", device: str) -> Literal["primary", "member", "ended", "forked", "unknown"]:
    """How a laptop stands."""
    trust = office.chain.trust
    if device in trust.forks:
        return "forked"
    if not trust.speaks(device):
        return "ended" if device in trust.members else "unknown"
    return "primary" if device == trust.primary else "member"


def own_end(office: "Office") -> Literal["device-revoked", "device-forked"] | None:
    """Why nothing that is written here counts for anybody any more; None while it does."""
    own, trust = office.keys.device, office.chain.trust
    if own in trust.forks:
        return "device-forked"
    return "device-revoked" if own in trust.members and not trust.speaks(own) else None


def name_of(office: "Office", device: str) -> str:
    """What people call a laptop; else the beginning of its id, and for the first one who founded the office on it."""
    known = office.chain.trust.members.get(device)
    if known is not None and known.name:
        return known.name
    founders = office.office_at(1).people.values() if device == office.chain.trust.founder else ()
    return f"laptop {device[:_SHOWN]}…" + "".join(f" ({founder.name})" for founder in founders)


def device_in(office: "Office", wanted: str) -> str:
    """A laptop's id, from its id, the beginning of it, or its name. Raises InvalidInput ``unknown-device``."""
    lines, folded = members(office), wanted.strip().casefold()
    for fits in (
        [one for one in lines if one.device == folded],
        [one for one in lines if one.name.casefold() == folded],
        [one for one in lines if len(folded) >= _SHORTEST and one.device.startswith(folded)],
    ):
        if len(fits) == 1:
            return fits[0].device
        if fits:
            break
    listed = ", ".join(f"{one.device[:_SHOWN]} ({one.name})" for one in lines)
    raise InvalidInput(
        code="unknown-device",
        title="Which laptop is meant?",
        text=f"“{wanted}” names no laptop of this office, or several. Nothing was changed.",
        advice=f"Use an id, its beginning, or a name: {listed}.",
    )
