"""The office as one readable file: what it says, and what would have to happen to make the office so.

Applying is declarative for what the file names and silent about what it does not: applying twice changes nothing, and
leaving something out removes nothing. A mistake names file, line and what was expected, and then nothing is applied.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Any

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.events import AssignmentsSet, PersonSet, RoleSet, TablePublished, UnitSet, WorkflowPublished
from workflows.domain.people import Assignment, Person, Role, Unit
from workflows.domain.workflow_events import WorkflowEnded
from workflows.engine.action_soundness import action_mistakes
from workflows.engine.ending_workflows import named_in_steps
from workflows.engine.kpi_soundness import kpi_mistakes
from workflows.engine.soundness import mistakes
from workflows.engine.state import OfficeState
from workflows.engine.step_soundness import named_by_mistakes, naming_mistakes
from workflows.errors import InvalidInput
from workflows.office.office_file_automations import SECTION as AUTOMATIONS
from workflows.office.office_file_automations import AutomationsReading
from workflows.office.office_file_limits import LIMITS
from workflows.office.office_file_reading import Wish
from workflows.office.slugs import slug
from workflows.readable import Path, Readable
from workflows.rules.defects import check_table
from workflows.rules.plain import TableUnreadableError, table_from_plain, table_to_plain

SECTIONS = ("office", "units", "roles", "people", *LIMITS, "tables", "workflows", "ended_workflows", AUTOMATIONS)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What applying the file comes to."""

    wishes: tuple[Wish, ...]
    unchanged: int


def plan(source: Readable, office: OfficeState, *, device: str = "") -> Plan:
    """Compare a file with the office. Raises InvalidInput that names file, line and what was expected.

    ``device``: the laptop that runs automations which the office does not have yet.
    """
    planner = _Planner(source, office)
    planner.device = device
    return planner.plan()


