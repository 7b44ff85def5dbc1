"""How far long work is, told from its own thread; and the wish to stop it, heard there."""

from PySide6.QtCore import QObject, Signal


class Progress(QObject):
    """Belongs to the main thread. It is called on the lane."""

    told = Signal(int, int)
    """How many steps of how many are done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stopped = False

    def __call__(self, done: int, every: int) -> bool:
        """Tell it; the answer says whether to go on."""
        self.told.emit(done, every)
        return not self.stopped
