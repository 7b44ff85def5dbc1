"""Every page of the real window, walked over: named controls, no markup from outside, nothing cut off, mirrored too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.building import PAGES
from tests.desktop.walking import cut_off, nameless, read_as_html
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sample firm for all walks, which change nothing."""
    return sample_home(tmp_path_factory.mktemp("walks") / "home")


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, shared_home: Path) -> Iterator[Desktop]:
    """The app, acting as somebody who has something to decide."""
    made = open_desktop(qtbot, tmp_path / "data", shared_home)
    made.session.act_as("petra")
    yield made
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    close_desktop(qtbot, made)


def settle(qtbot: QtBot, desktop: Desktop, page: str) -> QWidget:
    """Open a page and wait until its questions are answered."""
    desktop.window.open_page(page)
    for lane in desktop.bridge._lanes():
        qtbot.waitUntil(lambda lane=lane: not lane.is_busy, timeout=20_000)  # type: ignore[misc]
    qtbot.wait(50)
    return desktop.window.page(page)


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_for_screen_readers(qtbot: QtBot, desktop: Desktop, page: str) -> None:
    """Zero nameless controls on the page, and in the window around it."""
    settle(qtbot, desktop, page)
    assert nameless(desktop.window) == []


@pytest.mark.parametrize("page", PAGES)
def test_no_label_takes_names_for_markup(qtbot: QtBot, desktop: Desktop, page: str) -> None:
    """A supplier's name can hold tags, pictures and links."""
    settle(qtbot, desktop, page)
    assert read_as_html(desktop.window) == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_off(qtbot: QtBot, desktop: Desktop, page: str) -> None:
    """At the usual size, every button and line has the room that its words need."""
    desktop.window.resize(1180, 780)
    settle(qtbot, desktop, page)
    assert cut_off(desktop.window) == []


@pytest.mark.parametrize("page", PAGES)
def test_pages_bear_twice_the_type_and_the_other_direction(qtbot: QtBot, desktop: Desktop, page: str) -> None:
    """At 200 % and mirrored, the page still fits the window's height or scrolls, and every control keeps its name."""
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for _ in range(10):
        desktop.window.looks.enlarge()
    desktop.window.resize(1180, 780)
    settle(qtbot, desktop, page)

    assert nameless(desktop.window) == []
    assert desktop.window.height() <= 900


def test_the_walks_find_what_they_look_for(qtbot: QtBot) -> None:
    """A walk that finds nothing anywhere would prove nothing."""
    root = QWidget()
    qtbot.addWidget(root)
    QLabel("<b>x</b>", root)
    QPushButton(root)
    wide = QPushButton("a long word on a small button", root)
    wide.resize(20, 20)
    root.show()

    assert any("QPushButton" in one for one in nameless(root))
    assert len(read_as_html(root)) == 1
    assert len(cut_off(root)) == 1
