"""Two laptops exceeded a budget together: owners are told when they come back, and the tab says who knew what."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.desktop.delegation.conftest import WAIT_MS, Window
from tests.office.sharing.test_budgets_together import NOW, TOOLS, ask_by, laptops, yes
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.two_laptops import CLERK, OWNER, connect, exchange
from workflows import clock
from workflows.office.office import Office
from workflows.office.showing.meanwhile import leave, meanwhile

_ = laptops
"""The fixture, by its import."""


@pytest.fixture
def exceeded(laptops: tuple[Office, Office], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Anna left her inbox, then both said yes without knowing of each other; her home."""
    monkeypatch.setenv("COUNTERSIGN_NOW", NOW)
    first, second = laptops
    sharings = connect(first, tmp_path / "folder"), connect(second, tmp_path / "folder")
    by_anna, by_carl = ask_by(first, 700, OWNER), ask_by(second, 800, CLERK)
    exchange(*sharings, times=3)
    for person in (OWNER, CLERK):
        leave(first, person, clock.now_ms())
    assert yes(first, by_carl, OWNER) is None
    assert yes(second, by_anna, CLERK) is None
    exchange(*sharings, times=3)
    return tmp_path / "a"


def test_owners_are_told_and_others_are_not(exceeded: Path, laptops: tuple[Office, Office]) -> None:
    """Once: whoever left after it knows it."""
    first, _second = laptops
    told = meanwhile(first, OWNER, clock.now_ms())
    others = meanwhile(first, CLERK, clock.now_ms())
    leave(first, OWNER, clock.now_ms())
    again = meanwhile(first, OWNER, clock.now_ms())

    assert exceeded.is_dir()
    assert told is not None
    assert [(one.budget, one.name) for one in told.exceeded] == [("tools", "tools")]
    assert others is None or others.exceeded == ()
    assert again is None


@pytest.fixture
def window(qtbot: QtBot, exceeded: Path, laptops: tuple[Office, Office], tmp_path: Path) -> Iterator[Window]:
    """Anna's window after it."""
    for one in laptops:
        one.close()
    desktop = open_desktop(qtbot, tmp_path / "data", exceeded)
    qtbot.waitUntil(lambda: desktop.session.overview is not None, timeout=WAIT_MS)
    desktop.session.act_as(OWNER)
    yield Window(qtbot, desktop)
    close_desktop(qtbot, desktop)


def test_the_inbox_says_so_and_leads_to_who_knew_what(window: Window) -> None:
    """The line of what happened meanwhile names the budget; its card lists the yes that did not know of the other."""
    side = window.inbox.side
    window.until(lambda: not side._away_budgets.isHidden() and not side._away.isHidden())
    assert side._away_budgets.text() == "“tools” exceeded together"

    side._away_budgets.click()
    window.until(lambda: TOOLS.id in window.people.budgets.cards)
    said = "\n".join(one.text() for one in window.people.budgets.cards[TOOLS.id].findChildren(QLabel))

    assert "goes beyond by 500.00\u00a0EUR" in said
    assert "Decided without knowing of each other" in said
    assert "who knew of 0.00\u00a0EUR;" in said
