"""Where the words of a tile stand: in as many lines as they need, so that none is cut, however narrow the tile is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import icon_side
from desktop.widgets.laid_text import laid

if TYPE_CHECKING:
    from desktop.widgets.figure_tile import Shown

PAD = 4 * SPACE
_LINE, _VALUE_LINE = 1.4, 1.2
"""How high a line is as a multiple of its type."""
_WEEKS = 0.34
"""The share of the width that the line of the weeks takes."""
_GAP = round(1.5 * SPACE)
_VALUE_SIZES = ("figure", "title", "heading", "body")
"""A value of many digits is smaller rather than broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words in their place. Places count from the leading side: whoever paints mirrors them where that is right."""

    place: QRect
    layout: QTextLayout
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """A tile in one width."""

    height: int
    words: tuple[Words, ...]
    weeks: QRect | None
    """Where the line of the weeks is drawn; None where half of it would say nothing, or nothing was measured."""
    icon: QRect | None
    """Where the target's icon stands."""
    rule: QRect | None
    """Between the figure and its groups."""


def arranged(theme: Theme, shown: "Shown", width: int, direction: Qt.LayoutDirection) -> Arranged:
    """All that the tile says, below each other, in a tile that is so wide."""
    made = _Arranging(theme, direction, max(width - 2 * PAD, 4 * SPACE))
    made.say(shown.name, theme.font("body", bold=True), "text")
    made.say_value(shown)
    for text in (shown.more, shown.told):
        made.say(text, theme.font("small"), "muted")
    made.say_target(shown)
    made.say_groups(shown.groups)
    return Arranged(height=made.top + PAD, words=tuple(made.words), weeks=made.weeks, icon=made.icon, rule=made.rule)


class _Arranging:
    """Goes from the top to the bottom."""

    def __init__(self, theme: Theme, direction: Qt.LayoutDirection, room: int) -> None:
        self._theme, self._direction, self._room = theme, direction, room
        self.top = PAD
        self.words: list[Words] = []
        self.weeks: QRect | None = None
        self.icon: QRect | None = None
        self.rule: QRect | None = None

    def say(self, text: str, font: QFont, colour: str) -> None:
        """A paragraph of its own; nothing takes no room."""
        if text:
            self.top += self._put(text, font, colour, 0, self._room)

    def say_value(self, shown: "Shown") -> None:
        """The value, what it counts beside it or below, and the weeks where there is room for all of it."""
        room, body = self._room, self._theme.font("body")
        gap = _GAP if shown.unit else 0
        unit = _wide(body, shown.unit) if shown.unit else 0
        high = round(QFontMetrics(self._theme.font("figure", bold=True)).height() * _VALUE_LINE)
        fonts = [self._theme.font(size, bold=True) for size in _VALUE_SIZES]
        line = round(room * _WEEKS)
        if (
            len([one for one in shown.weeks if one is not None]) > 1
            and _wide(fonts[0], shown.value) + gap + unit + line + 3 * SPACE <= room
        ):
            self.weeks = QRect(PAD + room - line, self.top + high // 4, line, high // 2)
        font = next((one for one in fonts if _wide(one, shown.value) <= room), fonts[-1])
        wide, metrics = min(_wide(font, shown.value), room), QFontMetrics(font)
        tall, layout = laid(shown.value, font, wide, self._direction)
        top = self.top + max(0, (high - tall) // 2)
        tone = "muted" if shown.value == "–" else "text"
        self.words.append(Words(place=QRect(PAD, top, wide, tall), layout=layout, colour=tone))
        beside = wide + gap + unit <= room and layout.lineCount() == 1
        if unit and beside:
            below, layout = laid(shown.unit, body, unit, self._direction)
            on_one_line = top + metrics.ascent() - QFontMetrics(body).ascent()
            place = QRect(PAD + wide + gap, on_one_line, unit, below)
            self.words.append(Words(place=place, layout=layout, colour="muted"))
        self.top += max(high, tall)
        if unit and not beside:
            self.say(shown.unit, body, "muted")

    def say_target(self, shown: "Shown") -> None:
        """Beside its icon, in one column with it."""
        if not shown.target:
            return
        font, start = self._theme.font("small"), 0
        if shown.icon:
            side, first = icon_side(self._theme, 1.0), round(QFontMetrics(font).height() * _LINE)
            self.icon = QRect(PAD, self.top + (first - side) // 2, side, side)
            start = side + _GAP
        self.top += self._put(shown.target, font, shown.tone or "muted", start, self._room - start)

    def say_groups(self, groups: tuple[tuple[str, str], ...]) -> None:
        """Below a rule: names on the leading side, values on the other."""
        if not groups:
            return
        self.rule = QRect(PAD, self.top, self._room, 3 * SPACE)
        self.top += 3 * SPACE
        font = self._theme.font("small")
        for name, value in groups:
            wide = min(_wide(font, value), round(self._room * 0.6))
            rest = self._room - wide - 2 * SPACE
            high = self._put(name, font, "muted", 0, rest)
            self.top += max(high, self._put(value, font, "text", self._room - wide, wide, end=True))

    def _put(self, text: str, font: QFont, colour: str, start: int, wide: int, *, end: bool = False) -> int:
        """Words that begin so far from the leading side; answers how much room they take downwards."""
        tall, layout = laid(text, font, wide, self._direction, end=end)
        one = QFontMetrics(font).height()
        around = max(0, round(one * _LINE) - one)
        place = QRect(PAD + start, self.top + around // 2, wide, tall)
        self.words.append(Words(place=place, layout=layout, colour=colour))
        return tall + around


def _wide(font: QFont, text: str) -> int:
    """How wide the text is on one line, with what rounding may take."""
    return QFontMetrics(font).horizontalAdvance(text) + 2
