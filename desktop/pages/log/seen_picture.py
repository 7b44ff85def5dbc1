"""Who has seen what, as a picture: a line for each laptop, a column for each log, and how full each field is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import numbers
from desktop.icons import icon
from desktop.pages.log.seen import Seen, SeenPlan
from desktop.pages.log.seen_words import seen_said
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.plain import plain_tip
from desktop.wording.alarms import laptop

if TYPE_CHECKING:
    from workflows.office.showing.names import Names

MOST = 12
"""Laptops that are drawn; of more, the first, and all of them in the table."""
_SIGNS = {"own": "pen-line", "all": "check", "some": "", "nothing": "minus", "differs": "triangle-alert"}
_TONES = {"own": "muted", "all": "good", "some": "accent", "nothing": "muted", "differs": "bad"}


class SeenPicture(QWidget):
    """Draws it. Each field says by a sign and a number what its fill says as well."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._plan = SeenPlan(laptops=(), fields=())
        self._names: Names | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Who has seen what; the table below says the same"))
        theme.looks_changed.connect(self._looks_changed)

    def show_plan(self, plan: SeenPlan, names: "Names") -> None:
        """Show this."""
        if (plan, names) != (self._plan, self._names):
            self._plan, self._names = plan, names
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """A line and a column for each laptop, and the names before them."""
        return QSize(
            round(self._widest() + 3 * self._line + self._line * 4 * len(self._columns)),
            round(self._line * 1.35 * (len(self._lines) + 1) + 2),
        )

    def minimumSizeHint(self) -> QSize:
        """All columns with a sign each, and a little of the names."""
        return QSize(round(self._line * (4 + 1.5 * len(self._columns))), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        if self._names is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font("body")
        metrics = QFontMetricsF(font)
        fields = {(one.by, one.device): one for one in self._plan.fields}
        painter.setFont(self._theme.font("small"))
        for column, device in enumerate(self._columns):
            painter.setPen(self._theme.colour("muted"))
            words = self.tr("log %1").replace("%1", str(self._number(device)), 1)
            painter.drawText(self._rect(column, -1), int(Qt.AlignmentFlag.AlignCenter), words)
        for line, device in enumerate(self._lines):
            painter.setFont(font)
            painter.setPen(self._theme.colour("text"))
            place = self._mirrored(QRectF(0, (line + 1) * self._high, self._heading - 2 * SPACE, self._high))
            words = f"{self._number(device)}  {laptop(device, self._names)}"
            shown = metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(self._start() | Qt.AlignmentFlag.AlignVCenter), shown)
            for column, log in enumerate(self._columns):
                field = fields.get((device, log))
                if field is not None:
                    self._field(painter, field, self._rect(column, line))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """A tool tip for the field under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._names is not None:
            for one in self._plan.fields:
                if one.by in self._lines and one.device in self._columns:
                    rect = self._rect(self._columns.index(one.device), self._lines.index(one.by))
                    if rect.contains(QPointF(event.pos())):
                        QToolTip.showText(event.globalPos(), plain_tip(seen_said(one, self._names)), self)
                        return True
            QToolTip.hideText()
            return True
        return super().event(event)

    @Slot()
    def _looks_changed(self) -> None:
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------ where things are

    @property
    def _columns(self) -> tuple[str, ...]:
        return self._plan.laptops[:MOST]

    @property
    def _lines(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.by for one in self._plan.fields))[:MOST]

    def _number(self, device: str) -> int:
        return self._plan.laptops.index(device) + 1

    @property
    def _line(self) -> float:
        return float(icon_side(self._theme, 2.0))

    @property
    def _high(self) -> float:
        return self._line * 1.35

    def _widest(self) -> float:
        if self._names is None:
            return 0.0
        metrics, names = QFontMetricsF(self._theme.font("body")), self._names
        return max((metrics.horizontalAdvance(laptop(one, names)) for one in self._lines), default=0.0)

    @property
    def _wide(self) -> float:
        """How wide a column is."""
        room = max(self.width() - self._widest() - 2 * self._line, self.width() / 2)
        return min(max(room / max(len(self._columns), 1), self._line * 1.2), self._line * 4)

    @property
    def _heading(self) -> float:
        """How wide the names are."""
        rest = self.width() - self._wide * len(self._columns)
        return max(min(self._widest() + 1.5 * self._line, rest), self._line * 2)

    def _rect(self, column: int, line: int) -> QRectF:
        left = self._heading + column * self._wide
        return self._mirrored(QRectF(left, (line + 1) * self._high, self._wide, self._high))

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(self.width() - rect.right())
        return rect

    def _start(self) -> Qt.AlignmentFlag:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft

    # ------------------------------------------------------------ one field

    def _field(self, painter: QPainter, field: Seen, rect: QRectF) -> None:
        box = rect.adjusted(SPACE / 2, SPACE / 2, -SPACE / 2, -SPACE / 2)
        state = field.state
        ink = self._theme.colour(_TONES[state])
        path = QPainterPath()
        path.addRoundedRect(box, 5, 5)
        painter.fillPath(path, self._theme.colour("sunken" if state != "own" else "surface"))
        if state in {"all", "some"}:
            fill = QRectF(box.left(), box.top(), box.width() * field.share, box.height())
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                fill.moveRight(box.right())
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(fill, self._theme.colour("good_soft" if state == "all" else "accent_soft"))
            painter.restore()
        style = Qt.PenStyle.DotLine if state == "nothing" else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("line") if state == "own" else ink, 1.2, style))
        painter.drawPath(path)
        self._words(painter, field, box)

    def _words(self, painter: QPainter, field: Seen, box: QRectF) -> None:
        state = field.state
        font = self._theme.font("small")
        metrics = QFontMetricsF(font)
        text = {
            "own": numbers.count(field.there),
            "all": self.tr("all"),
            "some": self.tr("%1 of %2")
            .replace("%1", numbers.count(field.held), 1)
            .replace("%2", numbers.count(field.there), 1),
            "nothing": self.tr("nothing yet"),
            "differs": self.tr("differs"),
        }[state]
        side = icon_side(self._theme, 1.0)
        room = box.width() - 2 * SPACE - (side + SPACE if _SIGNS[state] else 0)
        if metrics.horizontalAdvance(text) > room:
            text = "" if _SIGNS[state] else f"{int(field.share * 100)} %"
        wide = metrics.horizontalAdvance(text) + ((side + (SPACE if text else 0)) if _SIGNS[state] else 0)
        left = box.center().x() - wide / 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ink = self._theme.colour(_TONES[state])
        if _SIGNS[state]:
            at = box.center().x() + wide / 2 - side if mirrored else left
            pixmap = icon(_SIGNS[state], ink).pixmap(QSize(side, side), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(at, box.center().y() - side / 2), pixmap)
            left += 0 if mirrored else side + SPACE
        painter.setFont(font)
        painter.setPen(ink)
        rect = QRectF(left, box.top(), metrics.horizontalAdvance(text) + 1, box.height())
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
