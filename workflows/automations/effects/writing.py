"""One file that an effect makes: where it goes, written once, and what can be told of it after a crash."""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from workflows.automations.effects.filling import one_line
from workflows.automations.effects.notes import Notes
from workflows.automations.effects.occasions import line_for, text_for
from workflows.automations.effects.places import (
    allowed,
    below,
    candidates,
    cannot_write,
    put_new,
    safe_name,
    same_content,
)
from workflows.automations.effects.protocol import EffectFailed, Happened, Occasion
from workflows.automations.effects.settings import Reading
from workflows.errors import Trouble
from workflows.store.files import read_regular

if TYPE_CHECKING:
    from workflows.office.office import Office


class FileNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that is being put in its place, or was."""

    path: str
    sha256: str
    done: bool = False
    """From then on it may be taken away, moved or changed by others."""


class Destination(msgspec.Struct, frozen=True, kw_only=True):
    """Where a file goes, as the settings say."""

    folder: Path
    subfolder: str
    name: str

    @classmethod
    def read(cls, read: Reading, default_name: str) -> "Destination":
        """``folder``, ``subfolder`` and ``name`` of the settings. Raises InvalidInput."""
        return cls(
            folder=read.folder("folder"),
            subfolder=read.template("subfolder", "", longest=300),
            name=read.template("name", default_name, longest=200),
        )

    def place(self, occasion: Occasion, office: "Office", *, make: bool, **more: str) -> tuple[Path, str]:
        """The folder, made where that is wished, and the file's name. Raises EffectFailed."""
        folder = allowed(self.folder, office.store.home.path)
        parts = text_for(self.subfolder, occasion, without_slashes, **more)
        return below(folder, parts, make=make), safe_name(line_for(self.name, occasion, **more))


def without_slashes(text: str) -> str:
    """A value that names one folder at most."""
    return one_line(text).replace("/", "_").replace("\\", "_")


def write_once(office: "Office", occasion: Occasion, place: tuple[Path, str], content: bytes) -> Path:
    """Write a file under a free name, once for the occasion's key. Raises EffectFailed."""
    notes = _notes(office)
    known = read_note(notes, occasion.key)
    if known is not None and (known.done or same_content(Path(known.path), known.sha256)):
        if not known.done:  # we crashed after it was put in its place
            keep_note(notes, occasion.key, msgspec.structs.replace(known, done=True), happened="yes")
        return Path(known.path)
    folder, name = place
    sha256 = hashlib.sha256(content).hexdigest()
    for target in candidates(folder, name, "number"):
        if os.path.lexists(target):
            continue
        note = FileNote(path=str(target), sha256=sha256)
        keep_note(notes, occasion.key, note)
        try:
            put_new(folder, target.name, content, if_taken="fail")
        except EffectFailed as error:
            if error.code == "file-exists":
                continue  # somebody was faster; the next number
            notes.forget(occasion.key)
            raise
        keep_note(notes, occasion.key, msgspec.structs.replace(note, done=True), happened="yes")
        return target
    raise EffectFailed("file-exists", f"Too many files are called {name} in {folder}.", again=False)


def was_written(office: "Office", key: str) -> Happened:
    """What became of ``write_once``. A file that is not there any more may have been taken away since."""
    try:
        note = read_note(_notes(office), key)
    except EffectFailed:
        return "unknown"
    if note is None:
        return "no"
    return "yes" if note.done or same_content(Path(note.path), note.sha256) else "unknown"


def read_note(notes: Notes[Any], key: str) -> Any:
    """The note of a key. Raises EffectFailed ``note-damaged``: what cannot be read might say that it was done."""
    try:
        return notes.read(key)
    except (OSError, ValueError) as error:
        text = "What was written down about this action cannot be read."
        raise EffectFailed("note-damaged", text, happened="unknown", again=False) from error


def keep_note(notes: Notes[Any], key: str, note: Any, *, happened: Happened = "no") -> None:
    """Write a note. Raises EffectFailed, which says what happened up to here."""
    try:
        notes.write(key, note)
    except Trouble as error:
        raise EffectFailed("disk-error", error.text, happened=happened) from error


def read_file(path: Path, limit: int) -> bytes:
    """A file that the owner named, through no link. Raises EffectFailed."""
    try:
        return read_regular(path, limit, follow=False)
    except OSError as error:
        raise cannot_write(path, error) from error


def _notes(office: "Office") -> Notes[FileNote]:
    return Notes(office.store.home.path, "file", FileNote)
