"""The real window on the page “Folder and laptops”, with a folder beside it that is empty yet."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.folder.page import FolderPage
from tests.desktop.folder.page_steps import PageSteps
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home


@pytest.fixture
def open_page(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Path], PageSteps]]:
    """Open a home in a window of its own, on this page."""
    made: list[Desktop] = []

    def opened(home: Path) -> PageSteps:
        desktop = open_desktop(qtbot, tmp_path / f"data-{len(made)}", home)
        made.append(desktop)
        qtbot.waitUntil(lambda: desktop.session.overview is not None, timeout=20_000)
        desktop.window.open_page("folder")
        page = desktop.window.page("folder")
        assert isinstance(page, FolderPage)
        qtbot.waitUntil(lambda: page.model.shown is not None, timeout=20_000)
        return PageSteps(qtbot, desktop, page)

    yield opened
    for desktop in made:
        close_desktop(qtbot, desktop)


@pytest.fixture
def steps(open_page: Callable[[Path], PageSteps], tmp_path: Path) -> PageSteps:
    """The sample firm, where nothing is shared yet."""
    return open_page(sample_home(tmp_path / "home"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as Dropbox would keep it."""
    made = tmp_path / "Dropbox" / "office"
    made.mkdir(parents=True)
    return made
