"""The files that requests came from, kept in the home under the hash of their content: written once, never changed."""

import hashlib
import os
from pathlib import Path

from workflows.errors import InvalidInput, Trouble
from workflows.intake.document import Document


def keep_document(folder: Path, path: Path, document: Document) -> int:
    """Keep the file durably before a request refers to it; answers its size in bytes.

    Raises InvalidInput ``file-gone`` or ``file-changed`` where it is not any more what was read; Trouble for the disk.
    """
    kept = folder / (document.sha256 or "")
    if document.sha256 and kept.exists():
        return kept.stat().st_size
    try:
        content = path.read_bytes()
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
    """The kept file of this hash; None where it is not here or was altered."""
    try:
        content = (folder / sha256).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def _write_once(folder: Path, name: str, content: bytes) -> None:
    fresh = folder / f"~{name}.{os.getpid()}.tmp"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with fresh.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(folder / name)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise Trouble(
            code="file-not-kept",
            title="The file could not be kept",
            text=f"{name[:12]}…: {error.strerror}. No request was made of it; everything before is safe.",
            advice="Make room on the disk, then take it in again.",
        ) from error
