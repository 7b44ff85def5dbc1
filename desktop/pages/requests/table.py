"""The table of requests: one row is chosen at a time, and columns share the width."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.pages.requests.cells import RequestCells, Words, row_height
from desktop.pages.requests.columns import Column
from desktop.session import Session
from desktop.theme import SPACE

_ROOM = {
    Column.AMOUNT: 14,
    Column.STATUS: 17,
    Column.WAITING: 17,
    Column.UNIT: 11,
    Column.KIND: 18,
    Column.CHANGED: 13,
}
"""How wide the columns are, in digits of body text; the first has what is left."""
_LEAST_TITLE = 26
_GIVE_WAY = (Column.KIND, Column.UNIT, Column.CHANGED, Column.WAITING)
"""Columns that go, in this order, where the window is too narrow for all; the request's page has them all."""


class RequestTable(QTableView):
    """The table itself: one row is chosen at a time; Return opens it."""

    request_opened = Signal(int)
    """The row that somebody wants to see."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("Requests"))
        self.setItemDelegate(RequestCells(session.theme, words, self))
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
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(8 * SPACE)
        self.doubleClicked.connect(self._open)
        session.theme.looks_changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens; J and K walk as in the inbox; Home and End go to the first and last row."""
        keys = event.key()
        if keys in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O}:
            self._open(self.currentIndex())
        elif keys in {Qt.Key.Key_J, Qt.Key.Key_K} and not event.modifiers():
            self._walk(1 if keys == Qt.Key.Key_J else -1)
        elif keys in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.model() is not None and self.model().rowCount():
            self._go_to(0 if keys == Qt.Key.Key_Home else self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower: the columns share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _walk(self, by: int) -> None:
        at = self.currentIndex().row() + by
        if 0 <= at < self.model().rowCount():
            self._go_to(at)

    def _go_to(self, at: int) -> None:
        index = self.model().index(at, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _share(self) -> None:
        digit = QFontMetrics(self._session.theme.font("body")).horizontalAdvance("0")
        shown, width = dict(_ROOM), self.viewport().width() // max(digit, 1)
        for one in _GIVE_WAY:
            if sum(shown.values()) + _LEAST_TITLE > width:
                shown.pop(one, None)
        for one in _ROOM:
            self.setColumnHidden(one, one not in shown)
            self.setColumnWidth(one, shown.get(one, 1) * digit)
        rest = self.viewport().width() - sum(shown.values()) * digit
        self.setColumnWidth(Column.TITLE, max(rest, _LEAST_TITLE * digit // 2))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.request_opened.emit(index.row())

    @Slot()
    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self._session.theme))
        self.verticalHeader().setMinimumSectionSize(row_height(self._session.theme))
        self._share()
