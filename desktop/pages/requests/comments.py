"""What people said about a request, and the field to say something."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.pages.requests.mentions import MentionEdit, mentioned
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.icon_button import Icon, wear_icon
from desktop.widgets.plain import button, clear, column, label, row
from desktop.wording import times
from desktop.wording.speech import fill
from desktop.wording.why import why_not
from workflows import clock
from workflows.office.showing.alphabet import in_order

if TYPE_CHECKING:
    from workflows.office.showing.card import Card, Comment


class Comments(QWidget):
    """All comments, oldest first, then the field."""

    comment_wanted = Signal(str)
    """The text to sign."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._all: QVBoxLayout = column(gap=2)
        self._none = label(self.tr("Nobody said anything yet. Type @ to name somebody."), "muted", wrap=True)
        self.edit = MentionEdit()
        session.theme.dress(self.edit.popup)  # a window of its own
        self.edit.setPlaceholderText(self.tr("Say something about this request…"))
        self.edit.setAccessibleName(self.tr("Your comment"))
        self.edit.send_wanted.connect(self._send)
        self.edit.textChanged.connect(self._typed)
        self.send = button(self.tr("Comment"), name=self.tr("Sign and send the comment"))
        wear_icon(self.send, session.theme, "message-square", "text", 1.1)
        self.send.clicked.connect(self._send)
        self._why_not = label("", "muted", wrap=True)
        self._hint = label(
            self.tr("A comment is signed and stays in the log. Ctrl+Return sends it."), "small", wrap=True
        )
        box = column(self, gap=3)
        box.addLayout(self._all)
        box.addWidget(self._none)
        box.addWidget(self.edit)
        foot = row(gap=3)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.send)
        box.addLayout(foot)
        box.addWidget(self._why_not)
        session.theme.looks_changed.connect(self._measure)
        self._measure()
        self._typed()

    def show_card(self, card: "Card") -> None:
        """Show the comments of this request."""
        clear(self._all)
        people = card.names.people
        for one in card.comments:
            self._all.addWidget(self._comment(one, people))
        self._none.setVisible(not card.comments)
        self.edit.know(sorted(people.values(), key=in_order))
        may = card.actions.comment is None
        for widget in (self.edit, self.send, self._hint):
            widget.setVisible(may)
        self._why_not.setVisible(not may)
        self._why_not.setText("" if may else why_not(card.actions.comment, card.names))

    @Slot(str)
    def write_on(self, text: str) -> None:
        """What did not leave stands in the field again."""
        if not self.edit.toPlainText().strip():
            self.edit.setPlainText(text)
            self.edit.setFocus()

    def forget(self) -> None:
        """Another request: the field is empty."""
        self.edit.clear()

    def _comment(self, one: "Comment", people: dict[str, str]) -> QFrame:
        names_me = self._session.person in mentioned(one.text, people)
        frame = QFrame()
        frame.setProperty("look", "banner-accent" if names_me else "sunken")
        box = column(frame, margin=3, gap=1)
        head = row(gap=2)
        who, when = people.get(one.by, one.by), times.ago(one.at_ms, clock.now_ms())
        head.addWidget(label(who, "strong", wrap=True), 1)
        if names_me:
            head.addWidget(Icon(self._session.theme, "at-sign", "accent", 1.0))
            head.addWidget(label(self.tr("names you"), "small"))
        when_label = label(when, "small")
        head.addWidget(when_label)
        box.addLayout(head)
        box.addWidget(label(one.text, wrap=True, selectable=True))
        said = self.tr("%who names you, %when: %text") if names_me else self.tr("%who, %when: %text")
        frame.setAccessibleName(fill(said, who=who, when=when, text=one.text))
        return frame

    @Slot()
    def _typed(self) -> None:
        self.send.setEnabled(bool(self.edit.toPlainText().strip()))

    @Slot()
    def _send(self) -> None:
        text = self.edit.toPlainText().strip()
        if text and self.edit.isVisibleTo(self):
            self.edit.clear()
            self.comment_wanted.emit(text)

    @Slot()
    def _measure(self) -> None:
        self.edit.setFixedHeight(round(self._session.theme.base_pt * 6.5) + 4 * SPACE)
