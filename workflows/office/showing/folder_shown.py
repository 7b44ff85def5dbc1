"""The shared folder and the laptops, as values: where it is, how it goes, who waits, who has seen what."""

from typing import Literal

import msgspec

from workflows.domain.people import OWNER
from workflows.engine.assign import day_of
from workflows.office.office import Office
from workflows.office.seen import sights
from workflows.office.sharing.invitations import outstanding
from workflows.office.sharing.lights import Lights, published, witnesses
from workflows.office.sharing.members import MemberLine, members, own_end
from workflows.office.sharing.ratifying import Waiting, waiting
from workflows.office.sharing.revoking import all_words
from workflows.office.sharing.sharing import PLACE_FACT, LastTrouble, alarms_of_last, synced_of_last, trouble_of_last
from workflows.office.showing.logs import SeenBy
from workflows.office.showing.names import Names, names
from workflows.office.showing.overview import may_act_here
from workflows.office.showing.refreshing import up_to_date
from workflows.sync.places import read_place
from workflows.sync.report import Alarm


class LaptopShown(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop."""

    line: MemberLine
    witness: bool
    """Whether it is a designated witness: it cosigns what it sees."""
    has_ours: int | None
    """How many of this laptop's entries it is known to hold; None for this laptop itself."""
    acts: int
    """Its entries that are here, up to the last that is more than a word about what it has seen of other logs: nobody
    answers such a word with another, so whoever has these has everything."""


class InvitationShown(msgspec.Struct, frozen=True, kw_only=True):
    """A code that was given out from here."""

    nonce: str
    code: str
    person: str
    by: str
    expires_ms: int
    state: Literal["open", "admitted", "answered", "refused"]
    device: str
    """The laptop that used it; empty while none did."""


class EndAsked(msgspec.Struct, frozen=True, kw_only=True):
    """A second person's word that a laptop's log should end, which waits for an owner's."""

    device: str
    size: int
    """How many of its entries are to count."""
    by: str
    where: str
    """The laptop on which they said so."""


class OwnLog(msgspec.Struct, frozen=True, kw_only=True):
    """How far this laptop's own entries have come: each light's number is at most the one before it."""

    signed: int
    acts: int
    """Those of them that others need to have everything, see ``LaptopShown.acts``."""
    in_folder: int
    seen: int
    """By any other laptop."""
    witnessed: int
    """By a designated witness other than this laptop."""


class FolderShown(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about working together, as this laptop knows it. The folder itself is not asked."""

    place: str | None
    """None: this office lives on this laptop alone."""
    is_cloud: bool
    last_ms: int | None
    trouble: LastTrouble | None
    alarms: tuple[Alarm, ...]
    ended: Literal["device-revoked", "device-forked"] | None
    device: str
    primary: str
    """The laptop on which members, devices and rules are written."""
    own: OwnLog
    laptops: tuple[LaptopShown, ...]
    """The primary first, then those whose logs go on, then the others."""
    seen: tuple[SeenBy, ...]
    invitations: tuple[InvitationShown, ...]
    """Those that somebody may still ask with, and those whose laptop has not spoken yet; the oldest first."""
    held: tuple[Waiting, ...]
    """What was signed behind the ends of logs and waits for an owner, by device."""
    ends_asked: tuple[EndAsked, ...]
    """For laptops whose log goes on; the latest word of each person."""
    owners: tuple[str, ...]
    """Owners who may act on this laptop, by name."""
    people: tuple[str, ...]
    """Everybody who is active, by name: for whom a laptop can be invited."""
    founded_ms: int | None
    """When the office was founded, and its recovery key printed."""
    names: Names

    @property
    def is_primary(self) -> bool:
        """Whether laptops are let in and ended here."""
        return self.device == self.primary

    @property
    def to_publish(self) -> int:
        """Own entries that are not known to be in the folder yet; 0 where there is none."""
        return max(self.own.signed - self.own.in_folder, 0) if self.place is not None else 0


def folder_shown(office: Office, now_ms: int) -> FolderShown:
    """The shared folder and the laptops at this moment."""
    with up_to_date(office):
        day, state = day_of(now_ms), office.state
        kept = office.store.facts.get(PLACE_FACT)
        place = kept.decode() if kept is not None else None
        lines = members(office)
        owners = frozenset(state.holders(OWNER, state.head, day))
        active = sorted((one.name.casefold(), one.id) for one in state.people.values() if one.active)
        return FolderShown(
            place=place,
            is_cloud=place is not None and read_place(place)[0].is_cloud,
            last_ms=synced_of_last(office),
            trouble=trouble_of_last(office),
            alarms=alarms_of_last(office),
            ended=own_end(office),
            device=office.keys.device,
            primary=office.chain.trust.primary,
            own=_own_log(office, now_ms, day),
            laptops=_laptops(office, lines, day),
            seen=tuple(
                SeenBy(by=by, device=device, size=sight.size, at_ms=sight.at_ms, fits=sight.fits)
                for (by, device), sight in sorted(sights(office.store.facts).items())
            ),
            invitations=_invitations(office, lines, now_ms),
            held=waiting(office),
            ends_asked=_ends_asked(office, lines),
            owners=tuple(one for _, one in active if one in owners and may_act_here(office, one)),
            people=tuple(one for _, one in active),
            founded_ms=_founded_ms(office),
            names=names(office),
        )


def _laptops(office: Office, lines: tuple[MemberLine, ...], day: str) -> tuple[LaptopShown, ...]:
    own, known, designated = office.keys.device, sights(office.store.facts), witnesses(office, day)
    found, acts = [], dict(office.store.entries.acts_end())
    for line in lines:
        sight = known.get((line.device, own))
        told = sight.size if sight is not None and sight.may_be_true else 0
        has = None if line.own else min(told, published(office))
        found.append(
            LaptopShown(line=line, witness=line.device in designated, has_ours=has, acts=acts.get(line.device, 0))
        )
    return tuple(found)


def _own_log(office: Office, now_ms: int, day: str) -> OwnLog:
    own = office.keys.device
    log, lights = office.store.entries.log(own), Lights(office, now_ms)
    signed, others = log.size if log is not None else 0, witnesses(office, day) - {own}
    held = lights.sizes(own)
    return OwnLog(
        signed=signed,
        acts=dict(office.store.entries.acts_end()).get(own, 0),
        in_folder=min(published(office), signed),
        seen=max(held.values(), default=0),
        witnessed=max((size for by, size in held.items() if by in others), default=0),
    )


def _invitations(office: Office, lines: tuple[MemberLine, ...], now_ms: int) -> tuple[InvitationShown, ...]:
    spoken = {line.device for line in lines if line.seen_ms is not None}
    found = [
        InvitationShown(
            nonce=nonce,
            code=one.code,
            person=one.person,
            by=one.by,
            expires_ms=one.invited.expires_s * 1000,
            state=one.state,
            device=one.device,
        )
        for nonce, one in outstanding(office).items()
        if not one.invited.is_expired(now_ms) and not (one.state == "answered" and one.device in spoken)
    ]
    return tuple(sorted(found, key=lambda one: (one.expires_ms, one.nonce)))


def _ends_asked(office: Office, lines: tuple[MemberLine, ...]) -> tuple[EndAsked, ...]:
    going = {line.device for line in lines if line.state == "member"}
    found: dict[tuple[str, str], EndAsked] = {}
    for word in all_words(office) if going else ():
        device = word.asked.device
        if device in going:
            asked = EndAsked(device=device, size=word.asked.size, by=word.person, where=word.device)
            found.setdefault((device, word.person), asked)
    return tuple(found.values())


def _founded_ms(office: Office) -> int | None:
    row = office.store.entries.one(office.chain.trust.founder, 0)
    at = office.reader.plain(row).get("at") if row is not None else None
    return at[0] if isinstance(at, list) and at and isinstance(at[0], int) else None
