"""The decision log as pages: every entry with what it says, newest first."""

import msgspec

from workflows.domain.events import Event
from workflows.ledger.membership import TrustEvent
from workflows.office.heads import HeadsSeen
from workflows.office.office import Office
from workflows.office.sharing.lights import Light


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry."""

    id: str
    """Its leaf hash, hex."""
    device: str
    device_name: str
    position: int
    scope: int
    size: int
    """Bytes as stored."""
    at_ms: int | None
    """As its author claims; None where it cannot be read."""
    by: str | None
    request: str | None
    title: str | None
    """What the request is called now."""
    kind: str | None
    """Such as ``decision.made``, ``person.set``, ``device.added``, ``heads.seen``; None where it cannot be read."""
    event: Event | TrustEvent | HeadsSeen | None
    """What it says, without keys to documents and personal values."""
    why: str | None
    """no-key, altered, unsigned, wrong-signature, no-signer, not-understood, off-chain: why it has no meaning here."""
    code: str | None
    """The exact code of the layer that refused it."""
    void: str | None
    """The code of why it has no effect."""
    light: Light


class LogPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page ended: for each device the position before which the next page goes on."""

    before: dict[str, int]


class LogPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some entries, newest first by the hybrid clocks that their authors claim."""

    entries: tuple[LogEntry, ...]
    after: LogPlace | None
    """For the next page; None: this was the last."""


def entries(office: Office, device: str | None, after: LogPlace | None, limit: int, now_ms: int) -> LogPage:
    """A page of one device's log, or of all of them together where ``device`` is None."""
    raise NotImplementedError
