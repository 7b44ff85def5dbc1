"""An office file before it is applied: what it would change. Nothing is written."""

from pathlib import Path

import msgspec

from workflows import readable
from workflows.domain.events import (
    AssignmentsSet,
    OfficeEvent,
    PersonSet,
    RoleSet,
    TablePublished,
    UnitSet,
    WorkflowPublished,
)
from workflows.domain.workflow_events import WorkflowEnded
from workflows.engine.rulebook import below
from workflows.engine.state import OfficeState
from workflows.office.office import Office
from workflows.office.office_file import plan
from workflows.office.shipped import read_text
from workflows.office.showing.refreshing import up_to_date
from workflows.rules.cases import run_cases
from workflows.rules.plain import table_from_plain


class TableChange(msgspec.Struct, frozen=True, kw_only=True):
    """What publishing a rule table would bring."""

    version: int
    rows: int
    rows_before: int
    """0 where the table is new."""
    passed: int
    failed: int
    """Saved cases of the new version that would fail."""


class FileChange(msgspec.Struct, frozen=True, kw_only=True):
    """One act that the file asks for."""

    kind: str
    """As in the log: ``unit.set``, ``role.set``, ``person.set``, ``assignments.set``, ``authority.set``,
    ``substitutes.set``, ``table.published``, ``workflow.published``."""
    name: str
    """What people call that which changes; empty where the kind says it all."""
    is_new: bool
    table: TableChange | None = None


class FileShown(msgspec.Struct, frozen=True, kw_only=True):
    """A file that could be applied."""

    path: Path
    text: str
    """What was read, so that exactly this is applied."""
    changes: tuple[FileChange, ...]
    """In the order in which they would be done; empty where the office stands so already."""
    unchanged: int


def file_shown(office: Office, path: Path) -> FileShown:
    """What applying the file would change. Raises InvalidInput that names the line that cannot be used."""
    text = read_text(path)
    with up_to_date(office):
        planned = plan(readable.read(text, path.name), office.state)
        people = {one.id: one.name for one in office.state.people.values()}
        events = [wish.event for wish in planned.wishes]
        people |= {event.person.id: event.person.name for event in events if isinstance(event, PersonSet)}
        changes = tuple(_change(event, office.state, people) for event in events)
    return FileShown(path=path, text=text, changes=changes, unchanged=planned.unchanged)


def _change(event: OfficeEvent, state: OfficeState, people: dict[str, str]) -> FileChange:
    kind = str(event.__struct_config__.tag)
    match event:
        case UnitSet(unit=unit):
            return FileChange(kind=kind, name=unit.name, is_new=unit.id not in state.units)
        case RoleSet(role=role):
            return FileChange(kind=kind, name=role.name, is_new=role.id not in state.roles)
        case PersonSet(person=person):
            return FileChange(kind=kind, name=person.name, is_new=person.id not in state.people)
        case AssignmentsSet(person=person_id):
            return FileChange(kind=kind, name=people.get(person_id, person_id), is_new=False)
        case WorkflowPublished(definition=definition):
            return FileChange(kind=kind, name=definition.name, is_new=definition.id not in state.workflows)
        case WorkflowEnded(workflow=workflow):
            known = state.latest_workflow(workflow)
            return FileChange(kind=kind, name=known.name if known is not None else workflow, is_new=False)
        case TablePublished():
            return _table(event, state, kind)
    return FileChange(kind=kind, name="", is_new=False)


def _table(event: TablePublished, state: OfficeState, kind: str) -> FileChange:
    table = table_from_plain(event.table)
    before = state.table(table.id)
    results = run_cases(table, below(state.units))
    return FileChange(
        kind=kind,
        name=table.name or table.id,
        is_new=before is None,
        table=TableChange(
            version=table.version,
            rows=len(table.rows),
            rows_before=len(before.rows) if before is not None else 0,
            passed=results.passed,
            failed=results.failed,
        ),
    )
