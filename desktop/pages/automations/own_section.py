"""The part of the page about the office's own automations: what asks for a word, the list, and the notices."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.page import Notice
from desktop.pages.automations.asked_card import AskedCard
from desktop.pages.automations.automation_dialog import AutomationDialog
from desktop.pages.automations.editing import EditDialog
from desktop.pages.automations.own_lines import automation_lines, notice_lines
from desktop.pages.automations.own_model import OwnModel
from desktop.session import Session
from desktop.widgets.asking_dialog import AskingDialog
from desktop.widgets.icon_button import wear_icon
from desktop.widgets.line_list import LineList
from desktop.widgets.one_question import OneQuestion
from desktop.widgets.plain import button, clear, column, label, row
from desktop.wording.automations_shown import run_state
from desktop.wording.refusals import refusal
from desktop.wording.speech import fill
from desktop.wording.troubles import trouble
from workflows import clock

if TYPE_CHECKING:
    from workflows.domain.automations import Automation


class OwnSection(QWidget):
    """Cards, a list and a list; each is there only where it has something to say."""

    notice_requested = Signal(object)
    """A ``Notice`` for the window to show."""
    request_requested = Signal(str)
    """Wish to see this request."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = OwnModel(session, self)
        self._question = OneQuestion(session.theme)
        self._build()
        self.model.shown_changed.connect(self.show_own)
        self.model.signed.connect(self._signed)
        self.model.ran.connect(self._say_ran)
        self.model.refused.connect(self._refused)
        self.model.failed.connect(self._failed)
        session.person_changed.connect(self.show_own)

    @property
    def dialog(self) -> AskingDialog | None:
        """The question that is open."""
        return self._question.dialog

    def _build(self) -> None:
        theme = self._session.theme
        box = column(self, gap=3)
        self._asked_title = label(self.tr("Somebody's word is needed"), "heading", wrap=True)
        box.addWidget(self._asked_title)
        self._cards = column(gap=2)
        self.cards: list[AskedCard] = []
        box.addLayout(self._cards)
        head = row(gap=3)
        head.addWidget(label(self.tr("This office's automations"), "heading", wrap=True), 1)
        self.add = button(self.tr("New automation…"))
        wear_icon(self.add, theme, "plus", "text")
        self.add.clicked.connect(self.begin_new)
        head.addWidget(self.add)
        box.addLayout(head)
        self.list = LineList(theme, self.tr("This office's automations"), grows=True)
        self.list.line_chosen.connect(self.look_at)
        box.addWidget(self.list)
        self._none = label("", "muted", wrap=True)
        box.addWidget(self._none)
        self._notices = QWidget()
        told = column(self._notices, gap=2)
        line = row(gap=3)
        line.addWidget(label(self.tr("Notices"), "heading", wrap=True), 1)
        self.seen = button(self.tr("I have seen them"), "quiet")
        self.seen.clicked.connect(self.model.see_notices)
        line.addWidget(self.seen)
        told.addLayout(line)
        self.notices = LineList(theme, self.tr("Notices"), grows=True)
        self.notices.line_chosen.connect(self._open_notice)
        told.addWidget(self.notices)
        box.addWidget(self._notices)
        for part in (self._asked_title, self._notices, self.list):
            part.hide()

    # ------------------------------------------------------------ what is shown

    @Slot()
    @Slot(str)
    def show_own(self, person: str = "") -> None:
        """Show what the model holds."""
        del person
        shown, now_ms = self.model.shown, clock.now_ms()
        if shown is None:
            return
        self.list.show_lines(automation_lines(shown, now_ms))
        self.list.setVisible(bool(shown.automations))
        may = self.model.may_change
        self.add.setVisible(may)
        said = self.tr("There is none yet. They remind, report, take in or pay at their times, by themselves.")
        if not may:
            said = f"{said} {self.tr('An owner sets them, on the laptop that writes about the office.')}"
        self._none.setText(said)
        self._none.setVisible(not shown.automations)
        self._show_asked()
        self.notices.show_lines(notice_lines(shown.notices, now_ms))
        self._notices.setVisible(bool(shown.notices))
        self.seen.setVisible(any(not one.seen for one in shown.notices))

    def _show_asked(self) -> None:
        shown = self.model.shown
        clear(self._cards)
        self.cards = []
        if shown is None:
            return
        for asked in shown.asked[:20]:
            made = AskedCard(
                self._session.theme, asked, shown.names, may_answer=self.model.may_settle(asked), parent=self
            )
            made.answered.connect(self.model.settle)
            self._cards.addWidget(made)
            self.cards.append(made)
        self._asked_title.setVisible(bool(self.cards))

    # ------------------------------------------------------------ dialogs

    @Slot(str)
    def look_at(self, automation: str) -> None:
        """Show one closely."""
        one, shown = self.model.one(automation), self.model.shown
        if one is None or shown is None:
            return
        made = AutomationDialog(self._session.theme, self.model, one, shown, self)
        made.run_wanted.connect(self.model.run)
        made.saved_wanted.connect(self.model.save)
        made.end_wanted.connect(self.model.end)
        made.here_wanted.connect(self.model.run_here)
        made.edit_wanted.connect(self._begin_edit)
        self._question.open(made)

    @Slot()
    def begin_new(self) -> None:
        """Ask what a new one is like."""
        self._edit(None)

    @Slot(str)
    def _begin_edit(self, automation: str) -> None:
        one = self.model.one(automation)
        if one is not None:
            self._edit(one.automation)

    def _edit(self, before: "Automation | None") -> None:
        known = self._session.overview
        if known is not None:
            made = EditDialog(self._session.theme, self.model, known, before, self)
            made.saved_wanted.connect(self.model.save)
            self._question.open(made)

    # ------------------------------------------------------------ answers

    @Slot()
    def _signed(self) -> None:
        self._question.close()

    @Slot(object)
    def _say_ran(self, row_: Any) -> None:
        self._question.close()
        one = self.model.one(row_.automation)
        name = one.automation.name if one is not None else row_.automation
        words, colour = run_state(row_.state)
        said = f"{fill(self.tr('“%name”: %state.'), name=name, state=words)} {row_.text}".strip()
        self.notice_requested.emit(Notice(text=said, tone="good" if colour == "good" else "bad"))

    @Slot(object)
    def _refused(self, answer: Any) -> None:
        if self.model.shown is not None:
            self._say(refusal(answer, self.model.shown.names).whole)

    @Slot(object)
    def _failed(self, error: Any) -> None:
        self._say(trouble(error).whole)

    def _say(self, text: str) -> None:
        if not self._question.say_problem(text):
            self.notice_requested.emit(Notice(text=text, tone="bad"))
        self._show_asked()

    @Slot(str)
    def _open_notice(self, key: str) -> None:
        if not key.startswith("notice:"):
            self.request_requested.emit(key)
