"""The key of the epoch before, locked with the key of an epoch: whoever is given a scope today can read its past.

``nonce 12 | AES-256-GCM-SIV (RFC 8452) of the former key``, bound to scope and epoch; FORMAT.md, section 6.
"""

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

_LABEL = b"countersign/v1/previous-key\n"
NONCE_BYTES = 12


def lock_previous(previous: bytes, *, key: bytes, scope: int, epoch: int, nonce: bytes) -> str:
    """The key of ``epoch`` - 1, locked with the ``key`` of ``epoch``, in base64."""
    locked = AESGCMSIV(key).encrypt(nonce, previous, _bound(scope, epoch))
    return base64.b64encode(nonce + locked).decode("ascii")


def open_previous(locked: str, *, key: bytes, scope: int, epoch: int) -> bytes | None:
    """What ``lock_previous`` locked; None where this is none of its texts, or was made with another key."""
    try:
        raw = base64.b64decode(locked, validate=True)
        return AESGCMSIV(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(scope, epoch))
    except (binascii.Error, InvalidTag, ValueError):
        return None


def _bound(scope: int, epoch: int) -> bytes:
    return _LABEL + f"{scope}\n{epoch}\n".encode("ascii")
