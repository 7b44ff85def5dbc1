"""How large type is and which colours are used, by keys and menu; remembered for the next start."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Slot
from PySide6.QtWidgets import QWidget

from desktop.session import Session
from desktop.theme import LOOKS, Choice

if TYPE_CHECKING:
    from desktop.actions import Actions

LARGEST, SMALLEST, STEP = 2.0, 0.8, 0.1
_FRAME_WIDTH, _FRAME_HEIGHT = 16, 48
"""At most, in device-independent pixels: what a system's frame takes beside the window, and above and below it."""
_SIZE, _LOOK = "text-size", "look"


def first_place(available: QRect) -> QRect:
    """Where a window stands that was never moved: in the middle of what the screen has left, its frame included."""
    size = QSize(1180, 780).boundedTo(available.size() - QSize(_FRAME_WIDTH, _FRAME_HEIGHT))
    place = QRect(QPoint(), size)
    place.moveCenter(available.center())
    place.translate(0, (_FRAME_HEIGHT - _FRAME_WIDTH) // 2)  # the title stands above
    return place


class Looks(QObject):
    """What a person chose of them. Belongs to the window."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._scale = _bounded(min(1_000, session.remembered.number(_SIZE, 100)) / 100)
        if self._scale != 1.0:
            session.theme.enlarge(self._scale)

    def bind_actions(self, actions: "Actions", window: QWidget) -> None:
        """Let the actions of the menu do it."""
        actions.bind("larger", window, self.enlarge)
        actions.bind("smaller", window, self.make_smaller)
        actions.bind("usual-size", window, self.use_usual_size)
        for look in LOOKS:
            actions.bind(f"look-{look}", window, partial(self.use_look, look))

    @Slot()
    def enlarge(self) -> None:
        """Larger type."""
        self._use_scale(self._scale + STEP)

    @Slot()
    def make_smaller(self) -> None:
        """Smaller type."""
        self._use_scale(self._scale - STEP)

    @Slot()
    def use_usual_size(self) -> None:
        """The system's size of type."""
        self._use_scale(1.0)

    def use_look(self, look: Choice) -> None:
        """Light, dark, or as the system has it."""
        self._session.remembered.keep(_LOOK, look)
        self._session.theme.choose(look)

    def _use_scale(self, scale: float) -> None:
        self._scale = _bounded(scale)
        self._session.remembered.keep(_SIZE, round(self._scale * 100))
        self._session.theme.enlarge(self._scale)


def _bounded(scale: float) -> float:
    return min(LARGEST, max(SMALLEST, round(scale, 2)))
