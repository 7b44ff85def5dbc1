"""Words from outside that open something: files to read, and ``countersign:`` links. A link shows; it never decides."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl, QUrlQuery

SCHEME = "countersign"
_ID = re.compile(r"[a-z2-7]{26}\Z")
_CODE = re.compile(r"CS[0-9][A-Za-z0-9 -]{20,2000}\Z")
_MOST_PATH = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What words from outside wish to see. Empty fields: nothing of that kind."""

    files: tuple[str, ...] = ()
    """Absolute paths of files that exist, to read requests from."""
    request: str = ""
    """A request's id, to show."""
    invite: str = ""
    """An invite code, to begin joining with; whoever sits here still has to press the button."""


def opening_of(words: list[str]) -> Opening:
    """What these words wish to see; those that say nothing sound are passed over."""
    files: list[str] = []
    request = invite = ""
    for word in words:
        if word.lower().startswith(SCHEME + ":"):
            link = link_of(word)
            request, invite = link.request or request, link.invite or invite
            continue
        path = local_path(word) if word[:5].lower() == "file:" else word
        if path and not path.startswith("-") and len(path) <= _MOST_PATH and is_file(path):
            files.append(str(Path(path).absolute()))
    return Opening(files=tuple(files), request=request, invite=invite)


def local_path(text: str) -> str:
    """The path that an address such as ``file:///…/a.pdf`` names, as Linux desktops hand files over; or nothing.

    One that names another computer is passed over: only to look there would already tell it who asks.
    """
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if len(text) > 3 * _MOST_PATH or not url.isLocalFile() or url.host():
        return ""
    path = url.toLocalFile()
    return "" if path.startswith(("//", "\\\\")) else path


def is_file(word: str) -> bool:
    """Whether a word names a file that is there; what cannot be looked at is none. Never raises."""
    try:
        return Path(word).is_file()
    except (OSError, ValueError):  # a name too long, a folder that may not be entered
        return False


def link_of(text: str) -> Opening:
    """What a link ``countersign:request?id=…`` or ``countersign:join?code=…`` names; nothing for any other."""
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if len(text) > 2 * _MOST_PATH or not url.isValid() or url.scheme().lower() != SCHEME:
        return Opening()
    asked = QUrlQuery(url)
    what = (url.host() or url.path()).strip("/").lower()
    if what == "request":
        wanted = asked.queryItemValue("id", QUrl.ComponentFormattingOption.FullyDecoded)
        return Opening(request=wanted) if _ID.match(wanted) else Opening()
    if what == "join":
        code = asked.queryItemValue("code", QUrl.ComponentFormattingOption.FullyDecoded)
        return Opening(invite=code) if _CODE.match(code) else Opening()
    return Opening()


def link_to(request: str) -> str:
    """The link that shows a request."""
    return f"{SCHEME}:request?id={request}"
