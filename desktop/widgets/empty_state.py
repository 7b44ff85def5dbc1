"""What an empty list says: that it is empty, why that is so, and what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, column, label


class EmptyState(QWidget):
    """A quiet picture, two lines, and at most one thing to do."""

    action_requested = Signal()

    def __init__(
        self, theme: Theme, icon_name: str, title: str, text: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        box = column(self, margin=8, gap=3)
        box.addStretch(1)
        box.addWidget(Icon(theme, icon_name, "muted", 3.2), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = label(title, "heading", wrap=True)
        self._text = label(text, "muted", wrap=True)
        for one in (self._title, self._text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(one)
        self._action = button(action, "primary")
        self._action.clicked.connect(self.action_requested)
        self._action.setVisible(bool(action))
        box.addSpacing(8)
        box.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)

    def say(self, title: str, text: str, action: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
