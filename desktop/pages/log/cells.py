"""How rows of the log are painted: a sentence over what it is about, and the four lights."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.icons import icon
from desktop.pages.log.columns import Column
from desktop.pages.log.rows import Role
from desktop.pages.log.words import LogLine
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.lights import LIGHTS, paint_lights

_SELECTED = QStyle.StateFlag.State_Selected
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_ONE_LINE = int(Qt.TextFlag.TextSingleLine)
_LIGHT = 1.2
"""The side of a light, in lines of text."""


class LogCells(QStyledItemDelegate):
    """Paints everything as plain text, whatever it looks like. Asks the model once for each cell."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.looks_changed.connect(self._renew)
        self._renew()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt asks for a cell."""
        rect: QRect = option.rect
        direction: Qt.LayoutDirection = option.direction
        line: LogLine | None = index.data(Role.LINE)
        if option.state & _SELECTED:
            painter.fillRect(rect, self._chosen)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, self._rule)
        if line is None:
            return
        box = rect.adjusted(2 * SPACE, 0, -2 * SPACE, 0)
        match index.column():
            case Column.WHAT:
                inner = self._sign(painter, box, line, direction)
                self._two(painter, inner, line.what, line.about, line.tone, direction)
            case Column.WHO:
                self._two(painter, box, line.who, "", "text", direction)
            case Column.LAPTOP:
                self._two(painter, box, line.laptop, line.number, "muted", direction)
            case Column.FAR:
                self._far(painter, box, line, direction)
            case Column.WHEN:
                self._two(painter, box, line.when, "", "muted", direction)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt asks how large a cell wants to be."""
        wide = self._metrics.horizontalAdvance(str(index.data() or "")) + 9 * SPACE
        return QSize(wide, row_height(self._theme))

    # ------------------------------------------------------------ inside

    def _sign(self, painter: QPainter, box: QRect, line: LogLine, direction: Qt.LayoutDirection) -> QRect:
        """Draw the sign of the entry beside its first line; what is left of the box."""
        name, colour = line.icon
        side = icon_side(self._theme, 1.2)
        if (name, colour) not in self._signs:
            ratio = self._ratio(painter)
            self._signs[name, colour] = icon(name, self._theme.colour(colour)).pixmap(QSize(side, side), ratio)
        place = QStyle.alignedRect(direction, _LEADING, QSize(side, side), box)
        if line.about:
            place.moveCenter(self._lines(box)[0].center())
            place.moveLeft(box.left() if direction == Qt.LayoutDirection.LeftToRight else box.right() - side + 1)
        painter.drawPixmap(place.topLeft(), self._signs[name, colour])
        room = side + 3 * SPACE
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        return box.adjusted(0, 0, -room, 0) if mirrored else box.adjusted(room, 0, 0, 0)

    def _two(
        self, painter: QPainter, box: QRect, first: str, second: str, tone: str, direction: Qt.LayoutDirection
    ) -> None:
        """A line of text, and a smaller one below it where there is one."""
        upper, lower = self._lines(box) if second else (box, box)
        self._text(painter, upper, first, self._body, self._metrics, tone, direction)
        if second:
            self._text(painter, lower, second, self._small, self._small_metrics, "muted", direction)

    def _far(self, painter: QPainter, box: QRect, line: LogLine, direction: Qt.LayoutDirection) -> None:
        upper, lower = self._lines(box)
        key = (line.light, direction)
        if key not in self._lights:
            side = icon_side(self._theme, _LIGHT)
            size = QSize(side * len(LIGHTS) + SPACE * (len(LIGHTS) - 1), side)
            ratio = self._ratio(painter)
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(picture)
            paint_lights(inner, self._theme, line.light, QRectF(0, 0, size.width(), size.height()), direction, side)
            inner.end()
            self._lights[key] = picture
        picture = self._lights[key]
        size = picture.deviceIndependentSize().toSize()
        place = QStyle.alignedRect(direction, _LEADING, size, upper)
        painter.drawPixmap(place.topLeft(), picture)
        self._text(painter, lower, line.far, self._small, self._small_metrics, "muted", direction)

    def _lines(self, box: QRect) -> tuple[QRect, QRect]:
        high, low = self._metrics.height(), self._small_metrics.height()
        top = box.top() + (box.height() - high - low - SPACE // 2) // 2
        return QRect(box.x(), top, box.width(), high), QRect(box.x(), top + high + SPACE // 2, box.width(), low)

    def _text(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        font: QFont,
        metrics: QFontMetrics,
        tone: str,
        direction: Qt.LayoutDirection,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._inks[tone])
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(QStyle.visualAlignment(direction, _LEADING)) | _ONE_LINE, shown)

    @staticmethod
    def _ratio(painter: QPainter) -> float:
        return painter.device().devicePixelRatioF()

    @Slot()
    def _renew(self) -> None:
        """Make once what all rows share."""
        theme = self._theme
        self._body, self._small = theme.font("body"), theme.font("small")
        self._metrics, self._small_metrics = QFontMetrics(self._body), QFontMetrics(self._small)
        self._inks = {tone: theme.colour(tone) for tone in ("text", "muted", "bad")}
        self._chosen, self._rule = theme.colour("accent_soft"), theme.colour("line")
        self._signs: dict[tuple[str, str], QPixmap] = {}
        self._lights: dict[tuple[str, Qt.LayoutDirection], QPixmap] = {}


def row_height(theme: Theme) -> int:
    """How high a row of the log is: two lines and their air."""
    lines = QFontMetrics(theme.font("body")).height() + QFontMetrics(theme.font("small")).height()
    return round(lines + 4 * SPACE)
