"""Logs and a memory that live in the test's own memory: real keys, real trees, real signatures.

``durable`` parts and what a crash takes are for those who build on it: everything here is kept at once.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workflows.ledger import checkpoint, names
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.merkle import Frontier, leaf_hash
from workflows.ledger.retirement import Run, joined
from workflows.sync.exchange import Exchange, Report
from workflows.sync.folder import Folder
from workflows.sync.ports import Batch, Member

OFFICE = "o" * 26


class Device:
    """A laptop's log key, always the same for the same name."""

    def __init__(self, name: str, office: str = OFFICE) -> None:
        self.private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())
        self.public = self.private.public_key().public_bytes_raw()
        self.id = names.device_id(self.public)
        self.origin = names.origin(office, self.id)
        self.member = Member(device=self.id, origin=self.origin, public_key=self.public)

    def sign(self, entries: Sequence[bytes]) -> bytes:
        """The signed head over all of these entries: what an honest device signs only for its own log."""
        edge = Frontier()
        for entry in entries:
            edge.append(leaf_hash(entry))
        return checkpoint.sign(Checkpoint(origin=self.origin, size=edge.size, root=edge.root()), self.private)


class Log:
    """One device's log as it is held somewhere."""

    def __init__(self) -> None:
        self.entries: list[bytes] = []
        self.leaves: list[bytes] = []
        self.edge = Frontier()
        self.note: tuple[int, bytes] | None = None

    def append(self, entry: bytes, leaf: bytes | None = None) -> None:
        """One more entry; of a retired one, its leaf hash."""
        self.entries.append(entry)
        self.leaves.append(leaf or leaf_hash(entry))
        self.edge.append(self.leaves[-1])


class MemoryLogs:
    """The logs of one laptop. Refuses what the office's own would refuse: a batch that does not continue a log."""

    def __init__(self, device: Device, members: Iterable[Device] = (), *, office: str = OFFICE) -> None:
        self.office = office
        self.own = device.id
        self.device = device
        self.admitted = {one.id: one.member for one in (device, *members)}
        self.logs: dict[str, Log] = {}
        self.signed: list[Checkpoint] = []
        self.batches: list[Batch] = []
        self.gone: dict[str, tuple[Run, ...]] = {}

    def retire(self, device: str, *runs: Run) -> None:
        """Drop the bytes of these entries, as every laptop does that has read the act."""
        self.gone[device] = joined(self.gone.get(device, ()), runs)
        for start, end in runs:
            self.log(device).entries[start:end] = [b""] * (end - start)

    def log(self, device: str) -> Log:
        """A log to look at or to change."""
        return self.logs.setdefault(device, Log())

    def append(self, *entries: bytes) -> None:
        """Decide something: entries at the end of the own log."""
        for entry in entries:
            self.log(self.own).append(entry)

    def admit(self, *devices: Device) -> None:
        """Let devices in."""
        self.admitted.update({one.id: one.member for one in devices})

    def all_entries(self) -> dict[str, list[bytes]]:
        """What is held, by device; logs without entries left out."""
        return {device: list(log.entries) for device, log in self.logs.items() if log.entries}

    # ------------------------------------------------------------ what an exchange asks for

    def members(self) -> Mapping[str, Member]:
        return dict(self.admitted)

    def frontier(self, device: str) -> Frontier:
        return self.log(device).edge.copy()

    def entries(self, device: str, start: int, end: int) -> Sequence[bytes]:
        return self.log(device).entries[start:end]

    def leaves(self, device: str, start: int, end: int) -> Sequence[bytes]:
        return self.log(device).leaves[start:end]

    def note(self, device: str) -> tuple[int, bytes] | None:
        return self.log(device).note

    def sign(self, head: Checkpoint) -> bytes:
        edge = Frontier()
        own = self.log(self.own)
        assert head.size <= len(own.entries), "signed beyond what is stored"
        for leaf in own.leaves[: head.size]:
            edge.append(leaf)
        assert head.root == edge.root(), "signed a root that is not that of the stored entries"
        signed = checkpoint.sign(head, self.device.private)
        self.signed.append(head)
        if own.note is None or own.note[0] < head.size:
            own.note = (head.size, signed)
        return signed

    def add(self, batches: Sequence[Batch]) -> None:
        for batch in batches:
            log = self.log(batch.device)
            assert batch.device in self.admitted
            assert batch.device != self.own
            assert batch.start == len(log.entries), "a batch continues what is held"
            for entry, leaf in zip(batch.entries, batch.leaves, strict=True):
                log.append(entry, leaf)
                assert not entry or log.leaves[-1] == leaf_hash(entry)
            assert log.edge.root() == batch.frontier.root()
            member = self.admitted[batch.device]
            head = checkpoint.open_checkpoint(batch.note, origin=member.origin, log_public=member.public_key)
            assert (head.size, head.root) == (log.edge.size, log.edge.root())
            log.note = (head.size, batch.note)
            self.batches.append(batch)

    def retired(self, device: str) -> Sequence[Run]:
        return self.gone.get(device, ())


class DictMemory:
    """A memory of one folder."""

    def __init__(self, kept: Mapping[str, bytes] | None = None) -> None:
        self.kept = dict(kept or {})
        self.changes = 0

    def every(self) -> Mapping[str, bytes]:
        return dict(self.kept)

    def change(self, changes: Mapping[str, bytes | None]) -> None:
        self.changes += 1
        for key, value in changes.items():
            if value is None:
                self.kept.pop(key, None)
            else:
                self.kept[key] = value


class Clock:
    """A time that tests move."""

    def __init__(self, ms: int = 1_800_000_000_000) -> None:
        self.ms = ms

    def __call__(self) -> int:
        return self.ms

    def wait(self, *, seconds: float = 0, minutes: float = 0) -> None:
        """Let time go by."""
        self.ms += int(seconds * 1000 + minutes * 60_000)


class FolderLaptop:
    """A laptop beside a shared folder: its logs, its memory of the folder, and exchanges with it."""

    def __init__(self, name: str, folder: Folder, *, members: Iterable[str] = (), clock: Clock | None = None) -> None:
        self.device = Device(name)
        self.id = self.device.id
        self.folder = folder
        self.logs = MemoryLogs(self.device, [Device(other) for other in members])
        self.memory = DictMemory()
        self.clock = clock or Clock()
        self.restart()

    def restart(self) -> None:
        """End the program and start it again: only what is durable stays."""
        self.exchange = Exchange(self.folder, self.logs, self.memory, now_ms=self.clock, draw=lambda most: most // 2)

    def say(self, count: int, *, size: int = 20) -> None:
        """Decide some things."""
        start = len(self.logs.log(self.id).entries)
        self.logs.append(*(f"{self.id} {index} ".encode().ljust(size, b".") for index in range(start, start + count)))

    def run(self, *, publish: bool = True, deep: bool = False) -> Report:
        """Exchange once."""
        return self.exchange.run(publish=publish, deep=deep)
