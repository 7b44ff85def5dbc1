"""The log as it was received: entries, heads, checkpoints and scope keys. Everything else follows from these."""

from collections.abc import Iterator, Sequence

from workflows.store.database import Database
from workflows.store.rows import RETIRED, UNREAD, CheckpointRow, EntryRow, LogRow, ScopeKeyRow, is_mark
from workflows.store.statements import Relation, Statement, many, select
from workflows.store.troubles import Misuse, log_moved_on

_LOGS = Relation("logs", LogRow, ("device",))
_ENTRIES = Relation("entries", EntryRow, ("device", "position"))
_CHECKPOINTS = Relation("checkpoints", CheckpointRow, ("device", "size"))
_SCOPE_KEYS = Relation("scope_keys", ScopeKeyRow, ("scope", "epoch"))

_LOG = select(LogRow, "FROM logs WHERE device = ?")
_GROW = Statement("UPDATE logs SET size = ?, frontier = ? WHERE device = ? AND size = ?")
_GIVE_UP = Statement("UPDATE logs SET own = ? WHERE device = ?")
_ONE = select(EntryRow, "FROM entries WHERE device = ? AND position = ?")
_RANGE = select(EntryRow, "FROM entries WHERE device = ? AND position >= ? AND position < ? ORDER BY position")
_OF_REQUEST = select(EntryRow, "FROM entries WHERE request = ? ORDER BY device, position")
_OF_REQUEST_AND_SCOPE = select(EntryRow, "FROM entries WHERE request = ? AND scope = ? ORDER BY device, position")
_OF_SCOPE = select(EntryRow, "FROM entries WHERE request IS NULL AND scope = ? ORDER BY device, position")
_UNNAMED = select(EntryRow, "FROM entries WHERE request IS NULL ORDER BY device, position")
_CHAIN_EXTENT = Statement(
    "SELECT device, count(*), max(position), sum(position) FROM entries WHERE request IS NULL GROUP BY device"
)
_EXTENT = Statement("SELECT count(*), COALESCE(max(position), -1) FROM entries WHERE device = ?")
_NAME_REQUEST = Statement("UPDATE entries SET request = ? WHERE device = ? AND position = ?")
_RETIRE = Statement("UPDATE entries SET raw = x'', request = ? WHERE device = ? AND position = ?")
_REFILL = Statement(
    "UPDATE entries SET raw = ?, scope = ?, request = ? WHERE device = ? AND position = ? AND leaf = ? AND request = ?"
)
_PLACES = Statement("SELECT device, position FROM entries WHERE request = ? ORDER BY device, position")
_COUNT = Statement("SELECT count(*) FROM entries")
_COUNT_OF = Statement("SELECT count(*) FROM entries WHERE request = ?")
_SOME_OF = select(EntryRow, "FROM entries WHERE request = ? ORDER BY device, position LIMIT ?")
_UNREAD_FROM = select(
    EntryRow,
    "FROM entries WHERE request = ? AND (device, position) >= (?, ?) ORDER BY device, position LIMIT ?",
)
_PLACES_FROM = Statement(
    "SELECT device, position FROM entries WHERE request = ? AND (device, position) >= (?, ?)"
    " ORDER BY device, position LIMIT ?"
)
_AT_ONCE = 100
_SOME = ", ".join("?" * _AT_ONCE)
_HELD = Statement(f"SELECT DISTINCT request FROM entries WHERE request IN ({_SOME})")  # noqa: S608 -- placeholders
_OF_REQUESTS = select(EntryRow, f"FROM entries WHERE request IN ({_SOME}) ORDER BY request, device, position")
_REQUESTS_SINCE = Statement("SELECT DISTINCT request FROM entries WHERE device = ? AND position >= ?")
_REQUESTS = Statement("SELECT DISTINCT request FROM entries WHERE request > '' AND request < '~' ORDER BY request")
_SCOPES_OF = Statement("SELECT DISTINCT scope FROM entries WHERE request = ?")
_ACTS_SINCE = Statement(
    "SELECT 1 FROM entries WHERE device = ? AND position >= ? AND (request IS NULL OR request <> '~heads') LIMIT 1"
)
_LAST_ACT = Statement(
    "SELECT position + 1 FROM entries WHERE device = ? AND (request IS NULL OR request <> '~heads') "
    "ORDER BY position DESC LIMIT 1"
)
_PLACE_OF = Statement("SELECT device, position FROM entries WHERE leaf = ? LIMIT 1")
_LEAVES = Statement("SELECT leaf FROM entries WHERE device = ? AND position >= ? AND position < ? ORDER BY position")
_CHECKPOINTS_OF = select(CheckpointRow, "FROM checkpoints WHERE device = ? ORDER BY size")
_LATEST_CHECKPOINT = select(CheckpointRow, "FROM checkpoints WHERE device = ? ORDER BY size DESC LIMIT 1")
_SCOPE_KEY = select(ScopeKeyRow, "FROM scope_keys WHERE scope = ? AND epoch = ?")


