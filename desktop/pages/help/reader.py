"""Shows one text of help, with its pictures as wide as the column allows and never wider than they are."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.pages.help.texts import HelpText
from desktop.pages.help.typesetting import set_out
from desktop.theme import RADIUS, SPACE, Theme

SHARP = 2
"""The pictures are made for screens with twice as many dots in a line, so that they are sharp on those too."""
_DIMMED = 0.88
"""Of light pictures in a dark window."""


class HelpReader(QTextBrowser):
    """A text to read, with links that it follows nowhere by itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._folder = Path()
        self._fitted = 0
        self.setProperty("look", "help")
        self.setOpenLinks(False)

    def show_text(self, text: HelpText, markdown: str) -> None:
        """Show this, from its beginning."""
        self._folder = text.folder
        document = self.document()
        document.setDefaultFont(self._theme.font("body"))
        document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        set_out(document, self._theme.base_pt, self._theme.colour("line"))
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def reading_at(self) -> float:
        """How far down one reads, from 0 to 1."""
        bar = self.verticalScrollBar()
        return bar.value() / max(1, bar.maximum())

    def read_on(self, share: float) -> None:
        """Show the text from so far down on."""
        bar = self.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made it wider or narrower."""
        super().resizeEvent(event)
        if self._room() != self._fitted:
            self._fit_pictures()

    def _room(self) -> int:
        """What a picture may take in width. The bar always counts: a picture must not make it come and go for ever."""
        margins = 2 * round(self.document().documentMargin()) + SPACE
        return max(1, self.width() - self.verticalScrollBar().sizeHint().width() - margins)

    def _fit_pictures(self) -> None:
        self._fitted = self._room()
        document = self.document()
        for cursor in _pictures(document):
            form = QTextImageFormat(cursor.charFormat().toImageFormat())
            picture = QImage(str(self._folder / form.name()))
            if picture.isNull():
                continue
            width = min(self._fitted, picture.width() // SHARP)
            shown = self._framed(picture, width)
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(form.name()), shown)
            form.setWidth(width)
            form.setHeight(round(width * picture.height() / picture.width()))
            cursor.setCharFormat(form)

    def _framed(self, picture: QImage, width: int) -> QImage:
        """The picture so wide, as a card of the window: round, with a border, and not glaring where it is dark."""
        ratio = self.devicePixelRatioF()
        small = picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        made = QImage(small.size(), QImage.Format.Format_ARGB32_Premultiplied)
        made.fill(Qt.GlobalColor.transparent)
        edge = QRectF(made.rect()).adjusted(ratio / 2, ratio / 2, -ratio / 2, -ratio / 2)
        shape = QPainterPath()
        shape.addRoundedRect(edge, RADIUS * ratio, RADIUS * ratio)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, QColor(Qt.GlobalColor.black))
        painter.setClipPath(shape)
        painter.setOpacity(_DIMMED if self._theme.colours.dark else 1.0)
        painter.drawImage(0, 0, small)
        painter.setClipping(False)
        painter.setOpacity(1.0)
        painter.setPen(QPen(self._theme.colour("line"), ratio))
        painter.drawPath(shape)
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made


def _pictures(document: QTextDocument) -> list[QTextCursor]:
    """Each picture, chosen."""
    found = []
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            if piece.charFormat().isImageFormat():
                cursor = QTextCursor(block)
                cursor.setPosition(piece.position())
                cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor)
            at += 1
        block = block.next()
    return found
