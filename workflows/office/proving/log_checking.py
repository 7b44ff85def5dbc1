"""Checks the stored logs byte by byte: hashes, encryption, signed heads, and what is remembered outside the database.

Nothing beside an entry is believed: not its columns, not the head of its log, not the office's name in the local facts.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from workflows.errors import Trouble
from workflows.ledger import entry, names
from workflows.ledger.checkpoint import open_checkpoint
from workflows.ledger.finding import Log, StoredEntry
from workflows.ledger.malformed import Malformed
from workflows.ledger.merkle import Frontier
from workflows.ledger.verify import LogCheck
from workflows.office.journal import CHECKED_FACT
from workflows.office.proving.ground import DAMAGE, FACTS, HEADS, Ground, notes_of
from workflows.office.proving.verdict import CheckedDevice, Finding, of_log
from workflows.store.rows import EntryRow, LogRow, is_mark
from workflows.store.store import Store

COLUMNS = "columns"
"""The finding's file for what stands beside an entry in its row."""
KEY_STORE = "key store"

_BUNDLE = 256
_FAR = 2**62


class Checked(msgspec.Struct, kw_only=True):
    """What was learned from the bytes of all logs."""

    devices: list[CheckedDevice] = []
    findings: list[Finding] = []
    wrong: set[tuple[str, int]] = set()
    """Device and position of entries that are not what was written."""
    authority: list[EntryRow] = []
    unnamed: list[EntryRow] = []
    """Other entries that name no request in their row."""
    requests: set[str] = set()
    entries: int = 0
    thinned: dict[str, list[int]] = {}
    """Entries without bytes, by device: whether an act retired them shows when the authority was read."""
    gaps: bool = False
    """Whether entries are missing, so that nobody can tell what they said."""


def check_logs(store: Store, ground: Ground, checked: Checked, told: Callable[[int], None]) -> None:
    """Check every log; ``checked`` fills. ``told`` is told how many entries were looked at so far."""
    checked.findings += ground.findings
    for log in ground.logs:
        _LogPass(store, ground, log, checked, told).run()
    if not checked.gaps and store.entries.count() != checked.entries:
        known = {log.device for log in ground.logs}
        strays = [row for row in store.entries.every() if row.device not in known]
        checked.findings += [Finding(code="foreign", device=row.device, index=row.position) for row in strays]


