"""How far the export is, and the way to stop it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from desktop.pages.log.exporting import Exporting
from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, column, label, row


class ExportBar(QFrame):
    """Hidden while nothing is written."""

    def __init__(self, theme: Theme, exporting: Exporting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exporting = exporting
        self.setProperty("look", "card")
        self._title = label("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = button(self.tr("Cancel"))
        self._cancel.clicked.connect(exporting.cancel)
        box = row(self, margin=3, gap=3)
        box.addWidget(Icon(theme, "download", "accent"))
        middle = column(gap=1)
        middle.addWidget(self._title)
        middle.addWidget(self._bar)
        box.addLayout(middle, 1)
        box.addWidget(self._cancel)
        exporting.changed.connect(self._show)
        self.setVisible(False)

    @Slot()
    def _show(self) -> None:
        one = self._exporting
        self.setVisible(bool(one.title))
        self._title.setText(one.title)
        self._bar.setAccessibleName(one.title)
        self._bar.setRange(0, one.total)
        self._bar.setValue(one.done)
