"""Past facts. Each is the content of one entry in a device's log; together they are all there is to know.

An ``Act`` is an event with who did it, when, and what its author had seen. The log keeps the bytes; this module keeps
the meaning.
"""

from typing import Any, Literal

import msgspec

from workflows.domain.automation_events import (
    AutomationEnded,
    AutomationMoved,
    AutomationSet,
    RunsBegun,
    RunSettled,
    RunsOver,
    RunsStopped,
)
from workflows.domain.budgets import Budget, BudgetUse, Transfer
from workflows.domain.definitions import Definition
from workflows.domain.document_events import DocumentMade
from workflows.domain.flow_events import FieldsSet, OtherEnded, Parent, PartStarted, RequestMoved, StepEscalated
from workflows.domain.outcomes import Outcome
from workflows.domain.people import Assignment, Grant, Person, Role, Rung, Substitute, Unit
from workflows.domain.personal import BlobRef, reference_in
from workflows.domain.pilots import Ending, Pilot
from workflows.domain.rates import Rate
from workflows.domain.record_events import FingerprintsTold, RecordEvent
from workflows.domain.replies import ReplyLimit, Through
from workflows.domain.workflow_events import WorkflowEnded

PersonVerdict = Literal["approve", "reject", "ask-changes", "abstain", "hand-on"]


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    pass


# ------------------------------------------------------------------ the office (the authority chain)


class OfficeFounded(_Event, tag="office.founded", frozen=True, kw_only=True):
    """The office exists. Its founder holds the owner's role at the head."""

    name: str
    country: str
    """Two letters (ISO 3166-1)."""
    currency: str
    founder: Person
    head: Unit


class UnitSet(_Event, tag="unit.set", frozen=True, kw_only=True):
    """A unit was added or changed."""

    unit: Unit


class PersonSet(_Event, tag="person.set", frozen=True, kw_only=True):
    """A person was added, changed or closed."""

    person: Person


class RoleSet(_Event, tag="role.set", frozen=True, kw_only=True):
    """A role was added or renamed."""

    role: Role


class AssignmentsSet(_Event, tag="assignments.set", frozen=True, kw_only=True):
    """All roles that one person holds, replacing what they held before."""

    person: str
    assignments: tuple[Assignment, ...]


class AuthoritySet(_Event, tag="authority.set", frozen=True, kw_only=True):
    """All grants of authority, replacing those before."""

    grants: tuple[Grant, ...]


class SubstitutesSet(_Event, tag="substitutes.set", frozen=True, kw_only=True):
    """All substitutions, replacing those before."""

    substitutes: tuple[Substitute, ...]


class TablePublished(_Event, tag="table.published", frozen=True, kw_only=True):
    """A rule table is in force for requests that start from now on."""

    table: dict[str, Any]
    """The table in its plain form, version included."""
    request: str = ""
    """The request that kept its draft, where somebody reviewed it; see ``office.draft_requests``."""
    reviewed: str = ""
    """Id of the act by which somebody else than the draft's author approved it."""


class WorkflowPublished(_Event, tag="workflow.published", frozen=True, kw_only=True):
    """A workflow is in force for requests that start from now on."""

    definition: Definition


class BudgetsSet(_Event, tag="budgets.set", frozen=True, kw_only=True):
    """All budgets, replacing those before. What was moved between budgets stays moved."""

    budgets: tuple[Budget, ...]


class BudgetMoved(_Event, tag="budget.moved", frozen=True, kw_only=True):
    """Part of one budget was moved to another."""

    transfer: Transfer


class RatesSet(_Event, tag="rates.set", frozen=True, kw_only=True):
    """All exchange rates, replacing those before."""

    rates: tuple[Rate, ...]


class RepliesSet(_Event, tag="replies.set", frozen=True, kw_only=True):
    """All limits up to which people may decide by answering a mail, replacing those before. None: nobody may."""

    limits: tuple[ReplyLimit, ...] = ()


