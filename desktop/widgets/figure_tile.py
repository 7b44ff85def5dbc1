"""One figure to look at: its name, the value, the requests behind it, how near the target is, and the last weeks."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.icons import icon
from desktop.theme import RADIUS, SPACE, Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.plain import plain_tip

_LEAST_EM, _LINES = 15, 1.45


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
    """A card that is pressed to see the list behind it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown = Shown(key="", name="", value="")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.looks_changed.connect(self.updateGeometry)
        theme.looks_changed.connect(self.update)

    def show_figure(self, shown: Shown) -> None:
        """Show this one."""
        if shown == self.shown:
            return
        self.shown = shown
        self.setAccessibleName(shown.spoken)
        self.setToolTip(plain_tip(shown.spoken))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        em = self._theme.base_pt * 96 / 72
        return QSize(round(em * (_LEAST_EM + 3)), sum(high for _, high in self._lines()) + 2 * self._pad)

    def minimumSizeHint(self) -> QSize:
        """Words are cut where there is less room than they need."""
        return QSize(round(self._theme.base_pt * 96 / 72 * _LEAST_EM), self.sizeHint().height())

    # ------------------------------------------------------------ painting

    @property
    def _pad(self) -> int:
        return 4 * SPACE

    def _lines(self) -> list[tuple[str, int]]:
        """Each line and how high it is; lines without words take no room, but for the value."""

        def high(size: str) -> int:
            return round(QFontMetrics(self._theme.font(size)).height() * _LINES)

        small = high("small")
        lines = [("name", high("body")), ("value", round(QFontMetrics(self._theme.font("figure")).height() * 1.2))]
        lines += [(name, small) for name in ("more", "told", "target") if getattr(self.shown, name)]
        if self.shown.groups:
            lines += [("rule", 3 * SPACE), *((f"group{place}", small) for place in range(len(self.shown.groups)))]
        return lines

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
        top, inner = self._pad, self.rect().adjusted(self._pad, 0, -self._pad, 0)
        for name, high in self._lines():
            self._paint_line(painter, name, QRect(inner.left(), top, inner.width(), high))
            top += high
        painter.end()

    def _paint_line(self, painter: QPainter, name: str, place: QRect) -> None:
        shown = self.shown
        match name:
            case "name":
                self._write(painter, place, shown.name, self._theme.font("body", bold=True), "text")
            case "value":
                self._paint_value(painter, place)
            case "more" | "told":
                self._write(painter, place, getattr(shown, name), self._theme.font("small"), "muted")
            case "target":
                self._paint_target(painter, place)
            case "rule":
                painter.setPen(self._theme.colour("line"))
                painter.drawLine(place.left(), place.center().y(), place.right(), place.center().y())
            case _:
                group, value = shown.groups[int(name.removeprefix("group"))]
                font = self._theme.font("small")
                wide = min(QFontMetrics(font).horizontalAdvance(value) + SPACE, place.width() // 2)
                self._write(painter, self._part(place, 0, place.width() - wide - 2 * SPACE), group, font, "muted")
                self._write(painter, self._part(place, place.width() - wide, wide), value, font, "text", end=True)

    def _paint_value(self, painter: QPainter, place: QRect) -> None:
        large, body = self._theme.font("figure", bold=True), self._theme.font("body")
        room, line = place.width(), round(place.width() * 0.34)
        words = QFontMetrics(large).horizontalAdvance(self.shown.value) + (
            QFontMetrics(body).horizontalAdvance(self.shown.unit) + 3 * SPACE if self.shown.unit else 0
        )
        # A value with what it counts comes first; a line of which only half fits says nothing.
        if len([one for one in self.shown.weeks if one is not None]) > 1 and words + line + 3 * SPACE <= room:
            room -= line + 3 * SPACE
            high = round(place.height() * 0.5)
            area = self._part(place, place.width() - line, line)
            self._draw_weeks(painter, QRect(area.left(), place.center().y() - high // 2, line, high))
        wide = min(QFontMetrics(large).horizontalAdvance(self.shown.value) + 1, room)
        if wide == room:  # an amount of many digits is read rather than cut
            large = self._theme.font("title", bold=True)
            wide = min(QFontMetrics(large).horizontalAdvance(self.shown.value) + 1, room)
        tone = "muted" if self.shown.value == "–" else "text"
        self._write(painter, self._part(place, 0, wide), self.shown.value, large, tone)
        if self.shown.unit and room - wide > 6 * SPACE:
            gap = round(1.5 * SPACE)
            drop = round((QFontMetrics(large).ascent() - QFontMetrics(body).ascent()) / 2)
            unit = self._part(place, wide + gap, room - wide - gap).translated(0, max(0, round(drop * 0.62)))
            self._write(painter, unit, self.shown.unit, body, "muted")

    def _paint_target(self, painter: QPainter, place: QRect) -> None:
        tone = self.shown.tone or "muted"
        side, start = icon_side(self._theme, 1.0), 0
        if self.shown.icon:
            at = self._part(place, 0, side)
            drawn = icon(self.shown.icon, self._theme.colour(tone)).pixmap(QSize(side, side), self.devicePixelRatioF())
            painter.drawPixmap(at.left(), place.center().y() - side // 2 + 1, drawn)
            start = side + round(1.5 * SPACE)
        self._write(
            painter, self._part(place, start, place.width() - start), self.shown.target, self._theme.font("small"), tone
        )

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

    def _part(self, place: QRect, start: int, wide: int) -> QRect:
        """A part of a line, counted from the leading side."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(place.right() + 1 - start - wide, place.top(), wide, place.height())
        return QRect(place.left() + start, place.top(), wide, place.height())

    def _write(
        self, painter: QPainter, place: QRect, text: str, font: QFont, colour: str, *, end: bool = False
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(colour))
        side = Qt.AlignmentFlag.AlignTrailing if end else Qt.AlignmentFlag.AlignLeading
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), cut)
