"""Check entries one by one, and tell an altered entry from one that merely stands in the wrong place."""

from collections.abc import Iterable, Iterator

import msgspec

from workflows.ledger import entry, names
from workflows.ledger.finding import Code, Finding, Log
from workflows.ledger.malformed import Malformed
from workflows.ledger.misplaced import Place, Places

_MAX_SUSPECTS = 10_000
"""More damaged entries than this are named without looking for where they belong."""
_MAX_UNREAD = 65_536
"""Entries without a key that are kept until the next confirmed root."""


class _Suspect(msgspec.Struct, frozen=True):
    index: int
    raw: bytes
    leaf: bytes
    stored: bytes | None
    reason: str


class _Run(msgspec.Struct):
    """Neighbouring entries that all belong equally far away: one move of many entries is one finding."""

    start: int
    end: int
    shift: int


class EntryChecks:
    """The entry by entry half of a check. ``opened`` grows with every entry that was decrypted and is right."""

    def __init__(self, log: Log, places: Places) -> None:
        self.opened = 0
        self.unread = 0
        """Entries since the last confirmed root that could not be opened for want of a key."""
        self.tail_shift = 0
        """How many entries were taken out in front of a moved-up tail; known after ``conclude``."""
        self._log = log
        self._places = places
        self._run: _Run | None = None
        self._suspects: dict[int, _Suspect] = {}
        self._without_key: list[tuple[int, bytes]] = []
        self._first_wrong: int | None = None

    def check(self, index: int, raw: bytes, leaf: bytes, stored: bytes | None) -> list[Finding]:
        """Look at the next entry. What is returned may concern earlier ones; most is known only at the end."""
        reason = self._open(index, raw) if self._log.keys is not None else ""
        if not reason and stored is not None and stored != leaf:
            reason = "stored-hash"
        if not reason and index == 0 and self._log.founding and names.office_id(leaf) != self._log.office:
            reason = "office-id"
        if not reason:
            return self._end_run() if self._run else []
        if self._first_wrong is None:
            self._first_wrong = index
        if reason == "wrong-key-or-altered":
            run = self._run
            if run and self._places.opens_at(raw, index + run.shift):
                run.end = index + 1
                return []
            ended = self._end_run()
            shift = self._places.nearby_shift(raw, index)
            if shift is not None:
                self._run = _Run(index, index + 1, shift)
                return ended
        else:
            ended = self._end_run()
        if len(self._suspects) >= _MAX_SUSPECTS:
            return [*ended, self._finding("altered", index, reason=reason)]
        self._suspects[index] = _Suspect(index, raw, leaf, stored, reason)
        return ended

    def confirmed(self) -> None:
        """The root up to here is signed: what could not be read is at least what was written."""
        self.unread = 0
        self._without_key.clear()
        self._first_wrong = None

    def explain(self, end: int) -> Iterator[Finding]:
        """Entries since the last confirmed root whose scope or epoch was changed, so that no key seemed to fit."""
        for index, raw in self._without_key:
            if index < end and self._opens_with_other_header(index, raw):
                self._first_wrong = index
                yield self._finding("altered", index, reason="header")

    def wrong_before(self, end: int) -> bool:
        """Whether any entry between the last confirmed root and ``end`` was found wrong."""
        return self._first_wrong is not None and self._first_wrong < end

    def conclude(self, *, size: int, signed_size: int, gaps: Iterable[range]) -> Iterator[Finding]:
        """The rest: where suspects belong. ``signed_size``: below it, the leaf hashes are what was signed."""
        if self._run and self._run.shift > 0 and self._run.end == size:
            self.tail_shift = self._run.shift
            start = self._run.start
            yield self._finding("missing", start, until=start + self.tail_shift)
        else:
            yield from self._end_run()
        free = [index for gap in gaps for index in gap[:_MAX_SUSPECTS]]
        by_stored = {suspect.stored: suspect.index for suspect in self._suspects.values() if suspect.stored}
        lost: list[_Suspect] = []
        for suspect in self._suspects.values():
            place = self._known_place(suspect, by_stored, free)
            if place is None:
                lost.append(suspect)
            else:
                yield self._misplaced(suspect, place)
        # The costly search comes last, so that one damaged entry cannot use up the tries of many swapped ones.
        for suspect in lost:
            place = None
            if suspect.reason == "wrong-key-or-altered":
                place = self._places.anywhere(suspect.raw, suspect.index, size)
            if place is not None:
                yield self._misplaced(suspect, place)
            elif suspect.index < signed_size and suspect.stored in {None, suspect.leaf}:
                yield self._finding("forged", suspect.index, reason=suspect.reason)
            else:
                yield self._finding("altered", suspect.index, reason=suspect.reason)

    def _open(self, index: int, raw: bytes) -> str:
        """Decrypt an entry at its place. The code of what is wrong, or nothing."""
        try:
            header = entry.parse_header(raw)
            key = self._places.key_for(header)
            if key is None:
                self.unread += 1
                if len(self._without_key) < _MAX_UNREAD:
                    self._without_key.append((index, raw))
                return ""
            entry.open_entry(raw, key=key, origin=self._places.origin_at(index), index=index)
        except Malformed as refusal:
            return refusal.code
        self.opened += 1
        return ""

    def _opens_with_other_header(self, index: int, raw: bytes) -> bool:
        for scope, epoch in [(entry.OPEN_SCOPE, 0), *(self._log.keys or ())]:
            repaired = raw[:1] + scope.to_bytes(2, "big") + epoch.to_bytes(4, "big") + raw[7:]
            if self._places.opens_at(repaired, index):
                return True
        return False

    def _known_place(self, suspect: _Suspect, by_stored: dict[bytes, int], free: list[int]) -> Place | None:
        """Where another damaged or missing entry stood, if this is that entry."""
        other = by_stored.get(suspect.leaf)
        if other is not None and other != suspect.index:
            return Place(origin=self._places.origin, index=other)
        if suspect.reason != "wrong-key-or-altered":
            return None
        return self._places.among(suspect.raw, [*self._suspects, *free])

    def _misplaced(self, suspect: _Suspect, place: Place) -> Finding:
        if place.origin != self._places.origin:
            return self._finding("foreign", suspect.index, origin=place.origin, belongs_at=place.index)
        free = place.index in self._suspects
        code: Code = "reordered" if free else "duplicated"
        return self._finding(code, suspect.index, belongs_at=place.index)

    def _end_run(self) -> list[Finding]:
        run, self._run = self._run, None
        if run is None:
            return []
        return [self._finding("reordered", run.start, until=run.end, belongs_at=run.start + run.shift)]

    def _finding(self, code: Code, index: int, **facts: int | str) -> Finding:
        return Finding(code=code, device=self._log.device, index=index, facts=facts)
