"""Judging a file of the tail by its content alone."""

import pytest

from tests.support.memory_logs import Device
from workflows.ledger import segment
from workflows.sync.opening import Signed, Unusable, open_segment

ANNA, MALLORY = Device("anna"), Device("mallory")
ENTRIES = [b"a", b"b", b"c"]
NOTE = ANNA.sign(ENTRIES)
RAW = segment.encode(start=1, note=NOTE, entries=ENTRIES[1:])


def judge(raw: bytes) -> Signed | Unusable:
    """With anna as the only member."""
    return open_segment("any name", raw, {ANNA.origin: ANNA.member})


def test_a_signed_segment_is_its_authors_whatever_it_is_called() -> None:
    """The origin in the head says whose it is."""
    opened = judge(RAW)

    assert isinstance(opened, Signed)
    assert (opened.device, opened.span, opened.entries) == (ANNA.id, (1, 3), (b"b", b"c"))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (RAW[:-1], "incomplete"),
        (b"", "incomplete"),
        (b"%PDF-1.7", "not-a-segment"),
        (RAW.replace(b"seg/1", b"seg/2", 1), "unknown-version"),
        (segment.encode(start=2, note=NOTE, entries=ENTRIES[1:]), "incomplete"),
        (segment.encode(start=0, note=b"no note", entries=ENTRIES), "incomplete"),
        (segment.encode(start=0, note=MALLORY.sign(ENTRIES), entries=ENTRIES), "unknown-device"),
        (RAW.replace(b"\n3\n", b"\n4\n", 1), "not-signed"),
    ],
)
def test_anything_else_is_refused_for_a_reason(raw: bytes, reason: str) -> None:
    """A head of another size than the file says is a file that is not whole."""
    assert judge(raw) == Unusable(reason=reason)
