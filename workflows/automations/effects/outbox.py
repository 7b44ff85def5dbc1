"""The outbox: every mail lies here, whole and with its own id, before a server is asked to take it.

A note says how far it came. ``leaving`` is written right before the last line of the mail goes out, and never before:
until then no server has a whole mail (RFC 5321, 4.1.1.4), after it only its answer tells.
"""

from pathlib import Path
from typing import Literal

import msgspec

from workflows.automations.effects.notes import Notes, keep_durably, mark_of
from workflows.automations.effects.protocol import EffectFailed, Happened
from workflows.store.files import forget, read_regular

State = Literal["waiting", "leaving", "sent"]

FOLDER = "outbox"
_LARGEST = 60_000_000
HAPPENED: dict[State, Happened] = {"waiting": "no", "leaving": "unknown", "sent": "yes"}


class OutboxNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far one mail came."""

    key: str
    state: State
    account: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    message_id: str
    size: int
    stored_ms: int
    tries: int = 0
    trouble: str = ""
    """Why the latest try came to nothing; a code."""


class Outbox:
    """The mails of one home."""

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER
        self._notes = Notes(home, "mail", OutboxNote)

    def note(self, key: str) -> OutboxNote | None:
        """What is known of the mail of this key. Raises EffectFailed where that cannot be read."""
        try:
            return self._notes.read(key)
        except (OSError, ValueError) as error:
            text = "What was written down about this mail cannot be read. Nothing was sent by this try."
            raise EffectFailed("outbox-damaged", text, happened="unknown", again=False) from error

    def store(self, note: OutboxNote, content: bytes) -> None:
        """Keep a mail to be sent: first its bytes, then the note that says so. Raises Trouble for the disk."""
        keep_durably(self._path(note.key), content)
        self._notes.write(note.key, note)

    def content(self, key: str) -> bytes:
        """The mail as it was stored. Raises EffectFailed where it is gone."""
        try:
            return read_regular(self._path(key), _LARGEST, follow=False)
        except OSError as error:
            raise EffectFailed("outbox-damaged", "The stored mail is not there any more.", again=False) from error

    def put(self, note: OutboxNote) -> None:
        """Write down how far it came; a sent mail's bytes are let go of. Raises Trouble for the disk."""
        self._notes.write(note.key, note)
        if note.state == "sent":
            forget(self._path(note.key))

    def every(self) -> tuple[OutboxNote, ...]:
        """All mails that are known, the latest first."""
        return tuple(sorted(self._notes.every(), key=lambda one: (-one.stored_ms, one.key)))

    def _path(self, key: str) -> Path:
        return self._folder / f"{mark_of(key)}.eml"
