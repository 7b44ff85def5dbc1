"""A team to start from."""

from pathlib import Path

import pytest

from tests.office.proof_home import run_sql
from tests.office.sharing.team import MACHINE, START, Team
from tests.support.shop import Shop
from workflows.office.this_device import MACHINE_FACT


@pytest.fixture
def team(shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Team:
    """The corner shop with a connected folder, at a fixed time."""
    monkeypatch.setenv("COUNTERSIGN_NOW", START)
    monkeypatch.setenv("COUNTERSIGN_MACHINE", MACHINE)
    run_sql(shop.home, "DELETE FROM local_facts WHERE name = ?", MACHINE_FACT)
    return Team(shop, tmp_path / "folder", capsys)
