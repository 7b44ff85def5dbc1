"""The installer, made of a bundle by NSIS, which runs on Linux and on Windows alike."""

import subprocess
import sys
from pathlib import Path

from installer.bundling import contents
from installer.windows import facts

SCRIPT = Path(__file__).with_name("countersign.nsi")


def of_four(version: str) -> str:
    """As Windows writes versions: four numbers. What stands behind them, such as ``rc1``, is left out."""
    numbers = [part[: len(part) - len(part.lstrip("0123456789"))] or "0" for part in version.split(".")[:4]]
    return ".".join([*numbers, "0", "0", "0"][:4])


def inside_of(bundle: Path) -> str:
    """The folder beside the two programs of a bundle. Raises ValueError where it is not one of a build's own."""
    found = [one.name for one in bundle.iterdir() if one.name.startswith(facts.FOLDER_BEGINS) and one.is_dir()]
    if len(found) != 1:
        raise ValueError(f"{bundle} was not made with {contents.INSIDE}={facts.FOLDER_BEGINS}…: {found}")
    return found[0]


def command(bundle: Path, version: str, setup: Path, facts_file: Path, *, quick: bool = False) -> list[str]:
    """What is typed for it. ``quick``: packed worse, for trying."""
    defined = {
        "VERSION": version,
        "VERSION_OF_FOUR": of_four(version),
        "BUNDLE": str(bundle),
        "INSIDE": inside_of(bundle),
        "OUTPUT": str(setup),
        "FACTS": str(facts_file),
    }
    icon = bundle / defined["INSIDE"] / "countersign.ico"
    if icon.exists():
        defined["ICON"] = str(icon)
    words = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    if quick:
        words.append("-DQUICK")
    return [*words, *(f"-D{name}={text}" for name, text in defined.items()), str(SCRIPT)]


def make_setup(bundle: Path, version: str, setup: Path, *, quick: bool = False) -> Path:
    """Make the installer. Raises subprocess.CalledProcessError; a warning of NSIS is an error."""
    setup.parent.mkdir(parents=True, exist_ok=True)
    facts_file = setup.with_suffix(".nsh")
    facts_file.write_text(facts.include_text(version), "utf-8")
    subprocess.run(command(bundle, version, setup, facts_file, quick=quick), check=True, stdout=sys.stderr)
    facts_file.unlink()
    return setup
