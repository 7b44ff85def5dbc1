"""One simulated laptop: a durable disk, a program that may crash at every step, and a person who follows the rules."""

import random
from collections.abc import Callable
from typing import Protocol

from tests.simulation.cloud import Cloud, View
from tests.simulation.disk import Disk
from tests.simulation.faults import Faults
from tests.simulation.moody_folder import MoodyFolder
from tests.simulation.truth import CANARY, Truth
from workflows.errors import Trouble
from workflows.sync.exchange import Exchange, Report
from workflows.sync.folder import FolderTrouble


class Crash(BaseException):
    """The laptop stops here. Not an Exception: nothing may catch it and go on."""


class Watcher(Protocol):
    """Who is told what the laptops report."""

    def before_run(self, laptop: "Laptop") -> None: ...

    def reported(self, laptop: "Laptop", report: Report) -> None: ...


class Laptop:
    """Disk and view are durable; the exchange is what a crash takes away."""

    def __init__(
        self, *, disk: Disk, view: View, cloud: Cloud, faults: Faults, chance: random.Random, watcher: Watcher
    ) -> None:
        self.cloud = cloud
        self.truth: Truth = disk.truth
        self.faults = faults
        self.chance = chance
        self.watcher = watcher
        self.folder = MoodyFolder(cloud, view, faults, chance, self.step)
        self.crash_in: int | None = None
        """Steps until the next crash."""
        self.mark = 0
        """The largest size of the own log that the keyring remembers."""
        self.images: list[Disk] = []
        """Earlier states of the disk."""
        self.bytes_committed = 0
        self.put_in(disk)

    @property
    def name(self) -> str:
        """The device whose log this laptop writes now."""
        return self.disk.own

    def put_in(self, disk: Disk) -> None:
        """Start with this disk: after a restore, or as a clone."""
        self.disk = disk
        disk.step = self.step
        disk.disk_full = lambda: self._happens("disk-full")
        disk.bit_flips = lambda: self._happens("flipped-in-memory")
        self.start()

    def start(self) -> None:
        """The program starts: nothing but the disk is left of what it knew."""
        self.exchange = Exchange(
            self.folder, self.disk, self.disk, now_ms=lambda: self.cloud.now_ms, draw=self.chance.randrange
        )
        self.looked = False
        self.crash_in = None

    def step(self, name: str) -> None:
        """One numbered step. The crash that was drawn strikes here."""
        if self.crash_in is None:
            return
        self.crash_in -= 1
        if self.crash_in < 0:
            self.faults.met("crash", name)
            raise Crash(name)

    def _happens(self, fault: str) -> bool:
        if not self.faults.strikes(fault):
            return False
        self.faults.met(fault, "disk")
        return True

    # ------------------------------------------------------------ what happens on it

    def act(self, count: int, size: int) -> None:
        """The person acts some times. Before the first act since the start, the folder is looked at."""
        if not self.looked:
            self.run()
        self._may_crash(4)
        start = len(self.disk.log(self.name).entries)
        head = f"{self.name}|{self.disk.branch}|".encode() + CANARY
        entries = [
            b"%s|%d|%s" % (head, start + at, self.chance.randbytes(self.chance.randrange(size // 2, size)))
            for at in range(count)
        ]
        if self._safely(lambda: self.disk.commit(entries)):
            self.bytes_committed += sum(map(len, entries))
        self.mark = max(self.mark, len(self.disk.log(self.name).entries))

    def run(self, *, publish: bool = True, deep: bool = False) -> Report | None:
        """One exchange with the folder; None where it broke off."""
        self._may_crash(60)
        reports: list[Report] = []
        self.watcher.before_run(self)
        if not self._safely(lambda: reports.append(self.exchange.run(publish=publish, deep=deep))):
            return None
        self.looked = True
        self.watcher.reported(self, reports[0])
        return reports[0]

    def become(self, device: str) -> None:
        """Go on under a new log; the old one is followed like anybody else's.

        What was saved and never signed is said again in the new log: under the old key nobody may sign it any more.
        """
        disk = self.disk.copied(0)
        unsigned = disk.cut_back_to_signed()
        disk.own = device
        disk.remembered = {}
        disk.commit(unsigned)
        self.mark = 0
        self.images = []
        self.put_in(disk)

    def _may_crash(self, within: int) -> None:
        self.crash_in = self.chance.randrange(within) if self.faults.strikes("crash") else None

    def _safely(self, what: Callable[[], None]) -> bool:
        try:
            what()
        except Crash:
            self.start()
            return False
        except FolderTrouble as error:
            self.faults.met(error.code, "run broke off")
            return False
        except Trouble as error:
            if error.code != "disk-full":
                raise
            return False
        finally:
            self.crash_in = None
        return True
