"""One HTTPS POST to a host that is allowed: to an address that was looked at, with its certificate checked.

The name is looked up once, and the connection goes to that very address, so that nobody can answer with another one in
between. Nothing is followed, little is read, and it is over within a time.
"""

import http.client
import socket
import ssl
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer

from workflows.automations.effects.filling import one_line
from workflows.automations.effects.protocol import EffectFailed
from workflows.automations.hooks import AllowedHost

STEP_S = 15.0
WHOLE_S = 60.0
_MOST_ANSWER = 4_096
_LATER = frozenset({408, 425, 429, 503})
"""Answers that say that nothing was taken, for now (RFC 9110, 15)."""


_NAT64 = ip_network("64:ff9b::/96")
"""Addresses of the older kind as networks of the newer one write them (RFC 6052)."""


def post(
    allowed: AllowedHost,
    path: str,
    body: bytes,
    headers: dict[str, str],
    *,
    repeatable: bool,
    step_s: float = STEP_S,
    whole_s: float = WHOLE_S,
) -> int:
    """Post; answers the status, a 2xx. Raises EffectFailed.

    ``repeatable``: the receiver heeds the key, so that what nobody knows may be tried again.
    """
    sent = False
    watch: Timer | None = None
    line: socket.socket | None = None
    connection = http.client.HTTPSConnection(allowed.host, allowed.port, timeout=step_s)
    try:
        plain = socket.create_connection((str(_address(allowed)), allowed.port), step_s)
        line = plain.dup()
        watch = Timer(whole_s, _cut, (line,))
        watch.daemon = True
        watch.start()
        try:
            connection.sock = trust(allowed).wrap_socket(plain, server_hostname=allowed.host)
        except BaseException:
            plain.close()
            raise
        sent = True
        connection.request("POST", path, body=body, headers=headers)
        answer = connection.getresponse()
        status = answer.status
        told = answer.read(_MOST_ANSWER)
    except ssl.SSLCertVerificationError as error:
        text = f"The certificate of {allowed.host} cannot be trusted: {one_line(error.verify_message)}."
        raise EffectFailed("certificate-not-trusted", text, again=False) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = one_line(getattr(error, "strerror", None) or type(error).__name__)
        if sent and not repeatable:
            text = f"It was sent to {allowed.host}, and no answer came ({why}). It may have been taken."
            raise EffectFailed("answer-missing", text, happened="unknown", again=False) from error
        raise EffectFailed("host-not-reached", f"{allowed.host}:{allowed.port}: {why}.") from error
    finally:
        if watch is not None:
            watch.cancel()
        connection.close()
        if line is not None:
            line.close()
    _judge(status, told, allowed, repeatable=repeatable)
    return status


def trust(allowed: AllowedHost) -> ssl.SSLContext:
    """Certificates of the system's authorities, or of the host's own; the host's name is always compared."""
    context = ssl.create_default_context(cafile=allowed.authority or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether it is an address of the open internet, also where it wraps another one."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(inner)
        if address in _NAT64:
            return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast


def _address(allowed: AllowedHost) -> IPv4Address | IPv6Address:
    found = socket.getaddrinfo(allowed.host, allowed.port, type=socket.SOCK_STREAM)
    addresses = [ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    if not addresses:
        raise EffectFailed("host-not-reached", f"{allowed.host} has no address.")
    if not allowed.private and not all(map(is_public, addresses)):
        text = f"{allowed.host} leads into this computer's own network ({addresses[0]}), which is not allowed."
        raise EffectFailed("private-address", text, again=False)
    return addresses[0]


def _judge(status: int, told: bytes, allowed: AllowedHost, *, repeatable: bool) -> None:
    if 200 <= status < 300:
        return
    text = f"{allowed.host} answered {status} {one_line(told.decode('utf-8', 'replace'))[:120]}".strip()
    if status in _LATER:
        raise EffectFailed("refused-for-now", text)
    if 300 <= status < 400:
        raise EffectFailed("moved-elsewhere", f"{text}; nothing is followed.", again=False)
    if status >= 500 and not repeatable:
        raise EffectFailed("answer-unclear", text, happened="unknown", again=False)
    raise EffectFailed("refused-by-host", text, again=status >= 500)


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
