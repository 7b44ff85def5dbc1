"""The real window for tests: real lanes, real offices, no tray needed; closed at a safe point by the caller."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.remembered import Remembered


def open_desktop(qtbot: QtBot, data: Path, home: Path, words: list[str] | None = None) -> Desktop:
    """Start the app as ``main`` does, with its memory in ``data``, and wait until the first page is shown."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    remembered = Remembered(data / "window.ini")
    desktop = Desktop(app, remembered, home, words or [])
    if remembered.blob("window") is None:
        desktop.window.resize(1180, 780)  # the screen of the tests is smaller than any that people have
    desktop.show()
    qtbot.waitUntil(lambda: bool(desktop.window.current), timeout=20_000)
    return desktop


def close_desktop(qtbot: QtBot, desktop: Desktop) -> None:
    """Quit as a person does, wait for the safe point, and let everything go."""
    desktop.quit()
    qtbot.waitUntil(lambda: not desktop.window.isVisible() and not desktop.bridge.is_writing, timeout=20_000)
    desktop.bridge.close()
    desktop.window.deleteLater()
    desktop.deleteLater()
