"""Those who mean harm: an outsider who may write into the folder, and a member with valid keys."""

import hashlib
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.simulation.cloud import Cloud, Files, get, paths, put
from tests.simulation.truth import CANARY, OFFICE, History
from workflows.ledger import names, segment
from workflows.ledger.checkpoint import Checkpoint, sign
from workflows.sync import layout
from workflows.sync.marker import FORMAT, Marker

if TYPE_CHECKING:
    from tests.simulation.world import World

_HUGE = bytes(24 << 20)
_STRANGER = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"a stranger").digest())
_HOSTILE_NAMES = (
    "../../office.json",
    "..",
    "CON",
    "NUL.seg",
    "a b.seg",
    "-rf",
    "%00.seg",
    "\u202egpj.seg",
    "e\u0301.seg",
    "x" * 250,
    "desktop.ini",
    ".DS_Store",
    "Thumbs.db",
    "~$lock.tmp",
)


class Outsider:
    """Writes what it likes, and can sign nothing."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._chance = world.chance

    def put_marker(self, cloud: Cloud) -> None:
        """Somebody connects the folder, or puts its marker back."""
        founder = next(iter(self._world.truth.members))
        marker = Marker(format=FORMAT, office=OFFICE, founder=founder).to_bytes()
        for path in (layout.OFFICE_FILE, layout.marker(OFFICE)):
            cloud.overwrite(path, marker, None)

    def foreign(self) -> Files:
        """The folder of another office, with a log in it."""
        office = names.office_id(hashlib.sha256(b"another office").digest())
        device = names.device_id(_STRANGER.public_key().public_bytes_raw())
        history = History()
        history.extend([b"foreign entry %d" % at for at in range(3)])
        head = Checkpoint(origin=names.origin(office, device), size=3, root=history.roots[3])
        content = segment.encode(start=0, note=sign(head, _STRANGER), entries=history.entries)
        files: Files = {}
        marker = Marker(format=FORMAT, office=office, founder=device).to_bytes()
        put(files, layout.OFFICE_FILE, marker)
        put(files, layout.marker(office), marker)
        put(files, layout.segment(device, 0, 3), content)
        return files

    def strike(self, fault: str) -> None:
        """One act of tampering, on the server and so in every view."""
        cloud = self._world.cloud
        here = [path for path in paths(cloud.server) if path.startswith(("tail/", "log/"))]
        act = {
            "flipped-bit": self._flip,
            "swapped-files": self._swap,
            "deleted-files": self._delete,
            "junk-names": self._junk,
            "forged-segment": self._forge,
            "renamed-file": self._rename,
            "oversized-file": self._inflate,
        }[fault]
        if here:
            act(fault, here)

    def _flip(self, fault: str, here: list[str]) -> None:
        for path in self._chance.sample(here, min(len(here), self._chance.choice((1, 1, 1, 5)))):
            content = bytearray(get(self._world.cloud.server, path) or b"\0")
            if content:
                content[self._chance.randrange(len(content))] ^= 1 << self._chance.randrange(8)
            self._world.cloud.overwrite(path, bytes(content), fault)

    def _swap(self, fault: str, here: list[str]) -> None:
        cloud = self._world.cloud
        one, other = self._chance.choice(here), self._chance.choice(here)
        first, second = get(cloud.server, one) or b"", get(cloud.server, other) or b""
        cloud.overwrite(one, second, fault)
        cloud.overwrite(other, first, fault)

    def _delete(self, fault: str, here: list[str]) -> None:
        start = self._chance.choice(("", "", "tail/", "log/"))
        part = self._chance.choice((0.1, 0.5, 1.0))
        for path in here:
            if path.startswith(start) and self._chance.random() < part:
                self._world.cloud.take_away(path)
                self._world.faults.met(fault, "cloud")

    def _junk(self, fault: str, here: list[str]) -> None:
        cloud = self._world.cloud
        device = self._chance.choice(sorted(self._world.truth.members))
        for number in range(self._chance.choice((20, 20, 20, 1000))):
            name = self._chance.choice(
                (
                    f"{self._chance.getrandbits(40):x}.txt",
                    f"{device}.{self._chance.randrange(10)}-{10**19}.seg",
                    f"{device}.007-{number}.seg",
                    f"{'a' * 26}.0-{number}.seg",
                    f"{device}.{number}-{number + 3}.seg",
                    self._chance.choice(_HOSTILE_NAMES),
                )
            )
            content = self._chance.choice((b"", b"junk", bytes(300), b"folderlog-seg/1 0 1 5\n", b"folderlog-seg/2 x"))
            cloud.overwrite(f"tail/{name}", content, fault)

    def _forge(self, fault: str, here: list[str]) -> None:
        truth = self._world.truth
        device = self._chance.choice(sorted(truth.members))
        history = truth.histories[device][0]
        size = len(history.entries)
        start = self._chance.randrange(size + 1) if self._chance.random() < 0.5 else size
        forged = history.copied(start)
        forged.extend([b"forged|" + CANARY + self._chance.randbytes(8) for _ in range(self._chance.randrange(1, 4))])
        end = len(forged.entries)
        head = Checkpoint(origin=truth.members[device].origin, size=end, root=forged.roots[end])
        note = sign(head, _STRANGER)
        if self._chance.random() < 0.5:
            # The right key's name and id before a signature that is not its own.
            true_id = sign(head, truth.keys[device]).rsplit(b" ", 1)[1][:5]
            note = note.rsplit(b" ", 1)[0] + b" " + true_id + note.rsplit(b" ", 1)[1][5:]
        content = segment.encode(start=start, note=note, entries=forged.entries[start:])
        self._world.cloud.overwrite(f"tail/{device}.{start}-{end}.seg", content, fault)

    def _rename(self, fault: str, here: list[str]) -> None:
        """Another's file under a device's name, or a device's file under another range."""
        cloud, truth = self._world.cloud, self._world.truth
        content = get(cloud.server, self._chance.choice(here)) or b""
        device = self._chance.choice(sorted(truth.members))
        start = self._chance.randrange(truth.longest(device) + 1)
        path = f"tail/{device}.{start}-{start + self._chance.randrange(1, 9)}.seg"
        cloud.overwrite(path, content, fault)

    def _inflate(self, fault: str, here: list[str]) -> None:
        path = self._chance.choice(here)
        start = (get(self._world.cloud.server, path) or b"")[: self._chance.choice((0, 400))]
        self._world.cloud.overwrite(path, start + _HUGE if self._chance.random() < 0.1 else _HUGE, fault)


