"""Shows reports of failures one at a time, so that a fault in a loop does not bury the window in dialogs."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme


class CrashShowing(QObject):
    """Belongs to the window."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._shown = False

    @Slot(str)
    def show_report(self, report: str) -> None:
        """Show it, unless another stands there."""
        if self._shown:
            return
        from desktop.widgets.crash_dialog import CrashDialog  # noqa: PLC0415 -- hopefully never

        self._shown = True
        dialog = CrashDialog(self._theme, report, self._window)
        dialog.finished.connect(self._closed)
        dialog.open()

    @Slot(int)
    def _closed(self, result: int) -> None:
        del result
        self._shown = False
