"""Taking in what is new in the folder: read, verify, store. A file that cannot be used never stops the others."""

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from workflows.ledger import fork
from workflows.ledger.merkle import Frontier
from workflows.ledger.tiles import TILE_WIDTH
from workflows.sync import layout, plan
from workflows.sync.bundles import Bundles
from workflows.sync.history import History
from workflows.sync.opening import Signed, Unusable, open_segment
from workflows.sync.ports import Logs, Member
from workflows.sync.remembered import Known
from workflows.sync.sight import Sight

_ON_CHANGE = frozenset({"unknown-device", "does-not-fit", "gap", "ahead"})
"""Refusals that another member, or more of the log, may turn round."""
_FOR_GOOD = frozenset({"not-a-segment", "forked", "ahead"})
"""Refusals that time alone does not turn round; the first of them only under a strange name."""
_NOTHING = plan.Span(0, 0)
_BRIDGES = 3
"""Segments that are tried in turn behind one gap."""


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What came in."""

    imported: int
    devices: tuple[str, ...]


class Gathering:
    """The reading half of an exchange."""

    def __init__(self, logs: Logs) -> None:
        self._logs = logs
        self._edges: dict[str, Frontier] = {}
        # Proofs of two histories found by this object; another one, after a restart, finds them once more.
        self._proven: set[str] = set()

    def run(self, sight: Sight) -> Gathered:
        """Take in everything that can be used. Members whom an import lets in are followed at once."""
        imported: dict[str, int] = {}
        looked: set[str] = set()
        while True:
            members = self._logs.members()
            _Taking(self._logs, sight, members, self._edges, self._proven, looked).run(imported)
            if members.keys() == self._logs.members().keys():
                break
        return Gathered(imported=sum(imported.values()), devices=tuple(sorted(imported)))

    def has_news(self, sight: Sight) -> bool:
        """Whether any listed file is worth a look."""
        taking = _Taking(self._logs, sight, self._logs.members(), self._edges, self._proven, set())
        by_device, strange = taking.due()
        return bool(by_device or strange)


class _Taking:
    """One pass over the listing with one set of members."""

    def __init__(
        self,
        logs: Logs,
        sight: Sight,
        members: Mapping[str, Member],
        edges: dict[str, Frontier],
        proven: set[str],
        looked: set[str],
    ) -> None:
        self._logs = logs
        self._sight = sight
        self._memory = sight.memory
        self._members = members
        self._by_origin = {member.origin: member for member in members.values()}
        self._edges = edges
        self._proven = proven
        self._looked = looked
        ids = "\n".join([logs.own, *sorted(members)])
        self._circle = hashlib.sha256(ids.encode()).hexdigest()[:16]
        self._aside_before = sum(1 for known in self._memory.files.values() if known.reason)

    def run(self, imported: dict[str, int]) -> None:
        by_device, strange = self.due()
        others: dict[str, list[Signed]] = {}
        for name in strange[: plan.JUNK_READS]:
            self._look(name, others)
        for device in sorted(by_device.keys() | others.keys()):
            names = by_device.get(device, [])
            while names or others.get(device):
                before = self._size(device)
                self._read_all(names, others)
                self._judge(device, others.pop(device, []), imported)
                if self._size(device) == before:
                    break
                names = self.due()[0].get(device, [])
        for device in sorted(others):
            # Files under one member's name with another's content.
            self._judge(device, others[device], imported)

    # ------------------------------------------------------------ which files to look at

    def due(self) -> tuple[dict[str, list[str]], list[str]]:
        """Names worth a look: by the device in them, and those that are no names of ours."""
        by_device: dict[str, list[str]] = {}
        strange: list[str] = []
        for name in sorted(self._sight.files(), key=self._turn):
            known = self._sight.known(name)
            if known is not None and not self._is_due(name, known):
                if known.reason is not None and (known.reason != "not-a-segment" or known.next_ms is not None):
                    self._sight.aside[layout.in_tail(name)] = known.reason
                continue
            path = layout.in_tail(name)
            hint = layout.parse_segment(name)
            if not layout.is_safe(path):
                self._sight.aside[path] = "bad-name"
            elif hint is not None and hint.device not in self._members:
                self._sight.aside[path] = "unknown-device"
            elif all(size is not None and size > plan.SEGMENT_LIMIT for size in self._sight.sizes[name]):
                self._sight.aside[path] = "too-large"
            elif known is None and self._aside_before >= plan.MOST_ASIDE and hint is None:
                self._sight.aside[layout.TAIL] = "too-many"
            elif hint is None:
                strange.append(name)
            else:
                by_device.setdefault(hint.device, []).append(name)
        return by_device, strange

    def _turn(self, name: str) -> tuple[bool, int, str]:
        """New files first, then those that wait longest: however much junk there is, each has its turn."""
        known = self._sight.known(name)
        return (known is not None, 0 if known is None else known.next_ms or 0, name)

    def _is_due(self, name: str, known: Known) -> bool:
        if self._sight.deep and name not in self._looked:
            return True
        if known.reason is None:
            return known.device not in self._members
        if known.reason == "forked" and name not in self._proven:
            return True
        if known.reason in _ON_CHANGE and known.basis != self._basis(known.device):
            return True
        waits = known.next_ms
        # A time far ahead was set by a clock that ran wrong.
        return waits is not None and not self._sight.now_ms < waits <= self._sight.now_ms + plan.RETRY_LAST_MS

    def _basis(self, device: str | None) -> str:
        return f"{self._circle}:{self._size(device) if device is not None else 0}"

    def _size(self, device: str) -> int:
        return self._logs.frontier(device).size if device in self._members else 0

    # ------------------------------------------------------------ reading

    def _read_all(self, names: Iterable[str], found: dict[str, list[Signed]]) -> None:
        failed = 0
        for name in names:
            failed += not self._look(name, found)
            if failed >= plan.FAILED_READS:
                break

    def _look(self, name: str, found: dict[str, list[Signed]]) -> bool:
        """Read one file; whether it is a segment that a member signed."""
        self._looked.add(name)
        path = layout.in_tail(name)
        raw = self._sight.read_one(path, plan.SEGMENT_LIMIT)
        if raw is None:
            self._refuse(name, self._sight.aside.get(path, "incomplete"), device=_hinted(name))
            return False
        opened = open_segment(name, raw, self._by_origin)
        if isinstance(opened, Unusable):
            self._refuse(name, opened.reason, device=_hinted(name))
            return False
        found.setdefault(opened.device, []).append(opened)
        return True

    # ------------------------------------------------------------ judging

    def _judge(self, device: str, segments: list[Signed], imported: dict[str, int]) -> None:
        if not segments:
            return
        is_own = device == self._logs.own
        history = History(self._logs, device, known_edge=self._edges.get(device))
        bundles = Bundles(self._sight, device)
        accepted: list[Signed] = []
        forks: list[tuple[Signed, int]] = []
        waiting = sorted(segments, key=lambda one: (one.end, one.start))
        while waiting:
            reachable = next((one for one in waiting if one.start <= history.size), None)
            if reachable is None:
                reachable = self._bridge(history, bundles, waiting)
                if reachable is None:
                    break
                accepted.append(reachable)
            else:
                verdict = _fit(history, reachable)
                if isinstance(verdict, _Differs):
                    forks.append((reachable, verdict.index))
                elif verdict:
                    accepted.append(reachable)
                else:
                    self._refuse_unfitting(reachable, history)
            waiting.remove(reachable)
        for one in waiting:
            self._refuse_signed(one, "gap")
        self._keep(device, history, accepted, imported, is_own=is_own)
        for one, index in forks:
            self._prove(one, index, history)
        self._edges[device] = history.edge_at(plan.sealed_size(history.stored))

    def _bridge(self, history: History, bundles: Bundles, waiting: list[Signed]) -> Signed | None:
        """The segment that continues the log behind sealed bundles, which are verified with it."""
        # The author seals before he goes on: what is not sealed at the largest end is in no bundle.
        sealed = plan.sealed_size(max(one.end for one in waiting))
        bridged = [one for one in waiting if -(-one.start // TILE_WIDTH) * TILE_WIDTH <= sealed]
        for one in sorted(bridged, key=lambda one: (one.start, one.end))[:_BRIDGES]:
            between = bundles.between(history, one.start)
            if between is None:
                return None
            entries, leaves = between[0] + list(one.entries), between[1] + list(one.leaves)
            edge = history.edge_at(history.size)
            for leaf in leaves:
                edge.append(leaf)
            if edge.root() == one.root:
                history.extend(entries, leaves, edge, one.note)
                return one
            bundles.name_damaged(one.end)
        return None

    def _keep(
        self, device: str, history: History, accepted: list[Signed], imported: dict[str, int], *, is_own: bool
    ) -> None:
        """Store what was verified, then remember the files it came from."""
        if history.size > history.stored and not is_own:
            self._logs.add((history.batch(),))
            imported[device] = imported.get(device, 0) + history.size - history.stored
        for one in accepted:
            if is_own and one.end > history.stored:
                self._refuse_signed(one, "ahead")
                continue
            self._memory.seen(device, one.end)
            self._memory.remember(one.name, self._known(one.name, device=device, start=one.start, end=one.end))
            self._sight.aside.pop(layout.in_tail(one.name), None)
        self._memory.save()

    def _prove(self, one: Signed, index: int, history: History) -> None:
        """A log with two histories: keep the proof, as far as a head of the history known here covers the place."""
        self._refuse_signed(one, "forked")
        self._proven.add(one.name)
        if one.device == self._logs.own:
            self._memory.set_twin(self._logs.own)
        self._memory.set_forked(one.device)
        self._memory.save()
        held = self._logs.note(one.device)
        # An own head is not signed for the purpose: only what was signed anyhow shows two histories.
        if held is not None and held[0] > index and one.device not in self._sight.forks:
            size, note = held
            ours = self._logs.leaves(one.device, 0, size)
            theirs = [*history.leaves(0, one.start), *one.leaves]
            self._sight.forks[one.device] = fork.prove(index, (note, ours), (one.note, theirs))

    # ------------------------------------------------------------ refusing

    def _refuse_unfitting(self, one: Signed, history: History) -> None:
        """A signed head over something else than what is known. The own key cannot have signed that by accident."""
        if one.device == self._logs.own and one.end <= history.size and history.edge_at(one.end).root() != one.root:
            self._memory.set_twin(self._logs.own)
        self._refuse_signed(one, "does-not-fit")

    def _refuse_signed(self, one: Signed, reason: str) -> None:
        if one.device == self._logs.own and one.end > self._size(one.device):
            self._memory.set_ahead(self._logs.own, one.end)
            reason = "ahead" if reason == "gap" else reason
        self._refuse(one.name, reason, device=one.device, span=one.span)

    def _refuse(self, name: str, reason: str, *, device: str | None, span: plan.Span = _NOTHING) -> None:
        """Set a file aside and remember when to look again."""
        before = self._sight.known(name)
        self._sight.aside[layout.in_tail(name)] = reason
        if name not in self._memory.files and self._aside_before >= plan.MOST_ASIDE:
            return
        tries = 1 if before is None or before.reason is None else before.tries + 1
        known = self._known(name, device=device, start=span.start, end=span.end)
        # Under one of our own names even something else may turn into what belongs there.
        is_final = reason in _FOR_GOOD and (reason != "not-a-segment" or _hinted(name) is None)
        self._memory.remember(
            name,
            msgspec.structs.replace(
                known,
                reason=reason,
                tries=tries,
                next_ms=None if is_final else self._sight.now_ms + plan.retry_after_ms(tries),
                basis=self._basis(device),
            ),
        )
        self._memory.save()

    def _known(self, name: str, *, device: str | None, start: int, end: int) -> Known:
        listed = self._sight.sizes[name]
        size = next(iter(listed)) if len(listed) == 1 else max(one or 0 for one in listed)
        before = self._memory.files.get(name)
        return Known(
            size=size, device=device, start=start, end=end, covered_ms=None if before is None else before.covered_ms
        )


def _hinted(name: str) -> str | None:
    hint = layout.parse_segment(name)
    return None if hint is None else hint.device


class _Differs(msgspec.Struct, frozen=True):
    """A signed history that has another entry at this index."""

    index: int


def _fit(history: History, one: Signed) -> bool | _Differs:
    """Whether a segment agrees with the log as far as it is known, and continues it; or where it differs.

    True: it does, and what it adds is now part of the history. False: the signed root is of something else.
    """
    known = history.leaves(one.start, min(one.end, history.size))
    differs = next(
        (at for at, (ours, theirs) in enumerate(zip(known, one.leaves, strict=False)) if ours != theirs), None
    )
    if differs is None and one.end <= history.size:
        return history.edge_at(one.end).root() == one.root
    edge = history.edge_at(one.start)
    for leaf in one.leaves:
        edge.append(leaf)
    if edge.root() != one.root:
        return False
    if differs is not None:
        return _Differs(one.start + differs)
    new = history.size - one.start
    history.extend(one.entries[new:], one.leaves[new:], edge, one.note)
    return True
