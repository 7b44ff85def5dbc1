"""The table of entries: one row is chosen at a time; columns give way where there is little room."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.pages.log.cells import LogCells, row_height
from desktop.pages.log.columns import Column
from desktop.pages.log.rows import LogRows
from desktop.theme import SPACE, Theme

_ROOM = {Column.WHO: 17, Column.LAPTOP: 22, Column.FAR: 19, Column.WHEN: 20}
"""How wide the columns are, in digits of body text; the first has what is left."""
_LEAST = 34
"""Digits that the sentence needs."""
_GIVE_WAY = (Column.WHO, Column.LAPTOP, Column.FAR, Column.WHEN)
"""Columns that go, in this order, where there is no room for all; the entry beside the list has them all."""


class LogTable(QTableView):
    """The list of entries."""

    entry_opened = Signal(int)
    """The row that somebody wants to see."""
    leave_wanted = Signal()
    """Escape was pressed."""

    def __init__(self, theme: Theme, rows: LogRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Entries of the log"))
        self.setModel(rows)
        self.setItemDelegate(LogCells(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._open)
        theme.looks_changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens; J and K walk as in the inbox; Home and End go to the first and last that came."""
        keys, count = event.key(), self.model().rowCount()
        if keys in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O}:
            self._open(self.currentIndex())
        elif keys in {Qt.Key.Key_J, Qt.Key.Key_K} and not event.modifiers():
            self.walk(1 if keys == Qt.Key.Key_J else -1)
        elif keys in {Qt.Key.Key_Home, Qt.Key.Key_End} and count:
            self.go_to(0 if keys == Qt.Key.Key_Home else count - 1)
        elif keys == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # letters are keys of the page; Qt would look for rows that begin with them
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower: the columns share the width anew."""
        super().resizeEvent(event)
        self._share()

    def walk(self, by: int) -> None:
        """Go so many rows down."""
        at = self.currentIndex().row() + by
        if 0 <= at < self.model().rowCount():
            self.go_to(at)

    def go_to(self, at: int) -> None:
        """Make this row the current one, and show it."""
        index = self.model().index(at, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _share(self) -> None:
        digit = QFontMetrics(self._theme.font("body")).horizontalAdvance("0")
        shown, width = dict(_ROOM), self.viewport().width() // max(digit, 1)
        for one in _GIVE_WAY:
            if sum(shown.values()) + _LEAST > width:
                shown.pop(one, None)
        for one in _ROOM:
            self.setColumnHidden(one, one not in shown)
            self.setColumnWidth(one, shown.get(one, 1) * digit)
        self.setColumnWidth(Column.WHAT, max(self.viewport().width() - sum(shown.values()) * digit, 8 * SPACE))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entry_opened.emit(index.row())

    @Slot()
    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self._theme))
        self.verticalHeader().setMinimumSectionSize(row_height(self._theme))
        self._share()
