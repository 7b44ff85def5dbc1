"""Find a Python that is new enough, when a script was started by one that is not.

Written in the Python of 3.6, as `installer.environment` is.
"""

import os
import shutil
import subprocess
import sys

from installer.environment import OLDEST_PYTHON, WINDOWS
from workflows.errors import Trouble

VERSIONS = ("3.13", "3.12", "3.11", "3.14")
"""In the order they are preferred. The locked packages have ready-made builds for each of them."""
QUESTION = "import sys; print(sys.executable if sys.version_info[:2] >= {} else '')"


def found() -> str:
    """The path of a newer Python on this machine. Raises Trouble, with what to install, when there is none."""
    for version in VERSIONS:
        name = shutil.which("python" + version)
        if name:
            asking = [name]
        elif WINDOWS and shutil.which("py"):
            asking = ["py", "-" + version]
        else:
            continue
        answer = ask(asking)
        if answer:
            return answer
    raise Trouble(
        code="python-too-old",
        title="A newer Python is needed",
        text="Countersign needs Python {} or newer; this is {}, and no newer one was found. {}".format(
            ".".join(map(str, OLDEST_PYTHON)), ".".join(map(str, sys.version_info[:3])), "Nothing was changed."
        ),
        advice=advice(),
    )


def ask(command: "list[str]") -> str:
    """The path that an interpreter gives for itself, when it starts and is new enough; otherwise empty.

    A name on the path is not enough: version switchers leave some there that only say what is not chosen.
    """
    try:
        answer = subprocess.check_output(  # noqa: S603 -- a name from the list above
            [*command, "-c", QUESTION.format(OLDEST_PYTHON)],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return os.fsdecode(answer).strip()


def advice() -> str:
    """What to type on this machine to get one."""
    if WINDOWS:
        return "Type: winget install Python.Python.3.13"
    if sys.platform == "darwin":
        return "Type: brew install python@3.13"
    if shutil.which("apt-get"):
        return "Type: sudo apt-get install python3.11 python3.11-venv (Debian 12, Ubuntu 22.04 and newer have it)"
    if shutil.which("dnf"):
        return "Type: sudo dnf install python3.11"
    return "Install Python 3.11 or newer with your system's package program, then start again."
