"""Reads the authority chain: one line of entries, each naming the one before it, whoever carried them here.

The chain begins with the genesis and goes on in the log of the primary device. It passes to another log by an act of
its own, by a restored primary that the old one vouched for, or by the printed recovery key, which outranks the others.
Where two entries claim the same place, that order of rank decides, and never a clock; the loser has no effect.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from workflows.engine.office_fold import EMPTY
from workflows.ledger.malformed import Malformed
from workflows.ledger.trust import Trust
from workflows.office.reading import Content, Reader, Unread, Why
from workflows.store.rows import EntryRow

_RECOVERED, _ROTATED, _FORKED = "device.recovered", "device.rotated", "log.forked"
_ASKED = "revocation.asked"
_RANK = {_RECOVERED: 0, _ROTATED: 1}


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
        event = self.plain.get("event")
        return str(event.get("old_device")) if isinstance(event, dict) else ""

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
    while True:
        reader.trust, reader.authority = Trust(office=reader.office), EMPTY
        chain = _Walk(reader, rows, forks, verified=verified).run()
        # A proof that the log of a writer of the chain forked takes away what stands beyond: the walk starts again.
        if forks == reader.trust.forks:
            return chain
        forks = dict(reader.trust.forks)


class _Walk:
    """One walk along the chain, with the forks that are known before it starts."""

    def __init__(self, reader: Reader, rows: Sequence[EntryRow], forks: dict[str, int], *, verified: bool) -> None:
        self._reader = reader
        self._forks = forks
        self._verified = verified
        self._sealed = sorted(rows, key=lambda row: (row.device != reader.founder, row.device, row.position))
        """Rows that were not opened yet: some need a key that only the chain brings."""
        self._followers: dict[str, list[_Opened]] = {}
        self._rest: dict[tuple[str, int], _Opened] = {}
        self._beside: list[Content] = []

    def run(self) -> AuthorityChain:
        self._open_more()
        genesis = self._rest.get((self._reader.founder, 0))
        at = (genesis, self._read(genesis)) if genesis is not None else None
        contents: list[Content] = []
        head: tuple[str, ...] = ()
        while at is not None:
            contents.append(at[1])
            head = (at[0].row.leaf.hex(),)
            if self._sealed:
                self._open_more()
            at = self._next(head[0])
        self._beside += [self._read(one) for one in list(self._rest.values()) if one.kind in {_FORKED, _ASKED}]
        self._beside += [_unread(row, "no-key") for row in self._sealed]
        self._beside += [_unread(one.row, "off-chain") for one in self._rest.values()]
        return AuthorityChain(contents=tuple(contents), beside=tuple(self._beside), head=head)

    def _next(self, head: str) -> tuple[_Opened, Content] | None:
        """The entry that follows, read. Restored laptops that are not the primary are let in on the way."""
        while True:
            one = next(self._candidates(head), None)
            if one is None:
                return None
            before = self._reader.trust.primary
            content = self._read(one)
            if one.kind not in _RANK or self._reader.trust.primary != before:
                return one, content
            self._beside.append(content)

    def _candidates(self, head: str) -> Iterator[_Opened]:
        """The entries that can follow now, by rank: who goes on for a laptop comes after that laptop was let in."""
        trust = self._reader.trust
        followers = [one for one in self._followers.get(head, ()) if _place(one) in self._rest and one.kind != _ASKED]
        for one in sorted(followers, key=lambda one: (_RANK.get(one.kind, 2), one.row.device, one.row.position)):
            waits = one.kind == _ROTATED and one.old_device not in trust.members
            is_next = one.kind in _RANK or one.row.device == trust.primary
            if is_next and not waits and not self._is_cut(one.row):
                yield one

    def _read(self, one: _Opened) -> Content:
        del self._rest[_place(one)]
        return self._reader.read_plain(one.row, one.plain, verified=self._verified)

    def _is_cut(self, row: EntryRow) -> bool:
        """Whether the place lies beyond the end of its log, so that nothing of the chain can stand there."""
        known = self._reader.trust.members.get(row.device)
        ends = known.ends_at if known is not None else None
        fork = self._forks.get(row.device)
        return (ends is not None and row.position >= ends) or (fork is not None and row.position >= fork)

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


def _place(one: _Opened) -> tuple[str, int]:
    return one.row.device, one.row.position


def _unread(row: EntryRow, why: Why, code: str = "") -> Unread:
    return Unread(device=row.device, position=row.position, why=why, code=code or why)
