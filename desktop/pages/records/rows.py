"""The list of records: those of one kind that hold what was typed."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Slot
from PySide6.QtGui import QIcon

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


class RecordRows(QStringListModel):
    """In the order in which they are given.

    Qt holds the names, because whoever lays out a list asks twice for each row how many there are: asked of Python,
    that took up to 29 ms for 2,700 rows, and had to wait for whatever other threads do.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: tuple[ListedRecord, ...] = ()
        self._kind, self._typed = "", ""
        self._icons: dict[tuple[str, str], QIcon] = {}
        theme.looks_changed.connect(self._forget_icons)
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

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are chosen; nobody types into them or drops anything on them."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

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
                return self._icon(name, "warn" if odd else "muted")
            case Role.RECORD:
                return one.line.id
            case Role.SORT:
                return one.line.title.casefold()
        return None

    def _icon(self, name: str, colour: str) -> QIcon:
        """One for all rows: to read and to draw it for each took half of the time of painting them."""
        if (name, colour) not in self._icons:
            drawn = icon(name, self._theme.colour(colour))
            self._icons[name, colour] = drawn
        return self._icons[name, colour]

    @Slot()
    def _forget_icons(self) -> None:
        self._icons.clear()

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
        self.records = found
        self.setStringList([one.line.title for one in found])
