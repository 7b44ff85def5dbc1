"""Sets a Markdown document as one reads it: lines with air between them, pictures no wider than the column."""

from pathlib import Path

from PySide6.QtGui import QImageReader, QTextBlockFormat, QTextCursor, QTextDocument, QTextImageFormat

_LINE_PERCENT = 140.0


def set_out(document: QTextDocument, pictures: Path, width: int, gap: float) -> None:
    """Space lines and paragraphs, and make pictures fit.

    ``pictures`` is the folder that their names start from; ``width`` and ``gap`` are device-independent pixels.
    """
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        form = QTextBlockFormat()
        if not _fit_pictures(pictures, cursor, width):
            form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(gap / 2 if block.textList() is not None else gap)
        cursor.mergeBlockFormat(form)
        block = block.next()


def _fit_pictures(pictures: Path, cursor: QTextCursor, width: int) -> bool:
    """Make a block's picture fit; whether it has one."""
    at = cursor.block().begin()
    while not at.atEnd():
        piece = at.fragment()
        if piece.charFormat().isImageFormat():
            form = QTextImageFormat(piece.charFormat().toImageFormat())
            size = QImageReader(str(pictures / form.name())).size()
            if size.width() > width:
                form.setWidth(width)
                form.setHeight(width * size.height() / size.width())
                chosen = QTextCursor(cursor.block())
                chosen.setPosition(piece.position())
                chosen.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                chosen.setCharFormat(form)
            return True
        at += 1
    return False
