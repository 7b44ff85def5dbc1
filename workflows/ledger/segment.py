"""A tail segment: the newest entries of a log and the signed head over them, in one file that proves itself whole.

One ASCII line ``folderlog-seg/1 <start> <end> <note bytes>``, the signed note, then the entries from ``start`` up to
but not including ``end`` in the bundle encoding of tlog-tiles. Nothing follows. FORMAT.md has the details.
"""

from collections.abc import Sequence

import msgspec

from workflows.ledger.checkpoint import parse_decimal
from workflows.ledger.malformed import Malformed
from workflows.ledger.tiles import decode_bundle, encode_bundle

FAMILY = b"folderlog-seg/"
"""The first bytes of every version."""
FIRST_WORD = "folderlog-seg/1"
MAX_LINE_BYTES = 80
"""The longest first line, three numbers of 19 digits, is shorter."""
MAX_NOTE_BYTES = 16_384
"""Room for a few further signatures; so short that two heads always fit into a proof of two histories."""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A segment taken apart, not yet verified."""

    start: int
    end: int
    note: bytes
    """A signed head, verbatim; meant for a log of size ``end``."""
    entries: tuple[bytes, ...]
    """``end`` - ``start`` of them, never none."""


def encode(*, start: int, note: bytes, entries: Sequence[bytes]) -> bytes:
    """The file. The same note and entries always give the same bytes.

    Raises ValueError without entries or note; Malformed ``too-long`` for an entry above 65,535 bytes.
    """
    if start < 0 or not entries or not 0 < len(note) <= MAX_NOTE_BYTES:
        raise ValueError("a segment has a start, a note and at least one entry")
    line = f"{FIRST_WORD} {start} {start + len(entries)} {len(note)}\n"
    return line.encode("ascii") + note + encode_bundle(entries)


def decode(raw: bytes) -> Segment:
    """Take a segment apart without trusting it.

    Raises Malformed: ``not-a-segment`` for another kind of file; ``unknown-segment-version``; ``bad-segment`` for
    one that is not whole or not as a writer would write it; ``bad-number``, ``bad-bundle``.
    """
    line, newline, _ = raw[:MAX_LINE_BYTES].partition(b"\n")
    if not line.startswith(FAMILY):
        cut = FAMILY.startswith(line) and not newline
        raise _incomplete() if cut or not raw.strip(b"\x00") else Malformed("not-a-segment", "This is no tail segment.")
    if not newline or not line.isascii():
        raise _incomplete()
    words = line.decode("ascii").split(" ")
    if words[0] != FIRST_WORD:
        raise Malformed("unknown-segment-version", "A newer version of the program wrote this segment.")
    if len(words) != 4:
        raise _incomplete()
    start, end, note_bytes = (parse_decimal(word) for word in words[1:])
    body = raw[len(line) + 1 :]
    if start >= end or not 0 < note_bytes <= min(MAX_NOTE_BYTES, len(body)):
        raise _incomplete()
    entries = decode_bundle(body[note_bytes:])
    if len(entries) != end - start:
        raise _incomplete()
    return Segment(start=start, end=end, note=body[:note_bytes], entries=tuple(entries))


def _incomplete() -> Malformed:
    return Malformed("bad-segment", "This segment is not whole.")
