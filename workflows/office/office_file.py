"""The office as one readable file: what it says, and what would have to happen to make the office so.

Applying is declarative for what the file names and silent about what it does not: applying twice changes nothing, and
leaving something out removes nothing. A mistake names file, line and what was expected, and then nothing is applied.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from workflows.domain.definitions import Definition
from workflows.domain.events import (
    AssignmentsSet,
    AuthoritySet,
    OfficeEvent,
    PersonSet,
    RoleSet,
    SubstitutesSet,
    TablePublished,
    UnitSet,
    WorkflowPublished,
)
from workflows.domain.forms import is_date
from workflows.domain.money import parse_money
from workflows.domain.people import Assignment, Grant, Person, Role, Substitute, Unit
from workflows.engine.soundness import mistakes
from workflows.engine.state import OfficeState
from workflows.errors import InvalidInput
from workflows.office.slugs import MAX_NAME, is_name, is_slug, slug
from workflows.readable import Path, Readable
from workflows.rules.defects import check_table
from workflows.rules.plain import TableUnreadableError, table_from_plain, table_to_plain

_Part = TypeVar("_Part")

SECTIONS = ("office", "units", "roles", "people", "authority", "substitutes", "tables", "workflows")


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """One act that the file asks for."""

    event: OfficeEvent
    path: Path
    """Where the file says so."""
    name: str
    """What changes, such as ``person maria``."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What applying the file comes to."""

    wishes: tuple[Wish, ...]
    unchanged: int


def plan(source: Readable, office: OfficeState) -> Plan:
    """Compare a file with the office. Raises InvalidInput that names file, line and what was expected."""
    return _Planner(source, office).plan()


