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
SHOWING = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
"""What it takes besides to show a window on X; these packages bring the rest of their kind along."""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
"""Variables that tell Qt of a screen; the last one chooses the kind by hand, also one that shows nothing."""
LINUX = sys.platform.startswith("linux")


def has_screen() -> bool:
    """Whether there is something to open a window on; only Linux is often without."""
    return not LINUX or any(os.environ.get(name) for name in SCREENS)


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


def prepare(*, shown: bool) -> None:
    """See to it that Qt can draw and, where asked, show a window. Ends with 3 when that takes a person.

    The environment must be ready: where a library lacks, an old Python lets the one in it go on.
    """
    table = DRAWING + SHOWING if shown else DRAWING
    if not LINUX or all(lies_there(library) for library, _ in table):
        return
    if sys.version_info < environment.OLDEST_PYTHON:
        sys.exit(environment.hand_over([environment.python(environment.ROOT), *sys.argv], dict(os.environ)))
    from installer import system_packages, trouble  # noqa: PLC0415 -- most starts need neither

    with trouble.told(as_json=False):
        system_packages.provide([system_packages.library(name, package, loads) for name, package in table])
