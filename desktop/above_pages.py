"""What stands above every page in some offices alone: the strip of the sample firm, the reminder of the sheet.

Each is built when it is first needed, because most offices need neither, and the first window has to be there at once.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from desktop.actions import Actions
from desktop.session import Session

if TYPE_CHECKING:
    from desktop.widgets.person_strip import PersonStrip
    from desktop.widgets.sheet_reminder import SheetReminder


class AbovePages(QObject):
    """Follows the session, and fills a column of the window."""

    page_requested = Signal(str, str)
    """Wish to see a page: its name, and what to show there."""
    leave_requested = Signal()
    """Wish to leave the sample firm."""
    start_requested = Signal()
    """Wish to leave it and to start an own one."""

    def __init__(self, session: Session, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._actions = session, actions
        self._strip: PersonStrip | None = None
        self._reminder: SheetReminder | None = None
        self.column = QVBoxLayout()
        session.overview_changed.connect(self._look)

    @property
    def strip(self) -> "PersonStrip":
        """The strip, hidden in an office that is no sample."""
        if self._strip is None:
            from desktop.widgets.person_strip import PersonStrip  # noqa: PLC0415 -- when it is first needed

            self._strip = PersonStrip(self._session)
            self._strip.page_requested.connect(self._page_wanted)
            self._strip.leave_requested.connect(self.leave_requested)
            self._strip.start_requested.connect(self.start_requested)
            self._strip.bind_actions(self._actions)
            self._session.theme.dress(self._strip)
            self.column.insertWidget(0, self._strip)
        return self._strip

    @property
    def reminder(self) -> "SheetReminder":
        """The reminder, hidden where nothing is missing."""
        if self._reminder is None:
            from desktop.widgets.sheet_reminder import SheetReminder  # noqa: PLC0415 -- when it is first needed

            self._reminder = SheetReminder(self._session)
            self._reminder.sheet_requested.connect(self._sheet_wanted)
            self._reminder.backup_requested.connect(self._backup_wanted)
            self._session.theme.dress(self._reminder)
            self.column.addWidget(self._reminder)
        return self._reminder

    @Slot(bool)
    def show_for(self, is_sample: bool) -> None:
        """Whether the office that is open is the sample firm."""
        if is_sample or self._strip is not None:
            self.strip.show_for(is_sample)

    @Slot()
    def _look(self) -> None:
        recovery, home = self._session.recovery, self._session.bridge.home
        if self._reminder is None and self._session.overview is not None and recovery.is_missing(home):
            self.reminder.look()

    @Slot(str)
    def _page_wanted(self, page: str) -> None:
        self.page_requested.emit(page, "")

    @Slot()
    def _sheet_wanted(self) -> None:
        self.page_requested.emit("welcome", "sheet:")

    @Slot()
    def _backup_wanted(self) -> None:
        self.page_requested.emit("settings", "backup:")
