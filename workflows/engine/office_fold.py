"""Fold the authority chain: who belongs, who may decide, which rules and workflows are in force."""

from typing import Any, cast

import msgspec

from workflows.domain.automation_events import AutomationEnded, AutomationMoved, AutomationSet
from workflows.domain.commands import Refusal
from workflows.domain.definitions import Definition
from workflows.domain.events import (
    Act,
    AssignmentsSet,
    AuthoritySet,
    BudgetMoved,
    BudgetsSet,
    OfficeEvent,
    OfficeFounded,
    PersonSet,
    PilotEnded,
    PilotStarted,
    RatesSet,
    RepliesSet,
    RoleSet,
    SubstitutesSet,
    TablePublished,
    UnitSet,
    WorkflowPublished,
)
from workflows.domain.money import is_currency
from workflows.domain.people import OWNER, Assignment, Role
from workflows.domain.workflow_events import WorkflowEnded
from workflows.engine.assign import day_of
from workflows.engine.automating import changes_of_automations, judge_automations
from workflows.engine.delegation import (
    are_days,
    changes_of_delegation,
    judge_budgets,
    judge_lasting_grants,
    judge_pilot,
    judge_pilot_end,
    judge_rates,
    judge_reporting_line,
    judge_substitutes,
    judge_transfer,
)
from workflows.engine.ending_workflows import changes_of_ending, judge_ending
from workflows.engine.mistakes import Mistake
from workflows.engine.replies import judge_reply_limits
from workflows.engine.soundness import mistakes, personal_in_table
from workflows.engine.state import OfficeState
from workflows.rules.plain import TableUnreadableError, table_from_plain

EMPTY = OfficeState()


def fold_office(state: OfficeState, act: Act) -> OfficeState:
    """Fold one act of the chain in. What is not permitted changes nothing and is kept as such."""
    written = (*state.written, (act.device, act.position))
    counted = msgspec.structs.replace(state, length=state.length + 1, written=written, last=act.id)
    refusal = judge_office_event(state, act)
    if refusal is not None:
        return msgspec.structs.replace(counted, void=(*state.void, (act.id, refusal.code)))
    changes: dict[str, Any] = _changes(state, cast("OfficeEvent", act.event), day_of(act.at[0]))
    return msgspec.structs.replace(counted, **changes)


def judge_office_event(state: OfficeState, act: Act) -> Refusal | None:
    """Whether the act may change the office: the founding once, then acts of an owner that leave it whole."""
    event = act.event
    if isinstance(event, OfficeFounded):
        return _judge_founding(state, event, act.by)
    if not isinstance(event, OfficeEvent) or act.request is not None:
        return Refusal(code="wrong-place")
    if act.by is None or not state.is_owner(act.by, day_of(act.at[0])):
        return Refusal(code="not-owner", facts={"person": act.by or ""})
    return judge_content(state, event, day_of(act.at[0]))


def judge_content(state: OfficeState, event: OfficeEvent, day: str) -> Refusal | None:
    """Whether the office would still be whole: one tree of units, people in units, an owner, versions that rise."""
    match event:
        case UnitSet():
            return _judge_unit(state, event)
        case PersonSet():
            return _judge_person(state, event, day)
        case AssignmentsSet():
            return _judge_assignments(state, event, day)
        case TablePublished():
            return _judge_table(state, event)
        case WorkflowPublished():
            return _judge_workflow(state, event.definition)
        case WorkflowEnded():
            return judge_ending(state, event)
        case AuthoritySet() | SubstitutesSet() | BudgetsSet() | BudgetMoved() | RatesSet():
            return _judge_limits(state, event)
        case RepliesSet():
            return judge_reply_limits(state, event.limits)
        case PilotStarted():
            return _judge_pilot(state, event, day)
        case PilotEnded():
            return judge_pilot_end(state, event, day)
        case AutomationSet() | AutomationMoved() | AutomationEnded():
            return judge_automations(state, event)
        case OfficeFounded() | RoleSet():
            return None


def _judge_limits(
    state: OfficeState, event: AuthoritySet | SubstitutesSet | BudgetsSet | BudgetMoved | RatesSet
) -> Refusal | None:
    match event:
        case AuthoritySet():
            return judge_lasting_grants(state, event.grants)
        case SubstitutesSet():
            return judge_substitutes(state, event.substitutes)
        case BudgetsSet():
            return judge_budgets(state, event.budgets)
        case BudgetMoved():
            return judge_transfer(state, event.transfer)
        case RatesSet():
            return judge_rates(event.rates)


def _judge_founding(state: OfficeState, event: OfficeFounded, by: str | None) -> Refusal | None:
    if state.people:
        return Refusal(code="founded-twice")
    founder, head = event.founder, event.head
    owned = founder.active and founder.unit == head.id and by == founder.id
    whole = owned and head.parent is None and bool(event.name.strip()) and is_currency(event.currency)
    return None if whole else Refusal(code="bad-founding")


def _judge_person(state: OfficeState, event: PersonSet, day: str) -> Refusal | None:
    if event.person.unit not in state.units:
        return Refusal(code="unknown-unit", facts={"unit": event.person.unit})
    refusal = judge_reporting_line(state, event.person)
    if refusal is not None:
        return refusal
    return _judge_owner(msgspec.structs.replace(state, **_changes(state, event, day)), event.person.id, day)


