"""A laptop asks to be let in: its four words, as large as the screen of the other shows them, and one question."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.theme import SPACE, Theme
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import Icon
from desktop.widgets.plain import button, card, column, label, row

if TYPE_CHECKING:
    from workflows.office.sharing.admitting import Pending


class BigWords(QWidget):
    """Words to be compared by eye, or read out: beside each other where there is room, else two and two."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * SPACE)
        self._boxes: list[QFrame] = []
        self._words: tuple[str, ...] = ()
        self._columns = 0

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show these."""
        if words == self._words:
            return
        self._words, self._columns = words, 0
        for box in self._boxes:
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [self._box(place, word) for place, word in enumerate(words, start=1)]
        self.setAccessibleName(" ".join(words))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt gave it another width."""
        super().resizeEvent(event)
        self._arrange()

    def _box(self, place: int, word: str) -> QFrame:
        frame, inner = card("sunken")
        shown = QLabel()
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setProperty("look", "figure")
        shown.setText(word)
        number = label(str(place), "small")
        for one in (number, shown):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inner.addWidget(one)
        inner.setSpacing(0)
        return frame

    def _arrange(self) -> None:
        wide = sum(box.sizeHint().width() + 2 * SPACE for box in self._boxes)
        columns = len(self._boxes) if wide <= self.width() else 2
        if columns == self._columns or not self._boxes:
            return
        self._columns = columns
        for place, box in enumerate(self._boxes):
            self._grid.addWidget(box, place // columns, place % columns)
        for at in range(len(self._boxes)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)


class WordsCard(QWidget):
    """The question whether a laptop is let in."""

    same_chosen = Signal(object)
    """The words, which are the same on the other screen: let it in."""
    different_chosen = Signal(object)
    """The words, which are others there: refuse it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pending: Pending | None = None
        frame, inner = card("banner-accent")
        column(self).addWidget(frame)
        inner.setSpacing(4 * SPACE)
        head = row(gap=3)
        head.addWidget(Icon(theme, "laptop", "accent", 2.0), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=1)
        self._title, self._text = label("", "heading", wrap=True), label("", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._text)
        head.addLayout(words, 1)
        inner.addLayout(head)
        self.big = BigWords()
        inner.addWidget(self.big)
        self._why = label("", "muted", wrap=True)
        inner.addWidget(self._why)
        buttons = Flowing(gap=3)
        self.same = button(self.tr("The words are the same: let it in"), "good")
        self.different = button(self.tr("They differ: refuse"), "bad")
        for one in (self.same, self.different):
            one.setAutoDefault(False)  # Return in a dialog must never answer this question
        self.same.clicked.connect(self._same)
        self.different.clicked.connect(self._different)
        buttons.addWidget(self.same)
        buttons.addWidget(self.different)
        inner.addLayout(buttons)

    def show_value(self, value: "tuple[Pending, str, bool]") -> None:
        """Show who waits: the laptop, the name of the person it is for, and whether whoever sits here may decide."""
        pending, person, may_decide = value
        self._pending = pending
        self._title.setText(self.tr("“%1” asks to be let in").replace("%1", pending.name))
        self._text.setText(
            self.tr("%1 is to sign on it. Compare these words with the ones on its screen.").replace("%1", person)
        )
        self.big.show_words(pending.words)
        for one in (self.same, self.different):
            one.setEnabled(may_decide)
        self._why.setVisible(not may_decide)
        self._why.setText(self.tr("An owner decides this: choose who acts at the foot of the list on the side."))
        self.setAccessibleName(f"{self._title.text()}. {' '.join(pending.words)}")

    @Slot()
    def _same(self) -> None:
        if self._pending is not None:
            self.same_chosen.emit(self._pending.words)

    @Slot()
    def _different(self) -> None:
        if self._pending is not None:
            self.different_chosen.emit(self._pending.words)
