"""Sets a Markdown document as one reads it: lines with air between them, tables with room in their cells."""

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)

_LINE_PERCENT = 140.0


def set_out(document: QTextDocument, gap: float, line: QColor) -> None:
    """Space lines and paragraphs, and rule tables.

    ``gap`` is what stands between two paragraphs, in device-independent pixels; ``line`` is the colour of rules.
    """
    block = document.begin()
    while block.isValid():
        form, cursor = QTextBlockFormat(), QTextCursor(block)
        below = 0 if cursor.currentTable() is not None else gap / 2 if block.textList() is not None else gap
        if _has_picture(block):
            below = 1.5 * gap
        else:
            form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(below)
        cursor.mergeBlockFormat(form)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame, gap, line)


def _has_picture(block: QTextBlock) -> bool:
    """Whether a picture stands in this block."""
    at = block.begin()
    while not at.atEnd():
        if at.fragment().charFormat().isImageFormat():
            return True
        at += 1
    return False


def _rule(table: QTextTable, gap: float, line: QColor) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(line))
    form.setBorderCollapse(True)
    form.setCellSpacing(0)
    form.setCellPadding(gap / 2)
    form.setBottomMargin(gap)
    table.setFormat(form)
