"""Writes what was decided about one request: the act itself and the steps that the program takes because of it.

Both go into one transaction: whoever is told that an act is stored need not wait for the disk again for each step that
follows from it, and no crash stands between the two. Each step is an entry of its own all the same.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workflows.changes import Changes
from workflows.domain.commands import Advance, Refusal
from workflows.domain.events import Act, RequestEvent, RequestSubmitted
from workflows.engine.decide import decide
from workflows.engine.state import RequestState
from workflows.errors import Trouble
from workflows.ledger import entry
from workflows.office.fingerprints import tell
from workflows.office.gathering import with_sums
from workflows.office.journal import CAN_WAIT, About
from workflows.office.projecting import request_rows
from workflows.office.speaking import scope_of_unit

if TYPE_CHECKING:
    from workflows.office.office import Office

_MAX_OWN_STEPS = 100
"""Automatic steps in a row for one request; a definition has fewer, so more would be a bug that must not spin."""


def write_with_own_steps(
    office: "Office",
    state: RequestState | None,
    request: str,
    events: Sequence[RequestEvent],
    by: str | None,
    now_ms: int,
) -> tuple[Act, ...]:
    """Write events about one request and the program's own steps after them; answers the acts of the events.

    ``now_ms`` is the time for which the events were judged. Where the disk has no room for all of it, the events alone
    are stored, and the steps follow when there is room again.
    """
    try:
        with office.transaction():
            written = _Written(office, state, request)
            acts = written.add(events, by, now_ms)
            written.add_own_steps()
            written.put_rows()
    except Trouble as error:
        if error.code not in CAN_WAIT:
            raise
        with office.transaction():
            written = _Written(office, state, request)
            acts = written.add(events, by, now_ms)
            written.put_rows()
    return acts


def advance(office: "Office", request: str) -> Changes:
    """Let the program do its own steps, each an act of its own, until it can do no more."""
    state = office.request(request)
    if not state.standing.automatic:
        return Changes()
    with office.transaction():
        written = _Written(office, state, request)
        written.add_own_steps()
        if written.count == 0:
            return Changes()
        written.put_rows()
    return Changes(requests=frozenset({request}))


class _Written:
    """One request while acts are added to it, inside a transaction; its rows are written once, at the end."""

    def __init__(self, office: "Office", state: RequestState | None, request: str) -> None:
        self._office = office
        self._state = state
        self._request = request
        self._before = office.cases.rows_of(request)
        self._now_ms = 0
        self.count = 0
        """How many acts were added."""

    def add(self, events: Sequence[RequestEvent], by: str | None, now_ms: int) -> tuple[Act, ...]:
        """Append the events of one author to the log, and fold them in."""
        office, request, state = self._office, self._request, self._state
        journal, scope = office.journal(), _scope_for(office, state, events[0])
        key = office.newest_key(scope)
        # Anybody can work out the next id and speak of that request before it begins; readers see those acts as well.
        early = [] if state else [one for one in office.contents(request) if isinstance(one, Act)]
        acts: list[Act] = []
        for event in events:
            prev = state.heads if state else ()
            about = About(scope=scope, key=key, by=by, request=request, prev=prev, auth=office.chain.length)
            act = journal.write_act(event, about, now_ms)
            state = office.fold(state, act)
            if state is None or act.id in state.void:
                raise AssertionError(f"the engine refused its own event: {event}")
            acts.append(act)
        if early:
            state = office.cases.fold([*early, *acts])
        self._state, self._now_ms = state, now_ms
        self.count += len(acts)
        return tuple(acts)

    def add_own_steps(self) -> None:
        """Append what the program can do by itself now, one step after the other."""
        for _ in range(_MAX_OWN_STEPS):
            state, office = self._state, self._office
            assert state is not None
            if not state.standing.automatic:
                return
            now_ms = office.journal().now_ms()
            events = decide(state, with_sums(office, state, Advance(), now_ms), office.state, now_ms, office.book)
            if isinstance(events, Refusal) or not events:
                return
            self.add(events, None, now_ms)
        raise AssertionError("a request advances without end")

    def put_rows(self) -> None:
        """Make the tables say what the request is now."""
        assert self._state is not None
        rows = request_rows(self._state, self._office.state, self._now_ms)
        self._office.store.projections.put_request(rows, before=self._before)
        tell(self._office, self._state, rows.documents)  # others compare what they may not read
        self._office.cases.keep(self._state, rows)


def _scope_for(office: "Office", state: RequestState | None, event: RequestEvent) -> int:
    """Who may read an act: whoever may read the request; a new one follows its unit."""
    if not office.chain.trust.scopes:
        return entry.OFFICE_SCOPE
    if state is None:
        assert isinstance(event, RequestSubmitted)
        return scope_of_unit(office.chain.trust, office.state, event.unit)
    first = office.store.entries.one(state.acts[0].device, state.acts[0].position)
    assert first is not None
    return first.scope
