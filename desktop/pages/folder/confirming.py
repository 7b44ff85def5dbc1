"""One question before something that cannot be taken back at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, column, label, row


class Confirm(QDialog):
    """Asks, and says what would follow. ``accepted`` is yes; Escape and closing are no."""

    def __init__(self, theme: Theme, title: str, text: str, yes: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(round(theme.base_pt * 46), max(320, parent.window().width() - 80)))
        box = column(self, margin=6, gap=4)
        head = row(gap=3)
        head.addWidget(Icon(theme, "circle-help", "warn", 2.0), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(title, "heading", wrap=True), 1)
        box.addLayout(head)
        box.addWidget(label(text, wrap=True))
        buttons = QDialogButtonBox()
        no = button(self.tr("Leave it as it is"))
        self.yes = button(yes, "bad")
        buttons.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.yes.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        no.setFocus()
