"""Two real windows and one folder, by keyboard: invite, four words, ask here, decide there, see it here again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.folder.connecting import ConnectDialog
from desktop.pages.folder.inviting import InviteDialog
from desktop.pages.folder.page import FolderPage
from desktop.pages.inbox.page import InboxPage
from desktop.pages.inbox.view_model import UNDO_SECONDS
from desktop.pages.new_request.page import NewRequestPage
from desktop.pages.welcome.join_panel import JoinPanel
from desktop.widgets.lights import Lights
from tests.desktop.conftest import _nothing_left_behind, _started  # noqa: F401 -- they hold for this journey too
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.shown_office import found_shown
from workflows import clock
from workflows.office.office import Office
from workflows.office.showing.log_entries import LogEntry, entries

LONG_MS = 30_000
ANNA, BEN = "anna-berg", "ben-okafor"
CTRL = Qt.KeyboardModifier.ControlModifier


class Seat:
    """Somebody at a window, with a keyboard and no mouse."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self.qtbot, self.desktop = qtbot, desktop

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for something that comes by itself."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=LONG_MS)

    def until_carried(self, holds: Callable[[], object]) -> None:
        """Wait for something that the folder brings, looking into it again and again."""

        def looked() -> bool:
            if not self.desktop.bridge.is_writing:
                self.desktop.carrier.exchange_now()
            return bool(holds())

        self.qtbot.waitUntil(looked, timeout=LONG_MS)

    def carried(self) -> None:
        """One whole exchange from now on."""
        for _ in range(2):  # one may have been under way
            with self.qtbot.waitSignal(self.desktop.carrier.exchanged, timeout=LONG_MS):
                self.desktop.carrier.exchange_now()

    def front(self) -> None:
        """Sit down at this window: keys go to it."""
        self.desktop.window.activateWindow()
        self.until(self.desktop.window.isActiveWindow)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key of the window."""
        self.front()
        self.qtbot.keyClick(self.desktop.window, key, modifier)

    def press_on(self, button: QPushButton) -> None:
        """Go to a button with the keyboard, and press it."""
        self.until(lambda: button.isVisible() and button.isEnabled())
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def type_into(self, field: QWidget, text: str) -> None:
        """Write into a field."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
        self.qtbot.keyClicks(field, text)

    @property
    def folder(self) -> FolderPage:
        """The page about folder and laptops."""
        page = self.desktop.window.page("folder")
        assert isinstance(page, FolderPage)
        return page

    @property
    def inbox(self) -> InboxPage:
        """The inbox."""
        page = self.desktop.window.page("inbox")
        assert isinstance(page, InboxPage)
        return page

    def logged(self, kind: str) -> list[LogEntry]:
        """Entries of this kind in this laptop's decision log, the latest first."""
        assert self.desktop.home is not None
        with Office.open(self.desktop.home, write=False) as office:
            found = entries(office, None, None, 200, clock.now_ms()).entries
        return [one for one in found if one.kind == kind]


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Seat]]:
    """Open a window with a memory of its own."""
    made: list[Desktop] = []

    def sat_down(home: Path, *words: str) -> Seat:
        desktop = open_desktop(qtbot, tmp_path / f"data-{len(made)}", home, list(words))
        desktop.remembered.keep(UNDO_SECONDS, 0)
        made.append(desktop)
        return Seat(qtbot, desktop)

    yield sat_down
    for desktop in reversed(made):
        close_desktop(qtbot, desktop)


def connect(anna: Seat, place: Path) -> None:
    """The page about the folder, its one button, a path, Return."""
    anna.press(Qt.Key.Key_7, CTRL)
    anna.until(lambda: anna.folder.model.shown is not None)
    anna.press_on(anna.folder.nothing.connect_button)
    anna.until(lambda: anna.folder.dialogs.open_one is not None)
    dialog = anna.folder.dialogs.open_one
    assert isinstance(dialog, ConnectDialog)
    anna.type_into(dialog.place, str(place))
    anna.until(dialog.connect_button.isEnabled)
    anna.qtbot.keyClick(dialog.place, Qt.Key.Key_Return)
    anna.until(lambda: anna.folder.model.shown and anna.folder.model.shown.place)


def invite(anna: Seat, name: str) -> InviteDialog:
    """Invite a laptop for somebody; the code is on the clipboard then."""
    anna.press_on(anna.folder.invite)
    dialog = anna.folder.dialogs.open_one
    assert isinstance(dialog, InviteDialog)
    dialog.whom.setFocus(Qt.FocusReason.TabFocusReason)
    anna.qtbot.keyClicks(dialog.whom, name)
    assert dialog.whom.currentText() == name
    anna.press_on(dialog.make)
    anna.press_on(dialog.copy)
    assert QGuiApplication.clipboard().text().startswith("CS1-")
    return dialog


