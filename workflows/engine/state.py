"""What the fold makes of the acts: the office as it stands, and each request as it stands."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from workflows.domain.automations import Automation
from workflows.domain.budgets import Budget, Transfer
from workflows.domain.definitions import Definition
from workflows.domain.events import Act
from workflows.domain.forms import Value
from workflows.domain.money import Money
from workflows.domain.outcomes import Approver, How, Outcome
from workflows.domain.people import OWNER, Assignment, Grant, Person, Role, Substitute, Unit
from workflows.domain.pilots import Pilot
from workflows.domain.rates import Rate
from workflows.domain.replies import ReplyLimit
from workflows.rules.tables import RuleTable, in_force

Status = Literal["waiting", "approved", "rejected", "changes-asked", "contested", "stopped", "withdrawn", "done"]

FINAL: frozenset[Status] = frozenset({"rejected", "withdrawn", "done"})
"""Nothing more happens. ``approved`` may still have something left to do."""


class OfficeState(msgspec.Struct, frozen=True, kw_only=True):
    """The office after so many acts of its authority chain."""

    name: str = ""
    country: str = ""
    currency: str = ""
    head: str = ""
    """Id of the unit at the top."""
    units: dict[str, Unit] = {}
    people: dict[str, Person] = {}
    roles: dict[str, Role] = {}
    assignments: tuple[Assignment, ...] = ()
    grants: tuple[Grant, ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    budgets: tuple[Budget, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    """In the order in which they were signed."""
    rates: tuple[Rate, ...] = ()
    replies: tuple[ReplyLimit, ...] = ()
    """Up to which amounts people may decide by answering a mail; empty: nobody may."""
    pilots: dict[str, Pilot] = {}
    """Every trial there ever was."""
    tables: dict[str, dict[int, RuleTable]] = {}
    """Every published version of each rule table."""
    workflows: dict[str, dict[int, Definition]] = {}
    ended_workflows: frozenset[str] = frozenset()
    """Those in which no request begins any more, the deleted ones included."""
    deleted_workflows: frozenset[str] = frozenset()
    """Those that nobody is shown; a request that another laptop began before it knew goes on all the same."""
    automations: dict[str, Automation] = {}
    """Those that are not over."""
    automation_terms: dict[str, tuple[str, ...]] = {}
    """The laptops that ran each automation that was moved or is over, the first term's first; see ``terms_of``."""
    length: int = 0
    """How many acts of the chain are folded in, those without effect included."""
    written: tuple[tuple[str, int], ...] = ()
    """Device and position of each of them."""
    last: str | None = None
    """Id of the latest of them."""
    void: tuple[tuple[str, str], ...] = ()
    """Acts that changed nothing, with the code of why."""

    def terms_of(self, automation: str) -> tuple[str, ...]:
        """The laptops that ever ran an automation, the first term's first; empty where there never was one."""
        known = self.automations.get(automation)
        return self.automation_terms.get(automation) or (() if known is None else (known.device,))

    def was_written(self, device: str, *, before: int, since: int) -> bool:
        """Whether the device itself wrote acts of the chain after this length, before this position of its log."""
        return any(by == device and position < before for by, position in self.written[since:])

    def path_up(self, unit: str) -> tuple[str, ...]:
        """The unit and all above it, nearest first. Unknown units have no path."""
        found: list[str] = []
        at: str | None = unit
        while at is not None and at in self.units and at not in found:
            found.append(at)
            at = self.units[at].parent
        return tuple(found)

    def holders(self, role: str, unit: str, day: str) -> tuple[str, ...]:
        """Active people who hold the role in exactly this unit on this day, sorted."""
        return tuple(
            sorted(
                {
                    one.person
                    for one in self.assignments
                    if one.role == role and one.unit == unit and one.holds_on(day) and self.is_active(one.person)
                }
            )
        )

    def is_active(self, person: str) -> bool:
        """Whether this is a member who was not closed."""
        known = self.people.get(person)
        return known is not None and known.active

    def is_owner(self, person: str, day: str) -> bool:
        """Whether the person holds the owner's role at the head on this day."""
        return person in self.holders(OWNER, self.head, day)

    @property
    def depends_on_days(self) -> bool:
        """Whether whose turn it is can change from one day to the next without anybody's act."""
        if self.substitutes or self.pilots or any(grant.since or grant.until for grant in self.grants):
            return True
        if self.rates and self.grants:
            return True
        return any(one.since or one.until for one in self.assignments)

    def table(self, table_id: str) -> RuleTable | None:
        """The newest version, whether it holds already or not; one that is only tried is none."""
        versions = self.tables.get(table_id, {})
        tried = self.tried(table_id)
        return next((versions[number] for number in sorted(versions, reverse=True) if number not in tried), None)

    def table_on(self, table_id: str, day: str, unit: str = "") -> RuleTable | None:
        """The version that holds on the day (YYYY-MM-DD) for requests of the unit; without a unit, outside of trials.

        It is the one that is tried there, the latest begun where several; else the newest of those whose dates include
        the day.
        """
        versions, on = self.tables.get(table_id, {}), date.fromisoformat(day)
        tried = self.tried(table_id)
        path = frozenset(self.path_up(unit)) if tried else frozenset[str]()
        for number, pilot in sorted(tried.items(), reverse=True):
            if pilot.runs_on(day) and not path.isdisjoint(pilot.units):
                return versions[number]
        holding = (number for number in sorted(versions, reverse=True) if number not in tried)
        return next((versions[number] for number in holding if in_force(versions[number], on)), None)

    def tried(self, table_id: str) -> dict[int, Pilot]:
        """The versions of the table that hold nowhere but in a trial, each with its trial."""
        if not self.pilots:
            return {}
        return {
            pilot.version: pilot
            for pilot in self.pilots.values()
            if pilot.table == table_id and pilot.ended != "rolled-out"
        }

    def grants_on(self, day: str, unit: str) -> tuple[Grant, ...]:
        """The authority that holds on the day (YYYY-MM-DD) for requests of the unit, trials included."""
        path = frozenset(self.path_up(unit))
        tried = (
            grant
            for pilot in self.pilots.values()
            if pilot.runs_on(day) and not path.isdisjoint(pilot.units)
            for grant in pilot.grants
        )
        return tuple(
            grant
            for grant in (*self.grants, *tried)
            if grant.holds_on(day) and (grant.unit is None or grant.unit in path)
        )

    def workflow(self, workflow_id: str) -> Definition | None:
        """The version in force; None where there is none, or the workflow was ended."""
        return None if workflow_id in self.ended_workflows else self.latest_workflow(workflow_id)

    def latest_workflow(self, workflow_id: str) -> Definition | None:
        """The newest version, in force or not."""
        versions = self.workflows.get(workflow_id)
        return versions[max(versions)] if versions else None


