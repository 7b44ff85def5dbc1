"""A cloud folder when the server is in a bad mood: every failure ends in words, and nothing half-written counts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import opendal
import pytest
from opendal import exceptions

from tests.support.kept_secrets import KeptSecrets
from tests.support.moody_server import Mood, MoodyServer
from tests.support.s3_server import BUCKET, KEY, SECRET, make_bucket, s3_error, s3_server
from tests.support.webdav_server import PASSWORD, USER, webdav_server
from workflows.sync.accounts import KeyAccess
from workflows.sync.cloud import CloudFolder, Limits
from workflows.sync.cloud_words import trouble as put_into_words
from workflows.sync.cloud_words import understand
from workflows.sync.folder import FolderTrouble
from workflows.sync.places import read_place

SEGMENT = f"tail/{'a' * 26}.0-3.seg"
CONTENT = bytes(range(256)) * 8
PAGE = b"<html><body>" + b"please buy our router " * 50 + b"</body></html>"

MakeFolder = Callable[..., CloudFolder]


@pytest.fixture
def served(tmp_path: Path) -> Path:
    """What the server has on its disk."""
    return tmp_path / "served"


@pytest.fixture
def dav(served: Path) -> Iterator[MoodyServer]:
    """A WebDAV server."""
    with webdav_server(served) as server:
        yield server


@pytest.fixture
def s3() -> Iterator[MoodyServer]:
    """An S3 server."""
    with s3_server() as server:
        make_bucket(server)
        server.requests.clear()
        yield server


@pytest.fixture
def paused() -> list[float]:
    """The pauses between tries; none of them is waited for."""
    return []


@pytest.fixture
def dav_folder(dav: MoodyServer, paused: list[float]) -> CloudFolder:
    """A folder on the WebDAV server."""
    return made(f"webdav://{dav.server}/office", USER, PASSWORD, paused, uploads_whole=False)


@pytest.fixture
def s3_folder(s3: MoodyServer, paused: list[float]) -> CloudFolder:
    """A folder in the bucket."""
    return made(f"s3://{BUCKET}/office?endpoint=http://{s3.server}", KEY, SECRET, paused)


def made(
    address: str,
    user: str,
    password: str,
    paused: list[float],
    *,
    uploads_whole: bool = True,
    limits: Limits | None = None,
) -> CloudFolder:
    """A folder that waits for nobody."""
    place, _ = read_place(address)
    secrets = KeptSecrets({place.secret_name("user"): user, place.secret_name("password"): password})
    return CloudFolder(
        KeyAccess(place, secrets),
        place.text,
        draw=bytes,
        uploads_whole=uploads_whole,
        limits=limits,
        pause=paused.append,
    )


def names(folder: CloudFolder, directory: str = "tail") -> list[str]:
    """The names in a listing."""
    return sorted(one.name for one in folder.list(directory))


def trouble_of(call: Callable[[], object]) -> FolderTrouble:
    """What the call raises, looked at for what must never be in it."""
    with pytest.raises(FolderTrouble) as caught:
        call()
    said = f"{caught.value} {caught.value.advice}"
    assert PASSWORD not in said
    assert SECRET not in said
    assert "<html" not in said
    assert len(said) < 500
    return caught.value


class TestBrokenUploads:
    def test_a_server_that_dies_in_the_middle_leaves_nothing_under_the_name(
        self, dav: MoodyServer, dav_folder: CloudFolder
    ) -> None:
        """The server kept half of every upload, and no reader sees a file of that name."""
        dav.moods.append(Mood("PUT", takes_bytes=700))

        trouble = trouble_of(lambda: dav_folder.create(SEGMENT, CONTENT))

        assert trouble.code == "folder-offline"
        assert dav_folder.read(SEGMENT, 10_000) is None

    def test_the_next_try_succeeds(self, dav: MoodyServer, dav_folder: CloudFolder, paused: list[float]) -> None:
        """Two uploads break, the third is whole; nothing of the broken ones remains."""
        dav.moods.append(Mood("PUT", takes_bytes=700, times=2))

        assert dav_folder.create(SEGMENT, CONTENT) is True
        assert dav_folder.read(SEGMENT, 10_000) == CONTENT
        assert names(dav_folder) == [SEGMENT.removeprefix("tail/")]
        assert len(paused) == 2

    def test_an_upload_that_the_server_cut_silently_is_noticed(self, dav: MoodyServer, dav_folder: CloudFolder) -> None:
        """It says that all is well and kept a part: what reads back differently is not given its name."""
        dav.moods.append(Mood("PUT", takes_bytes=9, breaks=False))

        trouble = trouble_of(lambda: dav_folder.create(SEGMENT, CONTENT))

        assert trouble.code == "folder-failed"
        assert names(dav_folder) == []

    def test_a_lost_answer_is_no_second_file(self, dav: MoodyServer, dav_folder: CloudFolder) -> None:
        """The file got its name and nobody said so: the second try finds it whole and says True."""
        dav.moods.append(Mood("MOVE", times=1))

        assert dav_folder.create(SEGMENT, CONTENT) is True
        assert dav_folder.read(SEGMENT, 10_000) == CONTENT
        assert names(dav_folder) == [SEGMENT.removeprefix("tail/")]

    def test_a_lost_answer_of_a_conditional_write_counts_as_written(
        self, s3: MoodyServer, s3_folder: CloudFolder
    ) -> None:
        """The second try is told that the name is taken, and finds its own content there."""
        s3.moods.append(Mood("PUT", times=1))

        assert s3_folder.create(SEGMENT, CONTENT) is True
        assert s3_folder.create(SEGMENT, CONTENT) is False

    def test_a_broken_download_is_never_taken_for_whole(
        self, dav: MoodyServer, dav_folder: CloudFolder, paused: list[float]
    ) -> None:
        """It is read again; where it breaks each time, that is trouble and no content."""
        dav_folder.create(SEGMENT, CONTENT)
        dav.moods.append(Mood("GET", gives_bytes=700, times=4))

        trouble = trouble_of(lambda: dav_folder.read(SEGMENT, 10_000))

        assert trouble.code == "folder-offline"
        assert len(paused) == 2
        assert dav_folder.read(SEGMENT, 10_000) == CONTENT


class TestRefusals:
    @pytest.mark.parametrize(
        ("status", "code"),
        [
            ("401 Unauthorized", "folder-sign-in"),
            ("402 Payment Required", "folder-full"),
            ("403 Forbidden", "folder-denied"),
            ("413 Content Too Large", "folder-full"),
            ("423 Locked", "folder-file"),
            ("507 Insufficient Storage", "folder-full"),
            ("405 Method Not Allowed", "folder-failed"),
            ("404 Not Found", "folder-failed"),
        ],
    )
    def test_an_answer_that_stays_is_told_after_one_try(
        self, dav: MoodyServer, dav_folder: CloudFolder, paused: list[float], status: str, code: str
    ) -> None:
        """In words of ours, never in the server's page; trying at once again would change nothing."""
        dav.moods.append(Mood("PUT", status=status, body=PAGE))

        trouble = trouble_of(lambda: dav_folder.create(SEGMENT, CONTENT))

        assert trouble.code == code
        assert "nothing is lost" in trouble.text
        assert dav.count("PUT") == 1
        assert paused == []

    def test_a_failing_server_is_asked_three_times(
        self, dav: MoodyServer, dav_folder: CloudFolder, paused: list[float]
    ) -> None:
        """Later each time."""
        dav.moods.append(Mood("PROPFIND", status="503 Service Unavailable", body=PAGE))

        assert trouble_of(lambda: dav_folder.list("tail")).code == "folder-offline"
        assert dav.count("PROPFIND") == 3
        assert paused == [0.25, 0.5]

    @pytest.mark.parametrize("method", ["PROPFIND", "PUT"])
    def test_a_busy_server_is_left_alone(self, dav: MoodyServer, dav_folder: CloudFolder, method: str) -> None:
        """The advice is to wait, and no second request is sent."""
        dav.moods.append(Mood(method, status="429 Too Many Requests", body=PAGE))

        trouble = trouble_of(lambda: dav_folder.create(SEGMENT, CONTENT))

        assert trouble.code == "folder-offline"
        assert "Wait" in trouble.advice
        assert dav.count(method) <= 2

    def test_a_wrong_password_asks_to_sign_in(self, dav: MoodyServer, paused: list[float]) -> None:
        """Every call says so."""
        folder = made(f"webdav://{dav.server}/office", USER, "guessed", paused, uploads_whole=False)

        for call in (
            lambda: folder.list(""),
            lambda: folder.read("office.json", 10),
            lambda: folder.create("office.json", b"x"),
            lambda: folder.delete("office.json"),
        ):
            assert trouble_of(call).code == "folder-sign-in"

    @pytest.mark.parametrize(
        ("status", "s3_code", "code"),
        [
            ("403 Forbidden", "AccessDenied", "folder-denied"),
            ("403 Forbidden", "InvalidAccessKeyId", "folder-sign-in"),
            ("403 Forbidden", "SignatureDoesNotMatch", "folder-sign-in"),
            ("403 Forbidden", "RequestTimeTooSkewed", "folder-failed"),
            ("503 Slow Down", "SlowDown", "folder-offline"),
            ("507 Insufficient Storage", "QuotaExceeded", "folder-full"),
        ],
    )
    def test_what_s3_says_is_told_apart(
        self, s3: MoodyServer, s3_folder: CloudFolder, status: str, s3_code: str, code: str
    ) -> None:
        """Wrong keys and a missing right come with one status."""
        s3.moods.append(Mood("PUT", status=status, body=s3_error(s3_code), content_type="application/xml"))

        assert trouble_of(lambda: s3_folder.create(SEGMENT, CONTENT)).code == code

    def test_a_missing_bucket_is_named_as_such(self, s3: MoodyServer, paused: list[float]) -> None:
        """It is no empty folder."""
        folder = made(f"s3://no-such-bucket/office?endpoint=http://{s3.server}", KEY, SECRET, paused)

        assert "bucket" in trouble_of(lambda: folder.list("tail")).title
        assert "bucket" in trouble_of(lambda: folder.read("office.json", 10)).title

    def test_fresh_credentials_are_tried_once(self, dav: MoodyServer) -> None:
        """An access token ran out: with the next one the same call goes well; without end it is not tried."""
        place, _ = read_place(f"webdav://{dav.server}/office")
        renewing = Renewing(place.endpoint, ["old", PASSWORD])
        hopeless = Renewing(place.endpoint, ["old", "older", "oldest"])

        one = CloudFolder(renewing, place.text, draw=bytes, uploads_whole=False)
        other = CloudFolder(hopeless, place.text, draw=bytes, uploads_whole=False)

        assert one.create(SEGMENT, CONTENT) is True
        assert trouble_of(lambda: other.list("tail")).code == "folder-sign-in"
        assert hopeless.passwords == ["older", "oldest"]

    @pytest.mark.parametrize(
        ("said", "code", "title"),
        [
            ('status: 403 ... {"reason": "storageQuotaExceeded"}', "folder-full", "full"),
            ('status: 403 ... {"reason": "userRateLimitExceeded"}', "folder-offline", "wait"),
            ('status: 409 ... {"error_summary": "path/insufficient_space/"}', "folder-full", "full"),
            ("send http request: invalid peer certificate: UnknownIssuer", "folder-failed", "prove who it is"),
        ],
    )
    def test_services_have_their_own_words(self, said: str, code: str, title: str) -> None:
        """As Google Drive and Dropbox publish them; their servers were not asked."""
        error = exceptions.Unexpected(said.replace("status:", "response: Parts { status:"))

        trouble = put_into_words(understand(error), "gdrive:/x", None)

        assert trouble.code == code
        assert title in trouble.title


