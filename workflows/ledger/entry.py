"""One entry of a log as stored: encrypted for one scope, bound to its place, committing to one content.

    version 1 | scope 2 | key epoch 4 | commitment 32 | nonce 12 | ciphertext and tag

The cipher is AES-256-GCM-SIV (RFC 8452). The plaintext is the body: salt 16 | length 2 | JSON | zeros up to a
multiple of 64. The commitment is its SHA-256. Associated data: the first 39 bytes | origin | index 8. Numbers
are big-endian. FORMAT.md gives the reasons.
"""

import hashlib
import hmac
from functools import lru_cache

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from workflows.ledger.canonical import CanonicalJson
from workflows.ledger.malformed import Malformed

VERSION = 1
OFFICE_SCOPE = 0
"""Readable by every device of the office."""
AUTHORITY_SCOPE = 1
"""Membership, roles, policies and keys."""
OPEN_SCOPE = 65535
"""Readable by anyone who has the bytes: the genesis entry and key announcements, no names."""
TRUST_SCOPES = frozenset({AUTHORITY_SCOPE, OPEN_SCOPE})
"""Where it stands who belongs, and which keys and rules hold: every device reads these."""
OPEN_KEY = hashlib.sha256(b"countersign/v1/open-scope").digest()
"""The key of the open scope, epoch 0. Public on purpose."""

SALT_BYTES = 16
NONCE_BYTES = 12
KEY_BYTES = 32
MAX_JSON_BYTES = 60 * 1024
MAX_ENTRY_BYTES = 65_535
"""What the length prefix of an entry bundle can say."""

_COMMITTED_BYTES = 39
_HEADER_BYTES = _COMMITTED_BYTES + NONCE_BYTES
_TAG_BYTES = 16
_BODY_START = SALT_BYTES + 2
_BLOCK = 64
_MIN_BYTES = _HEADER_BYTES + _BLOCK + _TAG_BYTES


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry shows without a key."""

    scope: int
    """Who may read it: 0 office, 1 authority, 65535 open, others units."""
    epoch: int
    """Which key of the scope, counting up."""
    commitment: bytes
    """SHA-256 of the body, 32 bytes."""
    nonce: bytes
    """12 bytes."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry says, and the salt that someone needs to check one disclosed entry."""

    salt: bytes
    """16 bytes."""
    json: bytes
    """Still to be read with ``canonical.decode``."""


def seal(
    json: CanonicalJson,
    *,
    scope: int,
    epoch: int,
    key: bytes,
    origin: str,
    index: int,
    salt: bytes,
    nonce: bytes,
) -> bytes:
    """The stored bytes of one entry. Salt (16 bytes) and nonce (12) must be fresh random bytes.

    Raises Malformed ``json-too-long`` above 60 KB, ``bad-scope`` for an open entry with an epoch or another
    key, and ValueError for sizes and numbers that are the caller's mistake.
    """
    _check_place(scope, epoch, key)
    if len(salt) != SALT_BYTES or len(nonce) != NONCE_BYTES:
        raise ValueError("a salt has 16 bytes and a nonce has 12")
    body = _body(salt, json)
    committed = b"\x01" + scope.to_bytes(2, "big") + epoch.to_bytes(4, "big") + hashlib.sha256(body).digest()
    return committed + nonce + _cipher(key).encrypt(nonce, body, _associated(committed, origin, index))


def parse_header(raw: bytes) -> Header:
    """Read what an entry shows without a key.

    Raises Malformed: ``too-short``, ``too-long``, ``unknown-version``, ``bad-length``, ``bad-scope``.
    """
    _check_shape(raw)
    return Header(
        scope=int.from_bytes(raw[1:3], "big"),
        epoch=int.from_bytes(raw[3:7], "big"),
        commitment=raw[7:_COMMITTED_BYTES],
        nonce=raw[_COMMITTED_BYTES:_HEADER_BYTES],
    )


def place_of(raw: bytes) -> tuple[int, int]:
    """Scope and key epoch of an entry. Raises Malformed: the codes of ``parse_header``."""
    _check_shape(raw)
    return raw[1] << 8 | raw[2], int.from_bytes(raw[3:7], "big")


