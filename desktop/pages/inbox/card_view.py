"""The card: one request with everything that a decision needs, and below it what can be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.page import Notice
from desktop.pages.inbox import card_words as words
from desktop.pages.inbox.act_bar import ActBar
from desktop.pages.inbox.act_panel import ActPanel
from desktop.pages.inbox.card_parts import Comments, Fields, Head, Lines, SimilarDecisions, Twins
from desktop.pages.inbox.looking import CardState
from desktop.pages.inbox.task_panel import TaskPanel
from desktop.pages.inbox.unsigned_list import UnsignedList
from desktop.pages.inbox.view_model import InboxView
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.attachments.view import AttachmentsView
from desktop.widgets.budget_lines import BudgetLines
from desktop.widgets.countdown import CountdownBar
from desktop.widgets.deciders import DecidersPart
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.plain import column, label

if TYPE_CHECKING:
    from workflows.office.showing.card import Card

_MARGIN = 6
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
    budget_requested = Signal(str)
    """Wish to see a budget, by its id."""
    list_requested = Signal()
    """The keyboard can go back to the list."""

    def __init__(self, session: Session, view: InboxView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._shown: Card | None = None
        self._step = ""
        self.content = _Content(session, view)
        self.content.opens_request.connect(self.request_requested)
        self.content.budgets.budget_requested.connect(self.budget_requested)
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
        session.person_changed.connect(self.countdown.signature.hide)  # “by you” is true of who signed alone
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
        view.panel_changed.connect(self._make_room)
        view.card_changed.connect(self.follow)
        view.current_changed.connect(self.follow)
        self.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more or less room for the card."""
        super().resizeEvent(event)
        self.content.fit(self.area.viewport().width())

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
        fresh = self._shown is None or self._shown.request != card.request or step != self._step
        focus = QApplication.focusWidget()
        if fresh and focus is not None and self.content.isAncestorOf(focus):
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)  # the next to have it would pull the card away
        self._shown, self._step = card, step
        self.panel.show_names(card.names.people)
        self.content.show_card(card, step)
        self._stack.setCurrentWidget(self.area)
        if fresh:
            self.area.verticalScrollBar().setValue(0)

    def take_time(self) -> None:
        """Say anew how late it is."""
        if self._shown is not None:
            self.content.take_time(self._shown)

    @Slot()
    def _make_room(self) -> None:
        """While words are awaited for one act, the buttons of the others step back."""
        self.bar.setVisible(self._view.panel is None)

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
        outer = column(self, margin=_MARGIN, gap=0)
        outer.addWidget(self._inner)
        outer.addStretch(1)
        theme = session.theme
        self._head = Head(theme)
        self._why = Lines(theme, self.tr("Why it is here"))
        self._checks = Lines(theme, self.tr("Checks"))
        self._opinions = Lines(theme, self.tr("Opinions given before"))
        self.budgets = BudgetLines(theme)
        self.deciders = DecidersPart(theme)
        self._twins = Twins(theme)
        self.task = TaskPanel(session, view)
        self._fields = Fields(theme, self.tr("What was filled in"))
        self._similar = SimilarDecisions(theme, self.tr("Decided before"))
        self._comments = Comments(self.tr("Comments"))
        self._documents = label(self.tr("Documents"), "overline")
        self.attachments = AttachmentsView(theme, session.bridge)
        box = column(self._inner, gap=4)
        for part in (
            self._head,
            self._why,
            self._opinions,
            self._checks,
            self.budgets,
            self.deciders,
            self._twins,
            self.task,
            self._fields,
            self._similar,
            self._comments,
            self._documents,
            self.attachments,
        ):
            box.addWidget(part)
        for leading in (self._twins, self._similar):
            leading.opened.connect(self.opens_request)
        theme.looks_changed.connect(self._measure)
        self._measure()

    def fit(self, width: int) -> None:
        """So much width is in sight, margins included."""
        self._fields.fit(width - 2 * _MARGIN * SPACE)

    def show_card(self, card: "Card", step: str) -> None:
        """Show this request."""
        from workflows import clock  # noqa: PLC0415 -- after the first paint

        now_ms = clock.now_ms()
        self._head.show_card(card, now_ms)
        self._why.show_lines(words.why_lines(card, step))
        self._opinions.show_lines(words.opinions(card, now_ms))
        self._checks.show_lines(words.check_lines(card))
        self.budgets.show_budgets(card.budgets)
        self.deciders.show_deciders(card.deciders, card.names)
        self._twins.show_card(card)
        self.task.show_card(card, step)
        if self.task.form is None:
            self._fields.show_card(card)
        else:
            self._fields.set_there(there=False)
        self._similar.show_card(card, now_ms)
        self._comments.show_card(card, now_ms)
        there = bool(card.attachments)
        self._documents.setVisible(there)
        self.attachments.setVisible(there)
        self.attachments.show_attachments(card.attachments)

    def take_time(self, card: "Card") -> None:
        """Say anew when it came and when it is due; whatever is being typed stays."""
        from workflows import clock  # noqa: PLC0415 -- after the first paint

        self._head.show_card(card, clock.now_ms())

    @Slot()
    def _measure(self) -> None:
        self._inner.setMaximumWidth(round(self._theme.base_pt * 96 / 72 * _WIDEST_EM))
