"""The composition root: builds everything once and hands it on. Nothing else looks anything up.

The window comes first. What works beside it (tray, carrying, other starts, reports) is loaded after its first painting.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, QStandardPaths, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.bridge import Bridge
from desktop.claim import HIDDEN, QUIT, WORDS_ONLY, Claim
from desktop.language import Language
from desktop.page import Notice
from desktop.remembered import Remembered
from desktop.session import Session
from desktop.theme import Theme, look_named
from desktop.window import Window

if TYPE_CHECKING:
    from desktop.carrier import Carrier
    from desktop.other_starts import OtherStarts
    from desktop.tray import Tray


class Desktop(QObject):
    """The running app: one window on one office."""

    carrier: "Carrier"
    """There from the first painting on, like the tray."""
    tray: "Tray"

    def __init__(self, app: QApplication, remembered: Remembered, home: Path | None, words: list[str]) -> None:
        """``home``: of the office to open; None for the one that was open last, else where the first would lie."""
        super().__init__(app)
        self._app = app
        self._home = home
        self._words = words
        self._begun = self._entered = self._quitting = False
        self._next: Callable[[], None] | None = None  # what follows when everything begun is written
        self.remembered = remembered
        self.language = Language(app, remembered, parent=self)
        self.theme = Theme(app, look_named(remembered.text("look", "system")), self)
        self.bridge = Bridge(self)
        self.session = Session(self.bridge, self.theme, remembered, self, self.language)
        self.window = Window(self.session)
        self.window.painted.connect(self._begin)
        self.window.quit_requested.connect(self.quit)
        self.window.close_requested.connect(self._closed)
        self.window.office_requested.connect(self._welcome)
        self.window.home_requested.connect(self.open_home)
        self.window.leave_requested.connect(self._leave_office)
        self.window.start_requested.connect(self._leave_to_start)
        self.session.overview_changed.connect(self._opened)
        self.session.failed.connect(self._cannot_open)
        self.bridge.became_busy.connect(self._end_if_idle)
        self.bridge.not_signed.connect(self._stay)

    @property
    def home(self) -> Path | None:
        """Where the office lies, or will. Looked for after the first painting where none was named."""
        return self._home

    def show(self, *, hidden: bool = False) -> None:
        """Show the window; what is heavy follows its first painting. ``hidden``: only where there is no tray."""
        if hidden:
            self._begin()
        if not hidden or not self.tray.is_there:
            self.window.show()

    @Slot(object)
    def open_home(self, home: Path) -> None:
        """Open the office in this home, and leave the one before as soon as what was begun there is written."""
        self._leave_then(partial(self._open_home, home))

    def _open_home(self, home: Path) -> None:
        self._home, self._entered = home, False
        self.window.forget_pages()
        self.bridge.open(home)

    @Slot()
    def come_forward(self) -> None:
        """Show the window before all others."""
        self.window.setWindowState(self.window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @Slot(list)
    def take_words(self, words: list[str]) -> None:
        """Files and links from a second start, or from the system; or the wish that this one ends."""
        if words == [QUIT]:
            self.quit()
            return
        self._words = words
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
        if self._begun:
            self.carrier.stop()
        if self.bridge.is_writing:
            self.window.say_plainly(self.tr("Finishing what was begun, then closing…"))
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
        from desktop.carrier import Carrier  # noqa: PLC0415 -- after the first painting
        from desktop.homes import Homes, is_home  # noqa: PLC0415 -- as above
        from desktop.minutes import Minutes  # noqa: PLC0415 -- as above
        from desktop.opened_homes import OpenedHomes  # noqa: PLC0415 -- as above
        from desktop.tray import Tray  # noqa: PLC0415 -- as above
        from desktop.update_check import WeeklyCheck  # noqa: PLC0415 -- as above

        if self._begun:
            return
        self._begun = True
        self.opened = OpenedHomes(self.session, self)
        self.opened.sample_known.connect(self.window.above.show_for)
        self.carrier = Carrier(self.bridge, self)
        self.carrier.exchanged.connect(self.session.renew)
        self.carrier.exchanged.connect(self.window.say_who_asks)
        self.carrier.failed.connect(self.session.renew)
        self.session.folder_changed.connect(self.carrier.look_again)
        self.window.exchange_requested.connect(self.carrier.exchange_now)
        self.window.active_changed.connect(self.carrier.set_foreground)
        self.minutes = Minutes(self.bridge, self)
        self.minutes.passed.connect(self.session.minute_passed)
        self.window.active_changed.connect(self.minutes.look)
        self.updates = WeeklyCheck(self.bridge, self.remembered, self)
        self.updates.notice_requested.connect(self.window.say)
        self.minutes.passed.connect(self.updates.take_minute)
        self.tray = Tray(self.session, self.window)
        self.tray.window_requested.connect(self.come_forward)
        self.tray.inbox_requested.connect(self._inbox)
        self.tray.new_request_requested.connect(self._new_request)
        self.tray.quit_requested.connect(self.quit)
        self.minutes.late_counted.connect(self.tray.count_late)
        self.tray.begin()
        if sys.platform == "darwin":  # elsewhere it would only cost time, at every event
            self._app.installEventFilter(self)
        self.theme.heed_contrast()
        home = self._home or Homes(self.remembered).last() or data_folder() / "office"
        self._home = home
        if is_home(home):
            self.open_home(home)
        else:
            self._welcome()
            self._open_wanted()

    @Slot()
    def _welcome(self) -> None:
        self.window.open_page("welcome")

    @Slot()
    def _leave_office(self) -> None:
        self._leave_then(self._close_office)

    @Slot()
    def _leave_to_start(self) -> None:
        self._leave_then(partial(self._close_office, "start:"))

    def _leave_then(self, then: Callable[[], None]) -> None:
        """Never wait with a window that does not answer: a folder that hangs may hold an exchange for minutes."""
        self.window.finish_pages()
        if self.bridge.is_writing:
            self._next = then
            self.carrier.stop()
            self.window.say_plainly(self.tr("Finishing what was begun here…"))
        else:
            then()

    def _close_office(self, then: str = "") -> None:
        self.window.forget_pages()
        self.bridge.close_office()
        self._entered = False
        self.window.open_page("welcome", then)

    @Slot()
    def _inbox(self) -> None:
        self.come_forward()
        self.window.open_page("inbox")

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
        from desktop.links import opening_of  # noqa: PLC0415 -- after the first painting

        wanted = opening_of(self._words)
        if wanted.invite:
            self.window.open_page("welcome", f"code:{wanted.invite}")
        elif not self._entered:
            return
        elif wanted.request:
            self.window.open_page("requests", wanted.request)
        elif wanted.files:
            self.window.take_files(list(wanted.files))
        self._words = []

    @Slot(object)
    def _cannot_open(self, error: BaseException) -> None:
        if not self._entered:
            self.window.open_page("welcome")
        self.bridge.meet(error)

    @Slot()
    def _closed(self) -> None:
        if self._begun and self.tray.is_there and self.remembered.is_on("stay-in-tray", default=True):
            self.window.hide()
            if not self.remembered.is_on("told-of-tray"):
                self.remembered.keep("told-of-tray", value=True)
                self.tray.notify(
                    self.tr("Countersign goes on in the tray"),
                    self.tr("It tells you when something waits for you. Quit it from the icon's menu, or in settings."),
                )
        else:
            self.quit()

    @Slot()
    def _stay(self) -> None:
        """Somebody decided and left, and it was not signed: they would never hear of it."""
        if self._quitting or self._next is not None:
            self._quitting, self._next = False, None
            if self._begun:
                self.carrier.look_again()
            self.come_forward()
            self.window.open_page("inbox")
            text = self.tr("This office stays open: something was not signed. Read why, then leave again.")
            self.window.say(Notice(text=text, tone="bad"))

    @Slot(bool)
    def _end_if_idle(self, busy: bool) -> None:
        if busy:
            return
        then, self._next = self._next, None
        if self._quitting:
            self.window.hide()  # first: signing the head and closing files takes a while
            self.bridge.close()
            if self._begun:
                self.tray.end()
            self.language.end()
            self.remembered.save()
            self._app.quit()
        elif then is not None:
            then()


def run(words: list[str]) -> int:
    """Start the app with the words of its command line, the program's own name first; answers its exit code."""
    app = QApplication(words[:1])
    app.setApplicationName("Countersign")
    app.setDesktopFileName("countersign")
    app.setQuitOnLastWindowClosed(False)
    options, from_outside = _parted(words[1:])
    folder, rest = data_folder(), [word for word in options if word != HIDDEN] + from_outside
    remembered = Remembered(folder / "window.ini")
    try:
        claim = Claim(folder)
        is_first = claim.take()
    except OSError:
        return _say_no_place(app, folder, remembered)
    if QUIT in options:
        return _end_other(folder, claim, is_there=not is_first)
    if not is_first:
        return _hand_over(folder, rest)
    desktop = Desktop(app, remembered, _named_home(options), rest)
    beside = _Beside(app, desktop, folder)
    desktop.window.painted.connect(beside.begin)
    desktop.show(hidden=HIDDEN in options)
    code = app.exec()
    beside.end()
    claim.release()
    return code


