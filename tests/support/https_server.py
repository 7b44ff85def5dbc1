"""A web server on loopback that takes posts and questions over TLS, and answers as a test wishes."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec

from tests.support.mail_server import Certified


class Posted(msgspec.Struct, frozen=True):
    """One post, or one question, as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


class Site:
    """What came, and what is answered."""

    def __init__(self) -> None:
        self.posts: list[Posted] = []
        self.gets: list[Posted] = []
        self.status = 200
        self.headers: dict[str, str] = {}
        self.body = b"ok"
        self.answers = True
        self.slow_s = 0.0
        self.gone = threading.Event()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: Site) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that ends the connection is what these tests are about."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        """Take it, and answer."""
        site = self.server.site
        body = self.rfile.read(int(self.headers["Content-Length"]))
        site.posts.append(Posted(self.path, dict(self.headers.items()), body))
        self._answer(site)

    def do_GET(self) -> None:
        """Answer."""
        site = self.server.site
        site.gets.append(Posted(self.path, dict(self.headers.items()), b""))
        self._answer(site)

    def _answer(self, site: Site) -> None:
        if not site.answers:
            self.close_connection = True
            return
        if site.slow_s:
            while not site.gone.wait(site.slow_s):
                self.wfile.write(b"H")
                self.wfile.flush()
            return
        self.send_response(site.status)
        for name, value in site.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(site.body)))
        self.end_headers()
        self.wfile.write(site.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the library's name
        """Nothing."""


@contextmanager
def https_server(certified: Certified) -> Iterator[tuple[Site, int]]:
    """A server that runs for the block; what came there, and its port."""
    site = Site()
    with _Server(site) as server:
        server.socket = certified.server_context().wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield site, int(server.server_address[1])
        finally:
            site.gone.set()
            server.shutdown()
            thread.join()
    assert isinstance(server.socket, ssl.SSLSocket)