class _Planner(AutomationsReading):
    """Compares part by part."""

    def plan(self) -> Plan:
        """Every part, in the order in which they build on each other."""
        top = self.source.value
        if not isinstance(top, dict):
            self.source.refuse((), f"expected sections such as {', '.join(SECTIONS)}")
        for name in top:
            if name not in SECTIONS:
                self.source.refuse((name,), f"expected one of the sections {', '.join(SECTIONS)}, found “{name}”")
        self.workflows |= {str(one.get("id")) for one in self.listed("workflows") if isinstance(one, dict)}
        self._office()
        for path, unit in self.parts("units", Unit):
            self._unit(path, unit)
        for path, role in self.parts("roles", Role):
            self.refuse_bad_id(path, role.id)
            self.refuse_bad_name(path, role.name)
            self.wish(self.roles.get(role.id) == role, RoleSet(role=role), path, f"role {role.id}")
            self.roles[role.id] = role
        self._people()
        self.limits()
        for place, plain in enumerate(self.listed("tables")):
            self._table(("tables", place), plain)
        self.ended = frozenset(str(one) for one in self.listed("ended_workflows"))
        workflows = list(self.parts("workflows", Definition))
        named = {name: one for name in self.office.workflows if (one := self.office.workflow(name)) is not None}
        named |= {workflow.id: workflow for _, workflow in workflows}
        for path, workflow in workflows:
            self._workflow(path, workflow, named)
        self._ended(named)
        self.automations()
        return Plan(wishes=tuple(self.wishes), unchanged=self.unchanged)

    # ------------------------------------------------------------ sections

    def _office(self) -> None:
        told = self.source.value.get("office") or {}
        if not isinstance(told, dict):
            self.source.refuse(("office",), "expected name, country and currency")
        known = {"name": self.office.name, "country": self.office.country, "currency": self.office.currency}
        for name, value in told.items():
            if known.get(name) != value:
                self.source.refuse(("office", name), f"expected “{known.get(name)}”, which cannot be changed by a file")

    def _unit(self, path: Path, unit: Unit) -> None:
        self.refuse_bad_id(path, unit.id)
        self.refuse_bad_name(path, unit.name)
        if unit.id != self.office.head and unit.parent is None:
            unit = msgspec.structs.replace(unit, parent=self.office.head)
        if unit.parent is not None and unit.parent not in self.units:
            self.source.refuse((*path, "parent"), f"expected a unit that stands above, found “{unit.parent}”")
        self.wish(self.units.get(unit.id) == unit, UnitSet(unit=unit), path, f"unit {unit.id}")
        self.units[unit.id] = unit

    def _people(self) -> None:
        for place, told in enumerate(self.listed("people")):
            path: Path = ("people", place)
            if not isinstance(told, dict):
                self.source.refuse(path, "expected a person with name and unit")
            roles = told.get("roles")
            plain = {name: value for name, value in told.items() if name != "roles"}
            if "id" not in plain and isinstance(plain.get("name"), str):
                plain["id"] = next(
                    (one.id for one in self.people.values() if one.name == plain["name"]),
                    slug(plain["name"], self.people),
                )
            plain.setdefault("unit", self.office.head)
            person = self.convert(path, plain, Person)
            self.refuse_bad_id(path, person.id)
            self.refuse_bad_name(path, person.name)
            if person.unit not in self.units:
                self.source.refuse((*path, "unit"), f"expected the id of a unit, found “{person.unit}”")
            if person.reports_to and person.reports_to not in self.people:
                self.source.refuse(
                    (*path, "reports_to"), f"expected the id of a person who stands above, found “{person.reports_to}”"
                )
            self.wish(self.people.get(person.id) == person, PersonSet(person=person), path, f"person {person.id}")
            self.people[person.id] = person
            if roles is not None:
                self._assignments((*path, "roles"), person, roles)

    def _assignments(self, path: Path, person: Person, roles: Any) -> None:
        if not isinstance(roles, list):
            self.source.refuse(path, "expected a list of roles")
        found: list[Assignment] = []
        for place, told in enumerate(roles):
            plain = {"role": told} if isinstance(told, str) else told
            if not isinstance(plain, dict):
                self.source.refuse((*path, place), "expected a role, or role and unit")
            one = self.convert((*path, place), {"unit": person.unit, **plain, "person": person.id}, Assignment)
            if one.role not in self.roles:
                self.source.refuse(
                    (*path, place), f"expected one of the roles {', '.join(self.roles)}, found “{one.role}”"
                )
            if one.unit not in self.units:
                self.source.refuse((*path, place), f"expected the id of a unit, found “{one.unit}”")
            self.refuse_bad_days((*path, place), one.since, one.until)
            found.append(one)
        now = tuple(one for one in self.office.assignments if one.person == person.id)
        event = AssignmentsSet(person=person.id, assignments=tuple(found))
        self.wish(now == event.assignments, event, path, f"roles of {person.id}")

    def _table(self, path: Path, told: Any) -> None:
        if not isinstance(told, dict):
            self.source.refuse(path, "expected a rule table")
        plain = {name: value for name, value in told.items() if name != "version"}
        for column in plain.get("inputs") or ():
            if isinstance(column, dict) and column.get("type") == "money":
                column.setdefault("currency", self.office.currency)
        for part, member in (("rows", "when"), ("cases", "given")):
            for place, one in enumerate(plain[part] if isinstance(plain.get(part), list) else ()):
                if isinstance(one, dict) and not isinstance(one.get(member), dict | None):
                    self.source.refuse((*path, part, place, member), "expected names, each with a value")
        try:
            table = table_from_plain({**plain, "version": 1})
        except TableUnreadableError as error:
            first = error.defects[0]
            self.source.refuse((*path, *first.path), f"expected {first.expected}, found “{first.found}”")
        for defect in check_table(table):
            self.source.refuse((*path, *defect.path), f"expected {defect.expected}, found “{defect.found}”")
        for place, row in enumerate(table.rows):
            for who in (*row.then.approvers, *row.then.tell):
                if who.role is not None and who.role not in self.roles:
                    self.source.refuse((*path, "rows", place), f"expected a role of the office, found “{who.role}”")
                if who.person is not None and who.person not in self.people:
                    self.source.refuse((*path, "rows", place), f"expected a person of the office, found “{who.person}”")
        now = self.tables.get(table.id)
        # A version that is only tried somewhere has taken its number, too.
        taken = max(self.office.tables.get(table.id, {}), default=0)
        table = msgspec.structs.replace(table, version=taken + 1)
        same = now is not None and msgspec.structs.replace(table, version=now.version) == now
        self.wish(same, TablePublished(table=table_to_plain(table)), path, f"table {table.id}")
        if not same:
            self.tables[table.id] = table

    def _workflow(self, path: Path, workflow: Definition, named: Mapping[str, Definition]) -> None:
        self.refuse_bad_id(path, workflow.id)
        sound = (
            mistakes(workflow, self.tables, self.roles),
            action_mistakes(workflow),
            kpi_mistakes(workflow, self.tables),
            naming_mistakes(workflow, named),
            named_by_mistakes(workflow, named),
        )
        for mistake in chain.from_iterable(sound):
            self.source.refuse((*path, *mistake.path), mistake.expected)
        now, ended = self.office.latest_workflow(workflow.id), workflow.id in self.office.ended_workflows
        workflow = msgspec.structs.replace(workflow, version=now.version + 1 if now else 1)
        same = now is not None and msgspec.structs.replace(workflow, version=now.version) == now
        # What was ended is taken up again where the file names it, unless the file says that it is ended.
        same = same and (not ended or (workflow.id in self.ended and workflow.id not in self.office.deleted_workflows))
        self.wish(same, WorkflowPublished(definition=workflow), path, f"workflow {workflow.id}")

    def _ended(self, named: Mapping[str, Definition]) -> None:
        """Workflows in which no request begins any more, those of this file included."""
        published = {wish.event.definition.id for wish in self.wishes if isinstance(wish.event, WorkflowPublished)}
        latest = {name: one for name in self.office.workflows if (one := self.office.latest_workflow(name)) is not None}
        known = latest | dict(named)
        for place, name in enumerate(self.listed("ended_workflows")):
            path: Path = ("ended_workflows", place)
            if name not in known:
                self.source.refuse(path, f"expected the id of a workflow, found “{name}”")
            needed = [one.id for one in named.values() if one.id not in self.ended and name in named_in_steps(one)]
            if needed:
                self.source.refuse(path, f"expected a workflow that no other needs; “{needed[0]}” needs “{name}”")
        told = {str(name): ("ended_workflows", place) for place, name in enumerate(self.listed("ended_workflows"))}
        if len(told) != len(self.listed("ended_workflows")):
            self.source.refuse(("ended_workflows",), "expected each workflow once")
        while told:  # what others need ends after them
            needed_ones = frozenset[str]().union(*(named_in_steps(known[name]) - {name} for name in told))
            name = next((one for one in told if one not in needed_ones), next(iter(told)))
            same = name in self.office.ended_workflows and name not in published
            self.wish(same, WorkflowEnded(workflow=name), told.pop(name), f"end of workflow {name}")


def refuse_wish(source: Readable, wish: Wish, code: str) -> InvalidInput:
    """The error for an act that the engine refused: which line asked for it."""
    try:
        source.refuse(wish.path, f"{wish.name} cannot be set so ({code})")
    except InvalidInput as error:
        return error
