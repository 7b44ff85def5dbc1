"""Restoring a backup: the file, its passphrase where it has one, and where the office is to lie."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.pages.welcome.field import Field
from desktop.session import Session
from desktop.tasks import Job
from desktop.widgets.choosing_paths import choose_file
from desktop.widgets.plain import button, column, label, row
from desktop.wording.troubles import trouble


class RestoreDialog(QDialog):
    """Asks; what it asked for is done by the page's model."""

    restore_requested = Signal(str, str, str)
    """The backup's path, the home's path, the passphrase or the empty text."""

    def __init__(self, session: Session, home: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        theme = session.theme
        self.setWindowTitle(self.tr("Restore a backup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = column(self, margin=5, gap=3)
        box.addWidget(label(self.tr("Restore a backup"), "title", wrap=True))
        box.addWidget(
            label(
                self.tr(
                    "This computer goes on from the backup as a laptop of its own. Do not use the old folder any more."
                ),
                "muted",
                wrap=True,
            )
        )
        self.file, self.home, self.passphrase = QLineEdit(), QLineEdit(str(home)), QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.file_field = Field(theme, self.tr("The backup"), self.file)
        self.home_field = Field(theme, self.tr("Where the office is to lie"), self.home)
        self.passphrase_field = Field(theme, self.tr("Its passphrase"), self.passphrase)
        self.passphrase_field.hide()
        self.choose = button(self.tr("Choose…"), name=self.tr("Choose the backup"))
        line = row(gap=2)
        line.addWidget(self.file_field, 1)
        line.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(line)
        box.addWidget(self.passphrase_field)
        box.addWidget(self.home_field)
        end = row(gap=2)
        self.cancel, self.restore = button(self.tr("Cancel")), button(self.tr("Restore"), "primary")
        end.addStretch(1)
        end.addWidget(self.cancel)
        end.addWidget(self.restore)
        box.addLayout(end)
        self.setMinimumWidth(min(round(theme.base_pt * 48), max(parent.width() - 80, 320)))
        self.restore.setEnabled(False)
        self.restore.setDefault(True)
        self.choose.clicked.connect(self._choose)
        self.cancel.clicked.connect(self.reject)
        self.restore.clicked.connect(self._restore)
        self.file.textChanged.connect(self._look)

    def refuse(self, error: Any) -> None:
        """Say why it could not be done, beside what it is about."""
        said = trouble(error)
        words = f"{said.title}. {said.advice}"
        self.restore.setEnabled(True)
        if "passphrase" in error.code:
            self.passphrase_field.show()
            self.passphrase_field.say(words)
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        elif error.code.startswith("home"):
            self.home_field.say(words)
        else:
            self.file_field.say(words)
        self._grow()

    @Slot()
    def _choose(self) -> None:
        choose_file(self, self.tr("The backup"), self.file.setText, start=self.file.text())

    @Slot(str)
    def _look(self, text: str) -> None:
        self.restore.setEnabled(False)
        self.file_field.say("")
        if self._job is not None:
            self._job.cancel()
        if text.strip():
            self._job = self._session.bridge.work(partial(_needs, Path(text)), self._known, self._unknown)

    @Slot(object)
    def _known(self, needs: bool) -> None:
        self.passphrase_field.setVisible(needs)
        self.restore.setEnabled(True)
        self._grow()

    @Slot(object)
    def _unknown(self, error: Any) -> None:
        if hasattr(error, "advice"):
            said = trouble(error)
            self.file_field.say(f"{said.title}. {said.advice}")
            self._grow()
        else:
            self._session.bridge.meet(error)

    def _grow(self) -> None:
        """A mistake or the passphrase appeared: make room, instead of squeezing what is there."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    @Slot()
    def _restore(self) -> None:
        self.restore.setEnabled(False)
        for field in (self.file_field, self.home_field, self.passphrase_field):
            field.say("")
        phrase = self.passphrase.text() if self.passphrase_field.isVisible() else ""
        self.restore_requested.emit(self.file.text(), self.home.text(), phrase)


def _needs(file: Path) -> bool:
    from workflows.office.keeping import needs_passphrase  # noqa: PLC0415 -- on the lane

    return needs_passphrase(file)
