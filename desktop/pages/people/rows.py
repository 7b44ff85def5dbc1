"""The list of people."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.icons import icon
from desktop.theme import Theme
from workflows.office.showing.people_shown import PersonShown

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What can be asked of a row besides Qt's own roles."""

    PERSON = Qt.ItemDataRole.UserRole + 1
    """The person's id."""
    SORT = Qt.ItemDataRole.UserRole + 2


class PeopleRows(QAbstractListModel):
    """People by name; closed people last."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.people: tuple[PersonShown, ...] = ()
        self._units: dict[str, str] = {}

    def show_people(self, people: Sequence[PersonShown], units: dict[str, str]) -> None:
        """Show these; where only what is said of them is new, the rows stay."""
        same = [one.person.id for one in people] == [one.person.id for one in self.people]
        self._units = units
        if same:
            self.people = tuple(people)
            if people:
                self.dataChanged.emit(self.index(0), self.index(len(people) - 1))
            return
        self.beginResetModel()
        self.people = tuple(people)
        self.endResetModel()

    def place_of(self, person: str) -> int:
        """The row of a person; -1 where they are not shown."""
        return next((at for at, one in enumerate(self.people) if one.person.id == person), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one of them shows."""
        if not index.isValid() or index.row() >= len(self.people):
            return None
        one = self.people[index.row()]
        unit = self._units.get(one.person.unit, one.person.unit)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                closed = "" if one.person.active else self.tr(" (closed)")
                return f"{one.person.name}{closed}\n{unit}"
            case Qt.ItemDataRole.DecorationRole:
                name = "user" if one.person.active else "ban"
                return icon(name, self._theme.colour("accent" if one.owner else "muted"))
            case Role.PERSON:
                return one.person.id
            case Role.SORT:
                return one.person.name.casefold()
        return None
