"""A team to start from."""

from pathlib import Path

import pytest

from tests.office.sharing.team import START, Team
from tests.support.shop import Shop


@pytest.fixture
def team(shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Team:
    """The corner shop with a connected folder, at a fixed time."""
    monkeypatch.setenv("COUNTERSIGN_NOW", START)
    return Team(shop, tmp_path / "folder", capsys)
