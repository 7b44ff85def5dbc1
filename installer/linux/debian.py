"""The .deb: what lies where in it, what it needs, and the two scripts that ask an open window to close.

Every build has a folder of its own below /opt/countersign, and the two programs in /usr/bin are words that name it.
dpkg puts all files of the new folder in place, in the archive's order, before those two, and takes the old folder away
last. So whenever it is cut short, /usr/bin starts a whole version: the old one or the new one.
"""

import errno
import gzip
import hashlib
import lzma
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from installer.bundling import contents
from installer.icon import drawing
from installer.identity import NAME, SUMMARY
from installer.linux import deb_file, desktop_entry

PLACE = "/opt/countersign"
DEPENDS = (
    "libcups2", "libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0", "libwayland-cursor0",
    "libxcb-cursor0",
    "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1",
    "libxkbcommon-x11-0", "libxkbcommon0",
)  # fmt: skip
"""What Qt takes from the system to draw, on X and on Wayland. Tried in a bare Debian 12; see journey.py."""
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_PNG_SIDES = tuple(side for side in drawing.SIDES if side <= 512)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which package."""

    bundle: Path
    """The gathered folder."""
    version: str
    """Debian's, such as ``0.1.0-1``: the program's version and the number of the package made of it."""
    machine: str
    """As `platform.machine` says it."""
    made_s: int
    """Seconds since 1970 that every file in it bears, so that making it again gives the same bytes."""
    level: int = 9
    """How hard it is packed, 0 to 9."""


def file_name(wanted: Wanted) -> str:
    """Such as ``countersign_0.1.0-1_amd64.deb``."""
    return f"{contents.COMMAND}_{wanted.version}_{ARCHITECTURES[wanted.machine]}.deb"


def build(wanted: Wanted, work: Path, into: Path) -> Path:
    """Make the package. ``work`` is a folder to throw away. Raises OSError."""
    tree, inner = work / "tree", work / "control"
    lay_out(wanted, tree)
    write_control(wanted, tree, inner)
    target, unfinished = into / file_name(wanted), work / "package"
    deb_file.write(unfinished, inner, tree, made_s=wanted.made_s, filters=squeezing(wanted))
    return unfinished.replace(target)


def squeezing(wanted: Wanted) -> list[dict[str, int]]:
    """What xz is told: how hard, and where it is so that most of it is machine code."""
    last = {"id": lzma.FILTER_LZMA2, "preset": wanted.level}
    return [{"id": lzma.FILTER_X86}, last] if wanted.machine == "x86_64" else [last]


def lay_out(wanted: Wanted, tree: Path) -> None:
    """All files of the package as they will lie in a system."""
    inside = f"{PLACE}/{wanted.version}"
    place = tree / inside.lstrip("/")
    place.parent.mkdir(parents=True)
    shutil.copytree(wanted.bundle, place, symlinks=True)
    _without_links(place)
    _write(tree / "usr/share/applications" / desktop_entry.FILE, desktop_entry.entry(f"/usr/bin/{contents.WINDOW}"))
    for name in (contents.COMMAND, contents.WINDOW):
        _write(tree / "usr/bin" / name, starter(f"{inside}/{name}"), mode=0o755)
    icons = tree / "usr/share/icons/hicolor"
    _write(icons / "scalable/apps/countersign.svg", drawing.SOURCE.read_text("utf-8"))
    for side in _PNG_SIDES:
        path = icons / f"{side}x{side}/apps/countersign.png"
        path.parent.mkdir(parents=True)
        path.write_bytes(drawing.png(side))
    papers = tree / "usr/share/doc" / contents.COMMAND
    _write(papers / "copyright", copyright_text(inside))
    history = (contents.ROOT / "CHANGELOG.md").read_bytes()
    (papers / "changelog.gz").write_bytes(gzip.compress(history, compresslevel=9, mtime=0))


def starter(program: str) -> str:
    """What lies in /usr/bin. A file and no link: dpkg puts files in place in order, after all of them were written."""
    return (
        "#!/bin/sh\n"
        "# Each version has a folder of its own; an update puts the new one there before it changes this line.\n"
        f'COUNTERSIGN_PROGRAM=/usr/bin/{contents.WINDOW} exec {program} "$@"\n'
    )


def control(wanted: Wanted, size_kb: int, oldest_libc: str) -> str:
    """What dpkg and apt know of the package (Debian policy, 5.3)."""
    needed = ", ".join([f"libc6 (>= {oldest_libc})", *DEPENDS])
    return (
        f"Package: {contents.COMMAND}\n"
        f"Version: {wanted.version}\n"
        f"Architecture: {ARCHITECTURES[wanted.machine]}\n"
        "Section: misc\n"
        "Priority: optional\n"
        f"Maintainer: {NAME} maintainers <maintainers@countersign.invalid>\n"
        f"Installed-Size: {size_kb}\n"
        f"Depends: {needed}\n"
        "Recommends: ca-certificates\n"
        f"Description: {SUMMARY}\n"
        " Every decision is signed and provable; laptops that were offline meet in a\n"
        " folder that people share already. The window is countersign-desktop, the\n"
        " command countersign. Removing the package leaves every office as it is.\n"
    )


def oldest_libc(folder: Path) -> str:
    """The lowest version of the C library that has every symbol that the folder's programs ask for."""
    asked = {(2, 34)}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if content.startswith(b"\x7fELF"):
                asked |= {(int(one[1]), int(one[2])) for one in re.finditer(rb"GLIBC_(\d+)\.(\d+)\b", content)}
    return ".".join(map(str, max(asked)))