class _Planner:
    def __init__(self, source: Readable, office: OfficeState) -> None:
        self.source = source
        self.office = office
        self.units = dict(office.units)
        self.roles = dict(office.roles)
        self.people = dict(office.people)
        self.tables = {name: versions[max(versions)] for name, versions in office.tables.items()}
        self.workflows = set(office.workflows)
        """Those of the file as well: what limits a workflow may stand above it."""
        self.wishes: list[Wish] = []
        self.unchanged = 0
        self.named: set[str] = set()
        """Everything the file has spoken of so far, such as ``person maria``."""

    def plan(self) -> Plan:
        top = self.source.value
        if not isinstance(top, dict):
            self.source.refuse((), f"expected sections such as {', '.join(SECTIONS)}")
        for name in top:
            if name not in SECTIONS:
                self.source.refuse((name,), f"expected one of the sections {', '.join(SECTIONS)}, found “{name}”")
        self.workflows |= {str(one.get("id")) for one in self._list("workflows") if isinstance(one, dict)}
        self._office()
        for path, unit in self._parts("units", Unit):
            self._unit(path, unit)
        for path, role in self._parts("roles", Role):
            self._slug(path, role.id)
            self._name(path, role.name)
            self._wish(self.roles.get(role.id) == role, RoleSet(role=role), path, f"role {role.id}")
            self.roles[role.id] = role
        self._people()
        self._authority()
        self._substitutes()
        for place, plain in enumerate(self._list("tables")):
            self._table(("tables", place), plain)
        for path, workflow in self._parts("workflows", Definition):
            self._workflow(path, workflow)
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
        self._slug(path, unit.id)
        self._name(path, unit.name)
        if unit.id != self.office.head and unit.parent is None:
            unit = msgspec.structs.replace(unit, parent=self.office.head)
        if unit.parent is not None and unit.parent not in self.units:
            self.source.refuse((*path, "parent"), f"expected a unit that stands above, found “{unit.parent}”")
        self._wish(self.units.get(unit.id) == unit, UnitSet(unit=unit), path, f"unit {unit.id}")
        self.units[unit.id] = unit

    def _people(self) -> None:
        for place, told in enumerate(self._list("people")):
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
            person = self._convert(path, plain, Person)
            self._slug(path, person.id)
            self._name(path, person.name)
            if person.unit not in self.units:
                self.source.refuse((*path, "unit"), f"expected the id of a unit, found “{person.unit}”")
            self._wish(self.people.get(person.id) == person, PersonSet(person=person), path, f"person {person.id}")
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
            one = self._convert((*path, place), {"unit": person.unit, **plain, "person": person.id}, Assignment)
            if one.role not in self.roles:
                self.source.refuse(
                    (*path, place), f"expected one of the roles {', '.join(self.roles)}, found “{one.role}”"
                )
            if one.unit not in self.units:
                self.source.refuse((*path, place), f"expected the id of a unit, found “{one.unit}”")
            self._days((*path, place), one.since, one.until)
            found.append(one)
        now = tuple(one for one in self.office.assignments if one.person == person.id)
        event = AssignmentsSet(person=person.id, assignments=tuple(found))
        self._wish(now == event.assignments, event, path, f"roles of {person.id}")

    def _authority(self) -> None:
        if "authority" not in self.source.value:
            return
        grants: list[Grant] = []
        for place, told in enumerate(self._list("authority")):
            path: Path = ("authority", place)
            plain = dict(told) if isinstance(told, dict) else {}
            if isinstance(plain.get("up_to"), str | int):
                plain["up_to"] = self._money((*path, "up_to"), str(plain["up_to"]))
            grant = self._convert(path, plain, Grant)
            if (grant.role is None) == (grant.person is None):
                self.source.refuse(path, "expected either a role or a person")
            if grant.role is not None and grant.role not in self.roles:
                self.source.refuse((*path, "role"), f"expected one of the roles {', '.join(self.roles)}")
            if grant.person is not None and grant.person not in self.people:
                self.source.refuse((*path, "person"), f"expected the id of a person, found “{grant.person}”")
            if grant.unit is not None and grant.unit not in self.units:
                self.source.refuse((*path, "unit"), f"expected the id of a unit, found “{grant.unit}”")
            self._known_workflow((*path, "workflow"), grant.workflow)
            self._days(path, grant.since, grant.until)
            grants.append(grant)
        event = AuthoritySet(grants=tuple(grants))
        self._wish(self.office.grants == event.grants, event, ("authority",), "authority")

    def _substitutes(self) -> None:
        if "substitutes" not in self.source.value:
            return
        found = [one for _, one in self._parts("substitutes", Substitute)]
        for place, one in enumerate(found):
            path: Path = ("substitutes", place)
            for part in ("person", "by"):
                if getattr(one, part) not in self.people:
                    self.source.refuse((*path, part), "expected the id of a person")
            if one.person == one.by:
                self.source.refuse((*path, "by"), "expected another person than the absent one")
            if not one.since or not one.until:
                self.source.refuse(path, "expected a day such as 2026-12-31 as from and as to")
            self._days(path, one.since, one.until)
            for number, workflow in enumerate(one.workflows):
                self._known_workflow((*path, "workflows", number), workflow)
        event = SubstitutesSet(substitutes=tuple(found))
        self._wish(self.office.substitutes == event.substitutes, event, ("substitutes",), "substitutes")

    def _table(self, path: Path, told: Any) -> None:
        if not isinstance(told, dict):
            self.source.refuse(path, "expected a rule table")
        plain = {name: value for name, value in told.items() if name != "version"}
        for column in plain.get("inputs") or ():
            if isinstance(column, dict) and column.get("type") == "money":
                column.setdefault("currency", self.office.currency)
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
        table = msgspec.structs.replace(table, version=now.version + 1 if now else 1)
        same = now is not None and msgspec.structs.replace(table, version=now.version) == now
        self._wish(same, TablePublished(table=table_to_plain(table)), path, f"table {table.id}")
        if not same:
            self.tables[table.id] = table

    def _workflow(self, path: Path, workflow: Definition) -> None:
        self._slug(path, workflow.id)
        for mistake in mistakes(workflow, self.tables, self.roles):
            self.source.refuse((*path, *mistake.path), mistake.expected)
        now = self.office.workflow(workflow.id)
        workflow = msgspec.structs.replace(workflow, version=now.version + 1 if now else 1)
        same = now is not None and msgspec.structs.replace(workflow, version=now.version) == now
        self._wish(same, WorkflowPublished(definition=workflow), path, f"workflow {workflow.id}")

    # ------------------------------------------------------------ reading

    def _wish(self, same: bool, event: OfficeEvent, path: Path, name: str) -> None:  # noqa: FBT001 -- one private verb
        if name in self.named:
            self.source.refuse(path, f"{name} stands in this file a second time")
        self.named.add(name)
        if same:
            self.unchanged += 1
        else:
            self.wishes.append(Wish(event=event, path=path, name=name))

    def _list(self, section: str) -> list[Any]:
        found = self.source.value.get(section)
        if found is None:
            return []
        if not isinstance(found, list):
            self.source.refuse((section,), "expected a list")
        return list(found)

    def _parts(self, section: str, kind: type[_Part]) -> Iterator[tuple[Path, _Part]]:
        for place, plain in enumerate(self._list(section)):
            yield (section, place), self._convert((section, place), plain, kind)

    def _convert(self, path: Path, plain: Any, kind: type[_Part]) -> _Part:
        try:
            found: _Part = msgspec.convert(plain, kind)
        except msgspec.ValidationError as error:
            text, _, where = str(error).partition(" - at `$")
            self.source.refuse((*path, *_inner_path(where)), f"{text[:1].lower()}{text[1:]}")
        unknown = _unknown_key(plain, found)
        if unknown is not None:
            self.source.refuse((*path, *unknown), f"“{unknown[-1]}” is not known here")
        return found

    def _slug(self, path: Path, text: str) -> None:
        if not is_slug(text):
            self.source.refuse((*path, "id"), f"expected lower-case letters, digits and dashes, found “{text}”")

    def _name(self, path: Path, text: str) -> None:
        if not is_name(text):
            self.source.refuse((*path, "name"), f"expected a name of 1 to {MAX_NAME} characters that can be printed")

    def _known_workflow(self, path: Path, workflow: str) -> None:
        if workflow not in self.workflows:
            known = ", ".join(sorted(self.workflows)) or "none yet"
            self.source.refuse(path, f"expected the id of a workflow ({known}), found “{workflow}”")

    def _days(self, path: Path, since: str, until: str) -> None:
        for part, day in (("from", since), ("to", until)):
            if day and not is_date(day):
                self.source.refuse((*path, part), f"expected a day such as 2026-12-31, found “{day}”")
        if since and until and since > until:
            self.source.refuse((*path, "to"), "expected a day that is not before the first one")

    def _money(self, path: Path, text: str) -> dict[str, Any]:
        amount, _, currency = text.strip().partition(" ")
        try:
            money = parse_money(amount, currency or self.office.currency)
        except ValueError:
            self.source.refuse(path, f"expected an amount such as 1000.00 {self.office.currency}, found “{text}”")
        return {"minor": money.minor, "currency": money.currency}


