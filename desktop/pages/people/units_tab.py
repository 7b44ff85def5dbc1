"""The tree of units."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QInputDialog, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.icons import icon
from desktop.pages.people.view_model import PeopleModel
from desktop.session import Session
from desktop.widgets.plain import button, column, row

_UNIT = Qt.ItemDataRole.UserRole + 1


class UnitsTab(QWidget):
    """Each unit with the people in it."""

    def __init__(self, session: Session, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(self.tr("Units and who is in them"))
        self.add = button(self.tr("Add a unit below…"))
        self.add.clicked.connect(self._add)
        self.rename = button(self.tr("Rename…"))
        self.rename.clicked.connect(self._rename)
        line = row()
        line.addWidget(self.add)
        line.addWidget(self.rename)
        line.addStretch(1)
        box = column(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.addWidget(self.tree, 1)
        box.addLayout(line)

    def show_units(self) -> None:
        """Show what the model holds; the chosen unit stays chosen."""
        shown = self._model.shown
        if shown is None:
            return
        chosen = self._chosen()
        self.tree.clear()
        made: dict[str, QTreeWidgetItem] = {}
        for unit in shown.units:
            above = made.get(unit.parent or "")
            item = QTreeWidgetItem([unit.name]) if above is None else QTreeWidgetItem(above, [unit.name])
            if above is None:
                self.tree.addTopLevelItem(item)
            item.setIcon(0, icon("building-2" if unit.parent is None else "store", self._session.theme.colour("muted")))
            item.setData(0, _UNIT, unit.id)
            made[unit.id] = item
        for one in shown.people:
            if one.person.active and one.person.unit in made:
                item = QTreeWidgetItem(made[one.person.unit], [one.person.name])
                item.setIcon(0, icon("user", self._session.theme.colour("muted")))
                item.setData(0, _UNIT, one.person.unit)
        self.tree.expandAll()
        wanted = made.get(chosen) or next(iter(made.values()), None)
        if wanted is not None:
            self.tree.setCurrentItem(wanted)
        self.add.setVisible(self._model.may_change)
        self.rename.setVisible(self._model.may_change)

    def _chosen(self) -> str:
        item = self.tree.currentItem()
        return str(item.data(0, _UNIT)) if item is not None else ""

    @Slot()
    def _add(self) -> None:
        parent = self._chosen()
        name, agreed = QInputDialog.getText(self, self.tr("Add a unit"), self.tr("What is it called?"))
        if agreed and name.strip() and parent:
            self._model.add_unit(name, parent)

    @Slot()
    def _rename(self) -> None:
        unit, shown = self._chosen(), self._model.shown
        if shown is None or not unit:
            return
        known = shown.names.units.get(unit, unit)
        name, agreed = QInputDialog.getText(
            self, self.tr("Rename"), self.tr("What is it called from now on?"), text=known
        )
        if agreed and name.strip():
            self._model.rename_unit(unit, name)
