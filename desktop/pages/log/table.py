"""The table of entries: one row is chosen at a time; columns give way where there is little room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.pages.log.cells import LogCells, row_height
from desktop.pages.log.columns import Column
from desktop.pages.log.rows import LogRows
from desktop.theme import Theme
from desktop.widgets.row_table import RowTable

_ROOM: dict[int, int] = {Column.WHO: 17, Column.LAPTOP: 22, Column.FAR: 19, Column.WHEN: 20}
"""How wide the columns are, in digits of body text; the first has what is left."""
_LEAST = 34
"""Digits that the sentence needs."""
_GIVE_WAY = (Column.WHO, Column.LAPTOP, Column.FAR, Column.WHEN)
"""Columns that go, in this order, where there is no room for all; the entry beside the list has them all."""


class LogTable(RowTable):
    """The list of entries."""

    leave_wanted = Signal()
    """Escape was pressed."""

    def __init__(self, theme: Theme, rows: LogRows, parent: QWidget | None = None) -> None:
        super().__init__(theme, room=_ROOM, give_way=_GIVE_WAY, least=_LEAST, parent=parent)
        self.setAccessibleName(self.tr("Entries of the log"))
        self.setModel(rows)
        self.setItemDelegate(LogCells(theme, self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        self._measure()

    def row_height(self) -> int:
        """As high as its cells need."""
        return row_height(self._theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; letters are keys of the page, where Qt would look for rows that begin with them."""
        taken = {Qt.Key.Key_O, Qt.Key.Key_J, Qt.Key.Key_K}
        if event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        elif event.text().isprintable() and event.text() and not event.modifiers() and event.key() not in taken:
            event.ignore()
        else:
            super().keyPressEvent(event)
