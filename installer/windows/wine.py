"""Running Windows programs here: one Wine of our own, on a screen in memory."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

_KEPT = ("PATH", "LANG", "TMPDIR")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wine:
    """A Windows of its own below one folder. Nobody else's Wine is touched."""

    place: Path
    display: str

    @property
    def drive(self) -> Path:
        """Its drive C."""
        return self.place / "prefix" / "drive_c"

    @property
    def local_data(self) -> Path:
        """Where programs keep a person's data there (%LOCALAPPDATA%)."""
        users = self.drive / "users"
        return next(one for one in sorted(users.iterdir()) if one.name != "Public") / "AppData" / "Local"

    def surroundings(self) -> dict[str, str]:
        """The variables of its programs: nothing of this machine's Python or Qt."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return kept | {
            "HOME": str(self.place),
            "XDG_RUNTIME_DIR": str(self.place),
            "DISPLAY": self.display,
            "WINEPREFIX": str(self.place / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # no offer to fetch what nothing here uses
        }

    def run(
        self, words: Sequence[str | Path], *, timeout_s: float = 900, more: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        """A Windows program with its words; paths are said as Windows says them. Raises subprocess.TimeoutExpired."""
        return subprocess.run(
            self.command(words),
            env=self.surroundings() | (more or {}),
            capture_output=True,
            timeout=timeout_s,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def start(self, words: Sequence[str | Path]) -> "subprocess.Popen[bytes]":
        """The same, and not waited for."""
        return subprocess.Popen(
            self.command(words),
            env=self.surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def switch_off(self) -> None:
        """End everything that runs there, at once; the next program starts it anew."""
        for word in ("-k", "-w"):
            subprocess.run(["wineserver", word], env=self.surroundings(), check=False, timeout=120)

    @staticmethod
    def command(words: Sequence[str | Path]) -> list[str]:
        """What is typed here for it."""
        return ["wine", *(windows_path(word) if isinstance(word, Path) else word for word in words)]

    def registry(self, key: str, name: str | None = None, root: str = "HKCU") -> str | None:
        """What the registry says of a value, or with ``name`` None of a key; None where it is not there."""
        asked = ["reg", "query", rf"{root}\{key}", *([] if name is None else ["/v", name] if name else ["/ve"])]
        found = self.run(asked, timeout_s=120)
        return found.stdout.decode(errors="replace") if found.returncode == 0 else None


def windows_path(path: Path) -> str:
    """A path of this machine as Wine's programs see it, on drive Z."""
    return str(PureWindowsPath("Z:" + str(path.absolute())))


@contextmanager
def opened(place: Path, icu: Path) -> Iterator[Wine]:
    """A fresh Windows with the stand-in for ICU in it; what it started is ended with it."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True, mode=0o700)
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            display = f":{answer.readline().strip()}"
        wine = Wine(place=place, display=display)
        wine.run(["wineboot", "-i"], timeout_s=600)
        shutil.copy(icu, wine.drive / "windows" / "system32" / "icuuc.dll")
        yield wine
        wine.switch_off()
    finally:
        screen.terminate()
        screen.wait(30)


def until(fact: Callable[[], object], patience_s: float, every_s: float = 0.25) -> bool:
    """Whether something becomes true within this time."""
    end = time.monotonic() + patience_s
    while not fact():
        if time.monotonic() >= end:
            return False
        time.sleep(every_s)
    return True


def make_icu(folder: Path) -> Path:
    """Compile the stand-in for Windows' icuuc.dll."""
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / "icuuc.dll"
    source = Path(__file__).with_name("icuuc.c")
    words = [
        "x86_64-w64-mingw32-gcc",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-O1",
        "-shared",
        "-s",
        "-o",
        str(made),
        str(source),
    ]
    subprocess.run(words, check=True, stderr=sys.stderr)
    return made
