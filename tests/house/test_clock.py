"""The only clock: fixed for tests, and within the years that entries may carry."""

import pytest

from workflows import clock
from workflows.errors import InvalidInput


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2026-11-23T09:00:00",
        "1969-12-31T23:59:59Z",
        "3000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_a_time_that_no_entry_could_carry_is_refused(text: str) -> None:
    """Without a zone, out of range, or no time at all."""
    with pytest.raises(InvalidInput) as refused:
        clock.parse_utc(text)

    assert refused.value.code == "bad-time"


def test_the_clock_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests and demonstrations."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2026-11-23T10:00:00+01:00")

    assert clock.iso_utc(clock.now_ms()) == "2026-11-23T09:00:00Z"


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (-1, "1969-12-31T23:59:59Z"),
        (clock.LAST_MS, "9999-12-31T23:59:59Z"),
        (clock.LAST_MS + 1, "9999-12-31T23:59:59Z"),
        (2**63 - 1, "9999-12-31T23:59:59Z"),
        (-(2**63), "1000-01-01T00:00:00Z"),
    ],
)
def test_every_number_is_printed_as_a_time(ms: int, text: str) -> None:
    """A damaged row can hold any number; printing it is no place to fail."""
    assert clock.iso_utc(ms) == text
