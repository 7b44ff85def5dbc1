"""People as they were pasted, one to a row, with what is wrong with each."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.icons import icon
from desktop.theme import Theme
from desktop.wording import beginning

if TYPE_CHECKING:
    from workflows.office.pasted_people import PastedPerson

_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What stands in which column."""

    NAME = 0
    BRANCH = 1
    ROLE = 2
    EMAIL = 3
    STATE = 4


class Role(IntEnum):
    """What else a cell answers."""

    SORT = Qt.ItemDataRole.UserRole
    """The value to sort by."""
    LINE = Qt.ItemDataRole.UserRole + 1
    """The number of the line, from 1."""
    WRONG = Qt.ItemDataRole.UserRole + 2
    """Whether the line needs a look."""


class PeopleModel(QAbstractTableModel):
    """The preview beneath what was pasted."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.people: Sequence[PastedPerson] = ()

    def show_people(self, people: "Sequence[PastedPerson]") -> None:
        """Show these, in the order of their lines."""
        if people == self.people:
            return
        if [one.line for one in people] == [one.line for one in self.people]:
            changed = [at for at, one in enumerate(people) if one != self.people[at]]
            self.people = people
            for at in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))
            return
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands above the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Name"), self.tr("Branch"), self.tr("Role"), self.tr("E-mail"), self.tr("Note"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell shows."""
        if not index.isValid() or index.row() >= len(self.people):
            return None
        person = self.people[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Role.SORT:
                return self._text(person, Column(index.column()))
            case Qt.ItemDataRole.DecorationRole if index.column() == Column.STATE and person.problems:
                return icon("circle-alert", self._theme.colour("bad"))
            case Qt.ItemDataRole.ForegroundRole if index.column() == Column.STATE and person.problems:
                return self._theme.colour("bad")
            case Role.LINE:
                return person.line
            case Role.WRONG:
                return bool(person.problems)
        return None

    def _text(self, person: "PastedPerson", column: Column) -> str:
        match column:
            case Column.NAME:
                return person.name or person.text.strip()
            case Column.BRANCH:
                return person.branch or self.tr("Head office")
            case Column.ROLE:
                return beginning.role(person.role)
            case Column.EMAIL:
                return person.email
            case Column.STATE:
                return beginning.line_problem(person) or (self.tr("That is you") if person.owner else "")
