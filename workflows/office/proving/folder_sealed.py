"""Checks the sealed part of logs in the shared folder: bundles, tiles and their signed head, file by file.

Every one of these files is determined by the log, so each is compared with what the known entries make it.
"""

from collections.abc import Iterator, Mapping, Sequence

from workflows.ledger import note as notes
from workflows.ledger.checkpoint import Checkpoint, open_checkpoint, parse_body
from workflows.ledger.finding import Code
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import HASH_BYTES, leaf_hash, root_of
from workflows.ledger.retirement import Run, counted, holds, in_bundles
from workflows.ledger.segment import MAX_NOTE_BYTES
from workflows.ledger.tiles import TILE_WIDTH, TilePath, decode_thinned, parse_path
from workflows.office.proving.folder_view import KnownLog, Look, log_directory, whole_entries
from workflows.sync import layout, plan
from workflows.sync.bundles import kept_bundle
from workflows.sync.folder import Listed

_ALWAYS_LISTED = ("tile/entries", "tile/0", "tile/1")


class Sealed:
    """The sealed files of all logs. Reads each bundle once."""

    def __init__(self, look: Look, known: Mapping[str, KnownLog], gone: Mapping[str, Sequence[Run]]) -> None:
        """``gone``: what was retired and dropped here, by device."""
        self._look = look
        self._known = known
        self._gone = gone
        self._thinned = {device: in_bundles(runs) for device, runs in gone.items()}
        self._subtrees: dict[tuple[str, plan.Span], bytes] = {}
        self._kept: dict[str, bytes | None] = {}
        """Bundles that were read before they can be compared."""

    # ------------------------------------------------------------ before anything is compared

    def head(self, device: str) -> Checkpoint | None:
        """The signed head of the sealed part, if the device signed one; whatever else lies there is named."""
        known, look = self._known[device], self._look
        path = layout.checkpoint(device)
        raw = look.fetch(path, MAX_NOTE_BYTES, device=device)
        if raw is None:
            return None
        try:
            claimed = parse_body(notes.parse(raw).text)
        except Malformed as refusal:
            look.found("altered", device=device, file=path, reason=refusal.code)
            return None
        if claimed.origin != known.member.origin:
            look.found("foreign", device=device, file=path, origin=claimed.origin)
            return None
        try:
            return open_checkpoint(raw, origin=known.member.origin, log_public=known.member.public_key)
        except Malformed as refusal:
            look.found("forged", device=device, file=path, reason=refusal.code)
            return None

    def top(self, device: str) -> int:
        """Where the last of the bundles ends that stand there without a gap."""
        end = 0
        listed: dict[str, frozenset[str]] = {}
        while True:
            bundle = end // TILE_WIDTH
            kept = layout.kept(device, bundle, self._thinned.get(device, {}).get(bundle, 1))
            for place in (layout.tile(device, TilePath(level=None, index=bundle)), kept):
                directory, name = layout.split(place)
                if directory not in listed:
                    listed[directory] = frozenset(self._look.names(directory))
                if name in listed[directory]:
                    break
            else:
                return end
            end += TILE_WIDTH

    def between(self, device: str, start: int, end: int) -> list[bytes] | None:
        """The leaves of bundled entries, unverified; None where a bundle is not there or not whole."""
        leaves: list[bytes] = []
        for index in range(start // TILE_WIDTH, -(-end // TILE_WIDTH)):
            place = layout.tile(device, TilePath(level=None, index=index))
            if place not in self._kept:
                self._kept[place] = self._look.fetch(place, plan.BUNDLE_LIMIT, device=device)
            raw = self._kept[place]
            entries, whole = whole_entries(raw or b"")
            if whole and len(entries) == TILE_WIDTH:
                leaves += [leaf_hash(entry) for entry in entries]
                continue
            kept = kept_bundle(self._listed, self._fetched, device, index)
            if kept is None:
                return None
            leaves += [leaf for _, leaf in kept]
        first = start // TILE_WIDTH * TILE_WIDTH
        return leaves[start - first : end - first]

    # ------------------------------------------------------------ comparing

    def retired(self, device: str, end: int) -> int:
        """How many entries of a log before ``end`` were retired."""
        return counted((start, min(stop, end)) for start, stop in self._gone.get(device, ()) if start < end)

    def check(self, device: str, size: int, head: Checkpoint | None) -> None:
        """Compare every file of a log that is sealed up to ``size``, and name what does not belong there.

        Of a bundle of which entries were retired only what was kept of it must be there.
        """
        expected: dict[str, TilePath] = {}
        for path in plan.sealed_files(0, size):
            place = layout.tile(device, path)
            expected[place] = path
            is_thinned = path.level in {None, 0} and path.index in self._thinned.get(device, {})
            self._compare(device, place, path, needed=not is_thinned)
        self._check_kept(device, size)
        self._check_head(device, size, head)
        directories = {f"{log_directory(device)}/{part}" for part in _ALWAYS_LISTED}
        directories |= {layout.split(place)[0] for place in expected}
        for directory in sorted(directories):
            for name in sorted(self._look.names(directory)):
                place = f"{directory}/{name}"
                if place not in expected and layout.is_safe(place):
                    self._judge_other(device, place)

    def name_unproven(self, device: str, end: int) -> None:
        """Name what keeps the known log from growing up to ``end``, which a signed head in the folder covers."""
        start, end = self._known[device].size, plan.sealed_size(end)
        if start >= end:
            return
        before = len(self._look.findings)
        for index in range(start // TILE_WIDTH, end // TILE_WIDTH):
            first = index * TILE_WIDTH
            place = layout.tile(device, TilePath(level=None, index=index))
            if place in self._look.named:
                continue
            if self.between(device, first, first + TILE_WIDTH) is None:
                code: Code = "missing" if self._kept.get(place) is None else "altered"
                self._look.found(code, device=device, index=first, file=place, until=first + TILE_WIDTH)
        if len(self._look.findings) == before:
            place = f"{log_directory(device)}/tile/entries"
            self._look.found("altered", device=device, index=start, file=place, until=end, reason="root")

    def _check_head(self, device: str, size: int, head: Checkpoint | None) -> None:
        """Whether the head is the one over the sealed part, and over the known entries."""
        known, look, path = self._known[device], self._look, layout.checkpoint(device)
        if head is None:
            if size and path not in look.named:
                look.found("missing", device=device, file=path)
        elif head.size > known.size:
            look.note("gap", file=path, device=device, start=known.size, end=head.size)
        elif known.root(head.size) != head.root:
            look.found("forked", device=device, file=path, size=head.size)
        elif head.size % TILE_WIDTH:
            look.found("altered", device=device, file=path, reason="not-sealed", size=head.size)
        elif head.size < size:
            look.found("rolled-back", device=device, index=head.size, file=path, shown=head.size, size=size)

    # ------------------------------------------------------------ what was kept of bundles

    def _check_kept(self, device: str, size: int) -> None:
        """Whether of each thinned bundle the right file is there, and whether others hide what nobody retired."""
        due = {
            layout.kept(device, bundle, gone): bundle
            for bundle, gone in self._thinned.get(device, {}).items()
            if (bundle + 1) * TILE_WIDTH <= size
        }
        missing = due.keys() - self._look.named
        directories = {f"{log_directory(device)}/{layout.KEPT}"} | {layout.split(place)[0] for place in due}
        for directory in sorted(directories):
            for name in sorted(self._look.names(directory)):
                place = f"{directory}/{name}"
                missing.discard(place)
                if not layout.is_safe(place) or layout.parse_kept(name) is None:
                    self._look.note("strange", file=place, device=device)
                else:
                    self._judge_kept(device, place, due)
        for place in sorted(missing):
            first = due[place] * TILE_WIDTH
            whole = layout.tile(device, TilePath(level=None, index=due[place]))
            if self._look.fetch(whole, plan.BUNDLE_LIMIT, device=device) is None:
                self._look.found("missing", device=device, index=first, file=place, until=first + TILE_WIDTH)

    def _judge_kept(self, device: str, place: str, due: Mapping[str, int]) -> None:
        known, look = self._known[device], self._look
        raw = look.fetch(place, plan.BUNDLE_LIMIT, device=device)
        if raw is None:
            return
        bundle = _bundle_of(place.removeprefix(f"{log_directory(device)}/{layout.KEPT}/"))
        first = bundle * TILE_WIDTH
        try:
            items = decode_thinned(raw)
        except Malformed:
            items = []
        ours = known.leaves[first : first + TILE_WIDTH]
        differs = next(
            (at for at, (leaf, (_, theirs)) in enumerate(zip(ours, items, strict=False)) if leaf != theirs), None
        )
        if differs is not None or len(items) != TILE_WIDTH:
            look.found("altered", device=device, index=first + (differs or 0), file=place)
            return
        if len(ours) < TILE_WIDTH:
            return  # behind what is known here: told as news, or as not proven
        runs = self._gone.get(device, ())
        gone = [index for index, (entry, _) in enumerate(items, first) if not entry]
        hidden = [index for index in gone if not holds(runs, index)]
        whole = layout.tile(device, TilePath(level=None, index=bundle))
        if hidden and self._look.fetch(whole, plan.BUNDLE_LIMIT, device=device) is None:
            look.found("missing", device=device, index=hidden[0], file=place, until=hidden[-1] + 1, reason="no-act")
        elif place not in due:
            look.note("strange", file=place, device=device)

    def _listed(self, directory: str) -> Sequence[Listed]:
        return [Listed(name=name, size=size) for name, size in self._look.names(directory).items()]

    def _fetched(self, path: str, limit: int) -> bytes | None:
        return self._look.fetch(path, limit)

    def _compare(self, device: str, place: str, path: TilePath, *, needed: bool) -> None:
        raw = self._read(device, place)
        first = plan.hashes_of(path)[0].start if path.level is not None else path.index * TILE_WIDTH
        if raw is not None:
            self._name_wrong(device, place, path, raw)
        elif needed and place not in self._look.named:
            end = plan.hashes_of(path)[-1].end if path.level is not None else first + path.width
            self._look.found("missing", device=device, index=first, file=place, until=end)

    def _judge_other(self, device: str, place: str) -> None:
        """A file that is not one of those that must be there: left over, misplaced, made up, or somebody's own."""
        try:
            path = parse_path(place.removeprefix(f"{log_directory(device)}/"))
        except Malformed:
            self._look.note("strange", file=place, device=device)
            return
        raw = self._read(device, place)
        if raw is None:
            return
        if _end(path) <= self._known[device].size:
            self._name_wrong(device, place, path, raw)
        elif not self._name_misplaced(device, place, raw):
            self._look.found("forged", device=device, file=place, reason="no-head")

    def _name_wrong(self, device: str, place: str, path: TilePath, raw: bytes) -> None:
        index = self._first_wrong(device, path, raw)
        if index is not None and not self._name_misplaced(device, place, raw):
            self._look.found("altered", device=device, index=index, file=place)

    def _name_misplaced(self, device: str, place: str, raw: bytes) -> bool:
        other = self._where(raw)
        if other is None:
            return False
        self._look.found("reordered", device=device, file=place, belongs_at=other)
        return True

    def _first_wrong(self, device: str, path: TilePath, raw: bytes) -> int | None:
        """The first entry that is not as it should be in a file, or under a hash of it; None where all is right."""
        known = self._known[device]
        if path.level is None:
            first = path.index * TILE_WIDTH
            entries, whole = whole_entries(raw)
            wanted: Sequence[bytes] = known.leaves[first : first + path.width]
            found = [leaf_hash(entry) for entry in entries]
            starts: Sequence[int] = range(first, first + path.width)
        else:
            wanted = self._hashes(device, path)
            found = [raw[at : at + HASH_BYTES] for at in range(0, len(raw), HASH_BYTES)]
            starts, whole = [span.start for span in plan.hashes_of(path)], True
        for at, (ours, theirs) in enumerate(zip(wanted, found, strict=False)):
            if ours != theirs:
                return starts[at]
        if whole and len(found) == len(wanted):
            return None
        return starts[min(len(found), len(wanted) - 1)]

    def _where(self, raw: bytes) -> str | None:
        """The sealed file, of any log, that has this content."""
        entries, whole = whole_entries(raw)
        leaves = {leaf_hash(entries[0])} if whole and len(entries) == TILE_WIDTH else set()
        leaves.add(raw[:HASH_BYTES])
        for device, known in self._known.items():
            for path in plan.sealed_files(0, plan.sealed_size(known.size)):
                if path.level in {None, 0}:
                    # Its first leaf tells at once whether a closer look is worth while.
                    if known.leaves[path.index * TILE_WIDTH] not in leaves:
                        continue
                elif len(raw) != path.width * HASH_BYTES:
                    continue
                if self._first_wrong(device, path, raw) is None:
                    return layout.tile(device, path)
        return None

    def _hashes(self, device: str, path: TilePath) -> list[bytes]:
        return [self._subtree(device, span) for span in plan.hashes_of(path)]

    def _subtree(self, device: str, span: plan.Span) -> bytes:
        """The hash over entries whose number is a power of 256."""
        width = span.end - span.start
        leaves = self._known[device].leaves
        if width == 1:
            return leaves[span.start]
        key = (device, span)
        if key not in self._subtrees:
            self._subtrees[key] = root_of(self._below(device, span, width // TILE_WIDTH))
        return self._subtrees[key]

    def _below(self, device: str, span: plan.Span, width: int) -> Iterator[bytes]:
        for start in range(span.start, span.end, width):
            yield self._subtree(device, plan.Span(start, start + width))

    def _read(self, device: str, place: str) -> bytes | None:
        if place in self._kept:
            return self._kept.pop(place)
        # A tile is smaller, but a bundle in its place is to be recognised.
        return self._look.fetch(place, plan.BUNDLE_LIMIT, device=device)


def _bundle_of(name: str) -> int:
    """The number of the bundle that such a name means: groups of three digits, and a count behind a dot."""
    return int("".join(letter for letter in name.rpartition(".")[0] if letter.isdigit()) or "0")


def _end(path: TilePath) -> int:
    """The end of the entries in a bundle, or under a tile."""
    return path.index * TILE_WIDTH + path.width if path.level is None else plan.hashes_of(path)[-1].end