class RuleRef(msgspec.Struct, frozen=True, kw_only=True):
    """The row of a rule table that led here."""

    table: str
    version: int
    row: str
    """Empty where no row hit."""
    code: str


class OpenSlot(msgspec.Struct, frozen=True, kw_only=True):
    """One of a step's approvers that is still asked."""

    index: int
    approver: Approver
    instead: tuple[str, ...] = ()
    """People it was handed on to; they are asked instead."""


OpenKind = Literal["approval", "clear", "contest", "form", "todo", "changes"]


class OpenStep(msgspec.Struct, frozen=True, kw_only=True):
    """A step that waits for people."""

    step: str
    name: str
    round: int
    kind: OpenKind
    """approval; clear: a rule stopped it; contest: opposite verdicts met; form; todo; changes: by the requester.

    A form that two people filled in differently, not knowing of each other, stays a form; an owner fills it in anew.
    """
    slots: tuple[OpenSlot, ...]
    how: How = "any"
    quorum: int = 0
    excluded: dict[str, str] = {}
    """People who may not act here, with the code of why: own-request, four-eyes, already-decided, kept-apart."""
    items: tuple[str, ...] = ()
    """Checklist items not yet ticked."""
    rule: RuleRef | None = None
    opened_ms: int = 0
    due_ms: int | None = None
    escalated: tuple[str, ...] = ()
    """What happened since its deadline passed: remind, next-manager, owner."""


class Automatic(msgspec.Struct, frozen=True, kw_only=True):
    """A step that waits for the program."""

    step: str
    round: int
    kind: Literal["rule", "wait", "action", "deadline", "set", "start", "other"]
    """deadline: people are waited for, and when they do not act in time something happens. set: fields are written.
    start: a request of another workflow is started. other: another request is waited for."""
    due_ms: int | None = None
    """When a wait ends or a deadline passes; None: at once."""
    earliest_ms: int = 0
    """No calendar of any laptop lets a deadline pass before that."""
    level: int = 0
    """Which of the step's escalations comes next, from 0."""


class StepMark(msgspec.Struct, frozen=True, kw_only=True):
    """How far one step got, for showing."""

    step: str
    round: int
    state: Literal["done", "open", "approved", "rejected", "skipped", "stopped", "contested", "changes-asked"]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a request stands: a pure function of its definition and its counted acts."""

    status: Status
    round: int
    values: dict[str, Value]
    open: tuple[OpenStep, ...] = ()
    automatic: tuple[Automatic, ...] = ()
    marks: tuple[StepMark, ...] = ()
    times: dict[str, tuple[int, int]] = {}
    """When each step of this round opened, and when what comes after it could; equal where it is not through."""
    outcomes: dict[str, Outcome] = {}
    """What each rule step of this round answered."""
    title: str = ""
    amount: Money | None = None


class RequestState(msgspec.Struct, frozen=True, kw_only=True):
    """One request: all its acts, those that do not count with the reason, and where it stands."""

    id: str
    workflow: str
    version: int
    unit: str
    requester: str | None
    draft: bool
    tables: dict[str, int]
    acts: tuple[Act, ...]
    """In the one order to show them in, the submission first."""
    void: dict[str, str]
    """Acts that are authentic but were not permitted, with the code of why. They change nothing.

    ``unknown-cause`` and ``unknown-office`` say that something which the author had has not arrived here yet; these
    acts are judged anew with whatever arrives next.
    """
    heads: tuple[str, ...]
    """Ids of the latest acts, sorted: what a new act names as ``prev``."""
    standing: Standing

    @property
    def counted(self) -> tuple[Act, ...]:
        """The acts that have an effect, in order."""
        if not self.void:
            return self.acts
        return tuple(act for act in self.acts if act.id not in self.void)

    @property
    def inputs(self) -> Mapping[str, Value]:
        """What rule tables are asked about: all values, and the request's unit as ``unit``."""
        return {**self.standing.values, "unit": self.unit}
