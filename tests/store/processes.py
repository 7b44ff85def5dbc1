"""Other processes for the store's tests: started with a script, spoken to by lines."""

import subprocess
import sys
from pathlib import Path

import workflows

ROOT = Path(workflows.__file__).parent.parent


def start(script: str, *arguments: str) -> "subprocess.Popen[str]":
    """A Python process that runs the script with these arguments; its lines can be read from ``stdout``."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(script: str, *arguments: str) -> str:
    """What the script prints. Fails with its errors where it fails."""
    with start(script, *arguments) as process:
        out, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    return out


def first_line(process: "subprocess.Popen[str]") -> str:
    """The next line that the process prints, waited for."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def finish(process: "subprocess.Popen[str]") -> str:
    """Kill it without a chance to tidy up, and answer what it had printed still."""
    process.kill()
    out, _ = process.communicate(timeout=60)
    return out
