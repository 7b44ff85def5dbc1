"""The bundle for Windows, gathered under Wine by the very command that gathers it on Windows."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installer import stamp
from installer.bundling import contents
from installer.windows import facts
from installer.windows.wine import Wine, windows_path

SOURCES = ("workflows", "desktop", "resources", "installer", "LICENSE", contents.LOCK, "pyproject.toml")
"""What the program is made of: it is gathered from a copy, so that nothing is written into the project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One gathered program."""

    folder: Path
    version: str
    zipped: Path | None
    """The plain zip; None where none was made."""


def copy_source(target: Path, version: str | None = None) -> str:
    """Copy the project, and give it another version if one is named; the copy's mark, of all that is in it."""
    kept = target / "build"  # what PyInstaller found out before is worth minutes
    for name in SOURCES:
        shutil.rmtree(target / name, ignore_errors=True)
    target.mkdir(parents=True, exist_ok=True)
    kept.mkdir(exist_ok=True)
    for name in SOURCES:
        source = contents.ROOT / name
        if source.is_dir():
            left_out = ["__pycache__", "*.pyc", *(["windows"] if name == "installer" else [])]  # changes no bundle
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns(*left_out))
        else:
            shutil.copy2(source, target / name)
    if version is not None:
        place = target / "workflows" / "__init__.py"
        text = place.read_text("utf-8")
        place.write_text(text.replace(f'"{program_version()}"', f'"{version}"'), "utf-8")
    return mark_of(path for name in SOURCES for path in sorted([target / name, *(target / name).rglob("*")]))


def mark_of(paths: Iterable[Path]) -> str:
    """Ten signs that stand for the content of these files."""
    digest = hashlib.sha256()
    for path in paths:
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:10]


def program_version() -> str:
    """Of this project."""
    text = (contents.ROOT / "workflows" / "__init__.py").read_text("utf-8")
    return text.split('__version__ = "')[1].split('"')[0]


def made_before(work: Path, version: str) -> Bundle | None:
    """The bundle of this version that lies there, of whatever source."""
    place = work / f"bundle-{version}"
    if not (place / "report.json").is_file():
        return None
    return Bundle(folder=place / contents.COMMAND, version=version, zipped=next(place.glob("*.zip"), None))


def gather(wine: Wine, python: Path, work: Path, version: str | None = None) -> Bundle:
    """Make a bundle and let it try itself. ``version`` stands for the project's own, to have an older one to upgrade.

    Raises subprocess.CalledProcessError where gathering or its self-test fails.
    """
    named = version or program_version()
    target = work / f"bundle-{named}" / contents.COMMAND
    mark = copy_source(work / "source", version)
    inside = f"{facts.FOLDER_BEGINS}{named}-{mark}"
    place = work / f"bundle-{named}"
    if not (target / inside).is_dir():
        words = [windows_path(python), "-m", "installer.bundling.build", "--python", windows_path(python)]
        words += [] if version is None else ["--no-download"]
        variables = wine.surroundings() | {contents.INSIDE: inside, "PYTHONPATH": windows_path(work / "source")}
        variables[stamp.SOURCE] = stamp.source()
        if "SOURCE_DATE_EPOCH" in os.environ:
            variables["SOURCE_DATE_EPOCH"] = os.environ["SOURCE_DATE_EPOCH"]
        subprocess.run(["wine", *words], env=variables, cwd=work / "source", check=True, stdout=sys.stderr)
        shutil.rmtree(place, ignore_errors=True)
        made = work / "source" / "build" / "bundle"
        shutil.copytree(made / contents.COMMAND, target)
        for one in made.glob(f"{contents.COMMAND}-{named}-*.zip"):
            shutil.move(one, place / one.name)
        shutil.copy(made / "report.json", place / "report.json")  # last: with it, the bundle is whole
    return Bundle(folder=target, version=named, zipped=next(place.glob("*.zip"), None))
