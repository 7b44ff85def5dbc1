"""A line at the window's lower edge that says what just happened, and goes again. Screen readers hear it."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.page import Notice
from desktop.theme import Theme
from desktop.widgets.icon_button import Icon, IconButton
from desktop.widgets.plain import button, label, row, set_look

_SHOWN_MS = 6_000
_LOOKS = {"plain": "banner-accent", "good": "banner-good", "bad": "banner-bad", "warn": "banner-warn"}
_ICONS = {
    "plain": ("info", "accent"),
    "good": ("circle-check", "good"),
    "bad": ("circle-x", "bad"),
    "warn": ("triangle-alert", "warn"),
}


class NoticeBar(QFrame):
    """Shows one notice at a time; a later one takes the place of an earlier."""

    action_chosen = Signal(object)
    """The ``Notice`` whose action was pressed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self._icon = Icon(theme, "info", "accent")
        self._text = label("", wrap=True)
        self._action = button("", "link")
        self._action.clicked.connect(self._chosen)
        self._close = IconButton(theme, "x", self.tr("Close this line"))
        self._close.clicked.connect(self.hide)
        box = row(self, margin=2, gap=2)
        box.addWidget(self._icon)
        box.addWidget(self._text, 1)
        box.addWidget(self._action)
        box.addWidget(self._close)
        self._clock = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._clock.timeout.connect(self.hide)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show it. Bad news stays until it is closed."""
        self._notice = notice
        set_look(self, _LOOKS[notice.tone])
        self._icon.show_icon(*_ICONS[notice.tone])
        self._text.setText(notice.text)
        self._action.setText(notice.action_text)
        self._action.setVisible(bool(notice.action_text))
        self.show()
        self.raise_()
        self.place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))
        if notice.tone == "bad":
            self._clock.stop()
        else:
            self._clock.start()

    def place(self) -> None:
        """Stand at the lower edge of the parent, in its middle."""
        parent = self.parentWidget()
        if parent is None or not self.isVisible():
            return
        width = min(parent.width() - 32, 720)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((parent.width() - width) // 2, parent.height() - self.height() - 24)

    @Slot()
    def _chosen(self) -> None:
        self.hide()
        if self._notice is not None:
            self.action_chosen.emit(self._notice)
