"""What happened to somebody's inbox while they were away: what is new, and what others decided. Kept here only."""

import msgspec

from workflows.domain.events import DecisionMade
from workflows.engine.assign import day_of
from workflows.office.office import Office
from workflows.office.showing.budgets_shown import budgets_on
from workflows.office.showing.card import known_request
from workflows.office.showing.inbox import inbox
from workflows.office.showing.refreshing import up_to_date

_LEFT = "left-inbox/"
"""Facts ``left-inbox/<person>``."""
MOST = 500
"""Tasks that are remembered, and told about."""

Task = tuple[str, str]
"""Request and step."""


class _Left(msgspec.Struct, frozen=True, kw_only=True):
    at_ms: int
    tasks: tuple[Task, ...]
    exceeded: tuple[tuple[str, str], ...] = ()
    """Budgets that laptops had exceeded together, with the first day of their period."""


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A request that waited for the person, and that others decided."""

    request: str
    title: str
    status: str


class Exceeded(msgspec.Struct, frozen=True, kw_only=True):
    """A budget that decisions exceeded which did not know of each other."""

    budget: str
    name: str


class Meanwhile(msgspec.Struct, frozen=True, kw_only=True):
    """Since the person looked last."""

    since_ms: int
    new: tuple[str, ...]
    """Requests with a task that was not there before, in the order of the inbox."""
    decided: tuple[Decided, ...]
    """In the order in which they waited."""
    exceeded: tuple[Exceeded, ...] = ()
    """For owners alone, in the office's order."""


def leave(office: Office, person: str, now_ms: int) -> None:
    """Remember what waits for the person now. Writes: on the writer lane."""
    tasks = tuple((item.request, item.step) for item in inbox(office, person, MOST))
    exceeded = tuple(_exceeded(office, person, day_of(now_ms)))
    with office.store.database.transaction():
        left = _Left(at_ms=now_ms, tasks=tasks, exceeded=exceeded)
        office.store.facts.put(_LEFT + person, msgspec.json.encode(left))


def meanwhile(office: Office, person: str, now_ms: int) -> Meanwhile | None:
    """What happened since ``leave``; None where that was never told, or nothing did."""
    with up_to_date(office):
        left = _read(office.store.facts.get(_LEFT + person))
        if left is None:
            return None
        before, now = set(left.tasks), inbox(office, person, MOST)
        is_all = len(left.tasks) < MOST
        fresh = [one for one in now if (one.request, one.step) not in before and (is_all or one.since_ms > left.at_ms)]
        waiting = {one.request for one in now}
        gone = dict.fromkeys(request for request, _ in left.tasks if request not in waiting)
        decided = [found for request in gone if (found := _decided(office, request, person, left.at_ms)) is not None]
        beyond = tuple(
            Exceeded(budget=one[0], name=name)
            for one, name in _exceeded(office, person, day_of(now_ms)).items()
            if one not in left.exceeded
        )
    if not fresh and not decided and not beyond:
        return None
    new = tuple(dict.fromkeys(one.request for one in fresh))
    return Meanwhile(since_ms=left.at_ms, new=new, decided=tuple(decided), exceeded=beyond)


def _exceeded(office: Office, person: str, day: str) -> dict[tuple[str, str], str]:
    """Names of the budgets that were exceeded unknowingly, for an owner, by id and first day of the period."""
    if not office.state.budgets or not office.state.is_owner(person, day):
        return {}
    found = budgets_on(office, day)
    return {(one.budget.id, one.first_day): one.budget.name or one.budget.id for one in found if one.unaware}


def _decided(office: Office, request: str, person: str, since_ms: int) -> Decided | None:
    """The request, if somebody else decided it; one that was decided before but came in later counts as well."""
    state = known_request(office, request)
    if state is None:
        return None
    acts = [act for act in state.counted if isinstance(act.event, DecisionMade)]
    own_last = bool(acts) and acts[-1].by == person and acts[-1].at[0] >= since_ms
    if not acts or own_last or all(act.by == person for act in acts):
        return None
    return Decided(request=request, title=state.standing.title, status=state.standing.status)


def _read(kept: bytes | None) -> _Left | None:
    if kept is None:
        return None
    try:
        return msgspec.json.decode(kept, type=_Left)
    except msgspec.MsgspecError:
        return None  # of a program that remembered otherwise
