"""What people do on the page, step by step, with the waiting that belongs to it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.folder.connecting import ConnectDialog
from desktop.pages.folder.ending import EndDialog
from desktop.pages.folder.inviting import InviteDialog
from desktop.pages.folder.page import FolderPage
from workflows.office.showing.folder_shown import FolderShown, LaptopShown

DialogT = TypeVar("DialogT", bound=QDialog)
LONG_MS = 20_000


class PageSteps:
    """One window on the page."""

    def __init__(self, qtbot: QtBot, desktop: Desktop, page: FolderPage) -> None:
        self.qtbot, self.desktop, self.page = qtbot, desktop, page

    @property
    def shown(self) -> FolderShown:
        """What the page shows."""
        assert self.page.model.shown is not None
        return self.page.model.shown

    @property
    def others(self) -> list[LaptopShown]:
        """The other laptops."""
        return [one for one in self.shown.laptops if not one.line.own]

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for something that comes by itself."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=LONG_MS)

    def dialog(self, kind: type[DialogT]) -> DialogT:
        """The question that opens."""
        self.until(lambda: isinstance(self.page.dialogs.open_one, kind))
        found = self.page.dialogs.open_one
        assert isinstance(found, kind)
        return found

    def looked_at(self, place: str) -> ConnectDialog:
        """The question where the folder is, with what was found about this place."""
        if not isinstance(self.page.dialogs.open_one, ConnectDialog):
            self.page.dialogs.open_connect()
        dialog = self.dialog(ConnectDialog)
        dialog.place.setText(place)
        with self.qtbot.waitSignal(self.page.model.looked, timeout=LONG_MS):
            pass
        self.until(lambda: texts(dialog.lines))
        return dialog

    def connect_folder(self, folder: Path) -> None:
        """Connect it and wait until that is done, and until it is looked after by itself."""
        dialog = self.looked_at(str(folder))
        with self.qtbot.waitSignal(self.desktop.carrier.exchanged, timeout=LONG_MS):
            dialog.connect_button.click()
        self.until(lambda: self.shown.place == str(folder) and self.shown.last_ms is not None)

    def exchange(self) -> None:
        """Exchange once more."""
        with self.qtbot.waitSignal(self.page.model.done, timeout=LONG_MS):
            self.until(lambda: not self.page.model.is_busy)
            self.page.model.exchange()
        self.until(lambda: not self.page.model.is_busy)

    def invite(self, person: str) -> InviteDialog:
        """Make a code for this person."""
        self.page.invite.click()
        dialog = self.dialog(InviteDialog)
        dialog.whom.setCurrentIndex(dialog.whom.findData(person))
        dialog.make.click()
        self.until(lambda: dialog.nonce)
        return dialog

    def open_end(self, device: str) -> EndDialog:
        """The question where this laptop's log ends."""
        self.page.dialogs.open_end(device)
        return self.dialog(EndDialog)


def texts(widget: QWidget) -> str:
    """All words that are shown in a widget."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget) and one.text())
