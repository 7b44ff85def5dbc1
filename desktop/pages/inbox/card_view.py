"""The card: one request with everything that a decision needs, and below it what can be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.page import Notice
from desktop.pages.inbox import card_sections as sections
from desktop.pages.inbox.act_bar import ActBar
from desktop.pages.inbox.act_panel import ActPanel
from desktop.pages.inbox.task_panel import TaskPanel
from desktop.pages.inbox.unsigned_list import UnsignedList
from desktop.pages.inbox.view_model import CardState, InboxView
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.attachments.view import AttachmentsView
from desktop.widgets.countdown import CountdownBar
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flowing import Flowing
from desktop.widgets.plain import clear, column, label
from desktop.wording.values import money

if TYPE_CHECKING:
    from workflows.office.showing.card import Card

_WIDEST_EM = 60
"""Lines of the card are no longer than so many times the size of the type."""


class CardView(QWidget):
    """The trailing side of the inbox."""

    request_requested = Signal(str)
    """Wish to open a whole request, by its id."""
    entry_requested = Signal(str)
    """Wish to see an entry of the log, by its leaf hash."""
    notice_requested = Signal(object)
    """Wish to say something in passing: a ``Notice``."""
    list_requested = Signal()
    """The keyboard can go back to the list."""

    def __init__(self, session: Session, view: InboxView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._shown: Card | None = None
        self._step = ""
        self.content = _Content(session, view)
        self.content.opens_request.connect(self.request_requested)
        self.content.attachments.notice_requested.connect(self._hand_on)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("The request"))
        self.area.setWidget(self.content)
        self._nothing = EmptyState(session.theme, "inbox", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.area)
        self._stack.addWidget(self._nothing)
        self.panel = ActPanel(session.theme, view)
        self.panel.closed.connect(self.list_requested)
        self.bar = ActBar(session.theme, view)
        self.bar.open_requested.connect(self._open_whole)
        self.countdown = CountdownBar(session.theme, view.leaving)
        self.countdown.entry_requested.connect(self.entry_requested)
        self.unsigned = UnsignedList(session.theme, view)
        self.unsigned.request_requested.connect(self._look_at)
        box = column(self, gap=0)
        ground = QFrame()
        ground.setProperty("look", "reading")
        column(ground).addWidget(self._stack)
        box.addWidget(ground, 1)
        edge = QFrame()
        edge.setProperty("look", "bar")
        below = column(edge, margin=3, gap=2)
        for one in (self.unsigned, self.countdown, self.panel, self.bar):
            below.addWidget(one)
        box.addWidget(edge)
        view.card_changed.connect(self.follow)
        view.current_changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show what the view-model has now."""
        view = self._view
        self.bar.follow()
        if view.card_state is CardState.NONE:
            self._nothing.say(self.tr("Nothing is open"), self.tr("Choose a task to see what it is about."))
            self._stack.setCurrentWidget(self._nothing)
            self._shown = None
            return
        if view.card_state is CardState.GONE:
            self._nothing.say(
                self.tr("This request is not here any more"),
                self.tr("It may have been decided by others, or belongs to a part of the office that you do not see."),
            )
            self._stack.setCurrentWidget(self._nothing)
            self._shown = None
            return
        card, step = view.card, view.current[1] if view.current else ""
        if card is None or (card is self._shown and step == self._step):
            return  # while the next one is loading, the former stays: no flicker
        fresh = self._shown is None or self._shown.request != card.request
        self._shown, self._step = card, step
        self.panel.show_names(card.names.people)
        self.content.show_card(card, step)
        self._stack.setCurrentWidget(self.area)
        if fresh:
            self.area.verticalScrollBar().setValue(0)

    @Slot()
    def _open_whole(self) -> None:
        if self._view.current is not None:
            self.request_requested.emit(self._view.current[0])

    @Slot(str)
    def _look_at(self, request: str) -> None:
        self._view.open_request(request)

    @Slot(object)
    def _hand_on(self, notice: Notice) -> None:
        self.notice_requested.emit(notice)


class _Content(QWidget):
    """What scrolls: from the title down to the documents."""

    opens_request = Signal(str)

    def __init__(self, session: Session, view: InboxView) -> None:
        super().__init__()
        self._session, self._theme = session, session.theme
        self._inner = QWidget()
        outer = column(self, margin=6, gap=0)
        outer.addWidget(self._inner)
        outer.addStretch(1)
        box = column(self._inner, gap=4)
        self._above = column(gap=2)
        self.task = TaskPanel(session, view)
        self._middle = column(gap=4)
        self.attachments = AttachmentsView(session.theme, session.bridge)
        self._documents = label(self.tr("Documents"), "overline")
        for part in (self._above, self.task, self._middle, self._documents, self.attachments):
            if isinstance(part, QWidget):
                box.addWidget(part)
            else:
                box.addLayout(part)
        self._openers: sections.Openers | None = None
        session.theme.looks_changed.connect(self._measure)
        self._measure()

    def show_card(self, card: "Card", step: str) -> None:
        """Show this request."""
        from workflows import clock  # noqa: PLC0415 -- after the first paint

        now_ms, theme = clock.now_ms(), self._theme
        if self._openers is not None:
            self._openers.deleteLater()
        self._openers = sections.Openers(self.opens_request.emit, self)
        clear(self._above)
        clear(self._middle)
        self._head(card, step, now_ms)
        self.task.show_card(card, step)
        self._part("", sections.twins_section(theme, card, self._openers))
        if self.task.form is None:
            self._part(self.tr("What was filled in"), sections.fields_section(card))
        self._part(self.tr("Decided before"), sections.similar_section(theme, card, now_ms, self._openers))
        self._part(self.tr("Comments"), sections.comments_section(card, now_ms))
        self._documents.setVisible(bool(card.attachments))
        self.attachments.show_attachments(card.attachments)
        self.attachments.setVisible(bool(card.attachments))

    def _head(self, card: "Card", step: str, now_ms: int) -> None:
        above = self._above
        above.addWidget(label(f"{card.workflow_name} · {sections.origin(card, now_ms)}", "small", wrap=True))
        above.addWidget(label(card.title or card.workflow_name, "title", wrap=True, selectable=True))
        if card.amount is not None:
            above.addWidget(label(money(card.amount), "figure", selectable=True))
        pills = Flowing(gap=2)
        for pill in sections.pills(card, now_ms):
            pills.addWidget(pill)
        above.addLayout(pills)
        above.addSpacing(SPACE)
        for section in (
            sections.why_section(self._theme, card, step),
            sections.checks_section(self._theme, card),
        ):
            if section is not None:
                above.addWidget(section)

    def _part(self, title: str, section: QWidget | None) -> None:
        if section is None:
            return
        part = column(gap=2)
        if title:
            part.addWidget(label(title, "overline"))
        part.addWidget(section)
        self._middle.addLayout(part)

    @Slot()
    def _measure(self) -> None:
        self._inner.setMaximumWidth(round(self._theme.base_pt * 96 / 72 * _WIDEST_EM))
