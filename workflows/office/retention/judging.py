"""Whether an act that retires entries says the truth: judged by what its author had, alike on every laptop.

The owner who writes such an act is believed no more than anybody else. A laptop that can read what is to go looks
whether it is over, with the office and the acts that the author had, so that whatever came later changes no verdict.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from workflows.domain.events import Act
from workflows.engine.finality import is_over
from workflows.engine.fold import fold_requests
from workflows.ledger import entry
from workflows.ledger.merkle import Frontier
from workflows.ledger.retirement import Retirement, holds
from workflows.office.authority import read_chain
from workflows.office.chain import BEYOND_CUT, FORKED, Chain
from workflows.office.reading import Reader, Seen
from workflows.office.retention.heads import unrepeated
from workflows.store.rows import HEADS, RETIRED, UNREAD, EntryRow, is_mark, mark

if TYPE_CHECKING:
    from workflows.office.office import Office

LEAST_AGE_MS = 30 * 24 * 3_600_000
"""How much older than the act everything must be that it retires: a laptop may have been away for so long."""

MAY_RETURN = frozenset({BEYOND_CUT})
"""Codes of acts without effect that an owner may still let in; nothing that hangs on one is over."""

_CLOSED = frozenset({mark("no-key"), mark("not-understood")})
"""Entries that this laptop cannot read, and so not judge."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What this laptop makes of an act that retires entries."""

    rows: tuple[EntryRow, ...] = ()
    """Those that are to go and still have their bytes."""
    requests: frozenset[str] = frozenset()
    """What they concern, as far as it can be read here."""
    wrong: tuple[str, int] | None = None
    """The device and position of an entry that must not go; then nothing of the act is carried out."""
    elsewhere: str | None = None
    """A device of whose log the act means another history than is here: never carried out, but judged again."""


def judge(office: "Office", act: Retirement) -> Judged | None:
    """Judge an act; None while something that its author had is not here yet."""
    entries = office.store.entries
    sizes = {log.device: log.size for log in entries.logs()}
    if any(sizes.get(device, 0) < heard for device, heard in act.heard.items()) or entries.some_of(UNREAD, 1):
        return None
    for log in act.event.logs:
        frontier = Frontier()
        for leaf in entries.leaves(log.device, 0, log.size):
            frontier.append(leaf)
        if frontier.root().hex() != log.root:
            return Judged(elsewhere=log.device)
    rows = [row for log in act.event.logs for run in log.gone for row in entries.between(log.device, *run)]
    full = tuple(row for row in rows if row.raw)
    wrong = _Judging(office, act, is_thinned=len(full) < len(rows)).wrong(full)
    requests = frozenset(str(row.request) for row in full if not _is_marked(row))
    return Judged(rows=full, requests=requests, wrong=wrong)


def chain_of(office: "Office", heard: "dict[str, int]") -> Chain:
    """The authority chain as far as somebody had it who had so many entries of each log."""
    reader = Reader(office.id, office.reader.founder, dict(office.reader.scope_keys))
    rows = [row for row in office.store.entries.unnamed() if row.scope in entry.TRUST_SCOPES]
    read = read_chain(reader, [row for row in rows if row.position < heard.get(row.device, 0)])
    return Chain(read, reader.trust)


class _Judging:
    """One act."""

    def __init__(self, office: "Office", act: Retirement, *, is_thinned: bool) -> None:
        self._office = office
        self._act = act
        self._is_thinned = is_thinned
        """Whether bytes of what is to go were never here, so that nobody can tell what they said."""
        self._gone = {log.device: log.gone for log in act.event.logs}
        self._chain = chain_of(office, act.heard)
        closed = {scope for name in _CLOSED for scope in _scopes(office.store.entries.of_request(name))}
        self._closed_scopes = frozenset(closed)

    def wrong(self, rows: Sequence[EntryRow]) -> tuple[str, int] | None:
        """The first entry that must not go; None where none is known."""
        first = min(((row.device, row.position) for row in rows), default=(self._act.device, self._act.position))
        if self._act.event.before_ms > self._act.at_ms - LEAST_AGE_MS:
            return first
        requests: dict[str, EntryRow] = {}
        for row in rows:
            if row.scope in entry.TRUST_SCOPES or (_is_marked(row) and row.request not in {HEADS, *_CLOSED}):
                return row.device, row.position
            if not _is_marked(row):
                requests.setdefault(str(row.request), row)
        return self._wrong_heads() or self._wrong_request(requests)

    def _wrong_heads(self) -> tuple[str, int] | None:
        told: dict[str, list[Seen]] = {}
        if entry.OFFICE_SCOPE in self._closed_scopes:
            return None  # what repeats them may be closed here
        for row in self._office.store.entries.of_request(HEADS):
            content = self._office.reader.read(row, verified=True)
            if isinstance(content, Seen) and row.position < self._act.heard.get(row.device, 0):
                told.setdefault(row.device, []).append(content)
        for device, runs in self._gone.items():
            gone = frozenset(seen.position for seen in told.get(device, ()) if holds(runs, seen.position))
            position = unrepeated(told.get(device, ()), gone)
            if position is not None:
                return device, position
        return None

    def _wrong_request(self, requests: dict[str, EntryRow]) -> tuple[str, int] | None:
        for request, row in sorted(requests.items()):
            held = self._office.store.entries.of_request(request)
            had = [one for one in held if one.position < self._act.heard.get(one.device, 0)]
            stays = any(not holds(self._gone.get(one.device, ()), one.position) for one in had)
            if stays or not (self._is_unknown(had) or self._is_over(had)):
                return row.device, row.position
        return None

    def _is_unknown(self, rows: Iterable[EntryRow]) -> bool:
        """Whether more may belong to a request than this laptop can read."""
        return self._is_thinned or not self._closed_scopes.isdisjoint(_scopes(rows))

    def _is_over(self, rows: Sequence[EntryRow]) -> bool:
        acts = [one for one in self._office.reader.read_all(rows, verified=True) if isinstance(one, Act)]
        return is_gone_by(acts, self._chain, self._office, self._act.event.before_ms)


def is_gone_by(acts: Sequence[Act], chain: Chain, office: "Office", before_ms: int) -> bool:
    """Whether a request of these acts is over, and each of them is older than ``before_ms``."""
    if not acts or any(act.at[0] >= before_ms or chain.cut(act) == FORKED for act in acts):
        return False
    state = fold_requests(acts, chain.at, office.book, chain)
    return state is not None and is_over(state, may_return=MAY_RETURN)


def _is_marked(row: EntryRow) -> bool:
    return row.request is None or is_mark(row.request)


def _scopes(rows: Iterable[EntryRow]) -> frozenset[int]:
    return frozenset(row.scope for row in rows if row.request != RETIRED)
