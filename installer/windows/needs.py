"""What the command needs from the system, and saying exactly what is missing: it installs nothing by itself."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from installer.system_packages import SystemPackage
from workflows.errors import Trouble

OLDEST_WINE = 9
"""Wine 8 lacks bcryptprimitives.dll, without which no extension that was written in Rust loads."""


def _program(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


def _module(name: str) -> Callable[[], bool]:
    return lambda: importlib.util.find_spec(name) is not None


NEEDED = (
    SystemPackage(what="Wine, which runs Windows programs", debian="wine", is_there=_program("wine")),
    SystemPackage(what="Wine's 64-bit half", debian="wine64", is_there=_program("wine")),
    SystemPackage(what="Xvfb, a screen in memory", debian="xvfb", is_there=_program("Xvfb")),
    SystemPackage(what="makensis, which makes the installer", debian="nsis", is_there=_program("makensis")),
    SystemPackage(
        what="a compiler for Windows, for one small library that Wine lacks",
        debian="gcc-mingw-w64-x86-64-win32",
        is_there=_program("x86_64-w64-mingw32-gcc"),
    ),
    SystemPackage(what="pip, which fetches packages", debian="python3-pip", is_there=_module("pip")),
    SystemPackage(what="the Python package setuptools", debian="python3-setuptools", is_there=_module("setuptools")),
    SystemPackage(what="the Python package wheel", debian="python3-wheel", is_there=_module("wheel")),
    SystemPackage(what="the Python package packaging", debian="python3-packaging", is_there=_module("packaging")),
)
"""One row each, with Debian 13's names."""


def require(needed: Sequence[SystemPackage] = NEEDED) -> None:
    """Raise Trouble with the line to type where something is missing, or where Wine is too old."""
    missing = [one for one in needed if not one.is_there()]
    if missing:
        names = " ".join(one.debian for one in missing)
        raise Trouble(
            code="system-package-missing",
            title="The system lacks something that making the Windows installer needs",
            text=f"Missing: {'; '.join(one.what for one in missing)}. Nothing was changed.",
            advice=f"On Debian 13, as root: apt-get install -y --no-install-recommends {names}\n"
            "Elsewhere, make a Debian 13 in a folder first; installer/windows/WINDOWS.md says how.",
        )


def require_wine(answer: str) -> None:
    """``answer``: what ``wine --version`` says. Raises Trouble where that is too old to run the program."""
    found = re.match(r"wine-(\d+)", answer)
    if found is None or int(found[1]) < OLDEST_WINE:
        raise Trouble(
            code="wine-too-old",
            title="This Wine is too old",
            text=f"It says “{answer.strip()}”; {OLDEST_WINE} or newer is needed. Nothing was changed.",
            advice="Debian 13 has a newer one; installer/windows/WINDOWS.md says how to make one in a folder.",
        )


def wine_version() -> str:
    """What this Wine says of itself."""
    return subprocess.run(["wine", "--version"], capture_output=True, text=True, check=False).stdout


def require_place(work: Path) -> None:
    """Raise Trouble where there is not the room for it: an environment, two bundles, and what is made of them."""
    work.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(work).free
    if free < MOST_BYTES:
        raise Trouble(
            code="disk-full",
            title="There is not enough room",
            text=f"{work} has {free / 1e9:.1f} GB free; {MOST_BYTES / 1e9:.0f} GB are needed. Nothing was changed.",
            advice="Make room, or name another folder with --work.",
        )


MOST_BYTES = 5_000_000_000
"""Room for all of it."""
