"""The plain parts of every page: labels that never read HTML, buttons, cards, rules; each with its look."""

import re
from typing import TypeVar

from PySide6 import QtCore
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import SPACE

LayoutT = TypeVar("LayoutT", bound=QBoxLayout)
_INSET = 6
"""Of the text in a spin box, in device-independent pixels."""
_PLAIN_TEXT = 0
"""``Qt.TextFormat.PlainText``. The first mention of ``Qt`` makes all its enums, which takes as long as a tenth of the
start; so nothing mentions it that is built before the first painting.
"""


class _Button(QPushButton):
    """Shows by the pointer that it can be pressed."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer comes."""
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


_RUN = re.compile(r"\S{65,}")
"""No hash, account or number is so long: nobody copies parts of such a run for what they are."""
_PART = re.compile(r"\S{24}(?=\S)")
_TURNING = re.compile("[\u202a-\u202e]")
"""They turn the writing around: “exe.png” would stand there for a program."""
_LEAST_EM = 20


class PlainLabel(QLabel):
    """Text from outside cannot make it wider than the place where it stands, nor turn the writing around."""

    _given = _shown = ""

    def setText(self, text: str) -> None:
        """Show this text; runs of letters without a blank may go on in the next line."""
        self._given = text
        self._shown = _TURNING.sub("\ufffd", _RUN.sub(_breakable, text)) if len(text) > 4 else text
        super().setText(self._shown)

    def text(self) -> str:
        """The text as it was given."""
        shown = super().text()
        return self._given if shown == self._shown else shown

    def minimumSizeHint(self) -> QtCore.QSize:
        """What is longer than some words is cut here, and takes no room from what stands beside and below it."""
        least = super().minimumSizeHint()
        return QtCore.QSize(min(least.width(), self.fontMetrics().height() * _LEAST_EM), least.height())


def _breakable(run: re.Match[str]) -> str:
    return _PART.sub(lambda part: f"{part[0]}\u200b", run[0])


def label(text: str = "", look: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label of plain text, whatever the text looks like: names from outside can hold tags and links."""
    found = PlainLabel()
    found.setProperty("textFormat", _PLAIN_TEXT)
    found.setText(text)
    found.setWordWrap(wrap)
    if look:
        found.setProperty("look", look)
    if selectable:
        found.setTextInteractionFlags(
            QtCore.Qt.TextInteractionFlag.TextSelectableByMouse | QtCore.Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return found


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget another look while it stands there."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def mark_wrong(widget: QWidget, *, wrong: bool) -> None:
    """Show that a field's value cannot be taken, by its border; the words stand beside it."""
    widget.setProperty("wrong", "true" if wrong else "false")
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def button(text: str, look: str = "", *, name: str = "", description: str = "") -> QPushButton:
    """A button; ``look`` is one of primary, good, bad, quiet, link or empty."""
    found = _Button(text.replace("&", "&&") if "&&" not in text else text)
    if look:
        found.setProperty("look", look)
    if name:
        found.setAccessibleName(name)
    if description:
        found.setAccessibleDescription(description)
        found.setToolTip(plain_tip(description))
    return found


def plain_tip(text: str) -> str:
    """A tool tip that Qt takes for plain text, whatever stands in it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"


def card(look: str = "card") -> tuple[QFrame, QVBoxLayout]:
    """A framed area and the column inside it."""
    frame = QFrame()
    frame.setProperty("look", look)
    return frame, column(frame, margin=4, gap=2)


def rule() -> QFrame:
    """A thin line between two things."""
    frame = QFrame()
    frame.setProperty("look", "rule")
    frame.setFixedHeight(1)
    return frame


def column(parent: QWidget | None = None, *, margin: int = 0, gap: int = 2) -> QVBoxLayout:
    """Things below each other; margin and gap in units of space."""
    return _spaced(QVBoxLayout(parent) if parent is not None else QVBoxLayout(), margin, gap)


def row(parent: QWidget | None = None, *, margin: int = 0, gap: int = 2) -> QHBoxLayout:
    """Things beside each other; margin and gap in units of space."""
    return _spaced(QHBoxLayout(parent) if parent is not None else QHBoxLayout(), margin, gap)


def let_files_pass(widget: QWidget) -> None:
    """Take no drops here: a field would write down the path of a file that is meant for the window around it."""
    for one in (widget, *widget.findChildren(QWidget)):
        one.setAcceptDrops(False)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def grow(widget: QWidget) -> QWidget:
    """Let a widget take the room that is left, in width."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, widget.sizePolicy().verticalPolicy())
    return widget


def _spaced(layout: LayoutT, margin: int, gap: int) -> LayoutT:
    layout.setContentsMargins(margin * SPACE, margin * SPACE, margin * SPACE, margin * SPACE)
    layout.setSpacing(gap * SPACE)
    return layout


def inset(*boxes: QAbstractSpinBox) -> None:
    """Keep what stands in spin boxes off their borders: Qt leaves the padding of a style sheet out there."""
    for box in boxes:
        for line in box.findChildren(QLineEdit):
            line.setTextMargins(_INSET, 0, 0, 0)
