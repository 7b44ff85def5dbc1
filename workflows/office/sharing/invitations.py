"""Invitations that this laptop gave out: kept, locked, until they are used or have expired."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import msgspec

from workflows import clock, envelopes, ids
from workflows.errors import InvalidInput
from workflows.ledger import invitation
from workflows.ledger.invitation import MAX_PLACE_BYTES, SECRET_BYTES, Invitation
from workflows.ledger.joining import Head
from workflows.ledger.merkle import Frontier
from workflows.office.sharing.announcing import refuse_non_owner, refuse_non_primary

if TYPE_CHECKING:
    from workflows.office.office import Office
    from workflows.office.sharing.sharing import Sharing

INVITE = "invite/"
"""Facts ``invite/<nonce>``: an ``Issued``, locked with the device's key, because it holds the secret."""

MAX_DAYS = 90
DEFAULT_DAYS = 7
_DAY_MS = 24 * 3_600_000


class Issued(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation as the laptop that gave it out remembers it."""

    code: str
    person: str
    """Who is to sign on the invited laptop."""
    units: tuple[str, ...] = ()
    """Units whose own scopes it is to read."""
    by: str
    """The owner who invites."""
    confirm: bool = False
    """Whether a person looks at the request before it is answered."""
    heads: dict[str, Head]
    """What this device had of every log; the code holds a digest of it."""
    state: Literal["open", "admitted", "answered", "refused"] = "open"
    """``admitted``: it stands in the log, the answer may still have to be written."""
    device: str = ""
    """The laptop that used it."""
    request: str = ""
    """SHA-256 of its request, hex."""

    @property
    def invited(self) -> Invitation:
        """What the code says."""
        return invitation.decode(self.code)


class Invited(msgspec.Struct, frozen=True, kw_only=True):
    """A new invitation."""

    code: str
    nonce: str
    person: str
    expires_ms: int
    confirm: bool


def invite(
    sharing: "Sharing",
    *,
    by: str,
    person: str | None = None,
    units: Iterable[str] = (),
    days: int = DEFAULT_DAYS,
    confirm: bool = False,
) -> Invited:
    """Make a code that lets one laptop ask to join, for this person (default: the owner who invites).

    Raises InvalidInput: ``not-primary``, ``not-owner``, ``not-a-member``, ``unknown-unit``, ``bad-days``.
    """
    office = sharing.office
    refuse_non_primary(office)
    refuse_non_owner(office, by)
    whom = by if person is None else person
    wanted = tuple(dict.fromkeys(units))
    _check(office, whom, wanted, days)
    expires_s = clock.now_ms() // 1000 + days * _DAY_MS // 1000
    heads = {log.device: (log.size, Frontier.from_bytes(log.frontier).root()) for log in office.store.entries.logs()}
    invited = Invitation(
        office=office.id,
        primary=office.keys.device,
        age=envelopes.recipient_of(office.keys.age_identity()),
        secret=ids.new_bytes(SECRET_BYTES),
        expires_s=expires_s,
        heads=invitation.heads_digest(heads),
        person=whom,
        place=_hint(sharing.folder.place),
    )
    code = invitation.encode(invited)
    issued = Issued(
        code=code,
        person=whom,
        units=wanted,
        by=by,
        confirm=confirm,
        heads={device: Head(size=size, root=root.hex()) for device, (size, root) in heads.items()},
    )
    with office.store.database.transaction():
        keep(office, issued)
    return Invited(code=code, nonce=invited.nonce, person=whom, expires_ms=expires_s * 1000, confirm=confirm)


def keep(office: "Office", issued: Issued) -> None:
    """Remember how an invitation stands. Inside a transaction."""
    name = INVITE + issued.invited.nonce
    office.store.facts.put(name, office.keys.wrap(msgspec.json.encode(issued)))


def forget(office: "Office", nonce: str) -> None:
    """Remember nothing of it: it admits nobody any more. Inside a transaction."""
    office.store.facts.remove(INVITE + nonce)


def forget_all(office: "Office") -> None:
    """Let none of them admit anybody. Inside a transaction."""
    for nonce in office.store.facts.under(INVITE):
        forget(office, nonce)


def outstanding(office: "Office") -> dict[str, Issued]:
    """All that are remembered, expired ones too, by nonce."""
    kept = office.store.facts.under(INVITE)
    return {nonce: msgspec.json.decode(office.keys.unwrap(value), type=Issued) for nonce, value in kept.items()}


def _check(office: "Office", person: str, units: tuple[str, ...], days: int) -> None:
    if not office.state.is_active(person):
        raise InvalidInput(
            code="not-a-member",
            title="This person is not an active member",
            text=f"Nobody active is called “{person}” here. Nothing was changed.",
            advice="Add them first with “countersign apply”.",
        )
    unknown = [unit for unit in units if unit not in office.state.units]
    if unknown:
        raise InvalidInput(
            code="unknown-unit",
            title="There is no such unit",
            text=f"No unit is called “{unknown[0]}”. Nothing was changed.",
            advice=f"Units are: {', '.join(sorted(office.state.units))}.",
        )
    if not 1 <= days <= MAX_DAYS:
        raise InvalidInput(
            code="bad-days",
            title="An invitation cannot last so long",
            text=f"It can be used for 1 to {MAX_DAYS} days; {days} were asked for. Nothing was changed.",
            advice=f"Give --days a number from 1 to {MAX_DAYS}; {DEFAULT_DAYS} is usual.",
        )


def _hint(place: str) -> str:
    """Where the folder is, if a code can say it."""
    fits = len(place.encode("utf-8", "replace")) <= MAX_PLACE_BYTES and invitation.shows_as_written(place)
    return place if fits else ""