def ask_to_join(ben: Seat) -> tuple[str, ...]:
    """The welcome page has the code from a link; a name, and asking. The four words that it shows."""
    panel = ben.desktop.window.page("welcome").findChild(JoinPanel)
    assert panel is not None
    ben.until(panel.folder.text)
    ben.type_into(panel.name, "Ben's laptop")
    ben.press_on(panel.ask)
    ben.until(lambda: panel.findChild(QLabel, "words"))
    words = panel.findChild(QLabel, "words")
    assert words is not None
    return tuple(words.text().split())


def ask_for(anna: Seat, what: str, price: str) -> None:
    """A new request: the kind, the fields, sent."""
    anna.press(Qt.Key.Key_N, CTRL)
    page = anna.desktop.window.page("new_request")
    assert isinstance(page, NewRequestPage)
    anna.until(page.parts.gallery.first)
    (kind,) = [one for one in page.parts.gallery.findChildren(QPushButton) if one.property("workflow") == "purchase"]
    anna.press_on(kind)
    anna.until(lambda: page.model.stage == "form")
    for field, text in (("what", what), ("price", price)):
        anna.type_into(page.form.editor(field).entry, text)
    anna.press(Qt.Key.Key_Return, CTRL)
    anna.until(lambda: page.model.stage == "sent")


def test_a_second_laptop_joins_and_decides(seat: Callable[..., Seat], tmp_path: Path) -> None:
    """From an office on one laptop to a decision of the second that the first has, signed and seen by both."""
    place = tmp_path / "Dropbox" / "office"
    place.mkdir(parents=True)
    found_shown(tmp_path / "anna")
    anna = seat(tmp_path / "anna")
    anna.until(lambda: anna.desktop.session.overview is not None)

    # Anna connects the folder and invites Ben's laptop.
    connect(anna, place)
    dialog = invite(anna, "Ben Okafor")
    code = QGuiApplication.clipboard().text()

    # Ben opens the link; both screens show the same four words; Anna lets the laptop in.
    ben = seat(tmp_path / "ben", f"countersign:join?code={code}")
    words = ask_to_join(ben)
    assert len(words) == 4
    anna.until_carried(dialog.words.isVisible)
    assert tuple(one.text() for one in dialog.words.big.findChildren(QLabel) if len(one.text()) > 1) == words
    anna.press_on(dialog.words.same)
    ben.until(lambda: ben.desktop.session.overview is not None)
    assert ben.desktop.session.overview is not None
    assert ben.desktop.session.overview.acting == (BEN,)
    anna.until_carried(lambda: "is in" in dialog._end_title.text())
    anna.qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    # Anna asks, Ben decides.
    ask_for(anna, "Chairs", "500")
    anna.carried()
    ben.press(Qt.Key.Key_1, CTRL)
    ben.until_carried(lambda: ben.inbox.rows.rowCount() and ben.inbox.model.card is not None)
    ben.inbox.side.view.setFocus(Qt.FocusReason.TabFocusReason)
    ben.front()
    ben.qtbot.keyClick(ben.inbox.side.view, Qt.Key.Key_A)
    ben.until(lambda: ben.logged("decision.made"))
    ben.carried()

    # Anna sees it, and both see that the other has what was signed.
    anna.until_carried(lambda: anna.logged("decision.made"))
    (decision,) = anna.logged("decision.made")
    assert (decision.by, decision.title, decision.device_name) == (BEN, "Chairs", "Ben's laptop")
    anna.carried()
    ben.until_carried(lambda: ben.logged("decision.made")[0].light == "witnessed")
    anna.until_carried(lambda: anna.logged("request.submitted")[0].light in {"seen", "witnessed"})
    anna.press(Qt.Key.Key_7, CTRL)
    anna.until(lambda: anna.folder.model.shown is not None and anna.folder.model.shown.own.seen > 0)
    assert not anna.folder.alarms.cards
    assert ben.desktop.session.overview is not None
    assert not ben.desktop.session.overview.alarms
    assert decision.request is not None
    anna.desktop.window.open_page("requests", decision.request)
    page = anna.desktop.window.page("requests")
    anna.until(lambda: {"seen", "witnessed"} & {one.light for one in page.findChildren(Lights) if one.isVisible()})
