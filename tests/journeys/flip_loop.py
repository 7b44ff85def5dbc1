"""Turns over one random bit of one random stored entry, again and again: the check must name exactly that entry.

python -m tests.journeys.flip_loop --flips 2000 --seed 1
"""

import argparse
import os
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import msgspec

from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.proving.verdict import Finding
from workflows.office.sample_firm import found_sample_firm, sample_invoices, settle, take_in_samples

_ALTER = "UPDATE entries SET raw = ? WHERE device = ? AND position = ?"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run came to."""

    flips: int
    entries: int
    touched: int
    """How many different entries were altered."""
    unnamed: tuple[str, ...]
    """Flips that were not answered by exactly one finding about exactly that entry."""
    seconds: float

    def line(self) -> str:
        """One line for people."""
        return (
            f"{self.flips} flips in {self.touched} of {self.entries} entries: {self.flips - len(self.unnamed)} named "
            f"exactly, {len(self.unnamed)} not; {self.seconds:.1f} s" + "".join(f"\n  {one}" for one in self.unnamed)
        )


def flip_loop(home: Path, *, flips: int, seed: int) -> Outcome:
    """Damage a sound home so often, each time mended again before the next."""
    started = time.monotonic()
    dice = random.Random(seed)
    unnamed: list[str] = []
    touched: set[int] = set()
    with closing(sqlite3.connect(home / "countersign.db", isolation_level=None)) as connection:
        entries = connection.execute("SELECT device, position, raw FROM entries").fetchall()
        for _ in range(flips):
            device, position, raw = dice.choice(entries)
            bit = dice.randrange(8 * len(raw))
            touched.add(position)
            connection.execute(_ALTER, (_flipped(raw, bit), device, position))
            findings = check_office(home).findings
            connection.execute(_ALTER, (raw, device, position))
            if not _names(findings, device, position):
                unnamed.append(f"entry {position}, bit {bit}: {findings}")
    sound = check_office(home)
    if not sound.ok:
        unnamed.append(f"mended again, it is still found: {sound.findings}")
    return Outcome(
        flips=flips,
        entries=len(entries),
        touched=len(touched),
        unnamed=tuple(unnamed),
        seconds=time.monotonic() - started,
    )


def _names(findings: tuple[Finding, ...], device: str, position: int) -> bool:
    return [(one.code, one.device, one.index) for one in findings] == [("altered", device, position)]


def _flipped(raw: bytes, bit: int) -> bytes:
    changed = bytearray(raw)
    changed[bit // 8] ^= 0x80 >> bit % 8
    return bytes(changed)


def make_sample_firm(home: Path) -> None:
    """The sample firm after its invoices were decided."""
    found_sample_firm(home)
    with Office.open(home) as office:
        for taken in list(take_in_samples(office, sample_invoices())):
            if taken.request is not None:
                settle(office, taken.request)


def main() -> int:
    """Run from the command line; prints one line, and one for each flip that was not named."""
    parser = argparse.ArgumentParser(
        description="Alter stored entries bit by bit and see whether the check names them."
    )
    parser.add_argument("--flips", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["COUNTERSIGN_KEY_STORE"] = "file"
    with tempfile.TemporaryDirectory(prefix="countersign-flip-") as folder:
        home = Path(folder) / "home"
        make_sample_firm(home)
        outcome = flip_loop(home, flips=options.flips, seed=options.seed)
    print(outcome.line())
    return 1 if outcome.unnamed else 0


if __name__ == "__main__":
    sys.exit(main())
