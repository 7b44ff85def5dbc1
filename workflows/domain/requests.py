"""What a request is called."""

import hashlib

_DIGITS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = tuple(one + other for one in _DIGITS for other in _DIGITS)
"""Two digits for each ten bits: the standard library takes three times as long, and every fold asks for an id."""
_SHIFTS = range(120, -1, -10)


_LENGTH = 26


def is_request_id(text: str) -> bool:
    """Whether it has the form of a request's id. Nothing else is ever taken for one, whoever wrote it."""
    return len(text) == _LENGTH and not set(text).difference(_DIGITS)


def request_id(device: str, position: int) -> str:
    """The one id that a submission at this place of this device's log may give its request.

    Because the id follows from a place that only this device can fill, and only once, nobody can submit a second
    request under the id of another. 26 characters of lower-case base32 (RFC 4648): half of a SHA-256.
    """
    return _digits(f"countersign request\n{device}\n{position}".encode())


def part_id(content: bytes) -> str:
    """The one id of a request that a step of another one started, from all that its submission says.

    Two laptops that start the same part say the same, so it is one request; whoever says something else starts another.
    """
    return _digits(b"countersign part\n" + content)


def _digits(content: bytes) -> str:
    digest = hashlib.sha256(content).digest()
    bits = int.from_bytes(digest[:16], "big") << 2  # 128 bits, filled up to 26 digits
    return "".join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])