class _Beside(QObject):
    """What only a program of its own has, and not a window in a test: other starts, and reports of failures."""

    def __init__(self, app: QApplication, desktop: Desktop, folder: Path) -> None:
        super().__init__(desktop)
        self._app, self._desktop, self._folder = app, desktop, folder
        self._starts: OtherStarts | None = None

    @Slot()
    def begin(self) -> None:
        """Hear other starts, and catch what nobody caught."""
        from desktop.crash import Crashes  # noqa: PLC0415 -- after the first painting
        from desktop.crash_showing import CrashShowing  # noqa: PLC0415 -- as above
        from desktop.other_starts import OtherStarts  # noqa: PLC0415 -- as above
        from desktop.preparing import Preparing  # noqa: PLC0415 -- as above

        preparing = Preparing(self._desktop.bridge, self._desktop.window, self._app)
        preparing.loaded.connect(self._collect)
        self._starts = OtherStarts(self._folder, self)
        self._starts.handed_over.connect(self._desktop.take_words)
        self._starts.listen()
        crashes = Crashes(self._folder, self)
        self._desktop.bridge.crashed.connect(crashes.tell)
        crashes.happened.connect(CrashShowing(self._desktop.theme, self._desktop.window).show_report)
        crashes.watch()

    @Slot()
    def _collect(self) -> None:
        from desktop.memory import begin_collecting  # noqa: PLC0415 -- as above

        begin_collecting()

    def end(self) -> None:
        """Hear nothing more."""
        if self._starts is not None:
            self._starts.close()


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Our own options, and what somebody else wrote: a file's path, a link out of a browser or a mail."""
    if WORDS_ONLY not in words:
        return words, []
    where = words.index(WORDS_ONLY)
    return words[:where], [word for word in words[where + 1 :] if not word.startswith("-")]


