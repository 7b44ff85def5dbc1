"""Keys from one seed, and names from keys."""

import hashlib
import hmac

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.ledger import bech32, derive, names

SEED = bytes(range(32))


def hkdf(seed: bytes, label: str) -> bytes:
    """RFC 5869 with SHA-256, no salt and 32 bytes out, by its two steps."""
    extracted = hmac.digest(bytes(32), seed, "sha256")
    return hmac.digest(extracted, f"countersign/v1/{label}".encode() + b"\x01", "sha256")


def test_each_key_is_the_hkdf_of_its_own_label() -> None:
    """FORMAT.md's labels, recomputed from the RFC."""
    assert derive.log_key(SEED).private_bytes_raw() == hkdf(SEED, "log-key")
    assert derive.witness_key(SEED).private_bytes_raw() == hkdf(SEED, "witness-key")
    assert derive.person_key(SEED, "maria").private_bytes_raw() == hkdf(SEED, "person-key/maria")
    assert derive.wrapping_key(SEED) == hkdf(SEED, "local-wrapping-key")
    assert derive.age_identity(SEED) == bech32.encode("age-secret-key-", hkdf(SEED, "age-identity")).upper()


@given(seed=st.binary(min_size=32, max_size=32), letter=st.binary(max_size=50))
def test_the_age_library_takes_the_derived_identity(seed: bytes, letter: bytes) -> None:
    """A file for the derived recipient opens with the derived identity."""
    identity = pyrage.x25519.Identity.from_str(derive.age_identity(seed))

    assert str(identity) == derive.age_identity(seed)
    assert pyrage.decrypt(pyrage.encrypt(letter, [identity.to_public()]), [identity]) == letter


def test_bech32_gives_a_published_example() -> None:
    """BIP 173: the witness program of its first test address, without the version."""
    raw = bytes.fromhex("751e76e8199196d454941c45d1b3a323f1433bd6")
    text = bech32.encode("bc", raw)

    assert text.startswith("bc1w508d6qejxtdg4y5r3zarvary0c5xw7k")


def test_a_short_seed_is_refused() -> None:
    """A truncated secret never becomes a key."""
    with pytest.raises(ValueError, match="32 bytes"):
        derive.log_key(SEED[:31])


def test_names_are_the_first_half_of_a_hash_in_lower_case_base32() -> None:
    """26 characters of a-z and 2-7, from the key for a device and from the leaf hash for an office."""
    # The leading 16 bytes of SHA-256 of the empty string, through an independent base32.
    bits = int.from_bytes(hashlib.sha256(b"").digest()[:16], "big") << 2
    expected = "".join("abcdefghijklmnopqrstuvwxyz234567"[bits >> 5 * at & 31] for at in reversed(range(26)))

    assert names.device_id(b"") == names.office_id(b"") == expected
    assert names.origin("o", "d") == "countersign/o/d"
    assert names.genesis_origin("d") == "countersign/genesis/d"
