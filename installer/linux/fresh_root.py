"""A bare Debian in a folder of its own, to install into and to try there what people do: for `journey`."""

import os
import shlex
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

SUITE = "bookworm"
"""Debian 12, the oldest Debian to be served."""
MOST_LINES = 14
"""Of what a command says go into the transcript."""


KILL = 9
"""The signal; Windows has no name for it."""


class Failed(Exception):
    """The journey does not go on: something was not as it has to be."""


class FreshRoot:
    """Open as a context: what it mounted and started is gone at its end. Needs root."""

    def __init__(self, place: Path, mirror: str, transcript: IO[str]) -> None:
        """``place``: a folder for the bare system, kept for the next time, and for the copy that is used."""
        self.base, self.root = place / "base", place / "root"
        self._mirror, self._transcript = mirror, transcript

    def __enter__(self) -> Self:
        """Make it, from the one that was kept where there is one. Raises CalledProcessError."""
        if not (self.base / "etc/debian_version").is_file():
            subprocess.run(["debootstrap", "--variant=minbase", SUITE, str(self.base), self._mirror], check=True)
        if self.root.exists():
            self._unmount()
            shutil.rmtree(self.root)
        subprocess.run(["cp", "-a", str(self.base), str(self.root)], check=True)
        for name in ("proc", "sys", "dev", "dev/pts"):
            subprocess.run(["mount", "--bind", f"/{name}", str(self.root / name)], check=True)
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")
        self.say(f"a bare Debian {(self.root / 'etc/debian_version').read_text('utf-8').strip()} in {self.root.name}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End what runs in it, and take away what was mounted."""
        for process in self.inside():
            process_id = int(process.name)
            os.kill(process_id, KILL)
        time.sleep(0.5)
        self._unmount()

    def inside(self) -> list[Path]:
        """Every process that runs in this root, as its folder below /proc."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if (process / "root").readlink() == self.root.resolve():
                    found.append(process)
            except OSError:  # gone meanwhile
                continue
        return found

    def say(self, words: str) -> None:
        """A line for the transcript."""
        self._transcript.write(words + "\n")
        self._transcript.flush()
        print(words, flush=True)

    def chapter(self, words: str) -> None:
        """The heading of a part of the journey."""
        self.say(f"\n== {words}")

    def check(self, holds: object, promise: str) -> None:
        """Raises Failed where a promise does not hold."""
        self.say(f"   {'ok' if holds else 'NOT SO'}: {promise}")
        if not holds:
            raise Failed(promise)

    def words(self, command: str, person: str) -> list[str]:
        """What starts a command in there, as a person who has just logged in."""
        login = ["chroot", str(self.root), "runuser", "-l", person, "-c", command]
        return [
            "env",
            "-i",
            "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
            "TERM=dumb",
            "DEBIAN_FRONTEND=noninteractive",
            *login,
        ]

    def run(self, command: str, person: str = "root", *, code: int | None = 0, quiet: bool = False) -> str:
        """Let a person type a command; answers what it says. Raises Failed where it ends with another code."""
        began_s = time.monotonic()
        done = subprocess.run(
            self.words(command, person), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
        self.say(f"{person}$ {command}")
        lines = [] if quiet else (done.stdout + done.stderr).strip().splitlines()
        for line in lines[:MOST_LINES]:
            self.say(f"   {line[:150]}")
        if len(lines) > MOST_LINES:
            self.say(f"   ... {len(lines) - MOST_LINES} lines more")
        self.say(f"   -> {done.returncode}, {time.monotonic() - began_s:.1f} s")
        if code is not None and done.returncode != code:
            raise Failed(f"{command} ended with {done.returncode}: {(done.stdout + done.stderr)[-1500:]}")
        return done.stdout

    def start(self, command: str, person: str, **options: Any) -> subprocess.Popen[bytes]:
        """Let a command run beside the journey, in a group of its own."""
        self.say(f"{person}$ {shlex.quote(command) if ' ' not in command else command} &")
        silent = subprocess.DEVNULL
        return subprocess.Popen(
            self.words(command, person), start_new_session=True, stdin=silent, stdout=silent, stderr=silent, **options
        )

    def _unmount(self) -> None:
        for name in ("dev/pts", "dev", "sys", "proc"):
            if os.path.ismount(self.root / name):
                subprocess.run(["umount", str(self.root / name)], check=True)
