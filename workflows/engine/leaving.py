"""Somebody leaves: what changes in the office so that nothing of theirs stays with nobody.

What was asked of them by name goes to their successor by a rule (``reporting.in_place_of``); here is what has to be
written: roles, authority, substitutions, and who stands above their people.
"""

import msgspec

from workflows.domain.commands import Refusal
from workflows.domain.events import AssignmentsSet, AuthoritySet, OfficeEvent, PersonSet, SubstitutesSet
from workflows.domain.people import OWNER, Assignment, Grant, Substitute
from workflows.engine.state import OfficeState


def hand_over(office: OfficeState, person: str, successor: str, day: str) -> tuple[OfficeEvent, ...] | Refusal:
    """The acts that close a person on the day (YYYY-MM-DD) and hand over what they held, in order.

    Without a successor (the empty text) their roles and authority end, and their people report to whoever stood above.
    """
    known = office.people.get(person)
    if known is None or not known.active:
        return Refusal(code="not-a-member", facts={"person": person})
    if successor and (successor == person or not office.is_active(successor)):
        return Refusal(code="bad-successor", facts={"person": successor})
    events: list[OfficeEvent] = []
    if successor:
        held = tuple(one for one in office.assignments if one.person == successor)
        taken = tuple(_taken(office, person, successor, day))
        if taken:
            events.append(AssignmentsSet(person=successor, assignments=(*held, *taken)))
    if any(grant.person == person for grant in office.grants):
        events.append(AuthoritySet(grants=_grants(office.grants, person, successor)))
    substitutes = tuple(_substitutes(office.substitutes, person, successor, day))
    if substitutes != office.substitutes:
        events.append(SubstitutesSet(substitutes=substitutes))
    events += _reports(office, person, successor)
    own = tuple(one for one in office.assignments if one.person == person)
    # An owner who closes themself needs that role for the very last of these acts.
    kept = tuple(one for one in own if one.role == OWNER)
    if kept != own:
        events.append(AssignmentsSet(person=person, assignments=kept))
    events.append(PersonSet(person=msgspec.structs.replace(known, active=False, successor=successor)))
    return tuple(events)


def reports_of(office: OfficeState, person: str) -> tuple[str, ...]:
    """Active people whose line names this person as the next above, sorted."""
    return tuple(sorted(one.id for one in office.people.values() if one.active and one.reports_to == person))


def _taken(office: OfficeState, person: str, successor: str, day: str) -> list[Assignment]:
    """The roles that go on, from the day on; those that the successor holds there without an end are not held twice."""
    has = {(one.role, one.unit) for one in office.assignments if one.person == successor and not one.until}
    lasting = (one for one in office.assignments if one.person == person and (not one.until or one.until >= day))
    return [msgspec.structs.replace(one, person=successor) for one in lasting if (one.role, one.unit) not in has]


def _grants(grants: tuple[Grant, ...], person: str, successor: str) -> tuple[Grant, ...]:
    handed = (
        msgspec.structs.replace(grant, person=successor) if grant.person == person else grant
        for grant in grants
        if grant.person != person or successor
    )
    return tuple(dict.fromkeys(handed))


def _substitutes(substitutes: tuple[Substitute, ...], person: str, successor: str, day: str) -> list[Substitute]:
    """Those that are over stay. Nobody stands in for who left; for whom they stood in, the successor is asked to."""
    found: list[Substitute] = []
    for one in substitutes:
        if one.until < day or person not in {one.person, one.by}:
            found.append(one)
        elif one.by == person and successor not in {"", one.person}:
            found.append(msgspec.structs.replace(one, by=successor, asked=True, accepted=""))
    return found


def _reports(office: OfficeState, person: str, successor: str) -> list[OfficeEvent]:
    """Their people report to the successor; those who stand above the successor, to whoever stood above the leaver."""
    above, line = office.people[person].reports_to, {successor}
    at = successor
    while at and office.people[at].reports_to not in {"", *line}:
        at = office.people[at].reports_to
        line.add(at)
    found: list[OfficeEvent] = []
    for one in sorted(reports_of(office, person), key=lambda one: one not in line):
        next_above = above if one in line or not successor else successor
        found.append(PersonSet(person=msgspec.structs.replace(office.people[one], reports_to=next_above)))
    return found
