"""What one device remembers about one folder, in values. Nothing here is needed to be safe; all of it saves work.

The keys: ``file/<name>`` a file of ``tail/``; ``end/<device>`` the largest end seen; ``gap/<device>``;
``forked/<device>``; ``thinned/<device>``; ``own/published``, ``own/sealed`` frontiers; ``own/twin``, ``own/ahead``.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec

from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import Frontier
from workflows.sync.plan import Span
from workflows.sync.ports import Memory

_T = TypeVar("_T")

_FILE, _END, _GAP, _FORKED, _THINNED = "file/", "end/", "gap/", "forked/", "thinned/"
_PUBLISHED, _SEALED, _TWIN, _AHEAD = "own/published", "own/sealed", "own/twin", "own/ahead"


class Known(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file of ``tail/`` that was looked at."""

    size: int | None
    """As it was listed then; another size means another look."""
    device: str | None = None
    start: int = 0
    end: int = 0
    reason: str | None = None
    """Why it was not used; None for one that was verified."""
    tries: int = 0
    next_ms: int | None = None
    """When to look again by time alone; None: never."""
    basis: str = ""
    """What the refusal rested on; looked at again when that has changed. "" means on nothing."""
    covered_ms: int | None = None
    """Own files: since when another one holds the same."""

    @property
    def span(self) -> Span:
        """The entries in it."""
        return Span(self.start, self.end)


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Something of a log is not in the folder that was there."""

    since_ms: int
    heal_ms: int
    """When this device writes it again."""


class Thinned(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of a log's thinned bundles was written."""

    runs: str
    """A digest of the entries that were retired."""
    since_ms: int
    """When it was written."""
    done: bool = False
    """Whether the bundles went as well."""


class Remembered:
    """Values over a Memory. Changes count at once and are durable after ``save``."""

    def __init__(self, memory: Memory) -> None:
        """Reads everything once. What cannot be read is forgotten."""
        self._memory = memory
        self._changes: dict[str, bytes | None] = {}
        self._values = dict(memory.every())
        self._files: dict[str, Known] = {}
        for key, raw in self._values.items():
            if key.startswith(_FILE):
                known = _read(raw, Known)
                if known is not None:
                    self._files[key.removeprefix(_FILE)] = known

    def save(self) -> None:
        """Make all changes durable, at once or not at all."""
        if self._changes:
            self._memory.change(self._changes)
            self._changes = {}

    @property
    def files(self) -> Mapping[str, Known]:
        """Every file of ``tail/`` that was looked at, by name."""
        return self._files

    def remember(self, name: str, known: Known) -> None:
        """Keep what was found out about a file."""
        self._files[name] = known
        self._put(_FILE + name, msgspec.json.encode(known))

    def cover(self, name: str, since_ms: int | None) -> None:
        """Since when other files hold what is in this own one."""
        self.remember(name, msgspec.structs.replace(self._files[name], covered_ms=since_ms))

    def forget(self, name: str) -> None:
        """The file is gone."""
        if self._files.pop(name, None) is not None:
            self._put(_FILE + name, None)

    def verified(self, device: str) -> Iterator[tuple[str, Known]]:
        """The usable files of a device's log."""
        return ((name, known) for name, known in self._files.items() if known.device == device and not known.reason)

    def end(self, device: str) -> int:
        """The largest end of a verified file of this log that was ever seen in the folder."""
        return _number(self._values.get(_END + device))

    def seen(self, device: str, end: int) -> None:
        """A verified file ends here."""
        if end > self.end(device):
            self._put(_END + device, b"%d" % end)

    def gap(self, device: str) -> Gap | None:
        """What is missing of a log, if anything."""
        raw = self._values.get(_GAP + device)
        return None if raw is None else _read(raw, Gap)

    def set_gap(self, device: str, gap: Gap | None) -> None:
        """Remember since when something is missing, or that nothing is."""
        if gap != self.gap(device):
            self._put(_GAP + device, None if gap is None else msgspec.json.encode(gap))

    def is_forked(self, device: str) -> bool:
        """Whether a log was seen to have two histories. No sealed file of it is replaced: either may be right."""
        return _FORKED + device in self._values

    def set_forked(self, device: str) -> None:
        """A log has two histories."""
        if not self.is_forked(device):
            self._put(_FORKED + device, b"1")

    def thinned(self, device: str) -> Thinned | None:
        """How far retired entries of a log were taken out of the folder; None where nothing was done about it."""
        raw = self._values.get(_THINNED + device)
        return None if raw is None else _read(raw, Thinned)

    def set_thinned(self, device: str, thinned: Thinned) -> None:
        """So far they were taken out."""
        if self.thinned(device) != thinned:
            self._put(_THINNED + device, msgspec.json.encode(thinned))

    @property
    def published(self) -> Frontier | None:
        """The edge of the own log up to where it is in the folder; None where that is not known."""
        return _edge(self._values.get(_PUBLISHED))

    @published.setter
    def published(self, edge: Frontier) -> None:
        self._put(_PUBLISHED, edge.to_bytes())

    @property
    def sealed(self) -> Frontier:
        """The edge of the own log up to where it is sealed in the folder."""
        return _edge(self._values.get(_SEALED)) or Frontier()

    @sealed.setter
    def sealed(self, edge: Frontier) -> None:
        self._put(_SEALED, edge.to_bytes())

    def is_twin(self, own: str) -> bool:
        """Whether the key of this device signed another history elsewhere."""
        return self._values.get(_TWIN) == own.encode()

    def set_twin(self, own: str) -> None:
        """It did."""
        if not self.is_twin(own):
            self._put(_TWIN, own.encode())

    def ahead(self, own: str) -> int:
        """The largest size that the key of this device is known to have signed elsewhere; 0 where it has not."""
        device, _, size = self._values.get(_AHEAD, b"").partition(b" ")
        return _number(size) if device == own.encode() else 0

    def set_ahead(self, own: str, size: int) -> None:
        """It signed a log of this size."""
        if size > self.ahead(own):
            self._put(_AHEAD, b"%s %d" % (own.encode(), size))

    def _put(self, key: str, value: bytes | None) -> None:
        self._changes[key] = value
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value


def _edge(raw: bytes | None) -> Frontier | None:
    if raw is None:
        return None
    try:
        return Frontier.from_bytes(raw)
    except Malformed:
        return None


def _number(raw: bytes | None) -> int:
    return int(raw) if raw is not None and raw.isdigit() else 0


def _read(raw: bytes, kind: type[_T]) -> _T | None:
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
