"""The promises of a shared folder, kept by an S3 server, with conditional writes and without."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.contracts.folder_contract import FolderContract
from tests.support.kept_secrets import KeptSecrets
from tests.support.s3_server import BUCKET, KEY, SECRET, make_bucket, s3_server
from workflows.sync.folder import Folder
from workflows.sync.places import open_place


class TestS3Folder(FolderContract):
    @pytest.fixture(params=["conditions", "no conditions"])
    def folder(self, request: pytest.FixtureRequest) -> Iterator[Folder]:
        """An empty prefix of a bucket; some servers that speak S3 do not know conditional writes."""
        with s3_server(knows_conditions=request.param == "conditions") as server:
            make_bucket(server)
            yield open_place(
                f"s3://{KEY}:{quote(SECRET, safe='')}@{BUCKET}/team/Büro 1?endpoint=http://{server.server}",
                KeptSecrets(),
            )
