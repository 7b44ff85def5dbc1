"""Checks one device's log in the shared folder: each of its tail files, and whether all that must be there is there."""

from collections.abc import Iterable, Iterator, Mapping

from workflows.ledger import note as notes
from workflows.ledger import segment
from workflows.ledger.checkpoint import Checkpoint, parse_decimal
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import leaf_hash
from workflows.ledger.trust import Trust
from workflows.office.chain import BEYOND_CUT
from workflows.office.proving.folder_sealed import Sealed
from workflows.office.proving.folder_view import KnownLog, Look, whole_entries, without
from workflows.office.proving.verdict import CheckedDevice
from workflows.sync import layout, plan
from workflows.sync.opening import Signed
from workflows.sync.remembered import Known

BEYOND_FORK = "beyond-fork"
"""Reason of entries behind the place where a log is known to have two histories."""


class LogInFolder:
    """One pass over one log."""

    def __init__(self, look: Look, sealed: Sealed, known: KnownLog, signed: list[Signed]) -> None:
        """``signed`` are the files of ``tail/`` whose head this device signed, under whatever names."""
        self._look = look
        self._sealed = sealed
        self._known = known
        self._device = known.device
        self._signed = signed
        self._good: dict[str, plan.Span] = {}
        self._head: Checkpoint | None = None
        self.shown = 0
        """How far the folder shows the log; known after ``run``."""

    def run(self, seen: int, listed: Iterable[str], remembered: Mapping[str, Known], trust: Trust) -> None:
        """Check everything. Entries up to ``seen`` were in the folder before; ``remembered`` are files that were.

        ``listed`` are the names in ``tail/``.
        """
        self._head = self._sealed.head(self._device)
        self._extend()
        for one in sorted(self._signed, key=lambda one: (one.start, one.end, one.name)):
            if self._is_good(one):
                self._good[one.name] = one.span
        wrong = [known.span for name, known in remembered.items() if self._is_wrong(name)]
        claimed = [*wrong, *self._claimed_by_name(listed, remembered, seen)]
        spans = [*self._good.values(), *claimed]
        sealed = max(0 if self._head is None else self._head.size, self._sealed.top(self._device))
        sealed = plan.sealed_size(min(sealed, self._known.size))
        self.shown = max([sealed, *(span.end for span in spans)])
        sealed = max(sealed, plan.sealed_size(min(self.shown, self._known.size)))
        self._sealed.check(self._device, sealed, self._head)
        self._sealed.name_unproven(self._device, max(self.shown, 0 if self._head is None else self._head.size))
        if self.shown < seen:
            self._look.found("rolled-back", device=self._device, index=self.shown, shown=self.shown, size=seen)
        gone = list(self._name_gone([*self._good.values(), *wrong], seen, remembered))
        if self.shown:
            for gap in without(plan.expected(self.shown), [*spans, *gone]):
                self._look.found("missing", device=self._device, index=gap.start, until=gap.end)
        self._name_uncounted(trust, max([sealed, *(span.end for span in self._good.values())]))

    def answer(self) -> CheckedDevice:
        """The log as the folder shows it; after ``run``."""
        whole = self.shown <= self._known.size
        return CheckedDevice(
            device=self._device,
            size=self.shown,
            root=self._known.root(self.shown).hex() if whole else None,
            ok=not any(found.device == self._device for found in self._look.findings),
            retired=self._sealed.retired(self._device, self.shown),
        )

    # ------------------------------------------------------------ what the folder proves beyond what is held here

    def _extend(self) -> None:
        """Let the known log grow by everything that a signed head in the folder covers."""
        known, device = self._known, self._device
        ahead = sorted((one for one in self._signed if one.end > known.size), key=lambda one: (one.end, one.start))
        grew = True
        while grew:
            grew = sum(self._continue(one) for one in ahead) > 0
        head = self._head
        if head is not None and head.size > known.size:
            between = self._sealed.between(device, known.size, head.size)
            if between is not None and known.continued(known.size, between) == head.root:
                known.extend(between)
        if known.size > known.held:
            self._look.note("news", device=device, held=known.held, shown=known.size)

    def _continue(self, one: Signed) -> bool:
        known = self._known
        if one.end <= known.size:
            return False
        leaves = list(one.leaves)
        if one.start > known.size:
            between = self._sealed.between(self._device, known.size, one.start)
            if between is None:
                return False
            leaves = between + leaves
        else:
            leaves = leaves[known.size - one.start :]
        if known.differs(one.start, one.leaves) is not None or known.continued(known.size, leaves) != one.root:
            return False
        known.extend(leaves)
        return True

    # ------------------------------------------------------------ each file

    def _is_good(self, one: Signed) -> bool:
        """Whether a file holds what this device signed; else it is named. One in a wrong place is named and good."""
        if not self._is_history(one):
            return False
        path = layout.in_tail(one.name)
        hint = layout.parse_segment(one.name)
        if hint is None:
            self._look.note("copy", file=path, device=self._device)
        elif (hint.device, hint.start, hint.end) != (one.device, one.start, one.end):
            right = layout.segment(one.device, one.start, one.end)
            self._look.found("reordered", device=self._device, index=one.start, file=path, belongs_at=right)
        return True

    def _is_history(self, one: Signed) -> bool:
        known, look, path = self._known, self._look, layout.in_tail(one.name)
        differs = known.differs(one.start, one.leaves)
        if one.start > known.size:
            look.note("gap", file=path, device=self._device, start=known.size, end=one.start)
            return True
        if one.end <= known.size:
            if known.root(one.end) == one.root:
                if differs is not None:
                    look.found("altered", device=self._device, index=differs, file=path)
                return differs is None
            is_fork = True  # the device signed two roots of one size, whatever entries stand here
        else:
            is_fork = known.continued(one.start, one.leaves) == one.root
        if is_fork:
            look.found("forked", device=self._device, index=differs, file=path, size=one.end)
        else:
            index = known.size if differs is None else differs
            look.found("altered", device=self._device, index=index, file=path, until=one.end)
        return False

    # ------------------------------------------------------------ what must be there

    def _is_wrong(self, name: str) -> bool:
        """Whether a file of this name was named: then its entries are wrong, and not missing as well."""
        return name not in self._good and layout.in_tail(name) in self._look.named

    def _claimed_by_name(
        self, listed: Iterable[str], remembered: Mapping[str, Known], seen: int
    ) -> Iterator[plan.Span]:
        """What wrong files that nobody verified before should hold, as far as the log was ever seen to go."""
        most = max([seen, self._known.size, *(one.end for one in self._signed)])
        for name in listed:
            hint = layout.parse_segment(name)
            if hint is None or hint.device != self._device or hint.end > most:
                continue
            if name not in remembered and self._is_wrong(name):
                yield plan.Span(hint.start, hint.end)

    def _name_gone(self, covered: list[plan.Span], seen: int, remembered: Mapping[str, Known]) -> Iterator[plan.Span]:
        """Name files that were there and hold what nothing else holds."""
        wanted = plan.expected(self.shown) if self.shown else plan.Span(0, 0)
        sealed = plan.Span(0, wanted.start)
        for name, known in sorted(remembered.items(), key=lambda one: (one[1].span, one[0])):
            if name in self._good or self._is_wrong(name):
                continue
            left = list(without(known.span, [sealed, *covered]))
            if left and left[0].start < max(seen, self.shown):
                path = layout.in_tail(name)
                self._look.found("missing", device=self._device, index=left[0].start, file=path, until=left[-1].end)
                yield known.span

    def _name_uncounted(self, trust: Trust, end: int) -> None:
        """Name entries that stand where the log no longer counts, unless they were let in."""
        device = self._device
        fork = trust.forks.get(device)
        if fork is not None and fork < end:
            self._look.found(
                "forked", device=device, index=fork, file=self._holding(fork), until=end, reason=BEYOND_FORK
            )
            end = fork
        known = trust.members.get(device)
        if known is None or known.ends_at is None or known.ends_at >= end:
            return
        ratified = [plan.Span(*one) for one in trust.ratified.get(device, ())]
        for span in without(plan.Span(known.ends_at, end), ratified):
            file = self._holding(span.start)
            # Nobody can take them out of what the laptop signed, and they have no effect: nothing has to be mended.
            self._look.note(BEYOND_CUT, device=device, index=span.start, file=file, until=span.end)

    def _holding(self, index: int) -> str | None:
        """A tail file with this entry."""
        found = (name for name, span in sorted(self._good.items()) if span.start <= index < span.end)
        name = next(found, None)
        return None if name is None else layout.in_tail(name)


def first_wrong_entry(known: KnownLog, start: int, raw: bytes) -> int | None:
    """The first entry of a damaged tail file, meant to begin at ``start``, that is not the known one.

    None where its frame is damaged so that nobody can tell, or where all known entries stand in it.
    """
    line, _, body = raw.partition(b"\n")
    words = line[: segment.MAX_LINE_BYTES].split(b" ")
    try:
        claimed, note_bytes = (parse_decimal(words[at].decode("ascii")) for at in (1, 3))
        notes.parse(body[:note_bytes])
    except (IndexError, UnicodeDecodeError, Malformed):
        return None
    if claimed != start:
        return None
    leaves = [leaf_hash(entry) for entry in whole_entries(body[note_bytes:])[0]]
    differs = known.differs(start, leaves)
    if differs is not None:
        return differs
    after = start + len(leaves)
    return after if after < known.size else None
