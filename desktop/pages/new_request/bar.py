"""The bar below the form: who must decide and why, and the button that sends."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from desktop.pages.new_request.live_line import LiveLine
from desktop.theme import Theme
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, column, label, row

if TYPE_CHECKING:
    from desktop.pages.new_request.live_line import Tone

_ICONS: "dict[Tone, tuple[str, str]]" = {
    "plain": ("route", "accent"),
    "good": ("circle-check", "good"),
    "warn": ("circle-alert", "warn"),
    "bad": ("circle-x", "bad"),
}
_NARROW_EM = 46
_SHOWN_NOTES = 2


class SendBar(QFrame):
    """Always seen, however long the form is."""

    send_requested = Signal()
    draft_requested = Signal()
    taking_requested = Signal()
    """Wish to take it in as a document that came, instead of asking for it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "bar")
        self._icon = Icon(theme, "route", "accent", 1.5)
        self.line = label("", "strong", wrap=True)
        self.line.setAccessibleName(self.tr("Who must decide"))
        self._why = label("", "small", wrap=True)
        self._notes = label("", "warn", wrap=True)
        self._kept = label("", "small")
        self._draft = button(self.tr("Keep as a draft"), "quiet")
        self._draft.clicked.connect(self.draft_requested)
        self.take = button(
            self.tr("Take it in as it came"), description=self.tr("It becomes nobody's own request, as it was read")
        )
        self.take.clicked.connect(self.taking_requested)
        self.take.hide()
        self.send = button(self.tr("Send"), "primary", description=self.tr("Sign and send the request (Ctrl+Enter)"))
        wear_icon(self.send, theme, "send", "on_accent")
        self.send.clicked.connect(self.send_requested)
        words = column(gap=1)
        words.addWidget(self.line)
        words.addWidget(self._notes)
        words.addWidget(self._why)
        leading = row(gap=3)
        leading.addWidget(self._icon)
        leading.addLayout(words, 1)
        buttons = row(gap=2)
        buttons.addStretch(1)
        buttons.addWidget(self._kept)
        buttons.addWidget(self._draft)
        buttons.addWidget(self.take)
        buttons.addWidget(self.send)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(24, 12, 24, 12)
        self._box.setSpacing(16)
        self._box.addLayout(leading, 1)
        self._box.addLayout(buttons)

    def say(self, line: LiveLine) -> None:
        """Say who must decide; a screen reader hears it when it is another."""
        fresh = line.text != self.line.text()
        self._icon.show_icon(*_ICONS[line.tone])
        self.line.setText(line.text)
        self.take.setVisible(line.can_take)
        self._why.setText(line.why)
        self._why.setVisible(bool(line.why))
        self._notes.setText(" ".join(line.notes[:_SHOWN_NOTES]))
        self._notes.setVisible(bool(line.notes))
        if fresh and line.text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, line.text))

    @property
    def text(self) -> str:
        """What the line says."""
        return self.line.text()

    @property
    def notes(self) -> str:
        """What it says beside."""
        return self._notes.text()

    def say_kept(self, text: str) -> None:
        """Say whether what stands there is kept."""
        self._kept.setText(text)

    @Slot(bool)
    def be_sending(self, sending: bool) -> None:
        """The request is on its way, or no longer."""
        self.send.setDisabled(sending)
        self._draft.setDisabled(sending)
        self.take.setDisabled(sending)
        self.send.setText(self.tr("Sending…") if sending else self.tr("Send"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below the words where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_EM * self._theme.base_pt * 96 / 72
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != direction:
            self._box.setDirection(direction)
