"""People, units, roles, authority and substitutes, as values."""

import msgspec

from workflows.domain.people import Assignment, Grant, Person, Role, Substitute, Unit
from workflows.office.office import Office
from workflows.office.showing.names import Names


class HeldRole(msgspec.Struct, frozen=True, kw_only=True):
    """A role that a person holds in a unit."""

    assignment: Assignment
    today: bool
    """Whether it holds today."""


class PersonShown(msgspec.Struct, frozen=True, kw_only=True):
    """A person with everything that is said of them."""

    person: Person
    roles: tuple[HeldRole, ...]
    owner: bool
    devices: tuple[str, ...]
    """Ids of the laptops on which they can sign."""
    waiting: int
    """Tasks in their inbox."""


class GrantShown(msgspec.Struct, frozen=True, kw_only=True):
    """Authority that was given."""

    grant: Grant
    today: bool


class SubstituteShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands in for whom."""

    substitute: Substitute
    today: bool


class PeopleShown(msgspec.Struct, frozen=True, kw_only=True):
    """Who belongs to the office, and who may do what."""

    people: tuple[PersonShown, ...]
    """By name, closed people last."""
    units: tuple[Unit, ...]
    """In the order of the tree."""
    roles: tuple[Role, ...]
    """By name."""
    grants: tuple[GrantShown, ...]
    """As they were written."""
    substitutes: tuple[SubstituteShown, ...]
    names: Names


def people_shown(office: Office, now_ms: int) -> PeopleShown:
    """The office's people at this moment."""
    raise NotImplementedError
