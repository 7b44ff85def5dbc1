"""A shared folder that is a cloud service: WebDAV, S3, OneDrive, Google Drive or Dropbox, through opendal.

Calls block and belong on a thread that may wait; no call here holds the interpreter, so a window stays alive meanwhile.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from typing import Final, Protocol, TypeVar, cast

import msgspec
import opendal
from opendal import exceptions, layers

from workflows.ids import base32
from workflows.sync import layout
from workflows.sync.cloud_words import Failure, cannot_be_kept, too_many_files, trouble, understand
from workflows.sync.folder import FolderTrouble, Listed

T = TypeVar("T")

TRIES: Final = 3
FIRST_PAUSE_S: Final = 0.5
"""Before the second try; doubled for the third. From a half to the whole of it, so that laptops do not beat in time."""
MOST_FILES: Final = 200_000
"""In one directory. More would be somebody filling the memory of every laptop."""
_PART_BYTES: Final = 10

_LIBRARY_ERRORS: Final = (
    exceptions.Error,
    exceptions.Unexpected,
    exceptions.Unsupported,
    exceptions.ConfigInvalid,
    exceptions.NotFound,
    exceptions.PermissionDenied,
    exceptions.IsADirectory,
    exceptions.NotADirectory,
    exceptions.AlreadyExists,
    exceptions.IsSameFile,
    exceptions.ConditionNotMatch,
    exceptions.RateLimited,
    exceptions.RangeNotSatisfied,
    exceptions.Conflict,
    OSError,
)
"""They have no common base; files of the library raise OSError."""


class Access(Protocol):
    """How the service is reached. Both calls may block; either may raise FolderTrouble."""

    def operator(self) -> opendal.Operator:
        """Ready for use, with credentials that should still hold."""

    def refused(self) -> bool:
        """The credentials were not accepted: True where others can be had, so that one more try makes sense."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How long is waited, in seconds, and how much is taken."""

    answer_s: float = 20.0
    """For the answer to one request, and for each piece of a long one."""
    most_files: int = MOST_FILES


