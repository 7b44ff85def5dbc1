"""The bar that counts down before a signed act leaves, with the way back."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.pages.requests.request_model import RequestModel
from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, label, row
from desktop.wording.speech import fill


class LeavingBar(QFrame):
    """Hidden while nothing leaves."""

    def __init__(self, theme: Theme, model: RequestModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setProperty("look", "banner-accent")
        self._text = label("", wrap=True)
        self.undo = button(self.tr("Undo (Z)"), name=self.tr("Undo before it is signed"))
        self.now = button(self.tr("Sign now"), "primary")
        box = row(self, margin=3, gap=3)
        box.addWidget(Icon(theme, "signature", "accent"))
        box.addWidget(self._text, 1)
        box.addWidget(self.undo)
        box.addWidget(self.now)
        self.undo.clicked.connect(model.take_back)
        self.now.clicked.connect(model.send_now)
        model.leaving_changed.connect(self._show)
        self._was_shown = False
        self.setVisible(False)

    @Slot()
    def _show(self) -> None:
        held = self._model.leaving
        self.setVisible(held is not None)
        if held is None:
            self._was_shown = False
            return
        words = {
            "comment": self.tr("Your comment on “%title” is signed in %seconds s."),
            "withdraw": self.tr("“%title” is withdrawn and signed in %seconds s."),
        }
        text = fill(words[held.kind], title=held.title, seconds=str(self._model.seconds_left))
        self._text.setText(text)
        if not self._was_shown:
            self._was_shown = True
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
