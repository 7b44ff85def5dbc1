"""The stored logs as carrying needs them, and what this device remembers about its folder."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workflows.ledger import names
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.merkle import Frontier
from workflows.ledger.retirement import Run
from workflows.office.journal import SEALED
from workflows.office.retention.carrying_out import LOOK_FACT, dropped
from workflows.store.rows import RETIRED, UNREAD, CheckpointRow, EntryRow
from workflows.sync.ports import Batch, Member

if TYPE_CHECKING:
    from workflows.office.office import Office

_FOLDER = "folder/"
"""Facts under this prefix are what is remembered about the folder."""


class StoredLogs:
    """All logs of one office over its database (see ``sync.ports.Logs``). Used by the thread that opened the office."""

    def __init__(self, office: "Office") -> None:
        self._office = office
        self.office = office.id
        self.own = office.keys.device
        self._members: dict[str, Member] = {}
        """Those met so far, whose names were checked; asked for several times in every poll."""

    def members(self) -> Mapping[str, Member]:
        """Every device whose log is kept here; those whose log ended stay, for what they wrote before."""
        found: dict[str, Member] = {}
        for log in self._office.store.entries.logs():
            member = self._members.get(log.device)
            if member is None or (member.origin, member.public_key) != (log.origin, log.public_key):
                if names.device_id(log.public_key) != log.device:
                    continue
                member = Member(device=log.device, origin=log.origin, public_key=log.public_key)
                self._members[log.device] = member
            found[log.device] = member
        return found

    def frontier(self, device: str) -> Frontier:
        """The edge of a log as it is held here."""
        log = self._office.store.entries.log(device)
        return Frontier() if log is None else Frontier.from_bytes(log.frontier)

    def entries(self, device: str, start: int, end: int) -> Sequence[bytes]:
        """Stored bytes, read from the database."""
        return [row.raw for row in self._office.store.entries.between(device, start, end)]

    def leaves(self, device: str, start: int, end: int) -> Sequence[bytes]:
        """The leaf hashes stored beside them."""
        return self._office.store.entries.leaves(device, start, end)

    def note(self, device: str) -> tuple[int, bytes] | None:
        """The largest signed head that is kept."""
        latest = self._office.store.entries.latest_checkpoint(device)
        return None if latest is None else (latest.size, latest.note)

    def sign(self, checkpoint: Checkpoint) -> bytes:
        """The own log's signature on a head."""
        return self._office.keys.sign_checkpoint(checkpoint)

    def add(self, batches: Sequence[Batch]) -> None:
        """Store verified entries, marked unread, with the heads that cover them."""
        store = self._office.store
        # What is remembered of the files they came from is written later, so it is never kept without them.
        with store.database.importing(), store.database.transaction():
            for batch in batches:
                rows = [
                    EntryRow(
                        device=batch.device,
                        position=position,
                        scope=int.from_bytes(raw[1:3], "big"),
                        request=UNREAD if raw else RETIRED,
                        raw=raw,
                        leaf=leaf,
                    )
                    for position, (raw, leaf) in enumerate(zip(batch.entries, batch.leaves, strict=True), batch.start)
                ]
                before = store.entries.latest_checkpoint(batch.device)
                store.entries.append(rows, batch.frontier.to_bytes())
                replaced = before.size if before is not None and before.size % SEALED else None
                head = CheckpointRow(device=batch.device, size=batch.frontier.size, note=batch.note)
                store.entries.put_checkpoint(head, replacing=replaced)
                if not all(batch.entries):
                    store.facts.put(LOOK_FACT, b"1")

    def retired(self, device: str) -> Sequence[Run]:
        """What was dropped here after an owner's act."""
        return dropped(self._office).get(device, ())


class FolderMemory:
    """What this device remembers about its folder (see ``sync.ports.Memory``), as local facts."""

    def __init__(self, office: "Office") -> None:
        self._store = office.store

    def every(self) -> Mapping[str, bytes]:
        """All of it."""
        return self._store.facts.under(_FOLDER)

    def change(self, changes: Mapping[str, bytes | None]) -> None:
        """Remember and forget, in one transaction."""
        if not changes:
            return
        with self._store.database.transaction():
            for name, value in changes.items():
                if value is None:
                    self._store.facts.remove(_FOLDER + name)
                else:
                    self._store.facts.put(_FOLDER + name, value)

    def forget(self) -> None:
        """Remember nothing: another folder, or none."""
        self.change(dict.fromkeys(self.every()))

    def forget_inside(self) -> None:
        """The same inside a transaction that is open."""
        for name in self.every():
            self._store.facts.remove(_FOLDER + name)