class CloudFolder:
    """A cloud service as a Folder. Nothing is reached before the first call."""

    def __init__(
        self,
        access: Access,
        place: str,
        *,
        draw: Callable[[int], bytes],
        uploads_whole: bool,
        limits: Limits | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """``uploads_whole``: an upload that breaks off leaves nothing under its name, as the service promises.

        ``draw(n)`` gives n random bytes; ``pause`` waits for that many seconds. ``place`` holds no secret.
        """
        self.place = place
        self._access = access
        self._draw = draw
        self._uploads_whole = uploads_whole
        self._limits = limits or Limits()
        self._pause = pause
        self._knows_conditions = True

    def list(self, directory: str) -> tuple[Listed, ...]:
        """See Folder."""
        prefix = f"{layout.safe_path(directory)}/" if directory else ""
        return self._patiently(lambda operator: asyncio.run(self._listing(operator, prefix)), None)

    def read(self, path: str, limit: int) -> bytes | None:
        """See Folder. No more than ``limit`` + 1 bytes are ever held, whatever the server says about the size."""
        layout.safe_path(path)
        return self._patiently(lambda operator: _read(operator, path, limit), path)

    def create(self, path: str, content: bytes) -> bool:
        """See Folder.

        Where the service can create only what is absent, it does. Elsewhere the name is looked for first. Between look
        and write another could take it: every name has one writer, so that would be this device twice, and the
        content of a name is fixed by the name. What was written is read back before True is said.
        """
        layout.safe_path(path)
        tries = 0

        def attempt(operator: opendal.Operator) -> bool:
            nonlocal tries
            tries += 1
            if self._knows_conditions and operator.capability().write_with_if_not_exists:
                created = self._create_absent(operator, path, content, again=tries > 1)
                if created is not None:
                    return created
            if _exists(operator, path):
                return tries > 1 and _read(operator, path, len(content)) == content
            if self._uploads_whole:
                operator.write(path, content)
                return _read(operator, path, len(content)) == content
            self._through_a_part(operator, path, content)
            return True

        return self._patiently(attempt, path)

    def delete(self, path: str) -> None:
        """See Folder."""
        layout.safe_path(path)
        self._patiently(lambda operator: operator.delete(path), path)

    # ------------------------------------------------------------ one try

    async def _listing(self, operator: opendal.Operator, prefix: str) -> tuple[Listed, ...]:
        # WORKAROUND: going through a listing of the blocking operator holds the interpreter while it waits for the
        # server (opendal 0.47), and with it every window and thread. The asynchronous one does not.
        found: list[Listed] = []
        try:
            entries = await operator.to_async_operator().list(prefix or "/")
            async for entry in cast("AsyncIterator[opendal.types.Entry]", entries):
                name = entry.path.removeprefix(prefix)
                if not name or "/" in name or not entry.path.startswith(prefix):
                    continue  # the directory itself, or one below
                found.append(Listed(name=name, size=entry.metadata.content_length))
                if len(found) > self._limits.most_files:
                    raise too_many_files(self.place, self._limits.most_files)
        except exceptions.NotFound:
            return ()
        return tuple(found)

    def _create_absent(self, operator: opendal.Operator, path: str, content: bytes, *, again: bool) -> bool | None:
        """With the service's own condition; None where it has none after all.

        Such services check the length and show nothing of a broken upload.
        """
        try:
            operator.write(path, content, if_not_exists=True)
        except _LIBRARY_ERRORS as error:
            failure = understand(error)
            if failure.code == "no-condition":
                self._knows_conditions = False  # a server that speaks S3 but not this part of it
                return None
            if failure.code != "taken":
                raise
            # After a try whose answer was lost, what stands there may be ours.
            return again and _read(operator, path, len(content)) == content
        return True

    def _through_a_part(self, operator: opendal.Operator, path: str, content: bytes) -> None:
        """Upload under a name that nobody reads, look at it, and only then give it its own."""
        directory, _ = layout.split(path)
        name = layout.temporary(base32(self._draw(_PART_BYTES)))
        part = f"{directory}/{name}" if directory else name
        try:
            operator.write(part, content)
            if _read(operator, part, len(content)) != content:
                raise cannot_be_kept(self.place, path)
            operator.rename(part, path)
        except (*_LIBRARY_ERRORS, FolderTrouble):
            with contextlib.suppress(*_LIBRARY_ERRORS):  # a server that is gone keeps it; nobody takes it for a file
                operator.delete(part)
            raise

    # ------------------------------------------------------------ several tries

    def _patiently(self, attempt: Callable[[opendal.Operator], T], path: str | None) -> T:
        """Try again what may pass, sign in again once, and put into words what remains."""
        signed_in_again = False
        tries = 0
        while True:
            tries += 1
            try:
                return attempt(self._access.operator().layer(self._timeouts()))
            except _LIBRARY_ERRORS as error:
                failure = understand(error)
                if failure.code == "folder-sign-in" and not signed_in_again and self._access.refused():
                    signed_in_again = True
                elif failure.passes and tries < TRIES:
                    self._pause(self._pause_s(tries))
                else:
                    raise self._worded(failure, path) from None  # the library's text may hold a secret

    def _worded(self, failure: Failure, path: str | None) -> FolderTrouble:
        return trouble(failure, self.place, path)

    def _timeouts(self) -> layers.TimeoutLayer:
        return layers.TimeoutLayer(timeout=self._limits.answer_s, io_timeout=self._limits.answer_s)

    def _pause_s(self, tries: int) -> float:
        longest = FIRST_PAUSE_S * (1 << (tries - 1))
        return longest * (0.5 + self._draw(1)[0] / 510)


def _exists(operator: opendal.Operator, path: str) -> bool:
    try:
        operator.stat(path)
    except exceptions.NotFound:
        return False
    return True


def _read(operator: opendal.Operator, path: str, limit: int) -> bytes | None:
    """At most ``limit`` + 1 bytes of a file, piece by piece. None where there is none."""
    if not operator.capability().write_with_if_not_exists and not _is_file(operator, path):
        return None  # some servers answer a page about a directory where its content is asked for
    pieces: list[bytes] = []
    wanted = limit + 1
    try:
        with operator.open(path, "rb") as stream:
            while wanted > 0 and (piece := stream.read(wanted)):
                pieces.append(bytes(piece))
                wanted -= len(piece)
    except _LIBRARY_ERRORS as error:
        if understand(error).code == "missing":
            return None
        raise
    return b"".join(pieces)


def _is_file(operator: opendal.Operator, path: str) -> bool:
    try:
        return operator.stat(path).mode == opendal.types.EntryMode.File
    except exceptions.NotFound:
        return False
