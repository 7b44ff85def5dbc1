"""The window on an office that it must not open: it says why and what to do, and changes nothing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.page import Notice
from desktop.window import Window
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.two_laptops import found_office


def _newer(home: Path) -> None:
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def _synced(home: Path) -> None:
    (home.parent / ".stfolder").mkdir()


@pytest.mark.parametrize(
    ("spoil", "english"), [(_newer, "Update this program"), (_synced, "move its folder out")], ids=["newer", "synced"]
)
def test_it_is_said_why_an_office_stays_shut(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None], english: str
) -> None:
    """With the way out; the first page stands there, and not a byte of the office changed."""
    home = tmp_path / "place" / "home"
    home.parent.mkdir()
    found_office(home).close()
    spoil(home)
    before = {path.name: path.read_bytes() for path in home.iterdir() if path.suffix in {".db", ".key", ".head"}}
    said: list[Notice] = []
    monkeypatch.setattr(Window, "say", lambda _, notice: said.append(notice))

    desktop = open_desktop(qtbot, tmp_path / "data", home)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    page = desktop.window.current
    close_desktop(qtbot, desktop)

    assert page == "welcome"
    assert said[0].tone == "bad"
    assert english.casefold() in said[0].text.casefold(), said[0].text
    assert {name: (home / name).read_bytes() for name in before} == before
