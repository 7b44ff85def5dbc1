"""The Merkle tree over a log: RFC 6962 hashing, the growing edge, and proofs (RFC 9162, section 2.1).

Hashes are 32 bytes of SHA-256. "Leaves" are always leaf hashes, in log order.
"""

import hashlib
from collections.abc import Iterable, Sequence

from workflows.ledger.malformed import Malformed

HASH_BYTES = 32
MAX_SIZE = 2**63 - 1
"""The largest log size that fits every format in use."""

EMPTY_ROOT = hashlib.sha256(b"").digest()
"""The root of a log without entries."""

_sha256 = hashlib.sha256


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one stored entry: SHA-256(0x00 || entry)."""
    return _sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees: SHA-256(0x01 || left || right)."""
    return _sha256(b"\x01" + left + right).digest()


class Frontier:
    """The right edge of a growing tree: enough to append and to give the root, in at most 63 hashes.

    Changes in place; ``copy`` before trying something. Not for use by two threads at once.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        """Entries so far."""
        # Roots of the complete subtrees, largest (leftmost) first: one per bit that is set in the size.
        self._peaks: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add the next leaf hash."""
        peaks = self._peaks
        rest = self.size
        while rest & 1:
            leaf = _sha256(b"\x01" + peaks.pop() + leaf).digest()
            rest >>= 1
        peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The Merkle tree hash of everything appended so far."""
        if not self._peaks:
            return EMPTY_ROOT
        root = self._peaks[-1]
        for peak in self._peaks[-2::-1]:
            root = node_hash(peak, root)
        return root

    def copy(self) -> "Frontier":
        """An independent frontier of the same log."""
        other = Frontier()
        other.size = self.size
        other._peaks = self._peaks.copy()
        return other

    def to_bytes(self) -> bytes:
        """Size (8 bytes, big-endian), then the subtree roots from left to right."""
        return self.size.to_bytes(8, "big") + b"".join(self._peaks)

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Frontier":
        """Read what ``to_bytes`` wrote. Raises Malformed ``bad-frontier``."""
        frontier = cls()
        frontier.size = int.from_bytes(raw[:8], "big")
        if len(raw) != 8 + HASH_BYTES * frontier.size.bit_count() or frontier.size > MAX_SIZE:
            raise Malformed("bad-frontier", "A stored frontier does not have the length that its size needs.")
        frontier._peaks = [raw[at : at + HASH_BYTES] for at in range(8, len(raw), HASH_BYTES)]
        return frontier


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over all the leaves."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


class Tree:
    """All complete subtrees of a list of leaves, for many proofs over one log: 64 bytes per leaf."""

    __slots__ = ("_levels", "size")

    def __init__(self, leaves: Iterable[bytes]) -> None:
        level = list(leaves)
        self.size = len(level)
        self._levels = [level]
        while len(level) > 1:
            pairs = len(level) // 2
            level = [node_hash(level[2 * at], level[2 * at + 1]) for at in range(pairs)]
            self._levels.append(level)

    def root(self, size: int) -> bytes:
        """The root when the log had ``size`` entries. Raises ValueError where there are fewer."""
        if not 0 <= size <= self.size:
            raise ValueError(f"no size {size} in a tree of {self.size}")
        return self._range(0, size) if size else EMPTY_ROOT

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The path from leaf ``index`` to the root at ``size``, the leaf's sibling first.

        Raises ValueError unless 0 <= index < size <= the tree's size.
        """
        if not 0 <= index < size <= self.size:
            raise ValueError(f"no entry {index} in a log of {size}")
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        path.reverse()
        return path

    def consistency(self, old_size: int, new_size: int) -> list[bytes]:
        """The proof that the log of ``old_size`` is the beginning of the log of ``new_size``.

        Empty where ``old_size`` is 0 or both are equal. Raises ValueError unless old <= new <= tree size.
        """
        if not 0 <= old_size <= new_size <= self.size:
            raise ValueError(f"no sizes {old_size} and {new_size} in a tree of {self.size}")
        if old_size in {0, new_size}:
            return []
        proof: list[bytes] = []
        start, end = 0, new_size
        while end != old_size:
            middle = start + _split(end - start)
            if old_size <= middle:
                proof.append(self._range(middle, end))
                end = middle
            else:
                proof.append(self._range(start, middle))
                start = middle
        # The verifier knows the old root, so the last subtree is named only where it is less than that.
        if start:
            proof.append(self._range(start, end))
        proof.reverse()
        return proof

    def _range(self, start: int, end: int) -> bytes:
        """The hash of leaves [start, end), where start is a multiple of the largest power of two inside."""
        width = end - start
        if width & (width - 1) == 0:
            return self._levels[width.bit_length() - 1][start // width]
        middle = start + _split(width)
        return node_hash(self._range(start, middle), self._range(middle, end))


def inclusion_proof(leaves: Sequence[bytes], index: int, size: int) -> list[bytes]:
    """One path over a list of leaves. For several proofs over one log, build a Tree once."""
    return Tree(leaves[:size]).inclusion(index, size)


def consistency_proof(leaves: Sequence[bytes], old_size: int, new_size: int) -> list[bytes]:
    """One consistency proof over a list of leaves. For several, build a Tree once."""
    return Tree(leaves[:new_size]).consistency(old_size, new_size)


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path leads from this leaf at this index to the root at this size (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, reached = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            reached = node_hash(sibling, reached)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            reached = node_hash(reached, sibling)
        node >>= 1
        last >>= 1
    return last == 0 and reached == root


def verify_consistency(old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the old log is the beginning of the new one (RFC 9162, 2.1.4.2).

    The empty log is the beginning of every log, with an empty proof.
    """
    if not 0 <= old_size <= new_size:
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    steps = list(proof)
    if old_size & (old_size - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    node, last = old_size - 1, new_size - 1
    while node & 1:
        node >>= 1
        last >>= 1
    old_reached = new_reached = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old_reached = node_hash(step, old_reached)
            new_reached = node_hash(step, new_reached)
            while not node & 1 and node:
                node >>= 1
                last >>= 1
        else:
            new_reached = node_hash(new_reached, step)
        node >>= 1
        last >>= 1
    return last == 0 and old_reached == old_root and new_reached == new_root


def _split(width: int) -> int:
    """The largest power of two below ``width`` (RFC 6962, section 2.1)."""
    return 1 << ((width - 1).bit_length() - 1)
