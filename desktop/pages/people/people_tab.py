"""The people: a list, and one of them beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, Qt, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QScrollArea, QSplitter, QWidget

from desktop.pages.people.person_panel import PersonPanel
from desktop.pages.people.rows import PeopleRows, Role
from desktop.pages.people.view_model import PeopleModel
from desktop.session import Session
from desktop.widgets.icon_button import icon_side, wear_icon
from desktop.widgets.plain import button, column

if TYPE_CHECKING:
    from workflows.office.showing.people_shown import PersonShown


class PeopleTab(QSplitter):
    """Whoever is chosen stays chosen when the list is asked for anew."""

    def __init__(self, session: Session, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setContentsMargins(0, 12, 0, 0)
        self._session, self._model = session, model
        self._chosen = ""
        self._is_new = False
        self.rows = PeopleRows(session.theme, self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self.rows)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(self.tr("Find a person"))
        self.typed.setAccessibleName(self.tr("Find a person"))
        self.typed.setClearButtonEnabled(True)
        self.typed.textChanged.connect(self._found.setFilterFixedString)
        self.list = QListView()
        self.list.setModel(self._found)
        self.list.setAccessibleName(self.tr("People"))
        self.list.setProperty("look", "roomy")
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.add = button(self.tr("Add a person"))
        wear_icon(self.add, session.theme, "user-plus", "text")
        self.add.clicked.connect(self.begin_new)
        side = QWidget()
        box = column(side, gap=2)
        box.addWidget(self.typed)
        box.addWidget(self.list, 1)
        box.addWidget(self.add)
        self.panel = PersonPanel(session)
        self.panel.person_requested.connect(self._save_person)
        self.panel.roles_requested.connect(model.save_roles)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.panel)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addWidget(side)
        self.addWidget(scroll)
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.setProperty("look", "bare")
        session.theme.looks_changed.connect(self._size_icons)
        self._size_icons()

    @property
    def is_new(self) -> bool:
        """Whether somebody is taken on, who is in no list yet."""
        return self._is_new

    def show_people(self) -> None:
        """Show what the model holds."""
        shown = self._model.shown
        if shown is None:
            return
        self.rows.show_people(shown.people, {unit.id: unit.name for unit in shown.units})
        self.add.setVisible(self._model.may_change)
        if not self._is_new:
            self._select(self._chosen or (shown.people[0].person.id if shown.people else ""))
        self._show_chosen()

    def choose(self, person: str) -> None:
        """Show this person."""
        self._is_new = False
        self._chosen = person
        self._select(person)
        self._show_chosen()

    @Slot()
    def begin_new(self) -> None:
        """Take a new person."""
        self._is_new = True
        self.list.selectionModel().clear()  # the current one too, so that pressing it again chooses it
        self._show_chosen()
        self.panel.name.setFocus()

    def _select(self, person: str) -> None:
        at = self.rows.place_of(person)
        if at >= 0:
            self._chosen = person
            found = self._found.mapFromSource(self.rows.index(at))
            if not found.isValid():
                self.typed.clear()  # what was typed before hides them
                found = self._found.mapFromSource(self.rows.index(at))
            if found != self.list.currentIndex():
                self.list.setCurrentIndex(found)

    def _show_chosen(self) -> None:
        shown = self._model.shown
        if shown is not None:
            one: PersonShown | None = None
            if not self._is_new:
                one = next((person for person in shown.people if person.person.id == self._chosen), None)
            self.panel.show_person(shown, one, may_change=self._model.may_change)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self._is_new = False
            self._chosen = str(current.data(Role.PERSON))
            self._show_chosen()

    @Slot(str, str, str, str, bool, str)
    def _save_person(self, person: str, name: str, unit: str, email: str, active: bool, above: str) -> None:
        self._model.save_person(person, name=name, unit=unit, email=email, active=active, reports_to=above)

    @Slot()
    def _size_icons(self) -> None:
        side = icon_side(self._session.theme, 1.3)
        self.list.setIconSize(QSize(side, side))
