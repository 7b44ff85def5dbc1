"""What the set-up needs from the operating system itself, and getting it where apt-get can."""

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from installer.trouble import say
from workflows.errors import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemPackage:
    """One thing the set-up cannot bring along."""

    what: str
    """In words, for a system whose packages we do not know."""
    debian: str
    """The package that brings it on Debian, Ubuntu and their kin."""
    is_there: Callable[[], bool]


def can_make_environments() -> bool:
    """Whether this Python has both modules that make an environment; Debian ships the second one apart."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


NEEDED = (
    SystemPackage(
        what="Python's own modules venv and ensurepip",
        debian="python{}.{}-venv".format(*sys.version_info),
        is_there=can_make_environments,
    ),
)
"""What the set-up itself needs, one row each. The libraries of a window stand in `installer.window_libraries`."""

FOR_TESTS = (
    SystemPackage(
        what="Dovecot, a mail server that tests read from",
        debian="dovecot-imapd",
        is_there=lambda: os.path.exists("/usr/lib/dovecot/imap"),  # noqa: PTH110 -- see installer/environment.py
    ),
)
"""Servers that some tests talk to on this very computer; without them these tests skip."""


def library(name: str, debian: str, loads: Callable[[str], bool]) -> SystemPackage:
    """The row of a library that a program loads by its name."""
    return SystemPackage(what=name, debian=debian, is_there=lambda: loads(name))


def provide(needed: Sequence[SystemPackage] = NEEDED) -> None:
    """See to it that everything needed is there. Raises Trouble with the line to type when it takes a person."""
    missing = [package for package in needed if not package.is_there()]
    if not missing:
        return
    names = [package.debian for package in missing]
    if not shutil.which("apt-get"):
        raise _missing(
            missing,
            "Install what is missing with your system's package program, then start the same command again.\n"
            f"On Debian and its kin the packages are: {' '.join(names)}",
        )
    by_hand = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(names)}"
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise _missing(missing, f"Type this, then start the same command again:\n  sudo sh -c '{by_hand}'")
    say(f"Installing from the system's packages: {' '.join(names)}")
    # A failed update is no reason to stop, the package may be known already. What is there after counts.
    _apt_get("update")
    _apt_get("install", "-y", "--no-install-recommends", *names)
    if not all(package.is_there() for package in missing):
        raise _missing(missing, f"apt-get's own words stand above. Mend that, or type:\n  {by_hand}")


def offer(wanted: Sequence[SystemPackage] = FOR_TESTS) -> None:
    """Get what is good to have, where that takes nobody's word: as root, with apt-get. Never stops anything."""
    missing = [package for package in wanted if not package.is_there()]
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        names = [package.debian for package in missing]
        say(f"Installing from the system's packages, for tests: {' '.join(names)}")
        _apt_get("update")
        _apt_get("install", "-y", "--no-install-recommends", *names)


def _apt_get(*words: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Looked up on the path on purpose: the administrator's apt-get is the right one.
    subprocess.run(["apt-get", *words], env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)  # noqa: S603, S607 -- fixed words


def _missing(missing: Sequence[SystemPackage], advice: str) -> Trouble:
    return Trouble(
        code="system-package-missing",
        title="The system lacks something that Countersign needs",
        text=f"Missing: {'; '.join(package.what for package in missing)}. Nothing of yours was changed.",
        advice=advice,
    )