def _end_other(folder: Path, claim: Claim, *, is_there: bool) -> int:
    from desktop.ending_other import end_other  # noqa: PLC0415 -- only where an installer asks for it

    if is_there:
        return 0 if end_other(folder, claim) else 1
    claim.release()
    return 0


def _hand_over(folder: Path, words: list[str]) -> int:
    from desktop.other_starts import OtherStarts  # noqa: PLC0415 -- only where another process is running

    return 0 if OtherStarts(folder).hand_over([_absolute(word) for word in words]) else 1


def _say_no_place(app: QApplication, folder: Path, remembered: Remembered) -> int:
    from desktop.no_place import say_no_place  # noqa: PLC0415 -- hopefully never

    language = Language(app, remembered)
    say_no_place(folder)
    language.end()
    return 1


def _named_home(words: list[str]) -> Path | None:
    """The home that the words name."""
    if "--home" in words and words.index("--home") + 1 < len(words):
        return Path(words[words.index("--home") + 1]).expanduser().absolute()
    return None


def _absolute(word: str) -> str:
    """A path as the other process finds it, whose current folder is another."""
    from desktop.links import is_file  # noqa: PLC0415 -- only where another process is running

    return str(Path(word).absolute()) if word and not word.startswith("-") and is_file(word) else word


def data_folder() -> Path:
    """Where this system keeps programs' data, the same place as the command line's."""
    named = os.environ.get("COUNTERSIGN_DATA")
    if named:
        return Path(named)
    generic = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(generic) / "Countersign"
