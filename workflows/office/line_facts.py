"""What a workflow may want to know about whoever asks: whether they own the office, whether somebody stands above them.

Worked out when the request is sent and recorded with it, so that conditions of steps can look at it. A workflow gets
them by declaring yes-no facts with these ids.
"""

import msgspec

from workflows.domain.commands import Submit
from workflows.domain.definitions import Definition
from workflows.engine.reporting import line_above
from workflows.engine.state import OfficeState

ASKED_BY_OWNER = "asked_by_owner"
HAS_MANAGER = "has_manager"
"""Somebody who is no owner stands above the requester."""


def with_line_facts(command: Submit, definition: Definition, office: OfficeState, day: str) -> Submit:
    """The submission with those of the two facts that the workflow declares, whatever it said of them itself."""
    found = {ASKED_BY_OWNER: _owns(command.by, office, day), HAS_MANAGER: _has_manager(command, office, day)}
    wanted = {fact.id: found[fact.id] for fact in definition.facts if fact.id in found and fact.type == "yes-no"}
    return msgspec.structs.replace(command, values=command.values | wanted) if wanted else command


def _owns(person: str | None, office: OfficeState, day: str) -> bool:
    return person is not None and office.is_owner(person, day)


def _has_manager(command: Submit, office: OfficeState, day: str) -> bool:
    if _owns(command.by, office, day):
        return False
    nearest = next(line_above(command.by, command.unit, office, day), None)
    return nearest is not None and not any(office.is_owner(one, day) for one in nearest.people)
