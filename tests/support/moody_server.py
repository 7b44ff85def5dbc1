"""A real WSGI application on a loopback port, whose moods a test chooses: refusing, hanging, or breaking off."""

import io
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Self
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class Mood:
    """What happens to requests of one method, for so many of them."""

    def __init__(
        self,
        method: str,
        *,
        status: str = "",
        body: bytes = b"",
        content_type: str = "text/html",
        location: str = "",
        hangs: bool = False,
        takes_bytes: int | None = None,
        gives_bytes: int | None = None,
        breaks: bool = True,
        times: int = 1_000,
    ) -> None:
        self.method = method
        self.status = status
        self.body = body
        self.content_type = content_type
        self.location = location
        self.hangs = hangs
        self.takes_bytes = takes_bytes
        """The application sees so many bytes of the upload as if they were all."""
        self.gives_bytes = gives_bytes
        """The connection breaks after so many bytes of the answer's body."""
        self.breaks = breaks
        """Nobody is told how it went. Without this, the answer is given as if all were well."""
        self.times = times


class MoodyServer:
    """Serves while the ``with`` block lasts."""

    def __init__(self, application: Application, *, one_at_a_time: bool = False) -> None:
        self.moods: list[Mood] = []
        self.requests: list[tuple[str, str]] = []
        """Method and path of every request, in the order in which they came."""
        self._application = _in_turn(application) if one_at_a_time else application
        self._released = threading.Event()
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.set_app(self._answer)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def server(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self._server.server_port}"

    def count(self, method: str) -> int:
        """How many requests of this method came."""
        return sum(1 for one, _ in self.requests if one == method)

    def _mood(self, method: str) -> Mood | None:
        with self._lock:
            for mood in self.moods:
                if mood.method == method and mood.times > 0:
                    mood.times -= 1
                    return mood
        return None

    def _answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        connection: socket.socket = environ["test.connection"]
        content = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        self.requests.append((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        mood = self._mood(environ["REQUEST_METHOD"])
        if mood is None:
            environ["wsgi.input"] = io.BytesIO(content)
            return self._application(environ, start_response)
        if mood.hangs:
            self._released.wait(60)
            return _broken(connection, start_response)
        if mood.status:
            headers = [("Content-Type", mood.content_type), ("Content-Length", str(len(mood.body)))]
            start_response(mood.status, headers + ([("Location", mood.location)] if mood.location else []))
            return [mood.body]
        taken = content if mood.takes_bytes is None else content[: mood.takes_bytes]
        environ["wsgi.input"] = io.BytesIO(taken)
        environ["CONTENT_LENGTH"] = str(len(taken))
        if not mood.breaks:
            return self._application(environ, start_response)
        if mood.gives_bytes is not None:
            return list(_cut(self._application(environ, start_response), mood.gives_bytes))
        _drain(self._application(environ, lambda *_: io.BytesIO().write))
        return _broken(connection, start_response)


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    # Threads are waited for when the server closes, so that none writes into the next test.
    daemon_threads = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that gave up is what some tests are about; anything else is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(WSGIRequestHandler):
    def get_environ(self) -> Environ:
        return {**super().get_environ(), "test.connection": self.connection}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name in the base class
        """Quiet."""


def _in_turn(application: Application) -> Application:
    turn = threading.Lock()

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        with turn:
            return [_drain(application(environ, start_response))]

    return answer


def _cut(pieces: Iterable[bytes], left: int) -> Iterator[bytes]:
    body = _drain(pieces)
    yield body[:left]


def _drain(pieces: Iterable[bytes]) -> bytes:
    try:
        return b"".join(pieces)
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()


def _broken(connection: socket.socket, start_response: StartResponse) -> Iterable[bytes]:
    connection.shutdown(socket.SHUT_RDWR)
    start_response("200 OK", [("Content-Length", "0")])
    return []
