"""The list of tasks as Qt has it: frozen rows, headings that cannot be chosen, updates that keep the place."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.leaving import Stage
from desktop.pages.inbox.arranging import GroupRow, Key, Line, Row
from desktop.pages.inbox.row_words import RowWords

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1
    """The ``Line`` or ``GroupRow`` itself."""
    WORDS = Qt.ItemDataRole.UserRole + 2
    """``LineWords`` of a task; the heading's text of a group."""
    STAGE = Qt.ItemDataRole.UserRole + 3
    """The ``Stage`` of an act about it that is on its way; None: none is."""
    CHOSEN = Qt.ItemDataRole.UserRole + 4
    """Whether it is chosen for several at once."""
    SORT = Qt.ItemDataRole.UserRole + 5
    """The deadline in milliseconds; None for none and for groups."""


class InboxRows(QAbstractListModel):
    """What the list shows. Asks nobody anything: it is told."""

    more_requested = Signal()
    """The end of what was fetched comes into sight."""

    def __init__(self, words: RowWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: tuple[Row, ...] = ()
        self._places: dict[Key, int] = {}
        self._stages: Mapping[Key, Stage] = {}
        self._chosen: frozenset[Key] = frozenset()
        self._has_more = False

    # ------------------------------------------------------------ what it is told

    def show_rows(self, rows: tuple[Row, ...], *, has_more: bool) -> None:
        """Show these; rows that stay are kept where they are, so that the view keeps its place."""
        self._has_more = has_more
        before, after = [row.key for row in self.rows], [row.key for row in rows]
        if before == after:
            self._replace(rows)
        elif after[: len(before)] == before:
            self._append(rows)
        elif _keeps_order(before, after):
            self._follow(rows)
        else:
            self.beginResetModel()
            self._take(rows)
            self.endResetModel()

    def show_stages(self, stages: Mapping[Key, Stage]) -> None:
        """Say which tasks have an act on its way."""
        touched = {key for key in {*stages, *self._stages} if stages.get(key) != self._stages.get(key)}
        self._stages = dict(stages)
        self._touch(touched, [Role.STAGE, Qt.ItemDataRole.AccessibleTextRole])

    def show_chosen(self, chosen: frozenset[Key]) -> None:
        """Say which tasks are chosen for several at once."""
        touched = chosen ^ self._chosen
        self._chosen = chosen
        self._touch(touched, [Role.CHOSEN, Qt.ItemDataRole.AccessibleTextRole])

    def speak_anew(self) -> None:
        """The language or the day is another: every row says itself again."""
        self._words.forget()
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    # ------------------------------------------------------------ what it answers

    def place(self, key: Key | None) -> int | None:
        """Where a task stands; None where it is not shown."""
        return None if key is None else self._places.get(key)

    def line(self, at: int) -> Line | None:
        """The task in a row; None for a heading or none."""
        row = self.rows[at] if 0 <= at < len(self.rows) else None
        return row if isinstance(row, Line) else None

    def next_line(self, at: int, step: int) -> Line | None:
        """The next task from here, down or up; None where there is none."""
        at += step
        while 0 <= at < len(self.rows):
            found = self.rows[at]
            if isinstance(found, Line):
                return found
            at += step
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many rows there are, headings included."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.rows[index.row()], GroupRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        answers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._words.short(row),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._words.whole(
                row, self._stages.get(row.key), chosen=row.key in self._chosen
            ),
            Role.ROW: lambda: row,
            Role.WORDS: lambda: self._words.of(row),
            Role.STAGE: lambda: self._stages.get(row.key),
            Role.CHOSEN: lambda: row.key in self._chosen,
            Role.SORT: lambda: row.item.due_ms if isinstance(row, Line) else None,
        }
        found = answers.get(role)
        return None if found is None else found()

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more than were fetched."""
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index) -> None:
        """Qt wants more; they come later."""
        if self.canFetchMore(parent):
            self._has_more = False  # asked once, until an answer says that there are still more
            self.more_requested.emit()

    # ------------------------------------------------------------ inside

    def _take(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self._places = {row.key: at for at, row in enumerate(rows)}

    def _replace(self, rows: tuple[Row, ...]) -> None:
        other = [at for at, (old, new) in enumerate(zip(self.rows, rows, strict=True)) if old != new]
        self._take(rows)
        for first, last in _runs(other):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _append(self, rows: tuple[Row, ...]) -> None:
        kept = len(self.rows)
        self.beginInsertRows(QModelIndex(), kept, len(rows) - 1)
        before = self.rows
        self._take(before + rows[kept:])
        self.endInsertRows()
        self._replace(rows)

    def _follow(self, rows: tuple[Row, ...]) -> None:
        """Take out what went, put in what came; what stays keeps its order."""
        wanted = {row.key for row in rows}
        gone = [at for at, row in enumerate(self.rows) if row.key not in wanted]
        for first, last in reversed(_runs(gone)):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._take(self.rows[:first] + self.rows[last + 1 :])
            self.endRemoveRows()
        known = set(self._places)
        come = [at for at, row in enumerate(rows) if row.key not in known]
        for first, last in _runs(come):
            self.beginInsertRows(QModelIndex(), first, last)
            self._take(self.rows[:first] + rows[first : last + 1] + self.rows[first:])
            self.endInsertRows()
        self._replace(rows)

    def _touch(self, keys: set[Key] | frozenset[Key], roles: Sequence[int]) -> None:
        for key in keys:
            at = self._places.get(key)
            if at is not None:
                self.dataChanged.emit(self.index(at), self.index(at), [int(role) for role in roles])


_MOST_RUNS = 60
"""So many separate places are followed one by one; more are shown anew at once."""


def _keeps_order(before: list[Key], after: list[Key]) -> bool:
    """Whether what stays stands in the same order, and what came or went is not all over the list."""
    old, new = set(before), set(after)
    if [key for key in before if key in new] != [key for key in after if key in old]:
        return False
    gone = _runs([at for at, key in enumerate(before) if key not in new])
    come = _runs([at for at, key in enumerate(after) if key not in old])
    return len(gone) + len(come) <= _MOST_RUNS


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Places that follow each other, as first and last."""
    found: list[tuple[int, int]] = []
    for at in places:
        if found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found
