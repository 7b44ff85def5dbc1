"""What an owner could retire today: which entries of which logs, and why the rest stays."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from workflows import clock
from workflows.domain.events import Act
from workflows.errors import InvalidInput
from workflows.ledger.membership import LogRetired, RetiredLog
from workflows.ledger.merkle import Frontier
from workflows.ledger.retirement import Run, counted, gone_from, holds, joined, minimum_of, runs_of
from workflows.ledger.tiles import TILE_WIDTH
from workflows.office.reading import Seen
from workflows.office.retention.heads import spare_heads
from workflows.office.retention.judging import LEAST_AGE_MS, is_gone_by
from workflows.store.rows import HEADS, EntryRow

if TYPE_CHECKING:
    from workflows.office.office import Office

_MOST_BYTES = 40_000
"""Of an act's runs in JSON: an entry holds 60 KB. More go into a second act."""


class LogPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What could go of one log."""

    device: str
    size: int
    """Entries that are here."""
    limit: int
    """Only entries below this can go: they stand in full bundles of 256."""
    minimum: int
    """The minimum index as it would be."""
    gone: int
    """Entries that would go."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What could be retired."""

    before_ms: int
    events: tuple[LogRetired, ...]
    """The acts that would be written, in order; none where nothing can go."""
    logs: tuple[LogPlan, ...]
    requests: int
    """Requests that would go."""
    young: int
    """Requests that stay because an act of theirs is not older than the date."""
    unfinished: int
    """Older requests that stay because they are not over: open, contested, held, or with an order to erase. So do those
    that an earlier act names which was not carried out here: an entry is retired once."""
    unsealed: int
    """Requests that are over and stay because an act of theirs stands in no full bundle of its log yet."""

    @property
    def entries(self) -> int:
        """How many entries would go."""
        return sum(log.gone for log in self.logs)


def plan(office: "Office", before_ms: int) -> Plan:
    """Work it out from what is here. Raises InvalidInput ``too-recent`` for a date less than 30 days back."""
    if before_ms > office.journal().now_ms() - LEAST_AGE_MS:
        raise InvalidInput(
            code="too-recent",
            title="This date is too recent",
            text="Only what is at least 30 days old can go, because a laptop may have been away. Nothing was changed.",
            advice=f"Choose a day before {clock.iso_utc(clock.now_ms() - LEAST_AGE_MS)[:10]}.",
        )
    return _Planning(office, before_ms).run()


