"""A mail that came, taken apart without trusting it: who, what about, its first words, its attachments. Pure.

Everything is bounded before it is looked at: lines of the header, parts, how deep they lie in each other, bytes. What
is beyond that is left out and said, never followed.
"""

import email
import hashlib
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parseaddr
from typing import Any

import msgspec

from workflows.automations.accounts import clean_address
from workflows.automations.effects.filling import one_line, writable
from workflows.automations.effects.places import safe_name

LARGEST = 25_000_000
"""Bytes of a mail that is fetched at all."""
LARGEST_ATTACHMENT = 20_000_000
MOST_ATTACHMENTS = 50
MOST_PARTS = 300
DEEPEST = 12
"""Parts within parts; a mail that was forwarded a few times has six."""
_TEXT = 4_000
_SUBJECT = 300
_HEADER_LINE = 2_000
_MOST_LINES = 2_000_000
"""Lines, times how deep parts may lie in each other: the reader compares each line with every part around it."""
_MOST_BORDERS = 20_000
_LONGEST_HEAD = 4_000
"""Bytes of a line that says what a part is; the reader's time grows with its square."""
_NESTED = re.compile(rb"(?i)(?:\A|[\r\n])content-type:\s*(multipart|message)/")
_HEAD = re.compile(rb"(?i)(?:\A|[\r\n])content-[a-z-]+:[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*")
_OF_PROGRAMS = frozenset({"bulk", "junk", "list", "auto_reply", "auto-reply"})
_UNFOLD = re.compile(r"[\r\n]+[ \t]*")
_TRANSPORT = re.compile(
    rb"(?i)(received|return-path|delivered-to|x-[^:]*|dkim-signature|arc-[^:]*|authentication-results|status|envelope-to)\s*:"
)


class MailUnreadable(Exception):
    """A mail that is not taken apart: why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


class Attached(msgspec.Struct, frozen=True, kw_only=True):
    """A file that came along, under a name that is one file's in one folder."""

    name: str
    content: bytes


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """What the head of a mail says, cleaned and short. Anybody can write anything there."""

    sender: str
    """The one address in From; empty where there is none, or several."""
    sender_name: str
    subject: str
    date: str
    message_id: str
    office: str
    """The mark of the office that sent it, where one did."""
    automatic: bool
    """Whether it says that a program wrote it (RFC 3834), or as programs did before that."""

    @property
    def values(self) -> dict[str, Any]:
        """What actions may name."""
        return {
            "mail_from": self.sender,
            "mail_from_name": self.sender_name,
            "mail_subject": self.subject,
            "mail_date": self.date,
            "mail_id": self.message_id,
            "mail_automatic": self.automatic,
        }


class Came(msgspec.Struct, frozen=True, kw_only=True):
    """A mail, taken apart."""

    envelope: Envelope
    text: str
    """The beginning of its own plain text; empty where it begins with none. Never of a mail that lies within it."""
    attached: tuple[Attached, ...]
    left_out: tuple[str, ...] = ()
    """Names of attachments that are too large or too many."""


def envelope_of(header: bytes) -> Envelope:
    """What a header says, however broken it is."""
    head = email.message_from_bytes(header.split(b"\r\n\r\n", 1)[0][:65_536])
    told = str(head.get("From", ""))[:_HEADER_LINE]  # read before it is decoded: a name may hold a coded address
    senders = [one for _, one in getaddresses([told]) if one]
    sender = clean_address(senders[0]) if len(senders) == 1 and len(head.get_all("From", [])) == 1 else None
    return Envelope(
        sender=sender or "",
        sender_name=one_line(_decoded(parseaddr(told)[0]))[:200],
        subject=one_line(_line(head, "Subject"))[:_SUBJECT],
        date=one_line(_line(head, "Date"))[:60],
        message_id=one_line(_line(head, "Message-ID"))[:250],
        office=one_line(_line(head, "Countersign-Office"))[:60],
        automatic=_is_automatic(head),
    )


def _is_automatic(head: Message) -> bool:
    """Whether a program wrote it, by the standard's sign or by those that older absence notices bear."""
    if _line(head, "Auto-Submitted").strip().lower() not in {"", "no"}:
        return True
    if any(head.get(name) is not None for name in ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "List-Id")):
        return True
    return (
        _line(head, "Precedence").strip().lower() in _OF_PROGRAMS
        or _line(head, "Return-Path").strip() == "<>"
        or _line(head, "Content-Type").strip().lower().startswith("multipart/report")
    )


def identity_of(content: bytes) -> str:
    """40 hex digits: the same for the same mail in another folder, on another laptop, or delivered a second time.

    A Message-ID alone is no identity: whoever knows or guesses one could send something else under it first, and the
    true mail would be passed over. So it counts with what the mail says. What servers add on the way is left out,
    except where a mail has neither Message-ID nor date of its own: two of the same words may well be two.
    """
    head, _, body = content.partition(b"\r\n\r\n")
    lines = [line for line in re.split(rb"\r\n(?![ \t])", head) if line]
    own = [line for line in lines if not _TRANSPORT.match(line)]
    if not any(line.lower().startswith((b"message-id:", b"date:")) for line in own):
        own = lines
    found = hashlib.sha256(b"countersign mail\n")
    for line in sorted(own):
        found.update(b"%d\n" % len(line) + line)
    found.update(b"\n" + body.rstrip(b"\r\n"))
    return found.hexdigest()[:40]


