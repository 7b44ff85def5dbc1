"""Asks why, and what was done to make sure, before something is signed about a record."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from desktop.theme import Theme
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.plain import label


class ReasonDialog(AskingDialog):
    """Words that are signed; where there is something to choose as well, the first is proposed."""

    given = Signal(str, str)
    """What was written, and the key of what was chosen or the empty text."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        yes: str,
        parent: QWidget,
        *,
        asks: str = "",
        missing: str = "",
        choices: Sequence[tuple[str, str]] = (),
    ) -> None:
        """``asks``: what the words are about; empty: none are asked for. ``choices``: key and words of each."""
        super().__init__(theme, title, yes, parent)
        self._missing = missing
        if text:
            self.fields.addWidget(label(text, wrap=True))
        self.choices = QButtonGroup(self)
        self._keys = [key for key, _ in choices]
        for at, (_, words) in enumerate(choices):
            choice = QRadioButton(words.replace("&", "&&"))
            choice.setChecked(at == 0)
            self.choices.addButton(choice, at)
            self.fields.addWidget(choice)
        self.words = QLineEdit()
        self.words.setMaxLength(1000)
        if asks:
            self.add(asks, self.words)
            self.words.setFocus()
        else:
            self.words.setParent(self)
            self.words.hide()
        self._asks = bool(asks)
        self.fields.addStretch(1)

    @Slot()
    def send(self) -> None:
        """Wish it, where the words are there."""
        said = self.words.text().strip()
        if self._asks and not said:
            self.say_problem(self._missing)
            self.words.setFocus()
            return
        self.say_problem("")
        self.yes.setEnabled(False)
        at = self.choices.checkedId()
        self.given.emit(said, self._keys[at] if 0 <= at < len(self._keys) else "")
