"""A real S3 server (moto) on a loopback port, with one bucket."""

import http.client
from collections.abc import Iterable
from typing import cast

from moto.backends import get_backend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from tests.support.moody_server import Application, Environ, MoodyServer, StartResponse

BUCKET, KEY, SECRET = "shared-folder", "AKIATESTTESTTESTTEST", "s3cr3t/k+y"


def s3_error(code: str) -> bytes:
    """The body of an error answer."""
    return f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>no</Message></Error>".encode()


def s3_server(*, knows_conditions: bool = True) -> MoodyServer:
    """Serves buckets from memory; without conditions a PUT with ``If-None-Match`` is not implemented."""
    get_backend("s3")["123456789012"]["aws"].reset()
    whole = cast("Application", DomainDispatcherApplication(create_backend_app))

    def lesser(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if "HTTP_IF_NONE_MATCH" not in environ:
            return whole(environ, start_response)
        start_response("501 Not Implemented", [("Content-Type", "application/xml")])
        return [s3_error("NotImplemented")]

    # moto trips over two writers of one key at the same moment.
    return MoodyServer(whole if knows_conditions else lesser, one_at_a_time=True)


def make_bucket(server: MoodyServer) -> None:
    """The bucket that tests use."""
    connection = http.client.HTTPConnection(server.server)
    signed = "AWS4-HMAC-SHA256 Credential=k/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=x"
    try:
        connection.request("PUT", f"/{BUCKET}", headers={"Authorization": signed})
        assert connection.getresponse().status == 200
    finally:
        connection.close()
