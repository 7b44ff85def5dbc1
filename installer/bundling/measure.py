"""Measures the first window of a bundle beside the first window from the source, in turn.

    python -m installer.bundling.measure [--rounds 9] [--bundle FOLDER]

Both paint the same window and end; the files of both are in the system's cache after the first round, which is left
out. Without a screen both draw nowhere. Ends with 1 where the bundle takes more than 1.3 times as long.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from installer.bundling import build, contents

MOST = 1.3
"""Times as long as from the source, at most."""


def main(words: list[str]) -> int:
    """Measure, and print medians and their ratio."""
    reader = argparse.ArgumentParser(prog="python -m installer.bundling.measure")
    reader.add_argument("--rounds", type=int, default=9)
    reader.add_argument("--bundle", type=Path, default=build.BUILD / contents.COMMAND)
    asked = reader.parse_args(words)
    ending = ".exe" if os.name == "nt" else ""
    bundle = [str(asked.bundle / (contents.WINDOW + ending)), "--first-window"]
    source = [sys.executable, "-m", "installer.bundling.first_window"]
    pairs = [(seconds(bundle), seconds(source)) for _ in range(asked.rounds + 1)][1:]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"first window: bundle {ours:.3f} s, source {theirs:.3f} s, ratio {ratio:.2f} (at most {MOST})")
    return 0 if ratio <= MOST else 1


def seconds(command: list[str]) -> float:
    """From the start of the process until it says that it has painted."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = os.environ | {"COUNTERSIGN_DATA": folder}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(surroundings):
            surroundings["QT_QPA_PLATFORM"] = "offscreen"
        began_s = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings, cwd=contents.ROOT) as process:
            assert process.stdout is not None
            said = process.stdout.readline()
            took_s = time.perf_counter() - began_s
            process.stdout.read()
    if said.strip() != b"painted":
        raise SystemExit(f"{command[0]} did not paint its window: {said!r}")
    return took_s


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
