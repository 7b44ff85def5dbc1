"""What the icon in the tray tells outside of the window: what came in, and what nobody did in time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """The app on a home of its own, with nobody looking at it."""
    made = open_desktop(qtbot, tmp_path / "data", sample_home(tmp_path / "home"))
    qtbot.waitUntil(lambda: made.session.overview is not None)
    yield made
    close_desktop(qtbot, made)


def test_a_deadline_that_passes_is_told_once(qtbot: QtBot, desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody did anything: time alone makes it late. To whom it is told is who sits here."""
    known = desktop.session.overview
    assert known is not None
    person = max(known.waiting, key=lambda one: known.waiting[one])
    desktop.session.act_as(person)
    told: list[str] = []
    monkeypatch.setattr(desktop.tray, "notify", lambda title, *_, **__: told.append(title))
    monkeypatch.setattr(desktop.window, "isActiveWindow", lambda: False)
    counts: list[dict[str, int]] = []
    desktop.minutes.late_counted.connect(counts.append)
    pass_a_minute(qtbot, desktop, counts)

    monkeypatch.setenv("COUNTERSIGN_NOW", "2097-02-02T09:00:00Z")
    pass_a_minute(qtbot, desktop, counts)
    pass_a_minute(qtbot, desktop, counts)

    assert counts[-1][person] > counts[0].get(person, 0)
    assert told == [f"{counts[-1][person]} overdue in your inbox"]


def pass_a_minute(qtbot: QtBot, desktop: Desktop, counts: list[dict[str, int]]) -> None:
    """The clock shows another minute, and what is late was counted."""
    before = len(counts)
    qtbot.waitUntil(lambda: desktop.minutes._job is None)
    desktop.minutes._minute = None
    desktop.minutes.look()
    qtbot.waitUntil(lambda: len(counts) > before)
