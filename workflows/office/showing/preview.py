"""What would happen if this were sent now: worked out by the engine itself, without writing anything."""

import msgspec

from workflows.domain.commands import Refusal, Submit
from workflows.domain.definitions import Definition, all_steps
from workflows.domain.events import RuleApplied
from workflows.domain.forms import Field, FieldProblem, value_from_plain
from workflows.domain.money import Money
from workflows.domain.outcomes import Outcome
from workflows.engine.assign import tasks
from workflows.engine.completeness import asked_at_first
from workflows.engine.state import RequestState, Status
from workflows.engine.values import merged_values
from workflows.intake.document import Document
from workflows.office.invoice_facts import concerns_invoices
from workflows.office.office import Office
from workflows.office.showing.ahead import LaterStep, later_steps
from workflows.office.showing.asked import ShownTask, shown_tasks
from workflows.office.showing.budgets_shown import LeftShown, budgets_left
from workflows.office.showing.fields import Check, checks
from workflows.office.showing.names import Names, names
from workflows.office.showing.refreshing import up_to_date
from workflows.office.showing.rule_texts import RuleShown, RuleTexts
from workflows.office.showing.trial import try_out


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

    refusal: str | None = None
    """The code of why it could not be sent now; None: it could."""
    refusal_facts: dict[str, str] = {}
    problems: tuple[FieldProblem, ...]
    """Every value that cannot be taken, and ``missing`` for each required field without one, in the form's order."""
    asked: tuple[str, ...]
    """Ids of the fields that are asked with these values, in the form's order."""
    title: str = ""
    amount: Money | None = None
    status: Status | None = None
    """Where it would stand at once; None where it could not be sent."""
    checks: tuple[Check, ...] = ()
    """What the program would find out that is true."""
    rules: tuple[RuleHit, ...] = ()
    """Every rule that would be asked at once, in order."""
    tasks: tuple[ShownTask, ...] = ()
    """Who would be asked, and why."""
    later: tuple[LaterStep, ...] = ()
    """Who would be asked after them, when all goes well."""
    goes_if_it_came: bool = False
    """Whether nobody could carry it through as somebody's request, and somebody could as a document that came in."""
    budgets: tuple[LeftShown, ...] = ()
    """What it would take from budgets, the nearest unit's first."""
    names: Names


def preview(office: Office, command: Submit, now_ms: int, *, document: Document | None = None) -> Preview:
    """What ``Office.submit`` would come to, the program's own steps included. Nothing is written.

    ``document`` is what the values were read from. Values are plain, as in ``Submit``. Where something is refused,
    ``rules`` and ``tasks`` are empty.
    """
    with up_to_date(office):
        definition = office.state.workflow(command.workflow)
        asked = asked_fields(office, definition, command.values) if definition is not None else ()
        problems = _problems(definition, command, asked) if definition is not None else ()
        state = try_out(office, command, now_ms, document)
        empty = Preview(problems=problems, asked=asked, names=names(office))
        if isinstance(state, Refusal) or definition is None:
            refusal = state if isinstance(state, Refusal) else Refusal(code="unknown-workflow")
            return msgspec.structs.replace(empty, refusal=refusal.code, refusal_facts=refusal.facts)
        found = tasks(state, office.state, now_ms)
        asked_now = shown_tasks(office, state, found, now_ms)
        later = later_steps(office, state, definition, now_ms)
        stuck = _is_stuck(asked_now, later)
        return msgspec.structs.replace(
            empty,
            title=state.standing.title,
            amount=state.standing.amount,
            status=state.standing.status,
            checks=checks(state, definition),
            rules=_rules(office, state, definition),
            tasks=asked_now,
            later=later,
            goes_if_it_came=stuck and _goes_if_it_came(office, definition, command, document, now_ms),
            budgets=budgets_left(office, state) if state.standing.status != "rejected" else (),
        )


def _goes_if_it_came(
    office: Office, definition: Definition, command: Submit, document: Document | None, now_ms: int
) -> bool:
    """Whether a document with these values, which nobody asked for, could be carried through."""
    confirmed_first = document is not None and document.outcome == "document"  # and whoever does that decides nothing
    if command.by is None or confirmed_first or not concerns_invoices(definition):
        return False
    state = try_out(office, msgspec.structs.replace(command, by=None), now_ms, document)
    if isinstance(state, Refusal):
        return False
    asked_now = shown_tasks(office, state, tasks(state, office.state, now_ms), now_ms)
    later = later_steps(office, state, definition, now_ms)
    return not _is_stuck(asked_now, later)


def _is_stuck(asked_now: tuple[ShownTask, ...], later: tuple[LaterStep, ...]) -> bool:
    return any(one.shortage is not None for one in asked_now) or any(one.shortage is not None for one in later)


def _problems(definition: Definition, command: Submit, asked: tuple[str, ...]) -> tuple[FieldProblem, ...]:
    fields = {field.id: field for field in definition.fields}
    found: list[FieldProblem] = []
    for name, value in command.values.items():
        if name not in fields:
            found.append(FieldProblem(field=name, code="unknown-field"))
            continue
        try:
            value_from_plain(msgspec.structs.replace(fields[name], personal=False), value)
        except ValueError as error:
            found.append(FieldProblem(field=name, code=str(error)))
    if not command.draft:
        missing = [name for name in asked if fields[name].required and command.values.get(name) is None]
        found += [FieldProblem(field=name, code="missing") for name in missing]
    order = list(fields)
    return tuple(sorted(found, key=lambda one: order.index(one.field) if one.field in fields else len(order)))


def _rules(office: Office, state: RequestState, definition: Definition) -> tuple[RuleHit, ...]:
    texts = RuleTexts(office)
    steps = {step.id: step.name for step in all_steps(definition.steps)}
    answers = [act.event for act in state.acts if isinstance(act.event, RuleApplied)]
    found: list[RuleHit] = []
    for event in answers:
        shown = texts.shown(event.table, event.version, event.rows, event.code)
        noted = texts.notes(event.table, event.version, event.rows)
        found.append(
            RuleHit(
                step=event.step,
                step_name=steps.get(event.step, event.step),
                rule=msgspec.structs.replace(shown, texts=shown.texts + noted.texts),
                outcome=event.outcome,
                missing=event.detail.get("input", ""),
            )
        )
    return tuple(found)


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
    with up_to_date(office):
        definition = office.state.workflow(workflow)
    if definition is None:
        return None
    first = asked_at_first(definition)
    fields = tuple(field for field in definition.fields if field.id in first)
    return FormShown(
        workflow=definition.id,
        version=definition.version,
        name=definition.name,
        sentence=definition.sentence,
        amount=definition.amount,
        fields=fields,
        required=tuple(field.id for field in fields if field.required),
    )


def asked_fields(office: Office, definition: Definition, values: dict[str, object]) -> tuple[str, ...]:
    """Ids of the fields that are asked at the beginning with these plain values, in the form's order."""
    first, known = asked_at_first(definition), merged_values(definition, {}, values)
    return tuple(
        field.id
        for field in definition.fields
        if field.id in first
        and office.book.holds(definition, f"field {field.id}", field.when, known, office.state.units)
    )
