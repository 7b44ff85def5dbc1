"""The table of requests: one row is chosen at a time, and columns share the width."""

from PySide6.QtWidgets import QWidget

from desktop.pages.requests.cells import RequestCells, Words, row_height
from desktop.pages.requests.columns import Column
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.row_table import RowTable

_ROOM: dict[int, int] = {
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


class RequestTable(RowTable):
    """The table itself; its header says by what it is sorted."""

    def __init__(self, session: Session, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, room=_ROOM, give_way=_GIVE_WAY, least=_LEAST_TITLE, parent=parent)
        self.setAccessibleName(self.tr("Requests"))
        self.setItemDelegate(RequestCells(session.theme, words, self))
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setMinimumSectionSize(8 * SPACE)
        self.doubleClicked.connect(self._open)
        self._measure()

    def row_height(self) -> int:
        """As high as its cells need."""
        return row_height(self._theme)
