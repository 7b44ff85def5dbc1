"""Gets pages ready while nobody needs them, so that each is there at once when it is opened.

Their modules are loaded on a lane; then they are built one at a time, part by part, in moments in which nobody acts.
"""

import importlib
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.bridge import Bridge
from desktop.building import PAGES
from desktop.window import Window

_QUIET_MS = 700
"""So long nobody may have pressed or moved anything."""
_PAUSE_MS = 40
"""Between two parts of one page."""
_ACTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.DragMove,
        QEvent.Type.InputMethod,
    }
)


class Preparing(QObject):
    """Prepares a window's pages once, in the order in which they are likely to be wanted."""

    loaded = Signal()
    """All modules of pages are imported."""

    def __init__(self, bridge: Bridge, window: Window, app: QApplication) -> None:
        super().__init__(window)
        self._window, self._app = window, app
        self._left: list[str] = []
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._build_next)
        bridge.work(_load, self._loaded)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody acts: wait a little longer."""
        if event.type() in _ACTS:
            self._quiet.start(_QUIET_MS)
        return super().eventFilter(watched, event)

    @Slot(object)
    def _loaded(self, names: Sequence[str]) -> None:
        self.loaded.emit()
        self._left = list(names)
        self._app.installEventFilter(self)
        self._quiet.start()

    @Slot()
    def _build_next(self) -> None:
        wait_ms = _QUIET_MS
        if self._left and self._window.can_prepare:
            if self._window.prepare(self._left[0]):
                wait_ms = _PAUSE_MS
            else:
                del self._left[0]
        if self._left:
            self._quiet.start(wait_ms)
        else:
            self._app.removeEventFilter(self)


def _load() -> Sequence[str]:
    for module, _ in PAGES.values():
        importlib.import_module(module)
    first = ("inbox", "requests", "new_request", "log", "figures", "folder")
    return (*first, "settings", "people", "records", "rules", "automations", "help")
