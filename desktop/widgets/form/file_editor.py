"""The editor of a field that takes a file: its path here, its name in the request."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.widgets.choosing_paths import choose_file
from desktop.widgets.form.editor import Editor
from desktop.widgets.icon_button import IconButton, wear_icon
from desktop.widgets.plain import button, label, row

if TYPE_CHECKING:
    from workflows.domain.forms import Field


class FileEditor(Editor):
    """A file, or none."""

    def __init__(self, field: "Field", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._path = ""
        self._choose = button(self.tr("Choose a file…"))
        wear_icon(self._choose, theme, "paperclip")
        self._choose.clicked.connect(self._ask)
        self._name = label("", "muted")
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._drop = IconButton(theme, "x", self.tr("Take the file of “%1” away").replace("%1", field.label))
        self._drop.clicked.connect(self._away)
        line = row(self, gap=2)
        line.addWidget(self._choose)
        line.addWidget(self._name)
        line.addWidget(self._drop)
        line.addStretch(1)
        self._drop.hide()

    @property
    def entry(self) -> QWidget:
        """The part that takes the keyboard."""
        return self._choose

    @property
    def path(self) -> str:
        """Where the chosen file lies; empty for none, or for one that is only known by name."""
        return self._path if Path(self._path).is_absolute() else ""

    def parts(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        return [self._choose, self._drop]

    def exact(self) -> str:
        """The text that the core reads."""
        return Path(self._path).name if self.path else self._path

    def typed(self) -> str:
        """What stands there."""
        return self._path

    def show_typed(self, typed: str) -> None:
        """Show this text."""
        self._path = typed
        self._name.setText(self.exact())
        self._drop.setVisible(bool(typed) and self._choose.isEnabled())

    def make_fixed(self, fixed: bool) -> None:
        """Only show."""
        self._choose.setDisabled(fixed)
        self._drop.setVisible(bool(self._path) and not fixed)

    def mark(self, *, wrong: bool) -> None:
        """A button has no border to redden; the words beside it say it."""

    @Slot()
    def _ask(self) -> None:
        choose_file(self, self.field.label, self._chosen)

    @Slot(str)
    def _chosen(self, path: str) -> None:
        self.show_typed(path)
        self.edited.emit()

    @Slot()
    def _away(self) -> None:
        self.show_typed("")
        self.edited.emit()
        self._choose.setFocus()
