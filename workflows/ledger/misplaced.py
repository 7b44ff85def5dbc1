"""Where an entry that does not open at its place belongs: another index, or another device's log.

Associated data binds an entry to its log and index, so the right place is the one where it opens. Each try costs
a decryption; a budget keeps a wholly damaged log from taking forever.
"""

from collections.abc import Iterable

import msgspec

from workflows.ledger import entry, names
from workflows.ledger.finding import Log
from workflows.ledger.malformed import Malformed

_NEARBY = tuple(shift for distance in range(1, 9) for shift in (distance, -distance))
_MAX_TRIES = 200_000


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where an entry opens."""

    origin: str
    index: int


class Places:
    """Opens entries of one log, at their place or elsewhere."""

    __slots__ = ("_log", "_others", "_tries", "origin")

    def __init__(self, log: Log) -> None:
        self._log = log
        self._tries = _MAX_TRIES
        self.origin = names.origin(log.office, log.device)
        self._others = tuple(origin for origin in log.other_origins if origin != self.origin)

    def key_for(self, header: entry.Header) -> bytes | None:
        """The key that reads an entry, or None where it is not held."""
        if header.scope == entry.OPEN_SCOPE:
            return entry.OPEN_KEY
        return None if self._log.keys is None else self._log.keys.get((header.scope, header.epoch))

    def origin_at(self, index: int) -> str:
        """The origin that seals the entry at an index of this log."""
        if index == 0 and self._log.founding:
            return names.genesis_origin(self._log.device)
        return self.origin

    def opens_at(self, raw: bytes, index: int) -> bool:
        """Whether the entry opens at this index of this log."""
        return index >= 0 and self._opens(raw, self.origin_at(index), index)

    def nearby_shift(self, raw: bytes, index: int) -> int | None:
        """How far from ``index`` the entry opens, the nearest first; None if not within 8."""
        for shift in _NEARBY:
            if self.opens_at(raw, index + shift):
                return shift
        return None

    def among(self, raw: bytes, indexes: Iterable[int]) -> Place | None:
        """The first of these indexes of this log where the entry opens."""
        for index in indexes:
            if self.opens_at(raw, index):
                return Place(origin=self.origin, index=index)
            if self._tries <= 0:
                return None
        return None

    def anywhere(self, raw: bytes, index: int, size: int) -> Place | None:
        """The place of the entry in any known log below ``size``; its own index in other logs comes first."""
        for origin in self._others:
            if self._opens(raw, origin, index):
                return Place(origin=origin, index=index)
        found = self.among(raw, range(size))
        if found is not None:
            return found
        for origin in self._others:
            for at in range(size if self._tries > 0 else 0):
                if self._opens(raw, origin, at):
                    return Place(origin=origin, index=at)
        return None

    def _opens(self, raw: bytes, origin: str, index: int) -> bool:
        if self._tries <= 0:
            return False
        self._tries -= 1
        key = self.key_for(entry.parse_header(raw))
        if key is None:
            return False
        try:
            entry.open_entry(raw, key=key, origin=origin, index=index)
        except Malformed as refusal:
            return refusal.code != "wrong-key-or-altered"
        return True
