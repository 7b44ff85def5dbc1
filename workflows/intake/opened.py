"""Opening a file from a stranger: regular files only, never more than a limit, known by content and not by name."""

import os
import stat
from pathlib import Path
from typing import Literal

from workflows.intake.document import Unreadable

Family = Literal["xml", "pdf", "xlsx", "text"]
"""How the content has to be read. What the name says is only compared with it."""

LIMITS: dict[Family, int] = {"xml": 25_000_000, "pdf": 50_000_000, "xlsx": 15_000_000, "text": 5_000_000}
"""Largest files, in bytes."""

_HEAD = 4096
_EXTENSIONS: dict[str, Family] = {
    ".xml": "xml",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".csv": "text",
    ".tsv": "text",
    ".txt": "text",
}
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
"""The object id of CMS signed data (RFC 5652), as it stands near the start of a .p7m file."""
_SPACE = b" \t\r\n"


class Opened:
    """The whole content of one file, and what it is."""

    def __init__(self, content: bytes, family: Family, *, mismatch: bool) -> None:
        self.content = content
        self.family: Family = family
        self.mismatch = mismatch
        """The file's ending promises something else."""


def open_regular(path: Path) -> Opened:
    """Read a file. Raises Unreadable for anything but a regular file of a known kind within its limit."""
    try:
        before = os.lstat(path)
        if not stat.S_ISREG(before.st_mode):
            raise Unreadable("not-a-file", "This is a folder, a link or a device, not a file.")
        # NOFOLLOW and NONBLOCK: what stands there now may no longer be what lstat saw.
        flags = os.O_RDONLY
        for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
            flags |= getattr(os, name, 0)
        descriptor = os.open(path, flags)
    except FileNotFoundError as error:
        raise Unreadable("file-missing", "There is no such file.") from error
    except (OSError, ValueError) as error:
        raise Unreadable("file-unreadable", f"The system does not let us read this file: {error}.") from error
    with os.fdopen(descriptor, "rb") as stream:
        found = os.fstat(stream.fileno())
        if not stat.S_ISREG(found.st_mode) or (found.st_dev, found.st_ino) != (before.st_dev, before.st_ino):
            raise Unreadable("not-a-file", "The file changed while it was being opened.")
        try:
            head = stream.read(_HEAD)
            family = _family(head)
            rest = stream.read(LIMITS[family] - len(head) + 1)
        except OSError as error:
            raise Unreadable("file-unreadable", f"The system does not let us read this file: {error}.") from error
    content = head + rest
    if len(content) > LIMITS[family]:
        raise Unreadable("too-large", f"The file is larger than {LIMITS[family]:,} bytes.")
    expected = _EXTENSIONS.get(path.suffix.lower())
    return Opened(content, family, mismatch=expected is not None and expected != family)


def _family(head: bytes) -> Family:
    if not head:
        raise Unreadable("empty", "The file is empty.")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "xlsx"
    if _SIGNED_DATA in head[:64] or head.startswith(
        (b"-----BEGIN PKCS7", b"-----BEGIN CMS", b"MIAGCSqGSIb3DQEHAq", b"MII")
    ):
        raise Unreadable(
            "signed-container",
            "This is a signed container (.p7m). Save the document that is inside it, and read that.",
        )
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise Unreadable(
            "old-office-file", "This is an old or a locked Office file. Save it as .xlsx without a password."
        )
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")):
        raise Unreadable("compressed", "This is a compressed file. Unpack it, and read what is inside.")
    if _begins_like_xml(head):
        return "xml"
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("unknown-format", "This is not an e-invoice, a PDF, a CSV or an Excel file.")
    return "text"


def _begins_like_xml(head: bytes) -> bool:
    if head.startswith((b"<\0", b"\0<", b"\xff\xfe<\0", b"\xfe\xff\0<")):
        return True
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE).startswith(b"<")
