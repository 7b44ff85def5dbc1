"""The recovery key between the founding of an office and its sheet of paper: in memory only, and wiped when done.

What is remembered on disk is only that an office has no sheet yet, never the key.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.remembered import Remembered

_MISSING = "recovery-missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What stands on the sheet beside the key."""

    home: Path
    office: str
    """The office's id."""
    name: str
    owner: str
    """The owner's id, as it is typed when the office is taken over."""
    owner_name: str


class RecoveryInHand(QObject):
    """Holds at most one key."""

    changed = Signal()
    """Another office lacks its sheet now, or none."""

    def __init__(self, remembered: Remembered) -> None:
        super().__init__()
        self._remembered = remembered
        self._key = bytearray()
        self.facts: SheetFacts | None = None

    def take(self, facts: SheetFacts, key: str) -> None:
        """Hold the key of an office that was just founded, and remember that its sheet is missing."""
        self._wipe()
        self.facts, self._key = facts, bytearray(key.encode("ascii"))
        self._write([*(one for one in self._read() if one != str(facts.home)), str(facts.home)])
        self.changed.emit()

    def groups(self) -> tuple[str, ...]:
        """The key as its groups; empty where none is held."""
        return tuple(self._key.decode("ascii").split("-")) if self._key else ()

    def is_held_for(self, home: Path | None) -> bool:
        """Whether the key of this home's office can still be printed."""
        return bool(self._key) and self.facts is not None and self.facts.home == home

    def is_missing(self, home: Path | None) -> bool:
        """Whether nobody has said yet that this office's sheet is on paper."""
        return home is not None and str(home) in self._read()

    def confirm(self) -> None:
        """It is on paper: the key is wiped from memory."""
        if self.facts is not None:
            self.settle(self.facts.home)
        self._wipe()
        self.changed.emit()

    def settle(self, home: Path) -> None:
        """Remind of this office's sheet no more."""
        self._write([one for one in self._read() if one != str(home)])
        self.changed.emit()

    def _wipe(self) -> None:
        for place in range(len(self._key)):
            self._key[place] = 0
        self._key, self.facts = bytearray(), None

    def _read(self) -> list[str]:
        return [one for one in self._remembered.listed(_MISSING) if isinstance(one, str)]

    def _write(self, homes: list[str]) -> None:
        self._remembered.keep(_MISSING, json.dumps(homes))
        self._remembered.save()
