"""The documents of a request: the first one open, the others a line each until somebody wants to see them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.bridge import Bridge
from desktop.page import Notice
from desktop.tasks import Job
from desktop.theme import Theme
from desktop.widgets.attachments.invoice import InvoicePage
from desktop.widgets.attachments.looking import Looking, Seen
from desktop.widgets.attachments.pages import PagesView
from desktop.widgets.choosing_paths import choose_new_file
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, clear, column, label, row
from desktop.wording.values import size as size_words

if TYPE_CHECKING:
    from workflows.office.showing.attached import Attachment
    from workflows.office.showing.document_shown import Looked

TEXT_SHOWN = 20_000
"""Characters of a text that stand in place."""
_TEXT_LINES = 16


class AttachmentsView(QWidget):
    """All documents of one request."""

    notice_requested = Signal(object)
    """Wish to say something in passing: a ``Notice``."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._looking = Looking(bridge, self)
        self._box = column(self, gap=3)
        self._shown: tuple[Attachment, ...] = ()
        self.documents: tuple[DocumentView, ...] = ()

    def show_attachments(self, attachments: "tuple[Attachment, ...]") -> None:
        """Show these; what is shown already stays as it is."""
        if attachments == self._shown:
            return
        self._shown = attachments
        clear(self._box)
        made = []
        for attachment in attachments:
            document = DocumentView(self._theme, self._looking, attachment, self)
            document.notice_requested.connect(self.notice_requested)
            self._box.addWidget(document)
            made.append(document)
        self.documents = tuple(made)
        if made:
            made[0].open()


