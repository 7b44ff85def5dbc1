"""Buttons with an icon. An icon alone says nothing to a screen reader, so each has a name and a tool tip."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from desktop.icons import icon
from desktop.theme import Theme
from desktop.widgets.plain import plain_tip


class IconButton(QToolButton):
    """An icon to press."""

    def __init__(self, theme: Theme, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        wear_icon(self, theme, icon_name)


class Icon(QLabel):
    """An icon that says nothing by itself: the words stand beside it, so screen readers pass it over."""

    def __init__(
        self, theme: Theme, icon_name: str, colour: str = "muted", size: float = 1.3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._colour, self._size = theme, icon_name, colour, size
        theme.looks_changed.connect(self._tint)
        self._tint()

    def show_icon(self, icon_name: str, colour: str = "muted") -> None:
        """Show another one."""
        if (icon_name, colour) != (self._name, self._colour):
            self._name, self._colour = icon_name, colour
            self._tint()

    @Slot()
    def _tint(self) -> None:
        side = icon_side(self._theme, self._size)
        found = icon(self._name, self._theme.colour(self._colour))
        self.setPixmap(found.pixmap(QSize(side, side), self.devicePixelRatioF()))
        self.setFixedSize(side, side)


class _Wearer(QWidget):
    """Tints a button's icon anew when the look changes. A child of the button, never shown."""

    def __init__(self, wearer: QAbstractButton, theme: Theme, icon_name: str, colour: str, size: float) -> None:
        super().__init__(wearer)
        self.hide()
        self._wearer, self._theme, self._name, self._colour, self._size = wearer, theme, icon_name, colour, size
        theme.looks_changed.connect(self._tint)
        self._tint()

    @Slot()
    def _tint(self) -> None:
        side = icon_side(self._theme, self._size)
        self._wearer.setIcon(icon(self._name, self._theme.colour(self._colour)))
        self._wearer.setIconSize(QSize(side, side))


def wear_icon(wearer: QAbstractButton, theme: Theme, icon_name: str, colour: str = "text", size: float = 1.3) -> None:
    """Give a button an icon in a colour of the theme, as large as so many lines of body text are high."""
    _Wearer(wearer, theme, icon_name, colour, size)


def icon_side(theme: Theme, size: float) -> int:
    """The side of an icon in device-independent pixels."""
    return max(12, round(theme.base_pt * size * 96 / 72))
