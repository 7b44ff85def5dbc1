"""What one person may do about a request now, as the engine itself would answer; and the code of why not."""

import msgspec

from workflows.domain.events import PersonVerdict
from workflows.engine.state import OpenKind, RequestState
from workflows.office.office import Office
from workflows.office.showing.fields import FieldShown


class Doable(msgspec.Struct, frozen=True, kw_only=True):
    """An open step on which the person may act."""

    step: str
    name: str
    kind: OpenKind
    round: int
    acting_for: str | None
    """The absent person for whom they act."""
    verdicts: tuple[PersonVerdict, ...]
    """What the engine would take from this person here; empty for forms, to-dos and changes."""
    reason_for: tuple[PersonVerdict, ...]
    """Those of the verdicts that need a reason."""
    hand_on_to: tuple[str, ...]
    """People to whom it can be handed on, by name; empty: to nobody."""
    fields: tuple[FieldShown, ...]
    """The fields of the form to fill in, or that can be changed in an answer to a wish for changes."""
    items: tuple[str, ...]
    """Ids of the things that can be ticked."""


class Actions(msgspec.Struct, frozen=True, kw_only=True):
    """What a person may do about a request at this moment."""

    person: str
    steps: tuple[Doable, ...]
    """In the order of the flow; empty: nothing waits for this person."""
    why_not: str | None
    """Why not, where ``steps`` is empty: not-a-member, own-request, four-eyes, kept-apart, already-decided, over-limit,
    not-your-turn, not-its-turn."""
    why_not_facts: dict[str, str]
    withdraw: str | None
    """None: may take it back; else the code of why not."""
    withdraw_needs_reason: bool
    comment: str | None
    """None: may say something about it; else the code of why not."""
    erase: str | None
    """None: may order that its documents and personal values be erased; else the code of why not."""
    silenced: str | None
    """Why nothing that this person signs on this device would count: signs-elsewhere, device-revoked, device-forked."""
    twins: tuple[str, ...]
    """Requests of the same invoice that came in elsewhere: approving or ticking then needs a reason or note."""


def actions(office: Office, state: RequestState, person: str, now_ms: int) -> Actions:
    """What the person may do. Nothing is written."""
    raise NotImplementedError
