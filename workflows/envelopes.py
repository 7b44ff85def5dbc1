"""age files (C2SP age v1): secrets for several recipients, or behind a passphrase. Nothing else knows the library."""

import re

import pyrage

from workflows.errors import InvalidInput

MAX_WORK_FACTOR = 20
"""log2 of scrypt's N: one gigabyte of memory and a few seconds. Writers choose about one second, 18 or 19."""

_SCRYPT = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
"""How an age file behind a passphrase begins (C2SP age v1, scrypt recipient stanza): it has this stanza alone."""


def one_time_identity() -> str:
    """A fresh identity (``AGE-SECRET-KEY-1…``) for one file: forgetting it, or the file, is forgetting the content."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public recipient (``age1…``) of an identity (``AGE-SECRET-KEY-1…``)."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def seal(secret: bytes, recipients: tuple[str, ...]) -> bytes:
    """An age file that any one of the recipients can open."""
    return bytes(pyrage.encrypt(secret, [pyrage.x25519.Recipient.from_str(one) for one in recipients]))


def open_with(envelope: bytes, identity: str) -> bytes | None:
    """What the age file holds; None where this identity is none, not among its recipients, or the file is damaged."""
    try:
        return bytes(pyrage.decrypt(envelope, [pyrage.x25519.Identity.from_str(identity)]))
    except (pyrage.DecryptError, pyrage.IdentityError):
        return None


def lock(content: bytes, passphrase: str) -> bytes:
    """An age file behind a passphrase (scrypt)."""
    return bytes(pyrage.passphrase.encrypt(content, passphrase))


def unlock(envelope: bytes, passphrase: str) -> bytes:
    """Open an age file with its passphrase.

    Raises InvalidInput ``wrong-passphrase``, and ``work-factor`` before any work where opening would take minutes and
    more memory than a laptop has: the file says how much, so a stranger's file may say anything.
    """
    found = _SCRYPT.match(envelope)
    if found is None or b"\n-> " in envelope[found.end() - 1 :].partition(b"\n--- ")[0]:
        raise _does_not_open()
    if int(found[1]) > MAX_WORK_FACTOR:
        raise InvalidInput(
            code="work-factor",
            title="This file was locked in an unusual way",
            text=f"Opening it asks for work of 2^{int(found[1])}; files of ours ask for at most 2^{MAX_WORK_FACTOR}. "
            "It was not tried, and nothing was changed.",
            advice="Use a file that this program locked.",
        )
    try:
        return bytes(pyrage.passphrase.decrypt(envelope, passphrase))
    except pyrage.DecryptError as error:
        raise _does_not_open() from error


def _does_not_open() -> InvalidInput:
    return InvalidInput(
        code="wrong-passphrase",
        title="This passphrase does not open the file",
        text="The passphrase is wrong, or the file was damaged. Nothing was changed.",
        advice="Type the passphrase again; blanks and capitals count.",
    )
