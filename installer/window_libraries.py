"""What Qt takes from a Linux system to draw, and to show a window: a quick look, and getting what lacks.

The command line needs none of it, so only a start of the window and a check of it come here. On a system that
has everything, it costs as many looks into a folder as the table has rows. Written in the Python of 3.6, as
`installer.environment` is.
"""
# ruff: noqa: PTH110, PTH118 -- as there

import os
import sys

from installer import environment

DRAWING = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libX11.so.6", "libx11-6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
)
"""Libraries that Qt is linked with, and the packages that bring them on Debian, Ubuntu and their kin.

With these it draws without a screen, as the tests do. Source: ldd on PySide6-Essentials 6.11.3 in a bare Debian 12.
"""
ON_X = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
"""What it takes besides to show a window on X; these packages bring the rest of their kind along."""
ON_WAYLAND = (
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
    ("libwayland-egl.so.1", "libwayland-egl1"),
)
"""The same on Wayland. Where a session offers both, Qt falls back to X, so those of X are enough."""
CHOSEN = "QT_QPA_PLATFORM"
"""The variable that chooses a kind of screen by hand, also one that shows nothing."""
LINUX = sys.platform.startswith("linux")


def screen() -> str:
    """The kind of screen a window would open on, as Qt names it; empty where there is none."""
    named = os.environ.get(CHOSEN, "").split(";")[0].split(":")[0]
    if named or not LINUX:
        return named or "its own"
    if os.environ.get("DISPLAY"):
        return "xcb"
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("WAYLAND_SOCKET") else ""


def libraries(kind: str) -> "tuple[tuple[str, str], ...]":
    """What a window on this kind of screen needs, as rows of the tables above."""
    if kind.startswith("wayland"):
        return DRAWING + ON_WAYLAND
    return DRAWING + ON_X if kind == "xcb" else DRAWING


def lies_there(library: str) -> bool:
    """Whether a library lies in one of the two folders where most Linux systems keep theirs."""
    kind = getattr(sys.implementation, "_multiarch", "")
    return any(os.path.exists(os.path.join(folder, library)) for folder in ("/usr/lib/" + kind, "/usr/lib64"))


def loads(library: str) -> bool:
    """Whether the system finds a library, wherever it keeps it."""
    import ctypes  # noqa: PLC0415 -- takes longer than all looks together, and is hardly ever needed

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def prepare(table: "tuple[tuple[str, str], ...]") -> None:
    """See to it that these libraries are there. Ends with 3 when that takes a person.

    The environment must be ready: where a library lacks, an old Python lets the one in it go on.
    """
    if not LINUX or all(lies_there(library) for library, _ in table):
        return
    if sys.version_info < environment.OLDEST_PYTHON:
        sys.exit(environment.hand_over([environment.python(environment.ROOT), *sys.argv], dict(os.environ)))
    from installer import system_packages, trouble  # noqa: PLC0415 -- most starts need neither

    with trouble.told(as_json=False):
        system_packages.provide([system_packages.library(name, package, loads) for name, package in table])
