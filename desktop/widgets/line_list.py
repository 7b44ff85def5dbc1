"""A list of lines that wrap: each an icon, a heading with a few words at its end, a text, and what is said in passing.

For lists that are read rather than searched. Rows are as high as their words need in the width that is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.icons import icon
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.laid_text import laid

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. All of it is plain text, whatever stands in it."""

    key: str
    """What it is about; handed on when it is chosen."""
    icon: str = ""
    """A Lucide name; the words say the same."""
    colour: str = "muted"
    """Of icon and mark, by its field in ``Colours``."""
    title: str = ""
    mark: str = ""
    """At the trailing end of the title, such as how it stands."""
    text: str = ""
    below: str = ""
    faint: bool = False
    """Whether it plays no part here; the words say the same."""

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.mark, self.text, self.below) if part)


class Role(IntEnum):
    """What can be asked of a line besides Qt's own roles."""

    KEY = Qt.ItemDataRole.UserRole + 1
    LINE = Qt.ItemDataRole.UserRole + 2


class LineRows(QAbstractListModel):
    """Lines in the order in which they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these. Where the same things are meant in the same order, the rows stay, and what is chosen."""
        if [one.key for one in lines] != [one.key for one in self.lines]:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
            return
        changed = [at for at, one in enumerate(lines) if one != self.lines[at]]
        self.lines = tuple(lines)
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def place_of(self, key: str) -> int:
        """The row of a key; -1 where it is not shown."""
        return next((at for at, one in enumerate(self.lines) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one of them says."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title or line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Role.KEY:
                return line.key
            case Role.LINE:
                return line
        return None


class LinePainting(QStyledItemDelegate):
    """Measures and paints lines by the theme's fonts; leading and trailing follow the direction of writing."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._heights: dict[tuple[Line, int], int] = {}
        self._tints: dict[tuple[str, str], QIcon] = {}
        theme.looks_changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        theme = self._theme
        self._strong, self._body, self._small = theme.font(bold=True), theme.font(), theme.font("small")
        self._side = icon_side(theme, 1.3)
        self._heights, self._tints = {}, {}
        self._view.scheduleDelayedItemsLayout()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words in the width of the list."""
        line, width = index.data(Role.LINE), self._view.viewport().width()
        if not isinstance(line, Line):
            return QSize(0, 0)
        if (line, width) not in self._heights:
            if len(self._heights) > 5_000:
                self._heights = {}
            parts = self._parts(line, self._room(width, line), Qt.LayoutDirection.LeftToRight)
            high = sum(part[0] for part in parts) + SPACE * max(0, len(parts) - 1)
            self._heights[line, width] = max(high, self._side if line.icon else 0) + 6 * SPACE
        return QSize(0, self._heights[line, width])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt asks for a line."""
        line, options = index.data(Role.LINE), _options(option)
        if not isinstance(line, Line):
            return
        painter.save()
        rect: QRect = options.rect
        self._paint_ground(painter, options, rect)
        if line.faint:
            painter.setOpacity(0.75)
        inner = rect.adjusted(4 * SPACE, 3 * SPACE, -4 * SPACE, -3 * SPACE)
        if line.icon:
            high = QFontMetrics(self._strong if line.title else self._body).height()
            place = QRect(inner.left(), inner.top() + (high - self._side) // 2, self._side, self._side)
            self._icon(line.icon, line.colour).paint(painter, QStyle.visualRect(options.direction, inner, place))
            words = inner.adjusted(self._side + 3 * SPACE, 0, 0, 0)
            inner = QStyle.visualRect(options.direction, inner, words)
        top = inner.top()
        for at, (high, layout, colour) in enumerate(self._parts(line, inner.width(), options.direction)):
            painter.setPen(self._theme.colour(colour))
            layout.draw(painter, QPointF(inner.left(), top))
            if at == 0 and line.mark and self._mark_fits(line, inner.width()):
                self._paint_mark(painter, QRect(inner.left(), top, inner.width(), high), line, options.direction)
            top += high + SPACE
        painter.restore()

    # ------------------------------------------------------------ inside

    def _room(self, width: int, line: Line) -> int:
        return max(40, width - 8 * SPACE - (self._side + 3 * SPACE if line.icon else 0))

    def _mark_width(self, line: Line) -> int:
        return QFontMetrics(self._small).horizontalAdvance(line.mark) + 3 * SPACE

    def _mark_fits(self, line: Line, width: int) -> bool:
        """Whether the mark can stand beside the title; else it has a line of its own."""
        title = QFontMetrics(self._strong).horizontalAdvance(line.title)
        return title + self._mark_width(line) + 2 * SPACE <= width

    def _parts(self, line: Line, width: int, direction: Qt.LayoutDirection) -> list[tuple[int, QTextLayout, str]]:
        """The height, the layout and the colour of each part below each other."""
        beside = self._mark_fits(line, width)
        told = [
            (line.title, self._strong, "text"),
            ("" if beside else line.mark, self._small, line.colour),
            (line.text, self._body, "text"),
            (line.below, self._small, "muted"),
        ]
        return [(*laid(text, font, width, direction), colour) for text, font, colour in told if text]

    def _paint_mark(self, painter: QPainter, rect: QRect, line: Line, direction: Qt.LayoutDirection) -> None:
        width = self._mark_width(line)
        place = QRect(rect.right() - width + 1, rect.top(), width, rect.height())
        painter.setFont(self._small)
        painter.setPen(self._theme.colour(line.colour))
        ltr = direction == Qt.LayoutDirection.LeftToRight
        edge = Qt.AlignmentFlag.AlignRight if ltr else Qt.AlignmentFlag.AlignLeft
        flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
        painter.drawText(QStyle.visualRect(direction, rect, place), flags, line.mark)

    def _paint_ground(self, painter: QPainter, options: Any, rect: QRect) -> None:
        theme = self._theme
        if options.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(QStyle.visualRect(options.direction, rect, bar), theme.colour("accent"))
            if options.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
            return
        if options.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("sunken"))
        painter.setPen(theme.colour("line"))
        at, side = rect.bottom(), 4 * SPACE
        painter.drawLine(QPoint(rect.left() + side, at), QPoint(rect.right() - side, at))

    def _icon(self, name: str, colour: str) -> QIcon:
        if (name, colour) not in self._tints:
            self._tints[name, colour] = icon(name, self._theme.colour(colour))
        return self._tints[name, colour]


class LineList(QListView):
    """Lines to read, by keyboard as well. Return or a double click chooses one."""

    line_chosen = Signal(str)
    """The key of the line that was chosen."""
    line_reached = Signal(str)
    """The key of the line that the keyboard or the mouse went to."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, *, grows: bool = False) -> None:
        """``grows``: it is as high as its lines, and scrolls with what it stands in; for a few lines only."""
        super().__init__(parent)
        self._grows = grows
        self.rows = LineRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(LinePainting(theme, self))
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setMinimumHeight(6 * 4 * SPACE)
        self.verticalScrollBar().setSingleStep(8 * SPACE)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setMinimumHeight(0)
            self.rows.modelReset.connect(self.updateGeometry)
            self.rows.dataChanged.connect(self._grow)
        self.activated.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._reach)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.rows.show_lines(lines)
        self._begin_at_first()

    def go_to(self, key: str) -> None:
        """Bring a line into sight and choose it; nothing where it is not shown."""
        at = self.rows.place_of(key)
        if at >= 0 and self.currentIndex().row() != at:
            self.setCurrentIndex(self.rows.index(at))
            self.scrollTo(self.rows.index(at))

    def bring_up(self, key: str) -> None:
        """Bring a line into sight, and leave what is chosen."""
        at = self.rows.place_of(key)
        if at >= 0:
            self.scrollTo(self.rows.index(at), QAbstractItemView.ScrollHint.EnsureVisible)

    def sizeHint(self) -> QSize:
        """As high as its lines, where it grows."""
        return QSize(super().sizeHint().width(), self._height()) if self._grows else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(super().minimumSizeHint().width(), self._height()) if self._grows else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words may wrap otherwise now."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._grows and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def focusInEvent(self, event: Any) -> None:
        """The keyboard came here: something is chosen, so that arrows lead on from it."""
        super().focusInEvent(event)
        self._begin_at_first()

    def changeEvent(self, event: QEvent) -> None:
        """Fonts or the direction of writing changed."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def _begin_at_first(self) -> None:
        if self.hasFocus() and not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))

    def _height(self) -> int:
        """The height in which every line can be seen."""
        return sum(self.sizeHintForRow(at) for at in range(self.rows.rowCount())) + 2 * self.frameWidth() + 2

    @Slot()
    def _grow(self) -> None:
        self.updateGeometry()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.line_chosen.emit(index.data(Role.KEY))

    @Slot(QModelIndex, QModelIndex)
    def _reach(self, index: QModelIndex, before: QModelIndex) -> None:
        if index.isValid():
            self._follow(index)
            self.line_reached.emit(index.data(Role.KEY))

    def _follow(self, index: QModelIndex) -> None:
        """Where it scrolls with what it stands in, bring the line into sight there."""
        around = self.parentWidget() if self._grows else None
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None:
            rect = self.visualRect(index)
            for corner in (rect.bottomLeft(), rect.topLeft()):
                at = self.viewport().mapTo(inside, corner)
                around.ensureVisible(at.x(), at.y(), 0, 2 * SPACE)


def _options(option: QStyleOptionViewItem) -> Any:
    """The same, with what its stubs leave out."""
    return option
