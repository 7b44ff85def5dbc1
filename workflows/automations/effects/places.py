"""Files in folders that the owner named: never outside of them, never over another file, through no link.

A folder stands in an automation's settings word by word. What documents and people bring forth only ever becomes the
name of one file or subfolder in it, cleaned.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from itertools import count, takewhile
from pathlib import Path
from typing import Literal

from workflows.automations.effects.filling import one_line
from workflows.automations.effects.protocol import EffectFailed
from workflows.office.file_names import clean_name
from workflows.store.files import forget, open_regular, part_beside, put_in_place

IfTaken = Literal["number", "fail"]
_MOST_NUMBERS = 1_000
_PIECE = 1 << 20


def allowed(folder: Path, home: Path) -> Path:
    """The real folder behind a setting. Raises EffectFailed where it is none, or lies in the office's own folder."""
    try:
        real = folder.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise EffectFailed("folder-gone", f"The folder {folder} is not there.") from error
    if not real.is_dir():
        raise EffectFailed("folder-gone", f"{folder} is no folder.", again=False)
    own = home.resolve()
    if real == own or own in real.parents:
        raise EffectFailed("own-folder", f"{folder} belongs to the office itself.", again=False)
    return real


def below(folder: Path, parts: str, *, make: bool) -> Path:
    """A subfolder of an allowed folder, from a text whose slashes divide names; made where it is missing.

    Every name is cleaned by itself. Raises EffectFailed where a link or a file is in the way.
    """
    path = folder
    for part in filter(None, map(str.strip, parts.split("/"))):
        path /= safe_name(part)
        try:
            if make:
                path.mkdir(exist_ok=True)
            elif not os.path.lexists(path):
                continue
            if not stat.S_ISDIR(path.lstat().st_mode):
                raise EffectFailed("link-in-the-way", f"{path} is a link or a file, not a folder.", again=False)
        except OSError as error:
            raise cannot_write(path, error) from error
    return path


def safe_name(text: str) -> str:
    """The name of one file in one folder, whatever the text holds."""
    return clean_name(one_line(text))


def put_new(folder: Path, name: str, content: bytes, *, if_taken: IfTaken = "number") -> Path:
    """Write a file under a free name, whole or not at all; a file there with the same content is the one. Durable.

    Raises EffectFailed.
    """
    part = part_beside(folder / "new")
    try:
        with part.open("xb") as stream:
            stream.write(content)
        return give_name(part, folder, name, hashlib.sha256(content).hexdigest(), if_taken=if_taken)
    except OSError as error:
        raise cannot_write(folder / name, error) from error
    finally:
        forget(part)


def copy_new(source: Path, folder: Path, name: str, *, if_taken: IfTaken = "number") -> Path:
    """Copy a regular file under a free name, as ``put_new`` does. Raises EffectFailed."""
    part = part_beside(folder / "new")
    try:
        with open_regular(source, follow=False) as stream, part.open("xb") as copy:
            shutil.copyfileobj(stream, copy, _PIECE)
            about = os.fstat(stream.fileno())
        os.utime(part, ns=(about.st_atime_ns, about.st_mtime_ns))
        return give_name(part, folder, name, hash_of(part), if_taken=if_taken)
    except OSError as error:
        raise cannot_write(folder / name, error) from error
    finally:
        forget(part)


def give_name(part: Path, folder: Path, name: str, sha256: str, *, if_taken: IfTaken) -> Path:
    """Let a finished file bear the first free name; answers what bears it. Raises OSError, EffectFailed."""
    for target in candidates(folder, name, if_taken):
        if os.path.lexists(target):
            if same_content(target, sha256):
                return target
            continue
        if _linked(part, target):
            return target
    raise EffectFailed("file-exists", f"There is another file called {name} in {folder}.", again=False)


def candidates(folder: Path, name: str, if_taken: IfTaken) -> Iterator[Path]:
    """The names that are tried, in order."""
    clean = Path(safe_name(name))
    most = _MOST_NUMBERS if if_taken == "number" else 1
    for number in takewhile(lambda one: one <= most, count(1)):
        yield folder / (clean.name if number == 1 else f"{clean.stem} ({number}){clean.suffix}")


def same_content(path: Path, sha256: str) -> bool:
    """Whether a regular file of this content stands there; a link never does."""
    try:
        return hash_of(path) == sha256
    except OSError:
        return False


def hash_of(path: Path) -> str:
    """SHA-256 of a regular file, hex. Raises OSError."""
    found = hashlib.sha256()
    with open_regular(path, follow=False) as stream:
        while piece := stream.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def cannot_write(path: Path, error: OSError) -> EffectFailed:
    """The disk says no: a busy file, no room, no permission. It is tried again."""
    why = error.strerror or type(error).__name__
    return EffectFailed("disk-error", f"{path}: {why}. Nothing there was changed.")


def _linked(part: Path, target: Path) -> bool:
    """Give the file a second name that nothing bears yet, in one step; False where something does by now."""
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    try:
        os.link(part, target, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError:  # a disk that knows no second names: an empty file holds the place
        try:
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            return False
        put_in_place(part, target)
        return True
    if os.name == "posix":
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    return True