ASK_TO_CLOSE = """#!/bin/sh
# Asks every open window of the program to close, as its own person, and waits at most {wait_s} s for each. Where one
# stays, dpkg stops before anything is changed: without its folder the window could not finish what it was asked for.
set -e
case "$1" in {when}) ;; *) exit 0 ;; esac
# The person's own surroundings name their screen and where their data lies. Only the person reads and uses them, in a
# session without a terminal: between two looks a process can become another one, also one of root's (sudo, su), and
# the kernel alone knows at once whose it is. So what runs here is never root's; a window of root's is only named.
ask='
program=$(readlink "$0/exe") || exit 0
case "$program" in {place}/*/{window}) ;; *) exit 0 ;; esac
{{ cat "$0/environ" && printf "%s\\000" QT_QPA_PLATFORM=offscreen "$program" --quit; }} | xargs -0 env -i
'
open=
for process in /proc/[0-9]*; do
    program=$(readlink "$process/exe" 2>/dev/null) || continue
    case "$program" in {place}/*/{window}) ;; *) continue ;; esac
    [ "$process/exe" -ef "$program" ] || continue # of that name in a container, where this package changes nothing
    case "$(timeout 5 tr '\\000' ' ' 2>/dev/null < "$process/cmdline")" in
        *--confined-reader*|*--side-process*) continue ;;
    esac
    owner=$(stat -c '%u %U' "$process" 2>/dev/null) || continue
    person=${{owner#* }}
    if [ "${{owner%% *}}" != 0 ]; then
        env -i PATH="$PATH" setsid -w timeout {wait_s} runuser -u "$person" -- sh -c "$ask" "$process" \\
            </dev/null >/dev/null 2>&1 || true
    fi
    if [ "$(readlink "$process/exe" 2>/dev/null)" = "$program" ]; then open="$open $person"; fi
done
if [ -z "$open" ]; then exit 0; fi
echo "countersign: still open:$open. Something in the window waits for an answer, or it does not answer." >&2
echo "countersign: nothing was changed. Close the window there, then do this again." >&2
exit 1
"""
"""Read by dash, run by root beside programs of anybody's."""


def ask_to_close(when: str, place: str = PLACE) -> str:
    """The script of a package for the given words of dpkg, such as ``remove|deconfigure``."""
    return ASK_TO_CLOSE.format(wait_s=70, when=when, place=place, window=contents.WINDOW)


def copyright_text(inside: str) -> str:
    """Whose it is, and under what licence (Debian's machine-readable format 1.0)."""
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        f"Upstream-Name: {NAME}\n\n"
        f"Files: *\nCopyright: {NAME} contributors\nLicense: Apache-2.0\n\n"
        f"Files: {inside}/_internal/*\nCopyright: their authors, named with each\nLicense: see-licences\n\n"
        "License: Apache-2.0\n On Debian systems the text stands in /usr/share/common-licenses/Apache-2.0.\n\n"
        "License: see-licences\n The libraries in that folder each have a licence of their own. All of them stand,\n"
        f" word for word, in {inside}/LICENCES.txt and in the program's page about itself.\n"
    )


def write_control(wanted: Wanted, tree: Path, inner: Path) -> None:
    """What dpkg reads: the description, the scripts, and a hash of each file for `dpkg --verify`."""
    sizes = {(found := path.lstat()).st_ino: found.st_size for path in tree.rglob("*")}  # a file of two names is one
    size_kb = sum(-(-size // 1024) for size in sizes.values())
    _write(inner / "control", control(wanted, size_kb, oldest_libc(wanted.bundle)))
    _write(inner / "preinst", ask_to_close("upgrade|install"), mode=0o755)
    _write(inner / "prerm", ask_to_close("remove|deconfigure"), mode=0o755)
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree).as_posix()}\n"
        for path in sorted(tree.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    _write(inner / "md5sums", "".join(sums))


def _without_links(place: Path) -> None:
    """Second names instead of symbolic links: those dpkg makes last, after the starters, which need them."""
    for path in [one for one in place.rglob("*") if one.is_symlink()]:
        target = path.resolve(strict=True)
        if not target.is_relative_to(place.resolve()) or not target.is_file():
            raise OSError(errno.EINVAL, "a link that leads out of the bundle, or to a folder", str(path))
        path.unlink()
        path.hardlink_to(target)


def _write(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)
