"""A mail as bytes, made so that nothing from outside can add a header, a recipient or a part. Pure."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import msgspec

from workflows.automations.effects.filling import one_line, writable
from workflows.automations.effects.places import safe_name

LARGEST = 25_000_000
"""Bytes of a whole mail; most servers take no more."""
_LONGEST_LINE = 200
_POLICY = SMTP.clone(cte_type="7bit", max_line_length=78)
_TYPES = {
    ".pdf": ("application", "pdf"),
    ".xml": ("application", "xml"),
    ".csv": ("text", "csv"),
    ".ics": ("text", "calendar"),
    ".png": ("image", "png"),
    ".jpg": ("image", "jpeg"),
    ".jpeg": ("image", "jpeg"),
}
_BREAKS = re.compile(r"[\r\n]")


class Enclosed(msgspec.Struct, frozen=True, kw_only=True):
    """A file that goes along."""

    name: str
    content: bytes


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be sent."""

    sender: str
    sender_name: str = ""
    to: tuple[str, ...]
    """Addresses that ``accounts.clean_address`` made."""
    cc: tuple[str, ...] = ()
    reply_to: str = ""
    subject: str
    text: str
    enclosed: Sequence[Enclosed] = ()
    message_id: str
    """Without brackets; the same for the same mail however often it is tried (RFC 5322, 3.6.4)."""
    at_ms: int
    office: str = ""
    """The mark of the office, see ``notes.office_mark``: its own mails set nothing off when they come back."""


def letter_bytes(letter: Letter) -> bytes:
    """The mail as it goes over the wire: ASCII, CRLF, with no line longer than servers take."""
    made = EmailMessage(policy=_POLICY)
    made["From"] = _mailbox(letter.sender, letter.sender_name)
    made["To"] = tuple(_mailbox(one) for one in letter.to)
    if letter.cc:
        made["Cc"] = tuple(_mailbox(one) for one in letter.cc)
    if letter.reply_to:
        made["Reply-To"] = _mailbox(letter.reply_to)
    made["Subject"] = one_line(letter.subject)[:_LONGEST_LINE]
    made["Date"] = format_datetime(datetime.fromtimestamp(letter.at_ms // 1000, UTC))
    made["Message-ID"] = f"<{letter.message_id}>"
    made["Auto-Submitted"] = "auto-generated"  # so that no absence notice answers a program (RFC 3834, 5)
    if letter.office:
        made["Countersign-Office"] = letter.office
    made.set_content(writable(letter.text) + "\n", charset="utf-8", cte="quoted-printable")
    for one in letter.enclosed:
        name = safe_name(one.name)
        kind, sub = _TYPES.get(name[name.rfind(".") :].lower(), ("application", "octet-stream"))
        made.add_attachment(one.content, maintype=kind, subtype=sub, filename=name, cte="base64")
    return made.as_bytes()


def _mailbox(address: str, name: str = "") -> Address:
    if _BREAKS.search(address):
        raise ValueError("an address on several lines")
    local, _, domain = address.rpartition("@")
    return Address(one_line(name)[:_LONGEST_LINE], local, domain)
