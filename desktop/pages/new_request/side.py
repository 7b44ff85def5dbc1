"""What stands beside the form: the document that fills it, and drafts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QListView, QSizePolicy, QWidget

from desktop.pages.new_request.rows import ID_ROLE, DraftModel, DraftRow
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon, IconButton, wear_icon
from desktop.widgets.plain import button, card, clear, column, label, row

if TYPE_CHECKING:
    from workflows.office.asking import ReadFile

_SHOWN_DRAFTS = 6
"""So many drafts are seen without scrolling."""


class DraftList(QWidget):
    """Drafts to go on with, or to throw away."""

    chosen = Signal(str)
    """A draft's id."""
    removal_requested = Signal(str)
    """A draft's id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = DraftModel(self)
        self._list = QListView()
        self._list.setProperty("look", "bare")
        self._list.setAccessibleName(self.tr("Drafts"))
        self._list.setModel(self.model)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSpacing(2)
        self._list.clicked.connect(self._opened)
        self._list.activated.connect(self._opened)
        self._list.selectionModel().currentChanged.connect(self._moved)
        self._remove = IconButton(theme, "trash-2", self.tr("Delete the chosen draft"))
        self._remove.clicked.connect(self._removed)
        self._remove.setEnabled(False)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._removed)
        top = row(gap=2)
        top.addWidget(label(self.tr("Drafts"), "overline"))
        top.addStretch(1)
        top.addWidget(self._remove)
        box = column(self, gap=1)
        box.addLayout(top)
        box.addWidget(self._list)
        self.hide()

    def show_rows(self, rows: tuple[DraftRow, ...]) -> None:
        """Show these; nothing at all where there are none."""
        at = self._list.currentIndex().row()
        self.model.show_rows(rows)
        if 0 <= at < len(rows):
            self._list.setCurrentIndex(self.model.index(at))
        self._remove.setEnabled(self._list.currentIndex().isValid())
        line = self._list.fontMetrics().lineSpacing() * 2 + 4 * SPACE
        self._list.setFixedHeight(line * min(_SHOWN_DRAFTS, max(1, len(rows))) + SPACE)
        self.setVisible(bool(rows))

    @Slot(QModelIndex)
    def _opened(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(ID_ROLE)))

    @Slot(QModelIndex, QModelIndex)
    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self._remove.setEnabled(now.isValid())

    @Slot()
    def _removed(self) -> None:
        if self._list.currentIndex().isValid():
            self.removal_requested.emit(str(self._list.currentIndex().data(ID_ROLE)))


class DocumentSide(QWidget):
    """A document as a readable page: what it says, and what is odd about it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        frame, self._box = card("card")
        box = column(self)
        box.addWidget(frame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_document(self, read: "ReadFile | None", labels: dict[str, str]) -> None:
        """Show it; nothing for None."""
        clear(self._box)
        self.setVisible(read is not None)
        if read is None:
            return
        top = row(gap=2)
        top.addWidget(Icon(self._theme, "receipt-text", "accent"))
        name = label(read.document.file, "strong", wrap=True, selectable=True)
        top.addWidget(name, 1)
        self._box.addLayout(top)
        self._box.addWidget(label(self._kind(read), "small", wrap=True))
        self._notes(read, labels)
        self._values(read, labels)

    def _kind(self, read: "ReadFile") -> str:
        if read.document.outcome == "invoice" and read.document.kind == "credit_note":
            return self.tr("A credit note as data. What it states:")
        if read.document.outcome == "invoice":
            return self.tr("An invoice as data. What it states:")
        return self.tr("A document without data. What was found in its text; please check each value:")

    def _notes(self, read: "ReadFile", labels: dict[str, str]) -> None:
        from desktop.wording.documents import document_note  # noqa: PLC0415 -- not before the first paint

        for note in read.notes:
            line = row(gap=1)
            line.addWidget(Icon(self._theme, "triangle-alert", "warn", 1.1), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(document_note(note, labels.get(note.field or "", "")), "warn", wrap=True), 1)
            self._box.addLayout(line)

    def _values(self, read: "ReadFile", labels: dict[str, str]) -> None:
        from desktop.wording.values import plain_value  # noqa: PLC0415 -- not before the first paint

        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(read.values.items()):
            grid.addWidget(label(labels.get(name, name), "small", wrap=True), at, 0, Qt.AlignmentFlag.AlignTop)
            shown = label(plain_value(value), wrap=True, selectable=True)
            shown.setAccessibleName(labels.get(name, name))
            grid.addWidget(shown, at, 1)
        self._box.addLayout(grid)


class Attached(QWidget):
    """Files that go with the request."""

    removal_requested = Signal(str)
    """A path."""
    files_requested = Signal()
    """Wish to choose files."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)

        self._theme = theme
        self._frame = QFrame()
        self._frame.setProperty("look", "sunken")
        self._rows = column(self._frame, margin=3, gap=1)
        self._add = button(self.tr("Attach files…"), "link")
        wear_icon(self._add, theme, "paperclip", "accent")
        self._add.clicked.connect(self.files_requested)
        self._hint = label(self.tr("or drop them anywhere in the window"), "small")
        foot = row(gap=2)
        foot.addWidget(self._add)
        foot.addWidget(self._hint)
        foot.addStretch(1)
        box = column(self, gap=2)
        box.addWidget(self._frame)
        box.addLayout(foot)
        self._frame.hide()

    def show_files(self, files: tuple[str, ...], read: str) -> None:
        """Show these; ``read`` is the one that the values were read from, or the empty text."""
        clear(self._rows)
        for path in ([read] if read else []) + [one for one in files if one != read]:
            name = path.replace("\\", "/").rpartition("/")[2]
            line = QWidget()
            inside = row(line, gap=2)
            inside.addWidget(Icon(self._theme, "receipt-text" if path == read else "file-text", "muted", 1.1))
            words = label(name, selectable=True)
            words.setMinimumSize(QSize(20, 0))
            inside.addWidget(words, 1)
            if path == read:
                inside.addWidget(label(self.tr("the values were read from it"), "small"))
            drop = IconButton(self._theme, "x", self.tr("Take “%1” away").replace("%1", name))
            drop.setProperty("path", path)
            drop.clicked.connect(self._away)
            inside.addWidget(drop)
            self._rows.addWidget(line)
        self._frame.setVisible(bool(files or read))

    @Slot()
    def _away(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.removal_requested.emit(str(pressed.property("path")))
