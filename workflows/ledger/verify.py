"""Verify one stored log and name what is wrong with it.

Three witnesses are compared: the leaf hash stored beside an entry, the entry's own encryption (which binds it to
its log and index), and the signed checkpoints. Each still works where the others are missing.
"""

from collections.abc import Iterable, Iterator

from workflows.ledger import note
from workflows.ledger.checkpoint import Checkpoint, open_checkpoint, parse_body
from workflows.ledger.finding import Code, Finding, Log, StoredEntry
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.ledger.misplaced import Places
from workflows.ledger.suspects import EntryChecks


class LogCheck:
    """One pass over one log. ``size`` and ``opened`` may be read while it runs, to show progress."""

    def __init__(self, log: Log) -> None:
        self.size = 0
        """Entries seen so far, gaps counted."""
        self.signed_size = 0
        """The largest size whose signed root was confirmed."""
        self._log = log
        self._places = Places(log)
        self._entries = EntryChecks(log, self._places)
        self._frontier = Frontier()
        self._gaps: list[range] = []
        self._due: list[Checkpoint] = []
        self._mismatched: list[Checkpoint] = []

    @property
    def opened(self) -> int:
        """Entries decrypted and found right so far."""
        return self._entries.opened

    @property
    def root(self) -> bytes | None:
        """The root over what was seen; None where entries are missing."""
        return None if self._gaps else self._frontier.root()

    def findings(self, entries: Iterable[StoredEntry]) -> Iterator[Finding]:
        """What is wrong, as it is discovered; nothing for a sound log. ``entries`` in ascending index. Call once.

        An entry that cannot be told by itself (no key, no stored hash) is named by the interval between two
        checkpoints: ``index`` to ``facts["until"]``.
        """
        yield from self._read_checkpoints()
        signed = self._due[-1].size if self._due else 0
        yield from self._compare()
        append, check = self._frontier.append, self._entries.check
        for index, raw, stored in entries:
            if index < self.size:
                yield self._finding("duplicated", index)
                continue
            if index > self.size:
                yield self._finding("missing", self.size, until=index)
                self._gaps.append(range(self.size, index))
                self.size = index
            if not raw and stored is not None and self._log.may_be_thinned:
                append(stored)  # the signed heads say whether this is what stood there
            else:
                leaf = leaf_hash(raw)
                yield from check(index, raw, leaf, stored)
                # The stored hash is what was signed, if the entry itself was altered: so one bad entry stays one.
                append(leaf if stored is None else stored)
            self.size += 1
            if self._due and self._due[0].size <= self.size:
                yield from self._compare()
        yield from self._conclude(signed)

    def _read_checkpoints(self) -> Iterator[Finding]:
        """Keep the checkpoints that this log signed, by ascending size; name the others."""
        good: dict[tuple[int, bytes], Checkpoint] = {}
        for raw in self._log.checkpoints:
            try:
                opened = open_checkpoint(raw, origin=self._places.origin, log_public=self._log.log_public)
            except Malformed as refusal:
                yield self._bad_checkpoint(raw, refusal)
            else:
                good[opened.size, opened.root] = opened
        self._due = [good[key] for key in sorted(good)]

    def _bad_checkpoint(self, raw: bytes, refusal: Malformed) -> Finding:
        try:
            claim = parse_body(note.parse(raw).text)
        except Malformed:
            return self._finding("forged", None, reason=refusal.code)
        if claim.origin != self._places.origin:
            return self._finding("foreign", None, origin=claim.origin, size=claim.size)
        return self._finding("forged", None, reason=refusal.code, size=claim.size)

    def _compare(self) -> Iterator[Finding]:
        """Compare the root with the checkpoints of the present size."""
        confirmed = False
        while self._due and self._due[0].size <= self.size:
            due = self._due.pop(0)
            # After a gap there is no root to compare; the gap itself has been named.
            if self._gaps:
                continue
            if due.root == self._frontier.root():
                confirmed = True
            else:
                self._mismatched.append(due)
        if confirmed:
            # The device signed these entries, so a different root that it also signed is a second history.
            for other in self._mismatched:
                yield self._finding("forked", other.size, size=other.size)
            self._mismatched.clear()
            self._entries.confirmed()
            self.signed_size = self.size

    def _conclude(self, signed: int) -> Iterator[Finding]:
        # Several roots for one size are two histories, whichever of them is stored here.
        sizes = [other.size for other in self._mismatched]
        for size in sorted({size for size in sizes if sizes.count(size) > 1}):
            yield self._finding("forked", size, size=size)
        yield from self._entries.conclude(size=self.size, signed_size=self.signed_size, gaps=self._gaps)
        if self._mismatched:
            yield from self._explain_mismatch(self._mismatched[0])
        claimed = max(signed, self._log.expected_size or 0)
        if self.size + self._entries.tail_shift < claimed:
            yield self._finding("rolled-back", self.size, until=claimed, size=claimed)
        if self.size > signed and not self._log.unsigned_tail:
            yield self._finding("forged", signed, until=self.size, reason="unsigned")

    def _explain_mismatch(self, first: Checkpoint) -> Iterator[Finding]:
        """Name what no single entry explains: something between the last confirmed root and this one."""
        yield from self._entries.explain(first.size)
        if not self._entries.wrong_before(first.size):
            # Entries that all open were made by somebody who holds the keys; the device signed others.
            readable = self._log.keys is not None and not self._entries.unread
            code: Code = "forged" if readable else "altered"
            yield self._finding(code, self.signed_size, until=first.size, reason="root")

    def _finding(self, code: Code, index: int | None, **facts: int | str) -> Finding:
        return Finding(code=code, device=self._log.device, index=index, facts=facts)
