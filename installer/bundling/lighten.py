"""Takes out of a gathered folder what nothing in it needs; on Linux, where libraries say what they need."""

from pathlib import Path

from installer.bundling import elf
from installer.bundling.thin_icu import thin


def lighten(folder: Path) -> list[str]:
    """Make ICU's data small, then remove the libraries that are left without anybody who needs them.

    Answers what was done, one line each.
    """
    large = [path for path in sorted(folder.rglob("libicudata.so.*")) if not path.is_symlink()]
    done = [f"{path.name}: {thin(path) / 1e6:.1f} MB less" for path in large]
    for path in orphans(folder):
        done.append(f"{path.relative_to(folder).as_posix()}: removed, nothing needs it")
        path.unlink()
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not path.exists():
            path.unlink()
    return done


def orphans(folder: Path) -> list[Path]:
    """Libraries that no program, module of Python or plugin in the folder is bound to, not even by way of others."""
    libraries: dict[str, Path] = {}
    wanted: list[Path] = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as stream:
            if stream.read(4) != b"\x7fELF":
                continue
        libraries.setdefault(path.name, path)
        if not _is_bound_to(path):
            wanted.append(path)
    seen: set[Path] = set()
    while wanted:
        path = wanted.pop()
        if path not in seen:
            seen.add(path)
            wanted += [libraries[name] for name in elf.needed(path.read_bytes()) if name in libraries]
    return sorted(path for path in libraries.values() if path not in seen)


def _is_bound_to(path: Path) -> bool:
    """Whether a file is there for others to be bound to, and is not opened by its own name.

    Modules of Python, plugins of Qt and programs are; so is Python's own library, which the starter opens, and what a
    package loads by itself, which lies in the package's folder.
    """
    loose = path.parent.name in {"_internal", "lib"} and path.name.startswith("lib")
    return loose and not path.name.startswith("libpython")
