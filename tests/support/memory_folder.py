"""A shared folder in the test's own memory, and one that breaks off."""

from collections.abc import Callable
from typing import TypeVar

from workflows.sync import layout
from workflows.sync.folder import Folder, Listed

T = TypeVar("T")


class MemoryFolder:
    """Files by path, to look at and to meddle with."""

    place = "a folder in memory"

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def list(self, directory: str) -> tuple[Listed, ...]:
        layout.safe_path(directory)
        found = ((layout.split(path), len(content)) for path, content in list(self.files.items()))
        return tuple(Listed(name=name, size=size) for (where, name), size in found if where == directory)

    def read(self, path: str, limit: int) -> bytes | None:
        content = self.files.get(layout.safe_path(path))
        return None if content is None else content[: limit + 1]

    def create(self, path: str, content: bytes) -> bool:
        return self.files.setdefault(layout.safe_path(path), content) is content

    def delete(self, path: str) -> None:
        self.files.pop(layout.safe_path(path), None)

    def tail(self, device: str = "") -> tuple[str, ...]:
        """Paths of the segments of a device, or of all, sorted."""
        return tuple(sorted(path for path in self.files if path.startswith(f"tail/{device}") and ".seg" in path))


class PowerCut(BaseException):
    """The laptop goes dark; nothing may catch this."""


class Breaking:
    """A folder at whose nth call the laptop goes dark, before the call or after it."""

    def __init__(self, folder: Folder, nth: int, *, after: bool) -> None:
        self._folder = folder
        self._left = nth
        self._after = after
        self.place = folder.place

    def list(self, directory: str) -> tuple[Listed, ...]:
        return self._call(lambda: self._folder.list(directory))

    def read(self, path: str, limit: int) -> bytes | None:
        return self._call(lambda: self._folder.read(path, limit))

    def create(self, path: str, content: bytes) -> bool:
        return self._call(lambda: self._folder.create(path, content))

    def delete(self, path: str) -> None:
        self._call(lambda: self._folder.delete(path))

    def _call(self, call: Callable[[], T]) -> T:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise PowerCut
        done = call()
        if self._left == 0:
            raise PowerCut
        return done
