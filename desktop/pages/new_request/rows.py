"""The lists of this page as item models: drafts, and documents that were read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft in words."""

    id: str
    title: str
    """Untrusted text."""
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """A document in words."""

    name: str
    supplier: str
    amount: str
    state: str
    """What can be done with it, and why."""


class DraftModel(QAbstractListModel):
    """Drafts, latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[DraftRow] = ()

    def show_rows(self, rows: Sequence[DraftRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many drafts there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is shown of one."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.title}\n{row.detail}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {row.detail}"
            case int() if role == ID_ROLE:
                return row.id
        return None


class Column(IntEnum):
    """What a table of documents shows."""

    NAME = 0
    SUPPLIER = 1
    AMOUNT = 2
    STATE = 3


class ResultModel(QAbstractTableModel):
    """Documents in the order of their files."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ResultRow] = []

    def show_rows(self, rows: Sequence[ResultRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def put(self, at: int, row: ResultRow) -> None:
        """One is another now; what is chosen stays chosen."""
        self.rows[at] = row
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many documents there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """How much is shown of each."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands above the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.AMOUNT:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Document"), self.tr("Supplier"), self.tr("Amount"), self.tr("What can be done"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What is shown of one."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return (row.name, row.supplier, row.amount, row.state)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Column.AMOUNT:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None
