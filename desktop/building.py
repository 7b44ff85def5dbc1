"""Builds pages part by part, so that none holds the window for long: the page that is opened in turns of the loop."""

import importlib
from collections.abc import Iterator, Mapping
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.page import Page
from desktop.session import Session

PAGES: Mapping[str, tuple[str, str]] = {
    "welcome": ("desktop.pages.welcome.page", "WelcomePage"),
    "inbox": ("desktop.pages.inbox.page", "InboxPage"),
    "new_request": ("desktop.pages.new_request.page", "NewRequestPage"),
    "requests": ("desktop.pages.requests.page", "RequestsPage"),
    "log": ("desktop.pages.log.page", "LogPage"),
    "people": ("desktop.pages.people.page", "PeoplePage"),
    "rules": ("desktop.pages.rules.page", "RulesPage"),
    "automations": ("desktop.pages.automations.page", "AutomationsPage"),
    "records": ("desktop.pages.records.page", "RecordsPage"),
    "figures": ("desktop.pages.figures.page", "FiguresPage"),
    "folder": ("desktop.pages.folder.page", "FolderPage"),
    "settings": ("desktop.pages.settings.page", "SettingsPage"),
    "help": ("desktop.pages.help.page", "HelpPage"),
}
"""Where each page is. It is imported and built when it is first opened, so that the first window is there at once."""


class Building(QObject):
    """The pages that were made, whole or not yet. Belongs to the window."""

    finished = Signal(object)
    """The ``Page`` that is whole now."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.pages: dict[str, Page] = {}
        """By name."""
        self._left: dict[Page, Iterator[None]] = {}
        self._hurried: Page | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.setObjectName("builds a page")
        self._turn.timeout.connect(self._take_turn)

    def make(self, name: str) -> Page:
        """A page that has no part yet. It is put into its place before it is begun."""
        module, kind = PAGES[name]
        made = cast("Page", getattr(importlib.import_module(module), kind)(self._session))
        made.setObjectName(name)
        self.pages[name] = made
        return made

    def whole(self) -> list[Page]:
        """The pages that are whole. Another asks for everything when it is."""
        return [page for page in self.pages.values() if page.is_built]

    def begin(self, page: Page) -> None:
        """Make a page's first part; most pages are whole with it."""
        self._left[page] = page.build()
        self.go_on(page)

    def go_on(self, page: Page) -> bool:
        """Make the next part; whether there is another after it."""
        parts = self._left.get(page)
        if parts is None:
            return False
        try:
            next(parts)
        except StopIteration:
            del self._left[page]
            page.finish_building()
            self.finished.emit(page)
            return False
        return True

    def finish(self, page: Page) -> None:
        """Make all parts that are left, at once: somebody asks for the whole page."""
        while self.go_on(page):
            pass

    def hurry(self, page: Page) -> None:
        """Make the parts that are left in turns of the loop: somebody looks at it."""
        self._hurried = page
        self._turn.start()

    def forget(self) -> list[Page]:
        """The pages are no more; answers those that there were."""
        self._turn.stop()
        made, self.pages, self._left, self._hurried = list(self.pages.values()), {}, {}, None
        return made

    @Slot()
    def _take_turn(self) -> None:
        if self._hurried is not None and self.go_on(self._hurried):
            self._turn.start()
        else:
            self._hurried = None
