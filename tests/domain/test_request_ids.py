"""What requests are called."""

import base64
import hashlib

from hypothesis import given
from hypothesis import strategies as st

from workflows.domain.requests import request_id


@given(device=st.text(max_size=30), position=st.integers(0, 2**63 - 1))
def test_an_id_is_half_a_digest_of_the_place_in_base32(device: str, position: int) -> None:
    """As RFC 4648 spells it, in lower case and without padding."""
    digest = hashlib.sha256(f"countersign request\n{device}\n{position}".encode()).digest()

    assert request_id(device, position) == base64.b32encode(digest[:16]).decode().rstrip("=").lower()
