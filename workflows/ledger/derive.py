"""All keys of a device from one 32-byte seed, each under its own label (HKDF-SHA256, RFC 5869).

No salt; the info is ``countersign/v1/`` and the label; 32 bytes out. One secret to keep, and no key serves
two jobs.
"""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from workflows.ledger import bech32

SEED_BYTES = 32


def log_key(seed: bytes) -> Ed25519PrivateKey:
    """Signs this device's checkpoints, and names the device."""
    return Ed25519PrivateKey.from_private_bytes(_derived(seed, "log-key"))


def witness_key(seed: bytes) -> Ed25519PrivateKey:
    """Cosigns other devices' checkpoints (C2SP asks for a key of its own)."""
    return Ed25519PrivateKey.from_private_bytes(_derived(seed, "witness-key"))


def person_key(seed: bytes, person: str) -> Ed25519PrivateKey:
    """Signs the acts of one person on this device. ``person`` is an id, never a name."""
    return Ed25519PrivateKey.from_private_bytes(_derived(seed, f"person-key/{person}"))


def age_identity(seed: bytes) -> str:
    """Opens key envelopes for this device: an X25519 identity of age, ``AGE-SECRET-KEY-1…``."""
    return bech32.encode("age-secret-key-", _derived(seed, "age-identity")).upper()


def wrapping_key(seed: bytes) -> bytes:
    """32 bytes of AES-256-GCM-SIV key for secrets in the local database."""
    return _derived(seed, "local-wrapping-key")


def head_key(seed: bytes) -> bytes:
    """Seals what the device remembers of its own log outside the database (HMAC-SHA256)."""
    return _derived(seed, "head-seal")


def _derived(seed: bytes, label: str) -> bytes:
    if len(seed) != SEED_BYTES:
        raise ValueError("a seed has 32 bytes")
    info = b"countersign/v1/" + label.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(seed)
