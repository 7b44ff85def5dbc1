"""What an office file would change, before it is signed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from desktop.pages.rules.lines import change_lines
from desktop.theme import Theme
from desktop.widgets.line_list import LineList
from desktop.widgets.plain import button, column, label, row

if TYPE_CHECKING:
    from workflows.office.showing.file_shown import FileShown


class FileDialog(QDialog):
    """Shows the changes and asks once."""

    apply_requested = Signal(object)
    """The ``FileShown`` to sign."""

    def __init__(self, theme: Theme, file: "FileShown", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._file = file
        self.setWindowTitle(self.tr("Change with an office file"))
        box = column(self, margin=6, gap=3)
        some = bool(file.changes)
        title = self.tr("What this file would change") if some else self.tr("Nothing would change")
        box.addWidget(label(title, "heading", wrap=True))
        box.addWidget(label(str(file.path), "small", wrap=True))
        if not some:
            box.addWidget(label(self.tr("The office stands as the file says already."), wrap=True))
        self.changes = LineList(theme, title)
        self.changes.show_lines(change_lines(file))
        self.changes.setVisible(some)
        box.addWidget(self.changes, 1)
        if some and file.unchanged:
            box.addWidget(label(self.tr("%n parts of the file stand so already.", "", file.unchanged), "muted"))
        if some:
            said = self.tr(
                "It is signed as your act and stays in the decision log. Requests that run already keep the version "
                "they began with."
            )
            box.addWidget(label(said, "muted", wrap=True))
        line = row()
        line.addStretch(1)
        self.leave = button(self.tr("Cancel") if some else self.tr("Close"))
        self.leave.clicked.connect(self.reject)
        self.sign = button(self.tr("Sign and apply"), "primary")
        self.sign.clicked.connect(self._apply)
        self.sign.setVisible(some)
        line.addWidget(self.leave)
        line.addWidget(self.sign)
        box.addLayout(line)
        # Return must not sign what nobody has read.
        self.leave.setDefault(not some)
        self.sign.setAutoDefault(False)
        em = theme.base_pt * 96 / 72
        room = parent.window().size() if parent is not None else QSize(1180, 780)
        self.resize(QSize(round(46 * em), round((36 if some else 12) * em)).boundedTo(room))
        (self.changes if some else self.leave).setFocus()

    @Slot()
    def _apply(self) -> None:
        self.apply_requested.emit(self._file)
        self.accept()
