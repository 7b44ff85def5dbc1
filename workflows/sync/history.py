"""One member's log during a run: what is stored here, and behind it what files of the folder have just proven."""

from bisect import bisect_right
from collections.abc import Sequence

from workflows.ledger.merkle import Frontier
from workflows.sync.ports import Batch, Logs

_AT_ONCE = 4096


class History:
    """A log that grows by what is verified. Nothing of it is stored before ``batch`` is."""

    def __init__(self, logs: Logs, device: str, *, known_edge: Frontier | None = None) -> None:
        """``known_edge`` is an earlier edge of the same log, to save hashing from the start."""
        self._logs = logs
        self._device = device
        edge = logs.frontier(device)
        self.stored = edge.size
        """Entries that are stored here."""
        earlier = known_edge if known_edge is not None and known_edge.size < edge.size else Frontier()
        # Edges of the same log at rising sizes; any other is reached from the one before it.
        self._edges = [earlier, edge] if earlier.size < edge.size else [edge]
        self._entries: list[bytes] = []
        self._leaves: list[bytes] = []
        self._note = b""

    @property
    def size(self) -> int:
        """Entries that are verified."""
        return self.stored + len(self._leaves)

    def leaves(self, start: int, end: int) -> list[bytes]:
        """Leaf hashes of verified entries."""
        stored = list(self._logs.leaves(self._device, start, min(end, self.stored))) if start < self.stored else []
        return stored + self._leaves[max(start - self.stored, 0) : max(end - self.stored, 0)]

    def edge_at(self, size: int) -> Frontier:
        """A copy of the edge that the log had at a size up to today's."""
        place = bisect_right(self._edges, size, key=lambda edge: edge.size)
        edge = self._edges[place - 1].copy() if place else Frontier()
        if edge.size < size:
            while edge.size < size:
                for leaf in self.leaves(edge.size, min(size, edge.size + _AT_ONCE)):
                    edge.append(leaf)
            self._edges.insert(place, edge.copy())
        return edge

    def extend(self, entries: Sequence[bytes], leaves: Sequence[bytes], edge: Frontier, note: bytes) -> None:
        """Take over verified entries behind the last; ``edge`` is the one after them, ``note`` its signed head."""
        self._entries.extend(entries)
        self._leaves.extend(leaves)
        self._edges.append(edge)
        self._note = note

    def batch(self) -> Batch:
        """What was verified and is not yet stored."""
        return Batch(
            device=self._device,
            start=self.stored,
            entries=tuple(self._entries),
            leaves=tuple(self._leaves),
            frontier=self._edges[-1].copy(),
            note=self._note,
        )
