"""What every shared folder can do, whatever it is made of: list, read, write under a new name, delete.

Nothing else is asked of any of them: no lock, no rename, no condition, no time of change. Paths are relative, with
``/`` between their parts; every implementation passes them through ``layout.safe_path`` before it touches anything.
"""

from typing import Protocol

import msgspec

from workflows.errors import Trouble


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A file in a listing. Its name is a hint and no more."""

    name: str
    """Without the directory."""
    size: int | None = None
    """Bytes, where the listing says so."""


class Folder(Protocol):
    """A shared folder. Calls may block and are made on a thread that may wait; each raises FolderTrouble."""

    place: str
    """Where it is, for people and for connecting again; never holds a secret."""

    def list(self, directory: str) -> tuple[Listed, ...]:
        """The files of one directory, in any order; none where there is no such directory. "" is the top."""

    def read(self, path: str, limit: int) -> bytes | None:
        """A file's content; None where there is no such file. At most ``limit`` + 1 bytes: more shows as that."""

    def create(self, path: str, content: bytes) -> bool:
        """Write a whole file durably under a name that is not in use, directories included.

        False where the name is taken; then nothing changed. A reader never sees a part of it under this name, as far
        as the system below can promise that; correctness never rests on it.
        """

    def delete(self, path: str) -> None:
        """Take a file away; one that is not there is no error."""


class FolderTrouble(Trouble):
    """The folder did not do it. Codes say what kind, so that the caller knows whether to wait.

    ``folder-offline`` not there, not reachable, or too slow; ``folder-denied`` no right to; ``folder-full``;
    ``folder-sign-in`` the account must be signed in again; ``folder-file`` this one file cannot be had now, others
    may; ``folder-failed`` anything else.
    """
