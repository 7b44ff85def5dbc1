"""Who carries a directory to other computers: a sync program, the network, or nobody. Told by names and marks only.

Sync programs keep their folders under names that people know, with marks beside them; none offers a question that all
answer. So this is a hint for the person who chooses a folder, and nothing rests on it.
"""

import os
import stat
import sys
from pathlib import Path
from typing import Literal

import msgspec

_NAMED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "seafile": "Seafile",
    "pcloud drive": "pCloud",
    "pclouddrive": "pCloud",
    "magentacloud": "MagentaCLOUD",
}
"""What the folder of a program is called, before “ - Firm”, “-anna@…” or “ (Firm)”."""
_MARKED = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".seafile-data": "Seafile",
}
"""What lies at the top of a folder that a program keeps."""
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.rclone", "davfs", "fuse.davfs2", "afs"}
_MOUNTS = Path("/proc/mounts")

_REMOTE_DRIVE = 4
"""GetDriveTypeW: DRIVE_REMOTE."""
_AWAY = 0x1000 | 0x40000 | 0x400000
"""Windows' attributes of files whose content is not here: OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS."""
_DATALESS = 0x40000000
"""The same among macOS's flags of a file: SF_DATALESS."""


class Carrier(msgspec.Struct, frozen=True, kw_only=True):
    """Who carries a directory."""

    kind: Literal["synced", "network", "nobody"]
    name: str = ""
    """Of the sync program."""


def carrier_of(root: Path) -> Carrier:
    """Who brings what lies in this directory to other computers, as far as names and marks tell."""
    for folder in (root, *root.parents):
        program = _program(folder)
        if program:
            return Carrier(kind="synced", name=program)
    return Carrier(kind="network" if _on_network(root) else "nobody")


def is_online_only(path: Path) -> bool:
    """Whether a file is a placeholder: listed, but its content not on this computer. False where nobody can tell."""
    try:
        found = path.lstat()
    except OSError:
        return False
    if not stat.S_ISREG(found.st_mode):
        return False
    return bool(getattr(found, "st_file_attributes", 0) & _AWAY or getattr(found, "st_flags", 0) & _DATALESS)


def _program(folder: Path) -> str:
    name = folder.name.casefold()
    for known, program in _NAMED.items():
        if name == known or name.startswith((f"{known} - ", f"{known}-", f"{known} (")):
            return program
    return next((program for mark, program in _MARKED.items() if _is_there(folder / mark)), "")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _on_network(root: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 -- there is no other way to ask, and only here

        drive = os.path.splitdrive(root)[0]
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return mounted_as(root, lines) in _NETWORK


def mounted_as(root: Path, lines: list[str]) -> str:
    """The kind of file system a directory lies on, by the lines of Linux's table of mounts; empty where none fits."""
    longest, kind = -1, ""
    for line in lines:
        parts = line.split()
        if len(parts) < 3:
            continue
        at = Path(parts[1].replace("\\040", " "))
        if root.is_relative_to(at) and len(at.parts) >= longest:
            longest, kind = len(at.parts), parts[2]
    return kind
