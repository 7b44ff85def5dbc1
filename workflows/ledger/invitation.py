"""An invitation: one text that a second laptop is given, by hand or as a QR code.

It pins the office and its primary device, so a strange folder can adopt nobody; its one-time secret says that the
answer to it comes from whom it was given to. Whoever holds it can ask to join until it expires, and no more than ask.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workflows.ledger import bech32, crockford
from workflows.ledger.malformed import Malformed

PREFIX = "CS1"
"""Stands before every code; the digit is the version."""
SECRET_BYTES = 16
DIGEST_BYTES = 16
MAX_PLACE_BYTES = 300
MAX_PERSON = 60
"""Characters in the id of the person who is invited."""

_ID_BYTES = 16
_RECIPIENT_BYTES = 32
_EXPIRY_BYTES = 5
_FIXED_BYTES = 2 * _ID_BYTES + _RECIPIENT_BYTES + SECRET_BYTES + _EXPIRY_BYTES + DIGEST_BYTES
_CHECKSUM_BYTES = 4
_LEAST_SIGNS = -(-(_FIXED_BYTES + 1 + _CHECKSUM_BYTES) * 8 // 5)
_MOST_SIGNS = -(-(_FIXED_BYTES + 1 + MAX_PERSON + MAX_PLACE_BYTES + _CHECKSUM_BYTES) * 8 // 5)
_CHECKSUM = b"countersign/v1/invitation\n"
_HEADS = b"countersign/v1/heads\n"
_PERSON = re.compile(r"(?:[a-z0-9][a-z0-9_-]*)?")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """What the invited laptop is told before it has seen anything else."""

    office: str
    """The office's id."""
    primary: str
    """The id of the device that admits others; it pins that device's log key."""
    age: str
    """The age recipient of that device (``age1…``), for the request."""
    secret: bytes
    """16 random bytes, for this invitation alone."""
    expires_s: int
    """From this moment on it admits nobody; seconds since 1970."""
    heads: bytes
    """``heads_digest`` of what the inviting device had seen."""
    person: str = ""
    """Id of the person who is to sign on the invited laptop: keys are made by person. Empty: nobody in particular."""
    place: str = ""
    """Where the shared folder may be found, for the person: a path or an address; a hint and no more."""

    @property
    def nonce(self) -> str:
        """The public name of this invitation, see ``nonce_of``."""
        return nonce_of(self.secret)

    def is_expired(self, now_ms: int) -> bool:
        """Whether it is too late; ``now_ms`` in milliseconds since 1970."""
        return now_ms >= self.expires_s * 1000


def encode(invitation: Invitation) -> str:
    """The code: ``CS1-`` and groups of 4 joined by dashes, every character one of QR's alphanumeric mode.

    Raises Malformed ``bad-code`` for values that no code can hold.
    """
    person, place = _person_bytes(invitation.person), _place_bytes(invitation.place)
    if not 0 <= invitation.expires_s < 1 << 8 * _EXPIRY_BYTES:
        raise _bad_code("Its expiry is no time.")
    payload = b"".join(
        (
            id_bytes(invitation.office),
            id_bytes(invitation.primary),
            recipient_bytes(invitation.age),
            invitation.secret,
            invitation.expires_s.to_bytes(_EXPIRY_BYTES, "big"),
            invitation.heads,
            len(person).to_bytes(1, "big"),
            person,
            place,
        )
    )
    if len(invitation.secret) != SECRET_BYTES or len(invitation.heads) != DIGEST_BYTES:
        raise _bad_code("Its secret and its digest have 16 bytes each.")
    return f"{PREFIX}-{crockford.grouped(crockford.encode(payload + _checksum(payload)))}"


def decode(text: str) -> Invitation:
    """Read a code: any case, blanks and dashes anywhere, O for 0, I and L for 1.

    Raises Malformed: ``unknown-version``; ``bad-checksum`` where something is mistyped or missing; ``bad-code``.
    """
    signs = _signs(text)
    if not _LEAST_SIGNS <= len(signs) <= _MOST_SIGNS:
        raise _bad_code("It is not complete." if len(signs) < _LEAST_SIGNS else "It is too long.")
    raw = crockford.decode(signs) or b""
    payload = raw[:-_CHECKSUM_BYTES]
    if _checksum(payload) != raw[-_CHECKSUM_BYTES:]:
        raise Malformed("bad-checksum", "This invitation code is mistyped or not complete. Compare it group by group.")
    parts, at = [], 0
    for size in (_ID_BYTES, _ID_BYTES, _RECIPIENT_BYTES, SECRET_BYTES, _EXPIRY_BYTES, DIGEST_BYTES):
        parts.append(payload[at : at + size])
        at += size
    length = payload[at] if at < len(payload) else MAX_PERSON + 1
    at += 1
    try:
        person, place = payload[at : at + length].decode("ascii"), payload[at + length :].decode("utf-8")
    except UnicodeDecodeError as error:
        raise _bad_code("Its last part is no text.") from error
    if len(person) != length:
        raise _bad_code("It is not complete.")
    _person_bytes(person)
    _place_bytes(place)
    return Invitation(
        office=_id_text(parts[0]),
        primary=_id_text(parts[1]),
        age=bech32.encode("age", parts[2]),
        secret=parts[3],
        expires_s=int.from_bytes(parts[4], "big"),
        heads=parts[5],
        person=person,
        place=place,
    )


