"""What a build is told apart by."""

import pytest

from installer import stamp


def test_a_build_names_its_day_and_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy without version control is told the mark of what it was copied from."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    monkeypatch.setenv(stamp.SOURCE, "1a2b3c4d5e6f")
    assert stamp.stamp() == "2026-11-18 1a2b3c4d5e6f"

    monkeypatch.setenv(stamp.SOURCE, "")
    assert stamp.stamp() == "2026-11-18"