class Malicious:
    """A member of the office with valid keys and bad intentions."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._chance = world.chance
        truth = world.truth
        self.device = truth.admit()
        truth.dishonest.add(self.device)

    def strike(self, fault: str) -> None:
        """One act: some honest growth, then the deed."""
        self._grow()
        if fault == "equivocation":
            self._equivocate(fault)
        elif fault == "repeated-index":
            self._repeat(fault)
        else:
            self._sign_garbage(fault)

    def _entries(self, count: int) -> list[bytes]:
        return [b"%s|member|" % self.device.encode() + CANARY + self._chance.randbytes(30) for _ in range(count)]

    def _grow(self) -> None:
        history = self._world.truth.histories[self.device][0]
        start = len(history.entries)
        history.extend(self._entries(self._chance.randrange(1, 4)))
        self._publish(history, start, None)

    def _publish(self, history: History, start: int, mood: str | None) -> None:
        """Into the whole cloud, or only into some views and later nowhere else."""
        path, content = self._segment(history, start)
        cloud = self._world.cloud
        if mood is None or self._chance.random() < 0.5:
            cloud.overwrite(path, content, mood or "member")
            return
        for view in cloud.views:
            if self._chance.random() < 0.5:
                view.put(path, content, mood)
        put(cloud.server, path, content)

    def _segment(self, history: History, start: int) -> tuple[str, bytes]:
        truth = self._world.truth
        end = len(history.entries)
        head = Checkpoint(origin=truth.members[self.device].origin, size=end, root=history.roots[end])
        truth.signed[self.device].add((end, head.root))
        note = sign(head, truth.keys[self.device])
        content = segment.encode(start=start, note=note, entries=history.entries[start:])
        return f"tail/{self.device}.{start}-{end}.seg", content

    def _equivocate(self, fault: str) -> None:
        """Two histories for two audiences."""
        truth = self._world.truth
        base = truth.histories[self.device][0]
        shared = self._chance.randrange(len(base.entries) + 1)
        other = base.copied(shared)
        other.extend(self._entries(self._chance.randrange(1, 5)))
        truth.histories[self.device].append(other)
        self._publish(other, shared, fault)

    def _repeat(self, fault: str) -> None:
        """The last index once more, with something else."""
        truth = self._world.truth
        base = truth.histories[self.device][0]
        last = len(base.entries) - 1
        other = base.copied(last)
        other.extend(self._entries(1))
        truth.histories[self.device].append(other)
        self._publish(other, last, fault)

    def _sign_garbage(self, fault: str) -> None:
        truth = self._world.truth
        base = truth.histories[self.device][0]
        start = len(base.entries)
        entries = self._entries(self._chance.randrange(1, 4))
        end = start + len(entries)
        true = base.copied(start)
        true.extend(entries)
        own = truth.members[self.device].origin
        victim = self._chance.choice(sorted(truth.members))
        origin, size, root = self._chance.choice(
            (
                (own, end, self._chance.randbytes(32)),
                (own, start, true.roots[end]),
                (own, end + 1, true.roots[end]),
                (own, 2**63 - 1, true.roots[end]),
                (own, 0, true.roots[end]),
                (truth.members[victim].origin, end, true.roots[end]),
            )
        )
        if origin == own and root == true.roots[end] and size == end:
            return
        note = sign(Checkpoint(origin=origin, size=size, root=root), truth.keys[self.device])
        content = segment.encode(start=start, note=note, entries=entries)
        named = self._chance.choice((self.device, self.device, victim))
        self._world.cloud.overwrite(f"tail/{named}.{start}-{end}.seg", content, fault)
