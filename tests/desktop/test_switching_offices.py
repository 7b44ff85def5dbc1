"""Another office is opened while questions about the one before are still on their way."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.office.office import Office


class Heard(QObject):
    """Outlives the office, as the session does."""

    def __init__(self) -> None:
        super().__init__()
        self.homes: list[Path] = []

    @Slot(object)
    def take(self, home: Path) -> None:
        """An answer."""
        self.homes.append(home)


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path]:
    """Two homes."""
    first = sample_home(tmp_path / "first")
    shutil.copytree(first, tmp_path / "second")
    return first, tmp_path / "second"


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, homes: tuple[Path, Path]) -> Iterator[Desktop]:
    """The app on the first."""
    made = open_desktop(qtbot, tmp_path / "data", homes[0])
    yield made
    close_desktop(qtbot, made)


def test_no_answer_about_the_office_before_is_shown_in_the_next(
    qtbot: QtBot, desktop: Desktop, homes: tuple[Path, Path]
) -> None:
    """Names and people of one firm never stand in the window of another, not even for a moment."""
    qtbot.waitUntil(lambda: not desktop.bridge.is_writing, timeout=20_000)
    heard = Heard()
    desktop.bridge.ask(lambda office: office.store.home.path, heard.take)
    desktop.window.forget_pages()
    desktop.bridge.open(homes[1])
    desktop.bridge.ask(lambda office: office.store.home.path, heard.take)
    qtbot.waitUntil(lambda: bool(heard.homes), timeout=20_000)

    assert heard.homes == [homes[1]]


def test_acts_that_were_queued_are_still_done(qtbot: QtBot, desktop: Desktop, homes: tuple[Path, Path]) -> None:
    """Leaving an office drops questions, never an act."""
    told: list[Path] = []

    def deed(office: Office) -> None:
        told.append(office.store.home.path)

    for _ in range(5):
        desktop.bridge.act(deed)
    desktop.open_home(homes[1])
    qtbot.waitUntil(lambda: desktop.bridge.home == homes[1], timeout=20_000)

    assert told == [homes[0]] * 5


def test_the_window_answers_while_an_office_is_left(qtbot: QtBot, desktop: Desktop, homes: tuple[Path, Path]) -> None:
    """A shared folder that hangs holds an exchange, and with it the way to another office, but never the window."""
    folder_answers = Event()
    desktop.bridge.act(lambda _office: folder_answers.wait(20))
    began = time.monotonic()
    desktop.open_home(homes[1])

    assert time.monotonic() - began < 1
    assert desktop.bridge.home == homes[0]
    folder_answers.set()
    qtbot.waitUntil(lambda: desktop.bridge.home == homes[1], timeout=20_000)
    qtbot.waitUntil(lambda: desktop.session.overview is not None, timeout=20_000)


def test_leaving_an_office_waits_for_no_lane(qtbot: QtBot, desktop: Desktop, homes: tuple[Path, Path]) -> None:
    """Signing the head and closing files is done beside the window, and what was begun before is still written."""
    qtbot.waitUntil(lambda: not desktop.bridge.is_writing, timeout=20_000)
    may_go_on, told = Event(), list[Path]()
    desktop.bridge.act(lambda _office: may_go_on.wait(20))
    desktop.bridge.act(lambda office: told.append(office.store.home.path))
    desktop.bridge.open(homes[1])

    assert desktop.bridge.home == homes[1]
    assert not told
    may_go_on.set()
    qtbot.waitUntil(lambda: told == [homes[0]], timeout=20_000)
    qtbot.waitUntil(lambda: desktop.session.overview is not None, timeout=20_000)
