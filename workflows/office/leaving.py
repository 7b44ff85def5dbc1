"""Closing a person: everything they had open, and handing it over in one stroke."""

from typing import TYPE_CHECKING

import msgspec

from workflows.changes import Changes
from workflows.domain.commands import Refusal
from workflows.domain.people import OWNER, Assignment, Grant, Substitute
from workflows.engine.assign import Task, day_of, tasks
from workflows.engine.leaving import hand_over, reports_of

if TYPE_CHECKING:
    from workflows.office.office import Office

_MOST = 10_000


class OpenTask(msgspec.Struct, frozen=True, kw_only=True):
    """A step that waits for them."""

    request: str
    title: str
    step: str
    alone: bool
    """Whether nobody else may do it now."""


class OpenRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request that they asked for and that is not over."""

    request: str
    title: str
    status: str


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that hangs on a person today."""

    person: str
    tasks: tuple[OpenTask, ...]
    """In the order of their inbox."""
    requests: tuple[OpenRequest, ...]
    """By title."""
    roles: tuple[Assignment, ...]
    owner: bool
    grants: tuple[Grant, ...]
    """Authority that names them; in trials too, where it ends with the trial."""
    substitutes: tuple[Substitute, ...]
    """For them and by them, not over."""
    reports: tuple[str, ...]
    """Who reports to them, sorted."""
    devices: tuple[str, ...]
    """Ids of laptops on which they can sign, sorted; these are revoked apart from this."""


def holdings(office: "Office", person: str, now_ms: int) -> Holdings:
    """What hangs on a person at this moment."""
    state, trust, day = office.state, office.chain.trust, day_of(now_ms)
    tried = (grant for pilot in state.pilots.values() if pilot.runs_on(day) for grant in pilot.grants)
    return Holdings(
        person=person,
        tasks=tuple(_tasks(office, person, now_ms)),
        requests=tuple(_requests(office, person)),
        roles=tuple(one for one in state.assignments if one.person == person and (not one.until or one.until >= day)),
        owner=person in state.holders(OWNER, state.head, day),
        grants=tuple(grant for grant in (*state.grants, *tried) if grant.person == person),
        substitutes=tuple(one for one in state.substitutes if person in {one.person, one.by} and one.until >= day),
        reports=reports_of(state, person),
        devices=tuple(sorted(where for who, where in trust.people if who == person and trust.speaks(where))),
    )


def leave(office: "Office", by: str, person: str, successor: str, now_ms: int) -> Changes | Refusal:
    """Close a person and hand over what they held, all of it or nothing. Without a successor pass the empty text."""
    events = hand_over(office.state, person, successor, day_of(now_ms))
    return events if isinstance(events, Refusal) else office.change(by, events)


def _tasks(office: "Office", person: str, now_ms: int) -> list[OpenTask]:
    found: list[OpenTask] = []
    requests = dict.fromkeys(row.request for row in office.store.questions.inbox(person, _MOST))
    for request in requests:
        state = office.request(request)
        for task in tasks(state, office.state, now_ms):
            if any(able.person == person for able in task.people):
                name = task.open.name or task.open.step
                found.append(
                    OpenTask(request=request, title=state.standing.title, step=name, alone=_alone(task, person))
                )
    return found


def _alone(task: Task, person: str) -> bool:
    """Whether some slot of the step would have nobody without this person."""
    own = {able.slot for able in task.people if able.person == person}
    others = {able.slot for able in task.people if able.person != person}
    return not own <= others


def _requests(office: "Office", person: str) -> list[OpenRequest]:
    states = (office.request(request) for request in office.store.questions.unfinished())
    found = [
        OpenRequest(request=state.id, title=state.standing.title, status=state.standing.status)
        for state in states
        if state.requester == person
    ]
    return sorted(found, key=lambda one: (one.title.casefold(), one.request))
