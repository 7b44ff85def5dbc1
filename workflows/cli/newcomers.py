"""People named with ``--person NAME=ROLE`` when an office is founded."""

from collections.abc import Iterable, Sequence

import msgspec

from workflows.errors import InvalidInput
from workflows.office.office import Office
from workflows.office.shipped import apply_text
from workflows.office.slugs import is_name


class Newcomer(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to add to the head office."""

    name: str
    role: str | None
    """As it was typed; None: no role."""
    told: str
    """The whole text, for messages."""


def wanted_people(told: Iterable[str], owner: str) -> tuple[Newcomer, ...]:
    """Read each ``Full Name`` or ``Full Name=role``. Raises InvalidInput for what can be seen without an office."""
    found: list[Newcomer] = []
    names = {owner.strip().casefold()}
    for text in told:
        name, equals, role = (part.strip() for part in text.partition("="))
        if not is_name(name):
            raise _unusable(text, "a name is missing, or cannot be printed")
        if equals and not role:
            raise _unusable(text, "a role is missing after the “=”")
        if name.casefold() == owner.strip().casefold():
            raise _unusable(text, "this is the owner, who is there already")
        if name.casefold() in names:
            raise _unusable(text, "this name was given before")
        names.add(name.casefold())
        found.append(Newcomer(name=name, role=role or None, told=text))
    return tuple(found)


def add_people(office: Office, owner: str, people: Sequence[Newcomer]) -> None:
    """Add them with their roles; capitals do not matter in a role. Raises InvalidInput for a role that there is not."""
    if not people:
        return
    roles = {key.casefold(): role.id for role in office.state.roles.values() for key in (role.name, role.id)}
    lines: list[dict[str, object]] = []
    for one in people:
        if one.role is not None and one.role.casefold() not in roles:
            raise _unusable(one.told, f"there is no role “{one.role}”; roles are {', '.join(office.state.roles)}")
        lines.append({"name": one.name, "roles": [roles[one.role.casefold()]] if one.role is not None else []})
    apply_text(office, msgspec.json.encode({"people": lines}).decode(), "--person", owner)


def _unusable(told: str, why: str) -> InvalidInput:
    return InvalidInput(
        code="bad-person",
        title="A person cannot be added so",
        text=f"--person “{told}”: {why}. Nothing was founded.",
        advice='Write --person "Full Name=role", or --person "Full Name" for somebody without a role.',
    )
