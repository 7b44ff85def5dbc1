"""Mailboxes that this laptop may read: a server and who signs in there, kept as accounts to send from are.

They never travel: each is encrypted with the device's own key, which lies in the system's keyring.
"""

import hashlib
from pathlib import Path

import msgspec

from workflows.automations.accounts import Security, server_problem
from workflows.errors import InvalidInput
from workflows.office.sharing.local_secrets import Home, SecretValues

PORTS: dict[Security, int] = {"tls": 993, "starttls": 143, "none": 143}
_PREFIX = "mailbox/"


class MailboxAccount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where mail is read by IMAP, and as whom."""

    name: str
    host: str
    port: int
    security: Security
    user: str
    password: str
    authority: str = ""
    """The file of a certificate authority to trust in place of the system's, for a firm's own server."""

    def __repr__(self) -> str:
        """Without the password, wherever it may be printed."""
        return f"MailboxAccount({self.name}, {self.user}@{self.host}:{self.port}, {self.security})"

    @property
    def mark(self) -> str:
        """Changes with the account; tells nothing about the password to whoever reads it."""
        told = hashlib.scrypt(msgspec.json.encode(self), salt=self.name.encode(), n=2**12, r=8, p=1, dklen=16)
        return told.hex()


def keep_mailbox(office: Home, account: MailboxAccount) -> None:
    """Keep it under its name, in the place of one before. Raises InvalidInput ``bad-mailbox``."""
    problem = mailbox_problem(account)
    if problem:
        raise InvalidInput(
            code="bad-mailbox",
            title="This mailbox cannot be used",
            text=f"{problem} Nothing was changed.",
            advice="Correct it and try again.",
        )
    _mailboxes(office).write(account.name, account)


def mailbox_account(office: Home, name: str) -> MailboxAccount | None:
    """The mailbox of this name on this laptop; None where there is none."""
    return _mailboxes(office).read(name) if name.isprintable() else None


def mailbox_names(office: Home) -> tuple[str, ...]:
    """The names of all of them, sorted."""
    return _mailboxes(office).names()


def _mailboxes(office: Home) -> SecretValues[MailboxAccount]:
    return SecretValues(office, _PREFIX, MailboxAccount)


def mailbox_problem(account: MailboxAccount) -> str | None:
    """Why a mailbox can never be read, in a sentence; None where nothing speaks against it."""
    problem = server_problem(account.name, account.host, account.port, account.security)
    if problem:
        return problem
    if not account.user or not account.password:
        return "A mailbox needs a user and a password."
    if any(ord(one) < 32 or ord(one) == 127 for one in account.user + account.password):
        return "User and password have no control characters."
    if account.authority and not Path(account.authority).is_file():
        return f"{account.authority} is no file."
    return None
