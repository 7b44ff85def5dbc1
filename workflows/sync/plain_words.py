"""What the system says about a directory, in words for people and in codes for the caller."""

import errno
import os
from pathlib import Path

from workflows.sync.folder import FolderTrouble

_SAFE = "Everything decided on this laptop is kept here and nothing is lost."

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_AWAY = {
    errno.ENODEV,
    errno.ENXIO,
    errno.ENOTCONN,
    errno.ESTALE,
    errno.EHOSTDOWN,
    errno.EHOSTUNREACH,
    errno.ENETDOWN,
    errno.ENETUNREACH,
    errno.ECONNABORTED,
    errno.ECONNREFUSED,
    errno.ECONNRESET,
}
_FULL_ON_WINDOWS = {39, 112, 1295}
_AWAY_ON_WINDOWS = {21, 53, 59, 64, 67, 121, 1231, 1232}
_HELD_ON_WINDOWS = {5, 32, 33}
"""Access denied, sharing violation, lock violation: what a scanner or a sync client causes for a moment."""


def is_held_open(error: PermissionError) -> bool:
    """Whether another program may be holding the file, so that a moment later it may go."""
    return getattr(error, "winerror", None) in _HELD_ON_WINDOWS


def this_is_offline(place: str) -> FolderTrouble:
    """The root is not there."""
    return FolderTrouble(
        code="folder-offline",
        title="The shared folder is not there",
        text=f"“{place}” cannot be reached at the moment. {_SAFE}",
        advice="Plug in the drive, connect to the network or start the sync program; it goes on by itself then. "
        "If the folder was moved: “countersign folder connect NEWPATH”.",
    )


def no_such_folder(trouble: FolderTrouble, place: str) -> FolderTrouble:
    """The same for somebody who names a folder for the first time; any other trouble as it is."""
    if trouble.code != "folder-offline" or not Path(place).is_absolute():
        return trouble
    return FolderTrouble(
        code="folder-offline",
        title="There is no such folder here",
        text=f"“{place}” is not there, or is no folder. Nothing was changed.",
        advice="Check the path, or create the folder first. If it is on a drive or a network, connect that.",
    )


def put_into_words(error: OSError, place: str, path: str | None, *, writing: bool = False) -> FolderTrouble:
    """The trouble with one file, or with the whole folder where ``path`` is None."""
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL or windows in _FULL_ON_WINDOWS:
        return FolderTrouble(
            code="folder-full",
            title="The shared folder is full",
            text=f"There is no room left in “{place}”. {_SAFE}",
            advice="Make room on that drive or in that account; what is waiting is sent by itself then.",
        )
    if error.errno in _AWAY or windows in _AWAY_ON_WINDOWS:
        return this_is_offline(place)
    if error.errno in _DENIED:
        return FolderTrouble(
            code="folder-denied",
            title="The shared folder may not be changed" if writing else "The shared folder may not be read",
            text=f"The system refuses access to “{_named(place, path)}”. {_SAFE}",
            advice="Ask whoever shares the folder to let you read and change it, and check that it is not read-only.",
        )
    if path is not None and not writing:
        return FolderTrouble(
            code="folder-file",
            title="A file in the shared folder cannot be read now",
            text=f"“{_named(place, path)}” is listed, but its content cannot be had ({error.strerror}). {_SAFE}",
            advice="Wait until the sync program has fetched it, or choose “always keep on this device” for the folder.",
        )
    return FolderTrouble(
        code="folder-failed",
        title="The shared folder does not work",
        text=f"The system reports a failure at “{_named(place, path)}” ({error.strerror}). {_SAFE}",
        advice="Check the drive and the sync program; it is tried again by itself.",
    )


def _named(place: str, path: str | None) -> str:
    return place if path is None else os.path.join(place, *path.split("/"))  # noqa: PTH118 - a text for people
