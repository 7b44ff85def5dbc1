"""What a person does in the system's dialog for files and folders."""

from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot


def choose_paths(qtbot: QtBot, root: QWidget, *paths: Path) -> None:
    """Wait for the dialog that opens over this widget, type these paths into it and press its button."""
    qtbot.waitUntil(lambda: bool(_open_ones(root)), timeout=10_000)
    (asking,) = _open_ones(root)
    name = asking.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(" ".join(f'"{path}"' for path in paths) if len(paths) > 1 else str(paths[0]))
    asking.accept()
    qtbot.waitUntil(lambda: not shiboken6.isValid(asking) or not asking.isVisible(), timeout=10_000)


def leave_paths(qtbot: QtBot, root: QWidget) -> None:
    """Wait for the dialog, and choose nothing."""
    qtbot.waitUntil(lambda: bool(_open_ones(root)), timeout=10_000)
    (asking,) = _open_ones(root)
    asking.reject()


def _open_ones(root: QWidget) -> list[QFileDialog]:
    return [one for one in root.window().findChildren(QFileDialog) if one.isVisible()]
