"""Several documents that were read together: each is opened in its form, or sent as it was read."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot

from desktop.pages.new_request import core_questions as core
from desktop.session import Session

if TYPE_CHECKING:
    from workflows.domain.commands import Refusal
    from workflows.errors import CountersignError
    from workflows.office.asking import ReadFile

ResultState = Literal["ready", "look", "before", "refused", "sending", "sent"]
"""ready, look, before and refused: see ``ReadFile``; sending, sent: it is on its way, it became a request."""


class Heap(QObject):
    """What became of each document so far."""

    changed = Signal(int)
    """The place of the document whose state is another; -1: there are other documents."""
    refused = Signal(object)
    """The ``Refusal`` or error that kept one from being sent."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.documents: tuple[ReadFile, ...] = ()
        self.states: list[ResultState] = []
        self.requests: dict[int, str] = {}
        """The request that a document became, or was before."""
        self.workflow = ""

    @property
    def ready(self) -> int:
        """How many can be sent as they were read."""
        return self.states.count("ready")

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done with one of them."""
        return any(state in {"ready", "look"} for state in self.states)

    def show(self, documents: "tuple[ReadFile, ...]", workflow: str) -> None:
        """These were read for the form of a workflow."""
        self.documents, self.workflow = documents, workflow
        self.states = [one.state for one in documents]
        self.requests = {at: one.before for at, one in enumerate(documents) if one.before is not None}
        self.changed.emit(-1)

    def send(self, at: int, unit: str) -> None:
        """Send one as it was read; for this unit, where it names none."""
        if self.states[at] != "ready":
            return
        one = self.documents[at]
        wish = core.Wish(
            workflow=self.workflow,
            unit=one.unit or unit,
            by=self._session.person,
            values=core.plain_of(one),
            read=one,
        )
        self._be(at, "sending")
        self._session.bridge.act(partial(core.send_result, at, wish), self._answered)

    def send_all(self, unit: str) -> None:
        """Send all that can be sent as they were read."""
        for at, state in enumerate(self.states):
            if state == "ready":
                self.send(at, unit)

    def was_sent(self, at: int, request: str) -> None:
        """One was opened, and became this request."""
        self.requests[at] = request
        self._be(at, "sent")

    def _be(self, at: int, state: ResultState) -> None:
        self.states[at] = state
        self.changed.emit(at)

    @Slot(object)
    def _answered(self, found: core.SentResult) -> None:
        answer: core.Sent | Refusal | CountersignError = found.answer
        if isinstance(answer, core.Sent):
            self.was_sent(found.at, answer.request)
            return
        before = getattr(answer, "facts", {}).get("request", "")
        if before:
            self.requests[found.at] = before
        self._be(found.at, "before" if before else "look")
        self.refused.emit(answer)
