"""The script by which root asks other people's windows to close: real processes, and root believes them nothing."""

import getpass
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from installer.linux import debian

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("xargs") is None or shutil.which("setsid") is None, reason="for Linux"
)

RUNUSER = """#!/bin/sh
printf '%s\\n' "$1 $2 $3 $4 $5" > "{log}"
cut -d' ' -f6,7 /proc/$$/stat >> "{log}"
env >> "{log}"
cat >> "{log}"
while [ "$1" != -- ]; do shift; done
shift
exec "$@"
"""
"""Says how it was called: its words, its session and terminal, its surroundings, what is handed to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A place of packages, and tools that stand before those of the system."""

    place: Path
    tools: Path
    log: Path

    def ask(self) -> subprocess.CompletedProcess[str]:
        """Let the script look at every process."""
        return subprocess.run(
            ["sh", "-s", "upgrade"],
            input=debian.ask_to_close("upgrade|install", str(self.place)),
            env={"PATH": f"{self.tools}:{os.environ['PATH']}", "OF_ROOT": "a secret of the administrator"},
            capture_output=True,
            check=False,
            text=True,
        )

    def tool(self, name: str, text: str) -> None:
        """Put a tool before the system's own."""
        (self.tools / name).write_text(text, "utf-8")
        (self.tools / name).chmod(0o755)


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """One version with a program that only waits; whoever should run something as a person says so first."""
    made = Ground(place=tmp_path / "opt", tools=tmp_path / "tools", log=tmp_path / "log")
    (made.place / "1").mkdir(parents=True)
    made.tools.mkdir()
    shutil.copy(shutil.which("sleep") or "", made.place / "1" / "countersign-desktop")
    made.tool("runuser", RUNUSER.format(log=made.log))
    return made


@contextmanager
def _window(words: list[str], **surroundings: str) -> Iterator[None]:
    with subprocess.Popen(words, env=surroundings | {"PATH": os.environ["PATH"]}) as process:
        try:
            yield
        finally:
            process.kill()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="the loader of glibc says what it loads")
def test_a_window_is_asked_as_its_person_and_root_hands_nothing_over(ground: Ground, tmp_path: Path) -> None:
    """In a session of its own, so that it cannot type into root's terminal; with the window's own surroundings."""
    ground.tool("stat", "#!/bin/sh\necho '1234 anna'\n")
    window = [str(ground.place / "1" / "countersign-desktop"), "60"]

    with _window(window, LD_DEBUG="statistics", LD_DEBUG_OUTPUT=str(tmp_path / "asked")):
        done = ground.ask()

    words, session, *handed = ground.log.read_text("utf-8").splitlines()
    assert words == "-u anna -- sh -c"
    assert int(session.split()[0]) != os.getsid(0)
    assert session.split()[1] == "0"
    assert {line.partition("=")[0] for line in handed} <= {"PATH", "PWD", "OLDPWD", "SHLVL", "_"}
    assert len(list(tmp_path.glob("asked.*"))) == 2  # the window itself, and the one that asks it
    assert "still open: anna." in done.stderr
    assert done.returncode == 1


def test_root_runs_nothing_for_a_process_that_looks_like_its_own(ground: Ground) -> None:
    """It was somebody's window a moment before, and became a program such as sudo: it is named, and no more."""
    ground.tool("stat", "#!/bin/sh\necho '0 root'\n")

    with _window([str(ground.place / "1" / "countersign-desktop"), "60"]):
        done = ground.ask()

    assert not ground.log.exists()
    assert "still open: root." in done.stderr
    assert done.returncode == 1


def test_a_program_of_that_name_in_a_container_is_none_of_ours(ground: Ground) -> None:
    """Its name reads the same from outside, but it lies elsewhere; it neither is asked nor holds anything up."""
    elsewhere = ground.place / "2"
    elsewhere.mkdir()
    program = elsewhere / "countersign-desktop"
    begin = (
        f'mount -t tmpfs none "{elsewhere}" && cp "$(command -v sleep)" "{program}" && echo up && exec "{program}" 60'
    )
    inside = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", begin]
    with subprocess.Popen(inside, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            assert process.stdout is not None
            if process.stdout.readline() != b"up\n":
                pytest.skip("this system makes no containers for everybody")
            assert _becomes(process.pid, str(program))
            done = ground.ask()
        finally:
            process.kill()

    assert not ground.log.exists()
    assert (done.returncode, done.stderr) == (0, "")


def test_the_program_of_a_helper_is_not_asked(ground: Ground) -> None:
    """It ends with its window."""
    shell = ground.place / "1" / "countersign-desktop"
    shutil.copy(shutil.which("sh") or "", shell)

    with _window([str(shell), "-c", "sleep 60; true", "--side-process"]):
        assert ground.ask().returncode == 0


def test_whose_it_is_comes_from_the_process(ground: Ground) -> None:
    """Not from a name in its surroundings."""
    with _window([str(ground.place / "1" / "countersign-desktop"), "60"], USER="somebody", LOGNAME="somebody"):
        done = ground.ask()

    assert f"still open: {getpass.getuser()}." in done.stderr


def _becomes(process_id: int, program: str) -> bool:
    for _ in range(500):
        if str(Path(f"/proc/{process_id}/exe").readlink()) == program:
            return True
        time.sleep(0.01)
    return False
