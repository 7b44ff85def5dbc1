"""One seed: an office of a few laptops, some simulated weeks, then quiet, and what must be true then."""

import random
from collections import Counter
from collections.abc import Iterable
from unittest import mock

import msgspec

from tests.simulation.adversary import Malicious, Outsider
from tests.simulation.cloud import HOUR, MINUTE, Cloud
from tests.simulation.disk import Disk
from tests.simulation.faults import (
    CLOUD_FAULTS,
    DEVICE_FAULTS,
    FOLDER_FAULTS,
    MEMBER_FAULTS,
    RETENTION,
    TAMPERING,
    Faults,
    Reached,
)
from tests.simulation.laptop import Laptop
from tests.simulation.truth import Truth
from tests.simulation.watch import Watch
from workflows.ledger.retirement import holds, runs_of
from workflows.ledger.tiles import TILE_WIDTH
from workflows.sync import plan
from workflows.sync.exchange import Report

START_MS = 1_795_000_000_000
PROFILES: dict[str, tuple[str, ...]] = {
    "clean": (),
    "clients": FOLDER_FAULTS,
    "folder": (*FOLDER_FAULTS, *CLOUD_FAULTS),
    "laptops": ("crash", "disk-full", "restore-followed", "flipped-in-memory"),
    "clones": ("crash", "clone", "restored-image", "delay", "conflicted-copy"),
    "outsiders": TAMPERING,
    "members": (*MEMBER_FAULTS, "delay", "partial", "crash"),
    "retention": (*RETENTION, "crash", "delay", "partial", "lost-delete", "failed-delete", "resurrect", "full"),
    "all": (*FOLDER_FAULTS, *CLOUD_FAULTS, *TAMPERING, *DEVICE_FAULTS, *MEMBER_FAULTS),
}
"""Kinds of seeds. Within a kind, each seed switches on a random part of the faults (swarm testing)."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for all seeds of a run."""

    profiles: tuple[str, ...] = tuple(PROFILES)
    without: frozenset[str] = frozenset()
    """Faults that are never switched on."""
    only: frozenset[str] | None = None
    """Exactly these faults, in every seed, instead of a random part."""
    bursts: float = 0.015
    """How often somebody acts so much at once that a log is sealed."""
    rebuilt: bool = True
    """Whether one laptop must be able to rebuild the folder: not where healing is switched off."""


