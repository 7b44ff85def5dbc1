"""The list of records with the field over it, by which it is narrowed."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from desktop.pages.records.rows import RecordRows, Role
from desktop.theme import Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.plain import column, label


class _Find(QLineEdit):
    """Down and Return lead on into the list."""

    def __init__(self, goes_to: QWidget) -> None:
        super().__init__()
        self._goes_to = goes_to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key is pressed."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._goes_to.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)


class _List(QListView):
    """Nothing is chosen by itself, as Qt would when the keyboard comes; Down and Return begin with the first."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes."""
        had = self.currentIndex().isValid()
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)
            if not had:
                self.selectionModel().clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key is pressed."""
        leads = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in leads and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
            return
        super().keyPressEvent(event)


class ListSide(QWidget):
    """What is chosen stays chosen as far as it is listed."""

    chosen = Signal(str)
    """The id of the record that the keyboard or the mouse went to."""
    typed_changed = Signal()
    """Something else stands in the field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        box = column(self, gap=2)
        self.rows = RecordRows(theme, self)
        self.list = _List()
        self.list.setModel(self.rows)
        self.list.setProperty("look", "roomy")
        self.list.setAccessibleName(self.tr("Records"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.typed = _Find(self.list)
        self.typed.setPlaceholderText(self.tr("Name, VAT id or IBAN"))
        self.typed.setAccessibleName(self.tr("Find by name, VAT id or IBAN"))
        self.typed.setClearButtonEnabled(True)
        self.typed.setMaxLength(100)
        self.typed.textChanged.connect(self.typed_changed)
        self._none = label("", "muted", wrap=True)
        box.addWidget(self.typed)
        box.addWidget(self.list, 1)
        box.addWidget(self._none)
        box.addStretch(0)
        theme.looks_changed.connect(self._size_icons)
        self._size_icons()

    def narrow(self, kind: str, there: int) -> None:
        """List this kind, of which there are so many, as far as it holds what was typed."""
        self.rows.choose(kind, self.typed.text())
        self.list.setVisible(bool(self.rows.records))
        self._none.setText(self.tr("Nothing here holds what you typed.") if there else self.tr("None is kept yet."))
        self._none.setVisible(not self.rows.records)

    def select(self, record: str) -> None:
        """Make this one the current one, as far as it is listed; nothing is told of it."""
        at = self.rows.place_of(record) if record else -1
        if at >= 0 and self.list.currentIndex().row() == at:
            return
        with QSignalBlocker(self.list.selectionModel()):
            self.list.selectionModel().clear()
            if at >= 0:
                self.list.setCurrentIndex(self.rows.index(at))
                self.list.scrollTo(self.rows.index(at))
        self.list.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self.chosen.emit(str(current.data(Role.RECORD)))

    @Slot()
    def _size_icons(self) -> None:
        side = icon_side(self._theme, 1.3)
        self.list.setIconSize(QSize(side, side))