class DocumentView(QFrame):
    """One document: its name, what can be done with it, and below what is in it."""

    notice_requested = Signal(object)
    opened = Signal()
    """What is in it stands there now."""

    def __init__(self, theme: Theme, looking: Looking, attachment: "Attachment", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._looking, self.attachment = theme, looking, attachment
        self._job: Job | None = None
        self._is_open = False
        self.looked: Looked | None = None
        """What it is; None until it was looked at."""
        self.setProperty("look", "sunken")
        self.setAccessibleName(self.tr("Document %name").replace("%name", attachment.name, 1))
        box = column(self, margin=3, gap=2)
        box.addLayout(self._head())
        self._body = column(gap=2)
        box.addLayout(self._body)
        self._said = label("", "muted", wrap=True)
        self._said.hide()
        box.addWidget(self._said)
        if attachment.state == "erased":
            self._say(self.tr("It was erased for good, as ordered. What was decided about it still stands."))
        elif attachment.state == "not-here":
            self._say(self.tr("It is not on this laptop yet. It comes with the next exchange with the folder."))

    def open(self) -> None:
        """Show what is in it."""
        if self.attachment.state != "here" or self._is_open:
            return
        self._is_open = True
        self._toggle.setText(self.tr("Hide"))
        if self.looked is None:
            self._say(self.tr("Looking at the document…"))
            self._job = self._looking.look(self.attachment, self._take, self._fail)
        else:
            self._set_body_visible(visible=True)

    @Slot()
    def toggle(self) -> None:
        """Show or hide what is in it."""
        if self._is_open:
            self._is_open = False
            self._toggle.setText(self.tr("Show"))
            self._set_body_visible(visible=False)
        else:
            self.open()

    @Slot()
    def save_copy(self) -> None:
        """Let a person choose where a copy goes."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        name = safe_name(self.attachment.name)
        choose_new_file(self, self.tr("Save a copy"), self._save_into, name=name, folder=folder)

    @Slot(str)
    def _save_into(self, chosen: str) -> None:
        self.save_to(Path(chosen))

    def save_to(self, target: Path) -> None:
        """Write a copy there."""
        self._looking.save(self.attachment, target, self._saved, self._not_saved)

    # ------------------------------------------------------------ inside

    def _head(self) -> QVBoxLayout:
        head = column(gap=1)
        first = row(gap=2)
        first.addWidget(Icon(self._theme, "paperclip", "muted", 1.2), 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(label(breakable(self.attachment.name), "strong", wrap=True), 1)
        first.addWidget(label(size_words(self.attachment.size), "small"), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(first)
        line = Flowing(gap=2)
        head.addLayout(line)
        here = self.attachment.state == "here"
        self._toggle = button(self.tr("Show"), "link", name=self._named(self.tr("Show or hide %name")))
        self._toggle.clicked.connect(self.toggle)
        save = button(self.tr("Save a copy…"), "link", name=self._named(self.tr("Save a copy of %name")))
        wear_icon(save, self._theme, "download", "accent", 1.1)
        save.clicked.connect(self.save_copy)
        line.addWidget(self._toggle)
        line.addWidget(save)
        if not here:  # hidden only: whatever is shown before it has a parent would be a window for a moment
            self._toggle.hide()
            save.hide()
        return head

    def _named(self, text: str) -> str:
        return text.replace("%name", self.attachment.name, 1)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _set_body_visible(self, *, visible: bool) -> None:
        for at in range(self._body.count()):
            item = self._body.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(visible)

    @Slot(object)
    def _take(self, seen: Seen | None) -> None:
        self._job = None
        if seen is None:
            return
        self.looked = seen.looked
        self._say("")
        body = self._made(seen)
        if body is not None:
            self._body.addWidget(body)
            body.setVisible(self._is_open)
        self.opened.emit()

    def _made(self, seen: Seen) -> QWidget | None:
        looked = seen.looked
        match looked.look:
            case "pages":
                pages = PagesView(self._theme, self._looking, self.attachment, self)
                pages.show_pages(looked.pages, looked.sizes)
                return pages
            case "picture" if seen.image is not None:
                return PictureView(seen.image, self._named(self.tr("Picture %name")), self)
            case "text":
                return self._text(looked)
            case "invoice" if looked.invoice is not None:
                return InvoicePage(self._theme, looked.invoice, self)
        self._say(self._why(looked.why))
        return None

    def _text(self, looked: "Looked") -> QPlainTextEdit:
        view = QPlainTextEdit(self)
        view.setReadOnly(True)
        view.setTabChangesFocus(True)
        view.setAccessibleName(self._named(self.tr("Text of %name")))
        view.setPlainText(looked.text[:TEXT_SHOWN])
        lines = min(_TEXT_LINES, looked.text[:TEXT_SHOWN].count("\n") + 2)
        view.setFixedHeight(view.fontMetrics().lineSpacing() * lines + 24)
        if looked.cut or len(looked.text) > TEXT_SHOWN:
            self._say(self.tr("The text goes on. Save a copy to read all of it."))
        return view

    def _why(self, why: str | None) -> str:
        known = {
            "altered": self.tr(
                "This file is not the one that was attached: its content was altered on this laptop. It is not shown."
            ),
            "not-here": self.tr("It is not on this laptop yet."),
            "encrypted": self.tr("It is locked with a password. Save a copy and open it with the password."),
            "too-large": self.tr("It is too large to be shown here. Save a copy to see it."),
            "reader-too-slow": self.tr("Showing it took too long, so it was stopped. Save a copy to see it."),
        }
        if why is None:
            return self.tr("Files of this kind are not shown here. Save a copy to open it with another program.")
        return known.get(why, self.tr("It cannot be shown here: the file may be damaged. Save a copy to look at it."))

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._job = None
        self._say(self.tr("It cannot be shown at the moment."))
        del error

    @Slot(object)
    def _saved(self, path: Path | None) -> None:
        if path is None:
            self.notice_requested.emit(Notice(text=self.tr("There is no copy to save here."), tone="warn"))
        else:
            text = self.tr("Saved as %name.").replace("%name", str(path), 1)
            self.notice_requested.emit(Notice(text=text, tone="good"))

    @Slot(object)
    def _not_saved(self, error: Exception) -> None:
        text = self.tr("The copy could not be saved: %why. Choose another place.")
        why = getattr(error, "strerror", None) or str(error)
        self.notice_requested.emit(Notice(text=text.replace("%why", why, 1), tone="bad"))


class PictureView(QLabel):
    """A picture as wide as there is room, never wider than it is."""

    def __init__(self, image: QImage, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = QPixmap.fromImage(image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its width is given; its height follows."""
        super().resizeEvent(event)
        width = min(self.width(), self._whole.width())
        height = max(1, round(self._whole.height() * width / max(1, self._whole.width())))
        if self.height() != height:
            ratio = self.devicePixelRatioF()
            wanted = QSize(round(width * ratio), round(height * ratio))
            fitting = self._whole.scaled(
                wanted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            fitting.setDevicePixelRatio(ratio)
            self.setPixmap(fitting)
            self.setFixedHeight(height)


def breakable(name: str) -> str:
    """A name that can go on in the next line after its dots, dashes and underlines."""
    return "".join(f"{one}\u200b" if one in "._-" else one for one in name)


def safe_name(name: str) -> str:
    """A name from outside as the name of a file: no folder, nothing invisible, never empty."""
    plain = "".join(
        one for one in name.replace("\\", "/").rpartition("/")[2] if one.isprintable() and one not in ':*?"<>|'
    )
    return plain.strip(". ")[:120] or "document"
