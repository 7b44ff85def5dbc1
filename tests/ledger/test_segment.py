"""Tail segments: one file that proves itself whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import segment
from workflows.ledger.malformed import Malformed

NOTE = b"a signed head\n"
RAW = b"folderlog-seg/1 7 9 14\n" + NOTE + b"\x00\x03one\x00\x03two"


def test_a_segment_is_a_line_a_note_and_entries() -> None:
    """Byte by byte as the paper says."""
    assert segment.encode(start=7, note=NOTE, entries=[b"one", b"two"]) == RAW
    assert segment.decode(RAW) == segment.Segment(start=7, end=9, note=NOTE, entries=(b"one", b"two"))


@given(
    start=st.integers(0, 2**62),
    note=st.binary(min_size=1, max_size=300),
    entries=st.lists(st.binary(max_size=60), min_size=1, max_size=8),
)
def test_every_segment_is_read_back(start: int, note: bytes, entries: list[bytes]) -> None:
    """Print and parse are inverse."""
    read = segment.decode(segment.encode(start=start, note=note, entries=entries))

    assert (read.start, read.note, list(read.entries)) == (start, note, entries)
    assert read.end == start + len(entries)


@given(raw=st.binary(max_size=60) | st.binary(max_size=60).map(lambda rest: b"folderlog-seg/1 0 1 3\n" + rest))
def test_any_bytes_are_a_segment_or_refused(raw: bytes) -> None:
    """Nothing but Malformed escapes, and what is read has one spelling."""
    try:
        read = segment.decode(raw)
    except Malformed:
        return
    assert segment.encode(start=read.start, note=read.note, entries=read.entries) == raw


@pytest.mark.parametrize("end", range(len(RAW)))
def test_a_cut_segment_is_never_taken_for_a_shorter_one(end: int) -> None:
    """Wherever it is cut, it is incomplete, not another kind of file."""
    with pytest.raises(Malformed) as refusal:
        segment.decode(RAW[:end])

    assert refusal.value.code in {"bad-segment", "bad-bundle"}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "bad-segment"),
        (bytes(5000), "bad-segment"),
        (RAW + b"\x00", "bad-bundle"),
        (RAW + b"\x00\x00", "bad-segment"),
        (b"desktop.ini", "not-a-segment"),
        (b"folderlog-seg/2 7 9 14 sha3\n" + NOTE, "unknown-segment-version"),
        (RAW.replace(b" 7 ", b" 07 ", 1), "bad-number"),
        (RAW.replace(b" 7 ", b"  7 ", 1), "bad-segment"),
        (RAW.replace(b" 7 9 ", b" 9 9 ", 1), "bad-segment"),
        (RAW.replace(b" 7 9 ", b" 9 7 ", 1), "bad-segment"),
        (RAW.replace(b" 14\n", b" 0\n", 1), "bad-segment"),
        (RAW.replace(b" 14\n", b" 99\n", 1), "bad-segment"),
        (RAW.replace(b" 14\n", b" 14\r\n", 1), "bad-number"),
    ],
)
def test_everything_else_is_refused_by_a_code(raw: bytes, code: str) -> None:
    """A reader can tell a file that is on its way from one that is none of ours or too new."""
    with pytest.raises(Malformed) as refusal:
        segment.decode(raw)

    assert refusal.value.code == code


def test_a_note_too_long_for_a_proof_is_refused() -> None:
    """Nobody hides two histories behind a head that does not fit into the proof of them."""
    entries = b"\x00\x01e"
    longest = segment.MAX_NOTE_BYTES

    assert segment.decode(b"folderlog-seg/1 0 1 %d\n" % longest + bytes(longest) + entries).end == 1
    with pytest.raises(Malformed):
        segment.decode(b"folderlog-seg/1 0 1 %d\n" % (longest + 1) + bytes(longest + 1) + entries)


@pytest.mark.parametrize(("start", "note", "entries"), [(0, b"", [b"e"]), (0, b"n", []), (-1, b"n", [b"e"])])
def test_a_segment_without_its_parts_is_never_made(start: int, note: bytes, entries: list[bytes]) -> None:
    """That would be the caller's bug."""
    with pytest.raises(ValueError, match="at least one entry"):
        segment.encode(start=start, note=note, entries=entries)