class Renewing:
    """Access with one password after the other."""

    def __init__(self, endpoint: str, passwords: list[str]) -> None:
        self.passwords = passwords
        self._endpoint = endpoint

    def operator(self) -> opendal.Operator:
        """With the first of those that are left."""
        return opendal.Operator("webdav", endpoint=self._endpoint, username=USER, password=self.passwords[0])

    def refused(self) -> bool:
        """The next one."""
        self.passwords.pop(0)
        return True


class TestNobodyThere:
    def test_a_dead_server_is_offline(self, paused: list[float]) -> None:
        """Nothing listens on port 1."""
        folder = made("webdav://127.0.0.1:1/office", USER, PASSWORD, paused, uploads_whole=False)

        assert trouble_of(lambda: folder.list("")).code == "folder-offline"
        assert trouble_of(lambda: folder.create(SEGMENT, CONTENT)).code == "folder-offline"

    @pytest.mark.parametrize("method", ["PROPFIND", "GET", "PUT"])
    def test_a_server_that_hangs_is_offline_after_one_wait(
        self, dav: MoodyServer, dav_folder: CloudFolder, paused: list[float], method: str
    ) -> None:
        """It is waited for once, not three times over."""
        dav_folder.create("office.json", b"x")
        before = dav.count(method)
        dav.moods.append(Mood(method, hangs=True))
        hasty = made(
            f"webdav://{dav.server}/office", USER, PASSWORD, paused, uploads_whole=False, limits=Limits(answer_s=0.3)
        )
        call = {
            "PROPFIND": lambda: hasty.list(""),
            "GET": lambda: hasty.read("office.json", 10),
            "PUT": lambda: hasty.create(SEGMENT, CONTENT),
        }[method]

        trouble = trouble_of(call)

        assert trouble.code == "folder-offline"
        assert "in time" in trouble.title
        assert dav.count(method) == before + 1


