"""A code that was given out, as a line on the page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.pages.folder.folding import Folding
from desktop.theme import Theme
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, column, label, row
from desktop.wording.times import moment

if TYPE_CHECKING:
    from workflows.office.showing.folder_shown import InvitationShown


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A code that is shown."""

    nonce: str
    code: str
    person: str
    expires_ms: int


class InvitationCard(QWidget):
    """A code that was given out, as a line on the page."""

    show_requested = Signal(object)
    """Wish to see the code again: a ``Given``."""
    take_back_requested = Signal(str, str)
    """Wish to let it admit nobody: its name, and for whom it was."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: Given | None = None
        self._person = ""
        line = row(self, gap=3)
        line.addWidget(Icon(theme, "key-round", "muted", 1.6), 0, Qt.AlignmentFlag.AlignVCenter)
        said = QWidget()
        words = column(said, gap=0)
        self._whom, self._when = label("", "strong", wrap=True), label("", "muted", wrap=True)
        words.addWidget(self._whom)
        words.addWidget(self._when)
        self.again = button(self.tr("Show the code"), "quiet")
        self.back = button(self.tr("Take it back…"), "quiet")
        self.again.clicked.connect(self._again)
        self.back.clicked.connect(self._back)
        line.addWidget(Folding(said, self.again, self.back), 1)

    def show_value(self, value: "tuple[InvitationShown, str, bool]") -> None:
        """Show it: with the name of the person, and whether whoever sits here may decide."""
        one, self._person, may_decide = value
        self._given = Given(nonce=one.nonce, code=one.code, person=one.person, expires_ms=one.expires_ms)
        self._whom.setText(self.tr("A laptop for %1").replace("%1", self._person))
        if one.state == "open":
            self._when.setText(
                self.tr("Nobody has used the code yet. It ends %1.").replace("%1", moment(one.expires_ms))
            )
        else:
            self._when.setText(self.tr("Let in. It has not been heard of since."))
        for button_, name in ((self.again, self.tr("Show the code for %1")), (self.back, self.tr("Take back %1"))):
            button_.setVisible(one.state == "open" and may_decide)
            button_.setAccessibleName(name.replace("%1", self._person))

    @Slot()
    def _again(self) -> None:
        self.show_requested.emit(self._given)

    @Slot()
    def _back(self) -> None:
        if self._given is not None:
            self.take_back_requested.emit(self._given.nonce, self._person)
