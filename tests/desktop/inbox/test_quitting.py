"""Deciding and quitting in one breath: it is signed, or somebody hears that it was not."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.inbox.page import InboxPage
from tests.desktop.inbox.conftest import seconds
from workflows.office.office import Office


@pytest.fixture
def lock_it(home: Path) -> Iterator[Callable[[], None]]:
    """Another program holds the database, until it lets go."""
    with closing(sqlite3.connect(home / "countersign.db", isolation_level=None)) as other:

        def lock() -> None:
            other.execute("BEGIN IMMEDIATE")

        yield lock


def decisions(home: Path, request: str) -> int:
    """How many decisions the log holds about a request."""
    with Office.open(home, write=False) as office:
        return sum(type(act.event).__name__ == "DecisionMade" for act in office.request(request).acts)


def test_what_counts_is_signed_before_the_window_closes(
    qtbot: QtBot, desktop: Desktop, inbox: InboxPage, home: Path
) -> None:
    """Quitting is no way to take a decision back, nor to lose it."""
    seconds(desktop, 15)
    assert inbox.model.current is not None
    request = inbox.model.current[0]
    before = decisions(home, request)
    inbox.model.approve()
    desktop.quit()
    qtbot.waitUntil(lambda: not desktop.window.isVisible(), timeout=20_000)

    assert decisions(home, request) == before + 1


def test_the_window_stays_when_it_could_not_be_signed(
    qtbot: QtBot, desktop: Desktop, inbox: InboxPage, home: Path, lock_it: Callable[[], None]
) -> None:
    """Otherwise somebody believes that they approved, and nobody ever says that it is not so."""
    seconds(desktop, 15)
    assert inbox.model.current is not None
    inbox.model.approve()
    lock_it()
    desktop.quit()
    qtbot.waitUntil(lambda: bool(inbox.model.outcomes.unsigned), timeout=20_000)
    qtbot.waitUntil(lambda: not desktop.bridge.is_writing, timeout=40_000)
    qtbot.wait(100)

    assert desktop.window.isVisible()
    assert inbox.isVisible()
    desktop.quit()
    qtbot.waitUntil(lambda: not desktop.window.isVisible(), timeout=20_000)
