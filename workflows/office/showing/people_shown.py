"""People, units, roles, authority and substitutes, as values."""

import msgspec

from workflows.domain.people import OWNER, Assignment, Grant, Person, Role, Substitute, Unit
from workflows.engine.assign import day_of
from workflows.office.office import Office
from workflows.office.showing.names import Names, names
from workflows.office.showing.overview import unit_lines
from workflows.office.showing.refreshing import up_to_date


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
    with up_to_date(office):
        state, trust, day = office.state, office.chain.trust, day_of(now_ms)
        waiting = office.store.listing.waiting()
        owners = frozenset(state.holders(OWNER, state.head, day))
        held: dict[str, list[HeldRole]] = {}
        for one in state.assignments:
            held.setdefault(one.person, []).append(HeldRole(assignment=one, today=one.holds_on(day)))
        people = [
            PersonShown(
                person=person,
                roles=tuple(held.get(person.id, ())),
                owner=person.id in owners,
                devices=tuple(sorted(where for who, where in trust.people if who == person.id and trust.speaks(where))),
                waiting=waiting.get(person.id, 0),
            )
            for person in state.people.values()
        ]
        return PeopleShown(
            people=tuple(
                sorted(people, key=lambda one: (not one.person.active, one.person.name.casefold(), one.person.id))
            ),
            units=tuple(state.units[line.id] for line in unit_lines(state.units)),
            roles=tuple(sorted(state.roles.values(), key=lambda one: (one.name.casefold(), one.id))),
            grants=tuple(GrantShown(grant=one, today=one.holds_on(day)) for one in state.grants),
            substitutes=tuple(
                SubstituteShown(substitute=one, today=one.since <= day <= one.until) for one in state.substitutes
            ),
            names=names(office),
        )
