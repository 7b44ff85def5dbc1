"""The composition root: builds everything once and hands it on. Nothing else looks anything up."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.bridge import Bridge
from desktop.carrier import Carrier
from desktop.links import Opening, opening_of
from desktop.login_item import HIDDEN
from desktop.page import Notice
from desktop.remembered import Remembered
from desktop.session import Session
from desktop.single_instance import SingleInstance
from desktop.theme import Choice, Theme
from desktop.tray import Tray
from desktop.window import Window


class Desktop(QObject):
    """The running app: one window on one office."""

    def __init__(self, app: QApplication, remembered: Remembered, home: Path, words: list[str]) -> None:
        super().__init__(app)
        self._app = app
        self._home = home
        self._wanted = opening_of(words)
        self._entered = False
        self._quitting = False
        self.remembered = remembered
        self.theme = Theme(app, _choice(remembered.text("look", "system")))
        self.bridge = Bridge(self)
        self.session = Session(self.bridge, self.theme, remembered, self)
        self.carrier = Carrier(self.bridge, self)
        self.window = Window(self.session)
        self.tray = Tray(self.session, self.window)
        self._wire()

    def _wire(self) -> None:
        window, session, tray, carrier = self.window, self.session, self.tray, self.carrier
        window.painted.connect(self._begin)
        window.quit_requested.connect(self.quit)
        window.close_requested.connect(self._closed)
        window.office_requested.connect(self._welcome)
        window.exchange_requested.connect(carrier.exchange_now)
        window.active_changed.connect(self._activity)
        tray.window_requested.connect(self.come_forward)
        tray.new_request_requested.connect(self._new_request)
        tray.quit_requested.connect(self.quit)
        carrier.exchanged.connect(session.renew)
        carrier.failed.connect(session.renew)
        session.overview_changed.connect(self._opened)
        session.failed.connect(self._cannot_open)
        self.bridge.became_busy.connect(self._end_if_idle)
        self._app.installEventFilter(self)

    @property
    def home(self) -> Path:
        """Where the office lies, or will."""
        return self._home

    def show(self, *, hidden: bool = False) -> None:
        """Show the window; what is heavy follows its first painting. ``hidden``: only where there is no tray."""
        if hidden:
            self._begin()
            self.tray.begin()
        if not hidden or not self.tray.is_there:
            self.window.show()

    def open_home(self, home: Path) -> None:
        """Open the office in this home, and leave the one before."""
        self.window.finish_pages()
        self._home, self._entered = home, False
        self.window.forget_pages()
        self.bridge.open(home)

    @Slot()
    def come_forward(self) -> None:
        """Show the window before all others."""
        self.window.setWindowState(self.window.windowState() & ~self.window.windowState().WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @Slot(list)
    def take_words(self, words: list[str]) -> None:
        """Files and links from a second start, or from the system."""
        self._wanted = opening_of(words)
        self.come_forward()
        self._open_wanted()

    @Slot()
    def quit(self) -> None:
        """End at a safe point: what was begun is finished, the head of the log is signed."""
        if self._quitting:
            return
        self._quitting = True
        self.window.save_place()
        self.window.finish_pages()
        self.carrier.stop()
        if self.bridge.is_writing:
            self.window.say(Notice(text=self.tr("Finishing what was begun, then closing…")))
        self._end_if_idle(self.bridge.is_writing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """MacOS opens files and links by an event."""
        if isinstance(event, QFileOpenEvent):
            self.take_words([event.file() or event.url().toString()])
            return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ inside

    @Slot()
    def _begin(self) -> None:
        self.tray.begin()
        if (self._home / "countersign.db").exists():
            self.open_home(self._home)
        else:
            self._welcome()

    @Slot()
    def _welcome(self) -> None:
        self.window.open_page("welcome")

    @Slot()
    def _new_request(self) -> None:
        self.come_forward()
        self.window.open_new_request()

    @Slot()
    def _opened(self) -> None:
        if not self._entered and self.session.overview is not None:
            self._entered = True
            self.window.open_page("inbox")
            self._open_wanted()

    def _open_wanted(self) -> None:
        wanted = self._wanted
        if wanted.invite:
            self.window.open_page("welcome", f"code:{wanted.invite}")
        elif not self._entered:
            return
        elif wanted.request:
            self.window.open_page("requests", wanted.request)
        elif wanted.files:
            self.window.take_files(list(wanted.files))
        self._wanted = Opening()

    @Slot(object)
    def _cannot_open(self, error: BaseException) -> None:
        if not self._entered:
            self.window.open_page("welcome")
        self.bridge.meet(error)

    @Slot(bool)
    def _activity(self, active: bool) -> None:
        self.carrier.set_foreground(foreground=active)

    @Slot()
    def _closed(self) -> None:
        if self.tray.is_there and self.remembered.is_on("stay-in-tray", default=True):
            self.window.hide()
            if not self.remembered.is_on("told-of-tray"):
                self.remembered.keep("told-of-tray", value=True)
                self.tray.notify(
                    self.tr("Countersign goes on in the tray"),
                    self.tr("It tells you when something waits for you. Quit it from the icon's menu, or in settings."),
                )
        else:
            self.quit()

    @Slot(bool)
    def _end_if_idle(self, busy: bool) -> None:
        if self._quitting and not busy:
            self.bridge.close()
            self.tray.end()
            self.window.hide()
            self.remembered.save()
            self._app.quit()


def main() -> int:
    """Start the app; answers its exit code."""
    words = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Countersign")
    app.setDesktopFileName("countersign")
    app.setQuitOnLastWindowClosed(False)
    folder = data_folder()
    only = SingleInstance(folder)
    rest = [word for word in words if word != HIDDEN]
    if not only.claim():
        return 0 if only.hand_over([_absolute(word) for word in rest]) else 1
    home = _home_of(rest)
    desktop = Desktop(app, Remembered(folder / "window.ini"), home, rest)
    only.handed_over.connect(desktop.take_words)
    _watch_for_bugs(folder, desktop)
    desktop.show(hidden=HIDDEN in words)
    code = app.exec()
    only.release()
    return code


def _watch_for_bugs(folder: Path, desktop: Desktop) -> None:
    from desktop.crash import Crashes  # noqa: PLC0415 -- small, but not needed for the first window
    from desktop.crash_showing import CrashShowing  # noqa: PLC0415 -- as above

    crashes = Crashes(folder, desktop)
    desktop.bridge.crashed.connect(crashes.tell)
    crashes.happened.connect(CrashShowing(desktop.theme, desktop.window).show_report)
    crashes.watch()


def _home_of(words: list[str]) -> Path:
    if "--home" in words and words.index("--home") + 1 < len(words):
        return Path(words[words.index("--home") + 1]).expanduser().absolute()
    return data_folder() / "office"


def _absolute(word: str) -> str:
    """A path as the other process finds it, whose current folder is another."""
    return str(Path(word).absolute()) if word and not word.startswith("-") and Path(word).is_file() else word


def data_folder() -> Path:
    """Where this system keeps programs' data, the same place as the command line's."""
    named = os.environ.get("COUNTERSIGN_DATA")
    if named:
        return Path(named)
    generic = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(generic) / "Countersign"


def _choice(text: str) -> Choice:
    return text if text in {"light", "dark"} else "system"  # type: ignore[return-value]  # one of the three


if __name__ == "__main__":
    sys.exit(main())
