"""The only maker of new ids, and the alphabet they are written in."""

import base64
import os


def new_id() -> str:
    """A fresh 128-bit id: 26 characters of lower-case base32 (RFC 4648), safe in every file name."""
    return base32(os.urandom(16))


def new_bytes(size: int) -> bytes:
    """Random bytes from the system, for salts and nonces."""
    return os.urandom(size)


def draw(below: int) -> int:
    """A random number from 0 up to but not including ``below``, for waits that should not coincide."""
    return int.from_bytes(os.urandom(8), "big") % below


def base32(raw: bytes) -> str:
    """Lower-case base32 (RFC 4648) without padding."""
    return base64.b32encode(raw).decode("ascii").rstrip("=").lower()
