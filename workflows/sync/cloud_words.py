"""What a cloud service says when something fails, in words for people and in codes for the caller.

The library below tells most of it only in its text, which may hold a whole HTML page, addresses and names of accounts.
Nothing of that text is shown: from it come the kind of error, the HTTP status (RFC 9110, RFC 4918) and the codes of S3.
"""

import re
from typing import Final

import msgspec
from opendal import exceptions

from workflows.sync.folder import FolderTrouble

_SAFE = "Everything decided on this laptop is kept here and nothing is lost."
_STATUS = re.compile(r"response: Parts \{ status: (\d{3})")
_S3_CODE = re.compile(r'S3Error \{ code: "([A-Za-z]{1,60})"')
_FULL_BY_TEXT = re.compile(r"storageQuotaExceeded|insufficient_space")
_BUSY_BY_TEXT = re.compile(r"[rR]ateLimitExceeded|too_many_write_operations")
"""Google Drive says both with 403, Dropbox with 409."""
_TIMED_OUT = "timeout reached"
_CERTIFICATE = "certificate"


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """What can be known about an error of the library."""

    code: str
    """Of the trouble: see FolderTrouble; or ``missing``, ``taken``, ``no-condition``, which are no trouble yet."""
    status: int | None = None
    """Of HTTP, where an answer came."""
    reason: str = ""
    """What distinguishes troubles of one code: ``slow``, ``busy``, ``clock``, ``certificate``, ``bucket``."""

    @property
    def passes(self) -> bool:
        """Whether another try a moment later may go. Not after a time-out: that was waiting enough for once."""
        return self.code == "folder-offline" and self.reason not in {"slow", "busy"}


_BY_STATUS: Final = {
    401: "folder-sign-in",
    402: "folder-full",
    403: "folder-denied",
    404: "missing",
    408: "folder-offline",
    412: "taken",
    413: "folder-full",
    423: "folder-file",
    429: "folder-offline",
    501: "no-condition",
    507: "folder-full",
}
_BY_S3_CODE: Final = {
    "InvalidAccessKeyId": Failure(code="folder-sign-in"),
    "SignatureDoesNotMatch": Failure(code="folder-sign-in"),
    "ExpiredToken": Failure(code="folder-sign-in"),
    "InvalidToken": Failure(code="folder-sign-in"),
    "RequestTimeTooSkewed": Failure(code="folder-failed", reason="clock"),
    "NoSuchBucket": Failure(code="folder-failed", reason="bucket"),
    "QuotaExceeded": Failure(code="folder-full"),
    "SlowDown": Failure(code="folder-offline", reason="busy"),
    "ConditionalRequestConflict": Failure(code="folder-offline"),
}


def understand(error: Exception) -> Failure:
    """What kind of failure it was. ``error`` comes from the library, also as an OSError from one of its files."""
    text = str(error)
    found = _STATUS.search(text)
    status = int(found[1]) if found else None
    s3 = _S3_CODE.search(text)
    if s3 is not None and s3[1] in _BY_S3_CODE:
        return msgspec.structs.replace(_BY_S3_CODE[s3[1]], status=status)
    if status in {403, 409} and _FULL_BY_TEXT.search(text):
        return Failure(code="folder-full", status=status)
    if isinstance(error, exceptions.RateLimited) or status == 429 or _BUSY_BY_TEXT.search(text):
        return Failure(code="folder-offline", status=status, reason="busy")
    if status is not None and status in _BY_STATUS:
        return Failure(code=_BY_STATUS[status], status=status)
    if status is not None and status >= 500:
        return Failure(code="folder-offline", status=status)
    return _without_status(error, text, status)


