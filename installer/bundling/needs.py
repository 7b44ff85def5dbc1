"""What gathering takes from a Linux system itself, and getting it where apt-get can: as root, else the line to type."""

import platform
import shutil
import sys
import sysconfig
from pathlib import Path

from installer import system_packages, window_libraries
from installer.system_packages import SystemPackage

PYTHON = "python{}.{}".format(*sys.version_info)


def provide() -> None:
    """See to it that all of it is there. Raises Trouble where that takes a person. Elsewhere than on Linux, nothing."""
    if platform.system() != "Linux":
        return
    libraries = [
        system_packages.library(name, package, window_libraries.loads) for name, package in window_libraries.DRAWING
    ]
    system_packages.provide([*system_packages.NEEDED, *GATHERING, *libraries])


def has_shared_library() -> bool:
    """Whether the system's Python brings itself as a library too: a gathered program is started through that one.

    Of a Python that is not the system's, PyInstaller is the judge: no package of the system would mend it.
    """
    if sys.base_prefix != "/usr":
        return True
    name = str(sysconfig.get_config_var("INSTSONAME"))
    return Path(str(sysconfig.get_config_var("LIBDIR")), name).is_file() or window_libraries.loads(name)


GATHERING = (
    SystemPackage(
        what="strip and objdump (binutils)",
        debian="binutils",
        is_there=lambda: all(shutil.which(one) is not None for one in ("strip", "objdump")),
    ),
    SystemPackage(what=f"{PYTHON} as a shared library", debian=f"lib{PYTHON}", is_there=has_shared_library),
)
"""One row each; what is linked stands in `installer.window_libraries`, for the self-test at the end."""
