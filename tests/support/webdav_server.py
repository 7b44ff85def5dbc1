"""A real WebDAV server (wsgidav) on a loopback port, over a directory."""

import logging
from pathlib import Path

from wsgidav.wsgidav_app import WsgiDAVApp  # type: ignore[import-untyped]  # it ships no types

from tests.support.moody_server import MoodyServer

USER, PASSWORD = "anna", "s3cr3t word"


def webdav_server(root: Path) -> MoodyServer:
    """Serves the directory to one user."""
    # It warns about its own settings and about requests that break off: its log is not ours.
    logging.getLogger("wsgidav").setLevel(logging.CRITICAL)
    root.mkdir(parents=True, exist_ok=True)
    settings = {
        "provider_mapping": {"/": str(root)},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
        "verbose": 0,
        "logging": {"enable": False},
    }
    return MoodyServer(WsgiDAVApp(settings))
