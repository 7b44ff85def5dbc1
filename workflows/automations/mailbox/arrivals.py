"""Mails that came, kept in the home until the run they set off is over; and how far each mailbox was looked through.

A mail is durable here before the place is moved on, so a crash in between fetches it again and finds the same. What
keeps a mailbox from being read stands here too, for the list's “why not”.
"""

from pathlib import Path
from typing import Any

import msgspec

from workflows.automations.effects.notes import Notes, keep_durably
from workflows.store.files import forget, read_regular

FOLDER = "mail-in"
_LARGEST = 30_000_000


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far a mailbox was looked through, for one purpose."""

    source: str = ""
    """Which mailbox, folder and beginning it is about; where that changes, it begins anew."""
    validity: int = 0
    uid: int = 0
    """All mails up to this number were looked at, as long as the validity stays."""
    dated: int = 0
    """Mails up to this number were there at the first look: of these only those that came late enough count."""
    trouble: str = ""
    """Why the latest look came to nothing; a code. Empty: it went through."""
    text: str = ""
    fails: int = 0
    """How often in a row."""
    account: str = ""
    """Mark of the account that the trouble was with: with another one it is tried at once."""
    next_ms: int = 0
    """Not before that it is tried again."""
    stuck: int = 0
    """How often in a row the mail after this place could not be had."""
    looked_ms: int = 0


class Arrived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One mail that came for one automation."""

    automation: str
    identity: str
    """See ``letters.identity_of``."""
    came_ms: int
    kept_ms: int
    values: dict[str, Any]
    """What actions may name. Hostile."""

    @property
    def cause(self) -> str:
        """How its run is called, on every laptop."""
        return f"mail:{self.identity}"


class Arrivals:
    """The mails of one home."""

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER
        self._places = Notes(home, "mailbox", Place)
        self._notes = Notes(home, "arrived", Arrived)

    def place(self, purpose: str) -> Place:
        """How far it was looked; from the beginning where that is not known or cannot be read."""
        try:
            return self._places.read(purpose) or Place()
        except (OSError, ValueError):
            return Place()

    def put_place(self, purpose: str, place: Place) -> None:
        """Keep it. Raises Trouble for the disk."""
        self._places.write(purpose, place)

    def keep(self, arrived: Arrived, content: bytes | None) -> None:
        """Keep a mail: its bytes first, if there are any, then the note. Raises Trouble for the disk."""
        if content is not None:
            keep_durably(self._path(arrived.identity), content)
        self._notes.write(f"{arrived.automation}/{arrived.identity}", arrived)

    def every(self) -> tuple[Arrived, ...]:
        """All that are kept, in the order in which they came."""
        return tuple(sorted(self._notes.every(), key=lambda one: (one.came_ms, one.identity, one.automation)))

    def content(self, identity: str) -> bytes | None:
        """A mail's bytes; None where they are not here."""
        try:
            return read_regular(self._path(identity), _LARGEST, follow=False)
        except OSError:
            return None

    def let_go(self, arrived: Arrived) -> None:
        """Forget a mail; its bytes too, where no other note speaks of them."""
        self._notes.forget(f"{arrived.automation}/{arrived.identity}")
        if all(one.identity != arrived.identity for one in self._notes.every()):
            forget(self._path(arrived.identity))

    def _path(self, identity: str) -> Path:
        assert identity.isalnum()
        return self._folder / f"{identity}.eml"
