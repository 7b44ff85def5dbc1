"""Which fields of a running request would be asked, if some of its values were others."""

from collections.abc import Mapping
from typing import Any

from workflows.engine.values import merged_values
from workflows.office.office import Office
from workflows.office.showing.card import known_request
from workflows.office.showing.refreshing import up_to_date


def asked_now(office: Office, request: str, changes: Mapping[str, Any]) -> tuple[str, ...]:
    """Ids of the fields whose conditions hold with these plain values over the present ones, in the form's order.

    A value of None takes the present one away. An unknown request has no fields.
    """
    with up_to_date(office):
        state = known_request(office, request)
        if state is None:
            return ()
        definition = office.state.workflows[state.workflow][state.version]
        values = merged_values(definition, state.standing.values, changes)
        return tuple(
            field.id
            for field in definition.fields
            if office.book.holds(definition, f"field {field.id}", field.when, values, office.state.units)
        )
