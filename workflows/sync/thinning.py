"""Taking retired entries out of the folder: what is left of their bundles is written first, then the bundles go.

What is left of a bundle is determined by the log and by which of its entries were retired, so any laptop that knows the
act can do this, and all write the same bytes. Done once for each act; a deep run looks again.
"""

import hashlib
from collections.abc import Sequence

import msgspec

from workflows.ledger.retirement import Run, holds
from workflows.ledger.tiles import TILE_WIDTH, TilePath
from workflows.sync import layout, plan
from workflows.sync.mending import put_segment
from workflows.sync.opening import Signed, open_segment
from workflows.sync.ports import Logs
from workflows.sync.remembered import Thinned
from workflows.sync.sealing import Sealing
from workflows.sync.sight import Sight


class Thinning:
    """Knows only what ``Logs.retired`` says: nothing goes from the folder that this laptop did not drop itself."""

    def __init__(self, logs: Logs, sealing: Sealing) -> None:
        self._logs = logs
        self._sealing = sealing

    def run(self, sight: Sight) -> None:
        """Bring the folder in step with what was retired here.

        What is left of bundles is written at once, and the rest goes ten minutes later: a sync client may deliver the
        deletions before the new files.
        """
        for device in sorted(self._logs.members()):
            runs = self._logs.retired(device)
            if not runs or sight.memory.is_forked(device):
                continue
            thinned = sight.memory.thinned(device)
            if thinned is None or thinned.runs != _digest(runs) or thinned.since_ms > sight.now_ms:
                if self._write(sight, device):
                    sight.memory.set_thinned(device, Thinned(runs=_digest(runs), since_ms=sight.now_ms))
                continue
            is_due = not thinned.done and sight.now_ms - thinned.since_ms >= plan.COVERED_WAIT_MS
            if (is_due or (thinned.done and sight.deep)) and self._write(sight, device):
                done = self._delete(sight, device, runs)
                since_ms = thinned.since_ms if done else sight.now_ms
                sight.memory.set_thinned(device, msgspec.structs.replace(thinned, done=done, since_ms=since_ms))
        sight.memory.save()

    def has_work(self, sight: Sight) -> bool:
        """Whether anything was retired that may still be in this folder."""
        for device in self._logs.members():
            runs, thinned = self._logs.retired(device), sight.memory.thinned(device)
            if runs and (thinned is None or not thinned.done or thinned.runs != _digest(runs)):
                return True
        return False

    def _write(self, sight: Sight, device: str) -> bool:
        """Whether what is left of all thinned bundles of a log stands in the folder, read back and compared."""
        thinned = self._sealing.thinned(device)
        paths = [TilePath(level=None, index=bundle) for bundle in sorted(thinned)]
        return self._sealing.put_all(sight, device, paths, replace=True)

    def _delete(self, sight: Sight, device: str, runs: Sequence[Run]) -> bool:
        """Whether nothing of a retired entry of this log is left in the folder."""
        listed: dict[str, frozenset[str]] = {}
        for bundle, gone in sorted(self._sealing.thinned(device).items()):
            self._thin_bundle(sight, device, bundle, gone, listed)
        done = True
        for name, span in sorted(sight.verified(device).items(), key=lambda one: (one[1].end, one[0])):
            if any(start < span.end and span.start < end for start, end in runs):
                done = self._thin_segment(sight, device, name, runs) and done
        return done

    # ------------------------------------------------------------ bundles

    def _thin_bundle(
        self, sight: Sight, device: str, bundle: int, gone: int, listed: dict[str, frozenset[str]]
    ) -> None:
        for level in (None, 0):
            place = layout.tile(device, TilePath(level=level, index=bundle))
            if layout.split(place)[1] in self._names(sight, place, listed):
                sight.folder.delete(place)
            self._delete_copies(sight, place, bundle, listed)
        kept = layout.kept(device, bundle, gone)
        directory, last = layout.split(kept)[0], bundle % 1000
        for name in self._names(sight, kept, listed):
            other = layout.parse_kept(name)
            # One of which more was retired is of a later act: two laptops must never each delete the other's.
            if other is not None and other[0] == last and other[1] < gone:
                sight.folder.delete(f"{directory}/{name}")
        self._delete_copies(sight, kept, bundle, listed)

    def _delete_copies(self, sight: Sight, place: str, bundle: int, listed: dict[str, frozenset[str]]) -> None:
        """Delete what a sync client made of these names: it may hold what was retired, and nobody reads it."""
        directory = layout.split(place)[0]
        for name in self._names(sight, place, listed):
            path = f"{directory}/{name}"
            if layout.is_copy(name, bundle) and layout.is_safe(path):
                sight.folder.delete(path)

    def _names(self, sight: Sight, place: str, listed: dict[str, frozenset[str]]) -> frozenset[str]:
        directory = layout.split(place)[0]
        if directory not in listed:
            listed[directory] = frozenset(one.name for one in sight.folder.list(directory))
        return listed[directory]

    # ------------------------------------------------------------ tail files

    def _thin_segment(self, sight: Sight, device: str, name: str, runs: Sequence[Run]) -> bool:
        """Take a tail file away that holds retired entries; what only it may hold is written first, under its head."""
        there = self._opened(sight, device, name)
        if there is None:
            return False
        newest = max(span.end for span in sight.verified(device).values())
        # All behind the last thinned bundle is not retired; of the newest file one entry stays, to show the log's end.
        cut = -(-max(end for _, end in runs) // TILE_WIDTH) * TILE_WIDTH
        start = min(cut, there.end - 1)
        if there.end > cut or there.end == newest:
            if start <= there.start or holds(runs, start):
                return False
            entries = list(there.entries[start - there.start :])
            was_there = layout.split(layout.segment(device, start, there.end))[1] in sight.verified(device)
            if not put_segment(sight, device, start, there.note, entries, replace=False) or not was_there:
                return False  # what was just written needs its ten minutes as well
        if not self._has_bundles(sight, device, there.start, min(cut, there.end)):
            return False
        sight.remove(name)
        return True

    def _has_bundles(self, sight: Sight, device: str, start: int, end: int) -> bool:
        """Whether the sealed files of these entries stand; they are written where they do not."""
        upto = -(-end // TILE_WIDTH) * TILE_WIDTH
        paths = [path for path in plan.sealed_files(start // TILE_WIDTH * TILE_WIDTH, upto) if path.level in {None, 0}]
        return upto <= self._logs.frontier(device).size and self._sealing.put_all(sight, device, paths, replace=False)

    def _opened(self, sight: Sight, device: str, name: str) -> Signed | None:
        raw = sight.read_one(layout.in_tail(name), plan.SEGMENT_LIMIT)
        member = self._logs.members()[device]
        opened = None if raw is None else open_segment(name, raw, {member.origin: member})
        return opened if isinstance(opened, Signed) else None


def _digest(runs: Sequence[Run]) -> str:
    return hashlib.sha256(repr([tuple(run) for run in runs]).encode()).hexdigest()[:32]