class PilotStarted(_Event, tag="pilot.started", frozen=True, kw_only=True):
    """A rule table or authority is tried in some units until a day."""

    pilot: Pilot
    table: dict[str, Any] = {}
    """The table in its plain form with its next version, where a table is tried; it holds nowhere else."""


class PilotEnded(_Event, tag="pilot.ended", frozen=True, kw_only=True):
    """A trial was pulled back before its day, or its result holds everywhere from now on."""

    pilot: str
    how: Ending
    reason: str = ""


# ------------------------------------------------------------------ requests


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document that a request came from."""

    name: str
    sha256: str
    """Of the document itself, hex."""
    size: int
    format: str = ""
    blob: str = ""
    """SHA-256 of the age file that carries it to the other laptops, hex; empty where none does."""
    secret: str = ""
    """The identity that opens that age file. Whoever reads the event reads the document, until the file is erased."""

    def shown(self) -> dict[str, Any]:
        """What may be shown of it and kept in tables: all but the secret."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        plain.pop("secret", None)
        return plain


class RequestSubmitted(_Event, tag="request.submitted", frozen=True, kw_only=True):
    """Somebody asked; or a document came in by itself, and then nobody is the requester."""

    workflow: str
    version: int
    unit: str
    values: dict[str, Any]
    """Plain values of fields and facts."""
    tables: dict[str, int] = {}
    """The version of each rule table this request will use to its end."""
    sources: tuple[Source, ...] = ()
    draft: bool = False
    """Values were proposed by the program and not yet confirmed by a person."""
    parent: Parent | None = None
    """The request that started this one."""


class RuleApplied(_Event, tag="rule.applied", frozen=True, kw_only=True):
    """A rule table answered. The record is complete; no other device asks the table again."""

    step: str
    round: int
    table: str
    version: int
    rows: tuple[str, ...]
    """The rows that hit; empty where none did."""
    code: str
    """``hit``, ``no-rule``, or why the table could not answer, such as ``missing-value``.

    ``over-budget``: it said yes, and a budget says that an owner decides.
    """
    outcome: Outcome
    inputs: dict[str, Any]
    detail: dict[str, str] = {}
    budgets: tuple[BudgetUse, ...] = ()
    """What the author knew of the budgets that a yes takes from, in the order of the office's."""