def identity_of_header(header: bytes, size: int) -> str:
    """The same of a mail that is too large to be fetched: by its head and its size."""
    return hashlib.sha256(b"countersign large mail %d\n" % size + header).hexdigest()[:40]


def taken_apart(content: bytes) -> Came:
    """The whole mail. Raises MailUnreadable where it is built to do harm, or is not to be understood."""
    if len(content) > LARGEST:
        raise MailUnreadable("mail-too-large", f"The mail has {len(content):,} bytes; {LARGEST:,} are taken.")
    _refuse_costly(content)  # before anything follows it
    try:
        return _apart(email.message_from_bytes(content), envelope_of(content))
    except RecursionError:
        text = "The mail's parts lie deeper in each other than in any sound one."
        raise MailUnreadable("mail-too-deep", text) from None
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        text = f"The mail cannot be taken apart ({type(error).__name__})."
        raise MailUnreadable("mail-not-understood", text) from None


def _refuse_costly(content: bytes) -> None:
    """Raise MailUnreadable for what would keep the reader busy for minutes."""
    nested = len(_NESTED.findall(content))
    if nested > MOST_PARTS:
        raise MailUnreadable("mail-too-deep", "The mail holds more parts within parts than any sound one.")
    lines = content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n")
    if lines * (1 + nested) > _MOST_LINES or content.count(b"\n--") + content.count(b"\r--") > _MOST_BORDERS:
        raise MailUnreadable("mail-too-deep", "The mail holds more lines or parts than any sound one.")
    if any(len(found[0]) > _LONGEST_HEAD for found in _HEAD.finditer(content)):
        raise MailUnreadable("mail-too-deep", "The mail says of a part what no sound one says at such length.")


def _apart(message: Message, envelope: Envelope) -> Came:
    attached: list[Attached] = []
    left_out: list[str] = []
    text: str | None = None
    for number, (part, is_own) in enumerate(_leaves(message), start=1):
        name = _name(part, number)
        if name is None:
            if text is None and is_own and part.get_content_maintype() == "text":
                text = _words(part) if part.get_content_type() == "text/plain" else ""
            continue
        payload = _payload(part)
        if len(payload) > LARGEST_ATTACHMENT or len(attached) >= MOST_ATTACHMENTS:
            left_out.append(name)
        elif payload:
            attached.append(Attached(name=name, content=payload))
    text = text or ""
    return Came(envelope=envelope, text=text, attached=tuple(attached), left_out=tuple(left_out[:MOST_ATTACHMENTS]))


def _leaves(message: Message) -> Iterator[tuple[Message, bool]]:
    """Every part that holds no other, in order, and whether it is the mail's own.

    A mail within the mail is looked into: it was forwarded. What it says somebody else said.
    """
    waiting: list[tuple[Message, int, bool]] = [(message, 0, True)]
    seen = 0
    while waiting:
        part, depth, is_own = waiting.pop()
        seen += 1
        if depth > DEEPEST or seen > MOST_PARTS:
            raise MailUnreadable("mail-too-deep", "The mail's parts lie deeper in each other than in any sound one.")
        inner = part.get_payload() if part.is_multipart() else None
        is_own = is_own and part.get_content_maintype() != "message"
        if isinstance(inner, list):
            waiting.extend((one, depth + 1, is_own) for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part, is_own


def _name(part: Message, number: int) -> str | None:
    """The name of an attachment, cleaned; None for what is the mail's own text or belongs to how it looks."""
    told = part.get_filename()
    disposition = str(part.get_content_disposition() or "")
    kind = part.get_content_type()
    if told is None and (
        disposition != "attachment" and (kind.startswith("text/") or kind == "application/pgp-signature")
    ):
        return None
    if disposition == "inline" and kind.startswith("image/"):
        return None  # a picture of a signature
    if told is None:
        ending = {"application/pdf": ".pdf", "application/xml": ".xml", "text/xml": ".xml", "text/csv": ".csv"}.get(
            kind, ""
        )
        return f"attachment-{number}{ending}"
    return safe_name(_decoded(str(told)[:_HEADER_LINE]))


def _payload(part: Message) -> bytes:
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return found if isinstance(found, bytes) else b""


def _words(part: Message) -> str:
    raw = _payload(part)[: 4 * _TEXT]
    try:
        text = raw.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        text = raw.decode("utf-8", "replace")
    return writable(text)[:_TEXT]


def _line(head: Message, name: str) -> str:
    """One line of the header, unfolded and decoded; short before anything looks at it."""
    return _decoded(str(head.get(name, ""))[:_HEADER_LINE])


def _decoded(told: str) -> str:
    told = _UNFOLD.sub(" ", told.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    try:
        return str(make_header(decode_header(told)))
    except (MessageError, ValueError, LookupError, AssertionError, TypeError):
        return told
