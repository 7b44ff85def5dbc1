"""Run the simulator over many seeds: ``python -m tests.simulation.run --seeds 20000 --start 0 --jobs 2``.

A single seed replays exactly: ``--start SEED --seeds 1 --trace`` shows where it stopped.
"""

import argparse
import multiprocessing
import sys
import time
from collections.abc import Sequence

from tests.simulation.faults import ALARMS, ALL, REASONS, REQUIRED
from tests.simulation.seeds import Outcome, run_seeds
from tests.simulation.world import PROFILES, Settings, World

CHUNK = 100
ENOUGH = 4_000
"""From so many seeds of all profiles on, every fault must have been met everywhere it can be met."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print what was met and what failed; 1 where something failed or was never met."""
    given = _parsed(arguments)
    settings = Settings(profiles=tuple(given.profiles), without=frozenset(given.without))
    if given.trace:
        World(given.start, settings).run()
        print(f"seed {given.start} holds")
        return 0
    started = time.perf_counter()
    outcome = Outcome()
    chunks = [
        (range(first, min(first + CHUNK, given.start + given.seeds)), settings)
        for first in range(given.start, given.start + given.seeds, CHUNK)
    ]
    with multiprocessing.get_context("spawn").Pool(given.jobs) as pool:
        for part in pool.imap_unordered(_chunk, chunks):
            outcome.add(part)
            for seed, what in part.failures.items():
                print(f"seed {seed}: {what}", flush=True)
    seconds = time.perf_counter() - started
    _print_reached(outcome)
    never = _never_met(outcome) if _is_complete(given) else []
    for what in never:
        print(f"never met: {what}")
    print(
        f"{outcome.seeds} seeds, {outcome.entries} entries, {seconds:.0f} s, {outcome.seeds / seconds:.1f} seeds/s, "
        f"{len(outcome.failures)} failed, {len(never)} never met"
    )
    return 1 if outcome.failures or never else 0


def _never_met(outcome: Outcome) -> list[str]:
    faults = (f"{fault} in {call}" for fault, call in REQUIRED - outcome.reached.keys())
    answers = (ALARMS - outcome.alarms.keys()) | (REASONS - outcome.set_aside.keys())
    return sorted([*faults, *answers])


def _chunk(work: tuple[range, Settings]) -> Outcome:
    return run_seeds(*work)


def _is_complete(given: argparse.Namespace) -> bool:
    return given.seeds >= ENOUGH and not given.without and set(given.profiles) == set(PROFILES)


def _print_reached(outcome: Outcome) -> None:
    for fault in sorted({fault for fault, _ in outcome.reached}):
        calls = {call: count for (name, call), count in sorted(outcome.reached.items()) if name == fault}
        print(f"{fault:20} " + ", ".join(f"{call} {count}" for call, count in calls.items()))
    for title, counted in (("alarms", outcome.alarms), ("set aside", outcome.set_aside)):
        print(f"{title:20} " + ", ".join(f"{code} {count}" for code, count in sorted(counted.items())))


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2_000, help="how many seeds")
    parser.add_argument("--start", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--profiles", nargs="+", default=list(PROFILES), choices=list(PROFILES), help="kinds of seeds")
    parser.add_argument("--without", nargs="+", default=[], choices=sorted(ALL), help="faults to leave out")
    parser.add_argument("--trace", action="store_true", help="run only the first seed, and let its error rise")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