def _without_status(error: Exception, text: str, status: int | None) -> Failure:
    name = type(error).__name__ if not isinstance(error, OSError) else text.split(" ", 1)[0]
    if _TIMED_OUT in text:
        return Failure(code="folder-offline", reason="slow")
    if name == "NotFound":
        return Failure(code="missing", status=status)
    if name == "PermissionDenied":
        return Failure(code="folder-denied", status=status)
    if name in {"ConditionNotMatch", "AlreadyExists"}:
        return Failure(code="taken", status=status)
    if status is None and _CERTIFICATE in text.lower():
        return Failure(code="folder-failed", reason="certificate")
    if "(temporary)" in text:
        return Failure(code="folder-offline", status=status)
    return Failure(code="folder-failed", status=status)


def trouble(failure: Failure, place: str, path: str | None) -> FolderTrouble:
    """The failure in words. ``path`` is the file concerned, or None for the folder as a whole."""
    code = failure.code if failure.code.startswith("folder-") else "folder-failed"
    title, said, advice = _WORDS.get((code, failure.reason), _WORDS[code, ""])
    answer = "" if failure.status is None else f" (answer {failure.status})"
    named = place if path is None else f"{place} ({path})"
    return FolderTrouble(code=code, title=title, text=f"“{named}”: {said}{answer}. {_SAFE}", advice=advice)


def cannot_be_kept(place: str, path: str) -> FolderTrouble:
    """What was written reads back as something else."""
    return FolderTrouble(
        code="folder-failed",
        title="The cloud folder changed what was written",
        text=f"“{place} ({path})”: what was uploaded does not read back the same. {_SAFE}",
        advice="It is tried again by itself. If it stays so, look whether a filter or a full account is in the way.",
    )


def too_many_files(place: str, limit: int) -> FolderTrouble:
    """A directory that cannot be ours."""
    return FolderTrouble(
        code="folder-failed",
        title="The cloud folder holds too many files",
        text=f"“{place}” lists more than {limit:,} files in one directory, which this program never makes. {_SAFE}",
        advice="Look at the folder in a browser and remove what does not belong there.",
    )


_WORDS: Final[dict[tuple[str, str], tuple[str, str, str]]] = {
    ("folder-offline", ""): (
        "The cloud folder cannot be reached",
        "the server gave no usable answer",
        "Check the connection to the internet; it is tried again by itself.",
    ),
    ("folder-offline", "slow"): (
        "The cloud folder does not answer in time",
        "the server took too long",
        "Check the connection to the internet; it is tried again by itself.",
    ),
    ("folder-offline", "busy"): (
        "The cloud service asks to wait",
        "it refuses more requests for now",
        "Wait some minutes; it is tried again by itself, less often.",
    ),
    ("folder-denied", ""): (
        "The cloud folder may not be used",
        "the account has no right to do this",
        "Ask whoever shares the folder to let this account read and change it.",
    ),
    ("folder-sign-in", ""): (
        "The cloud folder asks to sign in",
        "the user name, password or key is not accepted",
        "Connect the folder again with the right user name and password, or sign in again.",
    ),
    ("folder-full", ""): (
        "The cloud folder is full",
        "there is no room left in the account",
        "Make room in that account; what is waiting is sent by itself then.",
    ),
    ("folder-file", ""): (
        "A file in the cloud folder is in use",
        "the server keeps it locked",
        "Wait a moment; it is tried again by itself.",
    ),
    ("folder-failed", ""): (
        "The cloud folder does not work",
        "the server answered in a way that cannot be used",
        "Check the address of the folder and that it is the right service.",
    ),
    ("folder-failed", "clock"): (
        "The clock of this computer is wrong",
        "the server refuses requests whose time is not right",
        "Set the date and the time of this computer, then try again.",
    ),
    ("folder-failed", "bucket"): (
        "There is no such bucket",
        "the server does not know the bucket",
        "Check its name, or make it at the provider first.",
    ),
    ("folder-failed", "certificate"): (
        "The server cannot prove who it is",
        "its certificate is not one that this computer trusts",
        "Do not enter a password there. Ask whoever runs the server for one with a valid certificate.",
    ),
}
