"""``webhook``: what happened, as signed JSON, to a program of another firm or one's own.

The body is signed with HMAC-SHA256 over the time and the body, ``Countersign-Signature: t=SECONDS,v1=HEX`` of
``SECONDS.BODY``, so that a receiver can tell it from others' and from old ones. ``Idempotency-Key`` is the same for
every try of the same doing.
"""

import hmac
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from workflows import clock
from workflows.automations.effects.filling import money_of, text_of
from workflows.automations.effects.notes import Notes, mark_of
from workflows.automations.effects.occasions import named
from workflows.automations.effects.posting import post
from workflows.automations.effects.protocol import Did, EffectFailed, Happened, Occasion, Settings, WouldDo
from workflows.automations.effects.settings import Reading
from workflows.automations.effects.writing import keep_note, read_note
from workflows.automations.hooks import AllowedHost, allowed_host
from workflows.domain.automations import Action
from workflows.domain.money import decimal_text

if TYPE_CHECKING:
    from workflows.office.office import Office

KIND = "webhook"
LARGEST = 256_000


class PostNote(msgspec.Struct, frozen=True, kw_only=True):
    """A post that is being made, or was."""

    body: bytes
    state: str
    """``sending``, ``sent``, or ``refused`` by an answer."""


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    host: str
    port: int
    path: str
    fields: tuple[str, ...]
    event: str
    repeatable: bool


class Webhook:
    """Posts to a host that this laptop allows."""

    kind = KIND

    def check(self, settings: Settings) -> None:
        """``url`` and ``fields``. Raises InvalidInput."""
        _wish(settings)

    def dry_run(self, action: Action, occasion: Occasion, office: "Office") -> WouldDo:
        """The body, and whether the host is allowed."""
        wish = _wish(action.settings)
        facts = {"host": f"{wish.host}:{wish.port}", "path": wish.path}
        problems = [] if allowed_host(office, wish.host, wish.port) else ["host-not-allowed"]
        try:
            return WouldDo(
                code=KIND, facts=facts, preview=_body(wish, occasion, office).decode(), problems=(*problems,)
            )
        except EffectFailed as error:
            return WouldDo(code=KIND, facts=facts, problems=(*problems, error.code))

    def run(self, action: Action, occasion: Occasion, office: "Office") -> Did:
        """Post the body that was written down first; a second try posts the very same."""
        wish = _wish(action.settings)
        notes = Notes(office.store.home.path, "hook", PostNote)
        note: PostNote | None = read_note(notes, occasion.key)
        if note is not None and note.state == "sent":
            return Did(text=f"posted to {wish.host}")
        if note is not None and note.state == "sending" and not wish.repeatable and occasion.attempt > 1:
            # At a first try of that note a person looked, and said to do it again.
            text = "It may have been taken by the try before."
            raise EffectFailed("answer-missing", text, happened="unknown", again=False)
        allowed = allowed_host(office, wish.host, wish.port)
        if allowed is None:
            text = f"This laptop does not allow {wish.host}:{wish.port}. Allow it with: countersign webhook allow."
            raise EffectFailed("host-not-allowed", text, again=False)
        note = PostNote(body=note.body if note else _body(wish, occasion, office), state="sending")
        keep_note(notes, occasion.key, note)
        try:
            status = post(
                allowed, wish.path, note.body, _headers(note.body, occasion, allowed), repeatable=wish.repeatable
            )
        except EffectFailed as error:
            if error.happened == "no":
                keep_note(notes, occasion.key, PostNote(body=note.body, state="refused"))
            raise
        keep_note(notes, occasion.key, PostNote(body=b"", state="sent"), happened="yes")
        return Did(text=f"posted to {wish.host}", facts={"status": str(status)})

    def was_done(self, action: Action, occasion: Occasion, office: "Office") -> Happened:
        """As its note says; where the receiver heeds the key, what nobody knows may be tried again."""
        try:
            note: PostNote | None = read_note(Notes(office.store.home.path, "hook", PostNote), occasion.key)
        except EffectFailed:
            return "unknown"
        if note is None or note.state == "refused":
            return "no"
        if note.state == "sent":
            return "yes"
        return "no" if _wish(action.settings).repeatable else "unknown"


def signature(body: bytes, seconds: int, secret: str) -> str:
    """The signature's header."""
    made = hmac.new(bytes.fromhex(secret), f"{seconds}.".encode() + body, "sha256").hexdigest()
    return f"t={seconds},v1={made}"


def _wish(settings: Settings) -> _Wish:
    read = Reading(KIND, settings)
    url = read.text("url", longest=500)
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port or 443
    except ValueError:
        read.refuse("url", "expected https:// with a host")
    plain = url.isascii() and url.isprintable() and " " not in url and "{" not in url and "\\" not in url
    if parts.scheme != "https" or not host or parts.username is not None or "#" in url or not plain:
        read.refuse("url", "expected https:// with a host and a path, and no user, blank or brace")
    wish = _Wish(
        host=host,
        port=port,
        path=(parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
        fields=read.templates("fields", required=False),
        event=read.text("event", "happened", longest=60),
        repeatable=read.yes("repeatable", default=False),
    )
    read.done()
    return wish


def _body(wish: _Wish, occasion: Occasion, office: "Office") -> bytes:
    """Only the fields that are named go out; amounts as exact texts."""
    known = named(occasion)
    strange = [name for name in wish.fields if name not in known]
    if strange:
        raise EffectFailed("unknown-value", f"There is no value “{strange[0]}” here.", again=False)
    values: dict[str, object] = {}
    for name in wish.fields:
        money = money_of(known[name])
        text = text_of(known[name])
        values[name] = {"amount": decimal_text(money), "currency": money.currency} if money else text
    plain = {
        "event": wish.event,
        "id": mark_of(occasion.key),
        "office": office.id,
        "request": occasion.request,
        "unit": occasion.unit,
        "at": clock.iso_utc(occasion.planned_ms),
        "values": values,
    }
    body = msgspec.json.encode(plain)
    if len(body) > LARGEST:
        raise EffectFailed("too-large", f"The body has {len(body):,} bytes.", again=False)
    return body


def _headers(body: bytes, occasion: Occasion, allowed: AllowedHost) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "Countersign",
        "Idempotency-Key": mark_of(occasion.key),
        "Countersign-Signature": signature(body, occasion.now_ms // 1000, allowed.secret),
        "Connection": "close",
    }
