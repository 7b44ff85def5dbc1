"""The door at which the browser hands in the answer to a sign-in: one address on this computer, open for minutes.

RFC 8252, section 7.3. Only 127.0.0.1 is listened on; anything but the one expected request gets nothing from it.
"""

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import TracebackType
from typing import Final, Self
from urllib.parse import parse_qs, urlsplit

import msgspec

from workflows import clock

PATH: Final = "/signed-in"
_LOOK_S: Final = 0.2
_REQUEST_S: Final = 1.0
"""For a connection to say what it wants. Browsers open some that never do."""
_LONGEST: Final = 8_192
_PAGE: Final = (
    "<!doctype html><html lang='en'><meta charset='utf-8'><title>Countersign</title>"
    "<body style='font-family:sans-serif;margin:3em'><p>{words}</p></body></html>"
)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the authorization server sent along with the browser (RFC 6749, section 4.1.2). Empty where absent."""

    state: str
    code: str
    error: str


class Listener:
    """Listens while the ``with`` block lasts."""

    def __init__(self, *, port: int, is_ours: Callable[[Answer], bool]) -> None:
        """``port`` 0 takes a free one. Raises OSError where it is in use."""
        self._server = _Server(port, is_ours)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.server_close()

    @property
    def address(self) -> str:
        """The redirect address."""
        return f"http://127.0.0.1:{self._server.server_port}{PATH}"

    @property
    def strangers(self) -> int:
        """How many answers came that were not ours."""
        return self._server.strangers

    def wait(self, wait_s: float, cancelled: Callable[[], bool]) -> Answer | None:
        """The answer; None when the time is over or it was cancelled."""
        end_s = clock.monotonic_s() + wait_s
        while self._server.answer is None and clock.monotonic_s() < end_s and not cancelled():
            self._server.handle_request()
        return self._server.answer


class _Server(HTTPServer):
    timeout = _LOOK_S
    # On Windows the option lets another program take the same port and get the answer.
    allow_reuse_address = False

    def __init__(self, port: int, is_ours: Callable[[Answer], bool]) -> None:
        super().__init__(("127.0.0.1", port), _Request)
        self.is_ours = is_ours
        self.answer: Answer | None = None
        self.strangers = 0

    def server_bind(self) -> None:
        """Bind without asking the network for this computer's name, which may take seconds."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that breaks off is nothing to tell anybody."""


class _Request(BaseHTTPRequestHandler):
    timeout = _REQUEST_S
    server: _Server
    server_version = "Countersign"
    sys_version = ""

    def do_GET(self) -> None:
        """Take the answer, or say that it is not one."""
        if len(self.path) > _LONGEST or urlsplit(self.path).path != PATH or self.server.answer is not None:
            self._say(404, "There is nothing here.")
            return
        query = parse_qs(urlsplit(self.path).query)
        answer = Answer(**{name: query.get(name, [""])[0] for name in ("state", "code", "error")})
        if not self.server.is_ours(answer):
            # Waiting goes on: whoever sent this must not be able to end the sign-in of the person.
            self.server.strangers += 1
            self._say(400, "This answer does not belong to the sign-in that was started. Please try again.")
            return
        self.server.answer = answer
        self._say(200, "Thank you. You can close this page and go back to Countersign.")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name in the base class
        """Nothing: the request line holds the code."""

    def _say(self, status: int, words: str) -> None:
        page = _PAGE.format(words=words).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(page)