def heads_digest(heads: Mapping[str, tuple[int, bytes]]) -> bytes:
    """16 bytes for a vector of heads, device id to (size, root): of the SHA-256 over a label and a line for each.

    Lines are ``<device> <size> <root in hex>``, sorted by their bytes.
    """
    lines = sorted(f"{device} {size} {root.hex()}\n" for device, (size, root) in heads.items())
    return hashlib.sha256(_HEADS + "".join(lines).encode("ascii")).digest()[:DIGEST_BYTES]


def nonce_of(secret: bytes) -> str:
    """26 characters that name an invitation in the folder and give nothing of its secret away (HKDF-SHA256)."""
    return _id_text(_derived(secret, "join-nonce", _ID_BYTES))


def join_key(secret: bytes) -> bytes:
    """32 bytes with which a request proves that it comes from whom the invitation was given to (HKDF-SHA256)."""
    return _derived(secret, "join", 32)


def id_bytes(text: str) -> bytes:
    """The 16 bytes of an office's, a device's or an invitation's id. Raises Malformed ``bad-id``."""
    try:
        raw = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except (binascii.Error, ValueError) as error:
        raise Malformed("bad-id", "An id has 26 small letters and digits.") from error
    if len(raw) != _ID_BYTES or _id_text(raw) != text:
        raise Malformed("bad-id", "An id has 26 small letters and digits.")
    return raw


def recipient_bytes(text: str) -> bytes:
    """The 32 bytes of an age recipient of the kind X25519. Raises Malformed ``bad-recipient``."""
    try:
        raw = bech32.decode("age", text)
    except Malformed as error:
        raise Malformed("bad-recipient", "An age recipient begins with “age1” and has 62 characters.") from error
    if len(raw) != _RECIPIENT_BYTES:
        raise Malformed("bad-recipient", "An age recipient begins with “age1” and has 62 characters.")
    return raw


def shows_as_written(text: str) -> bool:
    """Whether a text has no control characters and none that turns the direction of what stands around it."""
    return not _HIDDEN.search(text)


def _signs(text: str) -> str:
    """The characters behind the prefix that count."""
    try:
        signs = crockford.read(text)
    except crockford.UnknownSign as unknown:
        raise _bad_code(f"“{unknown.sign}” is in no code; it is character {unknown.place + 1}.") from unknown
    if signs[:2] != PREFIX[:2]:
        raise _bad_code(f"It does not begin with “{PREFIX}”.")
    if signs[2:3] != PREFIX[2:]:
        raise Malformed("unknown-version", "This invitation code is of a kind that this version does not know.")
    return signs[3:]


def _person_bytes(person: str) -> bytes:
    if len(person) > MAX_PERSON or _PERSON.fullmatch(person) is None:
        raise _bad_code("Its person is no id.")
    return person.encode("ascii")


def _place_bytes(place: str) -> bytes:
    try:
        raw = place.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _bad_code("Its place holds half of a surrogate pair, which is no character.") from error
    if len(raw) > MAX_PLACE_BYTES or not shows_as_written(place):
        raise _bad_code(f"Its place has at most {MAX_PLACE_BYTES} bytes and no control characters.")
    return raw


def _checksum(payload: bytes) -> bytes:
    return hashlib.sha256(_CHECKSUM + payload).digest()[:_CHECKSUM_BYTES]


def _derived(secret: bytes, label: str, length: int) -> bytes:
    info = b"countersign/v1/" + label.encode("ascii")
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(secret)


def _id_text(raw: bytes) -> str:
    return base64.b32encode(raw).decode("ascii").rstrip("=").lower()


def _bad_code(why: str) -> Malformed:
    return Malformed("bad-code", f"This is not an invitation code. {why}")
