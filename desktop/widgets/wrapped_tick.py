"""A box to tick beside words that wrap: the words of a box of Qt stay in one line, however little room there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel

from desktop.widgets.plain import row


class _Words(QLabel):
    def __init__(self, text: str, box: QCheckBox) -> None:
        super().__init__(text)
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words belong to the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._box.click()
        super().mouseReleaseEvent(event)


def wrapped_tick(text: str) -> tuple[QCheckBox, QHBoxLayout]:
    """The box, named by the words, and the line of both."""
    box = QCheckBox()
    box.setAccessibleName(text)
    line = row(gap=2)
    line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(_Words(text, box), 1)
    return box, line
