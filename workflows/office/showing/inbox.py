"""What waits for a person, and why."""

import msgspec

from workflows.domain.money import Money
from workflows.office.office import Office
from workflows.office.showing.rule_texts import RuleShown


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Why a task is in somebody's inbox, as facts."""

    via: str
    """named, role, handed-on, anyone, last-resort; nobody: shown to an owner because no one may act."""
    role: str | None = None
    unit: str | None = None
    acting_for: str | None = None
    rule_code: str | None = None
    items: tuple[str, ...] = ()
    """Ids of checklist items that are not ticked yet."""
    step_name: str = ""


class InboxItem(msgspec.Struct, frozen=True, kw_only=True):
    """A task with what a row shows of the request. Key: ``request`` and ``step``."""

    request: str
    step: str
    person: str
    kind: str
    """approval, clear, contest, form, todo, changes; stuck: nobody may act."""
    asked: Asked
    rule: RuleShown | None
    due_ms: int | None
    since_ms: int
    title: str
    amount: Money | None
    workflow: str
    version: int
    workflow_name: str
    unit: str
    status: str
    requester: str | None
    round: int


class Inbox(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the inbox, and how many tasks there are in all."""

    items: tuple[InboxItem, ...]
    count: int


def inbox(office: Office, person: str, limit: int = 200, after: InboxItem | None = None) -> tuple[InboxItem, ...]:
    """The person's tasks: those with a deadline by deadline, then the others, the older first."""
    raise NotImplementedError


def count(office: Office, person: str) -> int:
    """How many tasks wait for the person."""
    return office.store.questions.count_inbox(person)
