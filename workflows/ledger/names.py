"""The names of offices, devices and logs: each commits to the key or the entry that it names."""

import base64
import hashlib

GENESIS_OFFICE = "genesis"
"""Stands for the office id inside the origin of the genesis entry, which cannot hold its own hash."""


def device_id(log_public: bytes) -> str:
    """First 128 bits of SHA-256 of the raw 32-byte log public key, as 26 characters."""
    return _short(hashlib.sha256(log_public).digest())


def office_id(genesis_leaf_hash: bytes) -> str:
    """First 128 bits of SHA-256 of the 32-byte leaf hash of the genesis entry, as 26 characters."""
    return _short(hashlib.sha256(genesis_leaf_hash).digest())


def origin(office: str, device: str) -> str:
    """The name of one device's log in one office: the checkpoint's first line and its key name."""
    return f"countersign/{office}/{device}"


def genesis_origin(device: str) -> str:
    """The origin that seals entry 0 of the founding device, and nothing else."""
    return origin(GENESIS_OFFICE, device)


def _short(digest: bytes) -> str:
    """Lower-case base32 (RFC 4648, section 6) of the first 16 bytes, without padding."""
    return base64.b32encode(digest[:16]).decode("ascii").rstrip("=").lower()