def open_entry(raw: bytes, *, key: bytes, origin: str, index: int) -> Body:
    """Decrypt an entry and check everything but the JSON itself.

    Raises Malformed: the codes of ``parse_header``; ``wrong-key-or-altered`` (also: another place or log),
    ``commitment-mismatch``, ``bad-body``. Raises ValueError for a key that has not 32 bytes.
    """
    _check_shape(raw)
    committed = raw[:_COMMITTED_BYTES]
    try:
        body = _cipher(key).decrypt(
            raw[_COMMITTED_BYTES:_HEADER_BYTES], raw[_HEADER_BYTES:], _associated(committed, origin, index)
        )
    except InvalidTag as error:
        raise Malformed(
            "wrong-key-or-altered", "This entry does not open here: another key, another place, or altered."
        ) from error
    # The cipher does not commit to its key: without this, two keys could read one entry in two ways.
    if hashlib.sha256(body).digest() != committed[7:]:
        raise Malformed("commitment-mismatch", "This entry opens to something else than it commits to.")
    end = _BODY_START + int.from_bytes(body[SALT_BYTES:_BODY_START], "big")
    if end > _BODY_START + MAX_JSON_BYTES or len(body) != _padded(end) or body.count(0, end) != len(body) - end:
        raise Malformed("bad-body", "This entry's content has a wrong length or padding.")
    return Body(salt=body[:SALT_BYTES], json=body[_BODY_START:end])


def matches(raw: bytes, salt: bytes, json: bytes) -> bool:
    """Whether an entry commits to exactly this JSON under this salt. Needs no key: for one disclosed entry.

    Raises Malformed: the codes of ``parse_header``.
    """
    header = parse_header(raw)
    if len(salt) != SALT_BYTES or len(json) > MAX_JSON_BYTES:
        return False
    return hmac.compare_digest(hashlib.sha256(_body(salt, json)).digest(), header.commitment)


def _body(salt: bytes, json: bytes) -> bytes:
    if len(json) > MAX_JSON_BYTES:
        raise Malformed("json-too-long", f"An entry holds at most {MAX_JSON_BYTES} bytes of JSON.")
    end = _BODY_START + len(json)
    return (salt + len(json).to_bytes(2, "big") + json).ljust(_padded(end), b"\x00")


def _padded(length: int) -> int:
    return -(-length // _BLOCK) * _BLOCK


def _associated(committed: bytes, origin: str, index: int) -> bytes:
    return committed + origin.encode("ascii") + index.to_bytes(8, "big")


def _check_place(scope: int, epoch: int, key: bytes) -> None:
    if scope == OPEN_SCOPE and (epoch != 0 or key != OPEN_KEY):
        raise Malformed("bad-scope", "The open scope has one key, that of epoch 0.")
    if not 0 <= scope <= OPEN_SCOPE or not 0 <= epoch < 1 << 32:
        raise ValueError("a scope has 16 bits and an epoch has 32")


def _check_shape(raw: bytes) -> None:
    if len(raw) < _MIN_BYTES:
        raise Malformed("too-short", f"An entry has at least {_MIN_BYTES} bytes.")
    if len(raw) > MAX_ENTRY_BYTES:
        raise Malformed("too-long", f"An entry has at most {MAX_ENTRY_BYTES} bytes.")
    if raw[0] != VERSION:
        raise Malformed("unknown-version", f"This entry has version {raw[0]}; a newer program may read it.")
    if (len(raw) - _HEADER_BYTES - _TAG_BYTES) % _BLOCK:
        raise Malformed("bad-length", "An entry's content is padded to a multiple of 64 bytes.")
    if raw[1:3] == b"\xff\xff" and raw[3:7] != b"\x00\x00\x00\x00":
        raise Malformed("bad-scope", "The open scope has one key, that of epoch 0.")


@lru_cache(maxsize=256)
def _cipher(key: bytes) -> AESGCMSIV:
    """A ready cipher. Setting one up costs as much as an entry; an office has a few keys per scope."""
    if len(key) != KEY_BYTES:
        raise ValueError("a scope key has 32 bytes")
    return AESGCMSIV(key)
