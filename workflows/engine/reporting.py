"""The reporting line: who stands above a person, and who takes the place of somebody who left."""

from collections.abc import Iterator

import msgspec

from workflows.domain.people import MANAGER
from workflows.engine.state import OfficeState


class Above(msgspec.Struct, frozen=True, kw_only=True):
    """People who stand above somebody, side by side."""

    people: tuple[str, ...]
    role: str | None = None
    """The role by which they do, and where they hold it; None where the line names them."""
    unit: str | None = None


def in_place_of(person: str, office: OfficeState) -> str | None:
    """The person; one who left is followed by their successor, or by that one's. None where nobody active is."""
    passed: set[str] = set()
    at = person
    while at and at not in passed and at in office.people:
        if office.is_active(at):
            return at
        passed.add(at)
        at = office.people[at].successor
    return None


def line_above(person: str | None, unit: str, office: OfficeState, day: str) -> Iterator[Above]:
    """Who stands above the person on the day (YYYY-MM-DD), nearest first; the owners above all are not in it.

    The line of named people comes first; those who left are passed over, or followed by their successor. Where it
    names nobody further up, the nearest manager of the unit of the last one follows, and so on up the tree. Who manages
    a unit themselves has nobody above in it. Nobody is named: of ``unit``.
    """
    at, passed = person or "", {person or ""}
    while at in office.people and office.people[at].reports_to not in {"", *passed}:
        at = office.people[at].reports_to
        one = in_place_of(at, office)
        fresh = one is not None and one not in passed
        passed |= {at, one or at}
        if one is not None and fresh:
            yield Above(people=(one,))
    for place in office.path_up(office.people[at].unit if at in office.people else unit):
        held = office.holders(MANAGER, place, day)
        others = tuple(one for one in held if one not in passed)
        if others and at not in held:
            yield Above(people=others, role=MANAGER, unit=place)
