"""Between acts and the plain JSON that entries hold.

Every event kind has a version, written as ``v``. A reader understands the versions it knows and raises older ones to
today's. What it does not understand (a newer version, an unknown kind) it keeps, says so, and never half-reads: the
stored bytes stay as they are, so unknown members survive every older program.
"""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from workflows.domain.events import Act, Event

VERSION = 1
"""The version this program writes, for every kind of event."""

Plain = dict[str, Any]
Upcast = Callable[[Plain], Plain]

UPCASTS: dict[tuple[str, int], Upcast] = {}
"""(kind, version) -> how to raise an event's plain form to the next version. Empty while there is one version."""

MAX_MS = 253_402_300_799_999
"""The last millisecond of the year 9999 (UTC). No claimed time lies beyond what a calendar can name."""

MAX_COUNT = 2**53 - 1
"""The largest whole number that every JSON reader keeps exact."""

_Ms = Annotated[int, Meta(ge=0, le=MAX_MS)]
_Count = Annotated[int, Meta(ge=0, le=MAX_COUNT)]

KINDS: frozenset[str] = frozenset(str(kind.__struct_config__.tag) for kind in get_args(Event))


class NotUnderstood(msgspec.Struct, frozen=True, kw_only=True):
    """An authentic entry that this program cannot read. It is kept and shown, and changes nothing."""

    code: Literal["unknown-kind", "newer-version", "malformed"]
    detail: str


class _Around(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around an event."""

    at: tuple[_Ms, _Count]
    v: _Count
    auth: _Count = 0
    by: str | None = None
    prev: tuple[str, ...] = ()
    request: str | None = None
    seen: dict[str, _Count] = {}
    sig: str | None = None


class Envelope(_Around, frozen=True, kw_only=True):
    """The members that every entry has, whatever its kind."""

    event: Plain


class _Typed(_Around, frozen=True, kw_only=True):
    """The same with an event of today's version, read in one go."""

    event: Event


_decode_typed = msgspec.json.Decoder(_Typed).decode


def act_to_plain(
    event: msgspec.Struct,
    *,
    at: tuple[int, int],
    by: str | None,
    request: str | None,
    prev: tuple[str, ...],
    auth: int,
    seen: Mapping[str, int] = {},
) -> Plain:
    """The plain form of a new act, without its signature. Members without a value are left out.

    Texts stay as they are; the canonical form takes composed ones only, see ``composed``.
    """
    plain: Plain = {"at": list(at), "auth": auth, "event": msgspec.to_builtins(event), "v": VERSION}
    if by is not None:
        plain["by"] = by
    if prev:
        plain["prev"] = list(prev)
    if request is not None:
        plain["request"] = request
    if seen:
        plain["seen"] = dict(seen)
    return plain


def composed(event: Event) -> Event:
    """The event with every text in Unicode's composed form (NFC): one spelling for what looks the same."""
    again: Event = msgspec.convert(_composed(msgspec.to_builtins(event)), Event)
    return again


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {name: _composed(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_composed(inner) for inner in value]
    return value


def act_from_plain(
    plain: Mapping[str, Any],
    *,
    act_id: str,
    device: str,
    position: int,
    upcasts: Mapping[tuple[str, int], Upcast] = UPCASTS,
) -> Act | NotUnderstood:
    """Read an act. Never raises: what cannot be read comes back as NotUnderstood."""
    try:
        envelope = msgspec.convert(plain, Envelope)
    except (msgspec.ValidationError, RecursionError) as error:
        return NotUnderstood(code="malformed", detail=str(error))
    kind = envelope.event.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        return NotUnderstood(code="unknown-kind", detail=str(kind)[:100])
    if envelope.v > VERSION:
        return NotUnderstood(code="newer-version", detail=f"{kind} {envelope.v}")
    try:
        event: Event = msgspec.convert(_raised(kind, envelope, upcasts), Event)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        return NotUnderstood(code="malformed", detail=f"{kind} {envelope.v}: {error}")
    return Act(
        id=act_id,
        device=device,
        position=position,
        at=envelope.at,
        by=envelope.by,
        request=envelope.request,
        prev=envelope.prev,
        auth=envelope.auth,
        event=event,
        seen=envelope.seen,
    )


def act_from_json(raw: bytes, *, act_id: str, device: str, position: int) -> Act | None:
    """Read an act of today's version out of its JSON; None where ``act_from_plain`` has to say what it is.

    Whatever this reads, that reads as the same: it takes a third of the time because no plain form is made in between.
    The JSON was accepted before, as canonical.
    """
    try:
        typed = _decode_typed(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if typed.v != VERSION:
        return None
    return Act(
        id=act_id,
        device=device,
        position=position,
        at=typed.at,
        by=typed.by,
        request=typed.request,
        prev=typed.prev,
        auth=typed.auth,
        event=typed.event,
        seen=typed.seen,
    )


def _raised(kind: str, envelope: Envelope, upcasts: Mapping[tuple[str, int], Upcast]) -> Plain:
    """The event's plain form in today's version. Raises LookupError where an older version has no way up."""
    content = envelope.event
    for version in range(envelope.v, VERSION):
        content = upcasts[kind, version](content)
    return content
