"""The sealed part of a log as it is read: bundles of 256 entries, and which of them is damaged."""

from collections.abc import Callable, Sequence

from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import leaf_hash, root_of
from workflows.ledger.tiles import TILE_WIDTH, TilePath, decode_bundle, decode_thinned, decode_tile
from workflows.sync import layout
from workflows.sync.folder import Listed
from workflows.sync.history import History
from workflows.sync.plan import BUNDLE_LIMIT, sealed_size
from workflows.sync.sight import Sight

_TILE_LIMIT = TILE_WIDTH * 32


class Bundles:
    """Reads each bundle of one log at most once in a run. Nothing in them is verified yet."""

    def __init__(self, sight: Sight, device: str) -> None:
        self._sight = sight
        self._device = device
        self._read: dict[int, tuple[list[bytes], list[bytes]] | None] = {}

    def between(self, history: History, end: int) -> tuple[list[bytes], list[bytes]] | None:
        """Entries and leaves from the history's size up to ``end``; None where a bundle is not there or not whole."""
        entries: list[bytes] = []
        leaves: list[bytes] = []
        start = history.size
        for index in range(start // TILE_WIDTH, -(-end // TILE_WIDTH)):
            bundle = self._bundle(index)
            if bundle is None:
                return None
            first = index * TILE_WIDTH
            kept = slice(max(start - first, 0), min(end - first, TILE_WIDTH))
            if bundle[1][: kept.start] != history.leaves(first, first + kept.start):
                self._sight.aside[self._path(TilePath(level=None, index=index))] = "damaged"
                return None
            entries += bundle[0][kept]
            leaves += bundle[1][kept]
        return entries, leaves

    def name_damaged(self, end: int) -> None:
        """Set aside those of the bundles read that do not agree with the tiles; ``end`` is the log's signed size."""
        hashes = sealed_size(end) // TILE_WIDTH
        for index, bundle in self._read.items():
            if bundle is None:
                continue
            above = index // TILE_WIDTH
            parents = self._tile(
                TilePath(level=1, index=above, width=max(1, min(TILE_WIDTH, hashes - above * TILE_WIDTH)))
            )
            at = index % TILE_WIDTH
            if parents is not None and at < len(parents):
                is_damaged = parents[at] != root_of(bundle[1])
            else:
                own = self._tile(TilePath(level=0, index=index))
                is_damaged = own is not None and own != bundle[1]
            if is_damaged:
                self._sight.aside[self._path(TilePath(level=None, index=index))] = "damaged"

    def _bundle(self, index: int) -> tuple[list[bytes], list[bytes]] | None:
        if index not in self._read:
            self._read[index] = self._fetch(TilePath(level=None, index=index))
        return self._read[index]

    def _fetch(self, path: TilePath) -> tuple[list[bytes], list[bytes]] | None:
        """A whole bundle, else what was kept of it after entries were retired."""
        place = self._path(path)
        raw = self._sight.read_one(place, BUNDLE_LIMIT)
        entries = [] if raw is None else _decoded(raw)
        if len(entries) == TILE_WIDTH and all(entries):
            return entries, [leaf_hash(entry) for entry in entries]
        kept = kept_bundle(self._sight.folder.list, self._sight.read_one, self._device, path.index)
        if kept is not None:
            return [entry for entry, _ in kept], [leaf for _, leaf in kept]
        if raw is None:
            self._sight.aside.setdefault(place, "missing")
        else:
            self._sight.aside[place] = "incomplete"
        return None

    def _tile(self, path: TilePath) -> list[bytes] | None:
        raw = self._sight.read_one(self._path(path), _TILE_LIMIT)
        try:
            return None if raw is None else decode_tile(raw, path)
        except Malformed:
            return None

    def _path(self, path: TilePath) -> str:
        return layout.tile(self._device, path)


def _decoded(raw: bytes) -> list[bytes]:
    try:
        return decode_bundle(raw)
    except Malformed:
        return []


def kept_bundle(
    listing: Callable[[str], Sequence[Listed]],
    read: Callable[[str, int], bytes | None],
    device: str,
    index: int,
) -> list[tuple[bytes, bytes]] | None:
    """What the folder has of a bundle of which entries were retired: 256 entries, with their leaf hashes.

    Where several files stand, the one of which least was retired. Nothing in it is verified.
    """
    directory = layout.split(layout.kept(device, index, 1))[0]
    found = [(parsed[1], one.name) for one in listing(directory) if (parsed := layout.parse_kept(one.name)) is not None]
    for gone, name in sorted(found):
        if f"{directory}/{name}" != layout.kept(device, index, gone):
            continue
        raw = read(f"{directory}/{name}", BUNDLE_LIMIT)
        try:
            items = [] if raw is None else decode_thinned(raw)
        except Malformed:
            continue
        if len(items) == TILE_WIDTH and sum(not entry for entry, _ in items) == gone:
            return items
    return None
