"""One question to an authorization server's token endpoint (RFC 6749, sections 3.2 and 5), whatever it answers.

Nothing of an answer is shown to anybody: it may hold tokens, or be somebody else's page.
"""

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode, urlsplit

import msgspec

from workflows import clock
from workflows.sync.folder import FolderTrouble

ANSWER_S: Final = 20.0
"""For the whole answer, and for each piece of it."""
MOST_BYTES: Final = 65_536
_PIECE: Final = 4_096
_SIGN_IN_AGAIN: Final = {"invalid_grant", "interaction_required", "unauthorized_client", "invalid_client"}


class TokenAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What was granted (RFC 6749, section 5.1)."""

    access_token: str
    refresh_token: str | None = None
    expires_in: int | None = None
    """Seconds."""


class _ErrorAnswer(msgspec.Struct, frozen=True):
    error: str


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Secrets are sent to the address that was meant, and to no other."""

    def redirect_request(self, *_: object) -> None:
        return None


def ask_for_tokens(url: str, form: Mapping[str, str], title: str, *, answer_s: float = ANSWER_S) -> TokenAnswer | None:
    """The tokens; None where the grant is refused, so that the person must sign in again.

    ``title`` names the service for people. Raises FolderTrouble ``folder-offline`` or ``folder-failed``.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname != "127.0.0.1":
        raise ValueError("tokens travel over https only")
    request = urllib.request.Request(  # noqa: S310 -- https, or this computer itself
        url, data=urlencode(form).encode("ascii"), headers={"Accept": "application/json"}, method="POST"
    )
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=answer_s) as answer:
            body = _bounded(answer, answer_s)
    except urllib.error.HTTPError as error:
        with error:
            _raise_unless_refused(error, title, answer_s)
            return None
    except (OSError, http.client.HTTPException) as error:
        raise _offline(title) from error
    if body is None:
        raise _unusable(title)
    try:
        tokens = msgspec.json.decode(body, type=TokenAnswer, strict=False)
    except msgspec.MsgspecError:
        raise _unusable(title) from None  # the answer's text may hold a token
    if not tokens.access_token or (tokens.expires_in or 0) < 0:
        raise _unusable(title)
    return tokens


def _raise_unless_refused(error: urllib.error.HTTPError, title: str, answer_s: float) -> None:
    """Trouble for every error but one: that the grant is refused."""
    if error.code >= 500 or error.code in {408, 429}:
        raise _offline(title)
    try:
        said = msgspec.json.decode(_bounded(error, answer_s) or b"", type=_ErrorAnswer).error
    except msgspec.MsgspecError:
        said = ""
    except (OSError, http.client.HTTPException):
        raise _offline(title) from None
    if said not in _SIGN_IN_AGAIN:
        raise _unusable(title)


def _bounded(answer: http.client.HTTPResponse | urllib.error.HTTPError, answer_s: float) -> bytes | None:
    """The body; None where it is longer than any answer. Raises TimeoutError where it drips in for too long."""
    end_s = clock.monotonic_s() + answer_s
    body = b""
    while piece := answer.read1(_PIECE):
        body += piece
        if len(body) > MOST_BYTES:
            return None
        if clock.monotonic_s() > end_s:
            raise TimeoutError
    return body


def _offline(title: str) -> FolderTrouble:
    return FolderTrouble(
        code="folder-offline",
        title=f"{title} cannot be reached",
        text=f"{title} gave no answer to the sign-in. "
        "Everything decided on this laptop is kept here and nothing is lost.",
        advice="Check the connection to the internet; it is tried again by itself.",
    )


def _unusable(title: str) -> FolderTrouble:
    return FolderTrouble(
        code="folder-failed",
        title=f"{title} answered something that cannot be used",
        text=f"What {title} answered to the sign-in is no permission and no refusal. "
        "Everything decided on this laptop is kept here and nothing is lost.",
        advice="Check the connection: a hotel's or café's sign-in page may be in the way. Then try again.",
    )
