"""Writes what goes with a bundle and is made of its environment: what About shows, and the bill of materials.

    python -m installer.bundling.papers ABOUT.json BILL.cdx.json [COLLECT.toc FOLDER]

Run by `build` with the environment's own interpreter: before all is gathered, as About is gathered too, and on Linux
once more after it, when PyInstaller's record tells which libraries of the system are in the folder.
"""

import sys
from pathlib import Path

import msgspec

from desktop.about_file import About
from installer.bundling import contents, system_parts
from installer.bundling.bill import bill, serial
from installer.bundling.licences import gather
from installer.stamp import now_ms, stamp
from workflows import __version__, clock


def main(about: Path, bill_of_materials: Path, record: Path | None = None, inside: Path | None = None) -> None:
    """Write both, with the build's stamp. ``record``, ``inside``: see `system_parts.gather`."""
    components = gather()
    if record is not None and inside is not None:
        components += system_parts.gather(record, inside)
        components = tuple(sorted(components, key=lambda one: one.name.lower()))
    build = stamp()
    about.write_bytes(msgspec.json.encode(About(version=__version__, build=build, components=components)))
    lock = contents.ROOT / contents.LOCK
    document = bill(__version__, components, lock, serial=serial(lock, build), made_utc=clock.iso_utc(now_ms()))
    bill_of_materials.write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=2))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
