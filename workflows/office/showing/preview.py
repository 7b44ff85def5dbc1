"""What would happen if this were sent now: worked out by the engine itself, without writing anything."""

import msgspec

from workflows.domain.commands import Submit
from workflows.domain.definitions import Definition
from workflows.domain.forms import Field, FieldProblem
from workflows.domain.money import Money
from workflows.domain.outcomes import Outcome
from workflows.engine.state import Status
from workflows.office.office import Office
from workflows.office.showing.asked import ShownTask
from workflows.office.showing.fields import Check
from workflows.office.showing.names import Names
from workflows.office.showing.rule_texts import RuleShown


class RuleHit(msgspec.Struct, frozen=True, kw_only=True):
    """A rule table that would be asked, and its answer."""

    step: str
    step_name: str
    rule: RuleShown
    """With the texts of every row that hits, notes included."""
    outcome: Outcome
    missing: str
    """The input whose value is missing or cannot be used; empty where the table answered."""


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What sending would come to."""

    refusal: str | None
    """The code of why it could not be sent now; None: it could."""
    refusal_facts: dict[str, str]
    problems: tuple[FieldProblem, ...]
    """Every value that cannot be taken, and ``missing`` for each required field without one, in the form's order."""
    asked: tuple[str, ...]
    """Ids of the fields that are asked with these values, in the form's order."""
    title: str
    amount: Money | None
    status: Status | None
    """Where it would stand at once; None where it could not be sent."""
    checks: tuple[Check, ...]
    """What the program would find out that is true."""
    rules: tuple[RuleHit, ...]
    """Every rule that would be asked at once, in order."""
    tasks: tuple[ShownTask, ...]
    """Who would be asked, and why."""
    names: Names


def preview(office: Office, command: Submit, now_ms: int) -> Preview:
    """What ``Office.submit`` would come to, the program's own steps included. Nothing is written.

    Values are plain, as in ``Submit``. Where something is refused, ``rules`` and ``tasks`` are empty.
    """
    raise NotImplementedError


class FormShown(msgspec.Struct, frozen=True, kw_only=True):
    """The form with which a request of a workflow begins."""

    workflow: str
    version: int
    name: str
    sentence: str
    amount: str | None
    """The money field that limits and lists look at."""
    fields: tuple[Field, ...]
    """Those that are asked at the beginning; later steps ask the others."""
    required: tuple[str, ...]


def form_of(office: Office, workflow: str) -> FormShown | None:
    """The form in force; None where there is no such workflow."""
    raise NotImplementedError


def asked_fields(office: Office, definition: Definition, values: dict[str, object]) -> tuple[str, ...]:
    """Ids of the fields that are asked at the beginning with these plain values, in the form's order."""
    raise NotImplementedError
