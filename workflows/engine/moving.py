"""Moving a running request to a newer version of its workflow: whether it can, and every reason why not.

A request can go on in the newer version where whatever is open stays open, whatever was decided or done still stands
there, and nothing is missing that would be asked by then. Rule tables it uses stay at their versions; tables that are
new to it come in at the version of the day.
"""

import msgspec

from workflows.domain.commands import Refusal
from workflows.domain.definitions import Definition, FormStep, RuleStep, all_steps
from workflows.domain.events import Act
from workflows.domain.flow_events import RequestMoved
from workflows.domain.forms import value_problem
from workflows.domain.personal import is_personal_mark
from workflows.engine.assign import day_of
from workflows.engine.causes import Causes
from workflows.engine.completeness import judge_complete
from workflows.engine.deadlines import working_time_for
from workflows.engine.rulebook import Rulebook
from workflows.engine.stand import stand
from workflows.engine.state import FINAL, OfficeState, RequestState, Standing
from workflows.engine.underway import Basis
from workflows.engine.values import calculated_values

_DONE = frozenset({"done", "approved"})


def latest_move(acts: tuple[Act, ...]) -> Act | None:
    """The act that says in which version the request goes on: to the newest; None where nobody moved it."""
    moves = [act for act in acts if isinstance(act.event, RequestMoved)]
    return max(moves, key=_order, default=None)


def tables_after(request: RequestState, definition: Definition, office: OfficeState, at_ms: int) -> dict[str, int]:
    """The version of each rule table that the request uses once it is moved; tables that nobody published are left out.

    What it used before stays with it.
    """
    found = dict(request.tables)
    for step in all_steps(definition.steps):
        if isinstance(step, RuleStep) and step.table not in found:
            table = office.table_on(step.table, day_of(at_ms), request.unit)
            if table is not None:
                found[step.table] = table.version
    return found


def judge_move(
    request: RequestState, event: RequestMoved, by: str, office: OfficeState, at_ms: int, book: Rulebook
) -> Refusal | None:
    """Whether an owner may move the request so: the first reason why not."""
    if not office.is_owner(by, day_of(at_ms)):
        return Refusal(code="not-owner", facts={"person": by})
    reasons = reasons_against(request, event.version, office, at_ms, book)
    if reasons:
        return reasons[0]
    definition = office.workflows[request.workflow][event.version]
    return None if event.tables == tables_after(request, definition, office, at_ms) else Refusal(code="wrong-table")


def reasons_against(
    request: RequestState, version: int, office: OfficeState, at_ms: int, book: Rulebook
) -> tuple[Refusal, ...]:
    """Every reason why the request cannot go on in that version; empty where it can."""
    standing = request.standing
    if standing.status in FINAL or (standing.status == "approved" and not standing.open and not standing.automatic):
        return (Refusal(code="already-decided", facts={"status": standing.status}),)
    definition = office.workflows.get(request.workflow, {}).get(version)
    if definition is None or version <= request.version:
        return (Refusal(code="wrong-version", facts={"workflow": request.workflow}),)
    tables = tables_after(request, definition, office, at_ms)
    steps = all_steps(definition.steps)
    absent = [step.table for step in steps if isinstance(step, RuleStep) and step.table not in tables]
    if absent:
        return (Refusal(code="unknown-table", facts={"table": absent[0]}),)
    found: list[Refusal] = [*_values_that_do_not_fit(request, definition)]
    if found:
        return tuple(found)
    after = _after(request, definition, office, book)
    found += _steps_that_are_gone(standing, after, definition)
    asked = [None, *(step for step in steps if isinstance(step, FormStep) and _is_done(after, step.id))]
    for form in asked:
        if form is None and request.draft and not any(_is_done(after, step.id) for step in steps):
            continue  # nobody has confirmed it yet, and its first form still asks for everything
        missing = judge_complete(definition, form, after.values, office, book)
        if missing is not None and missing not in found:
            found.append(missing)
    return tuple(found)


def _values_that_do_not_fit(request: RequestState, definition: Definition) -> list[Refusal]:
    found: list[Refusal] = []
    for name, value in request.standing.values.items():
        field = definition.field(name)
        if field is None:
            found.append(Refusal(code="bad-value", facts={"field": name, "problem": "unknown-field"}))
        elif field.personal != is_personal_mark(value):
            found.append(Refusal(code="bad-value", facts={"field": name, "problem": "not-sealed"}))
        elif not field.personal and field.calculated is None:
            open_ = msgspec.structs.replace(
                field, columns=tuple(msgspec.structs.replace(one, calculated=None) for one in field.columns)
            )
            problem = value_problem(open_, value)
            if problem is not None:
                found.append(Refusal(code="bad-value", facts={"field": name, "problem": problem}))
    return found


def _steps_that_are_gone(before: Standing, after: Standing, definition: Definition) -> list[Refusal]:
    """What is open must be open there as well, and what was done must have been done there."""
    kept: set[tuple[str, str]] = {(one.step, one.kind) for one in after.open}
    kept |= {(one.step, one.kind) for one in after.automatic}
    waiting: list[tuple[str, str]] = [(one.step, one.kind) for one in before.open]
    waiting += [(one.step, one.kind) for one in before.automatic if one.kind != "deadline"]
    names = {step.id: step.name for step in all_steps(definition.steps)}
    gone = [step for step, kind in waiting if (step, kind) not in kept]
    gone += [mark.step for mark in before.marks if mark.state in _DONE and not _is_done(after, mark.step)]
    return [Refusal(code="step-gone", facts={"step": names.get(step) or step}) for step in dict.fromkeys(gone)]


def _is_done(standing: Standing, step: str) -> bool:
    return any(mark.step == step and mark.state in _DONE for mark in standing.marks)


def _after(request: RequestState, definition: Definition, office: OfficeState, book: Rulebook) -> Standing:
    """Where the request would stand."""
    basis = Basis(
        definition=definition,
        acts=request.counted,
        causes=Causes(request.acts),
        units=office.units,
        book=book,
        working=working_time_for(definition, office, request.unit, book),
    )
    standing = stand(basis)
    return msgspec.structs.replace(standing, values=calculated_values(definition, standing.values))


def _order(act: Act) -> tuple[int, str]:
    assert isinstance(act.event, RequestMoved)
    return act.event.version, act.id
