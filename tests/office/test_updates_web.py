"""Asking the web for a notice: https, one address, little, and not for long."""

import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.https_server import Site, https_server
from tests.support.mail_server import Certified, certify
from tests.support.notices import signed
from workflows.errors import Trouble
from workflows.ledger.update_notice import MOST_BYTES
from workflows.office.updates.fetching import fetch


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    """A certificate for localhost."""
    return certify(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def served(certified: Certified) -> Iterator[tuple[Site, str]]:
    """A site, and the address of a notice on it."""
    with https_server(certified) as (site, port):
        site.body = signed()
        yield site, f"https://localhost:{port}/update.note?v=1"


@pytest.fixture
def trust(certified: Certified) -> ssl.SSLContext:
    """What trusts it."""
    return ssl.create_default_context(cafile=str(certified.authority))


def code_of(address: str, trust: ssl.SSLContext | None = None, **more: float) -> str:
    """The code of the trouble."""
    with pytest.raises(Trouble) as trouble:
        fetch(address, trust=trust, **more)
    return trouble.value.code


def test_a_notice_is_fetched_and_nothing_is_told(served: tuple[Site, str], trust: ssl.SSLContext) -> None:
    """No cookie, no version, no office, no language."""
    site, address = served
    site.headers = {"Set-Cookie": "who=me"}

    assert fetch(address, trust=trust) == signed()
    assert fetch(address, trust=trust) == signed()

    assert [one.path for one in site.gets] == ["/update.note?v=1"] * 2
    for one in site.gets:
        assert set(one.headers) == {"Host", "User-Agent", "Accept", "Connection", "Accept-Encoding"}
        assert one.headers["User-Agent"] == "Countersign"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(served: tuple[Site, str], trust: ssl.SSLContext, status: int) -> None:
    """Wherever it leads."""
    site, address = served
    site.status, site.headers = status, {"Location": address}

    assert code_of(address, trust) == "updates-failed"
    assert len(site.gets) == 1


@pytest.mark.parametrize("status", [204, 404, 500])
def test_an_error_is_no_notice(served: tuple[Site, str], trust: ssl.SSLContext, status: int) -> None:
    """Nor is an empty answer."""
    site, address = served
    site.status, site.body = status, b""

    assert code_of(address, trust) == "updates-failed"


def test_no_more_is_read_than_a_notice_may_have(served: tuple[Site, str], trust: ssl.SSLContext) -> None:
    """However much is sent."""
    site, address = served
    site.body = b"x" * 5_000_000

    assert len(fetch(address, trust=trust)) == MOST_BYTES + 1


def test_an_answer_that_drips_is_given_up(served: tuple[Site, str], trust: ssl.SSLContext) -> None:
    """Each piece comes in time, the whole does not."""
    site, address = served
    site.slow_s = 0.05
    began = time.monotonic()

    assert code_of(address, trust, whole_s=0.4) == "updates-offline"
    assert time.monotonic() - began < 5


def test_a_server_that_goes_away_is_trouble(served: tuple[Site, str], trust: ssl.SSLContext) -> None:
    """Of the kind that passes."""
    site, address = served
    site.answers = False

    assert code_of(address, trust) == "updates-offline"


def test_a_certificate_that_nobody_trusts_ends_it(served: tuple[Site, str]) -> None:
    """The system's authorities decide."""
    site, address = served

    assert code_of(address) == "updates-failed"
    assert site.gets == []


@pytest.mark.parametrize(
    "address",
    ["http://localhost/a", "file:///etc/passwd", "ftp://localhost/a", "https:///a", "https://me:pw@localhost/a", "x",
     "https://localhost:99999/a", "https://löcalhost/a"],
)  # fmt: skip
def test_only_plain_https_is_asked(address: str) -> None:
    """Anything else is refused before a line goes out."""
    assert code_of(address) == "updates-failed"


def test_nobody_there_is_trouble(certified: Certified, tmp_path: Path, trust: ssl.SSLContext) -> None:
    """A closed port."""
    with https_server(certified) as (_, port):
        pass

    assert code_of(f"https://127.0.0.1:{port}/update.note", trust) == "updates-offline"
