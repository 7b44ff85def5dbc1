"""The rows of the log: those that came so far, newest first; more are asked for as somebody goes down the list."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.pages.log.columns import Column
from desktop.pages.log.words import LogLine, heading, line_of, spoken
from desktop.widgets.plain import plain_tip

if TYPE_CHECKING:
    from workflows.office.showing.log_entries import LogEntry
    from workflows.office.showing.names import Names

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What can be asked of a cell besides Qt's own roles."""

    PLACE = Qt.ItemDataRole.UserRole + 1
    """Device and position of the entry."""
    SORT = Qt.ItemDataRole.UserRole + 2
    """The native value: ms, position, code or text."""
    LINE = Qt.ItemDataRole.UserRole + 3
    """The whole ``LogLine``."""


class LogRows(QAbstractTableModel):
    """Entries, each made into words when it is looked at. Lives on the main thread."""

    more_wanted = Signal()
    """Somebody is near the end of what came so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[LogEntry] = []
        self._lines: dict[str, LogLine] = {}
        self._names: Names | None = None
        self._has_more = False

    # ------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Those that came."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The same for all."""
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the log goes on."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index) -> None:
        """Wish for more; they come later."""
        if not parent.isValid() and self._has_more:
            self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, and what delegates paint from."""
        if not index.isValid() or self._names is None:
            return None
        entry, column = self._entries[index.row()], Column(index.column())
        match role:
            case Role.LINE:
                return self._line(entry)
            case Role.PLACE:
                return entry.device, entry.position
            case Role.SORT:
                return _native(entry, column)
            case Qt.ItemDataRole.DisplayRole:
                return self._line(entry).cell(column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._line(entry).cell(column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(self._line(entry), column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are called."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    # ------------------------------------------------------------ what the view model says

    @property
    def entries(self) -> "Sequence[LogEntry]":
        """Those that came. Nobody else changes it."""
        return self._entries

    def entry_at(self, row: int) -> "LogEntry | None":
        """The entry of a row; None beyond the end."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, device: str, position: int) -> int:
        """Where an entry stands; -1 where it did not come yet."""
        found = (row for row, one in enumerate(self._entries) if (one.device, one.position) == (device, position))
        return next(found, -1)

    def show_anew(self, entries: "Sequence[LogEntry]", names: "Names", *, has_more: bool) -> None:
        """Show another list."""
        self.beginResetModel()
        self._entries, self._lines, self._names, self._has_more = list(entries), {}, names, has_more
        self.endResetModel()

    def append(self, entries: "Sequence[LogEntry]", *, has_more: bool) -> None:
        """The log goes on with these."""
        self._has_more = has_more
        if entries:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()

    def follow(self, top: "Sequence[LogEntry]", names: "Names") -> bool:
        """Show what came on top, and what changed of the first rows; False where the order is another one."""
        came = _came(top, self._entries)
        if came is None:
            return False
        if names != self._names:
            self._names = names
            self.speak_anew()
        if came:
            self.beginInsertRows(QModelIndex(), 0, came - 1)
            self._entries[:0] = top[:came]
            self.endInsertRows()
        for row, entry in enumerate(top[came:], came):
            if entry != self._entries[row]:
                self._entries[row] = entry
                self._lines.pop(entry.id, None)
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        return True

    def speak_anew(self) -> None:
        """The language or a name is another now."""
        self._lines.clear()
        if self._entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, len(Column) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def _line(self, entry: "LogEntry") -> LogLine:
        found = self._lines.get(entry.id)
        if found is None:
            assert self._names is not None
            found = self._lines[entry.id] = line_of(entry, self._names)
        return found


def _came(top: "Sequence[LogEntry]", shown: "Sequence[LogEntry]") -> int | None:
    """How many entries are new on top of those that are shown; None where it is no longer the same list below."""
    if not shown:
        return None
    came = next((row for row, one in enumerate(top) if one.id == shown[0].id), None)
    if came is None:
        return None
    below = [one.id for one in top[came:]]
    return came if below == [one.id for one in shown[: len(below)]] else None


def _native(entry: "LogEntry", column: Column) -> Any:
    match column:
        case Column.WHAT:
            return entry.kind
        case Column.WHO:
            return entry.by
        case Column.LAPTOP:
            return entry.device, entry.position
        case Column.FAR:
            return entry.light
        case Column.WHEN:
            return entry.at_ms
