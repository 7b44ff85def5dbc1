"""One figure to look at: its name, the value, the requests behind it, how near the target is, and the last weeks."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from desktop.icons import icon
from desktop.theme import RADIUS, Theme
from desktop.widgets.figure_tile_layout import Arranged, arranged
from desktop.widgets.plain import plain_tip

_LEAST_EM, _WIDE_EM = 15, 40
"""The least width, and one in which nearly nothing wraps, in times the size of type."""
_KEPT = 20
"""Widths of which it is remembered where everything stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a tile shows: words that are ready to be read."""

    key: str
    """What is handed on when it is chosen."""
    name: str
    value: str
    unit: str = ""
    told: str = ""
    """How many requests are behind it."""
    more: str = ""
    """What else belongs to the value."""
    target: str = ""
    """In words; the colour says the same once more."""
    tone: str = ""
    """good, warn, bad; empty: there is no target, or nothing to compare."""
    icon: str = ""
    weeks: tuple[float | None, ...] = ()
    """The last weeks, the oldest first; None: nothing was measured."""
    weeks_told: str = ""
    """The same in words, for who cannot see the line."""
    groups: tuple[tuple[str, str], ...] = ()
    """Names and values of the largest groups."""

    @property
    def spoken(self) -> str:
        """All of it, for screen readers."""
        parts = [self.name, f"{self.value} {self.unit}".strip(), self.more, self.told, self.target, self.weeks_told]
        return ". ".join([*(part for part in parts if part), *(f"{name}: {value}" for name, value in self.groups)])


class FigureTile(QAbstractButton):
    """A card that is pressed to see the list behind it. It is as high as its words need in the width it has."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown = Shown(key="", name="", value="")
        self._known: dict[tuple[int, Qt.LayoutDirection], Arranged] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.looks_changed.connect(self._measure)

    def show_figure(self, shown: Shown) -> None:
        """Show this one."""
        if shown == self.shown:
            return
        self.shown = shown
        self.setAccessibleName(shown.spoken)
        self.setToolTip(plain_tip(shown.spoken))
        self._measure()

    def sizeHint(self) -> QSize:
        """As high as its words in the width it would like."""
        width = round(self._theme.base_pt * 96 / 72 * (_LEAST_EM + 3))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As high as its words where each line has room enough; in less, ``heightForWidth`` asks for more."""
        em = self._theme.base_pt * 96 / 72
        return QSize(round(em * _LEAST_EM), self.heightForWidth(round(em * _WIDE_EM)))

    def heightForWidth(self, width: int) -> int:
        """As high as its words need."""
        return self.arranged(width).height

    def arranged(self, width: int) -> Arranged:
        """Where everything stands in a tile that is so wide."""
        key = (width, self.layoutDirection())
        if key not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[key] = arranged(self._theme, self.shown, *key)
        return self._known[key]

    @Slot()
    def _measure(self) -> None:
        self._known.clear()
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt wants it painted."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        ground = colour("sunken") if self.isDown() or self.underMouse() else colour("surface")
        focused = self.hasFocus()
        painter.setPen(QPen(colour("accent") if focused else colour("line"), 2 if focused else 1))
        painter.setBrush(ground)
        edge = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), RADIUS, RADIUS)
        made = self.arranged(self.width())
        for one in made.words:
            painter.setPen(colour(one.colour))
            one.layout.draw(painter, QPointF(self._seen(one.place).topLeft()))
        if made.weeks is not None:
            self._draw_weeks(painter, self._seen(made.weeks))
        if made.icon is not None:
            side = made.icon.size()
            drawn = icon(self.shown.icon, colour(self.shown.tone or "muted")).pixmap(side, self.devicePixelRatioF())
            painter.drawPixmap(self._seen(made.icon).topLeft(), drawn)
        if made.rule is not None:
            painter.setPen(colour("line"))
            painter.drawLine(made.rule.left(), made.rule.center().y(), made.rule.right(), made.rule.center().y())
        painter.end()

    def _seen(self, place: QRect) -> QRect:
        """A place that counts from the leading side, where it is seen."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def _draw_weeks(self, painter: QPainter, area: QRect) -> None:
        """A line through the weeks; where nothing was measured it is broken, and a lone week is a dot."""
        known = [one for one in self.shown.weeks if one is not None]
        low, high = min(known), max(known)
        span, steps = (high - low) or 1.0, max(1, len(self.shown.weeks) - 1)
        level = area.height() / 2 if high else 0.0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        colour = QColor(self._theme.colour(self.shown.tone or "accent"))
        painter.save()
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(area.left(), area.bottom() + 2, area.right(), area.bottom() + 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        run: list[QPointF] = []
        last: QPointF | None = None
        for place, one in enumerate([*self.shown.weeks, None]):
            if one is not None:
                x = area.width() * place / steps
                y = area.bottom() - (area.height() * (one - low) / span if high > low else level)
                run.append(QPointF(area.right() - x if mirrored else area.left() + x, y))
                last = run[-1]
            elif run:
                if len(run) > 1:
                    painter.drawPolyline(QPolygonF(run))
                else:
                    painter.drawPoint(run[0])
                run = []
        if last is not None:
            painter.setBrush(colour)
            painter.drawEllipse(last, 2.2, 2.2)
        painter.restore()
