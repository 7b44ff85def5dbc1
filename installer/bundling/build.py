"""Makes the bundle for the system that this runs on, and tries it: the one command for it.

    python -m installer.bundling.build                 everything, into build/bundle/
    python -m installer.bundling.build --python PATH   with an environment that holds requirements-bundle.lock already
    python -m installer.bundling.build --no-download   without the packed file

Needs Python 3.11 or newer with `venv`, and no compiler. What it takes besides from a Linux system (`needs.py`) it gets
itself as root on Debian and its kin, else it says the line to type. The first time it makes an environment from
`requirements-bundle.lock`, proven by hashes. What is made:

    build/bundle/countersign/              the folder: `countersign-desktop`, `countersign`, licences, bill of materials
    build/bundle/countersign-VERSION-SYSTEM.tar.xz (zip on Windows)
    build/bundle/report.json               what was built, how large each part is, and what the self-test said

Ends with 1 where the self-test fails or a limit is passed, 3 on outside trouble.
"""

import argparse
import hashlib
import json
import lzma
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from installer.bundling import contents, needs
from installer.bundling.lighten import lighten
from installer.trouble import told

BUILD = contents.ROOT / "build" / "bundle"
"""Everything that is made lies here; the folder is left out of version control."""


def main(words: list[str]) -> int:
    """Make the bundle, try it, and say what it is."""
    reader = argparse.ArgumentParser(
        prog="python -m installer.bundling.build",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    reader.add_argument("--python", type=Path, help="an interpreter that holds requirements-bundle.lock")
    reader.add_argument("--no-download", action="store_true", help="make the folder and no packed file")
    asked = reader.parse_args(words)
    with told(as_json=False):
        needs.provide()
    try:
        python = asked.python or _environment()
        _gather(python)
        folder = BUILD / contents.COMMAND
        report: dict[str, Any] = {"system": system(), "unpacked_mb": size_mb(folder), "parts_mb": parts_mb(folder)}
        report["smoke"] = smoke(folder)
        if not asked.no_download:
            packed = pack(folder)
            report |= {"download": packed.name, "download_mb": round(packed.stat().st_size / 1e6, 1)}
            report["sha256"] = hashlib.sha256(packed.read_bytes()).hexdigest()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"The bundle could not be made: {error}", file=sys.stderr)
        return 3
    report["beyond"] = beyond(report)
    (BUILD / "report.json").write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    print(json.dumps({name: value for name, value in report.items() if name != "smoke"}, indent=2))
    print(f"self-test {'passed' if report['smoke']['passed'] else 'FAILED'}")
    return 1 if report["beyond"] or not report["smoke"]["passed"] else 0


def _environment() -> Path:
    """An environment of its own with the program's packages and PyInstaller; made anew when the lock changed."""
    place, lock = BUILD.parent / "bundle-environment", contents.ROOT / contents.LOCK
    stamp = place / "countersign.lock"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
        return python
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(lock)], check=True)
    stamp.write_bytes(lock.read_bytes())
    return python


def _gather(python: Path) -> None:
    BUILD.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(BUILD / contents.COMMAND, ignore_errors=True)
    about, bill = BUILD / "about.json", BUILD / "bill.cdx.json"
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    surroundings |= {"PYTHONPATH": str(contents.ROOT), "COUNTERSIGN_ABOUT": str(about), "PYTHONHASHSEED": "0"}
    subprocess.run(
        [str(python), "-m", "installer.bundling.papers", str(about), str(bill)],
        check=True, env=surroundings, cwd=contents.ROOT,
    )  # fmt: skip
    spec = contents.ROOT / "installer" / "countersign.spec"
    gathering = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    gathering += ["--distpath", str(BUILD), "--workpath", str(BUILD / "work"), str(spec)]
    subprocess.run(gathering, check=True, env=surroundings, cwd=contents.ROOT)
    folder = BUILD / contents.COMMAND
    if sys.platform == "linux":
        for line in lighten(folder):
            print(line)
        record, inside = BUILD / "work" / contents.COMMAND / "COLLECT-00.toc", folder / contents.inside()
        subprocess.run(
            [str(python), "-m", "installer.bundling.papers", str(about), str(bill), str(record), str(inside)],
            check=True, env=surroundings, cwd=contents.ROOT,
        )  # fmt: skip
        shutil.copy(about, inside / "about.json")
    if os.name != "nt":
        (folder / contents.COMMAND).symlink_to(contents.WINDOW)
    shutil.copy(bill, folder / "bill.cdx.json")
    write_licences(about, folder / "LICENCES.txt")
    shutil.copy(contents.ROOT / "LICENSE", folder / "LICENSE.txt")


