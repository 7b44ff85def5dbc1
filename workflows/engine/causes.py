"""Which act knew of which: the causal order of one request's acts, and the one order to show them in."""

import heapq
from collections.abc import Iterable, Sequence

from workflows.domain.events import Act


class Causes:
    """Causal questions about acts. Everything is worked out at the first question, so that unasked ones cost nothing.

    Where every act knew all acts before it, as on one laptop, no set of ancestors is ever made.
    """

    __slots__ = ("_acts", "_line", "_past", "_place")

    def __init__(self, acts: Sequence[Act]) -> None:
        """Take acts in an order that respects causes. Causes that are not among them are passed over."""
        self._acts = acts
        self._line: bool | None = None
        self._place: dict[str, int] | None = None
        self._past: dict[str, frozenset[str]] | None = None

    @property
    def is_line(self) -> bool:
        """Whether each act knew exactly those before it."""
        if self._line is None:
            self._line = is_line(self._acts)
        return self._line

    def before(self, earlier: str, later: str) -> bool:
        """Whether the author of ``later`` had ``earlier``."""
        if self.is_line:
            if self._place is None:
                self._place = {act.id: place for place, act in enumerate(self._acts)}
            return self._place[earlier] < self._place[later]
        return earlier in self._pasts()[later]

    def concurrent(self, one: str, other: str) -> bool:
        """Whether neither author had the other's act."""
        return one != other and not self.before(one, other) and not self.before(other, one)

    def latest(self, acts: Sequence[Act]) -> Sequence[Act]:
        """Those that no other of them knew: one on a line, several where people did not know of each other."""
        if len(acts) < 2:
            return acts
        return [act for act in acts if not any(self.before(act.id, other.id) for other in acts)]

    def past_of(self, prev: Iterable[str]) -> frozenset[str]:
        """Everything that an author who names these acts as latest had."""
        pasts = self._pasts()
        found: set[str] = set()
        for cause in prev:
            if cause in pasts:
                found.add(cause)
                found |= pasts[cause]
        return frozenset(found)

    def _pasts(self) -> dict[str, frozenset[str]]:
        if self._past is None:
            self._past = {}
            for act in self._acts:
                self._past[act.id] = self.past_of(act.prev)
        return self._past


def is_line(acts: Sequence[Act]) -> bool:
    """Whether each act but the first names exactly the one before it as the latest it knew."""
    last = None
    for act in acts:
        if last is not None and act.prev != (last,):
            return False
        last = act.id
    return True


def in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts with causes first; among concurrent ones by claimed time, then device, then position.

    The tie-break is for showing only: nothing about money is decided by it. Acts whose causes are not all among the
    given ones are placed as if those causes did not exist.
    """
    by_id = {act.id: act for act in acts}
    if is_line(tuple(by_id.values())):
        return tuple(by_id.values())
    waiting = {act.id: sum(cause in by_id for cause in set(act.prev)) for act in by_id.values()}
    followers: dict[str, list[str]] = {}
    for act in by_id.values():
        for cause in set(act.prev):
            if cause in by_id:
                followers.setdefault(cause, []).append(act.id)
    ready = [(*_tie_break(by_id[act_id]), act_id) for act_id, count in waiting.items() if count == 0]
    heapq.heapify(ready)
    ordered: list[Act] = []
    while ready:
        act_id = heapq.heappop(ready)[-1]
        ordered.append(by_id[act_id])
        for follower in followers.get(act_id, ()):
            waiting[follower] -= 1
            if waiting[follower] == 0:
                heapq.heappush(ready, (*_tie_break(by_id[follower]), follower))
    return tuple(ordered)


def heads_of(acts: Sequence[Act]) -> tuple[str, ...]:
    """Ids of the acts that no other act of the set knew, sorted."""
    known = {cause for act in acts for cause in act.prev}
    return tuple(sorted(act.id for act in acts if act.id not in known))


def _tie_break(act: Act) -> tuple[tuple[int, int], str, int]:
    return (act.at, act.device, act.position)