def refuse_wish(source: Readable, wish: Wish, code: str) -> InvalidInput:
    """The error for an act that the engine refused: which line asked for it."""
    try:
        source.refuse(wish.path, f"{wish.name} cannot be set so ({code})")
    except InvalidInput as error:
        return error


def _inner_path(where: str) -> tuple[str | int, ...]:
    """``.steps[0].kind`` or ``[...]`` of the library's message as a path; unknown places are left out."""
    parts: list[str | int] = []
    for part in where.rstrip("`").replace("[", ".[").split("."):
        if part.startswith("["):
            inner = part.strip("[]")
            if inner.isdigit():
                parts.append(int(inner))
        elif part:
            parts.append(part)
    return tuple(parts)


def _unknown_key(plain: Any, typed: Any) -> Path | None:
    """Where the file says something that the value has no place for: most likely a slip of the pen."""
    if isinstance(plain, dict) and isinstance(typed, msgspec.Struct):
        config = typed.__struct_config__
        names = dict(zip(typed.__struct_encode_fields__, typed.__struct_fields__, strict=True))
        for key, value in plain.items():
            if key == config.tag_field:
                continue
            if key not in names:
                return (key,)
            inner = _unknown_key(value, getattr(typed, names[key]))
            if inner is not None:
                return (key, *inner)
    elif isinstance(plain, list) and isinstance(typed, tuple | list):
        for place, (value, one) in enumerate(zip(plain, typed, strict=False)):
            inner = _unknown_key(value, one)
            if inner is not None:
                return (place, *inner)
    return None
