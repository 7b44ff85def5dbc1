"""Makes the Windows installer and the plain zip on Linux, and tries both under Wine: one command for all of it.

    python -m installer.windows                 needs, bundle, installer, zip, journey
    python -m installer.windows needs           what it needs, and whether that is here
    python -m installer.windows make            bundle with its self-test, installer, zip; no journey
    python -m installer.windows journey         with the bundles that were made before, where there are any
    python -m installer.windows package FOLDER  only the installer, of a bundle that was gathered on Windows

What is made lies below --work (build/windows, which version control leaves out):

    countersign-VERSION-setup.exe, countersign-VERSION-win-amd64.zip, SHA256SUMS, journey.txt

Ends with 1 where a step of the journey fails, with 3 where something is missing here. It takes half an hour the first
time. It is not part of ./check. What Wine cannot show stands in installer/windows/WINDOWS.md.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from installer.bundling import contents
from installer.trouble import say, told
from installer.windows import bundle, interpreter, needs, package
from installer.windows.installed import Installed
from installer.windows.journey import Journey
from installer.windows.transcript import StepFailed, Transcript
from installer.windows.wine import make_icu, opened

OLDER = "0.0.9"
"""The version that the journey upgrades: the same program, called so."""
WHAT = ("all", "needs", "make", "journey", "package")


def main(words: list[str]) -> int:
    """Do what was asked; answers the exit code."""
    reader = argparse.ArgumentParser(
        prog="python -m installer.windows", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("what", nargs="?", choices=WHAT, default="all")
    reader.add_argument("folder", nargs="?", type=Path, help="with package: the bundle's folder")
    reader.add_argument(
        "--work", type=Path, default=contents.ROOT / "build" / "windows", help="where all of it is made"
    )
    asked = reader.parse_args(words)
    work = asked.work.absolute()
    if asked.what == "package":
        if asked.folder is None:
            reader.error("package needs the bundle's folder")
        _package(asked.folder.absolute(), work)
        return 0
    say("Needed, by Debian 13's names: " + " ".join(one.debian for one in needs.NEEDED))
    with told(as_json=False):
        needs.require()
        needs.require_wine(needs.wine_version())
        needs.require_place(work)
    if asked.what == "needs":
        say("All of it is here.")
        return 0
    try:
        return _under_wine(work, makes=asked.what != "journey", travels=asked.what != "make")
    except subprocess.CalledProcessError as error:
        say(f"\n{' '.join(map(str, error.cmd[:6]))} … ended with {error.returncode}. Its own words stand above.")
        return 1


def _under_wine(work: Path, *, makes: bool, travels: bool) -> int:
    python = interpreter.prepare(work / "python")
    icu = make_icu(work)
    older = bundle.made_before(work, OLDER) if not makes else None
    newer = bundle.made_before(work, bundle.program_version()) if not makes else None
    if newer is None or (travels and older is None):
        with opened(work / "wine-for-making", icu) as wine:
            newer = bundle.gather(wine, python, work)
            older = bundle.gather(wine, python, work, OLDER) if travels else None
    setup = work / f"{contents.COMMAND}-{newer.version}-setup.exe"
    if makes or not setup.exists():
        package.make_setup(newer.folder, newer.version, setup)
        _hashes(work, [setup, *([Path(shutil.copy(newer.zipped, work))] if newer.zipped else [])])
    if older is None:
        return 0
    older_setup = package.make_setup(older.folder, OLDER, work / "older-setup.exe", quick=True)
    transcript = Transcript(file=work / "journey.txt")
    with opened(work / "wine", icu) as wine:
        transcript.say(f"{needs.wine_version().strip()}; {setup.name}: {setup.stat().st_size / 1e6:.1f} MB")
        try:
            journey = Journey(Installed(wine=wine), transcript, work, older, newer)
            journey.go({older.version: older_setup, newer.version: setup})
        except (StepFailed, subprocess.TimeoutExpired) as error:
            transcript.say(f"The journey ended before its end: {error}")
            return 1
    transcript.step("All steps went as they must.")
    return 0


def _package(folder: Path, work: Path) -> None:
    version = bundle.program_version()
    setup = package.make_setup(folder, version, work / f"{contents.COMMAND}-{version}-setup.exe")
    _hashes(work, [setup])


def _hashes(work: Path, files: list[Path]) -> None:
    lines = [f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}" for one in files]
    (work / "SHA256SUMS").write_text("\n".join(lines) + "\n", "ascii")
    for one, line in zip(files, lines, strict=True):
        say(f"{line}  {one.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
