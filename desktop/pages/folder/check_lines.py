"""What was found about a place, line by line: fine, worth a word, or in the way."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import clear, column, label, row
from desktop.wording.places import place_check

if TYPE_CHECKING:
    from workflows.office.sharing.place_checks import PlaceLook

_ICONS = {"ok": ("circle-check", "good"), "warn": ("triangle-alert", "warn"), "bad": ("circle-x", "bad")}


class CheckLines(QWidget):
    """The lines."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._box = column(self, gap=2)
        self._words = {
            "ok": self.tr("fine"),
            "warn": self.tr("worth a word"),
            "bad": self.tr("in the way"),
        }

    def show_look(self, look: "PlaceLook | None") -> None:
        """Show what was found; None: nothing was looked at."""
        clear(self._box)
        told = []
        for check in look.checks if look is not None else ():
            said = place_check(check)
            line = row(gap=2)
            name, colour = _ICONS[check.standing]
            line.addWidget(Icon(self._theme, name, colour), 0, Qt.AlignmentFlag.AlignTop)
            words = column(gap=0)
            title = label(said.title, wrap=True)
            title.setAccessibleName(f"{said.title}: {self._words[check.standing]}")
            words.addWidget(title)
            if said.text:
                words.addWidget(label(said.text, "muted", wrap=True))
            line.addLayout(words, 1)
            self._box.addLayout(line)
            told.append(title.accessibleName())
        self._box.setContentsMargins(0, SPACE if told else 0, 0, 0)
        self.setAccessibleName("; ".join(told))
