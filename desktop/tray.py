"""The icon in the system's tray, and notifications: how many decisions wait, and what came in.

Some systems have no tray, and some get one only after the program started; so it is asked for again from time to time,
and nobody relies on it: closing the window hides it only while the icon is really there.
"""

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from desktop.icons import icon
from desktop.session import Session

_ASK_AGAIN_MS = 30_000
_SIDE = 64


class Tray(QObject):
    """The icon, where the system has a place for it."""

    window_requested = Signal()
    inbox_requested = Signal()
    """Wish to see what a notification told of."""
    new_request_requested = Signal()
    quit_requested = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._icon: QSystemTrayIcon | None = None
        self._waiting = 0
        self._late: dict[str, int] | None = None
        self._person = ""
        self._told_of_inbox = False
        self._menu = QMenu(window)
        self._menu.addAction(self.tr("Open Countersign")).triggered.connect(self.window_requested)
        self._menu.addAction(self.tr("New request")).triggered.connect(self.new_request_requested)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit")).triggered.connect(self.quit_requested)
        self._again = QTimer(self, interval=_ASK_AGAIN_MS)
        self._again.timeout.connect(self._look)
        session.overview_changed.connect(self._count)
        session.person_changed.connect(self._count)
        session.theme.looks_changed.connect(self._draw)

    def begin(self) -> None:
        """Show the icon as soon as the system has a place for it."""
        self._look()
        self._again.start()

    def end(self) -> None:
        """Take the icon away."""
        self._again.stop()
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    @property
    def is_there(self) -> bool:
        """Whether people can see the icon now."""
        return self._icon is not None and QSystemTrayIcon.isSystemTrayAvailable() and self._icon.isVisible()

    def notify(self, title: str, text: str, *, of_inbox: bool = False) -> None:
        """Say something outside the window, where that is possible; the same stands in the window. A press on it
        leads to the window, or to the inbox.
        """
        self._told_of_inbox = of_inbox
        if self.is_there and self._icon is not None:
            self._icon.showMessage(title, text, icon("stamp", self._session.theme.colour("accent")))

    @Slot()
    def follow(self) -> None:
        """Somebody pressed the notification that was shown last."""
        (self.inbox_requested if self._told_of_inbox else self.window_requested).emit()

    @Slot()
    def _look(self) -> None:
        if self._icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            self._icon = QSystemTrayIcon(self)
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._activated)
            self._icon.messageClicked.connect(self.follow)
            self._draw()
            self._icon.show()

    @Slot(object)
    def count_late(self, late: "dict[str, int]") -> None:
        """So many tasks of each person are late. More of them than a minute ago are told, to who sits here."""
        before, self._late = self._late, dict(late)
        now = late.get(self._session.person, 0)
        if before is not None and now > before.get(self._session.person, 0) and not self._window.isActiveWindow():
            words = self.tr("%n waiting for you.", "", self._waiting)
            self.notify(self.tr("%n overdue in your inbox", "", now), words, of_inbox=True)

    @Slot()
    def _count(self) -> None:
        known, person = self._session.overview, self._session.person
        waiting = 0 if known is None else known.waiting.get(person, 0)
        more = waiting - self._waiting
        same = person == self._person
        self._waiting, self._person = waiting, person
        self._draw()
        if same and more > 0 and not self._window.isActiveWindow():
            title, text = self.tr("%n new in your inbox", "", more), self.tr("%n waiting for you.", "", waiting)
            self.notify(title, text, of_inbox=True)

    @Slot()
    def _draw(self) -> None:
        if self._icon is None:
            return
        self._icon.setIcon(QIcon(counted(icon("stamp", QColor("#7f8794")), self._waiting)))
        self._icon.setToolTip(self.tr("Countersign: %n waiting", "", self._waiting) if self._waiting else "Countersign")

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.window_requested.emit()


def counted(bare: QIcon, number: int) -> QPixmap:
    """The icon with a number at its corner; without one for 0."""
    found = bare.pixmap(_SIDE, _SIDE)
    if not number:
        return found
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QRect(_SIDE // 2 - 8, _SIDE // 2 - 8, _SIDE // 2 + 8, _SIDE // 2 + 8)
    painter.setBrush(QColor("#2a55b8"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(place)
    painter.setPen(QColor("#ffffff"))
    font = QFont()
    font.setPixelSize(28 if number < 10 else 22)
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number) if number < 100 else "99+")
    painter.end()
    return found
