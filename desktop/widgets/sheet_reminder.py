"""Reminds of the recovery sheet of an office, until somebody says that it is on paper."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from desktop.session import Session
from desktop.widgets.icon_button import Icon, IconButton
from desktop.widgets.plain import button, label, row


class SheetReminder(QFrame):
    """A line above the pages. It can be sent away until the next start."""

    sheet_requested = Signal()
    """Wish to see the key that is still in hand."""
    backup_requested = Signal()
    """Wish to make a backup: what is left where the key is gone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sent_away: set[object] = set()
        self.setProperty("look", "strip")
        self.setAccessibleName(self.tr("The recovery sheet is missing"))
        box = row(self, margin=2, gap=2)
        self._text = label("", "", wrap=True)
        self.do = button(self.tr("Show the sheet"))
        self.done = button(self.tr("It is on paper"), "quiet")
        self.away = IconButton(session.theme, "x", self.tr("Remind me at the next start"))
        box.addWidget(Icon(session.theme, "key-round", "accent"))
        box.addWidget(self._text, 1)
        box.addWidget(self.do)
        box.addWidget(self.done)
        box.addWidget(self.away)
        self.do.clicked.connect(self._do)
        self.done.clicked.connect(self._settle)
        self.away.clicked.connect(self._send_away)
        session.overview_changed.connect(self.look)
        session.recovery.changed.connect(self.look)
        self.hide()

    @Slot()
    def look(self) -> None:
        """Stand there, or not."""
        home, recovery = self._session.bridge.home, self._session.recovery
        shown = self._session.overview is not None and recovery.is_missing(home) and home not in self._sent_away
        if shown:
            held = recovery.is_held_for(home)
            self._text.setText(
                self.tr("Your recovery sheet is not on paper yet. The key can be printed until Countersign is quit.")
                if held
                else self.tr("There is no recovery sheet of this office. A backup elsewhere is the way back now.")
            )
            self.do.setText(self.tr("Show the sheet") if held else self.tr("Make a backup"))
            self.done.setVisible(not held)
        self.setVisible(shown)

    @Slot()
    def _do(self) -> None:
        held = self._session.recovery.is_held_for(self._session.bridge.home)
        (self.sheet_requested if held else self.backup_requested).emit()

    @Slot()
    def _settle(self) -> None:
        home = self._session.bridge.home
        if home is not None:
            self._session.recovery.settle(home)

    @Slot()
    def _send_away(self) -> None:
        self._sent_away.add(self._session.bridge.home)
        self.look()
