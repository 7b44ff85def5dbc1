"""Reads the authority chain: one line of entries, each naming the one before it, whoever carried them here.

The chain begins with the genesis and goes on in the log of the primary device. It passes to another log by an act of
its own, by a restored primary that the old one vouched for, or by the printed recovery key, which outranks the others.
Where two entries claim the same place, rank decides, and never a clock: the printed key, then the primary's own entry;
a restored primary leads only where the old one wrote nothing more. The loser has no effect.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from workflows.engine.office_fold import EMPTY
from workflows.ledger import membership, trust
from workflows.ledger.malformed import Malformed
from workflows.ledger.membership import DeviceRecovered, DeviceRotated
from workflows.ledger.trust import Trust
from workflows.office.reading import Content, Introduction, Reader, Unread, Why
from workflows.store.rows import EntryRow

_RECOVERED, _ROTATED, _FORKED = "device.recovered", "device.rotated", "log.forked"
_ASKED, _REVOKED = "revocation.asked", "device.revoked"
_NOT_OF_THE_CHAIN = frozenset({_RECOVERED, _ROTATED, _FORKED, _ASKED})


class _Opened(msgspec.Struct, frozen=True):
    row: EntryRow
    plain: dict[str, Any]

    @property
    def kind(self) -> str:
        event = self.plain.get("event")
        return str(event.get("kind")) if isinstance(event, dict) else ""

    @property
    def old_device(self) -> str:
        """Which laptop this one goes on for."""
        return self.text("old_device")

    def text(self, member: str) -> str:
        """A member of the event, as text."""
        event = self.plain.get("event")
        return str(event.get(member)) if isinstance(event, dict) else ""

    @property
    def seen(self) -> Mapping[str, int]:
        """How many entries of other logs the author had."""
        seen = self.plain.get("seen")
        found = seen if isinstance(seen, dict) else {}
        return {device: size for device, size in found.items() if isinstance(size, int)}

    @property
    def prev(self) -> str | None:
        prev = self.plain.get("prev")
        return str(prev[0]) if isinstance(prev, list) and len(prev) == 1 else None


class AuthorityChain(msgspec.Struct, frozen=True, kw_only=True):
    """The chain as far as it is here."""

    contents: tuple[Content, ...]
    """In the chain's order."""
    beside: tuple[Content, ...]
    """What stands beside it: side logs' introductions, entries that are off the chain, or cannot be opened."""
    head: tuple[str, ...]
    """Id of its latest entry; empty before the genesis."""


def read_chain(reader: Reader, rows: Sequence[EntryRow], *, verified: bool = True) -> AuthorityChain:
    """Read the authority's entries of all logs, and leave the reader with the trust that they build up.

    ``verified`` as for ``Reader.read``.
    """
    forks: dict[str, int] = {}
    barred: frozenset[tuple[str, int]] = frozenset()
    while True:
        reader.trust, reader.authority = Trust(office=reader.office), EMPTY
        walk = _Walk(reader, rows, forks, barred, verified=verified)
        chain = walk.run()
        # A proof that the log of a writer forked takes away what stands beyond, and a revocation takes away
        # a new key that the revoked laptop vouched for, wherever it says that this stood: the walk starts again.
        # What was taken away once stays away, or entries made to contradict each other would keep us walking for ever.
        found = {device: min(index, forks.get(device, index)) for device, index in reader.trust.forks.items()}
        known, evaders = forks | found, barred | walk.evaders()
        if known == forks and evaders == barred:
            return chain
        forks, barred = known, evaders


