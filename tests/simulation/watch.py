"""The invariants: what is looked at when a laptop reports, after every step, and when all is quiet."""

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from tests.simulation.cloud import MINUTE, Files, copied, get, paths
from tests.simulation.expected import covered, live, sealed_files, shown, shows_another
from tests.simulation.faults import FOLDER_FAULTS, TAMPERING
from tests.simulation.truth import CANARY, Violation, contradict
from workflows.errors import InvalidInput
from workflows.ledger import fork
from workflows.sync import layout, plan
from workflows.sync.exchange import Report

if TYPE_CHECKING:
    from tests.simulation.laptop import Laptop
    from tests.simulation.world import World

LOSING = frozenset(
    {
        "lost-write",
        "torn-write",
        "rewind",
        "conflicted-copy",
        "flipped-bit",
        "swapped-files",
        "deleted-files",
        "junk-names",
        "forged-segment",
        "renamed-file",
        "oversized-file",
        "clone",
        "restored-image",
        "equivocation",
        "repeated-index",
        "signed-garbage",
    }
)
"""With these, a file can vanish from its author's own view without the author's doing."""


class Watch:
    """Holds what the laptops say and have against the truth."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.copies: set[str] = set()
        """Devices of which two disks existed at some time: the only honest ones that may fork."""
        self.noticed: set[str] = set()
        """Devices that said themselves: I have a twin, or I was restored."""
        self.proven: set[str] = set()
        """Devices against whom somebody holds a proof."""
        self.alarms: Counter[str] = Counter()
        self.set_aside: Counter[str] = Counter()
        self.rounds = 0
        self._emptied_on_purpose = False
        self._shown_a_twin = False

    # ------------------------------------------------------------ when a laptop reports

    def before_run(self, laptop: "Laptop") -> None:
        """Whether the folder shows this laptop another history under its own name."""
        view, name = laptop.folder.view, laptop.name
        if name not in self.copies or view.mounted != "own" or self.world.faults.enabled & {*FOLDER_FAULTS, *TAMPERING}:
            self._shown_a_twin = False
            return
        # A file of the same name and size as one it wrote itself is looked at again only in a deep run.
        written = {path.rpartition("/")[2] for path in laptop.folder.written}
        held = laptop.disk.log(name).entries
        self._shown_a_twin = shows_another(view.files, self.world.truth, name, held, but=written)

    def reported(self, laptop: "Laptop", report: Report) -> None:
        """Invariants 8, 9 and 13, as far as one report shows them."""
        name, truth = laptop.name, self.world.truth
        if (report.twin or report.restored_size is not None) and name not in self.copies:
            raise Violation(f"{name} takes itself for a copy ({report.twin=}, {report.restored_size=})")
        if report.twin or report.restored_size is not None:
            self.noticed.add(name)
        elif self._shown_a_twin:
            raise Violation(f"{name} was shown another history of its own log, and goes on")
        for device, proof in report.forks:
            member = truth.members[device]
            try:
                fork.verify(proof, origin=member.origin, log_public=member.public_key)
            except InvalidInput as error:
                raise Violation(f"a proof against {device} that does not hold: {error}") from error
            if not truth.signed_apart(device):
                raise Violation(f"a proof against {device}, which signed one history only")
            self.proven.add(device)
        self.alarms.update(alarm.code for alarm in report.alarms)
        self.set_aside.update(reason for _, reason in report.set_aside)
        if self.world.profile == "clean" and report.alarms and not self._emptied_on_purpose:
            raise Violation(f"a clean run raised {[alarm.code for alarm in report.alarms]}")
        held = len(laptop.disk.log(name).entries)
        if report.in_folder > held:
            raise Violation(f"{name} says that {report.in_folder} of its {held} entries are in the folder")
        if not (self._emptied_on_purpose or self.world.faults.enabled & LOSING):
            there = covered(laptop.folder.view.files, truth, name)
            if laptop.folder.view.mounted == "own" and there < report.in_folder:
                raise Violation(f"{name} says that {report.in_folder} entries are in the folder; {there} are")

    # ------------------------------------------------------------ the folder as a whole

    def mounted(self, laptop: "Laptop", fault: str) -> None:
        """The folder's place is empty, or holds something else: this is said, and nothing is written there."""
        view = laptop.folder.view
        if laptop.run() is None or view.frozen:
            return
        view.mounted = fault
        if fault == "foreign-office":
            view.foreign = self.world.outsider.foreign()
        before = copied(view.shown()) if fault != "missing-marker" else {}
        report = laptop.run()
        if report is not None and not report.alarms:
            raise Violation(f"{laptop.name} found {fault} and raised no alarm")
        if before != (view.shown() if fault != "missing-marker" else {}):
            raise Violation(f"{laptop.name} changed something while there was {fault}")
        self.world.cloud.advance(self.world.chance.randrange(90 * MINUTE))
        laptop.act(1, self.world.entry_bytes)
        laptop.run()
        view.mounted = "own"

    def rewound(self, to: Files) -> None:
        """The whole folder goes back; the first laptop that comes and knew more says so."""
        world = self.world
        heads = {device: shown(to, world.truth, device) for device in world.truth.members}
        world.cloud.rewind(to)
        world.faults.met("rewind", "cloud")
        laptop = world.chance.choice(world.laptops)
        if laptop.folder.view.frozen or not laptop.looked:
            return
        knew = [
            device
            for device in heads
            if device not in {laptop.name, *self.copies} and (laptop.disk.note(device) or (0, b""))[0] > heads[device]
        ]
        report = laptop.run()
        if knew and report is not None and not report.alarms and not report.twin and report.restored_size is None:
            raise Violation(f"{laptop.name} knew more of {knew[0]} than the rewound folder shows, and raised no alarm")

    # ------------------------------------------------------------ after every step

    def after_step(self) -> None:
        """Invariant 12, and what each laptop holds of the others (1 and 2 are watched where entries are stored)."""

    def is_complete(self) -> bool:
        """Whether everybody has everything."""
        most = self._undisputed().items()
        return all(
            len(laptop.disk.log(device).entries) >= size for laptop in self.world.laptops for device, size in most
        )

    # ------------------------------------------------------------ when all is quiet

    def at_the_end(self) -> None:
        """Invariants 3, 4, 8, 10, 12 and 14."""
        self._names()
        self._everybody_has_everything()
        self._forks_were_noticed()
        self._nothing_retired_is_left()
        if self.world.profile == "clean":
            self._bounds()
        if not self.world.faults.enabled & LOSING:
            self._folder_is_whole()
        if self.world.settings.rebuilt:
            self._rebuilt()

    def _names(self) -> None:
        for path in paths(self.world.cloud.server):
            if CANARY.decode() in path:
                raise Violation(f"plaintext in a name: {path}")

    def _undisputed(self) -> dict[str, int]:
        """By device, the entries that somebody still has and that nobody disputes."""
        truth, laptops = self.world.truth, self.world.laptops
        most: dict[str, int] = {}
        for device in truth.members:
            held = max(len(laptop.disk.log(device).entries) for laptop in laptops)
            most[device] = min(held, truth.common(device))
        return most

    def _everybody_has_everything(self) -> None:
        truth = self.world.truth
        folds = set()
        most = self._undisputed()
        for laptop in self.world.laptops:
            fold = hashlib.sha256()
            for device, size in sorted(most.items()):
                entries = laptop.disk.log(device).leaves[:size]
                if len(entries) < size:
                    raise Violation(
                        f"{laptop.name} has {len(entries)} of {size} entries of {device} after {self.rounds}"
                    )
                for entry in entries:
                    fold.update(entry)
            folds.add(fold.digest())
        if len(folds) != 1:
            raise Violation("laptops with the same logs fold them differently")
        for laptop in self.world.laptops:
            entries = laptop.disk.log(laptop.name).entries
            if laptop.name not in self.copies and len(entries) != truth.longest(laptop.name):
                raise Violation(f"{laptop.name} has {len(entries)} entries, saved were {truth.longest(laptop.name)}")

    def _forks_were_noticed(self) -> None:
        truth = self.world.truth
        for device in truth.members:
            if not truth.forked(device) or device in self.proven | self.noticed:
                continue
            lines = []
            for laptop in self.world.laptops:
                note = laptop.disk.note(device)
                lines.append(laptop.disk.log(device).leaves[: note[0] if note else 0])
            if contradict(lines):
                raise Violation(f"{device} signed two histories, and nobody noticed")

    def _nothing_retired_is_left(self) -> None:
        """What was retired is on no disk and in no file of the folder that bears one of our names."""
        truth = self.world.truth
        for device, runs in truth.gone.items():
            wanted = {truth.histories[device][0].entries[index] for start, end in runs for index in range(start, end)}
            for laptop in self.world.laptops:
                if wanted & set(laptop.disk.log(device).entries):
                    raise Violation(f"{laptop.name} has retired entries of {device}")
            for path in paths(self.world.cloud.server):
                content = get(self.world.cloud.server, path)
                if device in path and content and layout.is_safe(path) and any(entry in content for entry in wanted):
                    raise Violation(f"{path} has retired entries")
            self.world.faults.met("retired", "folder")

    def _bounds(self) -> None:
        """Invariant 13 in a clean run: few files, and an idle run is one listing."""
        for laptop in self.world.laptops:
            files = live(self.world.cloud.server, laptop.name)
            if len(files) > plan.MOST_FILES:
                raise Violation(f"{laptop.name} left {len(files)} files in the tail")
            before = laptop.folder.listings
            report = laptop.run()
            if laptop.folder.listings - before != 1 or report is None or report.files_read:
                raise Violation(f"an idle run took {laptop.folder.listings - before} listings")

    def _folder_is_whole(self) -> None:
        world = self.world
        for laptop in world.laptops:
            saved = len(laptop.disk.log(laptop.name).entries)
            there = covered(world.cloud.server, world.truth, laptop.name)
            if there < saved:
                raise Violation(f"of {saved} entries of {laptop.name}, {there} are in the folder after all")

    def _rebuilt(self) -> None:
        """Invariant 10: one laptop that has everything puts the sealed files back, byte for byte."""
        world = self.world
        laptop = world.chance.choice(world.laptops)
        sealed: dict[str, bytes] = {}
        for device, log in laptop.disk.kept.items():
            if not world.truth.forked(device):
                size = min(len(log.entries), (log.note or (0, b""))[0])
                sealed.update(sealed_files(world.truth, device, size))
        if not sealed:
            return
        self._emptied_on_purpose = True
        world.cloud.rewind({})
        world.outsider.put_marker(world.cloud)
        for _ in range(4):
            laptop.run(deep=True)
            world.cloud.advance(90 * MINUTE)
        world.cloud.settle()
        for path, content in sealed.items():
            found = get(world.cloud.server, path)
            if found != content:
                raise Violation(f"{laptop.name} did not rebuild {path} ({'missing' if found is None else 'different'})")
        world.faults.met("rebuilt", "sealed files")
