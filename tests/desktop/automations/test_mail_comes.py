"""Mail that comes while the window is open sets automations off, and a server that is slow keeps nobody waiting."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from tests.automations.mailbox.reading import mailbox, rude_mailbox
from tests.desktop.automations.conftest import act, put
from tests.support.imap_server import WHY_NOT, imap_server
from tests.support.mail_server import certify
from tests.support.posts import post
from workflows.automations.mailbox.account import MailboxAccount, keep_mailbox
from workflows.domain.automations import OnMail
from workflows.office.office import Office


def watching(account: MailboxAccount, office: Office) -> None:
    """An automation for each mail of this mailbox."""
    keep_mailbox(office, account)
    put(office, "Post", OnMail(account="office"))


def pass_a_minute(desktop: Desktop) -> None:
    """The clock shows another minute."""
    desktop.minutes._minute = None
    desktop.minutes.look()


def test_a_mail_sets_an_automation_off(qtbot: QtBot, desktop: Desktop, home: Path, tmp_path: Path) -> None:
    """Read between two turns of the writer; then it runs, once."""
    if WHY_NOT:
        pytest.skip(WHY_NOT)
    (tmp_path / "imap").mkdir()
    (tmp_path / "certificates").mkdir()
    certified = certify(tmp_path / "certificates")
    with imap_server(tmp_path / "imap", certified) as server:
        act(qtbot, desktop, lambda office: watching(mailbox(server, certified), office))
        server.put(post("Hello", message_id="<1@x>"))
        pass_a_minute(desktop)

        def states() -> list[str]:
            with Office.open(home, write=False) as office:
                return [row.state for row in office.store.runs.of("post")]

        qtbot.waitUntil(lambda: states() == ["done"], timeout=30_000)


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_a_server_that_says_nothing_keeps_nobody_from_deciding(
    qtbot: QtBot, desktop: Desktop, silent: socket.socket
) -> None:
    """It is waited for on a lane of its own; acts are written meanwhile."""
    act(qtbot, desktop, lambda office: watching(rude_mailbox(silent.getsockname()[1]), office))
    pass_a_minute(desktop)
    qtbot.waitUntil(lambda: desktop.minutes._away is not None, timeout=20_000)

    act(qtbot, desktop, lambda office: put(office, "Another"))

    assert desktop.minutes._away is not None
    silent.close()  # then it need not be waited for to the end
    qtbot.waitUntil(lambda: desktop.minutes._away is None, timeout=60_000)


def test_what_a_server_had_for_an_office_that_was_left_reaches_no_other(
    qtbot: QtBot, desktop: Desktop, silent: socket.socket
) -> None:
    """Another office may be open by the time that a slow server answers, with people of the same names."""
    act(qtbot, desktop, lambda office: watching(rude_mailbox(silent.getsockname()[1]), office))
    pass_a_minute(desktop)
    qtbot.waitUntil(lambda: desktop.minutes._away is not None, timeout=20_000)
    asked = desktop.minutes._away
    assert asked is not None

    desktop.minutes._end()

    assert asked.cancelled
    assert desktop.minutes._away is None
    silent.close()
