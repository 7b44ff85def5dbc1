"""Addresses of shared folders: taken apart, without their secrets, or refused in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.kept_secrets import KeptSecrets
from workflows.errors import InvalidInput
from workflows.sync.folder import FolderTrouble
from workflows.sync.places import open_place, read_place


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("/home/anna/Shared", "path", "/home/anna/Shared"),
        ("C:\\Users\\Anna\\Shared", "path", "C:\\Users\\Anna\\Shared"),
        ("\\\\nas\\office", "path", "\\\\nas\\office"),
        ("notes: 2026/shared", "path", "notes: 2026/shared"),
        ("file:///home/anna/B%C3%BCro", "path", "/home/anna/Büro"),
        ("webdav://nas.local:8080/team/office", "webdav", "webdav://nas.local:8080/team/office/"),
        ("webdavs://cloud.example/remote.php/dav/B%C3%BCro 1", "webdav", None),
        ("webdavs://[2001:db8::1]:8443/x", "webdav", "webdavs://[2001:db8::1]:8443/x/"),
        ("s3://my-bucket", "s3", "s3://my-bucket/"),
        (
            "s3://my-bucket/a/b?endpoint=https://s3.example.com:9000&region=eu-central-1",
            "s3",
            "s3://my-bucket/a/b/?endpoint=https://s3.example.com:9000&region=eu-central-1",
        ),
        ("onedrive:/Countersign", "onedrive", "onedrive:/Countersign/"),
        ("gdrive:/Countersign/Office", "gdrive", "gdrive:/Countersign/Office/"),
        ("dropbox:/Countersign", "dropbox", "dropbox:/Countersign/"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of file: addresses are the system's own")
def test_an_address_is_taken_apart_and_reads_back_the_same(text: str, kind: str, shown: str | None) -> None:
    """What is shown and kept names the same place again."""
    place, given = read_place(text)

    assert place.kind == kind
    assert shown is None or place.text == shown
    assert read_place(place.text)[0] == place
    assert given == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "webdav://",
        "webdav:///path",
        "webdav://host:port/x",
        "webdav://host/../x",
        "webdav://host/a/%2e%2e/x",
        "webdav://host/x?password=s3cr3t",
        "webdav://host/x#s3cr3t",
        "webdav://anna@host/x",
        "webdav://[::1/x",
        "s3://",
        "s3://KEY:half/s3cr3t@bucket/x",
        "s3://bucket/x?secret_access_key=s3cr3t",
        "s3://bucket/x?endpoint=ftp://host",
        "s3://bucket/x?endpoint=https://anna:s3cr3t@host",
        "s3://bucket/x?region=eu%0acentral",
        "onedrive:",
        "onedrive:/",
        "gdrive://anna:s3cr3t@host/x",
        "dropbox:/a/../b",
        "file:///x?y",
        "https://anna:s3cr3t@cloud.example/x",
        "smb://anna:s3cr3t@nas/x",
        "ftp://anna:s3cr3t@host/x",
        "webdav://host/a\x00b",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(text: str) -> None:
    """The words may be shown and logged: no password in them."""
    with pytest.raises(InvalidInput) as caught:
        read_place(text)

    assert caught.value.code == "bad-folder"
    assert caught.value.advice
    assert "s3cr3t" not in f"{caught.value} {caught.value.advice}"


def test_a_password_in_the_address_is_taken_out_and_kept() -> None:
    """With the characters that were written as %XX."""
    secrets = KeptSecrets()

    folder = open_place("webdavs://anna%40shop:s3%2Fcr%3At@cloud.example/office", secrets)

    assert folder.place == "webdavs://cloud.example/office/"
    assert sorted(secrets.values()) == ["anna@shop", "s3/cr:t"]


def test_a_secret_is_bound_to_its_server() -> None:
    """An address that someone changed does not get the password of the old server."""
    one, _ = read_place("webdavs://cloud.example/office")
    other, _ = read_place("webdavs://cloud.example.evil/office")
    plain, _ = read_place("webdav://cloud.example/office")

    assert len({place.secret_name("password") for place in (one, other, plain)}) == 3


def test_another_folder_of_the_same_server_needs_no_second_password() -> None:
    """Secrets belong to the server."""
    one, _ = read_place("webdavs://cloud.example/office")
    other, _ = read_place("webdavs://cloud.example/other")

    assert one.secret_name("password") == other.secret_name("password")


def test_a_bucket_without_keys_asks_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys in the environment are not found and used: they belong to somebody else's work."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "found")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "found")
    folder = open_place("s3://bucket/office?endpoint=http://127.0.0.1:1", KeptSecrets())

    with pytest.raises(FolderTrouble) as caught:
        folder.list("tail")

    assert caught.value.code == "folder-sign-in"


@pytest.mark.parametrize("provider", ["onedrive", "gdrive", "dropbox"])
def test_without_a_client_id_the_providers_own_folder_is_recommended(
    provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No sign-in can be asked for, and there is a better way anyway."""
    monkeypatch.delenv(f"COUNTERSIGN_{provider.upper()}_CLIENT_ID", raising=False)

    with pytest.raises(InvalidInput) as caught:
        open_place(f"{provider}:/Countersign", KeptSecrets())

    assert caught.value.code == "no-client-id"
    assert "own program" in caught.value.advice


@pytest.mark.parametrize("provider", ["onedrive", "gdrive", "dropbox"])
def test_an_account_that_never_signed_in_is_asked_to(provider: str) -> None:
    """Opening reaches nothing; the first use says what is missing."""
    folder = open_place(f"{provider}:/Countersign", KeptSecrets(), client_ids={provider: "some-client"})

    with pytest.raises(FolderTrouble) as caught:
        folder.list("tail")

    assert caught.value.code == "folder-sign-in"


def test_a_path_is_a_plain_folder(tmp_path: Path) -> None:
    """And works as one."""
    folder = open_place(str(tmp_path), KeptSecrets())

    assert folder.create("office.json", b"x") is True
    assert (tmp_path / "office.json").read_bytes() == b"x"


def test_the_cloud_library_is_loaded_only_for_a_cloud_folder(tmp_path: Path) -> None:
    """An office on one laptop starts without it."""
    seen = subprocess.run(
        [
            sys.executable,
            "-c",
            """
import sys
from workflows.sync import places, watch
places.open_place(sys.argv[1], {})
print('opendal' in sys.modules, 'watchfiles' in sys.modules)
""",
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert seen.stdout.split() == ["False", "False"]
