"""Rule tables as acts bring them to the office."""

from typing import Any

from workflows.domain.events import PilotStarted, TablePublished


def table_brought(event: object) -> dict[str, Any] | None:
    """The rule table that an event brings to the office, in its plain form: for everywhere, or for a trial."""
    match event:
        case TablePublished():
            return event.table
        case PilotStarted():
            return event.table or None
    return None
