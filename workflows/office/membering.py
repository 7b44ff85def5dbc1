"""Changes of people, units and substitutes one at a time, as a screen wishes them. Each is a signed act, or a refusal.

Everything that stands beside what is changed stays as it is: roles of others, dates of roles that are kept.
"""

from typing import TYPE_CHECKING

import msgspec

from workflows.changes import Changes
from workflows.domain.commands import Refusal
from workflows.domain.events import AssignmentsSet, OfficeEvent, PersonSet, SubstitutesSet, UnitSet
from workflows.domain.people import Assignment, Person, Substitute, Unit
from workflows.errors import InvalidInput
from workflows.office.slugs import is_name, slug

if TYPE_CHECKING:
    from workflows.office.office import Office

_MAX_EMAIL = 254
"""RFC 5321, 4.5.3.1.3, without its angle brackets."""


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """A change was signed."""

    about: str
    """The id of the person or unit it is about."""
    changes: Changes


def save_person(
    office: "Office",
    by: str,
    person: str,
    *,
    name: str,
    unit: str,
    email: str,
    active: bool,
    reports_to: str | None = None,
) -> Saved | Refusal:
    """Change a person, or add one where the id is empty; the new id is made of the name.

    ``reports_to`` is the person above them, empty for whoever manages their unit; None leaves it as it is.
    Raises InvalidInput ``bad-name``, ``bad-email``, ``unknown-person``.
    """
    _refuse_bad_name(name)
    if email and (len(email) > _MAX_EMAIL or "@" not in email or not email.isprintable() or " " in email):
        raise InvalidInput(
            code="bad-email",
            title="This is no e-mail address",
            text="An e-mail address has an @ and no blanks. Nothing was changed.",
            advice="Correct it, or leave it empty.",
        )
    known = office.state.people.get(person)
    if person and known is None:
        raise InvalidInput(
            code="unknown-person",
            title="This person is not here any more",
            text="Somebody else may have changed the list. Nothing was changed.",
            advice="Look at the list again.",
        )
    above = (known.reports_to if known is not None else "") if reports_to is None else reports_to
    made = Person(
        id=person or slug(name, office.state.people),
        name=name,
        unit=unit,
        email=email,
        active=active,
        reports_to=above,
        successor=known.successor if known is not None and not active else "",
    )
    if made == known:
        return Saved(about=made.id, changes=Changes())
    return _changed(office, by, made.id, PersonSet(person=made))


def save_roles(office: "Office", by: str, person: str, roles: tuple[tuple[str, str], ...]) -> Saved | Refusal:
    """Let a person hold exactly these roles, each a role and a unit; what they held so before keeps its dates."""
    before = tuple(one for one in office.state.assignments if one.person == person)
    kept = tuple(one for one in before if (one.role, one.unit) in roles)
    had = {(one.role, one.unit) for one in kept}
    fresh = tuple(
        Assignment(role=role, person=person, unit=unit)
        for role, unit in dict.fromkeys(roles)
        if (role, unit) not in had
    )
    if (*kept, *fresh) == before:
        return Saved(about=person, changes=Changes())
    return _changed(office, by, person, AssignmentsSet(person=person, assignments=(*kept, *fresh)))


def add_unit(office: "Office", by: str, name: str, parent: str) -> Saved | Refusal:
    """Add a unit below another. Raises InvalidInput ``bad-name``."""
    _refuse_bad_name(name)
    unit = Unit(id=slug(name, office.state.units), name=name, parent=parent)
    return _changed(office, by, unit.id, UnitSet(unit=unit))


def rename_unit(office: "Office", by: str, unit: str, name: str) -> Saved | Refusal:
    """Call a unit something else. Raises InvalidInput ``bad-name``, ``unknown-unit``."""
    _refuse_bad_name(name)
    known = office.state.units.get(unit)
    if known is None:
        raise InvalidInput(
            code="unknown-unit",
            title="This unit is not here",
            text="Somebody else may have changed the list. Nothing was changed.",
            advice="Look at the list again.",
        )
    if known.name == name:
        return Saved(about=unit, changes=Changes())
    return _changed(office, by, unit, UnitSet(unit=msgspec.structs.replace(known, name=name)))


def add_substitute(office: "Office", by: str, person: str, instead: str, since: str, until: str) -> Saved | Refusal:
    """Let somebody stand in for another from one day to another (YYYY-MM-DD), both counted."""
    made = Substitute(person=person, by=instead, since=since, until=until)
    return _changed(office, by, person, SubstitutesSet(substitutes=(*office.state.substitutes, made)))


def remove_substitute(office: "Office", by: str, substitute: Substitute) -> Saved | Refusal:
    """End a substitution; one that is not there any more is no error."""
    left = tuple(one for one in office.state.substitutes if one != substitute)
    if left == office.state.substitutes:
        return Saved(about=substitute.person, changes=Changes())
    return _changed(office, by, substitute.person, SubstitutesSet(substitutes=left))


def _changed(office: "Office", by: str, about: str, event: OfficeEvent) -> Saved | Refusal:
    answer = office.change(by, (event,))
    return answer if isinstance(answer, Refusal) else Saved(about=about, changes=answer)


def _refuse_bad_name(name: str) -> None:
    if not is_name(name):
        raise InvalidInput(
            code="bad-name",
            title="A name is needed",
            text="A name can be printed and has at most 200 characters. Nothing was changed.",
            advice="Type the name once more.",
        )
