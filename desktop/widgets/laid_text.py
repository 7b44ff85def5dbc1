"""Words that are painted by hand, broken into lines: between words, and inside one that is longer than the line."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption


def laid(
    text: str, font: QFont, width: int, direction: Qt.LayoutDirection, *, end: bool = False
) -> tuple[int, QTextLayout]:
    """How high the text is in lines of this width, in pixels, and the text in them; ``end``: at the trailing side."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    right = (direction == Qt.LayoutDirection.RightToLeft) != end
    edge = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return round(top + 0.5), layout
