"""Signing in to a cloud service as an installed program: OAuth 2.0 (RFC 6749) for native apps (RFC 8252).

The person signs in with the system's browser; the answer comes to a port of this computer's own loopback address. PKCE
with S256 (RFC 7636) and a state keep anybody else's answer out. Only the refresh token is kept, as a secret.
"""

import base64
import hashlib
import hmac
import os
import threading
from collections.abc import Callable, Mapping
from typing import Final, Protocol
from urllib.parse import urlencode

import msgspec

from workflows.errors import InvalidInput, Trouble
from workflows.sync.folder import FolderTrouble
from workflows.sync.loopback import Answer, Listener
from workflows.sync.token_endpoint import TokenAnswer, ask_for_tokens

EARLY_MS: Final = 60_000
"""An access token is renewed this long before its end: a request may take its time."""
_UNSAID_LIFETIME_S: Final = 600
_VERIFIER_BYTES: Final = 32
_STATE_BYTES: Final = 16


class FolderSecrets(Protocol):
    """Small secrets of shared folders, kept by the office. A value may be long: some refresh tokens are."""

    def read(self, name: str) -> str | None:
        """The secret, or None where there is none. Raises Trouble where the place cannot be opened."""

    def write(self, name: str, value: str) -> None:
        """Keep a secret durably. Raises Trouble where that fails; an older value then still stands."""


class Provider(msgspec.Struct, frozen=True, kw_only=True):
    """A service, as it publishes itself."""

    name: str
    """As in addresses of folders."""
    title: str
    """For people."""
    authorize_url: str
    token_url: str
    scopes: tuple[str, ...]
    extra: Mapping[str, str] = {}
    """What the service wants to be asked beside the standard's own parameters."""


class Client(msgspec.Struct, frozen=True, kw_only=True):
    """This program as it is registered with a provider."""

    id: str
    secret: str | None = None
    """Google gives one to installed programs; it is no secret (RFC 8252, section 8.5)."""


PROVIDERS: Final[Mapping[str, Provider]] = {
    "onedrive": Provider(
        name="onedrive",
        title="OneDrive",
        authorize_url="https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
        token_url="https://login.microsoftonline.com/common/oauth2/v2.0/token",  # noqa: S106 -- an address
        scopes=("Files.ReadWrite", "offline_access"),
    ),
    # Per-file: the service shows this program only what it made itself, for the account that signed in.
    "gdrive": Provider(
        name="gdrive",
        title="Google Drive",
        authorize_url="https://accounts.google.com/o/oauth2/v2/auth",
        token_url="https://oauth2.googleapis.com/token",  # noqa: S106 -- an address
        scopes=("https://www.googleapis.com/auth/drive.file",),
        extra={"access_type": "offline", "prompt": "consent"},
    ),
    "dropbox": Provider(
        name="dropbox",
        title="Dropbox",
        authorize_url="https://www.dropbox.com/oauth2/authorize",
        token_url="https://api.dropboxapi.com/oauth2/token",  # noqa: S106 -- an address
        scopes=("files.metadata.read", "files.content.read", "files.content.write"),
        extra={"token_access_type": "offline"},
    ),
}


def client_for(provider: Provider, given: str | None = None) -> Client:
    """The registered client: given, or from ``COUNTERSIGN_<PROVIDER>_CLIENT_ID`` (and ``..._CLIENT_SECRET``).

    Raises InvalidInput ``no-client-id`` where there is none: this program ships none.
    """
    prefix = f"COUNTERSIGN_{provider.name.upper()}_CLIENT"
    client_id = given or os.environ.get(f"{prefix}_ID")
    if not client_id:
        raise InvalidInput(
            code="no-client-id",
            title=f"Signing in to {provider.title} is not set up",
            text=f"This program is not registered with {provider.title}, so it cannot ask to sign in. "
            "Nothing was changed.",
            advice=f"Install {provider.title}'s own program and connect the folder that it keeps on this computer: "
            f"that needs no registration. Or register an app there and set {prefix}_ID.",
        )
    return Client(id=client_id, secret=os.environ.get(f"{prefix}_SECRET") or None)


def secret_name(provider: Provider) -> str:
    """Under which name the refresh token is kept."""
    return f"folder.{provider.name}.refresh"


