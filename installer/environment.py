"""The project's own Python environment, ``.venv``: whether it is ready, and starting a program in it.

Both root scripts pass here at every start, under whichever Python the person happens to have. So this file
keeps to Python 3.6 and imports only what a bare interpreter has loaded already; `installer.building` comes in
when there is something to build.

A finished set-up leaves its stamp, written last: the lock it was built from, the names of all parts of the
environment, then its origin, which ends with the whole text of the lock. Comparing that text is as quick as
reading it; a hash would need a library that costs every start 3 ms.
"""
# ruff: noqa: PTH116, PTH118, PTH120, PTH123, PTH208 -- pathlib would cost every start 8 ms

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
"""The project's folder."""
RUN_LOCK = "requirements.lock"
"""What the program needs."""
DEV_LOCK = "requirements-dev.lock"
"""The same, and what checking needs: an environment of this lock serves both scripts."""
PROGRAM = "workflows.cli.main"
"""The module that is the command `countersign`."""
WINDOW = "desktop.start"
"""The module that is the window, the command `countersign-desktop`."""
OLDEST_PYTHON = (3, 11)
WINDOWS = os.name == "nt"
STAMP_LAYOUT = 2
"""Raise it when a set-up must leave something else behind than before: each is then built anew."""


def folder(root: str) -> str:
    """Where the environment lies."""
    return os.path.join(root, ".venv")


def programs(root: str) -> str:
    """The folder of the environment's programs."""
    return os.path.join(folder(root), "Scripts" if WINDOWS else "bin")


def python(root: str) -> str:
    """The environment's interpreter."""
    return os.path.join(programs(root), "python.exe" if WINDOWS else "python")


def settings(root: str) -> "dict[str, str]":
    """What ``pyvenv.cfg`` says: ``home``, the folder of the Python it was made from, and its ``version``."""
    with open(os.path.join(folder(root), "pyvenv.cfg"), encoding="utf-8", errors="surrogateescape") as lines:
        pairs = [line.partition("=") for line in lines]
    return {name.strip(): value.strip() for name, _, value in pairs}


def packages(root: str) -> str:
    """The folder of the environment's packages. Raises OSError or KeyError when there is no environment."""
    if WINDOWS:
        return os.path.join(folder(root), "Lib", "site-packages")
    minor = ".".join(settings(root)["version"].split(".")[:2])
    return os.path.join(folder(root), "lib", "python" + minor, "site-packages")


def parts(root: str) -> "set[str]":
    """The names of the environment's programs and packages. Raises OSError or KeyError as `packages` does."""
    return {*os.listdir(programs(root)), *os.listdir(packages(root))} - {"__pycache__"}


def origin(lock_text: bytes, version: str, interpreter: str, project: str) -> bytes:
    """What an environment was built from, in bytes: it must be built anew exactly when these differ."""
    facts = f"layout {STAMP_LAYOUT}\npython {version}\ninterpreter {interpreter}\nproject {project}\n"
    return os.fsencode(facts) + lock_text


def origin_now(root: str, lock: str) -> bytes:
    """The origin of an environment built from this lock, as things are now. Raises OSError or KeyError.

    A Python that was replaced by another version since gives another origin; a removed one gives OSError.
    """
    found = settings(root)
    copied_from = os.path.join(found["home"], "python.exe")
    interpreter = copied_from if WINDOWS else os.path.realpath(python(root))
    os.stat(interpreter)
    with open(os.path.join(root, lock), "rb") as text:
        return origin(text.read(), found["version"], interpreter, root)


def stamp_file(root: str) -> str:
    """Where a finished set-up leaves its stamp."""
    return os.path.join(folder(root), "countersign.stamp")


def stamp_now(root: str, lock: str) -> bytes:
    """The stamp of the environment as it is now. Raises OSError or KeyError when it is not whole."""
    names = "/".join(sorted(parts(root)))
    return os.fsencode(f"{lock}\n{names}\n") + origin_now(root, lock)


def stamped(root: str) -> "tuple[str, set[str], bytes]":
    """Lock, parts and origin of the last finished set-up; all empty when none was finished."""
    try:
        with open(stamp_file(root), "rb") as stamp:
            lock, names, built_from = stamp.read().split(b"\n", 2)
    except (OSError, ValueError):
        return "", set(), b""
    return os.fsdecode(lock), set(os.fsdecode(names).split("/")), built_from


def standing_lock(root: str) -> str:
    """The lock that the environment holds in full; empty when it must be built.

    Parts that were added by hand do no harm; a missing one does.
    """
    lock, names, built_from = stamped(root)
    try:
        is_whole = lock in (RUN_LOCK, DEV_LOCK) and names <= parts(root) and built_from == origin_now(root, lock)
    except (OSError, KeyError):
        return ""
    return lock if is_whole else ""


def serves(standing: str, asked: str) -> bool:
    """Whether an environment that holds one lock is enough for a start that asks for another."""
    return standing in (asked, DEV_LOCK)


def prepare(asked: str, *, as_json: bool) -> None:
    """Make the environment ready for a lock; a few comparisons when it is. Ends with 3 on outside trouble."""
    if serves(standing_lock(ROOT), asked):
        return
    from installer import trouble  # noqa: PLC0415 -- a ready environment needs none of it

    with trouble.told(as_json=as_json):
        if sys.version_info < OLDEST_PYTHON:
            from installer import newer_python  # noqa: PLC0415 -- as above

            sys.exit(hand_over([newer_python.found(), *sys.argv], dict(os.environ)))
        from installer import building  # noqa: PLC0415 -- as above, and it is written in the newer Python

        building.build(ROOT, asked)


def surroundings() -> "dict[str, str]":
    """The variables for a program in ``.venv``: the caller's, less two that would bring in other packages."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}


def start(module: str, words: "list[str]", called: str) -> int:
    """Run a module of the environment in the caller's folder; on POSIX it takes this process's place.

    The program is told what was typed to start it, so that its advice can be typed as it stands.

    ``-P`` keeps the caller's folder off the import path: a folder of theirs may also be called ``workflows``.
    """
    return hand_over([python(ROOT), "-P", "-m", module, *words], {**surroundings(), "COUNTERSIGN_CALLED": called})


def hand_over(command: "list[str]", variables: "dict[str, str]") -> int:
    """Let another program go on in this one's place; on Windows, which cannot, wait for its exit code."""
    if not WINDOWS:
        os.execve(command[0], command, variables)  # noqa: S606 -- no shell is wanted
    import subprocess  # noqa: PLC0415 -- only Windows pays for it

    child = subprocess.Popen(command, env=variables)  # noqa: S603 -- our interpreter, the person's words
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child got it too, and says how it ends
