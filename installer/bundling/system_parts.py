"""Names what a bundle took from the Linux it was made on: libraries that no wheel brings, such as OpenSSL and SQLite.

PyInstaller writes down where it took each file from. Of what stayed in the bundle, Debian's own records say which
package it belongs to, of which version, and under what licence. Elsewhere a library is named, and that no text of its
licence was found: then it is looked for by hand before anything is given away.
"""

import ast
import re
import subprocess
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from desktop.about_file import Component

DOCUMENTS, COMMON = Path("/usr/share/doc"), Path("/usr/share/common-licenses")
NO_TEXT = "see the text"
_NAMED = re.compile(rf"{re.escape(COMMON.as_posix())}/([A-Za-z0-9.+-]*[A-Za-z0-9])")  # loaded on every system
_FILES = re.compile(r"(?m)^Files:\s*(\S+)")
_SHORT = re.compile(r"(?m)^License:[ \t]*(\S.*)$")


def gather(record: Path, inside: Path) -> tuple[Component, ...]:
    """Each source that the folder ``inside`` holds libraries of, as Debian names it, and the licences that they share.

    ``record``: PyInstaller's ``COLLECT-00.toc``. Raises OSError and ValueError where it cannot be read.
    """
    owned: dict[tuple[str, str], str] = {}
    unowned: list[Path] = []
    for library in taken(record, inside):
        package = package_of(library)
        source, _, version = _asked("-W", "-f", "${source:Package} ${source:Version}\n", package).partition(" ")
        if package and source:
            owned.setdefault((source, version.split("\n", maxsplit=1)[0]), package)
        else:
            unowned.append(library)
    found = [_component(*one, package) for one, package in owned.items()]
    found += [_unknown(source) for source in unowned]
    shared = sorted({name for one in found for name in _NAMED.findall(one.text) if (COMMON / name).is_file()})
    if shared:
        text = "\n\n\n".join((COMMON / name).read_text("utf-8", errors="replace") for name in shared)
        found.append(
            Component(name="Licences that Debian's texts name", version="", licence=", ".join(shared), text=text)
        )
    return tuple(sorted(found, key=lambda one: one.name.lower()))


def taken(record: Path, inside: Path) -> list[Path]:
    """Where the libraries lay that neither a wheel nor Python itself brought, and that are still in the bundle."""
    rows: Iterable[tuple[str, str, str]] = ast.literal_eval(record.read_text("utf-8"))[0]
    own = Path(sysconfig.get_path("stdlib"))
    return [
        Path(source)
        for name, source, kind in rows
        if kind == "BINARY"
        and "site-packages" not in Path(source).parts
        and not Path(source).is_relative_to(own)
        and not Path(name).name.startswith("libpython")
        and (inside / name).is_file()
    ]


def package_of(path: Path) -> str:
    """Debian's package that a file belongs to; empty where none does, or this is no Debian."""
    for place in dict.fromkeys((path, path.resolve(), *_both_names(path), *_both_names(path.resolve()))):
        told = _asked("-S", str(place))
        if told:
            return told.split(": ", maxsplit=1)[0].split(",")[0].split(":")[0]
    return ""


def _both_names(path: Path) -> list[Path]:
    """A system whose /lib is /usr/lib remembers some packages by the one name and some by the other."""
    text = str(path)
    return [Path(text.removeprefix("/usr") if text.startswith("/usr/lib") else f"/usr{text}")]


def _component(source: str, version: str, package: str) -> Component:
    paper = DOCUMENTS / package / "copyright"
    text = paper.read_text("utf-8", errors="replace") if paper.is_file() else ""
    lacking = f"Debian's package {package}. No text of its licence was found beside it."
    return Component(name=source, version=version, licence=_short(text), text=text or lacking)


def _unknown(source: Path) -> Component:
    text = f"{source.name}, of the system that this was made on. No text of its licence was found there."
    return Component(name=source.name, version="", licence=NO_TEXT, text=text)


def _short(text: str) -> str:
    """The licence of the work, where the text is of Debian's machine-readable format 1.0 and names one alone.

    Which of several holds for a library cannot be told from the text: often that of its programs is another.
    """
    named = set()
    for paragraph in text.split("\n\n"):
        files, licence = _FILES.search(paragraph), _SHORT.search(paragraph)
        if files is not None and licence is not None and not files[1].startswith("debian/"):
            named.add(licence[1].strip())
    return named.pop() if len(named) == 1 else NO_TEXT


def _asked(*words: str) -> str:
    try:
        done = subprocess.run(["dpkg-query", *words], capture_output=True, check=False, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
