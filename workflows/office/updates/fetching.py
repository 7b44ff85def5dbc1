"""One question to the web for a notice: https only, nothing followed, nothing kept, nothing told about this office.

What comes is bytes of anybody's; ``ledger.update_notice`` judges them. Firms that reach the web through a proxy alone
hear of newer versions through their shared folder.
"""

import http.client
import socket
import ssl
from contextlib import suppress
from threading import Timer
from typing import Final
from urllib.parse import urlsplit

from workflows.errors import Trouble
from workflows.ledger.update_notice import MOST_BYTES

STEP_S: Final = 10.0
"""For each piece of an answer."""
WHOLE_S: Final = 20.0
"""For all of it."""
_HEADERS: Final = {"User-Agent": "Countersign", "Accept": "*/*", "Connection": "close"}
"""Neither the version nor the system is told."""


def fetch(
    address: str, *, trust: ssl.SSLContext | None = None, step_s: float = STEP_S, whole_s: float = WHOLE_S
) -> bytes:
    """What lies at the address; at most ``MOST_BYTES`` + 1 bytes. Blocks; belongs on a thread that may wait.

    ``trust``: for tests; else the certificates that the system trusts. Raises Trouble ``updates-offline`` where nothing
    answers in time, ``updates-failed`` where the answer is no notice: a redirect, an error, a page of somebody else's.
    """
    host, port, path = _taken_apart(address)
    context = trust or ssl.create_default_context()
    connection = http.client.HTTPSConnection(host, port, timeout=step_s)
    watch: Timer | None = None
    line: socket.socket | None = None
    try:
        plain = socket.create_connection((host, port), step_s)
        line = plain.dup()
        watch = Timer(whole_s, _cut, (line,))
        watch.daemon = True
        watch.start()
        try:
            connection.sock = context.wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise
        connection.request("GET", path, headers=_HEADERS)
        answer = connection.getresponse()
        status, body = answer.status, _bounded(answer)
    except ssl.SSLCertVerificationError as error:
        raise _failed(f"its certificate cannot be trusted: {error.verify_message}") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _offline(host) from error
    finally:
        if watch is not None:
            watch.cancel()
        connection.close()
        if line is not None:
            line.close()
    if status != http.client.OK:
        raise _failed(f"it answered {status}")
    return body


def _taken_apart(address: str) -> tuple[str, int, str]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or 443
    except ValueError as error:
        raise _failed("its address is no plain https address") from error
    if host is None or parts.scheme != "https" or parts.username is not None or not address.isascii():
        raise _failed("its address is no plain https address")
    return host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _bounded(answer: http.client.HTTPResponse) -> bytes:
    body = b""
    while len(body) <= MOST_BYTES and (piece := answer.read(MOST_BYTES + 1 - len(body))):
        body += piece
    return body


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _offline(host: str) -> Trouble:
    return Trouble(
        code="updates-offline",
        title="Nobody answered about newer versions",
        text=f"{host} gave no answer in time. Nothing was changed.",
        advice="Check the connection to the internet, then ask again.",
    )


def _failed(why: str) -> Trouble:
    return Trouble(
        code="updates-failed",
        title="The answer about newer versions cannot be used",
        text=f"The place where notices are was asked, and {why}. Nothing was taken over.",
        advice="Try again later. A sign-in page of a hotel or café may be in the way.",
    )
