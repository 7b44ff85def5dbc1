"""One request as a card: what it is about, where it stands, why it is here, and what this person may do."""

import msgspec

from workflows.domain.money import Money
from workflows.engine.state import Status
from workflows.office.office import Office
from workflows.office.showing.actions import Actions
from workflows.office.showing.asked import ShownTask
from workflows.office.showing.attached import Attachment
from workflows.office.showing.fields import Check, FieldShown
from workflows.office.showing.names import Names
from workflows.office.showing.rule_texts import RuleShown
from workflows.office.showing.similar import SimilarDecision


class Twin(msgspec.Struct, frozen=True, kw_only=True):
    """The same invoice, taken in on another laptop."""

    request: str
    title: str
    status: Status


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said about it."""

    id: str
    by: str
    at_ms: int
    text: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A request."""

    request: str
    title: str
    amount: Money | None
    workflow: str
    version: int
    workflow_name: str
    unit: str
    requester: str | None
    """None: a document came in by itself."""
    round: int
    status: Status
    created_ms: int
    updated_ms: int
    due_ms: int | None
    """The nearest deadline of its open steps."""
    draft: bool
    """Its values were proposed by the program; somebody confirms them in the first form."""
    fields: tuple[FieldShown, ...]
    checks: tuple[Check, ...]
    tasks: tuple[ShownTask, ...]
    rule: RuleShown | None
    """The rule that sent it to whoever is asked now; where nobody is, the one that answered last."""
    told: tuple[RuleShown, ...]
    """What rules of this round noted without deciding anything (``texts`` are then the notes)."""
    actions: Actions
    similar: tuple[SimilarDecision, ...]
    attachments: tuple[Attachment, ...]
    twins: tuple[Twin, ...]
    comments: tuple[Comment, ...]
    """Oldest first."""
    names: Names


def card(office: Office, request: str, person: str, now_ms: int) -> Card | None:
    """The card of a request for a person; None where there is no such request."""
    raise NotImplementedError
