"""Build the environment from a lock: the system's part, the packages, the project, and the stamp last.

Killed anywhere on the way, it leaves no stamp of what it was building, and the next start builds again.
"""

import csv
import subprocess
import sys
from pathlib import Path

from installer import environment, system_packages
from installer.project_link import link_project
from installer.sole_builder import sole_builder
from installer.trouble import say
from workflows.errors import Trouble

SAFE = "Nothing outside the folder .venv was touched; offices, keys and logs are safe."
LOG = "set-up.log"
"""pip's own full account of an installation that failed, in ``.venv``; it is some megabytes long."""


def build(root: str, asked: str) -> None:
    """Make the environment hold the lock asked for, or more. Raises Trouble when something outside forbids.

    An environment that holds only the smaller lock is added to, and keeps its stamp until the larger one is
    in: a check that cannot be set up takes nothing from the program. Any other is built from nothing.
    """
    try:
        with sole_builder(Path(root)) as held:
            standing = environment.standing_lock(root)
            if environment.serves(standing, asked):
                return  # the start that was waited for has built it
            if not (standing and add(root, asked, held)):
                before, _, _ = environment.stamped(root)
                build_anew(root, environment.DEV_LOCK if before == environment.DEV_LOCK else asked, held)
    except OSError as error:
        raise Trouble(
            code="set-up-failed",
            title="The set-up could not write its files",
            text=f"{error}. {SAFE}",
            advice="Put the folder's permissions or the disk right, then start the same command again.",
        ) from error


def add(root: str, lock: str, held: int) -> bool:
    """Add to a standing environment; whether it is intact. One added to before may have been cut short."""
    if not is_intact(Path(environment.packages(root))):
        return False
    say(f"Adding to .venv what {lock} asks for.")
    install(root, lock, held)
    if not is_intact(Path(environment.packages(root))):
        return False
    stamp(root, lock)
    return True


def build_anew(root: str, lock: str, held: int) -> None:
    """Build the environment from nothing."""
    say(f"Setting up Countersign in .venv from {lock}. This happens once and takes a minute or two.")
    system_packages.provide()
    Path(environment.stamp_file(root)).unlink(missing_ok=True)
    # Started from within an environment, perhaps the very one to be replaced, it takes the Python under it.
    base = getattr(sys, "_base_executable", None) or sys.executable
    if call([base, "-I", "-m", "venv", "--clear", environment.folder(root)], held) != 0:
        raise Trouble(
            code="environment-not-made",
            title="Python could not make its environment",
            text=f"Its own words stand above. {SAFE}",
            advice="Mend what they name (on Windows, end what runs from .venv), then start the same again.",
        )
    install(root, lock, held)
    link_project(root)
    stamp(root, lock)
    say("Set up.")


def install(root: str, lock: str, held: int) -> None:
    """Install the packages of a lock, each only with a hash it names. The machine's own pip settings hold."""
    log = Path(environment.folder(root)) / LOG
    log.unlink(missing_ok=True)
    pip = [environment.python(root), "-I", "-m", "pip", "--log", str(log), "--no-input"]
    how = ["install", "--disable-pip-version-check", "--require-hashes", "-r", str(Path(root) / lock)]
    if call([*pip, *how], held) != 0:
        account = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        raise failed_install(lock, account)
    log.unlink(missing_ok=True)


def failed_install(lock: str, account: str) -> Trouble:
    """What to tell about a pip that gave up, from its own account."""
    if "DO NOT MATCH THE HASHES" in account:
        return Trouble(
            code="package-not-as-locked",
            title="A package is not the one that was locked",
            text=f"pip got a file whose hash {lock} does not name, and did not install it. {SAFE}",
            advice="Do not go around it. Try another network; if it stays, report it as SECURITY.md says.",
        )
    errors = [line.partition("ERROR: ")[2] for line in account.splitlines() if "ERROR: " in line]
    cause = f" Its last word: {errors[-1]}" if errors else ""
    return Trouble(
        code="packages-not-installed",
        title="The packages could not be fetched and installed",
        text=f"pip gave up on {lock}.{cause}\n{SAFE}",
        advice="Look at the network, the proxy, the disk's free space and pip's settings (pip config list), "
        f"then start the same command again. pip's full account is in .venv/{LOG}.",
    )


def is_intact(packages: Path) -> bool:
    """Whether every installed package has all its files: to pip, a half-written one may pass as installed.

    pip writes INSTALLER when every other file of a package is in its place. Compiled files do not count: they
    come and go. Source: PyPA specifications, Recording installed projects.
    """
    for about in packages.glob("*.dist-info"):
        if not (about / "INSTALLER").exists() or not (about / "RECORD").exists():
            return False
        with (about / "RECORD").open(encoding="utf-8", newline="") as rows:
            names = [row[0] for row in csv.reader(rows) if row]
        if not all((packages / name).exists() for name in names if not name.endswith(".pyc")):
            return False
    return True


def stamp(root: str, lock: str) -> None:
    """Declare the environment finished, in one step."""
    final = Path(environment.stamp_file(root))
    fresh = final.with_suffix(".new")
    fresh.write_bytes(environment.stamp_now(root, lock))
    fresh.replace(final)


def call(command: list[str], held: int) -> int:
    """Run a program of the set-up and give its exit code; all it says goes to standard error.

    It inherits the lock, so killing this process does not free the folder while that program still writes.
    """
    kept = () if sys.platform == "win32" else (held,)
    done = subprocess.run(  # noqa: S603 -- the words are our own
        command, stdin=subprocess.DEVNULL, stdout=sys.stderr, pass_fds=kept, check=False
    )
    return done.returncode