class _Walk:
    """One walk along the chain, with the forks that are known before it starts."""

    def __init__(
        self,
        reader: Reader,
        rows: Sequence[EntryRow],
        forks: dict[str, int],
        barred: frozenset[tuple[str, int]],
        *,
        verified: bool,
    ) -> None:
        self._reader = reader
        self._forks = forks
        self._barred = barred
        self._verified = verified
        self._sealed = sorted(rows, key=lambda row: (row.device != reader.founder, row.device, row.position))
        """Rows that were not opened yet: some need a key that only the chain brings."""
        self._followers: dict[str, list[_Opened]] = {}
        self._rest: dict[tuple[str, int], _Opened] = {}
        self._beside: list[Content] = []
        self._walked: list[_Opened] = []
        self._heads: set[str] = set()
        self._rotated: dict[tuple[str, int], DeviceRotated] = {}
        """New keys that were let in, by the place of the entry that vouches for them."""
        self._revoked: set[str] = set()

    def run(self) -> AuthorityChain:
        self._open_more()
        genesis = self._rest.get((self._reader.founder, 0))
        at = (genesis, self._read(genesis)) if genesis is not None else None
        contents: list[Content] = []
        while at is not None:
            contents.append(at[1])
            self._walked.append(at[0])
            self._heads.add(at[0].row.leaf.hex())
            if self._sealed:
                self._open_more()
            at = self._next(at[0].row.leaf.hex())
        self._recount()
        self._beside += [self._read(one) for one in list(self._rest.values()) if one.kind in {_FORKED, _ASKED}]
        self._beside += [_unread(row, "no-key") for row in self._sealed]
        self._beside += [_unread(one.row, "off-chain") for one in self._rest.values()]
        head = (self._walked[-1].row.leaf.hex(),) if self._walked else ()
        return AuthorityChain(contents=tuple(contents), beside=tuple(self._beside), head=head)

    def evaders(self) -> frozenset[tuple[str, int]]:
        """Places of new keys that a laptop vouched for which the chain takes out."""
        return frozenset(place for place, event in self._rotated.items() if event.old_device in self._revoked)

    def _next(self, head: str) -> tuple[_Opened, Content] | None:
        """The entry that follows, read: the printed key's, else the primary's own, else that of who goes on for it.

        Restored laptops that are not the primary are let in on the way. A restored primary leads only where the old one
        wrote nothing more: a backup, or an old key, does not undo what was decided since.
        """
        self._let_in()
        primary = self._reader.trust.primary
        followers = [one for one in self._followers.get(head, ()) if _place(one) in self._rest]
        followers = [one for one in followers if not self._is_cut(one.row)]
        for one in _ordered(one for one in followers if one.kind == _RECOVERED):
            content = self._read(one)
            if isinstance(content, Introduction):
                return one, content
            self._beside.append(content)
        for one in _ordered(followers):
            if one.row.device == primary and one.kind not in _NOT_OF_THE_CHAIN:
                return one, self._read(one)
        own = [known.row.position for known in self._walked if known.row.device == primary]
        for one in _ordered(self._waiting(primary)):
            content = self._rotate(one, leads=True, counted=max(own, default=-1) + 1)
            if isinstance(content, Introduction):
                return one, content
            self._beside.append(content)
        return None

    def _let_in(self) -> None:
        """Let in laptops that go on for others than the primary, and name places on the chain that was walked."""
        found = True
        while found:
            primary, members = self._reader.trust.primary, self._reader.trust.members
            waiting = [one for device in sorted(members) if device != primary for one in self._waiting(device)]
            for one in waiting:
                self._beside.append(self._rotate(one, leads=False, counted=0))
            found = bool(waiting)

    def _waiting(self, old: str) -> list[_Opened]:
        """New keys that this laptop vouched for, at places that the chain has passed."""
        return [
            one
            for one in self._rest.values()
            if one.kind == _ROTATED and one.old_device == old and one.prev in self._heads and not self._bars(one)
        ]

    def _bars(self, one: _Opened) -> bool:
        return _place(one) in self._barred or self._is_cut(one.row)

    def _rotate(self, one: _Opened, *, leads: bool, counted: int) -> Content:
        reader = self._reader
        reader.leads, reader.counted = leads, counted
        try:
            content = self._read(one)
        finally:
            reader.leads, reader.counted = True, 0
        if isinstance(content, Introduction) and isinstance(content.event, DeviceRotated):
            self._rotated[_place(one)] = content.event
        return content

    def _recount(self) -> None:
        """What the authors of the chain had of a replaced log, before they heard of the new one, goes on to count."""
        for (new, _), event in self._rotated.items():
            counted = 0
            for one in self._walked:
                if one.row.device == new or one.seen.get(new):  # nobody's entry tells of its own log
                    break
                counted = max(counted, one.seen.get(event.old_device, 0))
            self._reader.trust = trust.recount(self._reader.trust, event.old_device, counted)

    def _read(self, one: _Opened) -> Content:
        del self._rest[_place(one)]
        content = self._reader.read_plain(one.row, one.plain, verified=self._verified)
        refused = content.code if isinstance(content, Unread) else None
        if one.kind == _REVOKED and (isinstance(content, Introduction) or refused == "device-ended"):
            self._revoked.add(one.text("device"))
        return content

    def _is_cut(self, row: EntryRow) -> bool:
        """Whether the place lies beyond the end of its log, so that nothing of the chain can stand there."""
        known = self._reader.trust.members.get(row.device)
        ends = known.ends_at if known is not None else None
        if ends is not None and row.position >= ends:
            return True
        fork = self._forks.get(row.device)
        return fork is not None and row.position >= fork and row.leaf.hex() not in self._signed_by_paper()

    def _signed_by_paper(self) -> frozenset[str]:
        """The entries up to where the printed key went on: it says which of two histories is the true one."""
        by_id = {one.row.leaf.hex(): one for one in (*self._rest.values(), *self._walked)}
        found: set[str] = set()
        for one in [one for one in by_id.values() if one.kind == _RECOVERED]:
            try:
                event = membership.read_trust_event(one.plain["event"])
            except Malformed:
                continue
            if not isinstance(event, DeviceRecovered) or not trust.vouches(self._reader.trust, event):
                continue
            at = by_id.get(event.head)
            while at is not None and at.row.leaf.hex() not in found:
                found.add(at.row.leaf.hex())
                at = by_id.get(at.prev or "")
        return frozenset(found)

    def _open_more(self) -> None:
        """Open what can be opened with the keys that are known by now."""
        sealed, self._sealed = self._sealed, []
        for row in sealed:
            try:
                one = _Opened(row, self._reader.plain(row))
            except Malformed as error:
                if error.code == "no-key":
                    self._sealed.append(row)
                else:
                    self._beside.append(_unread(row, "altered", error.code))
                continue
            self._rest[_place(one)] = one
            if one.prev is not None:
                self._followers.setdefault(one.prev, []).append(one)


def _ordered(found: Iterable[_Opened]) -> list[_Opened]:
    """Where several claim one place, the same one is taken on every laptop."""
    return sorted(found, key=lambda one: (one.row.device, one.row.position))


def _place(one: _Opened) -> tuple[str, int]:
    return one.row.device, one.row.position


def _unread(row: EntryRow, why: Why, code: str = "") -> Unread:
    return Unread(device=row.device, position=row.position, why=why, code=code or why)
