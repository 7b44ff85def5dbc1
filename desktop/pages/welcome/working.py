"""Long work: what is being made, how far it is, and a way to stop it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.theme import SPACE
from desktop.widgets.plain import button, column, label, row


class Working(QWidget):
    """The panel."""

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        box = column(self, gap=3)
        box.addStretch(2)
        self.title = label("", "title", wrap=True)
        self.text = label("", "muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(self.tr("Stop"))
        self.stop.clicked.connect(self._stop)
        box.addWidget(self.title)
        box.addWidget(self.text)
        box.addSpacing(2 * SPACE)
        box.addWidget(self.bar)
        line = row()
        line.addStretch(1)
        line.addWidget(self.stop)
        box.addLayout(line)
        box.addStretch(3)

    def begin(self, work: str) -> None:
        """Say what is being made."""
        titles = {
            "sample": (self.tr("Setting up the sample firm"), self.tr("A past of two months, people, invoices.")),
            "start": (self.tr("Founding your firm"), self.tr("Keys, people and rules are made on this computer.")),
            "restore": (self.tr("Restoring the backup"), self.tr("Every entry is checked on the way.")),
            "remove": (self.tr("Removing"), self.tr("Only what was made for looking around, or only waits.")),
        }
        self.title.setText(titles[work][0])
        self.text.setText(titles[work][1])
        self.bar.setAccessibleName(titles[work][0])
        self.bar.setRange(0, 0)
        self.stop.setVisible(work in {"sample", "start"})
        self.stop.setEnabled(True)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, int)
    def progress(self, done: int, every: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, every)
        self.bar.setValue(done)

    @Slot()
    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop_requested.emit()
