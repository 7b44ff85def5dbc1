"""What stands in the cells of the list: words, and the painting of a status with its icon."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.icons import icon
from desktop.pages.requests.columns import Column
from desktop.session import Session
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.plain import plain_tip
from desktop.wording import standing, times, values
from workflows import clock
from workflows.office.showing.requests_index import ListedRequest, Waiting

LINES = 1.9
"""How many lines of text a row is high."""


class Words(QObject):
    """A request's cells in the language in use, with the names that the office has now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def heading(self, column: Column) -> str:
        """What a column is called."""
        return {
            Column.TITLE: self.tr("Request"),
            Column.AMOUNT: self.tr("Amount"),
            Column.STATUS: self.tr("Status"),
            Column.WAITING: self.tr("Waits for"),
            Column.UNIT: self.tr("Unit"),
            Column.KIND: self.tr("Kind"),
            Column.CHANGED: self.tr("Changed"),
        }[column]

    def cell(self, listed: ListedRequest, column: Column) -> str:
        """A cell's text, on one line."""
        match column:
            case Column.TITLE:
                return one_line(listed.title) or listed.request
            case Column.AMOUNT:
                return values.money(listed.amount)
            case Column.STATUS:
                return standing.status(listed.status)
            case Column.WAITING:
                return self._waiting(listed)
            case Column.UNIT:
                return one_line(self._session.name(listed.unit))
            case Column.KIND:
                return one_line(self.workflow(listed.workflow))
            case Column.CHANGED:
                return times.ago(listed.updated_ms, clock.now_ms())

    def tip(self, listed: ListedRequest, column: Column) -> str:
        """The same at length, as a tool tip that is plain text whatever it holds."""
        match column:
            case Column.CHANGED:
                return plain_tip(times.moment(listed.updated_ms))
            case Column.WAITING:
                return plain_tip("\n".join(self._asked(one) for one in listed.waiting)) if listed.waiting else ""
            case Column.TITLE:
                return plain_tip(listed.title)
            case _:
                return plain_tip(self.cell(listed, column))

    def spoken(self, listed: ListedRequest, column: Column) -> str:
        """A cell as a screen reader says it: with its column, because rows are walked one cell at a time."""
        text = self.cell(listed, column)
        if column is Column.TITLE:
            return f"{text}, {standing.status(listed.status)}"
        return self.tr("%1: %2").replace("%1", self.heading(column), 1).replace("%2", text or self.tr("none"), 1)

    def workflow(self, id_: str) -> str:
        """A workflow's name."""
        known = self._session.overview
        return id_ if known is None else known.names.workflows.get(id_, id_)

    def _waiting(self, listed: ListedRequest) -> str:
        found = dict.fromkeys(person for one in listed.waiting for person in one.people)
        named = ", ".join(one_line(self._session.name(person)) for person in found)
        if named or not listed.waiting:
            return named
        stuck = any(one.kind == "stuck" for one in listed.waiting)
        return self.tr("nobody may act") if stuck else self.tr("the program")

    def _asked(self, waiting: Waiting) -> str:
        what = standing.task_kind(waiting.kind, waiting.step_name)
        who = ", ".join(self._session.name(person) for person in waiting.people)
        return f"{what}: {who}" if who else what


