"""A lock for tests of what stands around it: the real one is slow on purpose (scrypt), and one test tries that."""

import hashlib

import pytest

from workflows import envelopes
from workflows.errors import InvalidInput

_HEAD = b"age-encryption.org/v1\n"


def quick_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let passphrases lock and unlock in no time: no secret, but content that only the right words give back."""
    monkeypatch.setattr(envelopes, "lock", _lock)
    monkeypatch.setattr(envelopes, "unlock", _unlock)


def _lock(content: bytes, passphrase: str) -> bytes:
    return _HEAD + hashlib.sha256(passphrase.encode()).digest() + bytes(byte ^ 0xA5 for byte in content)


def _unlock(envelope: bytes, passphrase: str) -> bytes:
    head = _HEAD + hashlib.sha256(passphrase.encode()).digest()
    if not envelope.startswith(head):
        raise InvalidInput(code="wrong-passphrase", title="", text="", advice="")
    return bytes(byte ^ 0xA5 for byte in envelope[len(head) :])
