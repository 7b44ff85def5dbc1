"""The one picture that explains it: laptops around a folder."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.icons import icon
from desktop.theme import Theme
from desktop.widgets.icon_button import icon_side

_WIDE, _HIGH = 18.0, 10.0
"""Of the picture, in lines of text."""
_LAPTOPS = ((0.1, 0.76), (0.5, 0.13), (0.9, 0.76))
_FOLDER = (0.5, 0.72)


class AroundTheFolder(QWidget):
    """Three laptops and the folder between them. Says nothing to a screen reader: the words stand below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.looks_changed.connect(self._looks_changed)

    def sizeHint(self) -> QSize:
        """As large as the text is."""
        return QSize(icon_side(self._theme, _WIDE), icon_side(self._theme, _HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self._at(_FOLDER)
        unit = float(icon_side(self._theme, 1.0))
        pen = QPen(self._theme.colour("strong_line"), max(1.5, unit * 0.1), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.5, 2.5])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for place in _LAPTOPS:
            painter.drawLine(
                self._shortened(self._at(place), middle, unit * 2.0),
                self._shortened(middle, self._at(place), unit * 2.2),
            )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft"))
        painter.drawEllipse(middle, unit * 1.9, unit * 1.9)
        self._draw(painter, "folder-sync", "accent", middle, unit * 2.0)
        for place in _LAPTOPS:
            self._draw(painter, "laptop", "text", self._at(place), unit * 2.1)
        painter.end()

    @Slot()
    def _looks_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _at(self, place: tuple[float, float]) -> QPointF:
        return QPointF(self.width() * place[0], self.height() * place[1])

    def _draw(self, painter: QPainter, name: str, colour: str, middle: QPointF, side: float) -> None:
        rect = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        icon(name, self._theme.colour(colour)).paint(painter, QRect(rect.toRect()))

    @staticmethod
    def _shortened(start: QPointF, end: QPointF, by: float) -> QPointF:
        """The point on the way from start to end that lies so far from start."""
        way = end - start
        length = (way.x() ** 2 + way.y() ** 2) ** 0.5 or 1.0
        return start + way * (by / length)
