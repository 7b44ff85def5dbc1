"""Acting on what a person saw: where it became something else meanwhile, nothing is signed and they look again.

Between looking and signing lie seconds or hours: an answer to a wish for changes, or another laptop's act, may have
come in. A signature must never stand under an amount that its signer did not see.
"""

import msgspec

from workflows.domain.commands import Refusal, RequestCommand
from workflows.domain.forms import Value
from workflows.domain.money import Money
from workflows.engine.state import RequestState
from workflows.office.office import Acted, Office
from workflows.office.showing.card import Card, known_request
from workflows.office.showing.fields import FieldShown, fields_shown
from workflows.office.showing.inbox import InboxItem

CHANGED_MEANWHILE = "changed-meanwhile"


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What stood before the eyes of who decides."""

    round: int
    title: str
    amount: Money | None
    values: tuple[tuple[str, Value], ...] | None = None
    """Of every field, as a card shows them; None: only a row of a list was seen."""


def seen_on_card(card: Card) -> Seen:
    """What somebody saw who looked at the card."""
    return Seen(round=card.round, title=card.title, amount=card.amount, values=_values(card.fields))


def seen_in_list(item: InboxItem) -> Seen:
    """What somebody saw who looked at the row."""
    return Seen(round=item.round, title=item.title, amount=item.amount)


def act_as_seen(office: Office, request: str, command: RequestCommand, seen: Seen) -> Acted | Refusal:
    """Act, if the request still is what was seen; else the refusal ``changed-meanwhile``. On the writer lane."""
    state = known_request(office, request)
    if state is not None and not _is_as_seen(office, state, seen, getattr(command, "by", None) or ""):
        return Refusal(code=CHANGED_MEANWHILE, facts={"title": state.standing.title, "request": request})
    return office.act(request, command)


def _is_as_seen(office: Office, state: RequestState, seen: Seen, person: str) -> bool:
    standing = state.standing
    if (standing.round, standing.title, standing.amount) != (seen.round, seen.title, seen.amount):
        return False
    if seen.values is None:
        return True
    definition = office.state.workflows[state.workflow][state.version]
    return _values(fields_shown(office, state, definition, person)) == seen.values


def _values(fields: tuple[FieldShown, ...]) -> tuple[tuple[str, Value], ...]:
    return tuple((field.id, field.value) for field in fields)
