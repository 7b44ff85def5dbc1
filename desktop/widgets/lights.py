"""How far a signed entry has come, as four lights in a row: signed here, in the folder, seen elsewhere, witnessed.

Each light has its own sign, a light that is out is hollow with a dotted rim, and the furthest one is
said in words beside them: nothing depends on telling colours apart.
"""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.icons import icon
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.plain import label, plain_tip, row
from desktop.wording import standing

LIGHTS = ("here", "in-folder", "seen", "witnessed")
"""In the order in which they come on; each means that those before it are on."""


def lit(light: str) -> tuple[str, ...]:
    """The lights that are on where this is the furthest; none for a code that is not known."""
    return LIGHTS[: LIGHTS.index(light) + 1] if light in LIGHTS else ()


def lights_said(light: str) -> str:
    """All four in words: “signed here, in the folder; not yet: seen by another laptop, witnessed”."""
    on = lit(light)
    reached = ", ".join(standing.light(code) for code in on)
    missing = ", ".join(standing.light(code) for code in LIGHTS if code not in on)
    if not missing:
        return reached
    text = QCoreApplication.translate("Lights", "%1; not yet: %2")
    return text.replace("%2", missing, 1).replace("%1", reached, 1) if reached else missing


def lights_side(theme: Theme) -> int:
    """How high and wide each of the four is drawn."""
    return icon_side(theme, 1.45)


def paint_lights(
    painter: QPainter, theme: Theme, light: str, box: QRectF, direction: Qt.LayoutDirection, side: int = 0
) -> None:
    """Draw the four from the top leading corner of the box, each ``side`` wide; 0: as wide as usual."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side, on = side or lights_side(theme), lit(light)
    inner, mirrored = round(side * 0.64), direction == Qt.LayoutDirection.RightToLeft
    ratio = painter.device().devicePixelRatioF()
    for number, code in enumerate(LIGHTS):
        along = number * (side + SPACE)
        left = box.right() - along - side if mirrored else box.left() + along
        place = QRectF(left, box.top(), side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        tone = "good" if code == "witnessed" else "accent"
        if code in on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tone))
            ink = theme.colour("surface" if tone == "good" else "on_accent")
        else:
            painter.setPen(QPen(theme.colour("strong_line"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = theme.colour("strong_line")
        painter.drawEllipse(place)
        sign = icon(standing.light_look(code)[1], ink).pixmap(QSize(inner, inner), ratio)
        painter.drawPixmap(round(place.center().x() - inner / 2), round(place.center().y() - inner / 2), sign)


class Lights(QWidget):
    """The four lights of one entry, and the furthest in words."""

    def __init__(self, theme: Theme, light: str = "here", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signs = _Signs(theme)
        self._words = label("", "small")
        box = row(self, gap=2)
        box.addWidget(self._signs)
        box.addWidget(self._words)
        self.show_light(light)

    @property
    def light(self) -> str:
        """The furthest light that is on."""
        return self._signs.light

    def show_light(self, light: str) -> None:
        """Show another state."""
        self._signs.show_light(light)
        self._words.setText(standing.light(light))
        self._words.setAccessibleName(standing.light(light))
        said = lights_said(light)
        self.setAccessibleName(said)
        self._signs.setAccessibleName(said)
        self.setToolTip(plain_tip(said))


class _Signs(QWidget):
    """The drawing alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.light = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.looks_changed.connect(self._renew)

    def show_light(self, light: str) -> None:
        self.light = light
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Four signs beside each other."""
        side = self._side()
        return QSize(side * len(LIGHTS) + SPACE * (len(LIGHTS) - 1), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt asks for the drawing."""
        painter = QPainter(self)
        paint_lights(painter, self._theme, self.light, QRectF(self.rect()), self.layoutDirection())
        painter.end()

    def _side(self) -> int:
        return lights_side(self._theme)

    @Slot()
    def _renew(self) -> None:
        self.updateGeometry()
        self.update()
