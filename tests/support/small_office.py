"""A small office for tests, made by really folding its authority chain.

Units: hq; north and south below it; north-shop below north. Olga owns it. Nina manages north, Sam manages south, Mia
manages at hq, Bea keeps the books at hq, Cora and Carl are clerks of north.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from tests.support.acts import MORNING, make_act
from workflows.domain.definitions import Definition
from workflows.domain.events import (
    Act,
    AssignmentsSet,
    AuthoritySet,
    OfficeEvent,
    OfficeFounded,
    PersonSet,
    RoleSet,
    SubstitutesSet,
    TablePublished,
    UnitSet,
    WorkflowPublished,
)
from workflows.domain.people import OWNER, Assignment, Grant, Person, Role, Substitute, Unit
from workflows.engine.office_fold import EMPTY, fold_office
from workflows.engine.state import OfficeState

FOUNDED = OfficeFounded(
    name="Small",
    country="DE",
    currency="EUR",
    founder=Person(id="olga", name="Olga", unit="hq"),
    head=Unit(id="hq", name="Head office"),
)
UNITS = (
    Unit(id="north", name="North", parent="hq"),
    Unit(id="south", name="South", parent="hq"),
    Unit(id="north-shop", name="North shop", parent="north"),
)
MEMBERS: dict[str, tuple[str, str]] = {
    "nina": ("manager", "north"),
    "sam": ("manager", "south"),
    "mia": ("manager", "hq"),
    "bea": ("bookkeeper", "hq"),
    "cora": ("clerk", "north"),
    "carl": ("clerk", "north"),
}
"""person -> role and unit"""


class Chain:
    """An authority chain that tests can lengthen, and the office after each of its acts."""

    def __init__(self) -> None:
        self.offices: list[OfficeState] = [EMPTY]
        self.acts: list[Act] = []

    @property
    def office(self) -> OfficeState:
        return self.offices[-1]

    def at(self, auth: int) -> OfficeState:
        """The office after so many acts; more than exist gives the latest."""
        return self.offices[min(auth, len(self.offices) - 1)]

    def add(self, event: OfficeEvent, by: str | None = "olga", at_ms: int = MORNING) -> str | None:
        """Fold one event in; the code of why where it changed nothing."""
        last = self.office.last
        act = make_act(
            event, by=by, prev=(last,) if last else (), at=(at_ms, len(self.acts)), auth=len(self.acts), device="chain"
        )
        self.acts.append(act)
        self.offices.append(fold_office(self.office, act))
        return dict(self.office.void).get(act.id)

    def must(self, *events: OfficeEvent) -> "Chain":
        """Fold events in that all have to count."""
        for event in events:
            code = self.add(event)
            assert code is None, (code, event)
        return self

    def people(self, **members: tuple[str, str]) -> "Chain":
        """Add people, each with one role in one unit."""
        for person, (role, unit) in members.items():
            self.must(PersonSet(person=Person(id=person, name=person.title(), unit=unit)))
            self.must(AssignmentsSet(person=person, assignments=(Assignment(role=role, person=person, unit=unit),)))
        return self

    def substitutes(self, *pairs: tuple[str, str]) -> "Chain":
        """Let each second one stand in for the first one for years."""
        entries = tuple(Substitute(person=one, by=by, since="2026-01-01", until="2030-01-01") for one, by in pairs)
        return self.must(SubstitutesSet(substitutes=entries))

    def grants(self, *grants: Grant) -> "Chain":
        return self.must(AuthoritySet(grants=grants))

    def close(self, person: str) -> "Chain":
        known = self.office.people[person]
        return self.must(PersonSet(person=Person(id=person, name=known.name, unit=known.unit, active=False)))


def small_office(
    *definitions: Definition, tables: Iterable[dict[str, Any]] = (), members: Sequence[str] = tuple(MEMBERS)
) -> Chain:
    """The office above, with these workflows and rule tables in force."""
    chain = Chain().must(FOUNDED, *(UnitSet(unit=unit) for unit in UNITS))
    chain.must(*(RoleSet(role=Role(id=role, name=role)) for role in ("manager", "bookkeeper", "clerk", "auditor")))
    chain.people(**{name: MEMBERS[name] for name in members})
    chain.must(*(TablePublished(table=table) for table in tables))
    return chain.must(*(WorkflowPublished(definition=definition) for definition in definitions))


def owners(*people: str) -> list[AssignmentsSet]:
    """Make these people owners, and nothing else."""
    return [
        AssignmentsSet(person=name, assignments=(Assignment(role=OWNER, person=name, unit="hq"),)) for name in people
    ]
