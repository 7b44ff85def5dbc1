"""Makes what is shown part by part in turns of the loop, so that none holds the window for long."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Slot


class InTurns(QObject):
    """What is begun anew forgets the parts of before that were not made yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], object]] = []
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.setObjectName("makes parts of a record")
        self._turn.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Whether all parts are there."""
        return not self._left

    def begin(self, parts: Sequence[Callable[[], object]]) -> None:
        """Make the first part now, and each other in a turn of its own."""
        self._left = list(parts)
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._left:
            self._left.pop(0)()
        if self._left:
            self._turn.start()
