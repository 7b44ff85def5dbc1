"""What a folder should hold and does hold, worked out from the truth and independently of the code under test."""

from collections.abc import Container, Iterator, Sequence

from tests.simulation.cloud import Files, get
from tests.simulation.truth import Truth
from workflows.ledger import base64_text, segment, tiles
from workflows.ledger.malformed import Malformed

TAIL = "tail"


def sealed_files(truth: Truth, device: str, size: int) -> Iterator[tuple[str, bytes]]:
    """Full bundles and full tiles of a log of this size: path and content."""
    entries = truth.histories[device][0].entries[: size - size % tiles.TILE_WIDTH]
    for path, content in tiles.log_files(entries):
        if path.width == tiles.TILE_WIDTH:
            yield f"log/{device}/{path}", content


def covered(files: Files, truth: Truth, device: str) -> int:
    """How many entries of a log, from the first on, somebody who reads only these files can have.

    Judged by content: a file counts if the device committed what stands in it and signed the head over it.
    """
    reached = 0
    number = 0
    while True:
        bundle = get(files, f"log/{device}/{tiles.TilePath(level=None, index=number)}")
        if bundle is None or not _committed(truth, device, reached, _entries(bundle)):
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
        if found.start < shared and tuple(held[found.start : shared]) != found.entries[: shared - found.start]:
            return True
    return False


def live(files: Files, device: str) -> list[str]:
    """The names of a device's files in the tail directory."""
    return [name for name in sorted(files.get(TAIL, {})) if name.startswith(f"{device}.")]


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
    return any(tuple(history.entries[start:end]) == entries for history in truth.histories[device])


def _entries(bundle: bytes) -> tuple[bytes, ...] | None:
    try:
        found = tiles.decode_bundle(bundle)
    except Malformed:
        return None
    return tuple(found) if len(found) == tiles.TILE_WIDTH else None
