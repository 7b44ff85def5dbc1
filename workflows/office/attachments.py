"""Files kept in the home under the hash of their content, written once and never changed: documents, and blobs.

A blob is an age file to an identity of its own, whose secret stands in the event that refers to it. Blobs carry
documents and personal values to the other laptops; anybody can tell a whole one by its name without reading it.
"""

import hashlib
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from workflows import envelopes
from workflows.domain.personal import BlobRef
from workflows.errors import InvalidInput, Trouble
from workflows.intake.document import Document
from workflows.store.files import forget, open_regular, part_beside, read_regular
from workflows.store.home import Home

_HASH = re.compile(r"[0-9a-f]{64}")
_LARGEST = 64_000_000
"""Bytes; more than intake reads of any file."""

MAX_BLOB = _LARGEST + (_LARGEST // 65_536 + 1) * 16 + 1_024
"""Bytes of an age file of that size: a tag for each 64 KiB, and the header (C2SP age v1, payload)."""


def keep_document(folder: Path, path: Path, document: Document) -> int:
    """Keep the file durably before a request refers to it; answers its size in bytes.

    Raises InvalidInput ``file-gone`` or ``file-changed`` where it is not any more what was read; Trouble for the disk.
    """
    size = _size_kept(folder / document.sha256) if document.sha256 else None
    if size is not None:
        return size
    try:
        content = read_regular(path, _LARGEST, follow=False)
    except OSError as error:
        raise InvalidInput(
            code="file-gone",
            title="The file could not be kept",
            text=f"{path.name}: {error.strerror}. No request was made of it.",
            advice="Check that the file is still there, then take it in again.",
        ) from error
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise InvalidInput(
            code="file-changed",
            title="The file changed while it was read",
            text=f"{path.name} is not what it was a moment ago. No request was made of it.",
            advice="Wait until it is complete, then take it in again.",
        )
    keep_bytes(folder, document.sha256, content)
    return len(content)


def read_document_bytes(folder: Path, sha256: str) -> bytes | None:
    """The kept file of this hash; None where it is not here or was altered. A link is no kept file."""
    try:
        with open_regular(folder / sha256, follow=False) as stream:
            content = stream.read()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def kept_documents(folder: Path) -> tuple[Path, ...]:
    """The kept files by name: regular files that bear a hash, nothing that merely bears such a name."""
    found = sorted(folder.iterdir()) if folder.is_dir() else ()
    return tuple(path for path in found if _HASH.fullmatch(path.name) and _size_kept(path) is not None)


def blobs_in(home: Home) -> Path:
    """Where a home keeps its blobs."""
    return home.path / "blobs"


def seal(content: bytes) -> tuple[BlobRef, bytes]:
    """A blob of this content, and how an event refers to it. Nothing is written."""
    secret = envelopes.one_time_identity()
    raw = envelopes.seal(content, (envelopes.recipient_of(secret),))
    return BlobRef(blob=hashlib.sha256(raw).hexdigest(), secret=secret), raw


def seal_document(home: Home, sha256: str) -> BlobRef:
    """Make a blob of a kept document, durably, before a request refers to it. Each request has one of its own.

    Raises Trouble for the disk, ``file-not-kept`` also where the document is not there any more.
    """
    content = read_document_bytes(home.attachments, sha256)
    if content is None:
        raise _not_kept(sha256, "it is not there any more, or was altered")
    reference, raw = seal(content)
    keep_blobs(home, {reference.blob: raw})
    return reference


def keep_blobs(home: Home, blobs: Mapping[str, bytes]) -> None:
    """Keep blobs durably, by their hashes. Raises Trouble for the disk."""
    for name, raw in blobs.items():
        keep_bytes(blobs_in(home), name, raw)


def read_blob(home: Home, blob: str) -> bytes | None:
    """The blob of this hash; None where it is not here or was altered."""
    return read_document_bytes(blobs_in(home), blob)


def remove_kept(path: Path) -> None:
    """Take a kept file away for good; one that is not there is no error. Raises Trouble ``file-not-erased``."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Trouble(
            code="file-not-erased",
            title="A file could not be erased",
            text=f"{path}: {error.strerror}. It is tried again at the next exchange; nothing is confirmed before.",
            advice="Close the programs that show this file.",
        ) from error


def _size_kept(path: Path) -> int | None:
    try:
        about = path.lstat()
    except OSError:
        return None
    return about.st_size if stat.S_ISREG(about.st_mode) else None


def keep_bytes(folder: Path, name: str, content: bytes) -> None:
    """Keep content durably under a name that is its hash. Raises Trouble ``file-not-kept``."""
    fresh = part_beside(folder / name)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(folder / name)
    except OSError as error:
        forget(fresh)
        raise _not_kept(name, error.strerror or type(error).__name__) from error


def _not_kept(name: str, why: str) -> Trouble:
    return Trouble(
        code="file-not-kept",
        title="The file could not be kept",
        text=f"{name[:12]}…: {why}. No request was made of it; everything before is safe.",
        advice="Make room on the disk, then take it in again.",
    )
