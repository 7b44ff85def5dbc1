"""Makes what people on Linux download, out of the bundle that `installer.bundling.build` made: the one command for it.

    python -m installer.linux                     both, into build/packages/, with their hashes
    python -m installer.linux --revision 2        the second package of the same version
    python -m installer.linux --only deb          or: --only archive

Needs the bundle, and an interpreter with the program's packages (it draws the icon); no tool of Debian, and no rights.
The same bundle gives the same bytes. What comes out:

    countersign_VERSION-REVISION_amd64.deb             for Debian 12, Ubuntu 22.04 and newer, and their kin
    countersign-VERSION-linux-x86_64.tar.xz            for every other Linux with the same C library or a newer one
    SHA256SUMS                                         of both

Exit codes: 0 done, 2 wrong usage, 3 outside trouble.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from installer.bundling import build as bundling
from installer.bundling import contents
from installer.linux import debian
from installer.release import write_sums

PACKAGES = contents.ROOT / "build" / "packages"


def main(words: list[str]) -> int:
    """Make them and say what was made."""
    reader = argparse.ArgumentParser(
        prog="python -m installer.linux", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--bundle", type=Path, default=bundling.BUILD / contents.COMMAND, help="the gathered folder")
    reader.add_argument("--into", type=Path, default=PACKAGES, help="where to put what is made")
    reader.add_argument("--revision", type=int, default=1, help="number of this package of the version (1)")
    reader.add_argument("--only", choices=("deb", "archive"), help="make one of the two")
    reader.add_argument("--level", type=int, default=9, choices=range(10), help="how hard the package is packed (9)")
    asked = reader.parse_args(words)
    missing = lacking(asked.bundle, asked.only)
    if missing:
        print("Nothing was made. This is needed:\n" + "\n".join(f"  {one}" for one in missing), file=sys.stderr)
        return 3
    asked.into.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    try:
        if asked.only != "archive":
            made.append(_package(asked))
        if asked.only != "deb":
            made.append(bundling.pack(asked.bundle, asked.into))
        write_sums(made, asked.into)
    except OSError as error:
        print(f"It could not be made: {error}", file=sys.stderr)
        return 3
    for path in made:
        print(f"{path.name}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


def lacking(bundle: Path, only: str | None) -> list[str]:
    """What is missing to make it, each in words for the person who wanted it."""
    found = []
    if not (bundle / contents.WINDOW).is_file():
        found.append(f"the bundle: python -m installer.bundling.build (there is none in {bundle})")
    if only == "archive":
        return found
    try:
        import PySide6.QtSvg  # noqa: F401, PLC0415 -- whether it is there is the question
    except ImportError:
        found.append("PySide6: run this with the interpreter of .venv or of build/bundle-environment")
    if platform.machine() not in debian.ARCHITECTURES:
        found.append(f"a processor that Debian has packages for, not {platform.machine()}")
    return found


def made_s(bundle: Path) -> int:
    """When it counts as made: SOURCE_DATE_EPOCH, else the day that the bundle was stamped with."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        return int(os.environ["SOURCE_DATE_EPOCH"])
    stamp = json.loads(next(bundle.glob("*/about.json")).read_text("utf-8"))["build"]
    return int(datetime.strptime(stamp[:10], "%Y-%m-%d").replace(tzinfo=UTC).timestamp())


def _package(asked: argparse.Namespace) -> Path:
    with tempfile.TemporaryDirectory(prefix="countersign-deb-", dir=asked.into) as work:
        wanted = debian.Wanted(
            bundle=asked.bundle,
            version=f"{bundling.version()}-{asked.revision}",
            machine=platform.machine(),
            made_s=made_s(asked.bundle),
            level=asked.level,
        )
        return debian.build(wanted, Path(work), asked.into)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
