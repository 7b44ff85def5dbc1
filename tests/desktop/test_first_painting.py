"""The first window is there at once, because nothing is loaded before it that it does not need."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theme import HIGH_LIGHT, Theme
from desktop.widgets.plain import button

START = """
import sys
from pathlib import Path
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from desktop.app import Desktop
from desktop.remembered import Remembered
app = QApplication(sys.argv[:1])
desktop = Desktop(app, Remembered(Path(sys.argv[1]) / "window.ini"), None, [])
desktop.window.painted.disconnect()
def painted():
    print("Qt" in vars(QtCore), *sys.modules)
    app.quit()
desktop.window.painted.connect(painted)
desktop.show()
app.exec()
"""


def test_the_first_painting_needs_neither_the_core_nor_a_page(tmp_path: Path) -> None:
    """What is imported, or made by naming ``Qt``, before the first painting is time that somebody waits."""
    done = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    makes_qt, *modules = done.stdout.split()

    assert makes_qt == "False"
    assert not [one for one in modules if one.split(".")[0] in {"workflows", "sqlmodel", "json", "opendal"}]
    assert not [one for one in modules if one.startswith(("desktop.pages", "desktop.wording"))]
    assert {one for one in modules if one.startswith("desktop.widgets.")} == {
        "desktop.widgets.icon_button",
        "desktop.widgets.plain",
    }


def test_a_wish_for_contrast_is_heeded_after_the_first_painting(qtbot: QtBot, qapp: QApplication) -> None:
    """Asking for it takes long, so the first painting does not wait for it."""

    class Wishes:
        def contrastPreference(self) -> Qt.ContrastPreference:
            return Qt.ContrastPreference.HighContrast

    theme = Theme(qapp, "light")
    theme._wishes = Wishes()  # type: ignore[assignment]  # a system that wishes for contrast
    with qtbot.waitSignal(theme.looks_changed):
        theme.heed_contrast()

    assert theme.colours == HIGH_LIGHT
    theme.deleteLater()


def test_the_pointer_shows_that_a_button_can_be_pressed(qtbot: QtBot) -> None:
    """As soon as it is over it."""
    found = button("Press")
    qtbot.addWidget(found)

    QApplication.sendEvent(found, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))

    assert found.cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_what_is_loaded_is_not_looked_through_for_garbage() -> None:
    """Collecting begins when all is loaded, and leaves that alone: it would hold every thread for long."""
    program = """
import gc
gc.disable()
from desktop.memory import begin_collecting
begin_collecting()
print(gc.isenabled(), gc.get_freeze_count() > 1000)
"""
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=True, timeout=60)

    assert done.stdout.split() == ["True", "True"]
