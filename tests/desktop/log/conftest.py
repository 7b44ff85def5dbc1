"""The page of the decision log in the real window, on an office of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.log.page import LogPage
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.office.office import Office
from workflows.office.showing.log_entries import LogEntry, search
from workflows.office.showing.log_filter import LogFilter

Open = Callable[[Path], LogPage]
"""Opens the window on a home and shows its log."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The sample firm."""
    return sample_home(tmp_path / "home")


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Opens windows, one after the other, and closes them at a safe point."""
    made: list[Desktop] = []

    def open_log(home: Path) -> LogPage:
        if made:
            close_desktop(qtbot, made.pop())
        desktop = open_desktop(qtbot, tmp_path / "data", home)
        made.append(desktop)
        desktop.window.resize(1280, 820)
        desktop.window.open_page("log")
        page = desktop.window.page("log")
        assert isinstance(page, LogPage)
        wait_for_list(qtbot, page)
        return page

    yield open_log
    for desktop in made:
        close_desktop(qtbot, desktop)


@pytest.fixture
def page(opened: Open, home: Path) -> LogPage:
    """The log of the sample firm."""
    return opened(home)


def wait_for_list(qtbot: QtBot, page: LogPage) -> None:
    """Until what was asked for is shown."""
    qtbot.waitUntil(lambda: page.model.is_listed and not page.model.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: page.model.logs is not None and page.session.overview is not None, timeout=20_000)


def verify(qtbot: QtBot, page: LogPage) -> None:
    """Check the log, and wait for the answer."""
    with qtbot.waitSignal(page.check.ended, timeout=60_000):
        page.verify()


def shown(page: LogPage) -> list[str]:
    """The sentences in the list."""
    return [str(page.model.rows.index(row, 0).data()) for row in range(page.model.rows.rowCount())]


def a_decision(home: Path, person: str) -> LogEntry:
    """The latest decision of a person."""
    with Office.open(home, write=False) as office:
        wanted = LogFilter(group="decisions", person=person)
        return search(office, wanted, None, None, 1, clock.now_ms()).entries[0]
