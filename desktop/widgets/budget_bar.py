"""How full a budget is, drawn: what others took, what this takes, and where it ends. The words stand beside it."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import Theme

Part = tuple[int, Literal["accent", "muted", "strong_line", "warn", "bad"], Literal["full", "hatched"]]
"""Minor units, a colour of the theme's, and whether it is there already or only wished for."""

_WIDE_EM, _HIGH_EM, _LINE_EM = 9, 0.62, 1.7


class BudgetBar(QWidget):
    """Parts one after the other. Where they come to more than the budget, a line shows where it ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._wide = theme, wide
        self._amount = 0
        self._parts: tuple[Part, ...] = ()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if wide else policy.Preferred, policy.Fixed)
        theme.looks_changed.connect(self.update)

    def show_parts(self, amount: int, parts: Sequence[Part], name: str) -> None:
        """Show these parts of an amount, in minor units; ``name`` says it to screen readers."""
        self.setAccessibleName(name)
        self._amount, self._parts = amount, tuple(parts)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a line of text, in whose middle it stands."""
        em = self._em()
        return QSize(round(em * _WIDE_EM * (2 if self._wide else 1)), round(em * (1 if self._wide else _LINE_EM)))

    def minimumSizeHint(self) -> QSize:
        """A quarter of it will do."""
        return QSize(self.sizeHint().width() // 4, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt wants it painted."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = max(8, round(self._em() * _HIGH_EM))
        whole = QRectF(0, (self.height() - high) // 2, self.width(), high).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self._theme.colour("strong_line"))
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(whole, 3, 3)
        inner = whole.adjusted(1, 1, -1, -1)
        taken = sum(max(minor, 0) for minor, _, _ in self._parts)
        scale = max(self._amount, taken, 1)
        at = 0.0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setPen(Qt.PenStyle.NoPen)
        for minor, colour, how in self._parts:
            width = inner.width() * max(minor, 0) / scale
            leading = inner.right() - at - width if mirrored else inner.left() + at
            piece = QRectF(leading, inner.top(), width, inner.height())
            self._fill(painter, piece, self._theme.colour(colour), how)
            at += width
        if taken > self._amount >= 0 and scale:
            end = inner.width() * self._amount / scale
            x = inner.right() - end if mirrored else inner.left() + end
            painter.setPen(self._theme.colour("text"))
            painter.drawLine(round(x), round(whole.top()), round(x), round(whole.bottom()))
        painter.end()

    def _em(self) -> float:
        return self._theme.base_pt * 96 / 72

    @staticmethod
    def _fill(painter: QPainter, piece: QRectF, colour: QColor, how: str) -> None:
        painter.fillRect(piece, QColor(colour) if how == "full" else _faint(colour))
        if how == "hatched":
            painter.save()
            painter.setPen(colour)
            painter.setClipRect(piece)
            x = piece.left() - piece.height()
            while x < piece.right():
                painter.drawLine(round(x), round(piece.bottom()), round(x + piece.height()), round(piece.top()))
                x += 4
            painter.restore()


def _faint(colour: QColor) -> QColor:
    found = QColor(colour)
    found.setAlpha(60)
    return found