class World:
    """Everything of one seed."""

    def __init__(self, seed: int, settings: Settings, reached: Reached | None = None) -> None:
        self.seed = seed
        self.settings = settings
        self.chance = random.Random(seed)
        self.profile = settings.profiles[seed % len(settings.profiles)]
        self.faults = Faults(self.chance, self._swarm(), Counter() if reached is None else reached)
        self.cloud = Cloud(self.chance, self.faults, START_MS)
        self.truth = Truth()
        self.watch = Watch(self)
        self.laptops: list[Laptop] = []
        self.outsider = Outsider(self)
        self.members: list[Malicious] = []
        # A clean office is paced: covered files wait ten minutes unless too many are written within that time.
        self.merge_at = self.chance.choice((16, 32) if self.profile == "clean" else (4, 4, 8, 32))
        """How many files of a log are merged: fewer than in life, so that it happens in most seeds."""
        self.entry_bytes = self.chance.choice((60, 200, 600))
        founder = self.truth.admit()
        self.outsider.put_marker(self.cloud)
        self.add_laptop(Disk(founder, self.truth, 0))
        for _ in range(self.chance.randrange(1, 6)):
            self.add_laptop(Disk(self.truth.admit(), self.truth, 0))
        if self.faults.enabled & set(MEMBER_FAULTS):
            self.members.append(Malicious(self))

    def _swarm(self) -> Iterable[str]:
        if self.settings.only is not None:
            return self.settings.only
        faults = [fault for fault in PROFILES[self.profile] if fault not in self.settings.without]
        if self.chance.random() < 0.2:
            return faults
        return [fault for fault in faults if self.chance.random() < 0.4]

    def add_laptop(self, disk: Disk) -> Laptop:
        """A laptop with its own view of the cloud."""
        laptop = Laptop(
            disk=disk, view=self.cloud.join(), cloud=self.cloud, faults=self.faults, chance=self.chance, watcher=self
        )
        self.laptops.append(laptop)
        return laptop

    # ------------------------------------------------------------ the weeks

    def run(self) -> None:
        """The whole seed. Raises Violation or AssertionError where something does not hold."""
        with mock.patch.multiple(plan, MERGE_AT=self.merge_at, MOST_FILES=self.merge_at + 1):
            for _ in range(self.chance.choice((15, 30, 60))):
                self.step()
            self.quiet()
            self.watch.at_the_end()

    def step(self) -> None:
        """One thing happens somewhere."""
        laptop = self.chance.choice(self.laptops)
        draw = self.chance.random()
        if self.truth.gone and self.chance.random() < 0.3:
            laptop.disk.hear()
        if draw < 0.40:
            laptop.act(self._batch(), self.entry_bytes)
            if self.chance.random() < 0.7:
                laptop.run()
            self._pause()
        elif draw < 0.75:
            laptop.run(publish=self.chance.random() < 0.9, deep=self.chance.random() < 0.05)
        elif draw < 0.80:
            for _ in range(self.chance.randrange(3, 2 * self.merge_at + 6)):
                laptop.act(1, self.entry_bytes)
                laptop.run()
                self._pause()
        elif draw < 0.90:
            self.cloud.advance(self.chance.choice((1_000, MINUTE, 10 * MINUTE, HOUR, 9 * HOUR, 24 * HOUR)))
        else:
            self._something_happens(laptop)
        self.watch.after_step()

    def _pause(self) -> None:
        if self.profile == "clean":
            self.cloud.advance(12 * MINUTE // self.merge_at)

    def _batch(self) -> int:
        draw = self.chance.random()
        if draw < self.settings.bursts:
            return self.chance.randrange(200, 330)
        return self.chance.randrange(5, 70) if draw < 0.1 else self.chance.randrange(1, 5)

    def _something_happens(self, laptop: Laptop) -> None:
        """A fault of the cloud, a laptop or a person, of those that are switched on."""
        if self.chance.random() < 0.3:
            self.cloud.remember()
        if self.chance.random() < 0.2:
            laptop.images.append(laptop.disk.copied(laptop.disk.branch))
            del laptop.images[:-3]
        enabled = sorted(self.faults.enabled.difference(FOLDER_FAULTS, ("crash", "disk-full", "flipped-in-memory")))
        if not enabled:
            return
        fault = self.chance.choice(enabled)
        if fault in CLOUD_FAULTS:
            self._cloud(fault, laptop)
        elif fault in TAMPERING:
            self.outsider.strike(fault)
        elif fault in MEMBER_FAULTS:
            self.members[0].strike(fault)
        elif fault in RETENTION:
            self._retire(laptop)
        else:
            self._device(fault, laptop)

    def _cloud(self, fault: str, laptop: Laptop) -> None:
        if fault == "rewind":
            if self.cloud.past:
                self.watch.rewound(self.chance.choice(self.cloud.past))
        elif fault == "split-views":
            # Swizzle: one after the other stands still, and in another order they go on.
            for other in self.chance.sample(self.laptops, self.chance.randrange(1, len(self.laptops) + 1)):
                other.folder.view.frozen = True
                self.faults.met("split-views", "view")
                self._business(6)
                self.cloud.advance(self.chance.randrange(HOUR))
            for other in self.chance.sample(self.laptops, len(self.laptops)):
                self.cloud.thaw(other.folder.view)
                self._business(3)
        elif fault == "withheld":
            laptop.folder.view.frozen = True
            self.faults.met("withheld", "view")
            self._business(8)
            self.cloud.advance(self.chance.randrange(5 * 24 * HOUR))
            laptop.run()
            self.cloud.thaw(laptop.folder.view)
        else:
            self.watch.mounted(laptop, fault)

    def _business(self, steps: int) -> None:
        for _ in range(self.chance.randrange(steps)):
            laptop = self.chance.choice(self.laptops)
            laptop.act(self.chance.randrange(1, 4), self.entry_bytes)
            laptop.run()

    def _retire(self, laptop: Laptop) -> None:
        """Some entries of a log that this laptop holds in full bundles are retired; the others hear of it later."""
        laptop.act(self.chance.randrange(200, 330), self.entry_bytes)
        laptop.run()
        sizes = {device: (laptop.disk.note(device) or (0, b""))[0] // TILE_WIDTH for device in self.truth.members}
        able = [device for device, bundles in sorted(sizes.items()) if bundles and not self.truth.forked(device)]
        if not able:
            return
        device = self.chance.choice(able)
        most = min(sizes[device] * TILE_WIDTH, len(laptop.disk.log(device).entries) - 1)
        gone = sorted(self.chance.sample(range(most), self.chance.randrange(1, most)))
        fresh = [index for index in gone if not holds(self.truth.gone.get(device, ()), index)]
        if fresh:
            self.truth.retire(device, runs_of(fresh))
            laptop.disk.hear()
            self.faults.met("retired", "disk")

    def _device(self, fault: str, laptop: Laptop) -> None:
        if fault == "clone":
            if len(self.laptops) < 8:
                self._clone(laptop)
        elif laptop.images:
            image = self.chance.choice(laptop.images)
            if image.own == laptop.name:
                self._restore(laptop, image, followed=fault == "restore-followed")

    def _clone(self, laptop: Laptop) -> None:
        """The disk is copied to a second machine; both go on with the same key."""
        size = len(laptop.disk.log(laptop.name).entries)
        branch = self.truth.branch_off(laptop.name, laptop.disk.branch, size)
        twin = self.add_laptop(laptop.disk.copied(branch))
        self.watch.copies.add(laptop.name)
        self.faults.met("clone", "disk")
        for machine in self.chance.sample([laptop, twin], self.chance.randrange(3)):
            machine.act(self.chance.randrange(1, 4), self.entry_bytes)
            machine.run()

    def _restore(self, laptop: Laptop, image: Disk, *, followed: bool) -> None:
        size = len(image.log(image.own).entries)
        if followed:
            self.faults.met("restore-followed", "disk")
            mark = laptop.mark
            laptop.put_in(image.copied(image.branch))
            if mark > size:
                laptop.become(self.truth.admit())  # The keyring remembers more than the disk has.
        else:
            self.faults.met("restored-image", "disk")
            branch = self.truth.branch_off(image.own, image.branch, size)
            self.watch.copies.add(image.own)
            laptop.put_in(image.copied(branch))
            laptop.mark = size

    # ------------------------------------------------------------ what laptops report

    def before_run(self, laptop: Laptop) -> None:
        """Look at the folder as the laptop is about to see it."""
        self.watch.before_run(laptop)

    def reported(self, laptop: Laptop, report: Report) -> None:
        """Follow the rules for what an exchange said."""
        self.watch.reported(laptop, report)
        if report.twin or report.restored_size is not None:
            laptop.become(self.truth.admit())

    # ------------------------------------------------------------ quiet

    def quiet(self) -> None:
        """Faults stop; the marker lies in its place; everybody runs until nobody has anything to do."""
        self.faults.active = False
        self.cloud.settle()
        self.outsider.put_marker(self.cloud)
        # Of a thousand strange files a run looks at a few; then it may take a while until all were looked at.
        most = 60 if "junk-names" in self.faults.enabled else 10
        for number in range(most):
            for laptop in self.chance.sample(self.laptops, len(self.laptops)):
                laptop.disk.hear()
                laptop.run(deep=number % 3 == 1)
                laptop.disk.hear()
            self.cloud.advance(3 * HOUR)
            self.watch.rounds = number + 1
            if number > 3 and self.watch.is_complete():
                break
