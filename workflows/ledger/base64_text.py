"""Base64 with exactly one spelling per value (RFC 4648, section 4, with padding)."""

import base64
import binascii

from workflows.ledger.malformed import Malformed


def encode(raw: bytes) -> str:
    """Standard base64 with padding, on one line."""
    return base64.b64encode(raw).decode("ascii")


def decode(text: str) -> bytes:
    """Read standard base64. Raises Malformed ``bad-base64`` for what ``encode`` would not write."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("bad-base64", "Base64 was expected here.") from error
    # A decoder also accepts stray low bits in the last character: two spellings of one value.
    if encode(raw) != text:
        raise Malformed("bad-base64", "This base64 has another, canonical spelling.")
    return raw
