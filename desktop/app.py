"""The composition root: builds everything once and hands it on. Nothing else looks anything up."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QApplication

from desktop.bridge import Bridge
from desktop.remembered import Remembered
from desktop.session import Session
from desktop.theme import Choice, Theme
from desktop.window import Window


class Desktop(QObject):
    """The running app: one window on one office."""

    def __init__(self, app: QApplication, remembered: Remembered, home: Path) -> None:
        super().__init__(app)
        self._app = app
        self._home = home
        self.remembered = remembered
        look = remembered.text("look", "system")
        self.theme = Theme(app, _choice(look))
        self.bridge = Bridge(self)
        self.session = Session(self.bridge, self.theme, remembered, self)
        self.window = Window(self.session)
        self.window.painted.connect(self._begin)
        self.window.quit_requested.connect(self.quit)
        self.window.closed.connect(self.quit)
        self.window.office_requested.connect(self._welcome)
        self.session.overview_changed.connect(self._opened)
        self.session.failed.connect(self._cannot_open)
        self._entered = False

    @property
    def home(self) -> Path:
        """Where the office lies, or will."""
        return self._home

    def show(self) -> None:
        """Show the window; what is heavy follows its first painting."""
        self.window.show()

    def open_home(self, home: Path) -> None:
        """Open the office in this home, and leave the one before."""
        self._home, self._entered = home, False
        self.window.forget_pages()
        self.bridge.open(home)

    @Slot()
    def quit(self) -> None:
        """End at a safe point: what was begun is finished, the head of the log is signed."""
        self.window.save_place()
        self.remembered.save()
        self.bridge.close()
        self._app.quit()

    @Slot()
    def _begin(self) -> None:
        if (self._home / "countersign.db").exists():
            self.open_home(self._home)
        else:
            self._welcome()

    @Slot()
    def _welcome(self) -> None:
        self.window.open_page("welcome")

    @Slot()
    def _opened(self) -> None:
        if not self._entered and self.session.overview is not None:
            self._entered = True
            self.window.open_page("inbox")

    @Slot(object)
    def _cannot_open(self, error: object) -> None:
        self.window.open_page("welcome")
        self.bridge.trouble_met.emit(error)


def main() -> int:
    """Start the app; answers its exit code."""
    app = QApplication(sys.argv)
    app.setApplicationName("Countersign")
    app.setApplicationDisplayName("Countersign")
    home = _home_of(sys.argv[1:])
    desktop = Desktop(app, Remembered(_settings_file()), home)
    desktop.show()
    return app.exec()


def _home_of(words: list[str]) -> Path:
    if "--home" in words and words.index("--home") + 1 < len(words):
        return Path(words[words.index("--home") + 1]).expanduser().absolute()
    return data_folder() / "office"


def data_folder() -> Path:
    """Where this system keeps programs' data, the same place as the command line's."""
    named = os.environ.get("COUNTERSIGN_DATA")
    if named:
        return Path(named)
    generic = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(generic) / "Countersign"


def _settings_file() -> Path:
    return data_folder() / "window.ini"


def _choice(text: str) -> Choice:
    return text if text in {"light", "dark"} else "system"  # type: ignore[return-value]


if __name__ == "__main__":
    sys.exit(main())
