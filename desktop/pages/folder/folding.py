"""Words and what can be done about them: beside each other where there is room, else below each other."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.theme import SPACE

_LEAST_LETTERS = 26
"""Width that words need beside something, in letters of body text."""


class Folding(QWidget):
    """One part that grows, and others behind it that keep their size."""

    def __init__(self, words: QWidget, *others: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._others = words, others
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * SPACE)
        self._box.addWidget(words, 1)
        for one in others:
            self._box.addWidget(one, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part."""
        shown = [one for one in (self._words, *self._others) if not one.isHidden()]
        widths = [one.minimumSizeHint().width() for one in shown]
        return QSize(max(widths, default=0), self._box.minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        """Higher where it folds."""
        self._fold(width)
        return self._box.heightForWidth(width) if self._box.hasHeightForWidth() else self._box.sizeHint().height()

    def hasHeightForWidth(self) -> bool:
        """Narrow places make it higher."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt gave it another width."""
        super().resizeEvent(event)
        self._fold(event.size().width())

    def _fold(self, width: int) -> None:
        beside = sum(one.sizeHint().width() + 2 * SPACE for one in self._others if not one.isHidden())
        is_narrow = bool(beside) and beside + self.fontMetrics().averageCharWidth() * _LEAST_LETTERS > width
        wanted = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
