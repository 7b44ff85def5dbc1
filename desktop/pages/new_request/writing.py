"""The part of the page where a request is written: kind, form, unit, files; beside it the document and drafts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from desktop.pages.new_request.side import Attached, DocumentSide, DraftList
from desktop.pages.new_request.supplier_names import SupplierNames
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.form.cell import ReadMark
from desktop.widgets.form.editor import QuietCombo
from desktop.widgets.form.form import Choices, FormView, exact_of
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.plain import button, column, label, row

if TYPE_CHECKING:
    from workflows.office.asking import ReadFile
    from workflows.office.showing.preview import FormShown

_WIDE_EM = 58
"""From this width on, documents and drafts stand beside the form; below it, under it."""


class Writing(QScrollArea):
    """Shows what it is told, and says what is done in it."""

    unit_chosen = Signal(str)
    """A unit's id."""
    other_kind_requested = Signal()
    """Wish to ask for something else."""
    documents_requested = Signal()
    """Wish to choose documents that fill the form."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.form = FormView(session.theme)
        self.suppliers = SupplierNames(session, self.form)
        self.attached = Attached(session.theme)
        self.document = DocumentSide(session)
        self.drafts = DraftList(session.theme)
        self.unit = QuietCombo()
        self.unit.activated.connect(self._chosen)
        self._title = label("", "title", wrap=True)
        self._sentence = label("", "muted", wrap=True)
        self._others = button(self.tr("Something else"), "link")
        self._others.clicked.connect(self.other_kind_requested)
        self._read = button(self.tr("Read a document…"))
        wear_icon(self._read, session.theme, "file-text", "accent")
        self._read.clicked.connect(self.documents_requested)
        self._read_line = QWidget()
        self._unit_line = QWidget()
        self._side = QWidget()
        self._lay_out()
        session.theme.looks_changed.connect(self.arrange)

    def show_form(self, form: "FormShown", *, only_one: bool) -> None:
        """Show an empty form; ``only_one``: the office asks for nothing else."""
        known = self._session.overview
        if known is None:
            return
        self._title.setText(form.name)
        self._sentence.setText(form.sentence)
        self._sentence.setVisible(bool(form.sentence))
        room = self._read_line.sizePolicy()
        room.setRetainSizeWhenHidden(False)
        self._read_line.setSizePolicy(room)
        self._others.setVisible(not only_one)
        people = tuple((one.id, one.name) for one in known.people if one.active)
        units = tuple((one.id, one.name) for one in known.units)
        choices = Choices(currency=known.currency, people=people, units=units)
        self.form.show_fields(form.fields, choices, required=form.required)
        self.suppliers.watch(form)

    def offer_reading(self, *, offered: bool) -> None:
        """Offer to fill the form from a document, as long as nobody wrote anything; no field moves when that ends."""
        room = self._read_line.sizePolicy()
        room.setRetainSizeWhenHidden(offered or room.retainSizeWhenHidden())
        self._read_line.setSizePolicy(room)
        self._read_line.setVisible(offered)

    def show_unit(self, unit: str) -> None:
        """Show for which unit it is, among all that there are."""
        known = self._session.overview
        if known is None:
            return
        with QSignalBlocker(self.unit):
            self.unit.clear()
            for one in known.units:
                self.unit.addItem("\u2003" * one.depth + one.name, one.id)
            self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        self._unit_line.setVisible(len(known.units) > 1)

    def show_read(self, read: "ReadFile | None", labels: dict[str, str]) -> None:
        """Show a document beside the form, and mark in it what was read."""
        marks = {}
        if read is not None:
            for name, value in read.values.items():
                place = read.places.get(name)
                if place is not None:
                    marks[name] = ReadMark(exact=exact_of(value), page=place.page, line=place.line)
        self.form.show_read(marks)
        self.document.show_document(read, labels)
        self.arrange()

    @Slot()
    def arrange(self) -> None:
        """Put documents and drafts beside the form, or under it."""
        self._side.setVisible(not self.document.isHidden() or not self.drafts.isHidden())
        wide = self.width() >= _WIDE_EM * self._session.theme.base_pt * 96 / 72
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be more room now, or less."""
        super().resizeEvent(event)
        self.arrange()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(6 * SPACE, 6 * SPACE, 6 * SPACE, 6 * SPACE)
        self._columns.setSpacing(8 * SPACE)
        unit = column(self._unit_line, gap=1)
        for_unit = label(self.tr("For"))
        for_unit.setBuddy(self.unit)
        self.unit.setAccessibleName(self.tr("For which unit"))
        unit.addWidget(for_unit)
        unit.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignLeading)
        read = row(self._read_line, gap=2)
        read.addWidget(self._read)
        said = self.tr("or drop it anywhere in the window; then only check what was read")
        read.addWidget(label(said, "small", wrap=True), 1)
        self._read_line.hide()
        head = row(gap=2)
        head.addWidget(self._title, 1)
        head.addWidget(self._others, 0, Qt.AlignmentFlag.AlignTop)
        main = column(gap=4)
        main.addLayout(head)
        main.addWidget(self._sentence)
        main.addWidget(self._read_line)
        main.addWidget(self.form)
        main.addWidget(self._unit_line)
        main.addWidget(self.attached)
        main.addStretch(1)
        side = column(self._side, gap=4)
        side.addWidget(self.document)
        side.addWidget(self.drafts)
        side.addStretch(1)
        self._columns.addLayout(main, 3)
        self._columns.addWidget(self._side, 2)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    @Slot(int)
    def _chosen(self, at: int) -> None:
        self.unit_chosen.emit(str(self.unit.itemData(at)))
