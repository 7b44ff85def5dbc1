"""What a build is told apart by: the day and the source. Needs nothing but what Python brings, and this project."""

import os
import subprocess
from pathlib import Path

from workflows import clock

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "COUNTERSIGN_SOURCE"
"""The variable that names the source's mark, for a copy of the source that is not in version control."""


def stamp() -> str:
    """The day and the source that something is built from now, such as ``2026-11-23 1a2b3c4d5e6f``."""
    return f"{clock.iso_utc(now_ms())[:10]} {source()}".strip()


def now_ms() -> int:
    """Milliseconds since 1970. ``SOURCE_DATE_EPOCH`` (seconds) stands for now, so that a build can be made again."""
    return int(os.environ["SOURCE_DATE_EPOCH"]) * 1000 if "SOURCE_DATE_EPOCH" in os.environ else clock.now_ms()


def source() -> str:
    """The mark of the source in version control, such as ``1a2b3c4d5e6f``; empty where there is none."""
    if SOURCE in os.environ:
        return os.environ[SOURCE]
    asked = ["git", "rev-parse", "--short=12", "HEAD"]
    try:
        found = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return found.stdout.strip()
