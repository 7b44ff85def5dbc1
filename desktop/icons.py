"""Lucide icons in the colour of the text they stand beside. Kept as drawings, so they are sharp on every screen."""

import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"
_NAME = re.compile(r"[a-z0-9-]+\Z")


def icon(name: str, colour: QColor) -> QIcon:
    """An icon by Lucide's name. Raises FileNotFoundError for one that is not shipped: a slip of ours."""
    return QIcon(_Drawing(drawing(name), colour))


def drawing(name: str) -> str:
    """The drawing's own text."""
    if not _NAME.match(name):
        raise FileNotFoundError(name)
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


class _Drawing(QIconEngine):
    """Draws at whatever size is asked for; disabled icons are paler."""

    def __init__(self, text: str, colour: QColor) -> None:
        super().__init__()
        self._text = text
        self._colour = colour

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Qt asks for the drawing."""
        renderer = QSvgRenderer(QByteArray(self._text.replace("currentColor", self._colour.name()).encode()))
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.4)
        renderer.render(painter, QRectF(rect))  # type: ignore[call-overload]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The same as a picture."""
        if size.isEmpty():
            return QPixmap()  # a button without room, before it is laid out
        found = QPixmap(size)
        found.fill(QColor(0, 0, 0, 0))
        painter = QPainter(found)
        self.paint(painter, QRectF(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return found

    def clone(self) -> "_Drawing":
        """Another of the same."""
        return _Drawing(self._text, self._colour)
