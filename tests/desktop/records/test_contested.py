"""A field that two laptops set side by side, in the window of one of them: both values, and one act that settles it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.desktop.records.conftest import look, opened
from tests.office.proof_home import run_sql
from tests.office.sharing.team import CARL, MACHINE, OWNER, PETRA, START, Team
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.shop import Shop
from workflows.office.this_device import MACHINE_FACT


@pytest.fixture
def team(shop: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Team:
    """Two laptops that wrote about one supplier, not knowing of each other."""
    monkeypatch.setenv("COUNTERSIGN_NOW", START)
    monkeypatch.setenv("COUNTERSIGN_MACHINE", MACHINE)
    run_sql(shop.home, "DELETE FROM local_facts WHERE name = ?", MACHINE_FACT)
    team = Team(shop, tmp_path / "folder", capsys)
    second = team.join("second", CARL)
    record = shop.done("records", "add", "supplier", "--as", PETRA, "--set=legal_name=Papierhof")["id"]
    team.sync(shop, second)
    shop.done("records", "set", record, "--as", PETRA, "--set=phone=111")
    second.done("records", "set", record, "--as", CARL, "--set=phone=222")
    team.sync(shop, second, shop)
    return team


@pytest.mark.slow
def test_both_values_are_shown_and_one_is_chosen(qtbot: QtBot, tmp_path: Path, team: Team) -> None:
    """Each with who wrote it; choosing one is a signed act, and it is contested no more."""
    desktop = open_desktop(qtbot, tmp_path / "data", team.first.home)
    qtbot.waitUntil(lambda: desktop.session.overview is not None)
    page = opened(qtbot, desktop, OWNER)
    look(qtbot, page, "Papierhof")
    (card,) = page.beside.panel.contested
    said = "\n".join(one.text() for one in card.findChildren(QLabel))
    assert "Phone is contested" in said
    assert "111" in said
    assert "222" in said
    assert "Petra Lang" in said
    assert "Carl Weiss" in said
    chosen = next(one for one in card.takes if "222" in one.accessibleName())
    with qtbot.waitSignal(page.model.signed):
        chosen.click()
    qtbot.waitUntil(lambda: page.beside.panel.contested == [])
    found = page.model.card
    assert found is not None
    assert [[one.value for one in cell.said] for cell in found.cells if cell.name == "phone"] == [["222"]]
    close_desktop(qtbot, desktop)
