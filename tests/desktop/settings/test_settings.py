"""Settings take effect at once, are remembered, and a copy of everything is one file that opens again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.page import Notice
from desktop.pages.settings.backup_dialog import BackupDialog
from desktop.pages.settings.page import SettingsPage
from tests.support.chosen_paths import choose_paths
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.office.keeping import needs_passphrase, restore


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """The app on the sample firm, with settings open and a place of its own for what starts with the system."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    QStandardPaths.setTestModeEnabled(True)
    made = open_desktop(qtbot, tmp_path / "data", sample_home(tmp_path / "home"))
    made.window.open_page("settings")
    yield made
    close_desktop(qtbot, made)
    QStandardPaths.setTestModeEnabled(False)


def settings(desktop: Desktop) -> SettingsPage:
    """The page."""
    page = desktop.window.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def test_colours_change_at_once_and_are_remembered(desktop: Desktop) -> None:
    """No restart, nothing to save."""
    page = settings(desktop)

    page._look.setCurrentIndex(page._look.findData("dark"))

    assert desktop.theme.colours.dark
    assert desktop.remembered.text("look") == "dark"


def test_the_language_changes_at_once(qtbot: QtBot, desktop: Desktop) -> None:
    """The side list speaks German, and English again."""
    page, place = settings(desktop), desktop.window.navigation._buttons["requests"]

    page._language.setCurrentIndex(page._language.findData("de"))
    qtbot.waitUntil(lambda: place.text() == "Anträge")
    page._language.setCurrentIndex(page._language.findData("en"))
    qtbot.waitUntil(lambda: place.text() == "Requests")

    assert desktop.remembered.text("language") == "en"


def test_the_time_to_undo_is_kept_within_its_bounds(desktop: Desktop) -> None:
    """From none to fifteen seconds, whatever the file says."""
    model = settings(desktop).model

    model.choose_undo_s(9)
    assert model.undo_s == 9
    desktop.remembered.keep("undo-seconds", 9_000)

    assert model.undo_s == 15


def test_starting_with_the_system_is_turned_on_and_off(desktop: Desktop) -> None:
    """By choice, and only for this person."""
    page = settings(desktop)

    page._start.setChecked(True)
    assert page.model.starts_with_system
    page._start.setChecked(False)

    assert not page.model.starts_with_system


@pytest.mark.slow
def test_a_backup_made_here_opens_again(qtbot: QtBot, desktop: Desktop, tmp_path: Path) -> None:
    """With a passphrase typed twice, keyboard only; and the file can be restored."""
    file = tmp_path / "copy.backup"
    page = settings(desktop)
    told: list[Notice] = []
    page.notice_requested.connect(told.append)

    desktop.window.open_page("settings", "backup:")
    choose_paths(qtbot, page, file)
    dialog = page.findChild(BackupDialog)
    assert dialog is not None
    first, again = dialog.findChildren(QLineEdit)
    first.setFocus()
    QTest.keyClicks(first, "long enough")
    QTest.keyClicks(again, "long enougj")
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert dialog.isVisible(), "two different passphrases were taken"
    again.clear()
    QTest.keyClicks(again, "long enough")
    QTest.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)

    assert isinstance(told[0], Notice)
    assert told[0].tone == "good"
    assert needs_passphrase(file)
    assert restore(file, tmp_path / "again", passphrase="long enough").entries > 100


def test_a_backup_never_replaces_a_file(qtbot: QtBot, desktop: Desktop, tmp_path: Path) -> None:
    """What stands there stays, and the window says why nothing was written."""
    file = tmp_path / "copy.backup"
    file.write_text("mine")
    page = settings(desktop)
    told: list[Notice] = []
    page.notice_requested.connect(told.append)

    page.model.back_up(str(file), "")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)

    assert told[0].tone == "bad"
    assert file.read_text() == "mine"