def sign_in(
    provider: Provider,
    client: Client,
    secrets: FolderSecrets,
    *,
    draw: Callable[[int], bytes],
    open_browser: Callable[[str], bool],
    wait_s: float = 300.0,
    port: int = 0,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Let the person sign in with the browser, and keep the refresh token. Blocks until that is done.

    ``draw(n)`` gives n random bytes. ``port`` 0 takes a free one; a provider that wants the redirect registered to the
    letter needs a fixed one. ``cancelled`` is asked a few times a second. Raises Trouble ``sign-in-cancelled``,
    ``sign-in-late``, ``sign-in-failed``, or FolderTrouble; an earlier sign-in then still holds.
    """
    verifier = _url_safe(draw(_VERIFIER_BYTES))
    state = _url_safe(draw(_STATE_BYTES))
    try:
        door = Listener(port=port, is_ours=lambda answer: _same(answer.state, state))
    except OSError as error:
        raise _failed(provider, f"port {port} of this computer is in use") from error
    with door as listener:
        asked = {
            "response_type": "code",
            "client_id": client.id,
            "redirect_uri": listener.address,
            "scope": " ".join(provider.scopes),
            "state": state,
            "code_challenge": _url_safe(hashlib.sha256(verifier.encode("ascii")).digest()),
            "code_challenge_method": "S256",
            **provider.extra,
        }
        if not open_browser(f"{provider.authorize_url}?{urlencode(asked)}"):
            raise _failed(provider, "no browser could be opened on this computer")
        answer = listener.wait(wait_s, cancelled)
        if answer is None:
            raise _nothing_came(provider, stopped=cancelled(), strangers=listener.strangers)
        code = _code(provider, answer)
        grant = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": listener.address,
            "code_verifier": verifier,
        }
    tokens = _ask(provider, client, grant)
    if not tokens.refresh_token:
        raise _failed(provider, "it gave no permission that lasts")
    secrets.write(secret_name(provider), tokens.refresh_token)


class Tokens:
    """Access tokens of one account, renewed when they run out. Any thread may ask; one at a time asks the service."""

    def __init__(
        self, provider: Provider, client: Client, secrets: FolderSecrets, *, now_ms: Callable[[], int]
    ) -> None:
        """Nothing is read or asked before the first token is."""
        self._provider = provider
        self._client = client
        self._secrets = secrets
        self._now_ms = now_ms
        self._lock = threading.Lock()
        self._token = ""
        self._good_until_ms = 0

    def access_token(self) -> str:
        """A token that should still hold. May block for an answer. Raises FolderTrouble, or Trouble of the secrets."""
        with self._lock:
            if not self._token or self._now_ms() >= self._good_until_ms:
                self._renew()
            return self._token

    def refused(self, token: str) -> None:
        """The service did not accept this one: the next call asks for another."""
        with self._lock:
            if token == self._token:
                self._token = ""

    def _renew(self) -> None:
        kept = self._secrets.read(secret_name(self._provider))
        if not kept:
            raise must_sign_in(self._provider)
        asked_ms = self._now_ms()
        tokens = _ask(self._provider, self._client, {"grant_type": "refresh_token", "refresh_token": kept})
        if tokens.refresh_token and tokens.refresh_token != kept:
            # Before the new access token is used: the old refresh token may be worth nothing from now on.
            self._secrets.write(secret_name(self._provider), tokens.refresh_token)
        lifetime_ms = (tokens.expires_in or _UNSAID_LIFETIME_S) * 1000
        self._token = tokens.access_token
        self._good_until_ms = asked_ms + max(lifetime_ms - EARLY_MS, 0)


def must_sign_in(provider: Provider) -> FolderTrouble:
    """The account's permission is gone, or was never given."""
    return FolderTrouble(
        code="folder-sign-in",
        title=f"{provider.title} asks to sign in",
        text=f"{provider.title} does not let this program in at the moment. "
        "Everything decided on this laptop is kept here and nothing is lost.",
        advice=f"Sign in to {provider.title} again.",
    )


def _ask(provider: Provider, client: Client, grant: Mapping[str, str]) -> TokenAnswer:
    form = {**grant, "client_id": client.id}
    if client.secret is not None:
        form["client_secret"] = client.secret
    tokens = ask_for_tokens(provider.token_url, form, provider.title)
    if tokens is None:
        raise must_sign_in(provider)
    return tokens


def _code(provider: Provider, answer: Answer) -> str:
    if answer.error == "access_denied":
        raise Trouble(
            code="sign-in-cancelled",
            title="The sign-in was cancelled",
            text=f"{provider.title} says that permission was not given. Nothing was changed.",
            advice="Start it again if that was not meant.",
        )
    if answer.error or not answer.code:
        raise _failed(provider, "it answered with an error")
    return answer.code


def _nothing_came(provider: Provider, *, stopped: bool, strangers: int) -> Trouble:
    if stopped:
        return Trouble(
            code="sign-in-cancelled",
            title="The sign-in was cancelled",
            text=f"Signing in to {provider.title} was stopped. Nothing was changed.",
            advice="Start it again when you like.",
        )
    if strangers:
        return _failed(provider, "an answer came that does not belong to the sign-in that was started")
    return Trouble(
        code="sign-in-late",
        title="Nobody signed in",
        text=f"No answer came from {provider.title} in time. Nothing was changed.",
        advice="Start it again, and finish signing in within five minutes in the browser window that opens.",
    )


def _failed(provider: Provider, why: str) -> Trouble:
    return Trouble(
        code="sign-in-failed",
        title="The sign-in did not succeed",
        text=f"Signing in to {provider.title}: {why}. Nothing was changed.",
        advice="Start it again. If it stays so, connect the folder that the provider's own program keeps here.",
    )


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("ascii"))


def _url_safe(raw: bytes) -> str:
    """Base64url without padding (RFC 7636, appendix A)."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
