"""What stands beside the form: the document that fills it, and drafts."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from desktop.pages.new_request import core_questions as core
from desktop.pages.new_request.rows import ID_ROLE, DraftModel, DraftRow
from desktop.session import Session
from desktop.theme import SPACE, Theme
from desktop.widgets.attachments.view import AttachmentsView
from desktop.widgets.icon_button import Icon, IconButton, wear_icon
from desktop.widgets.plain import button, clear, column, label, row

if TYPE_CHECKING:
    from workflows.office.asking import ReadFile
    from workflows.office.showing.attached import Attachment

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
        if rows:
            self._list.setCurrentIndex(self.model.index(at if 0 <= at < len(rows) else 0))
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
    """A document beside the form: what is odd about it, and itself as it can be read."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge = session.theme, session.bridge
        self._copies = core.CopiesPlace()
        self._read: ReadFile | None = None
        self._notes = column(gap=1)
        self.document = AttachmentsView(session.theme, session.bridge)
        box = column(self, gap=3)
        box.addLayout(self._notes)
        box.addWidget(self.document)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        session.bridge.office_leaving.connect(self._forget)
        self.hide()

    def show_document(self, read: "ReadFile | None", labels: dict[str, str]) -> None:
        """Show it; nothing for None."""
        self.setVisible(read is not None)
        if read is self._read:
            return
        self._read = read
        clear(self._notes)
        self.document.show_attachments(())
        if read is not None:
            self._say_notes(read, labels)
            self._bridge.work(partial(core.copy_to_show, read, self._copies), self._copied)

    def _say_notes(self, read: "ReadFile", labels: dict[str, str]) -> None:
        from desktop.wording.documents import document_note  # noqa: PLC0415 -- not before the first paint

        said = [document_note(note, labels.get(note.field or "", "")) for note in read.notes]
        if read.document.outcome != "invoice":
            said.insert(0, self.tr("The values were found in the text of the document. Please check each of them."))
        for text in dict.fromkeys(said):
            line = row(gap=1)
            line.addWidget(Icon(self._theme, "triangle-alert", "warn", 1.1), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(text, "warn", wrap=True), 1)
            self._notes.addLayout(line)

    @Slot(object)
    def _copied(self, attachment: "Attachment | None") -> None:
        read = self._read
        if attachment is not None and read is not None and read.document.sha256 == attachment.sha256:
            self.document.show_attachments((attachment,))

    @Slot()
    def _forget(self) -> None:
        self._copies.close()


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
        self._hint = label(self.tr("or drop them anywhere in the window"), "small", wrap=True)
        foot = row(gap=2)
        foot.addWidget(self._add)
        foot.addWidget(self._hint, 1)
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
