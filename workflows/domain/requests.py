"""What a request is called."""

import base64
import hashlib


def request_id(device: str, position: int) -> str:
    """The one id that a submission at this place of this device's log may give its request.

    Because the id follows from a place that only this device can fill, and only once, nobody can submit a second
    request under the id of another. 26 characters of lower-case base32 (RFC 4648): half of a SHA-256.
    """
    digest = hashlib.sha256(f"countersign request\n{device}\n{position}".encode()).digest()
    return base64.b32encode(digest[:16]).decode("ascii").rstrip("=").lower()
