"""Everything for the page of one request: its card, its history as signed, and its way through the workflow."""

import msgspec

from workflows.engine.assign import tasks
from workflows.office.office import Office
from workflows.office.showing.ahead import LaterStep, later_steps
from workflows.office.showing.card import Card, card_of, known_request
from workflows.office.showing.flow import Flow, flow
from workflows.office.showing.refreshing import up_to_date
from workflows.office.showing.timeline import TimelineEntry, timeline

_OVER = frozenset({"rejected", "withdrawn", "done"})


class RequestPage(msgspec.Struct, frozen=True, kw_only=True):
    """A request's page."""

    card: Card
    timeline: tuple[TimelineEntry, ...]
    flow: Flow
    later: tuple[LaterStep, ...] = ()
    """Who would be asked after the open steps, when all goes well, and who is missing there."""


def request_page(office: Office, request: str, person: str, now_ms: int) -> RequestPage | None:
    """The page of a request for a person; None where there is no such request."""
    with up_to_date(office):
        state = known_request(office, request)
        if state is None:
            return None
        definition = office.state.workflows[state.workflow][state.version]
        is_over = state.standing.status in _OVER
        return RequestPage(
            card=card_of(office, state, person, now_ms),
            timeline=timeline(office, state, now_ms, person),
            flow=flow(office, state, tasks(state, office.state, now_ms)),
            later=() if is_over else later_steps(office, state, definition, now_ms),
        )
