"""The ways to tamper with a copy of a shared folder, each with what a check has to say about it."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from tests.journeys.tampered_world import World, files_in
from workflows.keys import DeviceKeys
from workflows.sync import layout


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """What a check has to say about a tampering, and the most that it may say."""

    named: tuple[tuple[str, frozenset[str]], ...] = ()
    """Each of these files (or one of several, separated by “|”), or device, with one of these codes."""
    files: frozenset[str] = frozenset()
    """The files that may be named at all."""
    noted: tuple[tuple[str, int], ...] = ()
    """Devices and first entries that notes, and no finding, have to name as not counting."""
    devices: frozenset[str] = frozenset()
    """The devices whose entries may be named without a file, or with any file of theirs where they went back."""


class Tampering:
    """One copy of the folder, and the ways to tamper with it. Each answers what has to be named."""

    def __init__(self, world: World, folder: Path, dice: random.Random) -> None:
        self.world = world
        self.folder = folder
        self.dice = dice
        self.others: dict[tuple[str, int], bytes] = {}
        """Entries that a device wrote beside its true log, by device and index: it signed them itself."""
        self.kinds: dict[str, Callable[[], Expected]] = {
            "flipped byte": self.flip,
            "truncated": self.truncate,
            "appended to": self.append,
            "deleted": self.delete,
            "renamed": self.rename,
            "two files swapped": self.swap,
            "older folder": self.replay_all,
            "older log of one": self.replay_one,
            "forged, unknown key": self.forge_unknown,
            "forged, another's key": self.forge_other,
            "another office's file": self.foreign,
            "beyond the cut": self.beyond_cut,
            "second history": self.fork,
        }

    # ------------------------------------------------------------ single files

    def flip(self) -> Expected:
        path, raw = self._any()
        at = self.dice.randrange(len(raw))
        return self._wrong(path, raw[:at] + bytes([raw[at] ^ self.dice.randrange(1, 256)]) + raw[at + 1 :])

    def truncate(self) -> Expected:
        path, raw = self._any()
        return self._wrong(path, raw[: self.dice.randrange(len(raw))])

    def append(self) -> Expected:
        path, raw = self._any()
        return self._wrong(path, raw + self.dice.randbytes(self.dice.randrange(1, 80)))

    def delete(self) -> Expected:
        path, _ = self._any()
        (self.folder / path).unlink()
        if self._is_covered(path):
            return Expected()  # other files hold the entries
        return self._named(path, "missing")

    def rename(self) -> Expected:
        path, _ = self._any("tail/", "log/", "blob/")
        if path.endswith((".office", "checkpoint")):
            return self.rename()
        other = self._free_name(path)
        (self.folder / other).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).rename(self.folder / other)
        code = {"tail": "reordered", "log": "reordered", "blob": "altered"}[path.partition("/")[0]]
        named = [(other, frozenset({code}))]
        if path.startswith("log/"):
            named.append((path, frozenset({"missing"})))
        return Expected(named=tuple(named), files=frozenset({path, other}))

    def swap(self) -> Expected:
        (one, first), (other, second) = self._any(), self._any()
        if first == second:
            return self.swap()
        self._write(one, second)
        self._write(other, first)
        codes = frozenset({"altered", "reordered", "foreign", "forged", "rolled-back"})
        return Expected(named=((one, codes), (other, codes)), files=frozenset({one, other}))

    # ------------------------------------------------------------ older states

    def replay_all(self) -> Expected:
        old = self.dice.choice(self.world.snapshots)
        shutil.rmtree(self.folder)
        shutil.copytree(old, self.folder)
        now, then = _ends(self.world.folder), _ends(old)
        return self._rolled_back({device for device, end in now.items() if then.get(device, 0) < end})

    def replay_one(self) -> Expected:
        old = self.dice.choice(self.world.snapshots)
        now, then = _ends(self.world.folder), _ends(old)
        device = self.dice.choice(sorted(device for device, end in now.items() if then.get(device, 0) < end))
        for place, act in ((self.folder, _remove), (old, self._put_back)):
            for path in files_in(place):
                if path.startswith((f"tail/{device}.", f"log/{device}/")):
                    act(place / path)
        return self._rolled_back({device})

    # ------------------------------------------------------------ forgeries

    def forge_unknown(self) -> Expected:
        """The right frame, and a key that nobody knows."""
        return self._forge(DeviceKeys(_NoSecrets(), self.dice.randbytes(32)))

    def forge_other(self) -> Expected:
        """The right frame, and the key of another device of this office."""
        return self._forge(None)

    def _forge(self, signer: DeviceKeys | None) -> Expected:
        device = self.dice.choice(sorted(self.world.keys))
        signer = signer or self.world.keys[self.dice.choice(sorted(self.world.keys.keys() - {device}))]
        start, entries = self._made_up(device)
        path = layout.segment(device, start, start + len(entries))
        self._write(path, self.world.segment(device, start, entries, signer=signer))
        return self._named(path, "forged", device=device)

    def foreign(self) -> Expected:
        """A file of another office in the place of ours, or beside it."""
        theirs = self.dice.choice(files_in(self.world.foreign))
        raw = (self.world.foreign / theirs).read_bytes()
        if theirs.startswith("blob/") or theirs == layout.README_FILE:
            return self.foreign()
        if theirs.startswith("log/"):
            ours = self.dice.choice([path for path in self.world.files() if _kind(path) == _kind(theirs)])
            self._write(ours, raw)
            return self._named(ours, "foreign" if ours.endswith("checkpoint") else "altered")
        if theirs.startswith("tail/") and theirs.endswith(".seg") and self.dice.random() < 0.5:
            ours = self.dice.choice([path for path in self.world.files() if path.endswith(".seg")])
            self._write(ours, raw)
            return self._named(ours, "foreign")
        self._write(theirs, raw)
        return self._named(theirs, "foreign")

    def beyond_cut(self) -> Expected:
        """What a revoked laptop wrote after its log was ended: a note says that it does not count."""
        world, device = self.world, self.world.revoked
        most = len(world.truth[device])
        end = self.dice.randrange(world.cut + 1, most + 1)
        start = self.dice.randrange(max(0, world.cut - 3), end)
        start = min(start, world.cut)
        path = layout.segment(device, start, end)
        self._write(path, world.segment(device, start, world.truth[device][start:end], signer=world.keys[device]))
        return Expected(noted=((device, world.cut),))

    def fork(self) -> Expected:
        """A device signs another history than the one it told before."""
        device = self.dice.choice(sorted(self.world.keys.keys() - {self.world.revoked}))
        log = self.world.truth[device]
        start = self.dice.randrange(len(log))
        end = self.dice.randrange(start + 1, min(len(log), start + 20) + 1)
        entries = log[start:end]
        at = self.dice.randrange(len(entries))
        entries[at] = self.dice.randbytes(len(entries[at]))
        self.others[device, start + at] = entries[at]
        path = layout.segment(device, start, end)
        self._write(path, self.world.segment(device, start, entries, signer=self.world.keys[device]))
        return self._named(path, "forked", device=device)

    # ------------------------------------------------------------ inside

    def _any(self, *under: str) -> tuple[str, bytes]:
        """A file of the folder; the kinds of files come up equally often."""
        files = [path for path in self.world.files() if path.startswith(under or "")]
        kind = self.dice.choice(sorted({_kind(path) for path in files}))
        path = self.dice.choice([path for path in files if _kind(path) == kind])
        return path, (self.world.folder / path).read_bytes()

    def _write(self, path: str, raw: bytes) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)  # it may be a second name of the untouched file
        place.write_bytes(raw)

    def _put_back(self, source: Path) -> None:
        path = source.relative_to(next(old for old in self.world.snapshots if old in source.parents))
        self._write(path.as_posix(), source.read_bytes())

    def _wrong(self, path: str, raw: bytes) -> Expected:
        self._write(path, raw)
        return self._named(path, "altered", "forged", "foreign", "reordered")

    def _named(self, path: str, *codes: str, device: str | None = None) -> Expected:
        owner = device or _owner(path)
        whose = frozenset({owner}) if owner else frozenset[str]()
        return Expected(named=((path, frozenset(codes)),), files=frozenset({path}), devices=whose)

    def _rolled_back(self, devices: set[str]) -> Expected:
        named = tuple((device, frozenset({"rolled-back"})) for device in sorted(devices))
        return Expected(named=named, devices=frozenset(devices))

    def _is_covered(self, path: str) -> bool:
        """Whether other files hold what is in a tail file, and still show where the log ends."""
        name = layout.parse_segment(path.removeprefix("tail/"))
        if name is None:
            return False
        ends = _ends(self.folder)
        sealed = len(self.world.truth[name.device][: ends.get(name.device, 0)]) // 256 * 256
        held: set[int] = set(range(sealed))
        for other in files_in(self.folder / "tail"):
            known = layout.parse_segment(other)
            if known is not None and known.device == name.device:
                held |= set(range(known.start, known.end))
        return ends.get(name.device, 0) >= name.end and held >= set(range(name.start, name.end))

    def _free_name(self, path: str) -> str:
        while True:
            if path.startswith("tail/"):
                start = self.dice.randrange(400)
                other = layout.segment(
                    self.dice.choice(sorted(self.world.keys)), start, start + self.dice.randrange(1, 9)
                )
            elif path.startswith("blob/"):
                other = layout.blob(self.dice.randbytes(32).hex())
            else:
                head, _, _ = path.partition("/tile/")
                level = self.dice.choice(["entries", "0", "1"])
                other = f"{head}/tile/{level}/{self.dice.randrange(3, 300):03d}"
            if not (self.folder / other).exists():
                return other

    def _made_up(self, device: str) -> tuple[int, list[bytes]]:
        """Entries that nobody wrote: behind the end, or in the place of what is there."""
        log = self.world.truth[device]
        start = self.dice.choice([len(log), self.dice.randrange(len(log))])
        return start, [self.dice.randbytes(200) for _ in range(self.dice.randrange(1, 4))]


class _NoSecrets:
    kind = "none"

    def read(self, name: str) -> str | None:
        del name
        return None

    def write(self, name: str, value: str) -> None:
        raise AssertionError((name, value))


def _kind(path: str) -> str:
    """What kind of file it is."""
    if path.startswith("log/"):
        return path.split("/", 2)[2].split("/0", 1)[0]
    if path.startswith("tail/"):
        return path.rpartition(".")[2]
    return path.partition("/")[0]


def _owner(path: str) -> str | None:
    """The device whose log a file is of."""
    if path.startswith("log/"):
        return path.split("/")[1]
    name = layout.parse_segment(path.removeprefix("tail/"))
    return None if name is None else name.device


def _ends(folder: Path) -> dict[str, int]:
    """How far the tail files show each log."""
    ends: dict[str, int] = {}
    for name in files_in(folder / "tail"):
        known = layout.parse_segment(name)
        if known is not None:
            ends[known.device] = max(ends.get(known.device, 0), known.end)
    return ends


def _remove(path: Path) -> None:
    path.unlink()
