"""Taking a request back: why, and the button that begins the countdown."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, column, label, row


class Withdrawing(QFrame):
    """Hidden until it is wanted."""

    wanted = Signal(str)
    """The reason; may be empty where none is needed."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-warn")
        self._needs_reason = False
        self._text = label(self.tr("Withdraw this request? It ends, and the record stays."), "strong", wrap=True)
        self.reason = QLineEdit()
        self.reason.setMaxLength(500)
        self.reason.setAccessibleName(self.tr("Why it is withdrawn"))
        self.go = button(self.tr("Withdraw"), "bad")
        self.stay = button(self.tr("Keep it"))
        head = row(gap=2)
        head.addWidget(Icon(theme, "undo-2", "warn"))
        head.addWidget(self._text, 1)
        line = row(gap=2)
        line.addWidget(self.reason, 1)
        line.addWidget(self.go)
        line.addWidget(self.stay)
        box = column(self, margin=3, gap=2)
        box.addLayout(head)
        box.addLayout(line)
        self.go.clicked.connect(self._go)
        self.stay.clicked.connect(self._stay)
        self.reason.returnPressed.connect(self._go)
        self.reason.textChanged.connect(self._typed)
        self.setVisible(False)

    def needs_reason(self, needed: bool) -> None:
        """Whether it cannot go without a reason."""
        self._needs_reason = needed
        words = self.tr("Why (needed)") if needed else self.tr("Why (if you like)")
        self.reason.setPlaceholderText(words)
        self._typed()

    def open_up(self) -> None:
        """Ask."""
        self.setVisible(True)
        self.reason.setFocus()

    def close_up(self) -> None:
        """Ask no more."""
        self.setVisible(False)
        self.reason.clear()

    @Slot()
    def _typed(self) -> None:
        self.go.setEnabled(bool(self.reason.text().strip()) or not self._needs_reason)

    @Slot()
    def _go(self) -> None:
        if self.go.isEnabled():
            reason = self.reason.text().strip()
            self.close_up()
            self.wanted.emit(reason)

    @Slot()
    def _stay(self) -> None:
        self.close_up()
        self.closed.emit()
