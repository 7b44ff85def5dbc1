"""Puts an unpacked archive in place for one person, without an administrator, and takes it away again.

    countersign/countersign --install-for-me [--start-with-system]
    countersign --remove-for-me

Every build has a folder of its own below ``~/.local/opt/countersign``; ``current`` there is a link to one of them, and
it is turned to a new folder in one step of the file system, after all of that folder is on the disk. So whenever this
is cut short, ``current`` is a whole version. Offices lie elsewhere and are never touched.
"""

import contextlib
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from installer.bundling.contents import COMMAND, WINDOW
from installer.icon import drawing
from installer.linux import desktop_entry
from installer.trouble import say, told
from workflows.errors import Trouble

INSTALL, REMOVE, AT_LOGIN = "--install-for-me", "--remove-for-me", "--start-with-system"
PART = ".part"
"""Ends the name of what is not finished; nothing else has such a name."""

_NO_TEXT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
"""Line breaks and the like, and what stands for bytes that are no UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where it goes."""

    versions: Path
    programs: Path
    shared: Path
    """For menu entries and icons (XDG Base Directory Specification, data)."""

    @property
    def current(self) -> Path:
        """The link to the version that starts."""
        return self.versions / "current"

    @property
    def gone(self) -> Path:
        """What the folder of all versions is called while it is being taken away."""
        return self.versions.with_name(self.versions.name + PART)

    @property
    def entry(self) -> Path:
        """The entry in the menu."""
        return self.shared / "applications" / desktop_entry.FILE

    @property
    def icon(self) -> Path:
        """The icon that the entry names."""
        return self.shared / "icons/hicolor/scalable/apps" / f"{desktop_entry.ICON}.svg"


def places(home: Path) -> Places:
    """Those of this person."""
    shared = os.environ.get("XDG_DATA_HOME", "")
    return Places(
        versions=home / ".local/opt" / COMMAND,
        programs=home / ".local/bin",
        shared=Path(shared) if Path(shared).is_absolute() else home / ".local/share",
    )


def main(words: list[str]) -> int:
    """Do what the words ask for; answers the exit code: 0 done, 2 wrong usage, 3 outside trouble."""
    if not getattr(sys, "frozen", False) or platform.system() != "Linux":
        say("This is for the unpacked archive of Linux.")
        return 2
    if words not in ([INSTALL], [INSTALL, AT_LOGIN], [REMOVE]):
        say(f"Type {COMMAND} {INSTALL}, with {AT_LOGIN} behind it if you wish, or {COMMAND} {REMOVE}.")
        return 2
    own = places(Path.home())
    with told(as_json=False), _troubles(own, removing=words == [REMOVE]):
        if words == [REMOVE]:
            remove(own)
            say("The program was removed. Your offices are where they were, in every folder that holds one.")
            return 0
        folder = Path(sys.executable).resolve().parent
        done = install(folder, own)
        if AT_LOGIN in words:
            from desktop import login_item  # noqa: PLC0415 -- brings Qt along

            login_item.turn_on([str(own.programs / WINDOW)])
        say(f"Countersign {done} is in your menu. In a terminal: {own.programs / COMMAND}")
        if str(own.programs) not in os.environ.get("PATH", "").split(os.pathsep):
            say(f"{own.programs} is not among the folders that your shell looks into for programs (PATH).")
    return 0


def install(bundle: Path, own: Places) -> str:
    """Put a bundle in place and let it be the one that starts; answers the name of its folder.

    Raises OSError, and Trouble where a menu entry cannot name the person's folder.
    """
    _refuse_unwritable(own)
    own.versions.mkdir(parents=True, exist_ok=True)
    with _alone(own):
        for rest in [own.gone, *own.versions.glob(f"*{PART}")]:
            _drop(rest)
        name = name_of(bundle)
        target = own.versions / name
        if not target.is_dir() or name_of(target) != name:
            part = own.versions / (name + PART)
            _copy(bundle, part)
            _settle_all()
            if target.is_dir():  # something in it was lost or altered: the same once more mends it
                target.rename(own.versions / f"{name}.damaged{PART}")
            part.rename(target)
            _settle(own.versions)
            _drop(own.versions / f"{name}.damaged{PART}")
        _turn(own.current, Path(name))
        for program in (COMMAND, WINDOW):
            _write(own.programs / program, starter(own, program), mode=0o755)
        _write(own.icon, drawing.SOURCE.read_text("utf-8"))
        _write(own.entry, desktop_entry.entry(str(own.programs / WINDOW)))
        _tell_desktop(own)
        for older in own.versions.iterdir():
            if older.is_dir() and not older.is_symlink() and older.name != name and not _is_used(older):
                _drop(older)
    return name


def remove(own: Places) -> None:
    """Take away all that `install` made. Raises Trouble where a window stays open.

    What starts the same goes near the end: cut short, it can be typed once more.
    """
    if own.gone.is_dir() and not own.versions.is_dir():
        _drop(own.gone)  # the rest of a removal that was cut short
        (own.programs / COMMAND).unlink(missing_ok=True)
        return
    if not own.versions.is_dir():
        raise Trouble(
            code="not-installed",
            title="It is not installed for you",
            text=f"There is no {own.versions}.",
            advice="What an administrator installed is removed by the system's own means.",
        )
    with _alone(own):
        _ask_to_close(own)
        from desktop import login_item  # noqa: PLC0415 -- brings Qt along

        if login_item.is_on() and login_item.starts(str(own.programs / WINDOW)):
            login_item.turn_off()
        for path in (own.entry, own.icon, own.programs / WINDOW):
            path.unlink(missing_ok=True)
        _tell_desktop(own)
        _drop(own.gone)
        own.versions.rename(own.gone)  # its lock goes along: who installs from now on begins a new folder
        (own.programs / COMMAND).unlink(missing_ok=True)
    _drop(own.gone)


