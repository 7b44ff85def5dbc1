"""A mailbox server, an office whose automation waits for its mail, and certificates."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.automations.world import World
from tests.support.imap_server import WHY_NOT, ImapServer, imap_server
from tests.support.mail_server import Certified, certify


@pytest.fixture(scope="session")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    """A certificate for localhost, and its authority."""
    return certify(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory, certified: Certified) -> Iterator[ImapServer]:
    """Dovecot, where it is installed."""
    if WHY_NOT:
        pytest.skip(WHY_NOT)
    with imap_server(tmp_path_factory.mktemp("imap"), certified) as server:
        yield server


@pytest.fixture
def server(running: ImapServer) -> ImapServer:
    """The same with an empty mailbox."""
    running.empty()
    return running


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """An office on one laptop."""
    monkeypatch.setenv("COUNTERSIGN_KEY_STORE", "file")
    return World(tmp_path / "home")
