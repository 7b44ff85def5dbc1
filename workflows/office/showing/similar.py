"""What was decided the last times about something like this."""

import msgspec

from workflows.domain.money import Money
from workflows.engine.state import RequestState
from workflows.office.office import Office

SHOWN = 5


class SimilarDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A decided request of the same workflow and supplier, or of the same unit where there is no supplier."""

    request: str
    title: str
    amount: Money | None
    status: str
    verdict: str
    """Of the decision that settled it: approve or reject."""
    person: str | None
    """Who decided; None: a rule."""
    reason: str | None
    at_ms: int


def similar_decisions(office: Office, state: RequestState) -> tuple[SimilarDecision, ...]:
    """The last five, latest first."""
    raise NotImplementedError
