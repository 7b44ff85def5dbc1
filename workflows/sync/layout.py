"""All names in the shared folder. Pure: text in, text or values out.

Our own names use only ``a-z 0-9 . - ~``; numbers are decimal without leading zeros; the longest path has fewer than 80
characters. Names that others made of ours, such as conflicted copies, can be read but are never written.
"""

import re

import msgspec

from workflows.ledger.merkle import MAX_SIZE
from workflows.ledger.tiles import ENTRIES, TILE_WIDTH, TilePath

OFFICE_FILE = "office.json"
README_FILE = "readme.txt"
UPDATE_FILE = "update.note"
"""A notice of a newer version of the program, where somebody put one; see ``ledger.update_notice``."""
TAIL = "tail"
KEPT = "kept"
"""Below a log: its bundles of which entries were retired."""
MAX_PATH = 200
"""Characters."""

_ID = "[a-z2-7]{26}"
_NUMBER = "(?:0|[1-9][0-9]{0,18})"
_SEGMENT = re.compile(f"(?P<device>{_ID})\\.(?P<start>{_NUMBER})-(?P<end>{_NUMBER})\\.seg")
_KEPT_NAME = re.compile(r"(?P<last>[0-9]{3})\.(?P<gone>[1-9][0-9]{0,2})")
_MARKER = re.compile(f"(?P<office>{_ID})\\.office")
_FOUND_IN = re.compile(f"tail|log/{_ID}/(?:tile|{KEPT})(?:/[a-z0-9.~-]+)*|blob/[0-9a-f]{{2}}")
# Where sync clients give names of their own making to files that they copy.
_OWN_PATH = re.compile(r"[a-z0-9.~-]+(?:/[a-z0-9.~-]+)*")
# What a system below could take for something else than a name: separators, wildcards, streams, devices.
_NOT_IN_FOUND_NAME = re.compile(r'[/\\:*?"<>|]')
_DEVICE_NAME = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:[. ].*)?", re.IGNORECASE)


class SegmentName(msgspec.Struct, frozen=True, kw_only=True):
    """What the name of a tail segment says. A hint: the content decides."""

    device: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.device}.{self.start}-{self.end}.seg"


def parse_segment(name: str) -> SegmentName | None:
    """The meaning of a file name in ``tail/``, or None where it is none of ours."""
    match = _SEGMENT.fullmatch(name)
    if match is None:
        return None
    start, end = int(match["start"]), int(match["end"])
    return SegmentName(device=match["device"], start=start, end=end) if start < end <= MAX_SIZE else None


def segment(device: str, start: int, end: int) -> str:
    """Where a tail segment lies."""
    return in_tail(str(SegmentName(device=device, start=start, end=end)))


def in_tail(name: str) -> str:
    """The path of a file of this name in ``tail/``."""
    return f"{TAIL}/{name}"


def marker(office: str) -> str:
    """Where the copy of the marker lies whose name the idle listing shows."""
    return in_tail(f"{office}.office")


def parse_marker(name: str) -> str | None:
    """The office that a file name in ``tail/`` marks, or None."""
    match = _MARKER.fullmatch(name)
    return None if match is None else match["office"]


def temporary(random: str) -> str:
    """A name that sync clients leave alone, for a file that is not yet whole."""
    return f"~{random}.tmp"


def is_temporary(name: str) -> bool:
    """Whether a file is somebody's unfinished one."""
    return name.startswith("~") and name.endswith(".tmp")


def checkpoint(device: str) -> str:
    """Where the signed head of the sealed part lies: the only file that is ever replaced."""
    return f"log/{device}/checkpoint"


def tile(device: str, path: TilePath) -> str:
    """Where a tile or bundle of a device's log lies."""
    return f"log/{device}/{path}"


def kept(device: str, bundle: int, gone: int) -> str:
    """Where the bundle of this number lies after so many of its entries were retired."""
    groups = str(TilePath(level=None, index=bundle)).removeprefix(f"tile/{ENTRIES}/")
    return f"log/{device}/{KEPT}/{groups}.{gone}"


def parse_kept(name: str) -> tuple[int, int] | None:
    """The last three digits of the bundle's number and the count of retired entries in such a file's name, or None."""
    match = _KEPT_NAME.fullmatch(name)
    return None if match is None or int(match["gone"]) > TILE_WIDTH else (int(match["last"]), int(match["gone"]))


def is_copy(name: str, index: int) -> bool:
    """Whether a name beside bundles, level-0 tiles or kept files is none of ours, and was made of that of this index.

    Sync clients put something behind it. Files under such names are never used.
    """
    last = f"{index % 1000:03}"
    rest = name.removeprefix(last)
    return name.startswith(last) and rest not in {"", ".p"} and not rest[0].isdigit() and parse_kept(name) is None


def blob(sha256_hex: str) -> str:
    """Where an attachment lies, by the SHA-256 of its file in hexadecimal digits."""
    return f"blob/{sha256_hex[:2]}/{sha256_hex}"


def join_request(nonce: str) -> str:
    """Where a new laptop asks to be let in."""
    return f"join/{nonce}.req"


def join_answer(nonce: str) -> str:
    """Where it is answered."""
    return f"join/{nonce}.ans"


def join_refusal(nonce: str) -> str:
    """Where it is told that it is not let in."""
    return f"join/{nonce}.no"


def split(path: str) -> tuple[str, str]:
    """Directory and name; the directory of a file at the top is ""."""
    directory, _, name = path.rpartition("/")
    return directory, name


def safe_path(path: str) -> str:
    """The path itself, if it may be used in any folder.

    That is ours (``a-z 0-9 . - ~`` between slashes) or a name found beside ours that no system takes for anything but a
    file's name. Raises ValueError otherwise: the caller's bug. "" is the top, for listings.
    """
    if not is_safe(path):
        raise ValueError(f"not a path in the shared folder: {path!r}")
    return path


def is_safe(path: str) -> bool:
    """Whether ``safe_path`` lets it pass."""
    if path == "":
        return True
    if len(path) > MAX_PATH or any(set(part) <= {"."} for part in path.split("/")):
        return False
    if any(part.endswith(".") or _DEVICE_NAME.fullmatch(part) for part in path.split("/")):
        return False
    return _OWN_PATH.fullmatch(path) is not None or _is_found(path)


def _is_found(path: str) -> bool:
    directory, name = split(path)
    if not _FOUND_IN.fullmatch(directory) or not name.isprintable() or _NOT_IN_FOUND_NAME.search(name):
        return False
    return name == name.strip()
