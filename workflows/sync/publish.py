"""Putting the own log into the folder: publish, seal, merge, tidy. Safe to break off anywhere and to do again."""

from collections.abc import Mapping

from workflows.ledger.checkpoint import Checkpoint, open_checkpoint
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import Frontier
from workflows.ledger.note import MAX_NOTE_BYTES
from workflows.ledger.tiles import TILE_WIDTH
from workflows.sync import layout, plan
from workflows.sync.history import History
from workflows.sync.mending import is_held, put, put_segment, stored_entries, what_is_there
from workflows.sync.ports import Logs
from workflows.sync.report import Alarm
from workflows.sync.sealing import Sealing
from workflows.sync.sight import Sight

_DAMAGED = frozenset({"incomplete", "not-signed", "too-large"})


class Publishing:
    """The writing half of an exchange, for the own log. Only the own device writes these files in the first place."""

    def __init__(self, logs: Logs, sealing: Sealing, sight: Sight) -> None:
        self._logs = logs
        self._own = logs.own
        self._origin = logs.members()[logs.own].origin
        self._sealing = sealing
        self._sight = sight
        self._memory = sight.memory
        self._size = logs.frontier(logs.own).size
        self._before = self._published().size

    def run(self) -> None:
        """Mend what is missing of the own log, add what is new, and tidy."""
        known = self._catch_up()
        if known.size > self._size:
            # More was published than is stored here: this laptop went back to an earlier state.
            self._memory.set_ahead(self._own, known.size)
            self._memory.save()
            return
        # Sealing comes first as well: a break may have left it undone, and then nothing is missing.
        if (
            self._seal_retired()
            and self._seal_published()
            and self._mend()
            and self._publish()
            and self._seal_published()
        ):
            self._tidy()
        if self._sight.deep:
            self._mend_sealed()
        self._memory.save()

    @property
    def published(self) -> int:
        """Entries that are in the folder now and were not known to be."""
        return max(self._published().size - self._before, 0)

    def _published(self) -> Frontier:
        return self._memory.published or Frontier()

    def _edge_at(self, size: int) -> Frontier:
        """The edge of the own log at a size, from the nearest one that is remembered."""
        known = [edge for edge in (self._memory.sealed, self._published()) if edge.size <= size]
        edge = max(known, key=lambda one: one.size) if known else Frontier()
        for leaf in self._logs.leaves(self._own, edge.size, size):
            edge.append(leaf)
        return edge

    # ------------------------------------------------------------ where things stand

    def _catch_up(self) -> Frontier:
        """The published edge, after what own files in the folder show beyond what is remembered.

        A break between writing a file and remembering it leaves a file more; a forgotten memory leaves them all.
        """
        edge = self._memory.published
        spans = sorted(self._sight.verified(self._own).values())
        if edge is None and spans:
            # Everything before the first of them is sealed, or will be: sealing looks at each file.
            edge = History(self._logs, self._own).edge_at(min(spans[0].start, self._size))
        edge = edge or Frontier()
        for span in spans:
            if span.start <= edge.size < span.end <= self._size:
                for leaf in self._logs.leaves(self._own, edge.size, span.end):
                    edge.append(leaf)
        if self._memory.published is None or edge.size > self._published().size:
            self._memory.published = edge
            self._memory.save()
        return edge

    def _mend(self) -> bool:
        """Write again at once what is missing of the own log. Whether nothing is missing now."""
        size = self._published().size
        if not size:
            return True
        sealed = min(self._memory.sealed.size, size - 1)
        missing = plan.uncovered(plan.Span(sealed, size), self._sight.verified(self._own).values())
        if missing is None:
            return True
        self._sight.alarms.append(
            Alarm(
                code="missing",
                device=self._own,
                facts={"start": missing.start, "end": missing.end, "since_ms": self._sight.now_ms},
            )
        )
        self._sealing.mend(self._sight, self._own, self._memory.sealed.size, write=True)
        if size <= self._memory.sealed.size and size < self._size:
            return True  # a later end is about to be published, and the entry that showed this one may be retired
        return self._write(plan.Span(sealed, size), plan.MERGED_BYTES)

    # ------------------------------------------------------------ publish

    def _publish(self) -> bool:
        """Write what is new. Whether all of it is in the folder."""
        full = plan.sealed_size(self._size)
        reached = max(self._published().size, self._memory.sealed.size)
        if full - reached >= TILE_WIDTH and not self._seal(full):
            return False
        self._merge()
        while self._published().size < self._size:
            # Sealing may have gone ahead; the tail then shows where the log ends, with one entry at least.
            start = min(max(self._published().size, self._memory.sealed.size), self._size - 1)
            end = min(self._size, start + plan.SEGMENT_ENTRIES)
            self._make_room()
            if not self._write(plan.Span(start, end), plan.SEGMENT_BYTES, once=True):
                return False
            self._merge()
        return True

    def _write(self, span: plan.Span, most_bytes: int, *, once: bool = False) -> bool:
        """Write a span of the own log in as many files as its bytes ask for; only the first of them with ``once``."""
        start, edge = span.start, self._edge_at(span.start)
        while start < span.end:
            stored = stored_entries(self._logs, self._own, start, span.end)
            if stored is None:
                self._sight.alarms.append(Alarm(code="entry-damaged", device=self._own, facts={"start": start}))
                return False
            count = plan.fitting((len(entry) for entry in stored[0]), most_bytes)
            for leaf in stored[1][:count]:
                edge.append(leaf)
            if not self._write_one(start, edge, stored[0][:count]):
                return False
            start += count
            if once:
                break
        return True

    def _write_one(self, start: int, edge: Frontier, entries: list[bytes]) -> bool:
        note = self._sign(edge)
        if not put_segment(self._sight, self._own, start, note, entries, replace=False) and not (
            self._may_replace(start, edge.size)
            and put_segment(self._sight, self._own, start, note, entries, replace=True)
        ):
            return False
        if edge.size > self._published().size:
            self._memory.published = edge.copy()
        self._memory.save()
        return True

    def _may_replace(self, start: int, end: int) -> bool:
        """Whether what lies under an own name is nothing that the own key signed. If it is, there is a twin."""
        path = layout.segment(self._own, start, end)
        if self._sight.aside.get(path) != "taken":
            return False
        there = what_is_there(self._sight, self._logs, self._own, start, end)
        if there is None or is_held(self._logs, there):
            return self._sight.aside.get(path) != "unreadable"
        if there.end > self._size:
            self._memory.set_ahead(self._own, there.end)
        else:
            self._memory.set_twin(self._own)
        return False

    def _sign(self, edge: Frontier) -> bytes:
        return self._logs.sign(Checkpoint(origin=self._origin, size=edge.size, root=edge.root()))

    # ------------------------------------------------------------ seal

    def _seal_retired(self) -> bool:
        """What was retired before it was sealed can only go out in what is left of its bundle."""
        is_thinned = any(end > self._memory.sealed.size for _, end in self._logs.retired(self._own))
        return not is_thinned or self._seal(plan.sealed_size(self._size))

    def _seal_published(self) -> bool:
        return self._seal(plan.sealed_size(self._published().size))

    def _seal(self, size: int) -> bool:
        """Write the sealed files up to a multiple of 256, then the head for foreign tools. Whether they all stand."""
        old = self._memory.sealed
        if size <= old.size:
            return True
        if not self._is_our_checkpoint():
            return False
        if not self._sealing.put_all(self._sight, self._own, plan.sealed_files(old.size, size), replace=True):
            return False
        edge = self._edge_at(size)
        if not put(self._sight, layout.checkpoint(self._own), self._sign(edge), replace=True):
            return False
        self._memory.sealed = edge
        self._memory.save()
        for path in plan.outgrown(old.size, size):
            self._sight.folder.delete(layout.tile(self._own, path))
        return True

    def _is_our_checkpoint(self) -> bool:
        """Whether no other history was sealed under the own name. Its files carry no signature but this one."""
        raw = self._sight.read_one(layout.checkpoint(self._own), MAX_NOTE_BYTES)
        if raw is None:
            # What is larger than any head is none, and is replaced; what cannot be read now may be one.
            return self._sight.aside.get(layout.checkpoint(self._own)) != "unreadable"
        key = self._logs.members()[self._own].public_key
        try:
            head = open_checkpoint(raw, origin=self._origin, log_public=key)
        except Malformed:
            return True
        if head.size > self._size:
            self._memory.set_ahead(self._own, head.size)
            return False
        if History(self._logs, self._own).edge_at(head.size).root() != head.root:
            self._memory.set_twin(self._own)
            return False
        return True

    def _mend_sealed(self) -> None:
        """For a deep run: every sealed file of the own log, and its head."""
        sealed = self._memory.sealed
        self._sealing.mend(self._sight, self._own, sealed.size, write=True)
        if sealed.size and self._is_our_checkpoint():
            put(self._sight, layout.checkpoint(self._own), self._sign(sealed), replace=True)

    # ------------------------------------------------------------ merge and tidy

    def _merge(self) -> None:
        """From 32 live files on, write all but the newest as one."""
        files = self._sight.verified(self._own)
        covered = plan.covered(files, self._memory.sealed.size)
        span = plan.merged((files[name] for name in files.keys() - covered), self._memory.sealed.size)
        if span is not None:
            self._make_room()
            self._write(span, plan.MERGED_BYTES)

    def _make_room(self) -> None:
        """Before another own file is written: delete covered ones, the oldest first, where there are 33."""
        files = self._sight.verified(self._own)
        spare = sorted(
            plan.covered(files, self._memory.sealed.size) - self._sight.written, key=lambda name: (files[name], name)
        )
        for name in spare[: max(0, len(files) - plan.MOST_FILES + 1)]:
            self._sight.remove(name)

    def _tidy(self) -> None:
        """Delete own files that others have covered for ten minutes, and own files that are of no use."""
        self._merge()
        files = self._sight.verified(self._own)
        covered = plan.covered(files, self._memory.sealed.size) | self._useless(files)
        for name, known in sorted(self._memory.files.items()):
            if known.covered_ms is not None and (name not in covered or known.covered_ms > self._sight.now_ms):
                self._memory.cover(name, None)
            if name not in covered:
                continue
            since = self._memory.files[name].covered_ms
            if since is None:
                self._memory.cover(name, self._sight.now_ms)
            elif self._sight.now_ms - since >= plan.COVERED_WAIT_MS:
                self._sight.remove(name)

    def _useless(self, files: Mapping[str, plan.Span]) -> frozenset[str]:
        """Damaged files under own names, of entries that good files hold."""
        spans = list(files.values())
        sealed = self._memory.sealed.size
        found: set[str] = set()
        for name in self._sight.files():
            hint, known = layout.parse_segment(name), self._sight.known(name)
            if hint is None or hint.device != self._own or known is None or known.reason not in _DAMAGED:
                continue
            if hint.end <= sealed or plan.uncovered(plan.Span(max(hint.start, sealed), hint.end), spans) is None:
                found.add(name)
        return frozenset(found)
