"""A link of one line: what has no room is cut with an ellipsis, and stands whole in the tool tip."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.widgets.plain import plain_tip

_ROOM = 12
"""Device-independent pixels of the link's own margins."""


def cut_before_number(metrics: QFontMetrics, text: str, width: int) -> str:
    """The text cut to so many pixels; a number at its end stays, because names alone look alike."""
    name, _, number = text.rpartition(" ")
    room = width - metrics.horizontalAdvance(f" {number}")
    keeps = name and any(sign.isdigit() for sign in number) and room > width // 3
    if not keeps or metrics.horizontalAdvance(text) <= width:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return f"{metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)} {number}"


class ElidingLink(QPushButton):
    """A link whose text comes from outside and may be long."""

    def __init__(self, text: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._whole = ""
        self.say(text, name)

    def say(self, text: str, name: str = "") -> None:
        """Say something else; ``name`` is for screen readers, where it is not the text itself."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(name or self._whole)
        self.setToolTip(plain_tip(self._whole))
        self._cut()
        self.updateGeometry()

    @property
    def whole(self) -> str:
        """The text without a cut."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        width = self.fontMetrics().horizontalAdvance(self._whole) + _ROOM + 2  # cutting rounds otherwise than measuring
        return QSize(width, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room now."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - _ROOM))
        shown = cut.replace("&", "&&")
        if shown != self.text():
            self.setText(shown)


class RequestLink(ElidingLink):
    """Leads to a request."""

    opened = Signal(str)
    """The request's id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._request = ""
        self.clicked.connect(self._open)

    def lead_to(self, request: str, text: str, name: str = "") -> None:
        """Lead to this one, under these words."""
        self._request = request
        self.say(text, name)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._request)
