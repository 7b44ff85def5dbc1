"""Turns the office itself into rows: people, units, rule tables, workflows. All of it can be made again."""

import msgspec

from workflows.changes import Changes
from workflows.domain.definitions import Definition
from workflows.domain.people import Person, Unit
from workflows.engine.state import OfficeState
from workflows.rules.plain import table_to_plain
from workflows.rules.tables import RuleTable
from workflows.store.projections import Projections
from workflows.store.rows import DefinitionRow, PersonRow, TableRow, UnitRow

_encode = msgspec.json.Encoder(order="deterministic").encode


def put_office(put: Projections, before: OfficeState, now: OfficeState) -> Changes:
    """Write every row that differs between the two states; answers what changed."""
    units = sorted(name for name, unit in now.units.items() if before.units.get(name) != unit)
    people = sorted(name for name, person in now.people.items() if before.people.get(name) != person)
    tables = [
        table
        for name, versions in now.tables.items()
        for version, table in versions.items()
        if version not in before.tables.get(name, {})
    ]
    workflows = [
        workflow
        for name, versions in now.workflows.items()
        for version, workflow in versions.items()
        if version not in before.workflows.get(name, {})
    ]
    for unit in units:
        put.put_unit(unit_row(now.units[unit]))
    for person in people:
        put.put_person(person_row(now.people[person]))
    for table in tables:
        put.put_table(table_row(table))
    for workflow in workflows:
        put.put_definition(definition_row(workflow))
    return Changes(
        people=frozenset(people),
        tables=frozenset(table.id for table in tables),
        workflows=frozenset(workflow.id for workflow in workflows),
        office=True,
    )


def person_row(person: Person) -> PersonRow:
    """The row of a person."""
    return PersonRow(id=person.id, name=person.name, unit=person.unit, active=person.active, body=_encode(person))


def unit_row(unit: Unit) -> UnitRow:
    """The row of a unit."""
    return UnitRow(id=unit.id, name=unit.name, parent=unit.parent, body=_encode(unit))


def table_row(table: RuleTable) -> TableRow:
    """The row of one version of a rule table."""
    return TableRow(id=table.id, version=table.version, body=_encode(table_to_plain(table)))


def definition_row(workflow: Definition) -> DefinitionRow:
    """The row of one version of a workflow."""
    return DefinitionRow(id=workflow.id, version=workflow.version, body=_encode(workflow))
