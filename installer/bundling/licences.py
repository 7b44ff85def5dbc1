"""Gathers the licences of everything in the bundle: each package of the lock, Python, and what lies in their wheels.

Read from the environment that the bundle is made of, so nothing is written by hand that a new version could change.
"""

import re
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path

from desktop.about_file import Component
from installer.bundling.contents import ROOT, TOOLS

_TEXTS = re.compile(r"(?i)(.*[/-])?(licen[cs]e|copying|notice|copyright|authors)[^/]*$|.*\.dist-info/licen[cs]es/.*")
_NO_TEXTS = re.compile(r"(?i).*\.(py|pyc|pyi|json)$")
_CLASSIFIER = "License :: OSI Approved :: "
_SHORT_LICENCE = 60

QT_NOTE = """\
Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They lie in this folder as libraries of
their own: you may put others of the same interface in their place. Their source can be had from The Qt Company under
the same licence, and Countersign does not change it.
"""
STARTER = "PyInstaller's starter"
STARTER_NOTE = """\
The programs begin with the starter of PyInstaller, which is under the GNU General Public License, version 2, with an
exception that allows its use in programs under any licence.
"""


def normal(name: str) -> str:
    """The name of a package as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def gather(paths: Iterable[str] | None = None) -> tuple[Component, ...]:
    """Everything in the bundle, by name; ``paths`` are where packages lie, unset those of this interpreter."""
    found = {
        normal(one.name): one for one in (distributions(path=list(paths)) if paths is not None else distributions())
    }
    shipped = [
        _component(one) for name, one in found.items() if name not in TOOLS and name not in {"countersign", "pip"}
    ]
    starter = found.get("pyinstaller")
    if starter is not None:
        text = STARTER_NOTE + "\n" + _texts(starter)
        licence = "GPL-2.0-or-later WITH Bootloader-exception"
        shipped.append(Component(name=STARTER, version=starter.version, licence=licence, text=text))
    shipped += [_python(), _fonts_and_icons()]
    return tuple(sorted(shipped, key=lambda one: one.name.lower()))


def _component(one: Distribution) -> Component:
    text = _texts(one)
    if normal(one.name).startswith(("pyside6", "shiboken6")):
        text = QT_NOTE + "\n" + text
    return Component(name=one.name, version=one.version, licence=short_licence(one), text=text)


def short_licence(one: Distribution) -> str:
    """What its authors call the licence; ``see the text`` where they name none in short."""
    for told in one.metadata.get_all("License-Expression", []):
        return str(told)
    named = [line.removeprefix(_CLASSIFIER) for line in one.metadata.get_all("Classifier", []) if _CLASSIFIER in line]
    if named:
        return ", ".join(dict.fromkeys(named))
    for told in one.metadata.get_all("License", []):
        if 0 < len(told) <= _SHORT_LICENCE and "\n" not in told:
            return str(told)
    return "see the text"


def _texts(one: Distribution) -> str:
    files = [
        file
        for file in one.files or ()
        if _TEXTS.match(str(file)) and not _NO_TEXTS.match(str(file)) and "__pycache__" not in file.parts
    ]
    parts = []
    for file in sorted(files, key=str):
        path = Path(str(one.locate_file(file)))
        if path.is_file():
            parts.append(f"{file.name}\n\n{path.read_text('utf-8', errors='replace').strip()}\n")
    return "\n\n".join(dict.fromkeys(parts)) + _of_qt(one)


def _of_qt(one: Distribution) -> str:
    """Qt's wheels name the licence and bring no text of it; the lesser licence is the general one and what it adds."""
    if not normal(one.name).startswith(("pyside6", "shiboken6")):
        return ""
    shelf = Path(__file__).parent / "licences"
    return "\n\n".join(path.read_text("utf-8") for path in (shelf / "LGPL-3.0.txt", shelf / "GPL-3.0.txt"))


def _python() -> Component:
    text = ""
    for path in (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(sysconfig.get_path("stdlib")).parent.parent / "LICENSE",
    ):
        if path.is_file():
            text = path.read_text("utf-8", errors="replace")
            break
    version = ".".join(map(str, sys.version_info[:3]))
    return Component(name="Python", version=version, licence="PSF-2.0", text=text)


def _fonts_and_icons() -> Component:
    texts = [
        path.read_text("utf-8", errors="replace").strip()
        for path in sorted((ROOT / "resources").rglob("*"))
        if path.is_file() and _TEXTS.match(path.name)
    ]
    return Component(
        name="Fonts and icons",
        version="",
        licence="Apache-2.0, ISC",
        text="\n\n".join(dict.fromkeys(texts)),
    )
