"""A page of many parts is built part by part, and what was wished of it meanwhile is not lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.log.page import LAPTOPS, LogPage
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """The app on the sample firm."""
    made = open_desktop(qtbot, tmp_path / "data", sample_home(tmp_path / "home"))
    yield made
    close_desktop(qtbot, made)


@pytest.mark.parametrize("name", ["requests", "log", "rules", "people"])
def test_a_page_is_prepared_in_parts(desktop: Desktop, name: str) -> None:
    """No part does everything at once, and the last leaves a whole page."""
    turns = 1
    while desktop.window.prepare(name):
        turns += 1

    assert turns > 2
    assert desktop.window.page(name).is_built


def test_what_is_asked_of_a_page_is_shown_once_it_is_whole(qtbot: QtBot, desktop: Desktop) -> None:
    """The page is seen at once; what to show there waits for the parts that show it."""
    desktop.window.open_page("log", "laptops")
    page = desktop.window.stack.currentWidget()
    assert isinstance(page, LogPage)
    assert not page.is_built

    qtbot.waitUntil(lambda: page.is_built)

    assert page.tabs.currentIndex() == LAPTOPS
    assert page.tabs.hasFocus()


def test_whoever_goes_on_meanwhile_keeps_the_keyboard(qtbot: QtBot, desktop: Desktop) -> None:
    """A page that is left before it is whole takes nothing from the one that is open by then."""
    desktop.window.open_page("log")
    desktop.window.open_page("inbox")
    log = desktop.window.page("log")

    assert desktop.window.current == "inbox"
    assert log.is_built
    assert not log.isAncestorOf(desktop.window.focusWidget())


def test_an_office_that_is_left_leaves_no_half_page(qtbot: QtBot, desktop: Desktop) -> None:
    """What was being built is of the office before, and is built no further."""
    desktop.window.open_page("log")
    desktop.window.forget_pages()

    assert not desktop.window.page("log").findChildren(LogPage)
    assert desktop.window.page("log").is_built
