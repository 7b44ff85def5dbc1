"""A file of settings that somebody damaged costs what was chosen, and never the start."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.bridge import Bridge
from desktop.homes import Homes, KnownHome
from desktop.looks import LARGEST, SMALLEST, Looks
from desktop.remembered import Remembered
from desktop.session import Session
from desktop.theme import Theme

DAMAGED = (
    "[" * 100_000,
    "{}",
    "null",
    "[null, 5, []]",
    json.dumps([{"path": 5, "name": "x", "kind": "office"}]),
    json.dumps([{"path": "\0", "name": "x", "kind": "office"}]),
    json.dumps([{"path": "a" * 5_000, "name": "x", "kind": "office"}]),
    json.dumps([{"path": "/", "name": None, "kind": []}]),
    "nonsense",
)


@pytest.mark.parametrize("kept", DAMAGED, ids=lambda kept: kept[:20])
def test_offices_that_cannot_be_read_are_none(tmp_path: Path, kept: str) -> None:
    """Whatever stands there, the first page opens and the next office can be noted."""
    remembered = Remembered(tmp_path / "window.ini")
    remembered.keep("homes", kept)
    homes = Homes(remembered)

    assert homes.known() == ()
    assert homes.last() is None
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "countersign.db").touch()
    homes.note(KnownHome(path=str(tmp_path / "home"), name="Mine"))
    assert [one.name for one in homes.known()] == ["Mine"]


def test_one_damaged_line_does_not_take_the_others_along(tmp_path: Path) -> None:
    """An office that can still be read stays known."""
    (tmp_path / "countersign.db").touch()
    remembered = Remembered(tmp_path / "window.ini")
    good = {"path": str(tmp_path), "name": "Good", "kind": "office"}
    remembered.keep("homes", json.dumps([{"path": 5}, good]))

    assert [one.name for one in Homes(remembered).known()] == ["Good"]


def test_where_nothing_can_be_kept_everything_is_as_at_a_first_start(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "data").touch()
    remembered = Remembered(tmp_path / "data" / "window.ini")
    remembered.keep("look", "dark")
    remembered.save()

    assert Remembered(tmp_path / "data" / "window.ini").text("other", "usual") == "usual"


@pytest.mark.parametrize("kept", ["99999999999", "-5", "0", "1" + "0" * 400])
def test_type_is_never_of_a_size_that_cannot_be_drawn(qtbot: QtBot, tmp_path: Path, kept: str) -> None:
    """Somebody edited the number."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    remembered = Remembered(tmp_path / "window.ini")
    remembered.keep("text-size", kept)
    parent = QObject()
    theme = Theme(app, "light", parent)
    usual = theme.base_pt
    Looks(Session(Bridge(parent), theme, remembered, parent), parent)

    assert SMALLEST * usual <= theme.base_pt <= LARGEST * usual
    theme.enlarge(1.0)
