"""Whether a folder is kept in step by a sync program, which would tear a database file apart.

Three kinds of evidence, each from the program itself, never the mere presence of a word in a path:

* a marker file that the program leaves in the folders it syncs;
* the program's own settings or environment that name its folder;
* a folder of its well-known name where the program puts it by default: directly in a person's home, on a drive's top,
  or in macOS's ``Library``. ``~/projects/dropbox`` or ``/data/box`` is an ordinary folder. Names that ordinary folders
  bear too (Box, MEGA) count only if the program is also installed.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path, PurePath

import msgspec

_FILES = {
    ".dropbox": "Dropbox",  # a file in the synced folder; the directory ~/.dropbox is only its settings
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".csync_journal.db": "ownCloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
_DIRECTORIES = {
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".shortcut-targets-by-id": "Google Drive",
    ".SynologyWorkingDirectory": "Synology Drive",
    ".debris": "MEGA",
    ".seafile-data": "Seafile",
}
_EITHER = {".stfolder": "Syncthing", ".sync/IgnoreList": "Resilio Sync"}
_JOURNAL = re.compile(r"\.(_sync|sync)_[0-9a-f]{6,}\.db\Z")
"""Nextcloud and ownCloud keep their journal in the synced folder."""

_NAMES = (
    (re.compile(r"Dropbox( \(.+\))?\Z"), "Dropbox"),
    (re.compile(r"OneDrive( ?- .+)?\Z"), "OneDrive"),
    (re.compile(r"(Google ?Drive|My Drive)( \(.+\))?\Z"), "Google Drive"),
    (re.compile(r"iCloud ?Drive\Z"), "iCloud Drive"),
    (re.compile(r"Nextcloud[0-9]?\Z"), "Nextcloud"),
    (re.compile(r"ownCloud[0-9]?\Z"), "ownCloud"),
    (re.compile(r"pCloud( ?(Drive|Sync))?\Z"), "pCloud"),
    (re.compile(r"(SynologyDrive|CloudStation)\Z"), "Synology Drive"),
    (re.compile(r"Box Sync\Z"), "Box"),
    (re.compile(r"MEGAsync\Z"), "MEGA"),
    (re.compile(r"Seafile\Z"), "Seafile"),
)
"""Written as the programs write them: ``~/dropbox`` is somebody's own folder."""
_SHARED_NAMES = {
    "Box": ("Box", ("AppData/Local/Box/Box", "Library/Application Support/Box")),
    "MEGA": ("MEGA", ("AppData/Local/Mega Limited", ".local/share/data/Mega Limited")),
}
"""Name, program, and where the program's own data lies under the person's home."""

_IN_LIBRARY = {"Mobile Documents": "iCloud Drive", "CloudStorage": "a cloud drive"}
_ENVIRONMENT = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_DROPBOX_SETTINGS = (".dropbox/info.json", "AppData/Roaming/Dropbox/info.json", "AppData/Local/Dropbox/info.json")
_LISTED_NAMES = 20_000
"""Of a very large directory only so many names are looked at."""


def synced_by(path: Path, *, user_home: Path, environment: Mapping[str, str]) -> str | None:
    """The sync program that keeps this folder in step; None where there is no sign of one.

    The folder need not exist yet.
    """
    ways = {path.absolute(), path.resolve()}
    for way in sorted(ways):
        folders = (way, *way.parents)
        found = (
            by_setting(way, settings_folders(user_home, environment))
            or by_name(way, user_home, is_installed=lambda data: (user_home / data).exists())
            or next((found for folder in folders if (found := by_marker(folder))), None)
        )
        if found:
            return found
    return None


def by_marker(folder: Path) -> str | None:
    """The program whose marker lies directly in the folder."""
    try:
        for name, program in _FILES.items():
            if (folder / name).is_file():
                return program
        for name, program in _DIRECTORIES.items():
            if (folder / name).is_dir():
                return program
        for name, program in _EITHER.items():
            if (folder / name).exists():
                return program
        with os.scandir(folder) as listing:
            if any(_JOURNAL.match(found.name) for found in islice(listing, _LISTED_NAMES)):
                return "Nextcloud or ownCloud"
    except OSError:
        return None  # not there yet, or not ours to read: no evidence
    return None


def by_name(path: PurePath, user_home: PurePath, *, is_installed: Callable[[str], bool]) -> str | None:
    """The program whose well-known folder the path lies in, by the folder's name and place."""
    for folder in (path, *path.parents):
        name, parent = folder.name, folder.parent
        if parent.name == "Library" and name in _IN_LIBRARY:
            return _IN_LIBRARY[name]
        if not _is_usual_place(parent, user_home):
            continue
        for pattern, program in _NAMES:
            if pattern.match(name):
                return program
        if name in _SHARED_NAMES:
            program, data = _SHARED_NAMES[name]
            if any(is_installed(found) for found in data):
                return program
    return None


def by_setting(path: PurePath, folders: Mapping[str, str]) -> str | None:
    """The program whose settings name a folder that the path lies in. ``folders``: program by folder."""
    for folder, program in folders.items():
        if type(path)(folder).is_absolute() and path.is_relative_to(folder):
            return program
    return None


def settings_folders(user_home: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """The folders that sync programs say they sync, and the program of each."""
    found = {environment[name]: "OneDrive" for name in _ENVIRONMENT if environment.get(name)}
    for settings in _DROPBOX_SETTINGS:
        found |= dict.fromkeys(_dropbox_folders(user_home / settings), "Dropbox")
    return found


def _dropbox_folders(settings: Path) -> Iterator[str]:
    try:
        accounts = msgspec.json.decode(settings.read_bytes())
    except (OSError, msgspec.DecodeError):
        return
    for account in accounts.values() if isinstance(accounts, dict) else ():
        if isinstance(account, dict) and isinstance(account.get("path"), str):
            yield account["path"]


def _is_usual_place(parent: PurePath, user_home: PurePath) -> bool:
    is_a_home = parent.parent.name.lower() in {"home", "users"} and parent.parent.parent == parent.parent.parent.parent
    return parent in {user_home, parent.parent} or is_a_home
