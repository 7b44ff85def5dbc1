"""Writes what goes with a bundle and is made of its environment: what About shows, and the bill of materials.

    python -m installer.bundling.papers ABOUT.json BILL.cdx.json

Run by `build` with the environment's own interpreter.
"""

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from desktop.about_file import About
from installer.bundling import contents
from installer.bundling.bill import bill, serial
from installer.bundling.licences import gather
from workflows import __version__, clock


def main(about: Path, bill_of_materials: Path) -> None:
    """Write both. ``SOURCE_DATE_EPOCH`` (seconds since 1970) stands for now, so that a build can be made again."""
    components = gather()
    now_ms = int(os.environ["SOURCE_DATE_EPOCH"]) * 1000 if "SOURCE_DATE_EPOCH" in os.environ else clock.now_ms()
    build = f"{clock.iso_utc(now_ms)[:10]} {_source()}".strip()
    about.write_bytes(msgspec.json.encode(About(version=__version__, build=build, components=components)))
    lock = contents.ROOT / contents.LOCK
    document = bill(__version__, components, lock, serial=serial(lock, build), made_utc=clock.iso_utc(now_ms))
    bill_of_materials.write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=2))


def _source() -> str:
    """The mark of the source in version control; empty where there is none."""
    asked = ["git", "rev-parse", "--short=12", "HEAD"]
    try:
        found = subprocess.run(asked, cwd=contents.ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return found.stdout.strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
