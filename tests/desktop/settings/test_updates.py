"""Newer versions in the window: asked by consent, shown quietly, opened by a press, replaced by nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.page import Notice
from desktop.pages.settings.page import SettingsPage
from desktop.pages.settings.updates_card import UpdatesCard
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.notices import STRANGER, known, signed
from tests.support.sample_homes import sample_home
from workflows.office.office import Office
from workflows.office.sharing.sharing import Sharing
from workflows.office.updates import fetching, hearing, published

ADDRESS = "https://downloads.example.org/update.note"


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The program knows this publisher; what is asked on the web is noted, and answered with a notice."""
    asked: list[str] = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return signed()

    monkeypatch.setattr(published, "RELEASE_KEYS", (known().to_text(),))
    monkeypatch.setattr(fetching, "fetch", fetch)
    return asked


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A sample firm with a folder."""
    home = sample_home(tmp_path / "home")
    (tmp_path / "folder").mkdir()
    with Office.open(home) as office:
        Sharing.connect(office, str(tmp_path / "folder"))
    return home


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, home: Path) -> Iterator[Desktop]:
    """The app on it."""
    made = open_desktop(qtbot, tmp_path / "data", home)
    yield made
    close_desktop(qtbot, made)


def card(qtbot: QtBot, desktop: Desktop) -> UpdatesCard:
    """The card in settings, once it shows how it stands."""
    desktop.window.open_page("settings")
    page = desktop.window.page("settings")
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: bool(page.updates.state.text()))
    return page.updates


def shown(card: UpdatesCard) -> str:
    """All words on it."""
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card))


def test_nothing_is_asked_by_itself(qtbot: QtBot, desktop: Desktop, asked: list[str], tmp_path: Path) -> None:
    """Neither the web nor the folder, whatever lies there, before somebody consents."""
    (tmp_path / "folder" / "update.note").write_bytes(signed())
    found = card(qtbot, desktop)
    for _ in range(130):
        desktop.updates.take_minute()
    qtbot.wait(200)

    assert asked == []
    assert not found.weekly.isChecked()
    assert "No newer one was heard of" in found.state.text()


def test_a_press_asks_the_folder_and_shows_what_is_new(
    qtbot: QtBot, desktop: Desktop, asked: list[str], tmp_path: Path
) -> None:
    """With its hash to compare; the web is not asked where the program knows no address."""
    (tmp_path / "folder" / "update.note").write_bytes(signed())
    found = card(qtbot, desktop)

    qtbot.mouseClick(found.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Reports open faster." in shown(found))  # what is new on a card is laid out a moment later

    words = shown(found)
    assert asked == []
    assert "9.1.0" in found.state.text()
    assert "ab" * 16 in words
    assert "In the shared folder: a newer version is told of." in words
    assert found.open_page.isHidden()
    assert found.now.isEnabled()


def test_what_nobody_signed_is_not_shown(qtbot: QtBot, desktop: Desktop, tmp_path: Path) -> None:
    """Only that something lies there."""
    (tmp_path / "folder" / "update.note").write_bytes(signed(STRANGER, words={"en": "Get <b>rich</b>", "de": "x"}))
    found = card(qtbot, desktop)

    qtbot.mouseClick(found.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "not signed" in found.came.text())

    assert "rich" not in shown(found)
    assert "No newer one" in found.state.text()


def test_consent_asks_at_once_and_tells_quietly_and_once(
    qtbot: QtBot, desktop: Desktop, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a line that leads to settings; the same version is not told a second time."""
    monkeypatch.setattr(published, "NOTICE_ADDRESS", ADDRESS)
    said: list[Notice] = []
    monkeypatch.setattr(desktop.window, "say", said.append)
    found = card(qtbot, desktop)

    with qtbot.waitSignal(found.check.heard):
        found.weekly.click()
    with qtbot.waitSignal(desktop.updates.heard):
        for _ in range(61):
            desktop.updates.take_minute()
    with qtbot.waitSignal(desktop.updates.heard):
        desktop.updates.ask_now()

    assert asked == [ADDRESS] * 2
    assert [(one.tone, one.page, one.item) for one in said] == [("plain", "settings", "updates:")]
    assert "9.1.0" in said[0].text


def test_the_download_page_is_the_program_s_own(
    qtbot: QtBot, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened by a press alone, and only where it is an https address."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr(published, "DOWNLOAD_PAGE", "https://downloads.example.org/")
    (tmp_path / "folder" / "update.note").write_bytes(signed())
    found = card(qtbot, desktop)
    qtbot.mouseClick(found.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not found.open_page.isHidden())
    assert opened == []

    found.open_page.click()
    assert opened == [QUrl("https://downloads.example.org/")]

    monkeypatch.setattr(published, "DOWNLOAD_PAGE", "file:///etc/passwd")
    found.refresh()
    qtbot.waitUntil(found.open_page.isHidden)


def test_what_is_new_is_told_in_the_language_in_use(qtbot: QtBot, desktop: Desktop, tmp_path: Path) -> None:
    """A notice speaks both; a version that is too old is told so."""
    assert desktop.session.language is not None
    (tmp_path / "folder" / "update.note").write_bytes(signed(least="9.0.0"))
    desktop.session.language.choose("de")
    found = card(qtbot, desktop)

    qtbot.mouseClick(found.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "9.1.0" in found.state.text())

    assert "Berichte öffnen sich schneller." in shown(found)
    assert "9.0.0" in shown(found)
    assert hearing.this_system().split("-")[0] in {"linux", "windows", "macos"}
    desktop.session.language.choose("en")


def test_where_nothing_can_be_asked_a_press_says_so(qtbot: QtBot, tmp_path: Path, asked: list[str]) -> None:
    """No folder, no address: the press answers in words, keeps the focus, and once a week is not offered."""
    alone = open_desktop(qtbot, tmp_path / "data", sample_home(tmp_path / "alone"))
    found = card(qtbot, alone)
    found.now.setFocus()

    found.now.click()

    assert "Nobody was asked: there is nothing to ask." in shown(found)
    assert not found.weekly.isEnabled()
    assert "never asked" not in found.where.text()
    assert found.now.isEnabled()
    assert alone.window.focusWidget() is found.now
    assert not asked
    close_desktop(qtbot, alone)


def test_asking_keeps_the_focus_on_its_button(qtbot: QtBot, desktop: Desktop) -> None:
    """Who asks by the keyboard is not sent elsewhere while it asks."""
    found = card(qtbot, desktop)
    found.now.setFocus()

    found.now.click()

    assert desktop.window.focusWidget() is found.now
    qtbot.waitUntil(lambda: found.now.text() == "Ask now" and bool(found.came.text()))
    assert desktop.window.focusWidget() is found.now
