"""Writes what goes with a bundle and is made of its environment: what About shows, and the bill of materials.

    python -m installer.bundling.papers ABOUT.json BILL.cdx.json

Run by `build` with the environment's own interpreter.
"""

import sys
from pathlib import Path

import msgspec

from desktop.about_file import About
from installer.bundling import contents
from installer.bundling.bill import bill, serial
from installer.bundling.licences import gather
from installer.stamp import now_ms, stamp
from workflows import __version__, clock


def main(about: Path, bill_of_materials: Path) -> None:
    """Write both, with the build's stamp."""
    components = gather()
    build = stamp()
    about.write_bytes(msgspec.json.encode(About(version=__version__, build=build, components=components)))
    lock = contents.ROOT / contents.LOCK
    document = bill(__version__, components, lock, serial=serial(lock, build), made_utc=clock.iso_utc(now_ms()))
    bill_of_materials.write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=2))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
