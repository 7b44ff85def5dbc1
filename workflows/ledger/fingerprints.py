"""Fingerprints: keyed hashes by which laptops compare values that only some of them may read. FORMAT.md, section 23.

Whoever holds the key, which is every laptop of the office, can try values out: an invoice number that somebody guesses
is confirmed. What they cannot do is read what nobody guessed, and nobody without the key learns anything.
"""

import hmac

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

BYTES = 16
"""Of HMAC-SHA256, the first: 2^64 values would have to be compared before two meet by accident."""

KEY_EPOCH = 0
"""The office scope's first key is the ground: it never changes, so that years can be compared with each other."""

_KEY_INFO = b"countersign/v1/fingerprint-key/"
_LABEL = b"countersign/v1/fingerprint/"


def fingerprint_key(scope_key: bytes, office: str) -> bytes:
    """32 bytes from the first key of the office scope, for this office and for nothing else."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_KEY_INFO + office.encode()).derive(scope_key)


def fingerprint(key: bytes, kind: str, *parts: str) -> str:
    """32 hexadecimal digits over a kind and some texts, each with its length before it."""
    message = _LABEL + kind.encode() + b"\n"
    for part in parts:
        raw = part.encode()
        message += len(raw).to_bytes(4, "big") + raw
    return hmac.new(key, message, "sha256").digest()[:BYTES].hex()


def is_fingerprint(text: str) -> bool:
    """Whether it has the form of one."""
    return len(text) == 2 * BYTES and not set(text) - set("0123456789abcdef")
