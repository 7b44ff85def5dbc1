"""age files (C2SP age v1): secrets for several recipients, or behind a passphrase. Nothing else knows the library."""

import pyrage

from workflows.errors import InvalidInput


def recipient_of(identity: str) -> str:
    """The public recipient (``age1…``) of an identity (``AGE-SECRET-KEY-1…``)."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def seal(secret: bytes, recipients: tuple[str, ...]) -> bytes:
    """An age file that any one of the recipients can open."""
    return bytes(pyrage.encrypt(secret, [pyrage.x25519.Recipient.from_str(one) for one in recipients]))


def open_with(envelope: bytes, identity: str) -> bytes | None:
    """What the age file holds; None where this identity is not among its recipients or the file is damaged."""
    try:
        return bytes(pyrage.decrypt(envelope, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError:
        return None


def lock(content: bytes, passphrase: str) -> bytes:
    """An age file behind a passphrase (scrypt)."""
    return bytes(pyrage.passphrase.encrypt(content, passphrase))


def unlock(envelope: bytes, passphrase: str) -> bytes:
    """Open an age file with its passphrase. Raises InvalidInput ``wrong-passphrase``."""
    try:
        return bytes(pyrage.passphrase.decrypt(envelope, passphrase))
    except pyrage.DecryptError as error:
        raise InvalidInput(
            code="wrong-passphrase",
            title="This passphrase does not open the file",
            text="The passphrase is wrong, or the file was damaged. Nothing was changed.",
            advice="Type the passphrase again; blanks and capitals count.",
        ) from error
