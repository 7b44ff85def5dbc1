"""What a publisher says of a newer version, signed: read and judged, never believed before its signature.

A signed note (``note``) whose text is one line of canonical JSON. It may come from anywhere, a shared folder too: only
the signature counts. Which of two notices is the later one is told by version and moment, so that an older one that
somebody plays back is seen as older. FORMAT.md, section 25.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workflows.ledger import canonical, note
from workflows.ledger.malformed import Malformed
from workflows.ledger.note import VerifierKey

FORMAT: Final = 1
KIND: Final = "countersign/v1/newer-version"
"""Stands in the text, so that no other signed note passes as one."""
KEY_NAME: Final = "countersign-release"
MOST_BYTES: Final = 65_536
MOST_FILES: Final = 32
LANGUAGES: Final = ("en", "de")
"""In which a notice says what is new."""
MOST_WORDS: Final = 4_000
"""Characters, for each language."""

_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_SYSTEM = re.compile(r"(?:linux|windows|macos)-(?:x86-64|arm64)")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+~-]{0,119}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BUILD = re.compile(r"[ -~]{1,80}")
_NOT_IN_WORDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Controls but newlines, and what turns the direction of text."""


class ReleasedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file that can be had for one system."""

    system: str
    """Such as ``linux-x86-64``, ``windows-x86-64``, ``macos-arm64``."""
    name: str
    sha256: str
    """64 hexadecimal digits, to compare."""
    size: int
    """Bytes."""


class UpdateNotice(msgspec.Struct, frozen=True, kw_only=True):
    """A version that can be had."""

    kind: str = KIND
    format: int = FORMAT
    version: str
    """Three numbers, such as ``1.2.0``."""
    build: str
    """As the program's own page says it: date and mark of the source."""
    made: str
    """When the notice was made, UTC, such as ``2026-11-23T16:00:00Z``."""
    least: str
    """The oldest version whose offices this one takes over directly."""
    files: tuple[ReleasedFile, ...]
    words: dict[str, str]
    """What is new, plain text, by language: each of ``LANGUAGES``."""

    @property
    def order(self) -> tuple[tuple[int, int, int], str]:
        """Later notices have greater ones."""
        return parse_version(self.version), self.made

    def upgrades_from(self, version: str) -> bool:
        """Whether an office of this version can be taken over directly."""
        return parse_version(version) >= parse_version(self.least)


def parse_version(text: str) -> tuple[int, int, int]:
    """The three numbers. Raises Malformed ``bad-version``."""
    match = _VERSION.fullmatch(text)
    if match is None:
        raise Malformed("bad-version", "A version has three numbers, such as 1.2.0.")
    return int(match[1]), int(match[2]), int(match[3])


def is_newer(version: str, than: str) -> bool:
    """Whether one version comes after another; the same one does not."""
    return parse_version(version) > parse_version(than)


def sign_notice(notice: UpdateNotice, private: Ed25519PrivateKey, *, name: str = KEY_NAME) -> bytes:
    """The signed note. Raises Malformed for a notice that no reader would take, and ``notice-too-long``."""
    text = canonical.encode(msgspec.to_builtins(notice))
    _read(text)
    signed = note.sign(text.decode() + "\n", name, private)
    _check_size(signed)
    return signed


def open_notice(raw: bytes, known: Iterable[VerifierKey]) -> UpdateNotice:
    """The notice, after its signature was verified with one of these keys.

    Raises Malformed: the codes of ``note.open_note`` (``no-known-signature``, ``bad-signature``, ...) and of canonical
    JSON; ``notice-too-long``; ``not-a-notice``; ``newer-notice`` of a format that this program cannot read;
    ``bad-version``; ``bad-notice`` for members outside of their bounds.
    """
    _check_size(raw)
    return _read(note.open_note(raw, known).text.encode())


def _check_size(raw: bytes) -> None:
    if len(raw) > MOST_BYTES:
        raise Malformed("notice-too-long", f"A notice of a newer version has at most {MOST_BYTES} bytes.")


def _read(text: bytes) -> UpdateNotice:
    plain = canonical.decode(text.removesuffix(b"\n"))
    if plain.get("kind") != KIND:
        raise Malformed("not-a-notice", "This signed text is no notice of a newer version.")
    format_number = plain.get("format")
    if type(format_number) is int and format_number > FORMAT:
        raise Malformed("newer-notice", "This notice is of a format that only newer versions read.")
    try:
        notice = msgspec.convert(plain, UpdateNotice)
    except msgspec.ValidationError as error:
        raise Malformed("bad-notice", f"This notice is incomplete: {error}.") from error
    if notice.format != FORMAT:
        raise _bad("format")
    _check(notice)
    return notice


def _check(notice: UpdateNotice) -> None:
    newest, least = parse_version(notice.version), parse_version(notice.least)
    if least > newest:
        raise _bad("least")
    if not _BUILD.fullmatch(notice.build):
        raise _bad("build")
    _check_moment(notice.made)
    if not 1 <= len(notice.files) <= MOST_FILES or len({one.name for one in notice.files}) != len(notice.files):
        raise _bad("files")
    for one in notice.files:
        if not (_SYSTEM.fullmatch(one.system) and _FILE_NAME.fullmatch(one.name) and _SHA256.fullmatch(one.sha256)):
            raise _bad("files")
        if one.size < 1:
            raise _bad("files")
    _check_words(notice.words)


def _check_moment(text: str) -> None:
    if not _MOMENT.fullmatch(text):
        raise _bad("made")
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise _bad("made") from error


def _check_words(words: Mapping[str, str]) -> None:
    for language in LANGUAGES:
        text = words.get(language, "")
        if not text.strip() or len(text) > MOST_WORDS or _NOT_IN_WORDS.search(text):
            raise _bad("words")


def _bad(member: str) -> Malformed:
    return Malformed("bad-notice", f"The notice's “{member}” is not as the format says.")
