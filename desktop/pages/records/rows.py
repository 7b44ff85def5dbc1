"""The list of records: those of one kind that hold what was typed."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.icons import icon
from desktop.theme import Theme
from desktop.wording.record_fields import oddities

if TYPE_CHECKING:
    from workflows.office.showing.record_list import ListedRecord

Index = QModelIndex | QPersistentModelIndex
SIGNS = {"supplier": "store", "customer": "building-2", "employee": "user"}
"""Icons by kind."""


class Role(IntEnum):
    """What can be asked of a row besides Qt's own roles."""

    RECORD = Qt.ItemDataRole.UserRole + 1
    """The record's id."""
    SORT = Qt.ItemDataRole.UserRole + 2


class RecordRows(QAbstractListModel):
    """In the order in which they are given."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: tuple[ListedRecord, ...] = ()
        self._kind, self._typed = "", ""
        self.records: tuple[ListedRecord, ...] = ()

    def show_records(self, records: "Sequence[ListedRecord]") -> None:
        """Show these, as far as they are of the kind and hold what was typed."""
        self._all = tuple(records)
        self._narrow()

    def choose(self, kind: str, typed: str) -> None:
        """Show one kind, and only what holds this: in names, VAT ids and accounts, whatever the case and the blanks."""
        wanted = " ".join(typed.split()).casefold()
        if (kind, wanted) != (self._kind, self._typed):
            self._kind, self._typed = kind, wanted
            self._narrow()

    def place_of(self, record: str) -> int:
        """The row of a record; -1 where it is not shown."""
        return next((at for at, one in enumerate(self.records) if one.line.id == record), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one of them shows."""
        if not index.isValid() or index.row() >= len(self.records):
            return None
        one = self.records[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{one.line.title}\n{self._below(one)}"
            case Qt.ItemDataRole.DecorationRole:
                line = one.line
                odd = line.blocked or line.contested or line.unverified
                name = "ban" if line.blocked else "triangle-alert" if odd else SIGNS.get(line.sort, "book-open")
                return icon(name, self._theme.colour("warn" if odd else "muted"))
            case Role.RECORD:
                return one.line.id
            case Role.SORT:
                return one.line.title.casefold()
        return None

    def _below(self, one: "ListedRecord") -> str:
        said = [one.line.vat_id] if one.line.vat_id else []
        said += oddities(one.line)
        if one.alike:
            said.append(self.tr("looks like %n others", "", one.alike))
        if one.line.merged:
            said.append(self.tr("%n merged into it", "", one.line.merged))
        return " · ".join(said) or self.tr("nothing more is known")

    def _narrow(self) -> None:
        bare = self._typed.replace(" ", "")
        found = tuple(
            one
            for one in self._all
            if self._kind in {"", one.line.sort} and (not bare or self._typed in one.find or bare in one.find)
        )
        if [one.line.id for one in found] == [one.line.id for one in self.records]:
            self.records = found
            if found:
                self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self.records = found
        self.endResetModel()
