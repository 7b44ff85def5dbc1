"""Another office is opened while questions about the one before are still on their way."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.office.office import Office


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path]:
    """Two homes."""
    first = sample_home(tmp_path / "first")
    shutil.copytree(first, tmp_path / "second")
    return first, tmp_path / "second"


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path, homes: tuple[Path, Path]) -> Iterator[Desktop]:
    """The app on the first."""
    made = open_desktop(qtbot, tmp_path / "data", homes[0])
    yield made
    close_desktop(qtbot, made)


def test_no_answer_about_the_office_before_is_shown_in_the_next(
    qtbot: QtBot, desktop: Desktop, homes: tuple[Path, Path]
) -> None:
    """Names and people of one firm never stand in the window of another, not even for a moment."""
    heard: list[object] = []
    desktop.session.overview_changed.connect(lambda: heard.append(desktop.session.overview))
    desktop.session.renew()
    desktop.open_home(homes[1])
    qtbot.waitUntil(lambda: len(heard) > 1 and heard[-1] is not None, timeout=20_000)
    qtbot.wait(100)

    assert len([one for one in heard if one is not None]) == 1


def test_acts_that_were_queued_are_still_done(qtbot: QtBot, desktop: Desktop, homes: tuple[Path, Path]) -> None:
    """Leaving an office drops questions, never an act."""
    told: list[Path] = []

    def deed(office: Office) -> None:
        told.append(office.store.home.path)

    for _ in range(5):
        desktop.bridge.act(deed)
    desktop.open_home(homes[1])

    assert told == [homes[0]] * 5
