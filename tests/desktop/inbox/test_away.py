"""Coming back to the inbox: one quiet line that leads to what is new, and to what others decided."""

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.inbox import away as away_module
from desktop.pages.inbox.arranging import Line
from desktop.pages.inbox.page import InboxPage
from tests.desktop.inbox.conftest import inbox_of, wait_for_card
from tests.support.desktop_window import close_desktop, open_desktop
from workflows.domain.commands import Decide
from workflows.office.office import Office

ANNA = "anna-berg"


def test_the_first_start_says_nothing(inbox: InboxPage) -> None:
    """There is no before."""
    assert inbox.away.meanwhile is None
    assert inbox.side._away.isHidden()


def test_what_came_meanwhile_is_told_and_leads_there(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    """Started again after others worked: so many new, shown alone by one press, and all again after closing."""
    first = open_desktop(qtbot, tmp_path / "data", home)
    wait_for_card(qtbot, inbox_of(first))
    close_desktop(qtbot, first)
    _forget_one_task(home)

    desktop = open_desktop(qtbot, tmp_path / "data", home)
    page = inbox_of(desktop)
    qtbot.waitUntil(lambda: page.away.meanwhile is not None, timeout=15_000)
    assert page.away.meanwhile is not None
    assert len(page.away.meanwhile.new) == 1
    assert not page.side._away.isHidden()
    wait_for_card(qtbot, page)
    every = page.model.waiting.found
    page.side.away_requested.emit("new")
    qtbot.waitUntil(lambda: page.model.waiting.found == 1)
    page.side.away_closed.emit()
    qtbot.waitUntil(lambda: page.model.waiting.found == every)

    assert page.side._away.isHidden()
    close_desktop(qtbot, desktop)


def test_a_moment_elsewhere_is_not_away(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desktop: Desktop, inbox: InboxPage
) -> None:
    """Other pages may be looked at without news; after long enough it is asked."""
    key = next(row.key for row in inbox.rows.rows if isinstance(row, Line))
    desktop.window.open_page("help")
    desktop.bridge.act(partial(_reject_as_another, key))
    desktop.window.open_page("inbox")
    qtbot.waitUntil(lambda: inbox.model.waiting.line(key) is None, timeout=15_000)
    assert not _decided(inbox)

    monkeypatch.setattr(away_module, "AWAY_S", 0.0)
    inbox.away._left_s = 0.0
    inbox.away.come_back()
    qtbot.waitUntil(lambda: bool(_decided(inbox)), timeout=15_000)

    assert _decided(inbox) == [key[0]]


def _decided(inbox: InboxPage) -> list[str]:
    found = inbox.away.meanwhile
    return [] if found is None else [one.request for one in found.decided]


def _forget_one_task(home: Path) -> None:
    """As if one of the tasks had come in after the person left."""
    import msgspec

    with Office.open(home) as office:
        kept = msgspec.json.decode(office.store.facts.get(f"left-inbox/{ANNA}") or b"")
        kept["tasks"] = kept["tasks"][1:]
        with office.store.database.transaction():
            office.store.facts.put(f"left-inbox/{ANNA}", msgspec.json.encode(kept))


def _reject_as_another(key: tuple[str, str], office: Office) -> object:
    able = [able.person for task in office.tasks(key[0]) for able in task.people if able.person != ANNA]
    return office.act(key[0], Decide(verdict="reject", by=able[0], reason="no", step=key[1]))
