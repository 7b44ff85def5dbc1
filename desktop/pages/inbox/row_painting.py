"""Paints the rows of the list: title and amount, where it belongs and when it is due, and why it is here."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.icons import icon
from desktop.leaving import Stage
from desktop.pages.inbox.arranging import GroupRow, Line
from desktop.pages.inbox.row_words import LineWords, count_words, group_words, stage_words
from desktop.pages.inbox.rows import Role
from desktop.theme import SPACE, Theme
from desktop.widgets.eliding import cut_before_number
from desktop.widgets.icon_button import icon_side

_SIDE = 4 * SPACE
"""Margin at either side of a row."""
_ABOVE = 2.5 * SPACE
_BETWEEN = SPACE
_NARROW_LETTERS = 38
"""A list with room for fewer letters puts the amount below the title."""


class RowPainting(QStyledItemDelegate):
    """Everything is measured by the theme's fonts; leading and trailing follow the direction of writing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tints: dict[tuple[str, str], QIcon] = {}
        theme.looks_changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        theme = self._theme
        self._body, self._strong, self._small = theme.font(), theme.font(bold=True), theme.font("small")
        self._group = self._small_strong = theme.font("small", bold=True)
        self._lines = [QFontMetrics(font).height() for font in (self._strong, self._small, self._small)]
        self._task_height = round(2 * _ABOVE + sum(self._lines) + 2 * _BETWEEN)
        self._group_height = round(QFontMetrics(self._group).height() + 5 * SPACE)
        self._icon_side = icon_side(theme, 1.0)
        self._tints = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are as high as their lines of type; they take the width that is there."""
        if isinstance(index.data(Role.ROW), GroupRow):
            return QSize(0, self._group_height)
        more = self._lines[1] + round(_BETWEEN) if self._is_narrow(self._list_width()) else 0
        return QSize(0, self._task_height + more)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt asks for a row."""
        options: Any = option
        painter.save()
        row = index.data(Role.ROW)
        if isinstance(row, GroupRow):
            self._paint_group(painter, options.rect, options.direction, row)
        elif isinstance(row, Line):
            self._paint_task(painter, options, index)
        painter.restore()

    # ------------------------------------------------------------ inside

    def _paint_group(self, painter: QPainter, rect: QRect, direction: Qt.LayoutDirection, row: GroupRow) -> None:
        inner = rect.adjusted(_SIDE, 3 * SPACE, -_SIDE, -SPACE)
        title, count = group_words(row.group), count_words(row)
        title_width = QFontMetrics(self._group).horizontalAdvance(title) + 2 * SPACE
        self._write(painter, self._group, "muted", inner, title, direction)
        rest = QStyle.visualRect(direction, inner, inner.adjusted(title_width, 0, 0, 0))
        self._write(painter, self._small, "muted", rest, count, direction)

    def _paint_task(self, painter: QPainter, options: Any, index: QModelIndex | QPersistentModelIndex) -> None:
        words: LineWords = index.data(Role.WORDS)
        stage: Stage | None = index.data(Role.STAGE)
        rect, direction = options.rect, options.direction
        self._paint_ground(painter, options, chosen=bool(index.data(Role.CHOSEN)))
        painter.setOpacity(0.6 if stage is not None else 1.0)
        inner = rect.adjusted(_SIDE, round(_ABOVE), -_SIDE, -round(_ABOVE))
        if index.data(Role.CHOSEN):
            inner = self._mark_chosen(painter, inner, direction)
        tops = [inner.top()]
        for height in self._lines:
            tops.append(tops[-1] + height + round(_BETWEEN))
        lines = [QRect(inner.left(), tops[n], inner.width(), self._lines[n]) for n in range(3)]
        if self._is_narrow(rect.width()):
            below = self._lines[1] + round(_BETWEEN)
            self._write(painter, self._strong, "text", lines[0], words.title, direction)
            self._write(painter, self._small_strong, "text", lines[1], words.amount, direction)
            lower = lines[1].translated(0, below)
            self._ends(painter, lower, words, stage, (self._small, "muted", words.place), direction)
            self._write(painter, self._small, "text", lines[2].translated(0, below), words.why, direction)
            return
        self._title(painter, lines[0], words, direction)
        self._ends(painter, lines[1], words, stage, (self._small, "muted", words.place), direction)
        self._write(painter, self._small, "text", lines[2], words.why, direction)

    def _list_width(self) -> int:
        parent = self.parent()
        return parent.viewport().width() if isinstance(parent, QListView) else 0

    def _is_narrow(self, width: int) -> bool:
        """Whether title and amount have too little room beside each other."""
        return width < QFontMetrics(self._body).averageCharWidth() * _NARROW_LETTERS

    def _ends(
        self,
        painter: QPainter,
        rect: QRect,
        words: LineWords,
        stage: Stage | None,
        leading: tuple[QFont, str, str],
        direction: Qt.LayoutDirection,
    ) -> None:
        """Something at the leading edge; at the trailing one when it is due, or what is on its way."""
        if stage is not None:
            taken = self._with_icon(painter, rect, "send", "accent", stage_words(stage), direction)
        else:
            taken = self._due(painter, rect, words, direction)
        left = QRect(rect.left(), rect.top(), max(0, rect.width() - taken), rect.height())
        self._write(painter, leading[0], leading[1], QStyle.visualRect(direction, rect, left), leading[2], direction)

    def _paint_ground(self, painter: QPainter, options: Any, *, chosen: bool) -> None:
        rect, theme = options.rect, self._theme
        looked_at = bool(options.state & QStyle.StateFlag.State_Selected)
        if looked_at or chosen:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif options.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("sunken"))
        if looked_at:
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(QStyle.visualRect(options.direction, rect, bar), theme.colour("accent"))
            if options.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.colour("accent"), 2))
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.setPen(theme.colour("line"))
        at = rect.bottom()
        painter.drawLine(QPoint(rect.left() + _SIDE, at), QPoint(rect.right() - _SIDE, at))

    def _mark_chosen(self, painter: QPainter, inner: QRect, direction: Qt.LayoutDirection) -> QRect:
        side = self._icon_side
        place = QRect(inner.left(), inner.top() + (self._lines[0] - side) // 2, side, side)
        self._icon("square-check", "accent").paint(painter, QStyle.visualRect(direction, inner, place))
        return QStyle.visualRect(direction, inner, inner.adjusted(side + 2 * SPACE, 0, 0, 0))

    def _title(self, painter: QPainter, rect: QRect, words: LineWords, direction: Qt.LayoutDirection) -> None:
        """The title, and the amount at the trailing edge."""
        font = self._strong
        width = QFontMetrics(font).horizontalAdvance(words.amount) + 3 * SPACE if words.amount else 0
        end = QRect(rect.right() - width + 1, rect.top(), width, rect.height())
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        ltr = direction == Qt.LayoutDirection.LeftToRight
        edge = Qt.AlignmentFlag.AlignRight if ltr else Qt.AlignmentFlag.AlignLeft
        flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(QStyle.visualRect(direction, rect, end), flags, words.amount)
        begin = QRect(rect.left(), rect.top(), rect.width() - width, rect.height())
        self._write(painter, font, "text", QStyle.visualRect(direction, rect, begin), words.title, direction)

    def _due(self, painter: QPainter, rect: QRect, words: LineWords, direction: Qt.LayoutDirection) -> int:
        if not words.due:
            return 0
        return self._with_icon(painter, rect, words.due_icon, words.due_look, words.due, direction)

    def _with_icon(
        self, painter: QPainter, rect: QRect, icon_name: str, colour: str, text: str, direction: Qt.LayoutDirection
    ) -> int:
        """Icon and words at the trailing edge; answers the width that they take."""
        side = QFontMetrics(self._small).ascent()
        width = QFontMetrics(self._small).horizontalAdvance(text)
        whole = side + SPACE + width
        area = QRect(rect.right() - whole + 1, rect.top(), whole, rect.height())
        place = QRect(area.left(), rect.top() + (rect.height() - side) // 2, side, side)
        self._icon(icon_name, colour).paint(painter, QStyle.visualRect(direction, rect, place))
        says = QRect(area.left() + side + SPACE, rect.top(), width + SPACE, rect.height())
        painter.setFont(self._small)
        painter.setPen(self._theme.colour(colour))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(QStyle.visualRect(direction, rect, says), flags, text)
        return whole + 3 * SPACE

    def _write(
        self, painter: QPainter, font: QFont, colour: str, rect: QRect, text: str, direction: Qt.LayoutDirection
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        shown = cut_before_number(QFontMetrics(font), text.replace("\n", " "), rect.width())
        edge = (
            Qt.AlignmentFlag.AlignLeft if direction == Qt.LayoutDirection.LeftToRight else Qt.AlignmentFlag.AlignRight
        )
        flags = edge | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, shown)

    def _icon(self, name: str, colour: str) -> QIcon:
        if (name, colour) not in self._tints:
            self._tints[name, colour] = icon(name, self._theme.colour(colour))
        return self._tints[name, colour]
