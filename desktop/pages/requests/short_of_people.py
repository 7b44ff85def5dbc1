"""What a request says first where it cannot come to its end: who is missing, and the way to the page of people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, label, row
from desktop.wording.speech import fill
from desktop.wording.why import dead_ends

if TYPE_CHECKING:
    from workflows.office.showing.ahead import LaterStep
    from workflows.office.showing.asked import ShownTask
    from workflows.office.showing.names import Names


class ShortOfPeople(QFrame):
    """Seen only while somebody is missing."""

    people_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner-warn")
        self._text = label("", wrap=True, selectable=True)
        self._text.setAccessibleName(self.tr("Who is missing"))
        self.people = button(self.tr("Open People and units"))
        self.people.clicked.connect(self.people_wanted)
        inside = row(self, margin=3, gap=3)
        inside.addWidget(Icon(theme, "users", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._text, 1)
        inside.addWidget(self.people)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_steps(self, steps: "Sequence[ShownTask | LaterStep]", names: "Names") -> None:
        """Say what is missing for these steps, the open ones and those that follow."""
        said = dead_ends(steps, names)
        stuck = [one for one in steps if one.shortage is not None and one.shortage.owner_may_withdraw]
        if stuck:
            said = fill(self.tr("Nobody may act now. %missing An owner may close it with Withdraw."), missing=said)
        self._text.setText(said)
        self.setVisible(bool(said))
