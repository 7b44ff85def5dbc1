"""The rows of the list: as many as fit, of which only those near the screen are here. Never asks the office itself."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from desktop.pages.requests.cells import Words
from desktop.pages.requests.columns import Column
from desktop.pages.requests.orders import Step
from workflows.office.showing.requests_index import ListedRequest

WINDOW = 64
"""Rows that are fetched together."""
KEPT = 2_048
"""Rows that are kept; the longest unseen go first."""
MOST_AT_ONCE = 512

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What can be asked of a cell besides Qt's own roles."""

    REQUEST = Qt.ItemDataRole.UserRole + 1
    """The request's id; None while its row is on the way."""
    SORT = Qt.ItemDataRole.UserRole + 2
    """The native value: text, minor units, ms."""
    LISTED = Qt.ItemDataRole.UserRole + 3
    """The whole ``ListedRequest``; None while it is on the way."""


_LISTED = int(Role.LISTED)
_SAID = frozenset(
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Role.REQUEST,
        Role.SORT,
    )
)
"""What there is to say about a cell; Qt asks for more."""


class RequestRows(QAbstractTableModel):
    """A window on a list of any length. Lives on the main thread."""

    rows_wanted = Signal(int, int)
    """From which row up to but not including which: somebody looks at them and they are not here."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._places: array[int] = array("q")
        self._kept: OrderedDict[int, ListedRequest | None] = OrderedDict()
        self._stale: set[int] = set()
        self._rows_of: dict[int, int] = {}
        """Where each kept place stood when its row came: a guess to begin with."""
        self._missed: set[int] = set()
        self._missed_last = 0
        """Windows that somebody looked into in vain in this turn of the event loop, and the last of them."""
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell)

    # ------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """All that fit."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """The same for all."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, and what delegates paint from."""
        if not index.isValid():
            return None
        if role == _LISTED:
            return self._at(index.row())
        if role not in _SAID:
            return None
        listed = self._at(index.row())
        return None if listed is None else self._of(listed, Column(index.column()), role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are called."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.heading(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    # ------------------------------------------------------------ what the view model says

    @property
    def places(self) -> "array[int]":
        """The order as it is shown. Nobody else changes it."""
        return self._places

    def show_anew(self, places: "array[int]") -> None:
        """Show another list. Neither side changes ``places`` from then on."""
        self.beginResetModel()
        self._places = places
        self._kept.clear()
        self._stale.clear()
        self._rows_of.clear()
        self._missed.clear()
        self.endResetModel()

    def follow(self, steps: Sequence[Step] | None, places: "array[int]") -> None:
        """Show the same list in its next order; None for steps: too many of them, so all is laid out anew."""
        if steps is None:
            self._lay_out(places)
            return
        self._places = array("q", self._places)  # what is shown may be shared with whoever made it
        for step in steps:
            self._do(step)
        if self._places == places:
            self._places = places  # one copy of a million places is enough

    def take(self, start: int, places: Sequence[int], rows: Sequence[ListedRequest | None]) -> None:
        """Rows came that stood from ``start`` on when they were asked for."""
        same = self._places[start : start + len(places)] == array("q", places)
        for at, (place, row) in enumerate(zip(places, rows, strict=True)):
            self._kept[place] = row
            self._kept.move_to_end(place)
            self._stale.discard(place)
            self._rows_of[place] = start + at
        while len(self._kept) > KEPT:
            gone, _ = self._kept.popitem(last=False)
            self._rows_of.pop(gone, None)
            self._stale.discard(gone)
        if same and places:
            self._redraw(start, start + len(places) - 1)
        elif self._places:
            self._redraw(0, len(self._places) - 1)

    def touch(self, requests: "frozenset[str]") -> None:
        """These are others now: they are fetched again when they are seen, and shown as they were until then."""
        for place, row in self._kept.items():
            if row is not None and row.request in requests:
                self._stale.add(place)
                at = self._row_of(place)
                if at is not None:
                    self._redraw(at, at)

    def speak_anew(self) -> None:
        """Names or the language changed: the words are made again."""
        if self._places:
            self._redraw(0, len(self._places) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def request_at(self, row: int) -> str | None:
        """The request of a row; None while it is on the way."""
        listed = self._at(row) if 0 <= row < len(self._places) else None
        return None if listed is None else listed.request

    def is_here(self, row: int) -> bool:
        """Whether a row can be shown as it is now."""
        place = self._places[row]
        return place in self._kept and place not in self._stale

    # ------------------------------------------------------------ inside

    def _of(self, listed: ListedRequest, column: Column, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words.cell(listed, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._words.tip(listed, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.spoken(listed, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Role.REQUEST:
                return listed.request
            case Role.SORT:
                return _native(listed, column)
        return None

    def _at(self, row: int) -> ListedRequest | None:
        place = self._places[row]
        if place not in self._kept:
            self._miss(row)
            return None
        if place in self._stale:
            self._miss(row)
        return self._kept[place]

    def _miss(self, row: int) -> None:
        self._missed.add(row // WINDOW)
        self._missed_last = row // WINDOW
        if not self._telling.isActive():
            self._telling.start()

    @Slot()
    def _tell(self) -> None:
        """Ask for what was looked at last and what lies beside it; the rest is looked at again if it is still seen."""
        first = end = self._missed_last
        while end in self._missed and end - first < MOST_AT_ONCE // WINDOW:
            end += 1
        while first - 1 in self._missed and end - first < MOST_AT_ONCE // WINDOW:
            first -= 1
        self._missed.clear()
        start, end = first * WINDOW, min(end * WINDOW, len(self._places))
        if start < end:
            self.rows_wanted.emit(start, end)

    def _row_of(self, place: int) -> int | None:
        guess: int = self._rows_of.get(place, 0)
        for at in (guess, *range(max(0, guess - WINDOW), min(guess + WINDOW, len(self._places)))):
            if at < len(self._places) and self._places[at] == place:
                return int(at)
        if place not in self._places:
            return None
        found: int = self._places.index(place)
        return found

    def _redraw(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _do(self, step: Step) -> None:
        root, last = QModelIndex(), step.row + step.count - 1
        if step.kind == "insert":
            self.beginInsertRows(root, step.row, last)
            self._places[step.row : step.row] = array("q", step.places)
            self.endInsertRows()
        elif step.kind == "remove":
            self.beginRemoveRows(root, step.row, last)
            del self._places[step.row : last + 1]
            self.endRemoveRows()
        elif step.row != step.to:
            # Qt counts the goal before the row is taken out.
            self.beginMoveRows(root, step.row, step.row, root, step.to + (step.to > step.row))
            self._places.insert(step.to, self._places.pop(step.row))
            self.endMoveRows()

    def _lay_out(self, places: "array[int]") -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._places[one.row()] for one in before]
        # Views hold few indexes, the list may hold a million places: those few are looked for, in one walk.
        sought = dict.fromkeys(held, -1)
        if sought:
            sought |= {place: row for row, place in enumerate(places) if place in sought}
        self._places = places
        after = [
            self.index(sought[place], one.column()) if sought[place] >= 0 else QModelIndex()
            for one, place in zip(before, held, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column is Column.AMOUNT else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


def _native(listed: ListedRequest, column: Column) -> Any:
    match column:
        case Column.AMOUNT:
            return None if listed.amount is None else listed.amount.minor
        case Column.CHANGED:
            return listed.updated_ms
        case Column.UNIT:
            return listed.unit
        case Column.STATUS:
            return listed.status
        case Column.KIND:
            return listed.workflow
        case Column.WAITING:
            return tuple(person for one in listed.waiting for person in one.people)
        case Column.TITLE:
            return listed.title
