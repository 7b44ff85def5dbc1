"""Running requests as the engine sees them: folded from their entries when first asked for, and kept for a while."""

from collections.abc import Sequence

from workflows.domain.events import Act
from workflows.engine.fold import fold_requests
from workflows.engine.rulebook import Rulebook
from workflows.engine.state import RequestState
from workflows.errors import InvalidInput
from workflows.office.chain import FORKED, Chain
from workflows.office.reading import Reader
from workflows.office.wholeness import refuse_unread
from workflows.store.rows import RequestRows
from workflows.store.store import Store

_KEPT = 512
"""Requests kept in memory between acts."""


class Cases:
    """State and stored rows of requests, the least recently used forgotten first."""

    def __init__(self, store: Store, reader: Reader, chain: Chain, book: Rulebook, *, strict: bool) -> None:
        self._store = store
        self._reader = reader
        self._chain = chain
        self._book = book
        self._strict = strict
        """Whether to refuse a request whose entries are not as they were written: something may be built on it."""
        self._known: dict[str, tuple[RequestState, RequestRows]] = {}

    def one(self, request: str) -> tuple[RequestState, RequestRows]:
        """A request and what the tables say of it.

        Raises InvalidInput ``unknown-request``; strictly, Trouble ``log-damaged`` as well.
        """
        known = self._known.get(request)
        if known is not None:
            return known
        entries = self._store.entries.of_request(request)
        contents = list(self._reader.read_all(entries, verified=True))
        if self._strict:
            refuse_unread(entries, contents, request)
        state = self.fold([content for content in contents if isinstance(content, Act)])
        rows = self._store.projections.request_rows(request)
        if state is None or rows is None:
            raise _unknown(request)
        self.keep(state, rows)
        return state, rows

    def fold(self, acts: Sequence[Act]) -> RequestState | None:
        """Where a request stands after all its acts; None where it never began, or not yet."""
        # Beyond a fork two laptops may hold different entries in one place: neither counts, and none is shown.
        if self._chain.trust.forks:
            acts = [act for act in acts if self._chain.cut(act) != FORKED]
        return fold_requests(acts, self._chain.at, self._book, self._chain)

    def rows_of(self, request: str) -> RequestRows | None:
        """What the tables say of a request, where that is known without asking them."""
        known = self._known.get(request)
        return None if known is None else known[1]

    def keep(self, state: RequestState, rows: RequestRows) -> None:
        """Remember a request as it stands now."""
        self._known.pop(state.id, None)
        self._known[state.id] = (state, rows)
        if len(self._known) > _KEPT:
            del self._known[next(iter(self._known))]

    def drop(self, request: str) -> None:
        """Remember nothing of one request."""
        self._known.pop(request, None)

    def forget(self, chain: Chain | None = None) -> None:
        """Remember nothing, because something was undone, or judged anew under another chain."""
        self._known.clear()
        self._chain = chain or self._chain


def _unknown(request: str) -> InvalidInput:
    return InvalidInput(
        code="unknown-request",
        title="There is no such request here",
        text=f"No request is called “{request}”. Nothing was changed.",
        advice="Look its id up with “countersign inbox”, or type more of it.",
    )
