"""Files that came inside a document: decoded, named safely, never written."""

import binascii
import hashlib
import re

from workflows.intake.document import Attachment
from workflows.intake.filling import Filling, short

MAX_ATTACHMENTS = 50

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,90}\Z")
_DEVICES = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "conin$",
        "conout$",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"),
    ],
)
"""Names that Windows keeps for devices, with any ending."""
_FORBIDDEN = frozenset('<>:"/\\|?*')
_MAX_NAME = 120


def clean_name(raw: str) -> str:
    """A file name that is only a name on every system: no folder, no device, nothing invisible, not too long."""
    last = re.split(r"[/\\]", raw)[-1]
    if re.match(r"[A-Za-z]:", last):
        last = last[2:]
    visible = "".join(c if c.isprintable() and c not in _FORBIDDEN else "_" for c in last)
    name = visible.strip(" .")
    if name.partition(".")[0].rstrip(" ").lower() in _DEVICES:
        name = f"_{name}"
    if len(name) > _MAX_NAME:
        stem, dot, ending = name.rpartition(".")
        name = f"{stem[: _MAX_NAME - 12]}{dot}{ending[:10]}" if dot else name[:_MAX_NAME]
    return name or "attachment"


def enclose(filling: Filling, name: str | None, media_type: str | None, content: bytes) -> Attachment:
    """An attachment from decoded bytes. A name that had to be changed is flagged."""
    raw = name or "attachment"
    cleaned = clean_name(raw)
    if cleaned != raw:
        filling.problem("attachment-name", None, f"An attachment is called “{short(raw)}”; it is kept as “{cleaned}”.")
    kind = (media_type or "").strip().lower()
    return Attachment(
        name=cleaned,
        media_type=kind if _MEDIA_TYPE.match(kind) else "application/octet-stream",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )


def enclose_base64(filling: Filling, name: str | None, media_type: str | None, text: str | None) -> Attachment | None:
    """An attachment from base64 text; None, with a problem, where it cannot be decoded."""
    try:
        content = binascii.a2b_base64((text or "").encode("ascii"))
    except (binascii.Error, UnicodeEncodeError):
        filling.problem("attachment-damaged", None, f"The attachment “{short(name or '')}” cannot be decoded.")
        return None
    return enclose(filling, name, media_type, content)
