"""What carrying entries needs from the laptop it runs on. The office provides it over SQLite; tests over less."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import msgspec

from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.merkle import Frontier
from workflows.ledger.retirement import Run


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A device whose log is followed."""

    device: str
    origin: str
    public_key: bytes
    """Of its log, 32 bytes."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of one device that a signed head covers, all of them checked: to be stored as they are."""

    device: str
    start: int
    """The size of the log as it is held here: a batch continues it."""
    entries: tuple[bytes, ...]
    """One without bytes was retired, as far as the folder says: its leaf hash is what was signed."""
    leaves: tuple[bytes, ...]
    frontier: Frontier
    """After the last of them."""
    note: bytes
    """The signed head of exactly this size."""


class Logs(Protocol):
    """Every verified entry, kept on this device: the truth of which the folder is a copy. Durable when calls return."""

    office: str
    own: str
    """This device."""

    def members(self) -> Mapping[str, Member]:
        """All admitted devices by id, the own one included."""

    def frontier(self, device: str) -> Frontier:
        """A copy of the edge of a member's log as it is held here; empty where nothing of it is."""

    def entries(self, device: str, start: int, end: int) -> Sequence[bytes]:
        """Stored bytes of the entries from ``start`` up to but not including ``end``, read from the disk."""

    def leaves(self, device: str, start: int, end: int) -> Sequence[bytes]:
        """The leaf hashes stored beside them."""

    def note(self, device: str) -> tuple[int, bytes] | None:
        """The largest signed head that is kept of a log: its size, and the note."""

    def sign(self, checkpoint: Checkpoint) -> bytes:
        """The own log's signature on a head; the caller computed its root from bytes read back from the disk."""

    def add(self, batches: Sequence[Batch]) -> None:
        """Store verified entries of other devices with their heads, in one transaction."""

    def retired(self, device: str) -> Sequence[Run]:
        """Entries that were retired and whose bytes were dropped here, so that they must not be in the folder either.

        Runs in order, from an index up to but not including another, all of them in sealed bundles.
        """


class Memory(Protocol):
    """What this device remembers about one folder between runs. Small; durable when ``change`` returns."""

    def every(self) -> Mapping[str, bytes]:
        """All that is remembered, by key."""

    def change(self, changes: Mapping[str, bytes | None]) -> None:
        """Remember these values and forget the keys that come with None: all of it, or nothing."""
