"""Makes projections again from the entries, as if they had all just come."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from workflows import clock
from workflows.changes import Changes
from workflows.domain.requests import is_request_id
from workflows.engine.office_fold import EMPTY
from workflows.office.arrivals import Folded, Unfolded
from workflows.office.office_rows import put_office
from workflows.office.records.arriving import rebuild_records
from workflows.office.side_processes import beside
from workflows.store.facts import LocalFacts
from workflows.store.projections import unpacked

if TYPE_CHECKING:
    from workflows.office.office import Office

WAITING_FACT = "waiting"
"""Requests with acts that wait for something to arrive."""

REBUILD_FACT = "rebuild"
"""Set while rows do not say yet what follows from the entries: whatever happens, they are made again."""

_LARGE = 10_000
"""More requests than this, and starting processes on the other processors pays."""

_AT_ONCE = 500
"""Requests folded in one go."""


def rebuild(office: "Office") -> None:
    """Make all rows again, in one transaction. What entries concern stays as it was written when they were opened."""
    store = office.store
    waiting: list[str] = []
    with office.transaction():
        store.projections.clear()
        office.cases.forget()
        put_office(store.projections, EMPTY, office.state)
        for _, folded in _folded(office, store.entries.requests()):
            store.projections.put_new(folded.rows)
            waiting += folded.waiting
        rebuild_records(office)
        remember_waiting(store.facts, waiting)
        store.facts.remove(REBUILD_FACT)


def fold_again(office: "Office", requests: Sequence[str]) -> Changes:
    """Work out where requests, given sorted, stand after everything that is stored about them, and write their rows.

    In parts: if it ends early, REBUILD_FACT stands.
    """
    store = office.store
    waiting = set((store.facts.text(WAITING_FACT) or "").split())
    for some, folded in _folded(office, requests):
        with store.database.importing(), office.transaction():
            office.cases.forget()
            for rows in folded.rows:
                store.projections.put_request(unpacked(rows))
            for request in set(some).difference(rows[0][0] for rows in folded.rows):
                store.projections.remove_request(request)
        waiting = waiting.difference(some).union(folded.waiting)
    with office.transaction():
        remember_waiting(store.facts, waiting)
        store.facts.remove(REBUILD_FACT)
    return Changes(requests=frozenset(requests))


def remember_waiting(facts: LocalFacts, waiting: Iterable[str]) -> None:
    """Note the requests with acts that wait. Inside a transaction.

    Only what has the form of an id: words of others that are none must not spoil the list, or end the writing.
    """
    facts.put(WAITING_FACT, " ".join(sorted(filter(is_request_id, waiting))).encode("ascii"))


def _folded(office: "Office", requests: Sequence[str]) -> Iterator[tuple[Sequence[str], Folded]]:
    jobs = (
        Unfolded(tuple(requests[at : at + _AT_ONCE]), now_ms=clock.now_ms()) for at in range(0, len(requests), _AT_ONCE)
    )
    with beside(office, many=len(requests) > _LARGE) as sides:
        for job, folded in sides.answers(jobs):
            assert isinstance(job, Unfolded)
            assert isinstance(folded, Folded)
            yield job.requests, folded
