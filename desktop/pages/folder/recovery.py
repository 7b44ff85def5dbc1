"""The recovery key: where it is, what it is for, and that no laptop can show it again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import card, column, label, row
from desktop.wording.times import day_of

if TYPE_CHECKING:
    from workflows.office.showing.folder_shown import FolderShown


class RecoveryCard(QWidget):
    """Says what there is to know."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, inner = card()
        column(self).addWidget(frame)
        line = row(gap=3)
        line.addWidget(Icon(theme, "key", "muted", 1.6), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=1)
        self._title = label("", "strong", wrap=True)
        words.addWidget(self._title)
        words.addWidget(
            label(
                self.tr(
                    "With it and the shared folder an owner takes the office over on a new laptop when the first one "
                    "is lost. It stands on that sheet alone: no laptop keeps it, so it cannot be printed again. Keep "
                    "the sheet like a deed, away from the laptops."
                ),
                "muted",
                wrap=True,
            )
        )
        line.addLayout(words, 1)
        inner.addLayout(line)

    def show_folder(self, shown: "FolderShown") -> None:
        """Say when it was made."""
        if shown.founded_ms is None:
            self._title.setText(self.tr("A sheet with the recovery key was printed when the office was founded"))
        else:
            words = self.tr("The sheet with the recovery key was made on %1")
            self._title.setText(words.replace("%1", day_of(shown.founded_ms)))
