"""Makes every projection again from the entries, as if they had all just come."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workflows import clock
from workflows.domain.events import Act, RequestEvent
from workflows.engine.fold import WAITING
from workflows.engine.office_fold import EMPTY
from workflows.office.office_rows import put_office
from workflows.office.projecting import request_rows
from workflows.office.taking_in import REBUILD_FACT, WAITING_FACT

if TYPE_CHECKING:
    from workflows.office.office import Office


def rebuild(office: "Office") -> None:
    """Make all rows again, in one transaction. What entries concern stays as it was written when they were opened."""
    store = office.store
    requests = store.entries.requests()
    waiting: list[str] = []
    with office.transaction():
        store.projections.clear()
        office.cases.forget()
        put_office(store.projections, EMPTY, office.state)
        for request in requests:
            state = office.cases.fold(list(_acts(office, request)))
            if state is None or not WAITING.isdisjoint(state.void.values()):
                waiting.append(request)
            if state is not None:
                store.projections.put_request(request_rows(state, office.state, clock.now_ms()))
        store.facts.put(WAITING_FACT, " ".join(waiting).encode("ascii"))
        store.facts.remove(REBUILD_FACT)


def _acts(office: "Office", request: str) -> Iterator[Act]:
    for content in office.contents(request):
        if isinstance(content, Act) and isinstance(content.event, RequestEvent):
            yield content
