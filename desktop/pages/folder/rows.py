"""Two lists: the latest entries of a log among which its end is chosen, and entries that are held."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.icons import icon
from desktop.theme import Theme
from desktop.wording.alarms import laptop
from desktop.wording.events import event, unread, void
from desktop.wording.times import moment

if TYPE_CHECKING:
    from desktop.pages.folder.deeds import HeldLine
    from workflows.office.showing.ending_shown import EndingShown
    from workflows.office.showing.log_entries import LogEntry
    from workflows.office.showing.names import Names

_Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the lists answer beside words."""

    POSITION = Qt.ItemDataRole.UserRole
    """The entry's position in its log."""
    DEVICE = Qt.ItemDataRole.UserRole + 1
    COUNTS = Qt.ItemDataRole.UserRole + 2
    """Whether the entry counts where the log ends at ``CutRows.size``."""


class CutRows(QAbstractListModel):
    """The latest entries, the latest first, and a last line for none of them. Choosing a line makes it the last that
    counts.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ending: EndingShown | None = None
        self._words: tuple[str, ...] = ()
        self.size = 0
        """How many entries count as things are chosen."""

    def show_ending(self, ending: "EndingShown", size: int) -> None:
        """Show these entries, with the log ending at this size."""
        self.beginResetModel()
        self._ending, self.size = ending, size
        self._words = tuple(said(one, ending.names) for one in ending.entries)
        self.endResetModel()

    def cut_after(self, row: int) -> None:
        """Let the entry in this line be the last that counts; the last line means: none of these."""
        size = self._size_of(row)
        if size != self.size:
            self.size = size
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def row_of(self, size: int) -> int:
        """The line that stands for this size; the last where it is further back."""
        return next((row for row in range(self.rowCount()) if self._size_of(row) <= size), self.rowCount() - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """A line for each entry, and one more."""
        return 0 if parent.isValid() or self._ending is None else len(self._ending.entries) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a line shows."""
        if not index.isValid() or self._ending is None or index.row() > len(self._ending.entries):
            return None
        row = index.row()
        is_last = row == len(self._ending.entries)
        counts = self._size_of(row) <= self.size and not is_last
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                if is_last:
                    return self._text(row)
                stands = self.tr("counts") if counts else self.tr("counts no more")
                return f"{self._text(row)}: {stands}"
            case Qt.ItemDataRole.DecorationRole:
                if is_last:
                    return icon("minus", self._theme.colour("muted"))
                return icon(*(("check", self._theme.colour("good")) if counts else ("ban", self._theme.colour("bad"))))
            case Qt.ItemDataRole.ForegroundRole:
                return None if counts or is_last else self._theme.colour("muted")
            case Role.POSITION:
                return None if is_last else self._ending.entries[row].position
            case Role.COUNTS:
                return counts
        return None

    def _size_of(self, row: int) -> int:
        assert self._ending is not None
        entries = self._ending.entries
        if row < len(entries):
            return entries[row].position + 1
        return entries[-1].position if entries else 0

    def _text(self, row: int) -> str:
        assert self._ending is not None
        if row == len(self._ending.entries):
            return self.tr("None of these counts")
        one = self._ending.entries[row]
        return f"{moment(one.at_ms)}  ·  {self._words[row]}" if one.at_ms is not None else self._words[row]


class HeldRows(QAbstractListModel):
    """Entries that were signed and do not count."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[HeldLine] = ()
        self._words: tuple[str, ...] = ()

    def show_held(self, lines: "Sequence[HeldLine]", names: "Names") -> None:
        """Show these."""
        if lines == self._lines and self._words:
            return
        self.beginResetModel()
        self._lines = lines
        self._words = tuple(self._said(one, names) for one in lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """A line for each."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a line shows."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words[index.row()]
            case Role.POSITION:
                return line.position
            case Role.DEVICE:
                return line.device
        return None

    def ranges(self, rows: Sequence[int]) -> tuple[tuple[str, int, int], ...]:
        """These lines as ranges of entries: laptop, first position, and the one after the last."""
        found: list[tuple[str, int, int]] = []
        for row in sorted(rows):
            one = self._lines[row]
            if found and found[-1][0] == one.device and found[-1][2] == one.position:
                found[-1] = (one.device, found[-1][1], one.position + 1)
            else:
                found.append((one.device, one.position, one.position + 1))
        return tuple(found)

    def _said(self, line: "HeldLine", names: "Names") -> str:
        where = laptop(line.device, names)
        why = (
            self.tr("its laptop's log had ended")
            if line.code == "beyond-cut"
            else self.tr("the right to it was being taken away at the same time")
        )
        if line.entry is None:
            return f"{where} · {line.position} · {why}"
        title = f"“{line.entry.title}” · " if line.entry.title else ""
        return f"{title}{said(line.entry, names)} · {moment(line.entry.at_ms)} · {where}: {why}"


def said(entry: "LogEntry", names: "Names") -> str:
    """An entry as a sentence, whatever is the matter with it."""
    if entry.event is None:
        return unread(entry.why)
    words = event(entry, names)
    return words or void(entry.void)
