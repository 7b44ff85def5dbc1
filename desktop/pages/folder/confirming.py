"""One question before something that cannot be taken back at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.pages.folder.foot import foot
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
        no = button(self.tr("Leave it as it is"))
        self.yes = button(yes, "bad")
        self.yes.setAutoDefault(False)
        self.yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        box.addLayout(foot(self, no, self.yes))
        no.setFocus()
