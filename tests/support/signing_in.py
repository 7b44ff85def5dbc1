"""A person who signs in at the test's authorization server, and a clock for what they got."""

import hashlib
from collections.abc import Callable

import pytest

from tests.support.kept_secrets import KeptSecrets
from tests.support.oauth_server import CLIENT_ID, AuthorizationServer, Browser
from workflows.errors import Trouble
from workflows.sync.signing_in import Client, sign_in

CLIENT = Client(id=CLIENT_ID)


def drawing() -> Callable[[int], bytes]:
    """Bytes that differ from draw to draw."""
    drawn = 0

    def draw(size: int) -> bytes:
        nonlocal drawn
        drawn += 1
        return hashlib.sha512(str(drawn).encode()).digest()[:size]

    return draw


def signed_in(service: AuthorizationServer, secrets: KeptSecrets, browser: Browser) -> None:
    """The person allows it."""
    sign_in(
        service.provider,
        CLIENT,
        secrets,
        draw=drawing(),
        open_browser=lambda url: browser.visit(service.consent(url)),
    )


def trouble_of(call: Callable[[], object]) -> Trouble:
    """What the call raises; no secret is in its words."""
    with pytest.raises(Trouble) as caught:
        call()
    assert "s3cr3t" not in f"{caught.value} {caught.value.advice}"
    return caught.value


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.ms = 1_800_000_000_000

    def __call__(self) -> int:
        return self.ms