class _Planning:
    """One look at everything."""

    def __init__(self, office: "Office", before_ms: int) -> None:
        self._office = office
        self._before_ms = before_ms
        self._sizes = {log.device: log.size for log in office.store.entries.logs()}
        self._limits = {device: self._limit(device) for device in self._sizes}
        self._told = gone_from(office.chain.trust.retirements)
        self._counts = dict.fromkeys(("young", "unfinished", "unsealed"), 0)

    def run(self) -> Plan:
        requests = [places for name in self._office.store.entries.requests() if (places := self._places(name))]
        # By time, so that runs are long and few.
        requests.sort(key=lambda places: max(position for _, position in places))
        events = self._events(requests)
        if events:
            events = (*events[:-1], self._with_heads(events[-1]))
        return Plan(
            before_ms=self._before_ms,
            events=events,
            logs=tuple(self._log(device, events) for device in sorted(self._sizes)),
            requests=len(requests),
            young=self._counts["young"],
            unfinished=self._counts["unfinished"],
            unsealed=self._counts["unsealed"],
        )

    def _limit(self, device: str) -> int:
        """Below this an act may retire: full bundles, up to where the log counts, without its latest entry."""
        trust = self._office.chain.trust
        known = trust.members.get(device)
        if known is None:
            return 0
        ends = [place for place in (known.ends_at, trust.forks.get(device)) if place is not None]
        size = min([self._sizes[device], *ends])
        return size - size % TILE_WIDTH

    def _places(self, request: str) -> list[tuple[str, int]]:
        """Where the acts of a request stand, if it can go; else it is counted."""
        office = self._office
        rows = office.store.entries.of_request(request)
        acts = [one for one in office.reader.read_all(rows, verified=True) if isinstance(one, Act)]
        if any(act.at[0] >= self._before_ms for act in acts):
            self._counts["young"] += 1
        elif len(acts) != len(rows) or not self._is_free(rows) or not self._is_gone(acts):
            self._counts["unfinished"] += 1
        elif any(not self._may_go(row.device, row.position) for row in rows):
            self._counts["unsealed"] += 1
        else:
            return [(row.device, row.position) for row in rows]
        return []

    def _is_gone(self, acts: Sequence[Act]) -> bool:
        return is_gone_by(acts, self._office.chain, self._office, self._before_ms)

    def _is_free(self, rows: Sequence[EntryRow]) -> bool:
        """Whether no earlier act names any of these entries."""
        return not any(self._is_told(row.device, row.position) for row in rows)

    def _is_told(self, device: str, position: int) -> bool:
        return holds(self._told.get(device, ()), position)

    def _may_go(self, device: str, position: int) -> bool:
        """A log's latest entry stays: it tells the time from which its author goes on."""
        return position < self._limits[device] and position != self._sizes[device] - 1

    def _events(self, requests: Sequence[list[tuple[str, int]]]) -> tuple[LogRetired, ...]:
        """As few acts as hold all these requests; those of one request stand in one act."""
        if not requests:
            return ()
        gone: dict[str, set[int]] = {}
        for places in requests:
            for device, position in places:
                gone.setdefault(device, set()).add(position)
        event = self._event({device: runs_of(positions) for device, positions in gone.items()})
        if len(msgspec.json.encode(event)) <= _MOST_BYTES or len(requests) == 1:
            return (event,)
        middle = len(requests) // 2
        return self._rising((*self._events(requests[:middle]), *self._events(requests[middle:])))

    def _rising(self, events: Sequence[LogRetired]) -> tuple[LogRetired, ...]:
        """The same acts with minimum indexes that never fall from one to the next."""
        highest: dict[str, RetiredLog] = {}
        found: list[LogRetired] = []
        for event in events:
            logs: list[RetiredLog] = []
            for log in event.logs:
                top = max((log, highest.get(log.device, log)), key=lambda one: one.size)
                highest[log.device] = top
                logs.append(msgspec.structs.replace(log, size=top.size, root=top.root))
            found.append(msgspec.structs.replace(event, logs=tuple(logs)))
        return tuple(found)

    def _event(self, gone: Mapping[str, tuple[Run, ...]]) -> LogRetired:
        logs = []
        for device, runs in sorted(gone.items()):
            size = -(-runs[-1][1] // TILE_WIDTH) * TILE_WIDTH
            size = max(size, minimum_of(self._office.chain.trust.retirements, device))
            frontier = Frontier()
            for leaf in self._office.store.entries.leaves(device, 0, size):
                frontier.append(leaf)
            logs.append(RetiredLog(device=device, size=size, root=frontier.root().hex(), gone=runs))
        return LogRetired(before_ms=self._before_ms, logs=tuple(logs))

    def _with_heads(self, event: LogRetired) -> LogRetired:
        """The act with those acknowledgements below its minimum indexes that later ones repeat, where they fit."""
        told: dict[str, list[Seen]] = {}
        for row in self._office.store.entries.of_request(HEADS):
            content = self._office.reader.read(row, verified=True)
            # What an earlier act names counts as gone, whether it went here or not.
            if isinstance(content, Seen) and not self._is_told(row.device, row.position):
                told.setdefault(row.device, []).append(content)
        fuller = msgspec.structs.replace(
            event,
            logs=tuple(
                msgspec.structs.replace(
                    log, gone=joined(log.gone, runs_of(spare_heads(told.get(log.device, ()), below=log.size)))
                )
                for log in event.logs
            ),
        )
        fuller = self._without_latest(fuller)
        return fuller if len(msgspec.json.encode(fuller)) <= _MOST_BYTES else event

    def _without_latest(self, event: LogRetired) -> LogRetired:
        logs = []
        for log in event.logs:
            last = self._sizes[log.device] - 1
            runs = tuple((start, min(end, last)) for start, end in log.gone if start < last)
            logs.append(msgspec.structs.replace(log, gone=runs))
        return msgspec.structs.replace(event, logs=tuple(logs))

    def _log(self, device: str, events: Sequence[LogRetired]) -> LogPlan:
        mine = [log for event in events for log in event.logs if log.device == device]
        return LogPlan(
            device=device,
            size=self._sizes[device],
            limit=self._limits[device],
            minimum=max(
                [minimum_of(self._office.chain.trust.retirements, device), *(log.size for log in mine)],
            ),
            gone=sum(counted(log.gone) for log in mine),
        )