class Entries:
    """Reads at any time; writes only inside a transaction of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_log(self, log: LogRow) -> None:
        """Begin to keep a device's log. It starts empty and grows by ``append``. Twice is Misuse."""
        if log.size != 0:
            raise Misuse("a log starts empty")
        self._database.run(_LOGS.insert, _LOGS.values(log))

    def log(self, device: str) -> LogRow | None:
        """The head of a device's log; None where it is not kept here."""
        return self._database.row(LogRow, _LOG, (device,))

    def logs(self) -> tuple[LogRow, ...]:
        """All heads, by device."""
        return self._database.rows(LogRow, _LOGS.in_order)

    def give_up(self, device: str) -> None:
        """Write this log no more: another device goes on in its place."""
        self._database.run(_GIVE_UP, (False, device))

    def append(self, entries: Sequence[EntryRow], frontier: bytes) -> None:
        """Add entries of one device, in order, and move its head; ``frontier`` is the one after the last of them.

        Raises Trouble ``log-position`` where they do not start at the current size; then nothing is stored.
        """
        if not entries:
            return
        device, start = entries[0].device, entries[0].position
        end = start + len(entries)
        if [(entry.device, entry.position) for entry in entries] != [(device, at) for at in range(start, end)]:
            raise Misuse("entries to append are of one device and follow each other")
        if self._database.run(_GROW, (end, frontier, device, start)) != 1:
            known = self.log(device)
            raise log_moved_on(device, None if known is None else known.size, start)
        self._database.run_many(_ENTRIES.insert, many(_ENTRIES, entries))

    def one(self, device: str, position: int) -> EntryRow | None:
        """One entry; None where it is not held."""
        return self._database.row(EntryRow, _ONE, (device, position))

    def between(self, device: str, start: int, end: int) -> tuple[EntryRow, ...]:
        """The device's entries from ``start`` up to but not including ``end``, in order."""
        return self._database.rows(EntryRow, _RANGE, (device, start, end))

    def of_request(self, request: str) -> tuple[EntryRow, ...]:
        """All entries that concern a request, by device and position."""
        return self._database.rows(EntryRow, _OF_REQUEST, (request,))

    def unnamed(self) -> tuple[EntryRow, ...]:
        """All entries that concern no request, or were not readable yet, by device and position."""
        return self._database.rows(EntryRow, _UNNAMED)

    def chain_extent(self) -> tuple[tuple[str, int, int, int], ...]:
        """Where the entries stand that concern no request: by device how many, the highest place, and their sum."""
        found = self._database.query(_CHAIN_EXTENT)
        return tuple((str(device), int(count), int(most), int(places)) for device, count, most, places in found)

    def extent(self, device: str) -> tuple[int, int]:
        """How many entries of a device are held, and the highest position among them; -1 where there is none."""
        count, highest = self._database.one(_EXTENT, (device,))
        return int(count), int(highest)

    def of_scope(self, scope: int) -> Iterator[EntryRow]:
        """A scope's entries that concern no request (or were not readable yet), by device and position."""
        return self._database.stream(EntryRow, _OF_SCOPE, (scope,))

    def every(self) -> Iterator[EntryRow]:
        """The whole log, by device and position, for rebuilding."""
        return self._database.stream(EntryRow, _ENTRIES.in_order)

    def count(self) -> int:
        """How many entries are held."""
        return int(self._database.one(_COUNT)[0])

    def count_of(self, request: str) -> int:
        """How many entries concern a request, or bear a mark."""
        return int(self._database.one(_COUNT_OF, (request,))[0])

    def some_of(self, request: str, limit: int) -> tuple[EntryRow, ...]:
        """The first entries that concern a request, or bear a mark, by device and position."""
        return self._database.rows(EntryRow, _SOME_OF, (request, limit))

    def of_request_and_scope(self, request: str, scope: int) -> tuple[EntryRow, ...]:
        """The entries of one scope that concern a request, or bear a mark, by device and position."""
        return self._database.rows(EntryRow, _OF_REQUEST_AND_SCOPE, (request, scope))

    def unread_from(self, mark: str, device: str, position: int, limit: int) -> tuple[EntryRow, ...]:
        """The first entries that bear a mark, by device and position, from this place on."""
        return self._database.rows(EntryRow, _UNREAD_FROM, (mark, device, position, limit))

    def places_from(self, mark: str, device: str, position: int, limit: int) -> list[tuple[str, int]]:
        """Where these entries stand: device and position of each."""
        found = self._database.query(_PLACES_FROM, (mark, device, position, limit))
        return [(str(device), int(position)) for device, position in found]

    def of_requests(self, requests: Sequence[str]) -> Iterator[EntryRow]:
        """All entries that concern these requests, which are given sorted: by request, device and position."""
        for some in _parts(requests):
            yield from self._database.rows(EntryRow, _OF_REQUESTS, some)

    def held_of(self, requests: Sequence[str]) -> frozenset[str]:
        """Those of these requests that any stored entry concerns."""
        found = [record for some in _parts(requests) for record in self._database.query(_HELD, some)]
        return frozenset(str(name) for (name,) in found)

    def requests(self) -> tuple[str, ...]:
        """Every request that any entry concerns, sorted; those that never began included."""
        return tuple(str(name) for (name,) in self._database.query(_REQUESTS))

    def requests_since(self, device: str, position: int) -> frozenset[str]:
        """The requests that the device's entries from this position on concern."""
        found = self._database.query(_REQUESTS_SINCE, (device, position))
        return frozenset(str(name) for (name,) in found if name is not None and not is_mark(name))

    def scopes_of(self, request: str) -> frozenset[int]:
        """The scopes under which the request's entries are sealed."""
        return frozenset(int(scope) for (scope,) in self._database.query(_SCOPES_OF, (request,)))

    def has_acts_since(self, device: str, position: int) -> bool:
        """Whether the device's entries from this position on hold anything but heads."""
        return self._database.one(_ACTS_SINCE, (device, position)) is not None

    def acts_end(self) -> list[tuple[str, int]]:
        """For each device by id, the place after its last entry that holds anything but heads."""
        found = [(log.device, self._database.one(_LAST_ACT, (log.device,))) for log in self.logs()]
        return [(device, int(record[0])) for device, record in found if record is not None]

    def place_of(self, leaf: bytes) -> tuple[str, int] | None:
        """Device and position of the entry with this leaf hash; looks through all entries. None where there is none."""
        return next(iter(self._database.query(_PLACE_OF, (leaf,))), None)

    def leaves(self, device: str, start: int, end: int) -> list[bytes]:
        """The leaf hashes of the device's entries from ``start`` up to but not including ``end``, in order."""
        return [leaf for (leaf,) in self._database.query(_LEAVES, (device, start, end))]

    def name_requests(self, names: Sequence[tuple[str | None, str, int]]) -> None:
        """Say what entries concern, once they can be read: request or mark, device, position. Their bytes stay."""
        if self._database.run_many(_NAME_REQUEST, names) != len(names):
            raise Misuse("no such entry")

    def retire(self, places: Sequence[tuple[str, int]]) -> None:
        """Drop the bytes of these entries, by device and position; their places and leaf hashes stay."""
        if self._database.run_many(_RETIRE, [(RETIRED, *place) for place in places]) != len(places):
            raise Misuse("no such entry")

    def retired(self) -> list[tuple[str, int]]:
        """Where entries stand whose bytes are not here any more, by device and position."""
        return [(str(device), int(position)) for device, position in self._database.query(_PLACES, (RETIRED,))]

    def refill(self, entry: EntryRow) -> bool:
        """Put back the bytes of an entry that lost them without reason, to be read; False where they do not fit."""
        values = (entry.raw, entry.scope, UNREAD, entry.device, entry.position, entry.leaf, RETIRED)
        return self._database.run(_REFILL, values) == 1

    def name_request(self, device: str, position: int, request: str) -> None:
        """Say which request an entry concerns, once it can be read. The entry's bytes stay."""
        if self._database.run(_NAME_REQUEST, (request, device, position)) != 1:
            raise Misuse("no such entry")

    def put_checkpoint(self, checkpoint: CheckpointRow, *, replacing: int | None = None) -> None:
        """Keep a signed head; a later note of the same size (with more signatures) takes its place.

        ``replacing`` is the size of an earlier head of this log that the new one makes superfluous.
        """
        if replacing is not None and replacing != checkpoint.size:
            self._database.run(_CHECKPOINTS.delete, (checkpoint.device, replacing))
        self._database.run(_CHECKPOINTS.upsert, _CHECKPOINTS.values(checkpoint))

    def checkpoints(self, device: str) -> tuple[CheckpointRow, ...]:
        """A device's signed heads, by size."""
        return self._database.rows(CheckpointRow, _CHECKPOINTS_OF, (device,))

    def latest_checkpoint(self, device: str) -> CheckpointRow | None:
        """A device's signed head of the largest size."""
        return self._database.row(CheckpointRow, _LATEST_CHECKPOINT, (device,))

    def put_scope_key(self, key: ScopeKeyRow) -> None:
        """Keep a wrapped key."""
        self._database.run(_SCOPE_KEYS.upsert, _SCOPE_KEYS.values(key))

    def scope_key(self, scope: int, epoch: int) -> ScopeKeyRow | None:
        """The wrapped key of a scope's epoch."""
        return self._database.row(ScopeKeyRow, _SCOPE_KEY, (scope, epoch))

    def scope_keys(self) -> tuple[ScopeKeyRow, ...]:
        """All wrapped keys, by scope and epoch."""
        return self._database.rows(ScopeKeyRow, _SCOPE_KEYS.in_order)


def _parts(requests: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """As many at a time as a statement asks for; the last part is filled up with what is no request."""
    for at in range(0, len(requests), _AT_ONCE):
        some = tuple(requests[at : at + _AT_ONCE])
        yield some + ("",) * (_AT_ONCE - len(some))
