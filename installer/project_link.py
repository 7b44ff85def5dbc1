"""Make the project known in its environment: importable where it stands, and its two commands."""

import shlex
import sys
from pathlib import Path

from installer import environment


def link_project(root: str) -> None:
    """Write the path file and the launchers. None takes a build tool, so none is there to run the program."""
    (Path(environment.packages(root)) / "countersign.pth").write_text(path_line(root), encoding="ascii")
    for command, module in (("countersign", environment.PROGRAM), ("countersign-desktop", environment.WINDOW)):
        launcher = Path(environment.programs(root)) / command
        if sys.platform == "win32":
            text = WINDOWS_LAUNCHER.format(module)
            launcher.with_suffix(".cmd").write_text(text, encoding="ascii", newline="\r\n")
        else:
            text = posix_launcher(environment.python(root), module)
            launcher.write_text(text, encoding="utf-8", errors="surrogateescape")
            launcher.chmod(0o755)


def path_line(root: str) -> str:
    """The line of the path file, which Python runs at its start (documentation of the module site).

    Pythons differ in the encoding they read it with, so it is written in ASCII alone.
    """
    return f"import sys; sys.path.append({root!a})\n"


def posix_launcher(python: str, module: str) -> str:
    """A launcher through the shell: the path of an interpreter line may be neither long nor hold a space."""
    start = f'exec {shlex.quote(python)} -P -m {module} "$@"'
    return f"#!/bin/sh\nunset PYTHONHOME PYTHONPATH\n{start}\n"


WINDOWS_LAUNCHER = '@setlocal\n@set PYTHONHOME=\n@set PYTHONPATH=\n@"%~dp0python.exe" -P -m {} %*\n'
