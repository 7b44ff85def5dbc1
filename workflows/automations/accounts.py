"""Mail accounts of this laptop: a server, who signs in there, and the address to send from.

They never travel: each is encrypted with the device's own key, which lies in the system's keyring.
"""

import re
from pathlib import Path
from typing import Literal

import msgspec

from workflows.errors import InvalidInput
from workflows.office.sharing.local_secrets import Home, SecretValues

Security = Literal["tls", "starttls", "none"]
"""tls: from the first byte (RFC 8314); starttls: asked for and insisted on; none: only to this very computer."""

PORTS: dict[Security, int] = {"tls": 465, "starttls": 587, "none": 25}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

_PREFIX = "mail/"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}\Z")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?\Z|::1\Z")
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\Z")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\Z")


class MailAccount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where mail is handed over, and in whose name."""

    name: str
    host: str
    port: int
    security: Security
    address: str
    """The address that mail comes from."""
    shown_as: str = ""
    """The name beside that address."""
    user: str = ""
    """Empty: nobody signs in."""
    password: str = ""
    authority: str = ""
    """The file of a certificate authority to trust in place of the system's, for a firm's own server."""

    def __repr__(self) -> str:
        """Without the password, wherever it may be printed."""
        return f"MailAccount({self.name}, {self.user}@{self.host}:{self.port}, {self.security})"


def keep_account(office: Home, account: MailAccount) -> None:
    """Keep it under its name, in the place of one before. Raises InvalidInput ``bad-mail-account``."""
    problem = account_problem(account)
    if problem:
        raise InvalidInput(
            code="bad-mail-account",
            title="This mail account cannot be used",
            text=f"{problem} Nothing was changed.",
            advice="Correct it and try again.",
        )
    _accounts(office).write(account.name, account)


def mail_account(office: Home, name: str) -> MailAccount | None:
    """The account of this name on this laptop; None where there is none."""
    return _accounts(office).read(name) if _NAME.match(name) else None


def account_names(office: Home) -> tuple[str, ...]:
    """The names of all of them, sorted."""
    return _accounts(office).names()


def _accounts(office: Home) -> SecretValues[MailAccount]:
    return SecretValues(office, _PREFIX, MailAccount)


def account_problem(account: MailAccount) -> str | None:
    """Why an account can never work, in a sentence; None where nothing speaks against it."""
    problem = server_problem(account.name, account.host, account.port, account.security)
    if problem:
        return problem
    if clean_address(account.address) is None:
        return f"“{account.address[:80]}” is no mail address."
    if bool(account.user) != bool(account.password):
        return "A user goes with a password, and a password with a user."
    if any(ord(one) < 32 for one in account.user + account.password + account.shown_as):
        return "User, password and name have no control characters."
    if account.authority and not Path(account.authority).is_file():
        return f"{account.authority} is no file."
    return None


def server_problem(name: str, host: str, port: int, security: Security) -> str | None:
    """What speaks against a server under this name, in a sentence; None where nothing does."""
    if not _NAME.match(name):
        return "The name has small letters, digits and hyphens."
    if not _HOST.match(host) or not 0 < port < 65_536:
        return "The server is a host name and a port."
    if security == "none" and host not in LOOPBACK:
        return "Without encryption only a server on this very computer is spoken to; choose tls or starttls."
    return None


def clean_address(text: str) -> str | None:
    """One mail address as a server takes it (RFC 5321, without quoted names); None for anything else.

    A domain in its own script becomes its ASCII form; the part before the @ has to be ASCII, for not every server
    takes others.
    """
    local, at, domain = text.strip(" ").rpartition("@")
    if not at or not _LOCAL.match(local) or len(local) > 64:
        return None
    try:
        domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    labels = domain.split(".")
    if len(domain) > 253 or len(labels) < 2 or not all(map(_LABEL.match, labels)) or labels[-1].isdigit():
        return None
    return f"{local}@{domain.lower()}"
