"""Everything for the page of one request: its card, its history as signed, and its way through the workflow."""

import msgspec

from workflows.engine.assign import tasks
from workflows.office.office import Office
from workflows.office.showing.card import Card, card_of, known_request
from workflows.office.showing.flow import Flow, flow
from workflows.office.showing.refreshing import up_to_date
from workflows.office.showing.timeline import TimelineEntry, timeline


class RequestPage(msgspec.Struct, frozen=True, kw_only=True):
    """A request's page."""

    card: Card
    timeline: tuple[TimelineEntry, ...]
    flow: Flow


def request_page(office: Office, request: str, person: str, now_ms: int) -> RequestPage | None:
    """The page of a request for a person; None where there is no such request."""
    with up_to_date(office):
        state = known_request(office, request)
        if state is None:
            return None
        return RequestPage(
            card=card_of(office, state, person, now_ms),
            timeline=timeline(office, state, now_ms, person),
            flow=flow(office, state, tasks(state, office.state, now_ms)),
        )
