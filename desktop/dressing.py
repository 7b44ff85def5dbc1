"""Puts a new style sheet on widgets, one after the other, so that changing it never holds the window for long.

The app has one sheet, that of its start. Qt could take another for the whole app, but then it polishes each widget
once for each of its ancestors: measured, 600 ms for the 1200 widgets of all pages, in one event. So the pages wear a
new sheet by themselves, and so do the parts beside them (list of pages, menus, dialogs); it goes before the app's, and
all inside inherits it. They take turns, those that are seen first; measured, no turn takes longer than 30 ms.
"""

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget


class Dressing(QObject):
    """What wears the sheet. Lives on the main thread."""

    changed = Signal()
    """All that is seen wears the new sheet; and once more when the rest does, which may have measured itself by it."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._sheet = ""  # the app's own is in force
        self._wearers: list[QWidget] = []
        self._late: list[QWidget] = []
        self._told = True
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._take_turn)

    def dress(self, widget: QWidget) -> None:
        """Let it, and all inside, wear each new sheet from now on; where it is late for one, at once."""
        if widget in self._late:
            self._late.remove(widget)
        elif widget in self._wearers:
            return
        else:
            self._wearers = [*self._living(), widget]
        if self._sheet:
            widget.setStyleSheet(self._sheet)

    def change(self, sheet: str) -> None:
        """Another sheet. The app takes it while there is nothing yet; then what is seen gets it before what is not."""
        if not self._wearers:
            self._app.setStyleSheet(sheet)
            self.changed.emit()
            return
        self._sheet = sheet
        self._late = sorted(self._living(), key=_is_unseen)
        self._told = False
        if any(one.isVisible() for one in self._late):
            self._turn.start()
        else:
            self._take_turn()

    def _living(self) -> list[QWidget]:
        return [one for one in self._wearers if shiboken6.isValid(one)]

    @Slot()
    def _take_turn(self) -> None:
        self._late = [one for one in self._late if shiboken6.isValid(one)]
        if not self._told and not any(one.isVisible() for one in self._late):
            self._told = True
            self.changed.emit()
        elif self._late:
            self._late.pop(0).setStyleSheet(self._sheet)
            self._told = self._told and bool(self._late)  # after the last, it is told once more
        if self._late or not self._told:
            self._turn.start()


def _is_unseen(widget: QWidget) -> bool:
    return not widget.isVisible()