def write_licences(about: Path, target: Path) -> None:
    """All licences as one text, for people who look into the folder and not into the window."""
    parts = [
        f"{one['name']} {one['version']}: {one['licence']}\n{'=' * 100}\n\n{one['text'].strip()}\n"
        for one in json.loads(about.read_text("utf-8"))["components"]
    ]
    target.write_text("\n\n".join(parts), "utf-8")


def smoke(folder: Path) -> dict[str, Any]:
    """What the bundle's own self-test says, run with nothing of this environment around it."""
    program = folder / (contents.COMMAND + (".exe" if os.name == "nt" else ""))
    kept = {
        "PATH",
        "HOME",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "XDG_RUNTIME_DIR",
        "TMPDIR",
        "LANG",
        "SYSTEMROOT",
        "TEMP",
        "USERPROFILE",
    }
    surroundings = {name: value for name, value in os.environ.items() if name.upper() in kept}
    done = subprocess.run(
        [str(program), "--smoke"], env=surroundings, capture_output=True, check=False, timeout=300, cwd=folder.parent
    )
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        answer = {"passed": False, "said": (done.stdout + done.stderr).decode(errors="replace")[-4000:]}
    return answer | {"exit_code": done.returncode, "passed": answer["passed"] and done.returncode == 0}


def _size_mb(path: Path) -> float:
    return size_mb(path) if path.is_dir() else round(path.stat().st_size / 1e6, 1)


def size_mb(folder: Path) -> float:
    """All files of a folder, in MB of a million bytes; a link counts nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / 1e6, 1)


def parts_mb(folder: Path) -> dict[str, float]:
    """How much each part takes, largest first; small ones together."""
    places = [*(folder / contents.inside()).iterdir(), *(path for path in folder.iterdir() if path.is_file())]
    found = {path.name: _size_mb(path) for path in places if not path.is_symlink()}
    large = {name: value for name, value in sorted(found.items(), key=lambda one: -one[1]) if value >= 1}
    return large | {"the rest": round(sum(found.values()) - sum(large.values()), 1)}


def system() -> str:
    """Such as ``linux-x86_64``."""
    return f"{'macos' if sys.platform == 'darwin' else sys.platform.rstrip('32')}-{platform.machine().lower()}"


def version() -> str:
    """The program's."""
    text = (contents.ROOT / "workflows" / "__init__.py").read_text("utf-8")
    return text.split('__version__ = "')[1].split('"')[0]


def pack(folder: Path, into: Path | None = None) -> Path:
    """The folder as one file to download, beside it or elsewhere: the same bytes from the same folder."""
    into = into or BUILD
    stem = f"{contents.COMMAND}-{version()}-{system()}"
    paths = sorted(path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    if os.name == "nt":
        packed = into / f"{stem}.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
            for path in paths:
                zipped.write(path, f"{contents.COMMAND}/{path.relative_to(folder).as_posix()}")
        return packed
    packed = into / f"{stem}.tar.xz"
    with lzma.open(packed, "wb", filters=_filters()) as squeezed, tarfile.open(fileobj=squeezed, mode="w") as archive:
        for path in paths:
            archive.add(path, f"{contents.COMMAND}/{path.relative_to(folder).as_posix()}", filter=_plain)
    return packed


def _filters() -> list[dict[str, int]]:
    """Most of it is machine code, in which the same call has other bytes in each place; xz can make them the same."""
    last = {"id": lzma.FILTER_LZMA2, "preset": 9}
    return [{"id": lzma.FILTER_X86}, last] if platform.machine() == "x86_64" else [last]


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without what only this machine and this minute know."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = 0
    return entry


def beyond(report: dict[str, Any]) -> list[str]:
    """Which limits a bundle for Linux passes."""
    if not str(report["system"]).startswith("linux"):
        return []
    limits = (("unpacked_mb", contents.MOST_UNPACKED_MB), ("download_mb", contents.MOST_PACKED_MB))
    return [f"{name} {report[name]} > {most}" for name, most in limits if report.get(name, 0) > most]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
