"""A text as a QR code, drawn sharp at any size, dark on light whatever the colours of the window are."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import LIGHT

_QUIET = 4
"""Modules of light margin that a reader needs (ISO/IEC 18004)."""
_LEAST = 3
"""Device-independent pixels of a module that a camera can tell from its neighbour."""


class QrPicture(QWidget):
    """Shows one text. What it says must stand beside it as words: a picture is for cameras."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: tuple[tuple[bool, ...], ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show this text, in as few modules as hold it with some to spare for dirt (level M)."""
        self._modules = modules_of(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough for a camera."""
        side = (len(self._modules) + 2 * _QUIET) * _LEAST
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Not smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw whole modules of whole device pixels: edges between them would blur otherwise."""
        del event
        if not self._modules:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        scale = self.devicePixelRatioF()
        count = len(self._modules) + 2 * _QUIET
        module = int(min(self.width(), self.height()) * scale / count) / scale
        painter.fillRect(QRectF(0, 0, module * count, module * count), QColor(LIGHT.surface))
        dark = QColor(LIGHT.text)
        for y, line in enumerate(self._modules):
            for x, on in enumerate(line):
                if on:
                    painter.fillRect(QRectF((x + _QUIET) * module, (y + _QUIET) * module, module, module), dark)
        painter.end()


def modules_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the code, row by row, without the light margin; True is dark."""
    import segno  # noqa: PLC0415 -- needed by few, and not before the first paint

    made = segno.make(text, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(module) for module in line) for line in made.matrix)
