"""``countersign bench``: measure this computer against a floor, in one run."""

import argparse
import os
import sys

from workflows.cli.benches import BENCHES
from workflows.cli.measuring import Beside
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
    if measured.beside:
        answer["beside"] = [_rounded(one) for one in measured.beside]
    output.answer(
        answer,
        [
            f"{measured.name}: {measured.size:,} in {measured.seconds:.3f} s, {answer['per_second']:,} per second",
            f"floor ({measured.floor}): {measured.floor_seconds:.3f} s",
            f"ours over the floor: {measured.ratio:.2f}",
            *(_beside_line(one) for one in measured.beside),
        ],
    )
    return 0


def _rounded(one: Beside) -> dict[str, object]:
    if one.per_second is None or one.ratio is None:
        return {"name": one.name, "installed": False}
    known = {"name": one.name, "installed": True, "version": one.version, "peak_mb": one.peak_mb}
    return known | {"per_second": round(one.per_second, 1), "ours_over_it": round(one.ratio, 3)}


def _beside_line(one: Beside) -> str:
    if one.per_second is None or one.ratio is None:
        return f"{one.name}: not installed"
    version = f" {one.version}" if one.version else ""
    return f"{one.name}{version}: {one.per_second:,.1f} per second; ours over it: {one.ratio:.2f}"


def _peak_mb() -> float | None:
    """The largest resident size of this process so far, in MB; None where the system does not say."""
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 -- not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1_000_000 if sys.platform == "darwin" else 1000), 1)
