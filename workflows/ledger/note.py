"""Signed notes: a text and lines of signatures that any of many tools can check (C2SP signed-note v1.0.0).

Ed25519 only (signature type 1); ``cosignature`` reads the lines of witnesses (type 4). The text means nothing until
``open_note`` has verified it.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workflows.ledger import base64_text, identity
from workflows.ledger.malformed import Malformed

MAX_NOTE_BYTES = 1 << 20
"""Enough for MAX_SIGNATURES of the largest kind in use (about 5 kB)."""

MAX_SIGNATURES = 100
"""Lines read at most; the specification asks for at least 16."""

ED25519 = 1
"""The signature type byte of Ed25519 over the note text."""

_LINE_START = "— "
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_NOT_IN_NAME = re.compile(r"[\s+\x00-\x1f]")


class VerifierKey(msgspec.Struct, frozen=True, kw_only=True):
    """A public key under a name, as verifiers are given it."""

    name: str
    """Not empty, without blanks and without ``+``."""
    public: bytes
    """32 bytes of Ed25519 public key (RFC 8032)."""

    @property
    def key_id(self) -> bytes:
        """Four bytes that pick the key out of a note; a hint, not a proof."""
        return key_id(self.name, self.public)

    def to_text(self) -> str:
        """The vkey: ``<name>+<key id in hex>+<base64 of type and key>``."""
        return vkey_text(self.name, self.public, ED25519)


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """One signature line, not yet verified."""

    name: str
    key_id: bytes
    signature: bytes
    """Everything after the key id; 64 bytes for Ed25519, other lengths for types unknown here."""

    def to_line(self) -> bytes:
        """The line as it stands below a note, with its newline. Raises Malformed ``bad-note`` for an unfit name."""
        if not _is_name(self.name):
            raise Malformed("bad-note", "The name of a key is not empty and holds neither blanks nor “+”.")
        return f"{_LINE_START}{self.name} {base64_text.encode(self.key_id + self.signature)}\n".encode()


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note taken apart, not yet verified."""

    text: str
    """Ends with a newline, which is signed too."""
    signatures: tuple[Signature, ...]


class OpenedNote(msgspec.Struct, frozen=True, kw_only=True):
    """A text and those of the known keys that signed it, in the order of their lines."""

    text: str
    verified: tuple[VerifierKey, ...]
    """Never empty."""


def key_id(name: str, public: bytes, kind: int = ED25519) -> bytes:
    """First four bytes of SHA-256(name || newline || signature type || public key)."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


def vkey_text(name: str, public: bytes, kind: int) -> str:
    """``<name>+<key id in hex>+<base64 of type and key>``."""
    return f"{name}+{key_id(name, public, kind).hex()}+{base64_text.encode(bytes([kind]) + public)}"


def parse_verifier_key(text: str) -> VerifierKey:
    """Read the vkey of a log.

    Raises Malformed: ``bad-verifier-key``, ``unknown-key-type``, ``bad-base64``, or as ``identity.admit``.
    """
    name, public = parse_vkey(text, ED25519)
    return VerifierKey(name=name, public=public)


def parse_vkey(text: str, kind: int) -> tuple[str, bytes]:
    """Name and public key out of a vkey of one signature type. Raises Malformed as ``parse_verifier_key``."""
    parts = text.split("+", 2)
    if len(parts) != 3 or not _is_name(parts[0]):
        raise Malformed("bad-verifier-key", "A verifier key has a name, a key id and a key, joined by “+”.")
    name, id_hex, encoded = parts
    material = base64_text.decode(encoded)
    if material[:1] != bytes([kind]):
        raise Malformed("unknown-key-type", "This verifier key is for signatures of another type.")
    public = material[1:]
    identity.admit(public)
    if key_id(name, public, kind).hex() != id_hex:
        raise Malformed("bad-verifier-key", "The key id of this verifier key does not belong to its name and key.")
    return name, public


def sign(text: str, name: str, private: Ed25519PrivateKey) -> bytes:
    """A note of the text with one signature. Raises Malformed ``bad-note`` for a text no note can hold."""
    if not text.endswith("\n") or not _is_name(name):
        raise Malformed("bad-note", "A note's text ends with a newline, and its key has a name without blanks.")
    signed = _utf8(text)
    line = Signature(name=name, key_id=_own_key_id(name, private), signature=private.sign(signed))
    return signed + b"\n" + line.to_line()


@lru_cache(maxsize=64)
def _own_key_id(name: str, private: Ed25519PrivateKey) -> bytes:
    """Asking a private key for its public one costs as much as a signature, and a log signs after every act."""
    return key_id(name, private.public_key().public_bytes_raw())


def parse(raw: bytes) -> Note:
    """Take a note apart without trusting it.

    Raises Malformed: ``note-too-long``, ``bad-note``, ``bad-base64``.
    """
    if len(raw) > MAX_NOTE_BYTES:
        raise Malformed("note-too-long", f"A note has at most {MAX_NOTE_BYTES} bytes.")
    try:
        whole = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("bad-note", "A note is UTF-8 text.") from error
    _refuse_controls(whole)
    blank = whole.rfind("\n\n")
    if blank < 0 or not whole.endswith("\n"):
        raise Malformed("bad-note", "A note has a text, an empty line, and signature lines.")
    lines = whole[blank + 2 :].split("\n")[:-1]
    if not 1 <= len(lines) <= MAX_SIGNATURES:
        raise Malformed("bad-note", f"A note has between 1 and {MAX_SIGNATURES} signatures.")
    return Note(text=whole[: blank + 1], signatures=tuple(_parse_line(line) for line in lines))


def open_note(raw: bytes, known: Iterable[VerifierKey]) -> OpenedNote:
    """Verify a note against the keys that are trusted for it; other signatures are ignored.

    Raises Malformed: the codes of ``parse``; ``bad-signature`` where a known key's line does not verify, even
    if another's does; ``no-known-signature``.
    """
    note = parse(raw)
    keys = {(key.name, key.key_id): key for key in known}
    signed = note.text.encode()
    verified: dict[VerifierKey, None] = {}
    for line in note.signatures:
        key = keys.get((line.name, line.key_id))
        if key is None:
            continue
        if not identity.verify(key.public, line.signature, signed):
            raise Malformed("bad-signature", f"The signature of {key.name} does not belong to this text.")
        verified[key] = None
    if not verified:
        raise Malformed("no-known-signature", "Nobody who is known signed this text.")
    return OpenedNote(text=note.text, verified=tuple(verified))


def _parse_line(line: str) -> Signature:
    parts = line.removeprefix(_LINE_START).split(" ")
    if not line.startswith(_LINE_START) or len(parts) != 2 or not _is_name(parts[0]):
        raise Malformed("bad-note", "A signature line is a dash, a key name and base64, with single blanks.")
    material = base64_text.decode(parts[1])
    if len(material) < 5:
        raise Malformed("bad-note", "A signature is shorter than its key id.")
    return Signature(name=parts[0], key_id=material[:4], signature=material[4:])


def _is_name(name: str) -> bool:
    return bool(name) and not _NOT_IN_NAME.search(name)


def _utf8(text: str) -> bytes:
    _refuse_controls(text)
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise Malformed("bad-note", "A note's text holds half of a surrogate pair.") from error


def _refuse_controls(text: str) -> None:
    if _CONTROL.search(text):
        raise Malformed("bad-note", "A note holds no control characters but newlines.")
