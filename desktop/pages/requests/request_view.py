"""The page of one request: what it says, where it stands, what happened, what people said about it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from desktop.pages.requests.comments import Comments
from desktop.pages.requests.facts import Facts
from desktop.pages.requests.request_model import RequestModel
from desktop.pages.requests.short_of_people import ShortOfPeople
from desktop.pages.requests.status_label import StatusLabel
from desktop.pages.requests.withdrawing import Withdrawing
from desktop.session import Session
from desktop.theme import SPACE
from desktop.widgets.attachments.view import AttachmentsView
from desktop.widgets.budget_lines import BudgetLines
from desktop.widgets.deciders import DecidersPart
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_view import FlowView
from desktop.widgets.flowing import Flowing
from desktop.widgets.icon_button import IconButton, wear_icon
from desktop.widgets.plain import button, card, column, label, row
from desktop.widgets.timeline import Timeline
from desktop.wording import times, values
from desktop.wording.speech import fill
from workflows import clock

if TYPE_CHECKING:
    from workflows.office.showing.card import Card

_TWO_COLUMNS, _HIGH = 62.0, 44.0
"""From so many times the size of body text on, the page has two columns, and its head stays when the rest scrolls."""


class RequestView(QWidget):
    """The second level of the page. Escape and Back go to the list."""

    back_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()
    evidence_wanted = Signal()
    notice_requested = Signal(object)
    """A ``Notice``."""
    budget_wanted = Signal(str)
    """The id of a budget to show."""
    other_wanted = Signal(str)
    """The id of another request to show."""
    people_wanted = Signal()
    """Wish to see the page of people."""

    def __init__(self, session: Session, model: RequestModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._model = session, model
        self.back = IconButton(session.theme, "arrow-left", self.tr("Back to the list (Esc)"))
        self._title = label("", "title", wrap=True, selectable=True)
        self._status = StatusLabel(session.theme)
        self._amount = label("", "heading")
        self._about = label("", "muted", wrap=True)
        self.copy = _action(session, self.tr("New one like this"), "copy")
        self.print = _action(session, self.tr("Print…"), "printer")
        self.evidence = _action(session, self.tr("Evidence pack…"), "file-check")
        self.evidence.setToolTip(
            self.tr("A file that proves this request, checked offline by someone without the program")
        )
        self.withdraw = _action(session, self.tr("Withdraw…"), "undo-2")
        self.withdrawing = Withdrawing(session.theme)
        self.facts = Facts(session.theme)
        self.budgets = BudgetLines(session.theme)
        self.deciders = DecidersPart(session.theme)
        self.flow = FlowView(session.theme)
        self.attachments = AttachmentsView(session.theme, session.bridge)
        self.attachments.notice_requested.connect(self.notice_requested)
        self.timeline = Timeline(session.theme)
        self.comments = Comments(session)
        self._twins = Flowing(gap=2)
        self.short = ShortOfPeople(session.theme)
        self._missing = EmptyState(
            session.theme,
            "file-question-mark",
            self.tr("This request is not here"),
            self.tr("It may not have arrived from another laptop yet, or you may not see it."),
            self.tr("Back to the list"),
        )
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        head = row(gap=3)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        names = column(gap=2)
        names.addWidget(self._title)
        line = row(gap=3)
        line.addWidget(self._status)
        line.addWidget(self._amount)
        line.addStretch(1)
        names.addLayout(line)
        names.addWidget(self._about)
        head.addLayout(names, 1)
        actions = Flowing(gap=2)
        for one in (self.copy, self.print, self.evidence, self.withdraw):
            actions.addWidget(one)
        self._lay_out_body()
        self._head = QWidget()
        top = column(self._head, gap=4)
        top.addLayout(head)
        top.addWidget(self.short)
        top.addLayout(self._twins)
        top.addLayout(actions)
        top.addWidget(self.withdrawing)
        self._box = column(self, margin=6, gap=4)
        self._box.addWidget(self._head)
        self._box.addWidget(self.room, 1)
        self._box.addWidget(self._missing, 1)
        self._missing.setVisible(False)

    def _lay_out_body(self) -> None:
        self._body = QWidget()
        self._inner = column(self._body, gap=4)
        self._inner.setContentsMargins(0, 0, SPACE, 0)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(4 * SPACE)
        self._inner.addLayout(self._columns, 1)
        self._wide, self._narrow = column(gap=4), column(gap=4)
        self._wide.addWidget(_section(self.tr("What it says"), self.facts, self.budgets))
        self._attached = _section(self.tr("Documents"), self.attachments)
        self._wide.addWidget(self._attached)
        self._wide.addWidget(_section(self.tr("What happened"), self.timeline))
        self._wide.addWidget(_section(self.tr("Comments"), self.comments))
        self._narrow.addWidget(_section(self.tr("Where it stands"), self.deciders, self.flow))
        self._wide.addStretch(1)
        self._narrow.addStretch(1)
        self._columns.addLayout(self._wide, 3)
        self._columns.addLayout(self._narrow, 2)
        self.room = QScrollArea()
        self.room.setWidgetResizable(True)
        self.room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.room.setWidget(self._body)

    def _wire(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.evidence.clicked.connect(self.evidence_wanted)
        self.withdraw.clicked.connect(self._open_withdrawing)
        self.short.people_wanted.connect(self.people_wanted)
        self.withdrawing.wanted.connect(self._model.withdraw)
        self.withdrawing.closed.connect(self._withdrawing_closed)
        self.comments.comment_wanted.connect(self._model.comment)
        self._model.comment_kept.connect(self.comments.write_on)
        self.budgets.budget_requested.connect(self.budget_wanted)
        self._model.shown.connect(self._show)
        self._model.gone.connect(self._gone)
        self._missing.action_requested.connect(self.back_wanted)

    def begin(self) -> None:
        """Another request is about to be shown."""
        self.comments.forget()
        self.withdrawing.close_up()
        self.room.verticalScrollBar().setValue(0)
        self._show_missing(missing=False)

    # ------------------------------------------------------------ what the model says

    @Slot()
    def _show(self) -> None:
        page = self._model.page
        if page is None:
            return
        self._show_missing(missing=False)
        self._show_head(page.card)
        self.short.show_steps((*page.card.tasks, *page.later), page.card.names)
        self.facts.show_card(page.card)
        self.budgets.show_budgets(page.card.budgets)
        self.deciders.show_deciders(page.card.deciders, page.card.names)
        self._attached.setVisible(bool(page.card.attachments))
        self.attachments.show_attachments(page.card.attachments)
        self.flow.show_flow(page.flow, page.card.names)
        self.timeline.show_entries(page.timeline, page.card.names, self._model.definition)
        self.comments.show_card(page.card)

    def _show_head(self, shown: "Card") -> None:
        self._title.setText(" ".join(shown.title.split()))
        self._title.setAccessibleName(shown.title)
        self._status.show_status(shown.status)
        self._amount.setText(values.money(shown.amount))
        self._amount.setVisible(shown.amount is not None)
        self._say_about(shown)
        may = shown.actions.withdraw is None
        self.withdraw.setVisible(may)
        self.withdrawing.needs_reason(shown.actions.withdraw_needs_reason)
        if not may:
            self.withdrawing.close_up()
        while self._twins.count():
            item = self._twins.takeAt(0)
            found = None if item is None else item.widget()
            if found is not None:
                found.deleteLater()
        for one in shown.related:
            if one.title:
                said = self.tr("Started by “%title”") if one.is_parent else self.tr("Started: “%title”")
                link = button(said.replace("%title", one.title, 1), "link")
                wear_icon(link, self._session.theme, "workflow", "muted", 1.1)
                link.setProperty("request", one.request)
                link.clicked.connect(self._twin_wanted)
                self._twins.addWidget(link)
        for twin in shown.twins:
            text = self.tr("The same invoice came in as “%title”").replace("%title", twin.title, 1)
            link = button(text, "link")
            wear_icon(link, self._session.theme, "files", "warn", 1.1)
            link.setProperty("request", twin.request)
            link.clicked.connect(self._twin_wanted)
            self._twins.addWidget(link)

    def take_time(self) -> None:
        """Say anew whether it is late."""
        if self._model.page is not None:
            self._say_about(self._model.page.card)

    def _say_about(self, shown: "Card") -> None:
        names = shown.names
        asked = self.tr("came in by itself on %day")
        if shown.requester is not None:
            asked = self.tr("asked by %who on %day")
        who = names.people.get(shown.requester or "", shown.requester or "")
        parts = [
            shown.workflow_name,
            names.units.get(shown.unit, shown.unit),
            fill(asked, who=who, day=times.day_of(shown.created_ms)),
            times.due(shown.due_ms, clock.now_ms()),
            self.tr("round %number").replace("%number", str(shown.round), 1) if shown.round > 1 else "",
        ]
        self._about.setText(" · ".join(part for part in parts if part))

    @Slot(str)
    def _gone(self, request: str) -> None:
        self._show_missing(missing=True)

    def _show_missing(self, *, missing: bool) -> None:
        self._missing.setVisible(missing)
        self.room.setVisible(not missing)
        for one in (self.copy, self.print, self.evidence):
            one.setEnabled(not missing)
        if missing:
            self._title.setText("")
            self._about.setText("")
            self._amount.setVisible(False)
            self.withdraw.setVisible(False)
            self.short.hide()
            self._status.show_status("")

    # ------------------------------------------------------------ what somebody does

    @Slot()
    def _twin_wanted(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.other_wanted.emit(str(sender.property("request")))

    @Slot()
    def _open_withdrawing(self) -> None:
        self.withdrawing.open_up()

    @Slot()
    def _withdrawing_closed(self) -> None:
        self.withdraw.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes what is open, then goes back; Z takes back what is leaving."""
        if event.key() == Qt.Key.Key_Escape:
            if self.withdrawing.isVisible():
                self.withdrawing.close_up()
                self._withdrawing_closed()
            else:
                self.back_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Z and self._model.leaving is not None:
            self._model.take_back()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt made the page wider or narrower: one column or two."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Qt changed the font, so that less or more has room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange} and hasattr(self, "_columns"):
            self._arrange()

    def _arrange(self) -> None:
        pixels = self._session.theme.base_pt * 96 / 72
        has_room = self.width() >= pixels * _TWO_COLUMNS
        directions = QBoxLayout.Direction
        wanted = directions.LeftToRight if has_room else directions.TopToBottom
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)
        # In a low window the head scrolls with the rest, so that the rest can be read.
        home = self._box if self.height() >= pixels * _HIGH else self._inner
        if home.indexOf(self._head) < 0:
            home.insertWidget(0, self._head)


def _action(session: Session, text: str, icon_name: str) -> QPushButton:
    found = button(text)
    wear_icon(found, session.theme, icon_name, "muted", 1.1)
    return found


def _section(title: str, *contents: QWidget) -> QFrame:
    frame, box = card()
    frame.setAccessibleName(title)
    frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    box.addWidget(label(title, "overline"))
    for content in contents:
        box.addWidget(content)
    return frame
