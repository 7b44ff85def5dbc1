"""Measures schedules: a runner's start over many automations, its memory, and a burst of firings due at once."""

import gc
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import msgspec

from workflows import clock
from workflows.automations.changing import set_automations
from workflows.automations.due_runs import DueRuns
from workflows.changes import Changes
from workflows.cli.measuring import Measured, Pair, medians
from workflows.domain.automations import Action, Automation, OnSchedule
from workflows.office.founding import Charter, found
from workflows.office.office import Office
from workflows.store.floor import note_writes, write_again

ROUNDS = 5
BURST = 500
_AT_ONCE = 500
_DAY_MS = 86_400_000
_BEGAN_MS = clock.to_ms(clock.parse_utc("2026-11-23T06:00:00Z"))
_DUE_MS = clock.to_ms(clock.parse_utc("2026-11-24T07:00:30Z"))
_WORDS = (
    "every working day 09:30",
    "last working day of the month 17:00",
    "every Monday 10:00",
    "first Friday of the quarter 11:15",
    "on the 15th or the working day before 14:00",
)


def bench_schedule(size: int) -> Measured:
    """Start a runner over so many automations, in a process of its own: seconds beyond the imports, and memory.

    Then 500 firings due at one instant. Floor: the burst's rows and commits by bare sqlite3.
    """
    with tempfile.TemporaryDirectory(prefix="countersign-bench-") as folder:
        home = Path(folder) / "home"
        _prepare(home, size)
        starts = [_start(home) for _ in range(ROUNDS)]
        pairs, done = _burst(home, Path(folder))
    measured = medians("schedule", BURST, f"the same rows and commits of {BURST} firings by sqlite3 alone", pairs)
    more = {
        "automations": float(size),
        "start_seconds": statistics.median(one.start_s for one in starts),
        "start_peak_mb": statistics.median(one.peak_mb for one in starts),
        "start_added_mb": statistics.median(one.peak_mb - one.imports_mb for one in starts),
        "burst_seconds": measured.seconds,
        "burst_done": float(done),
    }
    return msgspec.structs.replace(measured, size=size, seconds=more["start_seconds"], more=more)


class Started(msgspec.Struct, frozen=True, kw_only=True):
    """What a fresh process needed to start."""

    start_s: float
    imports_mb: float
    peak_mb: float


def started(home: Path) -> Started:
    """Import what a runner needs, then open the office and look once, at a moment when nothing is due."""
    for name in ("workflows.automations.runner", "holidays"):  # the rest came with this file
        import_module(name)
    imports_mb = _peak_mb()
    gc.freeze()  # as every command does
    began_start = clock.monotonic_s()
    with clock.pretending(_BEGAN_MS + 60_000), Office.open(home) as office:
        DueRuns(office).step()
        start_s = clock.monotonic_s() - began_start
    return Started(start_s=start_s, imports_mb=imports_mb, peak_mb=_peak_mb())


def _start(home: Path) -> Started:
    words = "import sys, msgspec, pathlib; from workflows.cli.bench_schedule import started; "
    words += "sys.stdout.buffer.write(msgspec.json.encode(started(pathlib.Path(sys.argv[1]))))"
    command = [sys.executable, "-c", words, str(home)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 -- our own interpreter and module
    return msgspec.json.decode(done.stdout, type=Started)


def _prepare(home: Path, size: int) -> None:
    with clock.pretending(_BEGAN_MS):
        owner = found(home, Charter(name="Bench", owner="Owner", country="DE")).owner
        with Office.open(home) as office:
            for start in range(0, size, _AT_ONCE):
                numbers = range(start, min(start + _AT_ONCE, size))
                changed = set_automations(office, owner, [_automation(office, number) for number in numbers])
                assert isinstance(changed, Changes), changed
            DueRuns(office).step()


def _automation(office: Office, number: int) -> Automation:
    when = "daily 08:00" if number < BURST else _WORDS[number % len(_WORDS)]
    return Automation(
        id=f"automation-{number:05d}",
        name=f"Automation {number}",
        trigger=OnSchedule(when=when),
        actions=(Action(kind="record", settings={"text": f"Nothing to do for {number}"}),),
        unit=office.state.head,
        device=office.keys.device,
        missed="each",
    )


def _burst(home: Path, folder: Path) -> tuple[list[Pair], int]:
    """Day after day, everything that is due at 08:00; each beside the same rows through sqlite3. The fewest done."""
    pairs: list[Pair] = []
    fewest = BURST
    for number in range(ROUNDS):
        with _just_before(home, 2 * number) as runs:
            gc.collect()
            began = clock.monotonic_s()
            done = runs.step().done
            ours = clock.monotonic_s() - began
        fewest = min(fewest, done)
        with _just_before(home, 2 * number + 1) as runs:
            noted = note_writes(runs.office.store)
            runs.step()
            written = list(noted)
        pairs.append((ours, write_again(folder / f"floor-{number}.db", written, clock.monotonic_s)))
    return pairs, fewest


@contextmanager
def _just_before(home: Path, day: int) -> Iterator[DueRuns]:
    """Half a minute after the firings of a day are due; what was due before is done."""
    at_ms = _DUE_MS + day * _DAY_MS
    with clock.pretending(at_ms), Office.open(home) as office:
        runs = DueRuns(office)
        with clock.pretending(at_ms - 45_000):
            runs.step()
        yield runs


def _peak_mb() -> float:
    """The largest resident size of this process so far, in MB; 0 where only the whole family's is told."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(one for one in status.read_text("ascii").splitlines() if one.startswith("VmHWM:"))
    return int(line.split()[1]) / 1000
