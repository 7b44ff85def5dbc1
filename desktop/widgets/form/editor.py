"""What every editor of a form can do, whatever it edits."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.widgets.plain import mark_wrong

if TYPE_CHECKING:
    from workflows.domain.forms import Field


class Editor(QWidget):
    """Edits one value. ``typed`` keeps everything that stands there, valid or not; ``exact`` is what the core reads."""

    edited = Signal()
    """The person changed something."""
    left = Signal()
    """The keyboard went on: what stands there is meant."""

    def __init__(self, field: "Field", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field

    @property
    @abstractmethod
    def entry(self) -> QWidget:
        """The part that takes the keyboard, and that the label belongs to."""

    @abstractmethod
    def exact(self) -> str:
        """The text that the core reads; the empty text for no value. Raises ValueError with a code."""

    @abstractmethod
    def typed(self) -> str:
        """What stands there: ``exact`` where that can be had, else as it was typed."""

    @abstractmethod
    def show_typed(self, typed: str) -> None:
        """Show an exact text, or what was typed before. Says nothing of a change."""

    @abstractmethod
    def make_fixed(self, fixed: bool) -> None:
        """Only show the value; it can still be read and copied."""

    def mark(self, *, wrong: bool) -> None:
        """Show by the border that the value cannot be taken."""
        mark_wrong(self.entry, wrong=wrong)

    def parts(self) -> list[QWidget]:
        """What takes the keyboard here, in order."""
        return [self.entry]

    def watch(self, entry: QWidget) -> None:
        """Hear when the keyboard leaves this part."""
        entry.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard leaves a part."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


class QuietCombo(QComboBox):
    """A list to choose from that a turning wheel never changes: somebody only wanted to scroll the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns over the field."""
        event.ignore()
