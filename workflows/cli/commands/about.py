"""``countersign about``: what this program is, and what lies where on this computer. Opens no office."""

import argparse
import platform
import sys
from pathlib import Path
from typing import Any

from workflows import __version__
from workflows.cli.bundled import PROGRAM, read_build, version_words
from workflows.cli.homes import home_of
from workflows.cli.output import Output
from workflows.errors import Trouble
from workflows.keys import key_place
from workflows.store.home import Home

EXAMPLE = """\
  countersign about
  countersign about --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own: ``--home`` says which office."""
    del parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Tell it."""
    home = home_of(options)
    places = [{"what": what, "place": str(place), "there": there} for what, place, there in _places(home)]
    build = read_build()
    plain: dict[str, Any] = {
        "program": "countersign",
        "version": __version__,
        "build": None if build is None else build.build,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "components": [] if build is None else [f"{one['name']} {one['version']}" for one in build.components],
        "places": places,
    }
    words = [
        version_words(__version__, build),
        f"Python {plain['python']}, {plain['system']}",
        "Apache License 2.0. "
        + (
            f"{len(build.components)} parts of others are in it; the window's page About shows their licences."
            if build is not None
            else "The packages it uses bring their own licences."
        ),
        "",
        "What lies where:",
    ]
    words += [f"  {one['what']:<9} {one['place']}{'' if one['there'] else '   (not there)'}" for one in places]
    words += [
        "",
        "Removing the program leaves the office, its keys and the window's settings where they are, and installing it",
        "again finds them. Move to another computer with “countersign backup” here and “countersign restore” there.",
    ]
    output.answer(plain, words)
    return 0


def _places(home: Path) -> list[tuple[str, str | Path, bool]]:
    """What, where, and whether it is there."""
    office = Home(home)
    data = _data_folder()
    try:
        keys = key_place(home)
    except Trouble:
        keys = None
    kept = keys is not None
    return [
        ("program", PROGRAM if not _is_bundle() else Path(sys.executable).parent, True),
        ("office", home, office.database.exists()),
        ("log", office.database, office.database.exists()),
        ("files", office.attachments, office.attachments.exists()),
        ("keys", keys or home, kept),
        ("window", data / "window.ini", (data / "window.ini").exists()),
        ("reports", data / "crash.txt", (data / "crash.txt").exists()),
    ]


def _data_folder() -> Path:
    """Where the window keeps its settings and reports of failures; named as the window finds it."""
    import os  # noqa: PLC0415 -- beside what it is for

    import platformdirs  # noqa: PLC0415 -- as in homes

    named = os.environ.get("COUNTERSIGN_DATA")
    return Path(named) if named else Path(platformdirs.user_data_dir("Countersign", appauthor=False))


def _is_bundle() -> bool:
    return bool(getattr(sys, "frozen", False))
