"""The picture of who has seen what, with what its marks mean and the same as sentences."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.pages.folder.matrix import MatrixPicture, matrix_of, sentences
from desktop.theme import SPACE, Theme
from desktop.widgets.plain import button, card, column, label, row

if TYPE_CHECKING:
    from workflows.office.showing.folder_shown import FolderShown


class MatrixCard(QWidget):
    """The picture and its words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, inner = card()
        column(self).addWidget(frame)
        inner.setSpacing(2 * SPACE)
        inner.addWidget(
            label(
                self.tr(
                    "Each line is a laptop, each column a log. A full disc with a check: that laptop has said that it "
                    "has all of that log. A part of a disc: a part of it. An empty ring: it has said nothing yet."
                ),
                "muted",
                wrap=True,
            )
        )
        self.picture = MatrixPicture(theme)
        inner.addWidget(self.picture)
        self.words = label("", wrap=True, selectable=True)
        self.words.setAccessibleName(self.tr("Who has seen what, in words"))
        self.words.hide()
        inner.addWidget(self.words)
        foot = row()
        self.toggle = button(self.tr("Read it in words"), "link")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._toggle)
        foot.addWidget(self.toggle)
        foot.addStretch(1)
        inner.addLayout(foot)

    def show_folder(self, shown: "FolderShown") -> None:
        """Show what is known here."""
        matrix = matrix_of(shown)
        self.picture.show_matrix(matrix, shown.names)
        self.words.setText(sentences(matrix, shown.names))

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        self.words.setVisible(on)
        self.toggle.setText(self.tr("Hide the words") if on else self.tr("Read it in words"))