def starter(own: Places, program: str) -> str:
    """What lies in the folder of programs."""
    stays, run = own.programs / WINDOW, own.current / program
    return f'#!/bin/sh\nCOUNTERSIGN_PROGRAM={_quoted(stays)} exec {_quoted(run)} "$@"\n'


def name_of(bundle: Path) -> str:
    """The name that a bundle's folder gets: its version, and a mark that follows from every file in it."""
    digest = hashlib.sha256()
    for path in sorted(bundle.rglob("*")):
        digest.update(path.relative_to(bundle).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        if path.is_symlink():
            digest.update(os.fsencode(path.readlink()))
        elif path.is_file():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    from workflows import __version__  # noqa: PLC0415 -- this bundle's own

    return f"{__version__}-{digest.hexdigest()[:12]}"


def _copy(bundle: Path, part: Path) -> None:
    """Copy all of it, or nothing: where a file cannot be written, such as on a full disk, no room stays taken."""
    try:
        shutil.copytree(bundle, part, symlinks=True, copy_function=_copy_file)
    except _NotCopiedError as stopped:
        shutil.rmtree(part, ignore_errors=True)
        raise stopped.error from None


class _NotCopiedError(Exception):
    """Ends a copy at its first trouble; copytree would go on and tell of each file."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error)
        self.error = error


def _copy_file(source: str, target: str) -> None:
    try:
        shutil.copy2(source, target)
    except OSError as error:
        raise _NotCopiedError(error) from error


def _turn(link: Path, target: Path) -> None:
    """Let a link name something else, in one step: at any moment it names the one or the other."""
    new = link.with_name(link.name + PART)
    new.unlink(missing_ok=True)
    new.symlink_to(target)
    new.replace(link)
    _settle(link.parent)


def _write(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + PART)
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.chmod(mode)
    part.replace(path)


def _settle_all() -> None:
    """All of it is on the disk, before anything names it."""
    if sys.platform != "win32":
        os.sync()


def _settle(folder: Path) -> None:
    """What a folder lists is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _drop(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):  # somebody else takes it away just now
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _is_used(folder: Path) -> bool:
    """Whether a program in it still runs, such as a window that was open before. It goes with the next update."""
    real = folder.resolve()  # as the system names it, also where ~/.local is a link
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "exe").readlink().is_relative_to(real):
                return True
        except OSError:  # gone meanwhile, or somebody else's
            continue
    return False


def _refuse_unwritable(own: Places) -> None:
    """A menu entry is lines of UTF-8; a folder's name can be any bytes."""
    if _NO_TEXT.search(f"{own.versions}{own.programs}{own.shared}"):
        raise Trouble(
            code="unwritable-name",
            title="A menu entry cannot name this folder",
            text=f"{str(own.programs)!a} holds a line break or a sign that is no text. Nothing was changed.",
            advice="The archive runs where it is unpacked; or give HOME another name.",
        )


def _ask_to_close(own: Places) -> None:
    if not (own.current / WINDOW).is_file():
        return  # nothing starts that could ask: it was damaged
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([str(own.current / WINDOW), "--quit"], env=surroundings, capture_output=True, check=False)
    if done.returncode != 0:
        raise Trouble(
            code="still-open",
            title="The window is still open",
            text="Something in it waits for you. Nothing was removed.",
            advice="Close the window, and type the same again.",
        )


def _tell_desktop(own: Places) -> None:
    """Let the desktop read the entries anew, where it keeps a list of them."""
    tool = shutil.which("update-desktop-database")
    if tool is not None:
        surroundings = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"}
        subprocess.run([tool, str(own.entry.parent)], env=surroundings, capture_output=True, check=False)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"


@contextlib.contextmanager
def _alone(own: Places) -> Iterator[None]:
    """Nobody else does this at the same time; the lock ends with this process, whatever becomes of it."""
    with (own.versions / "lock").open("w") as file:
        try:
            _lock(file)
        except BlockingIOError as error:
            raise Trouble(
                code="busy",
                title="It is being installed or removed just now",
                text="Another start of the same is at work.",
                advice="Wait for it to end.",
            ) from error
        yield


def _lock(file: IO[str]) -> None:
    """Raises BlockingIOError where another process has it, OSError where the disk knows no locks."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 -- there it is none

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def _troubles(own: Places, *, removing: bool = False) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if removing:
            raise Trouble(
                code="not-removed",
                title="Not all of it could be taken away",
                text=f"{error.strerror or error}. Your offices are where they were.",
                advice=f"May you write in {own.versions.parent}? Do it again, with the archive if need be.",
            ) from error
        raise Trouble(
            code="not-written",
            title="It could not be put in place",
            text=f"{error.strerror or error}. What was installed before is still there and starts.",
            advice=f"Is the disk full? May you write in {own.versions}? Then type the same again.",
        ) from error
