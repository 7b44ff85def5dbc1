"""The office at a glance: who, where, what, on which device, and how the sharing goes."""

from typing import Literal

import msgspec

from workflows import clock
from workflows.domain.people import OWNER, Unit
from workflows.engine.assign import day_of
from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.sharing.lights import published
from workflows.office.sharing.members import name_of, own_end
from workflows.office.sharing.sharing import (
    PLACE_FACT,
    LastTrouble,
    alarms_of_last,
    synced_of_last,
    trouble_of_last,
)
from workflows.office.shipped import ABOUT_THE_OFFICE
from workflows.office.showing.alphabet import in_order
from workflows.office.showing.names import Names, names
from workflows.office.showing.refreshing import up_to_date
from workflows.office.speaking import refuse_if_silenced
from workflows.sync.report import Alarm


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """A person."""

    id: str
    name: str
    unit: str
    active: bool
    roles: tuple[str, ...]
    """Ids of the roles they hold today, in whatever unit."""
    owner: bool
    here: bool
    """Whether they are active and what they sign on this device counts."""


class UnitLine(msgspec.Struct, frozen=True, kw_only=True):
    """A unit, in the order of the tree: each right before those below it, siblings by name."""

    id: str
    name: str
    parent: str | None
    depth: int
    """0: the head."""


class WorkflowLine(msgspec.Struct, frozen=True, kw_only=True):
    """The version in force of a workflow."""

    id: str
    version: int
    name: str
    sentence: str


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The office as it stands."""

    office: str
    name: str
    currency: str
    country: str
    device: str
    device_name: str
    writes_authority: bool
    """Whether members, devices and rules are written on this device."""
    ended: Literal["device-revoked", "device-forked"] | None
    """Why nothing that is written here counts any more; None while it does."""
    people: tuple[PersonLine, ...]
    """By name, closed people last."""
    units: tuple[UnitLine, ...]
    workflows: tuple[WorkflowLine, ...]
    """By name."""
    acting: tuple[str, ...]
    """Ids of the people who may act on this device, by name."""
    waiting: dict[str, int]
    """Tasks in the inbox of each person who has any."""
    statuses: dict[str, int]
    """How many requests stand in each status that occurs."""
    folder: str | None
    """Where the shared folder is, as the last exchange knew it; None: this office lives on this laptop alone."""
    synced_ms: int | None
    """When the last exchange was done."""
    trouble: LastTrouble | None
    """Why the latest exchange could not be done."""
    alarms: tuple[Alarm, ...]
    to_publish: int
    """Own entries that are not known to be in the folder yet; 0 where there is no folder."""
    names: Names


def overview(office: Office, now_ms: int | None = None) -> Overview:
    """The office at this moment, or at the one that is given. The folder itself is not asked."""
    moment = clock.now_ms() if now_ms is None else now_ms
    with up_to_date(office):
        return _overview(office, moment)


def may_act_here(office: Office, person: str) -> bool:
    """Whether this is a member, and what they sign on this device counts."""
    if not office.state.is_active(person):
        return False
    try:
        refuse_if_silenced(office.chain.trust, office.keys, person)
    except InvalidInput:
        return False
    return True


def unit_lines(units: dict[str, Unit]) -> tuple[UnitLine, ...]:
    """The tree in reading order. A unit whose parent is not here stands at the end, with what is below it."""
    below: dict[str | None, list[Unit]] = {}
    for unit in sorted(units.values(), key=lambda one: (in_order(one.name), one.id)):
        below.setdefault(unit.parent if unit.parent in units else None, []).append(unit)
    found: list[UnitLine] = []
    todo = [(unit, 0) for unit in sorted(below.get(None, ()), key=lambda one: one.parent is not None)]
    while todo:
        unit, depth = todo.pop(0)
        found.append(UnitLine(id=unit.id, name=unit.name, parent=unit.parent, depth=depth))
        todo[:0] = [(one, depth + 1) for one in below.get(unit.id, ())]
    return tuple(found)


def _overview(office: Office, now_ms: int) -> Overview:
    state, trust, facts = office.state, office.chain.trust, office.store.facts
    people = _people(office, day_of(now_ms))
    place = facts.get(PLACE_FACT)
    own = office.store.entries.log(office.keys.device)
    latest = [found for name in state.workflows if (found := state.workflow(name)) is not None]
    return Overview(
        office=office.id,
        name=state.name,
        currency=state.currency,
        country=state.country,
        device=office.keys.device,
        device_name=name_of(office, office.keys.device),
        writes_authority=trust.primary == office.keys.device,
        ended=own_end(office),
        people=people,
        units=unit_lines(state.units),
        workflows=tuple(
            WorkflowLine(id=one.id, version=one.version, name=one.name, sentence=one.sentence)
            for one in sorted(latest, key=lambda one: (one.id in ABOUT_THE_OFFICE, in_order(one.name), one.id))
        ),
        acting=tuple(one.id for one in people if one.here),
        waiting=office.store.listing.waiting(),
        statuses=office.store.questions.counts(),
        folder=None if place is None else place.decode(),
        synced_ms=synced_of_last(office),
        trouble=trouble_of_last(office),
        alarms=alarms_of_last(office),
        to_publish=max(own.size - published(office), 0) if own is not None and place is not None else 0,
        names=names(office),
    )


def _people(office: Office, day: str) -> tuple[PersonLine, ...]:
    state = office.state
    owners = frozenset(state.holders(OWNER, state.head, day))
    roles: dict[str, list[str]] = {}
    for one in state.assignments:
        if one.holds_on(day):
            roles.setdefault(one.person, []).append(one.role)
    found = [
        PersonLine(
            id=person.id,
            name=person.name,
            unit=person.unit,
            active=person.active,
            roles=tuple(dict.fromkeys(roles.get(person.id, ()))),
            owner=person.id in owners,
            here=may_act_here(office, person.id),
        )
        for person in state.people.values()
    ]
    return tuple(sorted(found, key=lambda one: (not one.active, in_order(one.name), one.id)))
