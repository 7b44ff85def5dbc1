"""The bar at a card's lower edge: acts that count before they leave, each with Undo, and the last signature."""

from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from desktop.leaving import Batch, Leaving, Signed
from desktop.theme import SPACE, Theme
from desktop.widgets.icon_button import Icon, IconButton
from desktop.widgets.plain import button, column, label, row
from desktop.wording.speech import fill
from desktop.wording.standing import verdict_wish

if TYPE_CHECKING:
    from collections.abc import Callable

_ROWS = 3
"""So many batches stand there; the others leave all the same, and Undo takes the latest first."""
_SIGNED_MS = 12_000
"""The signature stands so long after the last one."""


class CountdownBar(QWidget):
    """What is on its way, and what was signed last."""

    entry_requested = Signal(str)
    """Wish to see an entry of the log, by its leaf hash."""

    def __init__(self, theme: Theme, leaving: Leaving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._leaving = theme, leaving
        self._rows: dict[int, _CountingRow] = {}
        self._box = column(self, gap=2)
        self._more = label("", "small")
        self._more.hide()
        self._box.addWidget(self._more)
        self._signature = SignatureLine(theme, self)
        self._signature.entry_requested.connect(self.entry_requested)
        self._box.addWidget(self._signature)
        leaving.counting_changed.connect(self._follow)
        leaving.signed.connect(self._signature.show_signed)
        self._follow()

    @property
    def signature(self) -> "SignatureLine":
        """The line that says what was signed last."""
        return self._signature

    @Slot()
    def _follow(self) -> None:
        counting = self._leaving.counting
        shown = counting[-_ROWS:]
        known = {batch.id for batch in shown}
        for gone in [batch_id for batch_id in self._rows if batch_id not in known]:
            row_ = self._rows.pop(gone)
            row_.hide()
            row_.deleteLater()
        for batch in shown:
            if batch.id not in self._rows:
                made = _CountingRow(self._theme, batch, self._leaving.undo, self)
                self._rows[batch.id] = made
                self._box.insertWidget(len(self._rows) - 1, made)
                self._signature.hide()
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, made.words))
            self._rows[batch.id].show_left(self._leaving.left_s(batch))
        hidden = len(counting) - len(shown)
        self._more.setText(self.tr("%n more on their way", "", hidden))
        self._more.setVisible(hidden > 0)
        self.setVisible(bool(counting) or not self._signature.isHidden())


class _CountingRow(QFrame):
    """One batch that counts."""

    def __init__(self, theme: Theme, batch: Batch, undo: "Callable[[int], bool]", parent: QWidget) -> None:
        super().__init__(parent)
        self._batch, self._undo = batch, undo
        self.setProperty("look", "banner-accent")
        first = batch.wishes[0]
        self._is_opinion = first.what.startswith("advise-")
        if len(batch.wishes) == 1:
            template = self.tr("%what: “%title”")
            self.words = fill(template, what=verdict_wish(first.what), title=first.title)
        else:
            self.words = fill(self.tr("%what: %n requests", "", len(batch.wishes)), what=verdict_wish(first.what))
        self.setAccessibleName(self.words)
        box = column(self, margin=0, gap=0)
        line = row(gap=2)
        line.setContentsMargins(3 * SPACE, SPACE, 2 * SPACE, SPACE)
        line.addWidget(Icon(theme, "signature", "accent", 1.3))
        said = column(gap=0)
        said.addWidget(label(self.words, wrap=True))
        self._left = label("", "small", wrap=True)
        said.addWidget(self._left)
        line.addLayout(said, 1)
        take_back = button(self.tr("Undo (Z)"), name=fill(self.tr("Undo: %words"), words=self.words))
        take_back.clicked.connect(self._take_back)
        line.addWidget(take_back)
        box.addLayout(line)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(3)
        self._bar.setRange(0, 1_000)
        self._bar.setAccessibleName(self.tr("Time until it is signed"))
        box.addWidget(self._bar)

    def show_left(self, seconds: float) -> None:
        """How long it can still be undone."""
        said = self.tr("signed in %n s", "", ceil(seconds))
        if self._is_opinion:
            said = fill(self.tr("%signed; then somebody who may decide is asked"), signed=said)
        self._left.setText(said)
        self._bar.setValue(round(1_000 * seconds / self._batch.seconds) if self._batch.seconds else 0)

    @Slot()
    def _take_back(self) -> None:
        self._undo(self._batch.id)


class SignatureLine(QFrame):
    """Says where the last signature stands, because the core said so."""

    entry_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = ""
        self.setProperty("look", "banner-good")
        line = row(self, margin=0, gap=2)
        line.setContentsMargins(3 * SPACE, SPACE, 2 * SPACE, SPACE)
        line.addWidget(Icon(theme, "signature", "good", 1.3))
        self._text = label("", wrap=True, selectable=True)
        line.addWidget(self._text, 1)
        see = button(self.tr("See it in the log"), "link")
        see.clicked.connect(self._see)
        line.addWidget(see)
        close = IconButton(theme, "x", self.tr("Close this line"))
        close.clicked.connect(self.hide)
        line.addWidget(close)
        self._clock = QTimer(self, singleShot=True, interval=_SIGNED_MS)
        self._clock.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._text.text()

    @Slot(object)
    def show_signed(self, signed: Signed) -> None:
        """Say it."""
        self._entry = signed.entry
        template = self.tr("Signed by you, entry %entry of this laptop, %time")
        if signed.is_opinion:
            template = self.tr(
                "Your opinion is signed, entry %entry of this laptop, %time. Somebody who may decide is asked next."
            )
        self._text.setText(signature_words(signed, template))
        self.show()
        parent = self.parentWidget()
        if parent is not None:
            parent.show()
        self._clock.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._text.text()))

    @Slot()
    def _see(self) -> None:
        self.entry_requested.emit(self._entry)


def signature_words(signed: Signed, template: str) -> str:
    """The template with the entry's number in this laptop's log and the local time."""
    here = datetime.fromtimestamp(signed.at_ms / 1000, UTC).astimezone()
    return fill(template, entry=str(signed.position), time=f"{here:%H:%M}")
