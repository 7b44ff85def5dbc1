"""A shared folder with a past, made by real laptops, and what is needed to tell truth from tampering afterwards.

Three laptops worked together, one of them was revoked and went on; a fourth was let in and has read nothing yet.
Sealed bundles, many tail files, attachments, earlier states of the folder, and another office's folder are all there.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from tests.support.two_laptops import CLERK, OWNER, connect, exchange, found_office, second_laptop
from workflows import clock
from workflows.domain.commands import Comment, Refusal, Submit
from workflows.domain.definitions import ApprovalStep, Definition
from workflows.domain.events import Source, WorkflowPublished
from workflows.domain.forms import Field
from workflows.domain.outcomes import Approver
from workflows.keys import DeviceKeys
from workflows.ledger import names, segment
from workflows.ledger.checkpoint import Checkpoint
from workflows.ledger.merkle import leaf_hash, root_of
from workflows.office.attachments import keep_bytes, seal_document
from workflows.office.office import Office
from workflows.office.sharing.revoking import revoke
from workflows.office.sharing.sharing import Sharing

PLAIN = Definition(
    id="plain",
    name="Plain",
    fields=(Field(id="what", type="text", label="What"),),
    steps=(ApprovalStep(id="approve", name="Approve", approvers=(Approver(role="owner", at="head"),)),),
)
_START_MS = 1_760_000_000_000
"""In October 2025: before any day on which this runs."""
_REQUESTS = 12
_ROUNDS = 14


class World(msgspec.Struct, kw_only=True):
    """Everything that a tampering starts from, and the truth. Offices are open for reading."""

    office: str
    folder: Path
    snapshots: tuple[Path, ...]
    """The folder at earlier times, the earliest first."""
    foreign: Path
    """The folder of another office."""
    joiner: Path
    """The home of a laptop that was let in and has read nothing."""
    truth: Mapping[str, list[bytes]]
    """What each device wrote, and no other entry may ever be accepted from it."""
    keys: Mapping[str, DeviceKeys]
    revoked: str
    cut: int
    homes: Mapping[str, Path] = {}
    """Of the two laptops that go on, by device."""
    offices: Mapping[str, Office] = {}

    def files(self) -> list[str]:
        """Every file of the folder."""
        return files_in(self.folder)

    def segment(self, device: str, start: int, entries: list[bytes], *, signer: DeviceKeys, size: int = 0) -> bytes:
        """A tail file of a device whose head is over its true log up to ``start`` and these entries."""
        leaves = [leaf_hash(raw) for raw in (*self.truth[device][:start], *entries)]
        head = Checkpoint(origin=names.origin(self.office, device), size=size or len(leaves), root=root_of(leaves))
        return segment.encode(start=start, note=signer.sign_checkpoint(head), entries=entries)


def files_in(folder: Path) -> list[str]:
    """Paths of all files, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@contextmanager
def make_world(root: Path) -> Iterator[World]:
    """Build it below a directory; takes some seconds."""
    before = os.environ.get("COUNTERSIGN_NOW")
    try:
        made = _make(root)
    finally:
        os.environ.pop("COUNTERSIGN_NOW", None)
        if before is not None:
            os.environ["COUNTERSIGN_NOW"] = before
    homes = {device: root / name for device, name in zip(made.keys, ("first", "second"), strict=False)}
    with Office.open(root / "first", write=False) as one, Office.open(root / "second", write=False) as two:
        offices = {one.keys.device: one, two.keys.device: two}
        yield msgspec.structs.replace(made, homes=homes, offices=offices)


def _make(root: Path) -> World:
    root.mkdir(parents=True, exist_ok=True)
    _at(_START_MS)
    folder, snapshots = root / "folder", list[Path]()
    first = found_office(root / "first")
    assert not isinstance(first.change(OWNER, (WorkflowPublished(definition=PLAIN),)), Refusal)
    second, third = second_laptop(first, root / "second"), second_laptop(first, root / "third")
    joiner = _let_in(first, root / "joiner")
    sharings = [connect(office, folder) for office in (first, second, third)]
    exchange(*sharings)
    requests = [_submit(first, f"paper {number}".encode() * 40) for number in range(_REQUESTS)]
    exchange(*sharings)
    for turn in range(_ROUNDS):
        _at(clock.now_ms() + 200_000)
        _comment(first, OWNER, requests, 26 if turn < _ROUNDS - 3 else 3)
        _comment(second, CLERK, requests, 22 if turn < _ROUNDS - 3 else 2)
        _comment(third, CLERK, requests, 4)
        exchange(*sharings, times=1)
        if turn in {2, 7, 11}:
            snapshots.append(Path(shutil.copytree(folder, root / f"snapshot-{turn}")))
    exchange(sharings[2], sharings[0], times=3)
    third_id = third.keys.device
    cut = revoke(first, third_id, by=OWNER, second=CLERK).size
    exchange(*sharings[:2], times=3)
    _comment(third, CLERK, requests, 5)
    truth = {log.device: _raw(first, log.device) for log in first.store.entries.logs()}
    truth |= {office.keys.device: _raw(office, office.keys.device) for office in (first, second, third)}
    keys = {office.keys.device: office.keys for office in (first, second, third)}
    for office in (first, second, third):
        office.close()
    return World(
        office=first.id,
        folder=folder,
        snapshots=tuple(snapshots),
        foreign=_foreign(root),
        joiner=joiner,
        truth=truth,
        keys=keys,
        revoked=third_id,
        cut=cut,
    )


def _at(ms: int) -> None:
    os.environ["COUNTERSIGN_NOW"] = clock.iso_utc(ms)


def _let_in(first: Office, home: Path) -> Path:
    """A home that was let in, and then loses all that it was given of others' logs."""
    second_laptop(first, home).close()
    with closing(sqlite3.connect(home / "countersign.db")) as connection, connection:
        connection.execute("DELETE FROM entries WHERE device NOT IN (SELECT device FROM logs WHERE own)")
        connection.execute("DELETE FROM checkpoints WHERE device NOT IN (SELECT device FROM logs WHERE own)")
        connection.execute("UPDATE logs SET size = 0, frontier = ? WHERE NOT own", (bytes(8),))
    with Office.open(home) as office:
        office.rebuild()
    return home


def _submit(office: Office, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    keep_bytes(office.store.home.attachments, digest, content)
    made = seal_document(office.store.home, digest)
    source = Source(name="in.pdf", sha256=digest, size=len(content), blob=made.blob, secret=made.secret)
    acted = office.submit(
        Submit(workflow="plain", unit="head-office", by=OWNER, values={"what": "it"}, sources=(source,))
    )
    assert not isinstance(acted, Refusal), acted
    return acted.request.id


def _comment(office: Office, by: str, requests: list[str], count: int) -> None:
    for number in range(count):
        acted = office.act(requests[number % len(requests)], Comment(by=by, text=f"remark {number}"))
        assert not isinstance(acted, Refusal), acted


def _raw(office: Office, device: str) -> list[bytes]:
    log = office.store.entries.log(device)
    assert log is not None
    return [row.raw for row in office.store.entries.between(device, 0, log.size)]


def _foreign(root: Path) -> Path:
    with found_office(root / "other") as other:
        assert not isinstance(other.change(OWNER, (WorkflowPublished(definition=PLAIN),)), Refusal)
        sharing: Sharing = connect(other, root / "foreign")
        request = _submit(other, b"another paper")
        for _ in range(4):
            _comment(other, OWNER, [request], 70)
            sharing.exchange()
    return root / "foreign"
