"""A request's status as a label with its sign."""

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.pages.requests.cells import paint_pill, pill_size
from desktop.theme import Theme
from desktop.wording import standing


class StatusLabel(QWidget):
    """Says the status in words and by a sign; the colour only repeats it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._code = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.looks_changed.connect(self._renew)

    def show_status(self, code: str) -> None:
        """Show another one; the empty code shows none."""
        self._code = code
        self.setVisible(bool(code))
        self.setAccessibleName(standing.status(code) if code else "")
        self._renew()

    def sizeHint(self) -> QSize:
        """As large as its words."""
        return pill_size(self._theme, standing.status(self._code))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt asks for the drawing."""
        painter = QPainter(self)
        look, sign = standing.status_look(self._code)
        words = standing.status(self._code)
        paint_pill(painter, QRectF(self.rect()), self._theme, look, sign, words, self.layoutDirection())
        painter.end()

    @Slot()
    def _renew(self) -> None:
        self.updateGeometry()
        self.update()
