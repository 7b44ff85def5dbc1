"""Words that were typed and not signed yet."""

from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.inbox.page import InboxPage
from tests.desktop.inbox.conftest import wait_for_card


def test_whoever_sits_here_next_does_not_read_them(qtbot: QtBot, desktop: Desktop, inbox: InboxPage) -> None:
    """What one person typed stands in nobody else's panel, who could sign it; and is there when they come back."""
    model, first, known = inbox.model, desktop.session.person, desktop.session.overview
    assert known is not None
    other = next(person for person in known.acting if person != first and known.waiting.get(person))
    model.choose()
    model.reject()
    model.keep_draft("He told me so in private")

    for person, expected in ((other, ""), (first, "He told me so in private")):
        desktop.session.act_as(person)
        qtbot.wait(50)
        qtbot.waitUntil(lambda: not model.waiting.is_loading)
        wait_for_card(qtbot, inbox)
        qtbot.wait(500)
        model.choose()
        model.reject()
        assert model.panel is not None
        assert model.draft() == expected
        model.close_panel()
