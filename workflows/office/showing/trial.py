"""A submission that is never written: the engine runs it, and the program's own steps after it, in memory alone.

It goes the road of ``Office.submit`` with the same functions, so that what is shown before is what happens after.
"""

from workflows.domain.commands import Advance, Refusal, Submit
from workflows.domain.events import Act, RequestEvent, RequestSubmitted
from workflows.domain.requests import request_id
from workflows.engine.decide import decide, decide_submission
from workflows.engine.state import RequestState
from workflows.errors import InvalidInput
from workflows.intake.document import Document
from workflows.office.computed_facts import submission_found_out
from workflows.office.gathering import with_sums
from workflows.office.office import Office
from workflows.office.personal import seal_submission
from workflows.office.speaking import refuse_if_silenced

_MOST = 100
"""Automatic steps in a row; a definition has fewer."""


def try_out(office: Office, command: Submit, now_ms: int, document: Document | None) -> RequestState | Refusal:
    """Where the request would stand, or why it would not be taken. Nothing is written or kept."""
    sealed = seal_submission(command, office.state)
    if isinstance(sealed, Refusal):
        return sealed
    complete = submission_found_out(office, sealed.command, document)
    try:
        refuse_if_silenced(office.chain.trust, office.keys, command.by)
    except InvalidInput as error:
        return Refusal(code=error.code)
    event = decide_submission(complete, office.state, now_ms, office.book)
    if isinstance(event, Refusal):
        return event
    return _Trial(office, now_ms).run(event, command.by)


class _Trial:
    """Acts as this device would write them next."""

    def __init__(self, office: Office, now_ms: int) -> None:
        own = office.store.entries.log(office.keys.device)
        self._office = office
        self._now_ms = now_ms
        self._position = own.size if own is not None else 0
        self._request = request_id(office.keys.device, self._position)
        self._count = 0

    def run(self, submitted: RequestSubmitted, by: str | None) -> RequestState | Refusal:
        """The request with everything that the program would add by itself."""
        state = self._taken(None, submitted, by)
        while state is not None and self._count < _MOST:
            command = with_sums(self._office, state, Advance(), self._now_ms)
            events = decide(state, command, self._office.state, self._now_ms, self._office.book)
            if isinstance(events, Refusal) or not events:
                return state
            for event in events:
                state = self._taken(state, event, None)
        return Refusal(code="not-taken")

    def _taken(self, state: RequestState | None, event: RequestEvent, by: str | None) -> RequestState | None:
        act = Act(
            id=f"{self._count:064x}",
            device=self._office.keys.device,
            position=self._position + self._count,
            at=(self._now_ms, self._count),
            by=by,
            request=self._request,
            prev=state.heads if state is not None else (),
            auth=self._office.chain.length,
            event=event,
        )
        self._count += 1
        return self._office.fold(state, act)
