"""Asks whether a backup is locked with a passphrase, and for it twice."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.widgets.plain import button, column, label, row

_LEAST = 8


class BackupDialog(QDialog):
    """One backup."""

    passphrase_chosen = Signal(str, str)
    """The file, and the passphrase or the empty text for none."""

    def __init__(self, file: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lock the backup"))
        self._file = file
        box = column(self, margin=6, gap=3)
        box.addWidget(label(self.tr("Lock the backup with a passphrase?"), "heading", wrap=True))
        box.addWidget(
            label(
                self.tr(
                    "With a passphrase, only who knows it can open the file; nobody can help who forgets it. Without "
                    "one, the file is as secret as this laptop: whoever has it can read everything and sign."
                ),
                wrap=True,
            )
        )
        self._first, self._again = _secret(self.tr("Passphrase")), _secret(self.tr("The same again"))
        box.addWidget(self._first)
        box.addWidget(self._again)
        self._problem = label("", "bad", wrap=True)
        box.addWidget(self._problem)
        self._lock = button(self.tr("Lock it"), "primary")
        self._lock.clicked.connect(self._locked)
        bare = button(self.tr("Without a passphrase"))
        bare.setAutoDefault(False)
        bare.clicked.connect(self._bare)
        cancel = button(self.tr("Cancel"), "quiet")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        line = row()
        line.addWidget(cancel)
        line.addStretch(1)
        line.addWidget(bare)
        line.addWidget(self._lock)
        box.addLayout(line)

    @Slot()
    def _locked(self) -> None:
        first, again = self._first.text(), self._again.text()
        if len(first) < _LEAST:
            self._problem.setText(self.tr("A passphrase has at least %n signs.", "", _LEAST))
            self._first.setFocus()
        elif first != again:
            self._problem.setText(self.tr("The two are not the same."))
            self._again.setFocus()
        else:
            self._answer(first)

    @Slot()
    def _bare(self) -> None:
        self._answer("")

    def _answer(self, passphrase: str) -> None:
        self.passphrase_chosen.emit(self._file, passphrase)
        self._first.clear()
        self._again.clear()
        self.accept()


def _secret(name: str) -> QLineEdit:
    found = QLineEdit()
    found.setEchoMode(QLineEdit.EchoMode.Password)
    found.setPlaceholderText(name)
    found.setAccessibleName(name)
    return found
