"""The kept original documents of a request, written out for people to open."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

import msgspec

from workflows.domain.events import Source
from workflows.errors import Trouble
from workflows.office.attachments import read_document_bytes
from workflows.office.file_names import clean_name


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