def _judge_owner(after: OfficeState, person: str, day: str) -> Refusal | None:
    """An office keeps an active owner at the head from this day on, without an end."""
    lasting = any(
        one.role == OWNER
        and one.unit == after.head
        and one.holds_on(day)
        and not one.until
        and after.is_active(one.person)
        for one in after.assignments
    )
    return None if lasting else Refusal(code="last-owner", facts={"person": person})


def _judge_unit(state: OfficeState, event: UnitSet) -> Refusal | None:
    unit = event.unit
    if unit.id == state.head:
        return None if unit.parent is None else Refusal(code="head-has-no-parent")
    if unit.parent not in state.units:
        return Refusal(code="unknown-unit", facts={"unit": unit.parent or ""})
    if unit.id in state.path_up(unit.parent):
        return Refusal(code="unit-below-itself", facts={"unit": unit.id})
    return None


def _judge_assignments(state: OfficeState, event: AssignmentsSet, day: str) -> Refusal | None:
    if event.person not in state.people:
        return Refusal(code="unknown-person", facts={"person": event.person})
    for one in event.assignments:
        if one.person != event.person:
            return Refusal(code="unknown-person", facts={"person": one.person})
        if one.role not in state.roles:
            return Refusal(code="unknown-role", facts={"role": one.role})
        if one.unit not in state.units:
            return Refusal(code="unknown-unit", facts={"unit": one.unit})
    if not all(are_days(one.since, one.until) for one in event.assignments):
        return Refusal(code="bad-date", facts={"person": event.person})
    return _judge_owner(msgspec.structs.replace(state, **_changes(state, event, day)), event.person, day)


def _judge_table(state: OfficeState, event: TablePublished) -> Refusal | None:
    return _judge_next_version(state, event.table)


def _judge_pilot(state: OfficeState, event: PilotStarted, day: str) -> Refusal | None:
    refusal = judge_pilot(state, event, day)
    return refusal or (_judge_next_version(state, event.table) if event.table else None)


def _judge_next_version(state: OfficeState, plain: dict[str, Any]) -> Refusal | None:
    """Whether a table can be read, is the next version of its id, and asks for nothing personal."""
    try:
        table = table_from_plain(plain)
    except TableUnreadableError as error:
        return Refusal(code="bad-table", facts={"text": str(error)})
    if table.version != max(state.tables.get(table.id, {}), default=0) + 1:
        return Refusal(code="wrong-version")
    for workflow in state.workflows:
        definition = state.workflow(workflow)
        wrong = personal_in_table(definition, table) if definition is not None else ()
        if wrong:
            return Refusal(code="bad-table", facts={"text": wrong[0].expected})
    return None


def _judge_workflow(state: OfficeState, definition: Definition) -> Refusal | None:
    if definition.version != max(state.workflows.get(definition.id, {}), default=0) + 1:
        return Refusal(code="wrong-version")
    wrong: list[Mistake] = list(mistakes(definition, state.tables, state.roles))
    for versions in state.tables.values():
        for table in versions.values():
            wrong += personal_in_table(definition, table)
    if not wrong:
        return None
    return Refusal(code="bad-workflow", facts={"at": ".".join(map(str, wrong[0].path)), "expected": wrong[0].expected})


def _changes(state: OfficeState, event: OfficeEvent, day: str) -> dict[str, Any]:
    match event:
        case OfficeFounded():
            owner = Assignment(role=OWNER, person=event.founder.id, unit=event.head.id)
            return {
                "name": event.name,
                "country": event.country,
                "currency": event.currency,
                "head": event.head.id,
                "units": {event.head.id: event.head},
                "people": {event.founder.id: event.founder},
                "roles": {OWNER: Role(id=OWNER, name="Owner")},
                "assignments": (owner,),
            }
        case UnitSet():
            return {"units": state.units | {event.unit.id: event.unit}}
        case PersonSet():
            return {"people": state.people | {event.person.id: event.person}}
        case RoleSet():
            return {"roles": state.roles | {event.role.id: event.role}}
        case AssignmentsSet():
            return {"assignments": _assigned(state, event)}
        case AuthoritySet():
            return {"grants": event.grants}
        case SubstitutesSet():
            return {"substitutes": event.substitutes}
        case TablePublished():
            table = table_from_plain(event.table)
            return {"tables": state.tables | {table.id: state.tables.get(table.id, {}) | {table.version: table}}}
        case WorkflowPublished():
            workflow = event.definition
            known = state.workflows.get(workflow.id, {})
            return {
                "workflows": state.workflows | {workflow.id: known | {workflow.version: workflow}},
                "ended_workflows": state.ended_workflows - {workflow.id},
                "deleted_workflows": state.deleted_workflows - {workflow.id},
            }
        case WorkflowEnded():
            return changes_of_ending(state, event)
        case RepliesSet():
            return {"replies": event.limits}
        case BudgetsSet() | BudgetMoved() | RatesSet() | PilotStarted() | PilotEnded():
            return changes_of_delegation(state, event, day)
        case AutomationSet() | AutomationMoved() | AutomationEnded():
            return changes_of_automations(state, event)


def _assigned(state: OfficeState, event: AssignmentsSet) -> tuple[Assignment, ...]:
    others = tuple(one for one in state.assignments if one.person != event.person)
    return (*others, *event.assignments)
