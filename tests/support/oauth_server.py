"""An authorization server on a loopback port that checks what RFC 6749 and RFC 7636 want checked, and a browser."""

import base64
import hashlib
import json
import threading
import urllib.error
import urllib.request
from collections.abc import Iterable
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec

from tests.support.moody_server import Environ, MoodyServer, StartResponse
from workflows.sync.signing_in import Provider

CLIENT_ID = "countersign-desktop"


class AuthorizationServer:
    """Its application; ``provider`` describes it to the program."""

    def __init__(self) -> None:
        self.http = MoodyServer(self._answer)
        self.rotates = False
        """Whether every refresh token can be used once only."""
        self.lasts = True
        """Whether a refresh token is given at all."""
        self.expires_s: int | None = 3600
        self.refresh_tokens: set[str] = set()
        self.asked: list[dict[str, str]] = []
        """Every form that was sent to the token endpoint."""
        self._codes: dict[str, dict[str, str]] = {}
        self._given = 0

    @property
    def provider(self) -> Provider:
        """As a published provider."""
        base = f"http://{self.http.server}"
        return Provider(
            name="gdrive",
            title="Test Drive",
            authorize_url=f"{base}/authorize",
            token_url=f"{base}/token",
            scopes=("files.read", "files.write"),
            extra={"access_type": "offline"},
        )

    def consent(self, url: str) -> str:
        """What the person's click on “allow” leads to: the address that the browser is sent to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
        assert asked["response_type"] == "code"
        assert asked["client_id"] == CLIENT_ID
        assert asked["code_challenge_method"] == "S256"
        assert asked["scope"] == "files.read files.write"
        assert asked["redirect_uri"].startswith("http://127.0.0.1:")
        code = self._next("code")
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def _next(self, kind: str) -> str:
        self._given += 1
        return f"{kind}-{self._given}-s3cr3t"

    def _answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        form = {name: values[0] for name, values in parse_qs(environ["wsgi.input"].read().decode()).items()}
        self.asked.append(form)
        granted = form.get("client_id") == CLIENT_ID and (self._by_code(form) or self._by_refresh(form))
        if not granted:
            return _json(start_response, "400 Bad Request", {"error": "invalid_grant", "error_description": "s3cr3t"})
        answer: dict[str, object] = {"access_token": self._next("access"), "token_type": "Bearer"}
        if self.expires_s is not None:
            answer["expires_in"] = self.expires_s
        if self.lasts and (self.rotates or form["grant_type"] == "authorization_code"):
            answer["refresh_token"] = self._next("refresh")
            self.refresh_tokens.add(str(answer["refresh_token"]))
        return _json(start_response, "200 OK", answer)

    def _by_code(self, form: dict[str, str]) -> bool:
        asked = self._codes.pop(form.get("code", ""), None)
        challenge = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        return (
            asked is not None
            and form["grant_type"] == "authorization_code"
            and form["redirect_uri"] == asked["redirect_uri"]
            and base64.urlsafe_b64encode(challenge).decode().rstrip("=") == asked["code_challenge"]
        )

    def _by_refresh(self, form: dict[str, str]) -> bool:
        known = form.get("grant_type") == "refresh_token" and form["refresh_token"] in self.refresh_tokens
        if known and self.rotates:
            self.refresh_tokens.discard(form["refresh_token"])
        return known


class Browser:
    """Goes where it is sent, on its own thread as browsers do."""

    def __init__(self) -> None:
        self.pages: list[tuple[int, str]] = []
        self._threads: list[threading.Thread] = []

    def visit(self, *addresses: str) -> bool:
        """Ask for these addresses, one after the other."""
        thread = threading.Thread(target=self._visit, args=(addresses,))
        self._threads.append(thread)
        thread.start()
        return True

    def close(self) -> None:
        """Wait for what is under way."""
        for thread in self._threads:
            thread.join()

    def _visit(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            try:
                with urllib.request.urlopen(address, timeout=10) as page:
                    self.pages.append((page.status, page.read().decode()))
            except urllib.error.HTTPError as error:
                with error:
                    self.pages.append((error.code, error.read().decode()))


def _json(start_response: StartResponse, status: str, value: object) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "application/json")])
    return [json.dumps(value).encode()]


def changed(provider: Provider, **changes: str) -> Provider:
    """The provider with something else about it."""
    return msgspec.structs.replace(provider, **changes)
