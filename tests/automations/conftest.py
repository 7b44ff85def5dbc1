"""What tests of automations share."""

from pathlib import Path

import pytest

from tests.automations.world import World


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """An office on one laptop, on a Monday at 07:00 in Berlin."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    return World(tmp_path / "home")
