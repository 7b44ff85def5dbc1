"""Says that a part of the program failed, that nothing is lost, and lets the report be read and copied."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, column, label, row


class CrashDialog(QDialog):
    """One report. The window behind it goes on."""

    def __init__(self, theme: Theme, report: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something in the program failed"))
        self._report = report
        box = column(self, margin=6, gap=3)
        head = row(gap=3)
        head.addWidget(Icon(theme, "life-buoy", "warn", 2.0))
        head.addWidget(label(self.tr("Something in the program failed"), "heading", wrap=True), 1)
        box.addLayout(head)
        box.addWidget(
            label(
                self.tr(
                    "What was signed is safe: it is stored before the program says so. What you were just doing may "
                    "not have happened; look before you repeat it. If the window behaves oddly, quit and start again."
                ),
                wrap=True,
            )
        )
        box.addWidget(
            label(self.tr("This report holds no amounts and no names. It is not sent anywhere."), "muted", wrap=True)
        )
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("The report"))
        box.addWidget(shown, 1)
        buttons = QDialogButtonBox()
        copy = button(self.tr("Copy the report"))
        copy.clicked.connect(self._copy)
        go_on = button(self.tr("Go on"), "primary")
        go_on.clicked.connect(self.accept)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addWidget(buttons)
        self.resize(640, 460)
        go_on.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
