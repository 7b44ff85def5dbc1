"""The kept original documents of a request, written out for people to open."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import msgspec

from workflows.domain.events import Source
from workflows.errors import Trouble
from workflows.office.attachments import read_document_bytes

_MAX_NAME = 120
_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})
"""Names that Windows gives to devices (Microsoft, “Naming Files, Paths, and Namespaces”)."""
_FORBIDDEN = frozenset('<>:"|?*')


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """One document that was written out."""

    name: str
    """What it was called when it came in."""
    file: Path
    sha256: str


def save_documents(kept: Path, sources: Sequence[Source], folder: Path) -> tuple[tuple[Saved, ...], tuple[Source, ...]]:
    """Write each source under a cleaned name into the folder; never outside of it, never over another file.

    Answers what was written, and the sources that are not kept here or were altered. Raises Trouble for the disk.
    """
    saved: list[Saved] = []
    missing: list[Source] = []
    for source in sources:
        content = read_document_bytes(kept, source.sha256)
        if content is None:
            missing.append(source)
        else:
            saved.append(Saved(name=source.name, file=_write(folder, source.name, content), sha256=source.sha256))
    return tuple(saved), tuple(missing)


def clean_name(name: str) -> str:
    """A name that is one file in one folder on every system, whatever the sender called it."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    told = "".join("_" if not one.isprintable() or one in _FORBIDDEN else one for one in last)
    stem, suffix = Path(told.strip(" .") or "document").stem, Path(told.strip(" .")).suffix[:12]
    stem = stem[: _MAX_NAME - len(suffix)].rstrip(" .") or "document"
    return f"_{stem}{suffix}" if stem.partition(".")[0].strip().upper() in _RESERVED else stem + suffix


def _write(folder: Path, name: str, content: bytes) -> Path:
    clean = Path(clean_name(name))
    names = (clean.name if number == 1 else f"{clean.stem} ({number}){clean.suffix}" for number in count(1))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return next(folder / free for free in names if _created(folder / free, content))
    except OSError as error:
        raise Trouble(
            code="file-not-saved",
            title="The document could not be saved",
            text=f"{folder / clean}: {error.strerror}. The office still has it.",
            advice="Make room or choose another folder, then try again.",
        ) from error


def _created(target: Path, content: bytes) -> bool:
    """Write a new file, following no link; False where something of this name is there."""
    try:
        stream = target.open("xb")
    except FileExistsError:
        return False
    try:
        with stream:
            stream.write(content)
    except OSError:
        target.unlink(missing_ok=True)
        raise
    return True
