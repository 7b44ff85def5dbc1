"""A table of which one row is chosen at a time, and whose columns share the width."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.theme import SPACE, Theme


class RowTable(QTableView):
    """Return opens a row; J and K walk as in the inbox; Home and End go to the first and last row.

    ``room``: how wide the columns are, in digits of body text; column 0 has the rest, ``least`` digits if it can.
    ``give_way``: columns that go, in this order, where there is no room for all.
    """

    row_opened = Signal(int)
    """The row that somebody wants to see."""

    def __init__(
        self,
        theme: Theme,
        *,
        room: Mapping[int, int],
        give_way: tuple[int, ...],
        least: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._room, self._give_way, self._least = theme, room, give_way, least
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
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        theme.looks_changed.connect(self._measure)

    def row_height(self) -> int:
        """How high a row is, in pixels."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the class's first line; all others are the page's or Qt's."""
        keys, count = event.key(), self.model().rowCount() if self.model() is not None else 0
        if keys in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O}:
            self._open(self.currentIndex())
        elif keys in {Qt.Key.Key_J, Qt.Key.Key_K} and not event.modifiers():
            self._walk(1 if keys == Qt.Key.Key_J else -1)
        elif keys in {Qt.Key.Key_Home, Qt.Key.Key_End} and count:
            self.go_to(0 if keys == Qt.Key.Key_Home else count - 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower: the columns share the width anew."""
        super().resizeEvent(event)
        self._share()

    def go_to(self, at: int) -> None:
        """Make this row the current one, and show it."""
        index = self.model().index(at, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _walk(self, by: int) -> None:
        at = self.currentIndex().row() + by
        if 0 <= at < self.model().rowCount():
            self.go_to(at)

    def _share(self) -> None:
        digit = QFontMetrics(self._theme.font("body")).horizontalAdvance("0")
        shown, width = dict(self._room), self.viewport().width() // max(digit, 1)
        for one in self._give_way:
            if sum(shown.values()) + self._least > width:
                shown.pop(one, None)
        for one in self._room:
            self.setColumnHidden(one, one not in shown)
            self.setColumnWidth(one, shown.get(one, 1) * digit)
        rest = self.viewport().width() - sum(shown.values()) * digit
        self.setColumnWidth(0, max(rest, self._least * digit // 2, 8 * SPACE))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_opened.emit(index.row())

    @Slot()
    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.verticalHeader().setMinimumSectionSize(self.row_height())
        self._share()
