"""The files that requests came from, kept in the home under the hash of their content: written once, never changed."""

import hashlib
import os
import re
import stat
from pathlib import Path

from workflows.errors import InvalidInput, Trouble
from workflows.intake.document import Document
from workflows.store.files import forget, open_regular, part_beside, read_regular

_HASH = re.compile(r"[0-9a-f]{64}")
_LARGEST = 64_000_000
"""Bytes; more than intake reads of any file."""


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
    _write_once(folder, document.sha256, content)
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


def _size_kept(path: Path) -> int | None:
    try:
        about = path.lstat()
    except OSError:
        return None
    return about.st_size if stat.S_ISREG(about.st_mode) else None


def _write_once(folder: Path, name: str, content: bytes) -> None:
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
        raise Trouble(
            code="file-not-kept",
            title="The file could not be kept",
            text=f"{name[:12]}…: {error.strerror}. No request was made of it; everything before is safe.",
            advice="Make room on the disk, then take it in again.",
        ) from error
