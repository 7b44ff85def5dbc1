"""The first start in the real window, for one test each; its keys are in files and its data in a folder of the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.welcome.page import WelcomePage
from tests.support.desktop_window import close_desktop, open_desktop

WAIT_MS = 30_000

Press = Callable[[str], None]


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """The app without any office."""
    made = open_desktop(qtbot, tmp_path / "data", tmp_path / "data" / "office")
    yield made
    close_desktop(qtbot, made)


@pytest.fixture
def page(desktop: Desktop) -> WelcomePage:
    """Its first page."""
    return welcome_of(desktop)


@pytest.fixture
def press(qtbot: QtBot, desktop: Desktop) -> Press:
    """Press a key where the keyboard is, as written in the table of actions."""

    def pressed(keys: str) -> None:
        desktop.window.activateWindow()
        qtbot.waitUntil(desktop.window.isActiveWindow)
        focus: QWidget | None = desktop.window.focusWidget()
        widget = desktop.window if focus is None else focus
        *modifiers, key = keys.split("+")
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= getattr(Qt.KeyboardModifier, {"Ctrl": "ControlModifier", "Shift": "ShiftModifier"}[modifier])
        qtbot.keyClick(widget, getattr(Qt.Key, f"Key_{key}"), held)

    return pressed


def welcome_of(desktop: Desktop) -> WelcomePage:
    """The first page of an app."""
    page = desktop.window.page("welcome")
    assert isinstance(page, WelcomePage)
    return page


def wait_for_inbox(qtbot: QtBot, desktop: Desktop) -> None:
    """Wait until an office is open in its inbox."""
    qtbot.waitUntil(lambda: desktop.window.current == "inbox" and desktop.session.overview is not None, timeout=WAIT_MS)
