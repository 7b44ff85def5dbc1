"""A shared folder that is a directory here: on a synced drive, a network drive, or a stick.

Names below the root are only ever created, never replaced. No symbolic link is followed below the root, for others
can write there too. What the system says when something fails is put into words here.
"""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from workflows.ids import new_id
from workflows.sync import layout
from workflows.sync.folder import Listed
from workflows.sync.plain_words import is_held_open, put_into_words, this_is_offline

T = TypeVar("T")

RETRY_PAUSES_S: Final = (0.02, 0.05, 0.1, 0.2, 0.4)
"""Waits while a scanner, an indexer or a sync client holds a file open; after the last one it is trouble."""

_NO_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL}
_READ_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe among the files must not hold us up
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_WRITE_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class PlainFolder:
    """A directory as a Folder. It must exist: a root that is not there is an unplugged drive, not an empty folder."""

    def __init__(self, root: Path, *, pause: Callable[[float], None] = time.sleep) -> None:
        """Touches nothing. ``pause`` waits for that many seconds."""
        self.place = str(root)
        self._root = root
        self._pause = pause
        self._left: set[Path] = set()

    def list(self, directory: str) -> tuple[Listed, ...]:
        """See Folder. Symbolic links, pipes and the like are not listed."""
        layout.safe_path(directory)
        found: list[Listed] = []
        try:
            with os.scandir(self._inside(directory)) as entries:
                for entry in entries:
                    with contextlib.suppress(FileNotFoundError):  # gone since the listing began
                        if entry.is_file(follow_symlinks=False):
                            found.append(Listed(name=entry.name, size=entry.stat(follow_symlinks=False).st_size))
        except (FileNotFoundError, NotADirectoryError):
            self._require_root()
            return ()
        except OSError as error:
            raise put_into_words(error, self.place, None) from error
        return tuple(found)

    def read(self, path: str, limit: int) -> bytes | None:
        """See Folder."""
        layout.safe_path(path)
        try:
            return self._patiently(lambda: _read_regular(self._inside(path), limit))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            self._require_root()
            return None
        except OSError as error:
            raise put_into_words(error, self.place, path) from error

    def create(self, path: str, content: bytes) -> bool:
        """See Folder: into a temporary file beside it, onto the disk, then under its name."""
        layout.safe_path(path)
        self._require_root()
        try:
            target = self._inside(path, to_change=True)
            if os.path.lexists(target):
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            return self._put(target, content)
        except OSError as error:
            raise put_into_words(error, self.place, path, writing=True) from error

    def delete(self, path: str) -> None:
        """See Folder."""
        layout.safe_path(path)
        try:
            self._patiently(self._inside(path, to_change=True).unlink)
        except (FileNotFoundError, NotADirectoryError):
            self._require_root()
        except OSError as error:
            raise put_into_words(error, self.place, path, writing=True) from error

    def _put(self, target: Path, content: bytes) -> bool:
        temporary = target.parent / layout.temporary(new_id())
        try:
            _write_durably(temporary, content)
            placed = self._patiently(lambda: _place(temporary, target))
        finally:
            self._sweep(temporary)
        if placed:
            _sync_directory(target.parent)
        return placed

    def _sweep(self, temporary: Path) -> None:
        """Remove temporary files of our own making; one that is held open goes another time."""
        self._left.add(temporary)
        for path in tuple(self._left):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
                self._left.discard(path)

    def _inside(self, path: str, *, to_change: bool = False) -> Path:
        """The place on disk, if nothing on the way is a link to somewhere else; what is changed may be one itself."""
        place = self._root
        parts = path.split("/") if path else []
        for part in parts[:-1] if to_change else parts:
            place /= part
            with contextlib.suppress(FileNotFoundError):
                if stat.S_ISLNK(place.lstat().st_mode):
                    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(place))
        return self._root.joinpath(*parts)

    def _require_root(self) -> None:
        if not self._root.is_dir():
            raise this_is_offline(self.place)

    def _patiently(self, attempt: Callable[[], T]) -> T:
        for wait_s in RETRY_PAUSES_S:
            try:
                return attempt()
            except PermissionError as error:
                if not is_held_open(error):
                    raise
                self._pause(wait_s)
        return attempt()


def _read_regular(place: Path, limit: int) -> bytes:
    descriptor = os.open(place, _READ_FLAGS)
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123 - a descriptor, not a path
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
        if not stat.S_ISREG(mode):
            raise OSError(errno.ELOOP, "not a regular file", str(place))
        parts: list[bytes] = []
        left = limit + 1
        while left and (part := file.read(min(left, 1 << 20))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)


def _write_durably(place: Path, content: bytes) -> None:
    with open(os.open(place, _WRITE_FLAGS, 0o666), "wb") as file:  # noqa: PTH123 - the flags refuse a file that is there
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _place(temporary: Path, target: Path) -> bool:
    """Give a whole file its name, unless the name is taken."""
    try:
        if os.name == "nt":  # renaming refuses a taken name there
            temporary.rename(target)
        else:
            os.link(temporary, target, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError as error:
        if os.name == "nt" or error.errno not in _NO_LINKS:
            raise
        # Here a rename replaces silently. The look before it leaves a moment; two writers of one name write the
        # same bytes or are found out by their readers, so nothing rests on that moment.
        if os.path.lexists(target):
            return False
        temporary.rename(target)
    return True


def _sync_directory(directory: Path) -> None:
    """Make the new name durable where the system knows how to. The local database is the truth; this only helps."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
