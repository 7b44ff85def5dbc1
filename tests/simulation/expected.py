"""What a folder should hold and does hold, worked out from the truth and independently of the code under test."""

from collections.abc import Container, Iterator, Sequence

from tests.simulation.cloud import Files, get
from tests.simulation.truth import Truth
from workflows.ledger import base64_text, segment, tiles
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.retirement import holds, in_bundles
from workflows.sync import layout

TAIL = "tail"


def sealed_files(truth: Truth, device: str, size: int) -> Iterator[tuple[str, bytes]]:
    """Full bundles and full tiles of a log of this size: path and content."""
    entries = truth.histories[device][0].entries[: size - size % tiles.TILE_WIDTH]
    thinned = in_bundles(truth.gone.get(device, ()))
    for path, content in tiles.log_files(entries):
        if path.width == tiles.TILE_WIDTH and not (path.level in {None, 0} and path.index in thinned):
            yield f"log/{device}/{path}", content
    for bundle, gone in thinned.items():
        first = bundle * tiles.TILE_WIDTH
        if first + tiles.TILE_WIDTH <= len(entries):
            stays = enumerate(entries[first : first + tiles.TILE_WIDTH], first)
            items = [(b"" if holds(truth.gone[device], at) else entry, leaf_hash(entry)) for at, entry in stays]
            yield layout.kept(device, bundle, gone), tiles.encode_thinned(items)


def covered(files: Files, truth: Truth, device: str) -> int:
    """How many entries of a log, from the first on, somebody who reads only these files can have.

    Judged by content: a file counts if the device committed what stands in it and signed the head over it.
    """
    reached = 0
    number = 0
    while True:
        bundle = get(files, f"log/{device}/{tiles.TilePath(level=None, index=number)}")
        is_whole = bundle is not None and _committed(truth, device, reached, _entries(bundle))
        if not is_whole and not _is_kept(files, truth, device, number):
            break
        reached += tiles.TILE_WIDTH
        number += 1
    for start, end in sorted((found.start, found.end) for found in _segments(files, truth, device)):
        if start <= reached < end:
            reached = end
    return reached


def shown(files: Files, truth: Truth, device: str) -> int:
    """The largest head of a log that these files show to be signed, whether everything before it is there or not."""
    signed = max((found.end for found in _segments(files, truth, device)), default=0)
    return max(signed, covered(files, truth, device))


def shows_another(files: Files, truth: Truth, device: str, held: Sequence[bytes], *, but: Container[str]) -> bool:
    """Whether a good tail file of this device, ``but`` these, holds another entry at an index that is held here."""
    for found in _segments(files, truth, device, but):
        shared = min(found.end, len(held))
        pairs = zip(held[found.start : shared], found.entries, strict=False)
        if any(ours != theirs for ours, theirs in pairs if ours):
            return True
    return False


def live(files: Files, device: str) -> list[str]:
    """The names of a device's files in the tail directory."""
    return [name for name in sorted(files.get(TAIL, {})) if name.startswith(f"{device}.")]


def _is_kept(files: Files, truth: Truth, device: str, number: int) -> bool:
    """Whether the rest of a bundle of which entries were retired is there, under any count."""
    first = number * tiles.TILE_WIDTH
    for gone in range(1, tiles.TILE_WIDTH + 1):
        raw = get(files, layout.kept(device, number, gone))
        try:
            items = tiles.decode_thinned(raw) if raw is not None else []
        except Malformed:
            continue
        if len(items) == tiles.TILE_WIDTH and _committed(truth, device, first, tuple(entry for entry, _ in items)):
            return True
    return False


def _segments(files: Files, truth: Truth, device: str, but: Container[str] = ()) -> Iterator[segment.Segment]:
    for name in sorted(files.get(TAIL, {})):
        # A client may have given it a name in capitals, or a name of its own around ours.
        if device not in name.lower() or name in but:
            continue
        try:
            found = segment.decode(files[TAIL][name])
        except Malformed:
            continue
        head = found.note.decode("utf-8", "replace").split("\n")
        heads = {(str(size), root) for size, root in truth.signed[device] if size == found.end}
        signed = any(len(head) > 2 and head[1] == size and base64_text.encode(root) == head[2] for size, root in heads)
        if signed and _committed(truth, device, found.start, found.entries):
            yield found


def _committed(truth: Truth, device: str, start: int, entries: tuple[bytes, ...] | None) -> bool:
    if not entries:
        return False
    end = start + len(entries)
    return any(truth.agrees(device, start, history.entries[start:end], entries) for history in truth.histories[device])


def _entries(bundle: bytes) -> tuple[bytes, ...] | None:
    try:
        found = tiles.decode_bundle(bundle)
    except Malformed:
        return None
    return tuple(found) if len(found) == tiles.TILE_WIDTH else None
