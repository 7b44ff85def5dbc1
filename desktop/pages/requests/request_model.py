"""One request as its page shows it, and what can be done about it there. No widget."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.page import Notice
from desktop.session import Session
from desktop.wording.refusals import refusal
from workflows import clock
from workflows.domain.commands import Comment, Refusal, Withdraw
from workflows.office.showing.request_page import RequestPage, request_page

if TYPE_CHECKING:
    from workflows.changes import Changes
    from workflows.domain.definitions import Definition
    from workflows.office.office import Acted, Office

COUNTDOWN_S = 5
"""So long a signed act can be taken back before it leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """An act on its way to being signed."""

    kind: Literal["comment", "withdraw"]
    request: str
    title: str
    by: str
    text: str
    """The comment, or the reason."""


class RequestModel(QObject):
    """The request that is open. Lives on the main thread."""

    shown = Signal()
    """``page`` is another now."""
    gone = Signal(str)
    """There is no request of this id."""
    leaving_changed = Signal()
    """``leaving`` or ``seconds_left`` is another."""
    comment_kept = Signal(str)
    """A comment did not leave: its text, to be written on."""
    notice_wanted = Signal(object)
    """A ``Notice``."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.request = ""
        self.page: RequestPage | None = None
        self.definition: Definition | None = None
        """Of the request's version: it names the things of checklists."""
        self.leaving: Leaving | None = None
        self.seconds_left = 0
        self._clock = QTimer(self, interval=1_000)
        self._clock.timeout.connect(self._tick)
        session.bridge.office_closed.connect(self._drop)

    # ------------------------------------------------------------ what is shown

    def open(self, request: str) -> None:
        """Show this request."""
        if request != self.request:
            self.request, self.page = request, None
        self.refresh()

    def close(self) -> None:
        """Show none."""
        self.request, self.page = "", None

    def refresh(self) -> None:
        """Ask for it anew."""
        if self.request:
            question = partial(_page, self.request, self._session.person)
            self._session.bridge.ask(question, self._answered)

    def take_changes(self, changes: "Changes") -> None:
        """Something was written or taken in: the page is asked for again where it may show it."""
        if self.request and (self.request in changes.requests or changes.office or changes.people):
            self.refresh()

    # ------------------------------------------------------------ acts

    def comment(self, text: str) -> None:
        """Say something about it, after the countdown."""
        if text.strip():
            self._leave("comment", text.strip())

    def withdraw(self, reason: str) -> None:
        """Take it back, after the countdown."""
        self._leave("withdraw", reason.strip())

    @Slot()
    def take_back(self) -> None:
        """Nothing leaves."""
        held = self.leaving
        self._drop()
        if held is not None and held.kind == "comment":
            self.comment_kept.emit(held.text)

    @Slot()
    def send_now(self) -> None:
        """Sign it now."""
        held = self.leaving
        self._drop()
        if held is not None:
            self._session.bridge.act(partial(_act, held), self._acted, self._failed)

    def _leave(self, kind: Literal["comment", "withdraw"], text: str) -> None:
        if self.page is None:
            return
        self.send_now()  # one act at a time: the one before had its chance
        title, by = self.page.card.title, self._session.person
        self.leaving = Leaving(kind=kind, request=self.request, title=title, by=by, text=text)
        self.seconds_left = COUNTDOWN_S
        self._clock.start()
        self.leaving_changed.emit()

    # ------------------------------------------------------------ inside

    @Slot()
    def _tick(self) -> None:
        self.seconds_left -= 1
        if self.seconds_left > 0:
            self.leaving_changed.emit()
        else:
            self.send_now()

    @Slot()
    def _drop(self) -> None:
        self._clock.stop()
        if self.leaving is not None:
            self.leaving = None
            self.leaving_changed.emit()

    @Slot(object)
    def _answered(self, answer: "tuple[str, RequestPage | None, Definition | None]") -> None:
        request, page, definition = answer
        if request != self.request:
            return
        if page is None:
            self.gone.emit(request)
            return
        self.page, self.definition = page, definition
        self.shown.emit()

    @Slot(object)
    def _acted(self, answer: "_Answer") -> None:
        held, acted = answer.held, answer.acted
        if isinstance(acted, Refusal):
            known = self._session.overview
            if known is not None:
                self.notice_wanted.emit(Notice(text=refusal(acted, known.names).whole, tone="bad"))
            if held.kind == "comment":
                self.comment_kept.emit(held.text)
            return
        done = {"comment": self.tr("Your comment is signed."), "withdraw": self.tr("Withdrawn, and signed.")}
        self.notice_wanted.emit(Notice(text=done[held.kind], tone="good"))

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._session.bridge.trouble_met.emit(error)


def _page(request: str, person: str, office: "Office") -> "tuple[str, RequestPage | None, Definition | None]":
    page = request_page(office, request, person, clock.now_ms())
    versions = {} if page is None else office.state.workflows.get(page.card.workflow, {})
    return request, page, None if page is None else versions.get(page.card.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What was to leave, and what came of it."""

    held: Leaving
    acted: "Acted | Refusal"

    @property
    def changes(self) -> "Changes | None":
        """What was touched, for the bridge; None where it was refused."""
        return None if isinstance(self.acted, Refusal) else self.acted.changes


def _act(held: Leaving, office: "Office") -> _Answer:
    is_comment = held.kind == "comment"
    command = Comment(by=held.by, text=held.text) if is_comment else Withdraw(by=held.by, reason=held.text)
    return _Answer(held=held, acted=office.act(held.request, command))
