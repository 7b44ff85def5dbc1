"""Two small tables: who has seen how much of whose log, and the signed heads with who witnessed them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop import numbers
from desktop.pages.log.proof_view import grouped
from desktop.pages.log.seen import Seen
from desktop.pages.log.seen_words import seen_said
from desktop.widgets.plain import plain_tip
from desktop.wording import times
from desktop.wording.alarms import laptop
from desktop.wording.speech import all_of

if TYPE_CHECKING:
    from workflows.office.showing.logs import SignedHead
    from workflows.office.showing.names import Names

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What can be asked of a cell besides Qt's own roles."""

    SORT = Qt.ItemDataRole.UserRole + 1
    """The native value: text, a count or ms."""


class SeenColumn(IntEnum):
    """Of the table of who has seen what."""

    BY = 0
    LOG = 1
    HAS = 2
    SAID = 3


class HeadColumn(IntEnum):
    """Of the table of signed heads."""

    LOG = 0
    SIZE = 1
    WITNESSES = 2
    ROOT = 3


class _FactRows(QAbstractTableModel):
    """Frozen rows that are shown as words, all replaced together."""

    columns: type[IntEnum]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Any] = ()
        self._names: Names | None = None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """All of them."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The same for all."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, whatever names look like."""
        if not index.isValid() or self._names is None:
            return None
        row, column = self._rows[index.row()], self.columns(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(self._words(row, column, self._names).split())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                text = self._spoken(row, column, self._names)
                return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
            case Role.SORT:
                return self._native(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are called."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heading(self.columns(section))
        return None

    def show_rows(self, rows: Sequence[Any], names: "Names") -> None:
        """Show these."""
        if (rows, names) != (self._rows, self._names):
            self.beginResetModel()
            self._rows, self._names = rows, names
            self.endResetModel()

    def _heading(self, column: IntEnum) -> str:
        raise NotImplementedError

    def _words(self, row: Any, column: IntEnum, names: "Names") -> str:
        raise NotImplementedError

    def _spoken(self, row: Any, column: IntEnum, names: "Names") -> str:
        return f"{self._heading(column)}: {self._words(row, column, names)}"

    def _native(self, row: Any, column: IntEnum) -> Any:
        raise NotImplementedError


class SeenRows(_FactRows):
    """The picture's fields, one in a row; own logs are left out."""

    columns = SeenColumn

    def _heading(self, column: IntEnum) -> str:
        translate = QCoreApplication.translate
        return {
            SeenColumn.BY: translate("LogWords", "Laptop"),
            SeenColumn.LOG: translate("LogWords", "Whose log"),
            SeenColumn.HAS: translate("LogWords", "Has of it"),
            SeenColumn.SAID: translate("LogWords", "Said on"),
        }[SeenColumn(column)]

    def _words(self, row: Seen, column: IntEnum, names: "Names") -> str:
        translate = QCoreApplication.translate
        match column:
            case SeenColumn.BY:
                return laptop(row.by, names)
            case SeenColumn.LOG:
                return laptop(row.device, names)
            case SeenColumn.HAS if row.differs:
                return translate("LogWords", "another history")
            case SeenColumn.HAS:
                said = translate("LogWords", "all %2") if row.state == "all" else translate("LogWords", "%1 of %2")
                return said.replace("%1", numbers.count(row.held), 1).replace("%2", numbers.count(row.there), 1)
            case _:
                return times.moment(row.at_ms) or (
                    translate("LogWords", "this laptop") if row.held else translate("LogWords", "nothing yet")
                )

    def _spoken(self, row: Seen, column: IntEnum, names: "Names") -> str:
        return seen_said(row, names) if column == SeenColumn.BY else super()._spoken(row, column, names)

    def _native(self, row: Seen, column: IntEnum) -> Any:
        return {
            SeenColumn.BY: row.by,
            SeenColumn.LOG: row.device,
            SeenColumn.HAS: row.held,
            SeenColumn.SAID: row.at_ms,
        }[SeenColumn(column)]


class HeadRows(_FactRows):
    """Checkpoints, by laptop, the largest first."""

    columns = HeadColumn

    def _heading(self, column: IntEnum) -> str:
        translate = QCoreApplication.translate
        return {
            HeadColumn.LOG: translate("LogWords", "Whose log"),
            HeadColumn.SIZE: translate("LogWords", "Signs the first"),
            HeadColumn.WITNESSES: translate("LogWords", "Witnessed by"),
            HeadColumn.ROOT: translate("LogWords", "Root of its hashes"),
        }[HeadColumn(column)]

    def _words(self, row: "SignedHead", column: IntEnum, names: "Names") -> str:
        translate = QCoreApplication.translate
        match column:
            case HeadColumn.LOG:
                return laptop(row.device, names)
            case HeadColumn.SIZE:
                return translate("LogWords", "%1 entries").replace("%1", numbers.count(row.size), 1)
            case HeadColumn.WITNESSES:
                return all_of(laptop(one, names) for one in row.witnesses) or translate("LogWords", "nobody yet")
            case _:
                return grouped(row.root) or translate("LogWords", "It cannot be read")

    def _native(self, row: "SignedHead", column: IntEnum) -> Any:
        return {
            HeadColumn.LOG: row.device,
            HeadColumn.SIZE: row.size,
            HeadColumn.WITNESSES: len(row.witnesses),
            HeadColumn.ROOT: row.root,
        }[HeadColumn(column)]
