"""What an effect writes down on this laptop about one doing, so that after a crash it can be told what became of it.

A note lies in the home under a hash of the idempotency key. It is durable before the call that writes it returns.
"""

import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from workflows.errors import Trouble
from workflows.store.files import forget, part_beside, put_in_place, read_regular

if TYPE_CHECKING:
    from workflows.office.office import Office

FOLDER = "effects"
_LARGEST = 4_000_000
_NAME = re.compile(r"[a-z-]{1,30}-[0-9a-f]{40}\.json")

NoteT = TypeVar("NoteT", bound=msgspec.Struct)


def mark_of(key: str) -> str:
    """40 hex digits that stand for an idempotency key wherever that has to be a name."""
    return hashlib.sha256(f"countersign effect\n{key}".encode("utf-8", "surrogatepass")).hexdigest()[:40]


def office_mark(office: "Office") -> str:
    """20 hex digits that stand for an office in the mails that it sends; the same on all of its laptops."""
    return mark_of(f"mails of {office.chain.ids[0]}")[:20]


class Notes(Generic[NoteT]):
    """The notes of one kind of effect."""

    def __init__(self, home: Path, kind: str, type_: type[NoteT]) -> None:
        self._folder = home / FOLDER
        self._kind = kind
        self._type = type_

    def read(self, key: str) -> NoteT | None:
        """The note; None where there is none. Raises OSError or ValueError where it is there and cannot be read."""
        try:
            content = read_regular(self._folder / self._name(key), _LARGEST, follow=False)
        except FileNotFoundError:
            return None
        return msgspec.json.decode(content, type=self._type)

    def write(self, key: str, note: NoteT) -> None:
        """Keep a note, in the place of the one before. Raises Trouble for the disk."""
        keep_durably(self._folder / self._name(key), msgspec.json.encode(note))

    def forget(self, key: str) -> None:
        """Take the note away; one that is not there is no error."""
        forget(self._folder / self._name(key))

    def every(self) -> tuple[NoteT, ...]:
        """All of them that can be read, in no order."""
        found: list[Any] = []
        for path in self._folder.glob(f"{self._kind}-*.json") if self._folder.is_dir() else ():
            if _NAME.fullmatch(path.name):
                try:
                    found.append(msgspec.json.decode(read_regular(path, _LARGEST, follow=False), type=self._type))
                except (OSError, ValueError):
                    continue  # of a newer program, or damaged: whoever asks for it by its key is told
        return tuple(found)

    def _name(self, key: str) -> str:
        return f"{self._kind}-{mark_of(key)}.json"


def keep_durably(path: Path, content: bytes) -> None:
    """Write a file of mode 0600 in the home, in the place of the one before. Raises Trouble ``disk-error``."""
    part = part_beside(path)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        put_in_place(part, path)
    except OSError as error:
        forget(part)
        raise Trouble(
            code="disk-error",
            title="The office's folder cannot be written to",
            text=f"{path}: {error.strerror}. Nothing was done outside.",
            advice="Make room on the disk or correct the folder's permissions, then try again.",
        ) from error
