"""An office with automations, and the page that shows them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.automations.own_section import OwnSection
from desktop.pages.automations.page import AutomationsPage
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.automations.changing import set_automations
from workflows.changes import Changes
from workflows.domain.automations import Action, Automation, ByHand, OnSchedule, Trigger
from workflows.office.office import Office


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of its own."""
    return sample_home(tmp_path / "home")


@pytest.fixture
def desktop(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[Desktop]:
    """The app on that home."""
    made = open_desktop(qtbot, tmp_path / "data", home)
    qtbot.waitUntil(lambda: made.session.overview is not None)
    yield made
    close_desktop(qtbot, made)


def put(office: Office, name: str, trigger: Trigger | None = None, *actions: Action, enabled: bool = True) -> None:
    """An automation of this laptop."""
    made = Automation(
        id=name.casefold().replace(" ", "-"),
        name=name,
        trigger=trigger or ByHand(),
        actions=actions or (Action(kind="record", settings={"text": "Noted"}),),
        unit=office.state.head,
        device=office.keys.device,
        enabled=enabled,
    )
    assert isinstance(set_automations(office, "anna-berg", [made]), Changes)


def weekly(office: Office) -> None:
    """One that runs each Monday."""
    put(office, "Weekly note", OnSchedule(when="every Monday 08:00"))


def act(qtbot: QtBot, desktop: Desktop, deed: Callable[[Office], None]) -> None:
    """Do something in the office, and wait until it is done."""
    done: list[Office] = []

    def do(office: Office) -> None:
        deed(office)
        done.append(office)

    desktop.bridge.act(do, None)
    qtbot.waitUntil(lambda: bool(done) and not desktop.bridge.is_writing, timeout=20_000)


def own(qtbot: QtBot, desktop: Desktop) -> OwnSection:
    """The page's part about the office's own, with what it shows."""
    desktop.window.open_page("automations")
    found = desktop.window.page("automations")
    assert isinstance(found, AutomationsPage)
    qtbot.waitUntil(lambda: found.section.model.shown is not None, timeout=20_000)
    return found.section
