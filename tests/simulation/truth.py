"""What really happened: histories that were committed, heads that were signed. Every claim is held against it."""

import hashlib
from collections.abc import Sequence
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workflows.ledger import base64_text, names
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.merkle import EMPTY_ROOT, Frontier, leaf_hash
from workflows.ledger.retirement import Run, holds, joined
from workflows.sync.ports import Batch, Member

OFFICE = names.office_id(hashlib.sha256(b"simulated office").digest())
CANARY = b"PLAINTEXT-CANARY"
"""Stands in every entry, and must never stand in a name."""


class Violation(AssertionError):
    """An invariant does not hold."""


class History:
    """One line of entries that a device committed. A clone starts a second one with the same beginning."""

    def __init__(self) -> None:
        self.entries: list[bytes] = []
        self.roots: list[bytes] = [EMPTY_ROOT]
        """By size."""
        self._frontier = Frontier()

    def extend(self, entries: Sequence[bytes]) -> None:
        """Entries that were just committed."""
        for entry in entries:
            self._frontier.append(leaf_hash(entry))
            self.entries.append(entry)
            self.roots.append(self._frontier.root())

    def has_head(self, size: int, root: bytes) -> bool:
        """Whether this was the root when the history had this size."""
        return size < len(self.roots) and self.roots[size] == root

    def copied(self, size: int) -> "History":
        """The same history up to a size, to go on differently."""
        other = History()
        other.extend(self.entries[:size])
        return other


class Truth:
    """All histories of all devices, the clones' included."""

    def __init__(self) -> None:
        self.office = OFFICE
        self.members: dict[str, Member] = {}
        self.keys: dict[str, Ed25519PrivateKey] = {}
        self.histories: dict[str, list[History]] = {}
        self.signed: dict[str, set[tuple[int, bytes]]] = {}
        """Heads (size, root) by device: all that its key ever signed."""
        self.dishonest: set[str] = set()
        """Members that do not follow the rules."""
        self.saved: dict[str, int] = {}
        """How many entries of a device were acknowledged as saved, on its first history."""
        self.gone: dict[str, tuple[Run, ...]] = {}
        """What was retired, by device: acts that every laptop hears of sooner or later."""
        self._next_key = 0

    def admit(self) -> str:
        """A new member of the office, with the next key of the pool."""
        private, public = key(self._next_key)
        self._next_key += 1
        device = names.device_id(public)
        self.members[device] = Member(device=device, origin=names.origin(OFFICE, device), public_key=public)
        self.keys[device] = private
        self.histories[device] = [History()]
        self.signed[device] = set()
        return device

    def retire(self, device: str, runs: Sequence[Run]) -> None:
        """An owner retires entries."""
        self.gone[device] = joined(self.gone.get(device, ()), runs)

    def agrees(self, device: str, start: int, wanted: Sequence[bytes], entries: Sequence[bytes]) -> bool:
        """Whether entries are these; one without bytes is only where it was retired."""
        runs = self.gone.get(device, ())
        return len(wanted) == len(entries) and all(
            one == other or (not other and holds(runs, index))
            for index, (one, other) in enumerate(zip(wanted, entries, strict=True), start)
        )

    def branch_off(self, device: str, branch: int, size: int) -> int:
        """A copy of the laptop will go on by itself from ``size``: the number of its history."""
        self.histories[device].append(self.histories[device][branch].copied(size))
        return len(self.histories[device]) - 1

    def common(self, device: str) -> int:
        """How many entries of a device are undisputed: up to the first index where two histories differ."""
        histories = self.histories[device]
        longest = max(len(history.entries) for history in histories)
        if len(histories) == 1:
            return longest
        for index in range(longest):
            if len({history.entries[index] for history in histories if index < len(history.entries)}) > 1:
                return index
        return longest

    def longest(self, device: str) -> int:
        """The entries of the longest history."""
        return max(len(history.entries) for history in self.histories[device])

    def forked(self, device: str) -> bool:
        """Whether two histories of this device contradict each other."""
        return self.common(device) < self.longest(device)

    def signed_apart(self, device: str) -> bool:
        """Whether its key signed two heads that contradict each other: only then can there be a proof."""
        if not self.forked(device):
            return False
        lines: list[list[bytes]] = []
        for history in self.histories[device]:
            sizes = [size for size, root in self.signed[device] if history.has_head(size, root)]
            lines.append(history.entries[: max(sizes, default=0)])
        return contradict(lines)

    # ------------------------------------------------------------ what is checked at once

    def committed(self, device: str, branch: int, entries: Sequence[bytes]) -> None:
        """Entries became durable on one copy of a laptop."""
        self.histories[device][branch].extend(entries)

    def signing(self, device: str, branch: int, checkpoint: Checkpoint) -> None:
        """An honest laptop is about to sign: only what it committed, as it committed it."""
        roots = self.histories[device][branch].roots
        if checkpoint.origin != self.members[device].origin:
            raise Violation(f"{device} signs for {checkpoint.origin}")
        if checkpoint.size >= len(roots) or roots[checkpoint.size] != checkpoint.root:
            raise Violation(f"{device} signs a head of size {checkpoint.size} that it never committed")
        self.signed[device].add((checkpoint.size, checkpoint.root))

    def accepting(self, batch: Batch, held: Sequence[bytes]) -> None:
        """Invariants 1 and 2: what is stored continues the log, and its author committed and signed it."""
        device, size = batch.device, batch.start + len(batch.entries)
        if device not in self.members:
            raise Violation(f"entries of {device}, who is no member, were accepted")
        if batch.start != len(held):
            raise Violation(f"a batch of {device} starts at {batch.start}, held are {len(held)}")
        fits = [
            history
            for history in self.histories[device]
            if self.agrees(device, batch.start, history.entries[batch.start : size], batch.entries)
            and self.agrees(device, 0, history.entries[: batch.start], held)
        ]
        if not fits or not batch.entries:
            raise Violation(f"entries {batch.start}-{size} of {device} were accepted that it never committed")
        root = fits[0].roots[size]
        if batch.frontier.size != size or batch.frontier.root() != root:
            raise Violation(f"a batch of {device} comes with a wrong frontier")
        if list(batch.leaves) != [leaf_hash(entry) for entry in fits[0].entries[batch.start : size]]:
            raise Violation(f"a batch of {device} comes with wrong leaf hashes")
        origin, size_text, root_text = batch.note.decode().split("\n")[:3]
        if (origin, size_text, root_text) != (self.members[device].origin, str(size), base64_text.encode(root)):
            raise Violation(f"a batch of {device} comes with another log's head")
        if (size, root) not in self.signed[device]:
            raise Violation(f"a head of {device} was accepted that it never signed")


def contradict(lines: Sequence[Sequence[bytes]]) -> bool:
    """Whether two of these lines of entries differ at an index that both have."""
    for at, one in enumerate(lines):
        for other in lines[:at]:
            shared = min(len(one), len(other))
            if one[:shared] != other[:shared]:
                return True
    return False


@cache
def key(number: int) -> tuple[Ed25519PrivateKey, bytes]:
    """One key of the pool that all seeds share: making keys would cost more than the rest."""
    private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"simulated laptop %d" % number).digest())
    return private, private.public_key().public_bytes_raw()
