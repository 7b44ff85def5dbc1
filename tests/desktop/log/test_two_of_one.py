"""The check in the window, on a laptop that holds the logs of two that were made of one backup."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.desktop.log.conftest import Open, verify
from tests.support.two_laptops import connect, exchange, found_office, second_laptop
from workflows.office.keeping import backup, restore
from workflows.office.office import Office


def holding_both(tmp_path: Path) -> Path:
    """The home of a laptop that heard of both at once."""
    folder, third = tmp_path / "folder", tmp_path / "third"
    folder.mkdir()
    with found_office(tmp_path / "first") as first, second_laptop(first, third, with_entries=False) as office:
        exchange(connect(first, folder), connect(office, folder))
    backup(tmp_path / "first", tmp_path / "b")
    for name in ("one", "two"):
        restore(tmp_path / "b", tmp_path / name)
        with Office.open(tmp_path / name) as office:
            exchange(connect(office, folder))
    with Office.open(third) as office:
        exchange(connect(office, folder))
    return third


def test_the_card_says_what_is_so_and_advises_no_backup(qtbot: QtBot, opened: Open, tmp_path: Path) -> None:
    """It is one card; restoring a backup once more would make one more of them."""
    page = opened(holding_both(tmp_path))

    verify(qtbot, page)

    (card,) = page.check_card.cards
    said = " ".join(card.texts)
    assert card.said.title == "Two laptops go on for the same one"
    assert "were both made of one laptop" in said
    assert "Decide which of the two goes on." in said
    assert "restore a backup" not in said
