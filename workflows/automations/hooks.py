"""Hosts to which this laptop may post, and the secrets that it signs with. Kept on this laptop, never in the office.

A workflow or an automation names a host; whoever keeps the laptop allows it. So nobody who may publish a workflow can
make this laptop talk to machines of its own network.
"""

import re

import msgspec

from workflows.errors import InvalidInput
from workflows.ids import new_bytes
from workflows.office.sharing.local_secrets import Home, SecretValues

_PREFIX = "hook/"
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*\Z")
SECRET_BYTES = 32


class AllowedHost(msgspec.Struct, frozen=True, kw_only=True):
    """A host that may be posted to."""

    host: str
    port: int = 443
    private: bool = False
    """Whether its address may be one of this computer or of the network that it is in."""
    secret: str
    """What its posts are signed with: 64 hex digits."""
    authority: str = ""
    """The file of a certificate authority to trust in place of the system's."""

    def __repr__(self) -> str:
        """Without the secret, wherever it may be printed."""
        return f"AllowedHost({self.host}:{self.port})"


def allow_host(office: Home, host: str, *, port: int = 443, private: bool = False, authority: str = "") -> AllowedHost:
    """Allow a host, with a fresh secret. Raises InvalidInput ``bad-host``."""
    if not _HOST.match(host) or not 0 < port < 65_536:
        raise InvalidInput(
            code="bad-host",
            title="This is no host",
            text=f"“{host[:80]}”, port {port}: expected a host name in small letters and a port. Nothing was changed.",
            advice="Write it without https:// and without a path.",
        )
    made = AllowedHost(host=host, port=port, private=private, secret=new_bytes(SECRET_BYTES).hex(), authority=authority)
    _hosts(office).write(f"{host}:{port}", made)
    return made


def allowed_host(office: Home, host: str, port: int) -> AllowedHost | None:
    """What is allowed of this host and port; None: nothing."""
    return _hosts(office).read(f"{host}:{port}")


def forget_host(office: Home, host: str, port: int) -> None:
    """Allow it no longer; its secret is gone. One that is not there is no error."""
    _hosts(office).forget(f"{host}:{port}")


def allowed_hosts(office: Home) -> tuple[str, ...]:
    """All of them as ``host:port``, sorted."""
    return _hosts(office).names()


def _hosts(office: Home) -> SecretValues[AllowedHost]:
    return SecretValues(office, _PREFIX, AllowedHost)
