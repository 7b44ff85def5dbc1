"""Who has seen what, as a picture: a line for each laptop, a column for each log; and the same as sentences."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.plain import plain_tip
from desktop.wording.alarms import laptop
from desktop.wording.places import who_has

if TYPE_CHECKING:
    from workflows.office.showing.folder_shown import FolderShown
    from workflows.office.showing.names import Names

MOST = 12
"""Laptops that are drawn; of more, the first, and all of them in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """How far one laptop has another's log."""

    by: str
    device: str
    held: int
    there: int
    """Entries of that log that are here, up to the last that matters to others."""

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(self.held / self.there, 1.0) if self.there else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The whole picture: laptops in their order, and a field for every two."""

    laptops: tuple[str, ...]
    fields: tuple[Field, ...]


def matrix_of(shown: "FolderShown") -> Matrix:
    """What is known here, of the laptops whose logs go on."""
    going = [one for one in shown.laptops if one.line.state in {"primary", "member"}]
    lines, acts = [one.line for one in going], {one.line.device: one.acts for one in going}
    told = {(one.by, one.device): one.size for one in shown.seen if one.fits is not False}
    fields = []
    for by in lines:
        for log in lines:
            if by.device != log.device:
                there = acts[log.device]
                held = there if by.own else min(told.get((by.device, log.device), 0), there)
                fields.append(Field(by=by.device, device=log.device, held=held, there=there))
    return Matrix(laptops=tuple(one.device for one in lines), fields=tuple(fields))


def sentences(matrix: Matrix, names: "Names") -> str:
    """The same for reading: a line for every field, and one for each laptop that has written nothing."""
    found = (who_has(one.by, one.device, one.held, one.there, names) for one in matrix.fields)
    return "\n".join(dict.fromkeys(found))


class MatrixPicture(QWidget):
    """Draws it. A disc is as full as the log is held; a check says it is all of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._matrix = Matrix(laptops=(), fields=())
        self._names: Names | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Who has seen what"))
        theme.looks_changed.connect(self._looks_changed)

    def show_matrix(self, matrix: Matrix, names: "Names") -> None:
        """Show this."""
        if (matrix, names) == (self._matrix, self._names):
            return
        self._matrix, self._names = matrix, names
        self.setAccessibleDescription(sentences(matrix, names))
        self.updateGeometry()
        self.update()

    @property
    def _drawn(self) -> tuple[str, ...]:
        return self._matrix.laptops[:MOST]

    @property
    def _cell(self) -> float:
        return float(icon_side(self._theme, 2.2))

    def sizeHint(self) -> QSize:
        """A line and a column for each laptop, and the names before them."""
        count = len(self._drawn)
        return QSize(round(self._heading() + self._cell * count), round(self._cell * (count + 1)))

    def minimumSizeHint(self) -> QSize:
        """All columns, and a little of the names."""
        return QSize(round(self._cell * (len(self._drawn) + 2)), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        if self._names is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, cell, heading = QFontMetricsF(self.font()), self._cell, self._heading()
        fields = {(one.by, one.device): one for one in self._matrix.fields}
        for place, device in enumerate(self._drawn):
            self._number(painter, place, self._rect(place, -1))
            name = self._rect_of(0, cell * (place + 1), heading - cell, cell)
            painter.setPen(self._theme.colour("text"))
            words = metrics.elidedText(laptop(device, self._names), Qt.TextElideMode.ElideRight, name.width())
            # Left is where reading begins: the painter turns it round with the window.
            painter.drawText(name, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
            self._number(painter, place, self._rect_of(heading - cell, cell * (place + 1), cell, cell))
            for other, log in enumerate(self._drawn):
                self._field(painter, fields.get((device, log)), self._rect(other, place))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """A tool tip for the field under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._names is not None:
            for one in self._matrix.fields:
                if one.by in self._drawn and one.device in self._drawn:
                    rect = self._rect(self._drawn.index(one.device), self._drawn.index(one.by))
                    if rect.contains(QPointF(event.pos())):
                        words = who_has(one.by, one.device, one.held, one.there, self._names)
                        QToolTip.showText(event.globalPos(), plain_tip(words), self)
                        return True
            QToolTip.hideText()
            return True
        return super().event(event)

    @Slot()
    def _looks_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _heading(self) -> float:
        """How wide the names are, with the number behind them."""
        if self._names is None:
            return self._cell * 2
        metrics = QFontMetricsF(self._theme.font())
        widest = max((metrics.horizontalAdvance(laptop(one, self._names)) for one in self._drawn), default=0.0)
        columns = self._cell * len(self._drawn)
        room = max(self.width() - columns, self._cell * 2) if self.width() > columns else widest + self._cell * 2
        return min(widest + self._cell * 1.5, room)

    def _rect(self, column: int, line: int) -> QRectF:
        return self._rect_of(self._heading() + column * self._cell, (line + 1) * self._cell, self._cell, self._cell)

    def _rect_of(self, leading: float, top: float, width: float, height: float) -> QRectF:
        """A rectangle by its distance from where reading begins."""
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(self.width() - leading - width if is_mirrored else leading, top, width, height)

    def _number(self, painter: QPainter, place: int, rect: QRectF) -> None:
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))

    def _field(self, painter: QPainter, field: Field | None, rect: QRectF) -> None:
        middle, radius = rect.center(), rect.width() * 0.26
        if field is None:  # its own log
            painter.setPen(QPen(self._theme.colour("line"), 2))
            painter.drawLine(middle - QPointF(radius * 0.6, 0), middle + QPointF(radius * 0.6, 0))
            return
        full = field.share >= 1
        pen = QPen(self._theme.colour("good" if full else "strong_line"), 1.6)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("good_soft" if full else "surface"))
        painter.drawEllipse(middle, radius, radius)
        if full:
            pen.setWidthF(2.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            corner = middle + QPointF(-radius * 0.1, radius * 0.38)
            painter.drawLine(middle + QPointF(-radius * 0.45, 0), corner)
            painter.drawLine(corner, middle + QPointF(radius * 0.5, -radius * 0.38))
        elif field.held:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            box = QRectF(middle.x() - radius, middle.y() - radius, radius * 2, radius * 2)
            painter.drawPie(box, 90 * 16, -round(360 * 16 * field.share))
