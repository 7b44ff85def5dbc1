"""What makes a directory the shared folder of one office: a marker, a copy of it in ``tail/``, and a word to people."""

import re

import msgspec

from workflows.errors import InvalidInput
from workflows.sync import layout
from workflows.sync.folder import Folder

FORMAT = "folderlog/1"
MAX_MARKER_BYTES = 4096
_FORMATS = re.compile(r"folderlog/([0-9]{1,4})")

README = """\
Countersign keeps copies of its log in this folder, so that several laptops can work together.

Please do not edit, rename, move or delete anything here. Nothing in it can be read without the program: the
contents are encrypted. If something does get lost, the laptops notice and write it again.


Countersign legt in diesem Ordner Kopien seines Protokolls ab, damit mehrere Laptops zusammenarbeiten können.

Bitte hier nichts bearbeiten, umbenennen, verschieben oder löschen. Ohne das Programm ist nichts davon lesbar: Die
Inhalte sind verschlüsselt. Geht doch etwas verloren, bemerken es die Laptops und schreiben es neu.
"""


class Marker(msgspec.Struct, frozen=True, kw_only=True):
    """The content of ``office.json``, and of its copy in ``tail/``."""

    format: str
    office: str
    founder: str
    """The device whose log begins with the office's founding."""

    def to_bytes(self) -> bytes:
        """Always the same for the same office."""
        return msgspec.json.encode(self) + b"\n"


def parse(raw: bytes) -> Marker | None:
    """Read a marker; None for what is none, or not whole, or of an unknown format."""
    try:
        marker = msgspec.json.decode(raw, type=Marker)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return marker if marker.format == FORMAT else None


def is_newer(raw: bytes) -> bool:
    """Whether a marker says of itself that a newer program made it. Anybody could write so: it tells only why."""
    try:
        told = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    match = _FORMATS.fullmatch(str(told.get("format"))) if isinstance(told, dict) else None
    return match is not None and int(match[1]) > 1


def refuse_newer(folder: Folder, raw: bytes | None) -> None:
    """Raise InvalidInput ``folder-newer`` for the marker of a newer program."""
    if raw is not None and is_newer(raw):
        raise InvalidInput(
            code="folder-newer",
            title="This folder needs a newer program",
            text=f"A newer version of Countersign works with “{folder.place}”. Nothing was changed, here or there.",
            advice="Update this program on this computer, then try again. Delete nothing in the folder.",
        )


def connect(folder: Folder, office: str, founder: str, *, fresh_ok: bool) -> None:
    """Make a folder ours, or see that it is. Doing it again changes nothing; unrelated files are left alone.

    Raises InvalidInput: ``folder-newer`` for a newer program's; ``folder-foreign`` for another office's;
    ``folder-not-empty`` where ``office.json`` is not a whole marker; ``folder-empty`` where there is none and, without
    ``fresh_ok``, none may be made. FolderTrouble.
    """
    ours = Marker(format=FORMAT, office=office, founder=founder)
    _refuse_foreign_copies(folder, office)
    if not _is_ours(folder, ours):
        if not fresh_ok:
            raise InvalidInput(
                code="folder-empty",
                title="There is no office in this folder",
                text=f"“{folder.place}” holds no office yet. Nothing was changed.",
                advice="Choose the folder that the other laptops share, and wait until it has arrived here.",
            )
        # A name that was taken in the meantime is looked at like one that was there from the start.
        if not folder.create(layout.OFFICE_FILE, ours.to_bytes()):
            _is_ours(folder, ours)
    folder.create(layout.README_FILE, README.encode())
    # Last: nothing is published before a listing shows this one.
    folder.create(layout.marker(office), ours.to_bytes())


def _is_ours(folder: Folder, ours: Marker) -> bool:
    """Whether the marker is there. Raises InvalidInput for any other."""
    raw = folder.read(layout.OFFICE_FILE, MAX_MARKER_BYTES)
    if raw is None:
        return False
    refuse_newer(folder, raw)
    found = parse(raw)
    if found is not None and found.office != ours.office:
        raise _foreign(folder)
    if found != ours:
        raise InvalidInput(
            code="folder-not-empty",
            title="This folder holds something else",
            text=f"“{layout.OFFICE_FILE}” in “{folder.place}” is no whole marker of this office. Nothing was changed.",
            advice="Wait until the sync program has fetched it. If it stays so, delete it or choose another folder.",
        )
    return True


def _refuse_foreign_copies(folder: Folder, office: str) -> None:
    marked = {layout.parse_marker(one.name) for one in folder.list(layout.TAIL)} - {None}
    if marked and office not in marked:
        raise _foreign(folder)


def _foreign(folder: Folder) -> InvalidInput:
    return InvalidInput(
        code="folder-foreign",
        title="This folder belongs to another office",
        text=f"“{folder.place}” is the shared folder of another office. Nothing was changed.",
        advice="Choose the folder of this office, or a new, empty one.",
    )
