"""Tampers with copies of a shared folder: the check must name what and whose, and no laptop may take it in.

python -m tests.journeys.tamper_loop --tamperings 1000 --seed 1
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from tests.journeys.tampered_world import World, make_world
from tests.journeys.tamperings import Expected, Tampering
from tests.support.memory_logs import Clock, Device, DictMemory, MemoryLogs
from workflows.office.chain import BEYOND_CUT
from workflows.office.office import Office
from workflows.office.proving.folder_checking import check_folder
from workflows.office.proving.folder_view import FolderVerdict
from workflows.office.proving.verdict import Finding
from workflows.office.sharing.logs import StoredLogs
from workflows.office.sharing.sharing import Sharing
from workflows.sync.exchange import Exchange
from workflows.sync.plain import PlainFolder

REAL_EVERY = 25
"""So often a real laptop takes in what is there, instead of only the exchange with logs in memory."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run came to."""

    kinds: dict[str, tuple[int, int]]
    """By kind: how many, and how many of them were harmless, so that nothing was to be named."""
    faults: tuple[str, ...]
    """Tamperings that were not named as they should be, or taken in."""
    imports: int
    """Entries taken in by readers. One that its author did not write is a fault."""
    real: int
    """Readers that were real laptops."""
    seconds: float

    def lines(self) -> str:
        """Some lines for people."""
        done = sum(count for count, _ in self.kinds.values())
        parts = [f"  {kind:<22}{count:>5}  harmless {harmless}" for kind, (count, harmless) in self.kinds.items()]
        first = (
            f"{done} tamperings, {len(self.faults)} not as they should be; {done} readers ({self.real} of them real "
            f"laptops) took in {self.imports} entries; {self.seconds:.1f} s"
        )
        return "\n".join([first, *parts, *self.faults])


def tamper_loop(root: Path, *, tamperings: int, seed: int, real_every: int = REAL_EVERY) -> Outcome:
    """Tamper so often, each time with a fresh copy of a sound folder."""
    started = time.monotonic()
    dice = random.Random(seed)
    kinds: Counter[str] = Counter()
    harmless: Counter[str] = Counter()
    faults: list[str] = []
    imports = real = 0
    with make_world(root / "world") as world:
        faults += [f"untouched: {found}" for found in _wrong_when_sound(world)]
        for number in range(tamperings):
            # Second names for the same files: whatever is changed in the copy is written anew.
            folder = Path(shutil.copytree(world.folder, root / "copy", copy_function=os.link))
            tampering = Tampering(world, folder, dice)
            kind = list(tampering.kinds)[number % len(tampering.kinds)]
            expected = tampering.kinds[kind]()
            kinds[kind] += 1
            harmless[kind] += not (expected.named or expected.noted)
            reader = world.offices[dice.choice(sorted(world.offices))]
            verdict = check_folder(reader, PlainFolder(folder))
            told = [f"#{number} {kind}: {fault}" for fault in _faults(expected, verdict)]
            is_real = bool(real_every) and number % real_every == 0
            real += is_real
            held = _really_taken_in(world, folder, root / "joiner") if is_real else _taken_in(world, folder, dice)
            imports += sum(len(entries) for entries in held.values())
            told += [f"#{number} {kind}: took in {one}" for one in _not_written(world, tampering, held)]
            faults += told
            shutil.rmtree(folder)
        faults += [f"untouched, at the end: {found}" for found in _wrong_when_sound(world)]
    return Outcome(
        kinds={kind: (count, harmless[kind]) for kind, count in kinds.items()},
        faults=tuple(faults),
        imports=imports,
        real=real,
        seconds=time.monotonic() - started,
    )


def _wrong_when_sound(world: World) -> Iterable[Finding]:
    for office in world.offices.values():
        yield from check_folder(office, PlainFolder(world.folder)).findings


def _faults(expected: Expected, verdict: FolderVerdict) -> Iterable[str]:
    """What a check did not say, or said of what nobody touched."""
    found = verdict.findings
    noted = {(one.device, one.index) for one in verdict.notes if one.code == BEYOND_CUT}
    for device, index in sorted(set(expected.noted) - noted):
        yield f"entry {index} of {device} is not noted as not counting: {verdict.notes}"
    for place, codes in expected.named:
        if not any(place in {one.file, one.device} and one.code in codes for one in found):
            yield f"{place} is not named as {'/'.join(sorted(codes))}: {[_short(one) for one in found]}"
    for one in found:
        if one.file not in expected.files and one.device not in expected.devices:
            yield f"nothing happened to {_short(one)}"


def _short(found: Finding) -> str:
    return f"{found.code} {found.device} {found.index} {found.file} {found.facts}"


# ------------------------------------------------------------ readers


def _taken_in(world: World, folder: Path, dice: random.Random) -> dict[str, list[bytes]]:
    """What the exchange of a laptop takes in that has nothing yet, or everything up to some size."""
    device = Device("a reader", world.office)
    logs = MemoryLogs(device, office=world.office)
    office = next(iter(world.offices.values()))
    logs.admitted |= dict(StoredLogs(office).members())
    if dice.random() < 0.5:
        for known in sorted(world.keys):
            for raw in world.truth[known][: dice.randrange(min(len(world.truth[known]), world.cut))]:
                logs.log(known).append(raw)
    Exchange(PlainFolder(folder), logs, DictMemory(), now_ms=Clock(), draw=lambda most: most // 2).run(publish=False)
    return logs.all_entries()


def _really_taken_in(world: World, folder: Path, home: Path) -> dict[str, list[bytes]]:
    """What a real laptop has that was let in and had read nothing."""
    shutil.copytree(world.joiner, home)
    try:
        with Office.open(home) as office:
            Sharing(office, PlainFolder(folder)).exchange()
            logs = [log for log in office.store.entries.logs() if log.device != office.keys.device]
            return {
                log.device: [row.raw for row in office.store.entries.between(log.device, 0, log.size)] for log in logs
            }
    finally:
        shutil.rmtree(home)


def _not_written(world: World, tampering: Tampering, held: dict[str, list[bytes]]) -> Iterable[str]:
    """Entries that their author did not write."""
    for device, entries in held.items():
        log = world.truth.get(device, [])
        for index, raw in enumerate(entries):
            if (index >= len(log) or log[index] != raw) and tampering.others.get((device, index)) != raw:
                yield f"entry {index} of {device}"


def main() -> int:
    """Run from the command line; prints what was done, and a line for each tampering that went wrong."""
    parser = argparse.ArgumentParser(description="Tamper with a shared folder and see whether the check names it.")
    parser.add_argument("--tamperings", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["COUNTERSIGN_KEY_STORE"] = "file"
    with tempfile.TemporaryDirectory(prefix="countersign-tamper-") as root:
        outcome = tamper_loop(Path(root), tamperings=options.tamperings, seed=options.seed)
    print(outcome.lines())
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