class RequestCells(QStyledItemDelegate):
    """Paints a status as a label with its sign, everything else as plain text, and a faint bar for what is coming.

    Qt's own way asks the model nine times for each cell; with a screen full of rows that alone is felt. Here a cell is
    asked for once, and what does not change between rows is made once.
    """

    def __init__(self, theme: Theme, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        theme.looks_changed.connect(self._renew)
        self._renew()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt asks for a cell."""
        rect: QRect = option.rect
        column, listed = index.column(), index.data(_LISTED)
        if option.state & _SELECTED:
            painter.fillRect(rect, self._chosen)
        box = rect.adjusted(2 * SPACE, 0, -2 * SPACE, 0)
        if listed is None:
            if column == Column.TITLE:
                self._bar(painter, box)
            return
        text = self._words.cell(listed, _COLUMNS[column])
        direction: Qt.LayoutDirection = option.direction
        if column == Column.STATUS:
            pill = self._pill(listed.status, text, box.size(), direction, painter)
            painter.drawPixmap(box.topLeft(), pill)
        elif text:
            self._text(painter, box, text, column, direction)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt asks how large a cell wants to be."""
        wide = self._metrics[Column.TITLE].horizontalAdvance(str(index.data() or "")) + 9 * SPACE
        return QSize(wide, row_height(self._theme))

    # ------------------------------------------------------------ inside

    def _text(self, painter: QPainter, box: QRect, text: str, column: int, direction: Qt.LayoutDirection) -> None:
        painter.setFont(self._fonts[column])
        painter.setPen(self._inks[column])
        if len(text) * self._widest[column] > box.width():  # it may be too long: now it is worth measuring
            text = self._metrics[column].elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = _TRAILING if column == Column.AMOUNT else _LEADING
        painter.drawText(box, int(QStyle.visualAlignment(direction, side)) | _ONE_LINE, text)

    def _pill(self, status: str, text: str, size: QSize, direction: Qt.LayoutDirection, painter: QPainter) -> QPixmap:
        ratio = painter.device().devicePixelRatioF()
        key = (status, text, size.width(), size.height(), direction, ratio)
        if key not in self._pills:
            picture = QPixmap(size * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(picture)
            look, sign = standing.status_look(status)
            paint_pill(inner, QRectF(0, 0, size.width(), size.height()), self._theme, look, sign, text, direction)
            inner.end()
            self._pills[key] = picture
        return self._pills[key]

    def _bar(self, painter: QPainter, box: QRect) -> None:
        height = round(self._theme.base_pt * 0.6)
        painter.fillRect(box.x(), box.center().y() - height // 2, round(box.width() * 0.6), height, self._faint)

    @Slot()
    def _renew(self) -> None:
        """Make once what all rows share."""
        theme = self._theme
        loud = {Column.TITLE, Column.AMOUNT, Column.WAITING}
        self._fonts = [theme.font("body", bold=one is Column.TITLE) for one in Column]
        self._metrics = [QFontMetrics(font) for font in self._fonts]
        self._widest = [metrics.maxWidth() for metrics in self._metrics]
        self._inks = [theme.colour("text" if one in loud else "muted") for one in Column]
        self._chosen, self._faint = theme.colour("accent_soft"), theme.colour("sunken")
        self._pills: dict[tuple[object, ...], QPixmap] = {}


_COLUMNS = tuple(Column)
_SELECTED = QStyle.StateFlag.State_Selected
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_ONE_LINE = int(Qt.TextFlag.TextSingleLine)
_LISTED = Qt.ItemDataRole.UserRole + 3
"""``rows.Role.LISTED``, which cannot be imported from there: that file shows these words."""


def paint_pill(
    painter: QPainter, box: QRectF, theme: Theme, look: str, sign: str, text: str, direction: Qt.LayoutDirection
) -> None:
    """Draw a label with its sign at the leading edge of the box, in the middle of its height."""
    ground, ink = tones(theme, look)
    font, side = theme.font("small"), icon_side(theme, 0.95)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()) - side - 5 * SPACE)
    size = pill_size(theme, shown).boundedTo(box.toRect().size())
    middle = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    place = QStyle.alignedRect(direction, middle, size, box.toRect())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(QPen(ink, 1))
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), size.height() / 2, size.height() / 2)
    inner = place.adjusted(2 * SPACE, 0, -2 * SPACE, 0)
    before = QStyle.alignedRect(direction, middle, QSize(side, side), inner)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(before.topLeft(), icon(sign, ink).pixmap(QSize(side, side), ratio))
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    words = inner.adjusted(0, 0, -side - SPACE, 0) if mirrored else inner.adjusted(side + SPACE, 0, 0, 0)
    painter.setFont(font)
    painter.drawText(QRectF(words), QStyle.visualAlignment(direction, middle), shown)


def pill_size(theme: Theme, text: str) -> QSize:
    """How large a label with a sign is."""
    metrics = QFontMetrics(theme.font("small"))
    width = icon_side(theme, 0.95) + metrics.horizontalAdvance(text) + 5 * SPACE + 2
    return QSize(width, round(metrics.height() + 1.4 * SPACE))


def tones(theme: Theme, look: str) -> tuple[QColor, QColor]:
    """The ground and the ink of a label of this look (``pill-good`` and so on)."""
    name = look.partition("-")[2]
    if name in {"good", "bad", "warn", "accent"}:
        return theme.colour(f"{name}_soft"), theme.colour(name)
    return theme.colour("sunken"), theme.colour("muted")


def row_height(theme: Theme) -> int:
    """How high a row of the list is."""
    return round(QFontMetrics(theme.font("body")).height() * LINES)


def one_line(text: str) -> str:
    """Text from outside without breaks, which would hide what stands after them."""
    return " ".join(text.split())
