"""The sample firm's full inbox, in the real window, for one test each."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.inbox.looking import CardState
from desktop.pages.inbox.page import InboxPage
from desktop.pages.inbox.view_model import UNDO_SECONDS
from tests.support.desktop_window import close_desktop, open_desktop
from workflows.office.sample_home import make_sample_home


class _Windows(QObject):
    """Sees what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture(autouse=True)
def _no_part_is_a_window(qapp: QApplication) -> Iterator[None]:
    """A part that is shown before it has a parent flashes as a window, and takes the keyboard away."""
    seen = _Windows()
    qapp.installEventFilter(seen)
    yield
    qapp.removeEventFilter(seen)
    assert set(seen.shown) <= {"Window"}


@pytest.fixture(scope="session")
def full_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample firm with an inbox full of invoices; only to copy from."""
    home = tmp_path_factory.mktemp("full") / "home"
    make_sample_home(home)
    return home


@pytest.fixture
def home(full_home: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(full_home, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def desktop(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[Desktop]:
    """The app on it, acting as the owner, the first card shown."""
    made = open_desktop(qtbot, tmp_path / "data", home)
    wait_for_card(qtbot, inbox_of(made))
    yield made
    close_desktop(qtbot, made)


@pytest.fixture
def inbox(desktop: Desktop) -> InboxPage:
    """Its inbox."""
    return inbox_of(desktop)


@pytest.fixture
def press(qtbot: QtBot, desktop: Desktop) -> Callable[[str], None]:
    """Press keys where the keyboard is, as written in the table of actions."""
    desktop.window.activateWindow()

    def pressed(keys: str) -> None:
        desktop.window.activateWindow()
        qtbot.waitUntil(desktop.window.isActiveWindow)
        focused = QApplication.focusWidget()
        widget = desktop.window if focused is None else focused
        *modifiers, key = keys.split("+")
        held = Qt.KeyboardModifier.NoModifier
        if "Ctrl" in modifiers:
            held = Qt.KeyboardModifier.ControlModifier
        qtbot.keyClick(widget, getattr(Qt.Key, f"Key_{key}"), held)

    return pressed


def inbox_of(desktop: Desktop) -> InboxPage:
    """The inbox of an app."""
    page = desktop.window.page("inbox")
    assert isinstance(page, InboxPage)
    return page


def wait_for_card(qtbot: QtBot, page: InboxPage) -> None:
    """Wait until the list is there and a card is shown."""
    qtbot.waitUntil(lambda: page.model.card_state is CardState.SHOWN and page.model.card is not None, timeout=20_000)


def seconds(desktop: Desktop, count: int) -> None:
    """Let acts count so long before they leave."""
    desktop.remembered.keep(UNDO_SECONDS, count)
