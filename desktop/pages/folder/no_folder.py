"""What the page says while the office lives on this laptop alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.pages.folder.picture import AroundTheFolder
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, column, label, row


class NoFolder(QWidget):
    """One picture, three short points, and one thing to do."""

    connect_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = column(self, gap=3)
        box.addSpacing(4 * SPACE)
        box.addWidget(AroundTheFolder(theme), 0, Qt.AlignmentFlag.AlignHCenter)
        title = label(self.tr("Work together through a folder you already share"), "heading", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text = label(
            self.tr(
                "This office lives on this laptop alone. Connect a folder, and other laptops can ask and decide too: "
                "without a server, and without everybody being online at once."
            ),
            "muted",
            wrap=True,
        )
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(2 * SPACE)
        box.addWidget(title)
        box.addWidget(text)
        box.addSpacing(2 * SPACE)
        held = QWidget()
        points = column(held, gap=2)
        for icon_name, words in (
            ("lock", self.tr("Everything in the folder is encrypted; whoever keeps it reads nothing.")),
            (
                "shield-check",
                self.tr("Every entry is signed: what somebody changes, hides or removes there is noticed."),
            ),
            ("cloud-off", self.tr("Each laptop has everything it may read, and works offline.")),
        ):
            line = row(gap=3)
            line.addWidget(Icon(theme, icon_name, "accent"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words, wrap=True), 1)
            points.addLayout(line)
        around = row()
        around.addStretch(1)
        around.addWidget(held, 6)
        around.addStretch(1)
        box.addLayout(around)
        box.addSpacing(3 * SPACE)
        self.connect_button = button(self.tr("Connect a folder…"), "primary")
        wear_icon(self.connect_button, theme, "folder-sync", "on_accent")
        self.connect_button.clicked.connect(self.connect_requested)
        box.addWidget(self.connect_button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(4 * SPACE)
