"""The promises of a shared folder, kept by a WebDAV server."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.contracts.folder_contract import FolderContract
from tests.support.kept_secrets import KeptSecrets
from tests.support.webdav_server import PASSWORD, USER, webdav_server
from workflows.sync.folder import Folder
from workflows.sync.places import open_place


class TestWebdavFolder(FolderContract):
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Iterator[Folder]:
        """An empty folder, two levels below what the server serves."""
        with webdav_server(tmp_path / "served") as server:
            yield open_place(f"webdav://{USER}:{quote(PASSWORD)}@{server.server}/team/Büro 1", KeptSecrets())
