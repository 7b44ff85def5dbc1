"""What a simulated laptop keeps: its logs and its memory of the folder, durable step by step."""

from collections.abc import Callable, Mapping, Sequence

from tests.simulation.truth import Truth
from workflows.errors import Trouble
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.checkpoint import sign as sign_checkpoint
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.ledger.retirement import Run
from workflows.ledger.tiles import TILE_WIDTH
from workflows.sync.ports import Batch, Member


class KeptLog:
    """One log as it is held."""

    __slots__ = ("entries", "frontier", "leaves", "note")

    def __init__(self) -> None:
        self.entries: list[bytes] = []
        self.leaves: list[bytes] = []
        self.frontier = Frontier()
        self.note: tuple[int, bytes] | None = None

    def copy(self) -> "KeptLog":
        """An independent copy."""
        other = KeptLog()
        other.entries = self.entries.copy()
        other.leaves = self.leaves.copy()
        other.frontier = self.frontier.copy()
        other.note = self.note
        return other

    def append(self, entry: bytes) -> None:
        """One more entry at the end."""
        leaf = leaf_hash(entry)
        self.entries.append(entry)
        self.leaves.append(leaf)
        self.frontier.append(leaf)


class Disk:
    """Logs and Memory in one. Every call that stores calls ``step`` before and after: a crash leaves all or nothing."""

    def __init__(self, own: str, truth: Truth, branch: int) -> None:
        self.office = truth.office
        self.own = own
        self.truth = truth
        self.branch = branch
        """Which of the histories of the own log this copy of the laptop writes."""
        self.kept: dict[str, KeptLog] = {}
        self.remembered: dict[str, bytes] = {}
        self.gone: dict[str, tuple[Run, ...]] = {}
        """What was retired and dropped here."""
        self.step: Callable[[str], None] = lambda _: None
        self.disk_full: Callable[[], bool] = lambda: False
        self.bit_flips: Callable[[], bool] = lambda: False

    def copied(self, branch: int) -> "Disk":
        """The same laptop once more: a clone, or an image for a later restore."""
        other = Disk(self.own, self.truth, branch)
        other.kept = {device: log.copy() for device, log in self.kept.items()}
        other.remembered = dict(self.remembered)
        other.gone = dict(self.gone)
        return other

    def log(self, device: str) -> KeptLog:
        """A log, empty where nothing of it is here."""
        return self.kept.setdefault(device, KeptLog())

    def cut_back_to_signed(self) -> list[bytes]:
        """Keep of the own log what its key signed, and hand out the rest."""
        old = self.log(self.own)
        size = old.note[0] if old.note else 0
        kept = KeptLog()
        for entry in old.entries[:size]:
            kept.append(entry)
        kept.note = old.note
        self.kept[self.own] = kept
        return old.entries[size:]

    def hear(self) -> None:
        """Read the acts that retire entries, and drop what is here of logs that are long enough."""
        for device, runs in self.truth.gone.items():
            log = self.log(device)
            minimum = -(-runs[-1][1] // TILE_WIDTH) * TILE_WIDTH
            if self.gone.get(device) == runs or len(log.entries) < minimum:
                continue
            for start, end in runs:
                log.entries[start:end] = [b""] * (end - start)
            self.gone[device] = runs

    def commit(self, entries: Sequence[bytes]) -> None:
        """Somebody acts on this laptop: the entries are durable and acknowledged when this returns."""
        self._store("commit")
        log = self.log(self.own)
        for entry in entries:
            log.append(entry)
        self.truth.committed(self.own, self.branch, entries)
        self.step("commit.after")

    # ------------------------------------------------------------ Logs

    def members(self) -> Mapping[str, Member]:
        """All admitted devices."""
        return self.truth.members

    def frontier(self, device: str) -> Frontier:
        """A copy of the edge of a log."""
        return self.log(device).frontier.copy()

    def entries(self, device: str, start: int, end: int) -> Sequence[bytes]:
        """Stored entries, unless a bit flips on the way."""
        entries = self.log(device).entries[start:end]
        if entries and self.bit_flips():
            entries[-1] = entries[-1][:-1] + bytes([entries[-1][-1] ^ 1])
        return entries

    def leaves(self, device: str, start: int, end: int) -> Sequence[bytes]:
        """Their leaf hashes."""
        return self.log(device).leaves[start:end]

    def note(self, device: str) -> tuple[int, bytes] | None:
        """The largest signed head that is kept."""
        return self.log(device).note

    def sign(self, checkpoint: Checkpoint) -> bytes:
        """The own key's signature, kept before it leaves; the truth looks whether it was ever right to give it."""
        self._store("sign")
        self.truth.signing(self.own, self.branch, checkpoint)
        note = sign_checkpoint(checkpoint, self.truth.keys[self.own])
        log = self.log(self.own)
        if log.note is None or log.note[0] < checkpoint.size:
            log.note = (checkpoint.size, note)
        self.step("sign.after")
        return note

    def add(self, batches: Sequence[Batch]) -> None:
        """Store what was checked; the truth looks whether it was checked well."""
        self._store("add")
        for batch in batches:
            log = self.log(batch.device)
            self.truth.accepting(batch, log.entries)
            log.entries.extend(batch.entries)
            log.leaves.extend(batch.leaves)
            log.frontier = batch.frontier.copy()
            log.note = (len(log.entries), batch.note)
        self.step("add.after")

    def retired(self, device: str) -> Sequence[Run]:
        """What this disk dropped."""
        return self.gone.get(device, ())

    # ------------------------------------------------------------ Memory

    def every(self) -> Mapping[str, bytes]:
        """All that is remembered."""
        return dict(self.remembered)

    def change(self, changes: Mapping[str, bytes | None]) -> None:
        """Remember and forget."""
        self._store("change")
        for key, value in changes.items():
            if value is None:
                self.remembered.pop(key, None)
            else:
                self.remembered[key] = value
        self.step("change.after")

    def _store(self, what: str) -> None:
        self.step(f"{what}.before")
        if self.disk_full():
            raise Trouble(code="disk-full", title="The disk is full", text="Nothing was stored.", advice="Make room.")
