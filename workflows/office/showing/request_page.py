"""Everything for the page of one request: its card, its history as signed, and its way through the workflow."""

import msgspec

from workflows.office.office import Office
from workflows.office.showing.card import Card
from workflows.office.showing.flow import Flow
from workflows.office.showing.timeline import TimelineEntry


class RequestPage(msgspec.Struct, frozen=True, kw_only=True):
    """A request's page."""

    card: Card
    timeline: tuple[TimelineEntry, ...]
    flow: Flow


def request_page(office: Office, request: str, person: str, now_ms: int) -> RequestPage | None:
    """The page of a request for a person; None where there is no such request."""
    raise NotImplementedError