class _LogPass:
    """One pass over one log."""

    def __init__(
        self, store: Store, ground: Ground, log: LogRow, checked: Checked, told: Callable[[int], None]
    ) -> None:
        self._store = store
        self._ground = ground
        self._log = log
        self._checked = checked
        self._told = told
        self._own = log.device == ground.own if ground.own else log.own
        self._keyed = names.device_id(log.public_key) == log.device
        self._marks: list[tuple[int, bytes, str]] = []
        """Heads to compare with: size, root, and where it is noted."""
        self._unreadable: list[int] = []
        self._columns: list[int] = []
        self._seen: dict[int, bytes | None] = {}
        self._findings: list[Finding] = []

    def run(self) -> None:
        log, ground, checked = self._log, self._ground, self._checked
        notes, signed = self._good_notes()
        self._note_marks()
        expected = max(log.size, ground.remembered[0] if ground.remembered and self._own else 0)
        check = LogCheck(
            Log(
                office=ground.office,
                device=log.device,
                log_public=log.public_key,
                founding=log.device == ground.founder,
                checkpoints=notes,
                expected_size=expected,
                keys=ground.scope_keys,
                unsigned_tail=self._own or not self._keyed,
                may_be_thinned=True,
                other_origins=tuple(other.origin for other in ground.logs if other.device != log.device),
            )
        )
        before = len(self._findings)
        self._findings += [of_log(found) for found in check.findings(self._entries(check))]
        wrong = self._wrong(self._findings[before:])
        sound = len(self._findings) == before
        if sound:
            self._compare_marks(check)
            if self._own and ground.remembered and before == 0 and signed < ground.remembered[0]:
                self._found("missing", file=_checkpoint(ground.remembered[0]), size=ground.remembered[0])
        for position in self._columns:
            if position not in wrong:
                self._found("altered", index=position, file=COLUMNS)
                wrong.add(position)
        self._name_unreadable()
        checked.gaps |= any(found.code in {"missing", "rolled-back"} for found in self._findings[before:])
        checked.wrong |= {(log.device, position) for position in wrong}
        checked.findings += self._findings
        root = check.root
        checked.devices.append(
            CheckedDevice(
                device=log.device,
                size=check.size,
                root=root.hex() if root else None,
                ok=not self._findings,
                retired=len(checked.thinned.get(log.device, ())),
            )
        )

    def _entries(self, check: LogCheck) -> Iterator[StoredEntry]:
        """The rows as the check wants them; what the rows say beside the bytes is looked at on the way."""
        wanted = {size for size, _, _ in self._marks}
        for row in self._rows():
            if check.size in wanted:
                self._seen[check.size] = check.root
            self._look_at(row)
            self._checked.entries += 1
            if self._checked.entries % _BUNDLE == 0:
                self._told(self._checked.entries)
            yield row.position, row.raw, row.leaf
        self._seen[check.size] = check.root

    def _rows(self) -> Iterator[EntryRow]:
        yield from self._elsewhere(-_FAR, 0)
        start = 0
        while True:
            unreadable = len(self._unreadable)
            rows = list(self._readable(start, start + _BUNDLE))
            yield from rows
            start += _BUNDLE
            if not rows and (start >= self._log.size or len(self._unreadable) == unreadable):
                yield from self._elsewhere(start, _FAR)
                return

    def _elsewhere(self, start: int, end: int) -> tuple[EntryRow, ...]:
        """Rows where none should be; none where the database is too damaged to ask."""
        try:
            return self._store.entries.between(self._log.device, start, end)
        except Trouble as error:
            if error.code not in DAMAGE:
                raise
            return ()

    def _readable(self, start: int, end: int) -> Iterator[EntryRow]:
        """The rows of a range; where the database is damaged, those that can still be read."""
        try:
            rows = self._store.entries.between(self._log.device, start, end)
        except Trouble as error:
            if error.code not in DAMAGE:
                raise
            if end - start == 1:
                if start < self._log.size:
                    self._unreadable.append(start)
                return
            middle = (start + end) // 2
            yield from self._readable(start, middle)
            yield from self._readable(middle, end)
            return
        yield from rows

    def _look_at(self, row: EntryRow) -> None:
        """Sort the entry by what it is about, and compare its columns with its bytes."""
        if not row.raw:
            self._checked.thinned.setdefault(row.device, []).append(row.position)
            return
        try:
            scope = entry.parse_header(row.raw).scope
        except Malformed:
            scope = row.scope  # the entry is named anyway; what it was about decides what else can be said
        if row.scope != scope or (scope in entry.TRUST_SCOPES and row.request is not None):
            self._columns.append(row.position)
        if {scope, row.scope} & entry.TRUST_SCOPES:
            self._checked.authority.append(row)
        elif row.request is None or is_mark(row.request):
            self._checked.unnamed.append(row)
        if row.request is not None and not is_mark(row.request):
            self._checked.requests.add(row.request)

    def _good_notes(self) -> tuple[tuple[bytes, ...], int]:
        """The signed heads that hold, and the largest size among them; the others are named here, by their row."""
        log, good, largest = self._log, [], 0
        origin = names.origin(self._ground.office, log.device)
        # Without the log's own key nothing can be said about its signatures; the key has been named as altered.
        rows = notes_of(self._store, log.device) if self._keyed else ()
        if rows is None:
            self._found("missing", file="checkpoints", reason="unreadable")
        for row in rows or ():
            try:
                opened = open_checkpoint(row.note, origin=origin, log_public=log.public_key)
            except Malformed as refusal:
                self._found("forged", file=_checkpoint(row.size), reason=refusal.code, size=row.size)
                continue
            if opened.size != row.size:
                self._found("altered", file=_checkpoint(row.size), reason="columns", size=row.size)
            good.append(row.note)
            largest = max(largest, opened.size)
        return tuple(good), largest

    def _note_marks(self) -> None:
        for raw, where in ((self._log.frontier, HEADS), (self._own_place(), FACTS)):
            if raw is None:
                continue
            try:
                frontier = Frontier.from_bytes(raw)
            except Malformed:
                self._found("altered", file=where, reason="frontier")
                continue
            if where == HEADS and frontier.size != self._log.size:
                self._found("altered", file=where, reason="size")
            self._marks.append((frontier.size, frontier.root(), where))
        if self._own and self._ground.remembered:
            self._marks.append((*self._ground.remembered, KEY_STORE))

    def _own_place(self) -> bytes | None:
        return self._store.facts.get(CHECKED_FACT) if self._own else None

    def _compare_marks(self, check: LogCheck) -> None:
        """Only where the entries themselves are sound: otherwise what is wrong has been named already."""
        if self._log.size != check.size:
            self._found("altered", file=HEADS, reason="size")
        for size, root, where in self._marks:
            if self._seen.get(size) != root:
                self._found("forked" if where == KEY_STORE else "altered", file=where, reason="root", size=size)

    def _name_unreadable(self) -> None:
        """What the damaged database does not give back is missing, for that reason, also at the end of the log."""
        gone = set(self._unreadable)
        for place, found in enumerate(self._findings):
            if found.code in {"missing", "rolled-back"} and found.index in gone:
                facts = found.facts | {"reason": "unreadable"}
                self._findings[place] = msgspec.structs.replace(found, code="missing", facts=facts)

    def _wrong(self, findings: Iterable[Finding]) -> set[int]:
        wrong = set(self._unreadable)
        for found in findings:
            if found.index is not None and found.code != "rolled-back":
                until = found.facts.get("until")
                wrong.update(range(found.index, until if isinstance(until, int) else found.index + 1))
        return wrong

    def _found(self, code: str, *, index: int | None = None, file: str | None = None, **facts: int | str) -> None:
        plain = {"code": code, "device": self._log.device, "index": index, "file": file, "facts": facts}
        self._findings.append(msgspec.convert(plain, Finding))


def _checkpoint(size: int) -> str:
    return f"checkpoint {size}"