class TestHostileAnswers:
    def test_a_huge_file_is_not_taken_in(self, dav_folder: CloudFolder, served: Path) -> None:
        """One byte more than the limit shows, and no more is fetched."""
        dav_folder.create(SEGMENT, CONTENT)
        (served / "office" / SEGMENT).write_bytes(bytes(5_000_000))

        read = dav_folder.read(SEGMENT, 1000)

        assert read is not None
        assert len(read) == 1001

    def test_a_directory_with_too_many_files_is_trouble(self, dav: MoodyServer, paused: list[float]) -> None:
        """Nobody fills the memory of every laptop with names."""
        folder = made(
            f"webdav://{dav.server}/office", USER, PASSWORD, paused, uploads_whole=False, limits=Limits(most_files=3)
        )
        for number in range(3):
            folder.create(f"tail/{number}.x", b"x")
        assert len(folder.list("tail")) == 3
        folder.create("tail/3.x", b"x")

        assert trouble_of(lambda: folder.list("tail")).code == "folder-failed"

    def test_a_page_instead_of_a_listing_is_no_file(self, dav: MoodyServer, dav_folder: CloudFolder) -> None:
        """A hotel's sign-in page answers everything with 200 and a page."""
        dav_folder.create(SEGMENT, CONTENT)
        dav.moods.append(Mood("PROPFIND", status="200 OK", body=PAGE))

        assert dav_folder.list("tail") == ()

    def test_a_broken_listing_is_trouble(self, dav: MoodyServer, dav_folder: CloudFolder) -> None:
        """Half an answer is not a shorter folder."""
        dav.moods.append(Mood("PROPFIND", status="207 Multi-Status", body=b"<D:multistatus", content_type="text/xml"))

        assert trouble_of(lambda: dav_folder.list("tail")).code == "folder-failed"

    def test_nothing_is_written_outside_of_the_folder(self, dav: MoodyServer, dav_folder: CloudFolder) -> None:
        """The path is refused before a request is sent."""
        for path in ("../out", "tail/../../out", "tail/%2e%2e/x"):
            with pytest.raises(ValueError, match="not a path"):
                dav_folder.create(path, b"x")

        assert dav.requests == []
