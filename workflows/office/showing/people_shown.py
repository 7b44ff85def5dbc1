"""People, units, roles, authority and substitutes, as values."""

from collections.abc import Iterator

import msgspec

from workflows.domain.definitions import ApprovalStep, RuleStep, all_steps
from workflows.domain.people import OWNER, Assignment, Grant, Person, Role, Substitute, Unit
from workflows.domain.pilots import Pilot
from workflows.domain.rates import Rate
from workflows.engine.assign import day_of
from workflows.engine.state import OfficeState
from workflows.office.office import Office
from workflows.office.showing.alphabet import in_order
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
    trial: Pilot | None = None
    """The trial it belongs to; None: it holds anyway."""


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
    """As they were written, then those of trials that are not over."""
    rates: tuple[Rate, ...]
    """Exchange rates that hold today or later: by currencies, then days; of those before today the latest only."""
    workflows: tuple[str, ...]
    """Ids of the workflows in which something is decided: by name, those about amounts first."""
    currency: str
    """The office's own."""
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
                sorted(people, key=lambda one: (not one.person.active, in_order(one.person.name), one.person.id))
            ),
            units=tuple(state.units[line.id] for line in unit_lines(state.units)),
            roles=tuple(sorted(state.roles.values(), key=lambda one: (in_order(one.name), one.id))),
            grants=(
                *(GrantShown(grant=one, today=one.holds_on(day)) for one in state.grants),
                *_tried(state, day),
            ),
            rates=tuple(_rates(state.rates, day)),
            workflows=tuple(_deciding(state)),
            currency=state.currency,
            substitutes=tuple(
                SubstituteShown(substitute=one, today=one.since <= day <= one.until) for one in state.substitutes
            ),
            names=names(office),
        )


def _tried(state: OfficeState, day: str) -> Iterator[GrantShown]:
    for pilot in state.pilots.values():
        if pilot.ended is None and day <= pilot.until:
            for grant in pilot.grants:
                yield GrantShown(grant=grant, today=pilot.runs_on(day) and grant.holds_on(day), trial=pilot)


def _rates(rates: tuple[Rate, ...], day: str) -> Iterator[Rate]:
    for at, one in enumerate(ordered := sorted(rates, key=lambda rate: (rate.currency, rate.into, rate.since))):
        later = ordered[at + 1] if at + 1 < len(ordered) else None
        is_over = later is not None and (later.currency, later.into) == (one.currency, one.into) and later.since <= day
        if not is_over:
            yield one


def _deciding(state: OfficeState) -> list[str]:
    found = [
        definition
        for definition in (versions[max(versions)] for versions in state.workflows.values())
        if any(isinstance(step, ApprovalStep | RuleStep) for step in all_steps(definition.steps))
    ]
    return [one.id for one in sorted(found, key=lambda one: (one.amount is None, one.name.casefold(), one.id))]