class Used(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person had already decided by their authority within a period, as far as the author knew."""

    first_day: str
    """First day (YYYY-MM-DD) of the period."""
    minor: int
    """Minor units, in the currency of the limit."""


class DecisionMade(_Event, tag="decision.made", frozen=True, kw_only=True):
    """A person decided about a step."""

    step: str
    round: int
    verdict: PersonVerdict
    slot: int = 0
    """Which of the step's approvers this person acted as, from 0."""
    acting_for: str | None = None
    """The absent person for whom this one stood in."""
    to: str | None = None
    """The person it was handed on to; only with ``hand-on``."""
    reason: str = ""
    rung: Rung = "decide"
    """By how much authority. ask-first: a yes is an opinion, and somebody who may decide is asked next."""
    used: Used | None = None
    """What the person had decided in the period, where their authority has a limit for one."""
    budgets: tuple[BudgetUse, ...] = ()
    """What the author knew of the budgets that a yes takes from, in the order of the office's."""
    through: Through = ""
    """By what it came to the person's laptop, where that is weaker evidence than their own hand on it."""

    @property
    def is_opinion(self) -> bool:
        """Whether it is what somebody thinks who has to ask first: a yes or no that decides nothing."""
        return self.rung == "ask-first" and self.verdict in {"approve", "reject"}

    @property
    def said(self) -> str:
        """The verdict, or ``advise-approve`` and ``advise-reject`` where it decides nothing."""
        return f"advise-{self.verdict}" if self.is_opinion else self.verdict


class FormFilled(_Event, tag="form.filled", frozen=True, kw_only=True):
    """A person filled in or confirmed a form step."""

    step: str
    round: int
    values: dict[str, Any]


class ItemTicked(_Event, tag="item.ticked", frozen=True, kw_only=True):
    """A person ticked one thing of a to-do."""

    step: str
    round: int
    item: str
    note: str = ""


class WaitEnded(_Event, tag="wait.ended", frozen=True, kw_only=True):
    """The time of a wait step came."""

    step: str
    round: int


class ActionDone(_Event, tag="action.done", frozen=True, kw_only=True):
    """The program did what an action step says, or failed to."""

    step: str
    round: int
    result: Literal["done", "failed"]
    text: str = ""


class RequestResubmitted(_Event, tag="request.resubmitted", frozen=True, kw_only=True):
    """The requester answered a wish for changes; a new round begins."""

    round: int
    """The number of the new round; the first submission is round 1."""
    values: dict[str, Any]
    """All values that differ from the round before, plain."""
    note: str = ""


class RequestWithdrawn(_Event, tag="request.withdrawn", frozen=True, kw_only=True):
    """The requester took it back."""

    reason: str = ""


class RequestCommented(_Event, tag="request.commented", frozen=True, kw_only=True):
    """Somebody said something about it; it decides nothing."""

    text: str


class ErasureOrdered(_Event, tag="erasure.ordered", frozen=True, kw_only=True):
    """An owner lets blobs of the request be erased on every laptop and in the folder."""

    blobs: tuple[str, ...]
    """SHA-256 of each age file, hex."""
    reason: str


class ErasureConfirmed(_Event, tag="erasure.confirmed", frozen=True, kw_only=True):
    """This device carried an order out: it holds nothing of these blobs, and took them out of the folder."""

    order: str
    """Id of the act that ordered it."""


OfficeEvent = (
    OfficeFounded
    | UnitSet
    | PersonSet
    | RoleSet
    | AssignmentsSet
    | AuthoritySet
    | SubstitutesSet
    | TablePublished
    | WorkflowPublished
    | WorkflowEnded
    | BudgetsSet
    | BudgetMoved
    | RatesSet
    | RepliesSet
    | PilotStarted
    | PilotEnded
    | AutomationSet
    | AutomationMoved
    | AutomationEnded
)
RunEvent = RunsBegun | RunsOver | RunsStopped | RunSettled
RequestEvent = (
    RequestSubmitted
    | RuleApplied
    | DecisionMade
    | FormFilled
    | ItemTicked
    | WaitEnded
    | ActionDone
    | DocumentMade
    | FieldsSet
    | PartStarted
    | OtherEnded
    | StepEscalated
    | RequestResubmitted
    | RequestWithdrawn
    | RequestMoved
    | RequestCommented
    | ErasureOrdered
    | ErasureConfirmed
)
Event = OfficeEvent | RunEvent | RequestEvent | RecordEvent | FingerprintsTold


def blobs_named(event: Event) -> tuple[BlobRef, ...]:
    """The blobs that an event refers to, each once: of documents, and of personal values. Unsound ones are no names."""
    found = [BlobRef(blob=one.blob, secret=one.secret) for one in getattr(event, "sources", ()) if one.blob]
    values = getattr(event, "values", {})
    found += [one for one in map(reference_in, values.values()) if one is not None]
    return tuple({one.blob: one for one in found if one.is_sound}.values())


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """An event as the log has it: who, when, and what the author had seen."""

    id: str
    """The entry's leaf hash in lower-case hex."""
    device: str
    position: int
    """The entry's index in its device's log."""
    at: tuple[int, int]
    """Hybrid logical clock: milliseconds since 1970-01-01 UTC as the author claims, and a counter."""
    by: str | None
    """The person who acted and signed; None where the device acted by itself."""
    request: str | None
    """The request it belongs to; None for acts on the office."""
    prev: tuple[str, ...]
    """Ids of the latest acts of the same request (or of the authority chain) that the author had."""
    auth: int
    """How many acts of the authority chain the author had."""
    event: Event
    seen: dict[str, int] = {}
    """How many entries of other logs the author had; only acts of the authority chain say so."""
