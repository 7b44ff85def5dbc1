"""``countersign bench``: measure this computer against a floor, in one run."""

import argparse
import os
import sys

from workflows.cli.benches import BENCHES
from workflows.cli.output import Output
from workflows.cli.usage import positive

EXAMPLE = "  countersign bench decide\n  countersign bench rules --size 100000 --json\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which bench, and how much of it."""
    parser.add_argument("name", choices=sorted(BENCHES))
    parser.add_argument("--size", type=positive, help="how many; each bench has a usual size")


def run(options: argparse.Namespace, output: Output) -> int:
    """Measure several rounds of ours and the floor in turn; answers the medians."""
    os.environ.setdefault("COUNTERSIGN_KEY_STORE", "file")  # homes made for measuring leave nothing in the keyring
    bench, usual = BENCHES[options.name]
    measured = bench(options.size or usual)
    answer = {
        "name": measured.name,
        "size": measured.size,
        "seconds": round(measured.seconds, 6),
        "per_second": round(measured.size / measured.seconds, 1),
        "peak_mb": _peak_mb(),
        "floor": {"what": measured.floor, "seconds": round(measured.floor_seconds, 6)},
        "ratio_to_floor": round(measured.ratio, 3),
    } | {name: round(value, 6) for name, value in measured.more.items()}
    output.answer(
        answer,
        [
            f"{measured.name}: {measured.size:,} in {measured.seconds:.3f} s, {answer['per_second']:,} per second",
            f"floor ({measured.floor}): {measured.floor_seconds:.3f} s",
            f"ours over the floor: {measured.ratio:.2f}",
        ],
    )
    return 0


def _peak_mb() -> float | None:
    """The largest resident size of this process so far, in MB; None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 -- not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1_000_000 if sys.platform == "darwin" else 1000), 1)
