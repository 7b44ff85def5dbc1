"""One person: name, unit, e-mail, roles, laptops; to read, and for an owner to change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.widgets.icon_button import IconButton
from desktop.widgets.plain import button, clear, column, label, row
from desktop.wording import authority

if TYPE_CHECKING:
    from workflows.office.showing.people_shown import PeopleShown, PersonShown


class PersonPanel(QFrame):
    """Shows a person, or takes a new one."""

    person_requested = Signal(str, str, str, str, bool, str)
    """Wish to save: id (empty for a new person), name, unit, e-mail, whether active, whom they report to or empty."""
    roles_requested = Signal(str, object)
    """Wish that a person holds exactly these: the id, and a tuple of role and unit pairs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: PeopleShown | None = None
        self._person: PersonShown | None = None
        self._may_change = False
        self.setProperty("look", "card")
        box = column(self, margin=6, gap=3)
        self._title = label("", "heading", wrap=True)
        box.addWidget(self._title)
        self.name, self.email, self.unit, self.above = QLineEdit(), QLineEdit(), QComboBox(), QComboBox()
        self.active = QCheckBox(self.tr("Belongs to the office"))
        for words, editor in (
            (self.tr("Name"), self.name),
            (self.tr("Unit"), self.unit),
            (self.tr("E-mail"), self.email),
            (self.tr("Reports to"), self.above),
        ):
            _line(box, words, editor)
        box.addWidget(self.active)
        self._facts = label("", "muted", wrap=True)
        box.addWidget(self._facts)
        self.save = button(self.tr("Save and sign"), "primary")
        self.save.clicked.connect(self._save)
        box.addLayout(_leading(self.save))
        box.addWidget(label(self.tr("Roles"), "strong"))
        self._roles = QVBoxLayout()
        box.addLayout(self._roles)
        self.role, self.role_unit = QComboBox(), QComboBox()
        self.role.setAccessibleName(self.tr("Role to add"))
        self.role_unit.setAccessibleName(self.tr("Unit of the role to add"))
        self.add_role = button(self.tr("Add role"))
        self.add_role.clicked.connect(self._add_role)
        self._adding = QWidget()
        line = row(self._adding)
        line.addWidget(self.role, 1)
        line.addWidget(self.role_unit, 1)
        line.addWidget(self.add_role)
        box.addWidget(self._adding)
        box.addStretch(1)

    def show_person(self, shown: "PeopleShown", person: "PersonShown | None", *, may_change: bool) -> None:
        """Show this person; None: take a new one. What somebody types about the same person is not disturbed."""
        typing = self._is_typing() and _id(self._person) == _id(person) and self._shown is not None
        self._shown, self._person, self._may_change = shown, person, may_change
        if not typing:
            self._fill()
        self._show_roles()

    def _is_typing(self) -> bool:
        return any(one.hasFocus() for one in (self.name, self.email)) and self.name.isModified()

    def _fill(self) -> None:
        shown, one = self._shown, self._person
        if shown is None:
            return
        self._title.setText(one.person.name if one is not None else self.tr("New person"))
        self.unit.clear()
        for unit in shown.units:
            self.unit.addItem(unit.name, unit.id)
        self.name.setText(one.person.name if one is not None else "")
        self.email.setText(one.person.email if one is not None else "")
        self.unit.setCurrentIndex(max(0, self.unit.findData(one.person.unit if one is not None else "")))
        self._offer_above(shown, one)
        self.active.setChecked(one is None or one.person.active)
        self.active.setVisible(one is not None)
        self._facts.setText(self._said(one) if one is not None else "")
        self._facts.setVisible(one is not None)
        for editor in (self.name, self.email):
            editor.setReadOnly(not self._may_change)
        for widget in (self.unit, self.above, self.active):
            widget.setEnabled(self._may_change)
        self.save.setVisible(self._may_change)

    def _offer_above(self, shown: "PeopleShown", one: "PersonShown | None") -> None:
        self.above.clear()
        self.above.addItem(self.tr("whoever manages their unit"), "")
        kept = one.person.reports_to if one is not None else ""
        for other in shown.people:
            if other.person.id != _id(one) and (other.person.active or other.person.id == kept):
                self.above.addItem(other.person.name, other.person.id)
        self.above.setCurrentIndex(max(0, self.above.findData(kept)))

    def _said(self, one: "PersonShown") -> str:
        said = [self.tr("Owner: may change the office.")] if one.owner else []
        said.append(
            self.tr("Signs on %n laptop(s).", "", len(one.devices))
            if one.devices
            else self.tr("Signs on no laptop yet.")
        )
        said.append(
            self.tr("%n waiting in the inbox.", "", one.waiting) if one.waiting else self.tr("Nothing is waiting.")
        )
        return " ".join(said)

    def _show_roles(self) -> None:
        clear(self._roles)
        shown, one = self._shown, self._person
        self._adding.setVisible(self._may_change and one is not None and one.person.active)
        if shown is None or one is None:
            return
        for held in one.roles:
            line = row()
            words = authority.assignment(held.assignment, shown.names)
            line.addWidget(label(words, "" if held.today else "muted", wrap=True), 1)
            if self._may_change:
                ending = IconButton(self._session.theme, "x", self.tr("Take this role away: %1").replace("%1", words))
                ending.setProperty("place", f"{held.assignment.role}\n{held.assignment.unit}")
                ending.clicked.connect(self._remove_role)
                line.addWidget(ending)
            self._roles.addLayout(line)
        if not one.roles:
            self._roles.addWidget(label(self.tr("No role: this person asks, and decides nothing."), "muted", wrap=True))
        self.role.clear()
        self.role_unit.clear()
        for role in shown.roles:
            self.role.addItem(role.name, role.id)
        for unit in shown.units:
            self.role_unit.addItem(unit.name, unit.id)
        self.role_unit.setCurrentIndex(max(0, self.role_unit.findData(one.person.unit)))

    @Slot()
    def _save(self) -> None:
        unit = str(self.unit.currentData() or "")
        self.name.setModified(False)
        self.person_requested.emit(
            _id(self._person),
            self.name.text(),
            unit,
            self.email.text(),
            self.active.isChecked() or self._person is None,
            str(self.above.currentData() or ""),
        )

    @Slot()
    def _add_role(self) -> None:
        if self._person is not None and self.role.currentData() is not None:
            held = [(one.assignment.role, one.assignment.unit) for one in self._person.roles]
            wanted = (*held, (str(self.role.currentData()), str(self.role_unit.currentData())))
            self.roles_requested.emit(_id(self._person), wanted)

    @Slot()
    def _remove_role(self) -> None:
        pressed = self.sender()
        if self._person is not None and isinstance(pressed, IconButton):
            role, unit = str(pressed.property("place")).split("\n")
            held = tuple((one.assignment.role, one.assignment.unit) for one in self._person.roles)
            self.roles_requested.emit(_id(self._person), tuple(one for one in held if one != (role, unit)))


def _id(person: "PersonShown | None") -> str:
    return "" if person is None else person.person.id


def _line(box: QVBoxLayout, words: str, editor: QWidget) -> None:
    name = label(words, "muted")
    name.setBuddy(editor)
    editor.setAccessibleName(words)
    box.addWidget(name)
    box.addWidget(editor)


def _leading(widget: QWidget) -> QHBoxLayout:
    line = row()
    line.addWidget(widget)
    line.addStretch(1)
    return line
