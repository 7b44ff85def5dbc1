"""The sealed part of a log in the folder: its bundles and tiles, in the exact layout of tlog-tiles."""

from collections.abc import Iterable, Mapping

from workflows.ledger.merkle import root_of
from workflows.ledger.retirement import in_bundles
from workflows.ledger.tiles import TILE_WIDTH, TilePath, encode_bundle, encode_thinned, encode_tile
from workflows.sync import layout, plan
from workflows.sync.mending import put, stored_bundle, stored_entries
from workflows.sync.ports import Logs
from workflows.sync.sight import Sight


class Sealing:
    """Makes and mends sealed files from the stored entries. Their content is determined by the log alone."""

    def __init__(self, logs: Logs) -> None:
        self._logs = logs
        # Hashes over 256 leaves each: a device seals every 256 entries and needs all of them again each time.
        self._hashes: dict[tuple[str, int], bytes] = {}

    def put_all(self, sight: Sight, device: str, paths: Iterable[TilePath], *, replace: bool) -> bool:
        """Write these files where they are not there yet; whether all of them stand there now."""
        thinned = self.thinned(device)
        for path in paths:
            place = place_of(device, path, thinned)
            if place is None:
                continue
            content = self.content(device, path)
            if content is None or not put(sight, place, content, replace=replace):
                return False
        return True

    def thinned(self, device: str) -> dict[int, int]:
        """The bundles of a log of which entries were retired, by number, with how many."""
        return in_bundles(self._logs.retired(device))

    def mend(self, sight: Sight, device: str, size: int, *, write: bool, replace: bool = True) -> None:
        """See that all sealed files of a log of this size are there and right; write those that are not.

        By names and sizes in the listings; a deep run reads every one. What was wrong is set aside as ``missing`` or
        ``damaged``. Without ``replace`` only what is missing is written.
        """
        thinned = self.thinned(device)
        listings: dict[str, dict[str, int | None]] = {}
        for path in plan.sealed_files(0, plan.sealed_size(size)):
            place = place_of(device, path, thinned)
            if place is None:
                continue
            directory, name = layout.split(place)
            if directory not in listings:
                listings[directory] = {one.name: one.size for one in sight.folder.list(directory)}
            content = self.content(device, path)
            if content is None:
                continue
            fault = _fault(sight, place, content, listings[directory].get(name, -1))
            if fault is not None:
                sight.aside[place] = fault
                if write and fault != "unreadable" and (replace or fault == "missing"):
                    put(sight, place, content, replace=replace)
                    sight.aside.setdefault(place, fault)

    def content(self, device: str, path: TilePath) -> bytes | None:
        """The bytes of a sealed file; None where the local disk no longer gives what it took."""
        start = path.index * TILE_WIDTH
        if path.level is None and path.index in self.thinned(device):
            kept = stored_bundle(self._logs, device, start, start + TILE_WIDTH)
            return None if kept is None else encode_thinned(kept)
        if path.level is None or path.level == 0:
            stored = stored_entries(self._logs, device, start, start + TILE_WIDTH)
            if stored is None:
                return None
            return encode_bundle(stored[0]) if path.level is None else encode_tile(stored[1])
        return encode_tile([self._hash(device, span) for span in plan.hashes_of(path)])

    def _hash(self, device: str, span: plan.Span) -> bytes:
        """The root over a complete subtree of 256 or a power of it."""
        if span.end - span.start > TILE_WIDTH:
            below = (span.end - span.start) // TILE_WIDTH
            return root_of(
                self._hash(device, plan.Span(start, start + below)) for start in range(span.start, span.end, below)
            )
        key = (device, span.start)
        if key not in self._hashes:
            self._hashes[key] = root_of(self._logs.leaves(device, span.start, span.end))
        return self._hashes[key]


def place_of(device: str, path: TilePath, thinned: Mapping[int, int]) -> str | None:
    """Where a sealed file lies; None for the level-0 tile of a thinned bundle, whose file holds the leaf hashes."""
    if path.level not in {None, 0} or path.index not in thinned:
        return layout.tile(device, path)
    return layout.kept(device, path.index, thinned[path.index]) if path.level is None else None


def _fault(sight: Sight, place: str, content: bytes, listed: int | None) -> str | None:
    """What is wrong with a sealed file; ``listed`` is its size, None where the listing does not say, -1 for no file."""
    if listed == -1:
        return "missing"
    if listed is not None and listed != len(content):
        return "damaged"
    if not sight.deep:
        return None
    there = sight.read_one(place, len(content))
    if there is None:
        return sight.aside.get(place, "missing")
    return None if there == content else "damaged"
