"""Notices of newer versions, signed with keys that are in no program."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from workflows.ledger.note import VerifierKey
from workflows.ledger.update_notice import KEY_NAME, ReleasedFile, UpdateNotice, sign_notice

PUBLISHER = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"p")
STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"s")


def known(private: Ed25519PrivateKey = PUBLISHER) -> VerifierKey:
    """What programs know of a key."""
    return VerifierKey(name=KEY_NAME, public=private.public_key().public_bytes_raw())


def notice(**changes: Any) -> UpdateNotice:
    """A notice of version 9.1.0, or another."""
    plain: dict[str, Any] = {
        "version": "9.1.0",
        "build": "2026-11-23 1a2b3c4",
        "made": "2026-11-23T16:00:00Z",
        "least": "0.1.0",
        "files": (ReleasedFile(system="linux-x86-64", name="countersign-9.1.0.deb", sha256="ab" * 32, size=1_000),),
        "words": {"en": "Reports open faster.", "de": "Berichte öffnen sich schneller."},
    }
    return UpdateNotice(**{**plain, **changes})


def signed(private: Ed25519PrivateKey = PUBLISHER, **changes: Any) -> bytes:
    """The same as the file that a publisher puts out."""
    return sign_notice(notice(**changes), private)
