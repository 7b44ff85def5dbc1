"""The sample firm with a table that has a gap, a contradiction of its order and a case that fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.rules.page import RulesPage
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.office.office import Office
from workflows.office.shipped import apply_text

BANDS = """
tables:
  - id: bands
    name: A <b>bold</b> table
    inputs: [{id: price, type: money}, {id: urgent, type: yes-no, label: it is urgent}]
    rows:
      - {when: {price: "<= 100"}, then: {verdict: approve, text: Small enough.}, note: Agreed in May.}
      - {when: {urgent: "yes"}, then: {verdict: ask, approvers: [{role: manager}]}}
    cases:
      - {name: a pen, given: {price: "2.00", urgent: "no"}, expect: approve}
      - {name: a chair, given: {price: "90.00", urgent: "no"}, expect: reject}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of its own."""
    home = sample_home(tmp_path / "home")
    with Office.open(home) as office:
        apply_text(office, BANDS, "bands.yaml", "anna-berg")
    return home


@pytest.fixture
def desktop(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[Desktop]:
    """The app on it, the owner at the window, rules open."""
    made = open_desktop(qtbot, tmp_path / "data", home)
    qtbot.waitUntil(lambda: made.session.overview is not None)
    made.session.act_as("anna-berg")
    made.window.open_page("rules")
    yield made
    close_desktop(qtbot, made)


@pytest.fixture
def page(qtbot: QtBot, desktop: Desktop) -> RulesPage:
    """The page, its tables known and the first one looked at."""
    found = desktop.window.page("rules")
    assert isinstance(found, RulesPage)
    qtbot.waitUntil(lambda: found.model.shown is not None and found.model.coverage is not None, timeout=20_000)
    return found
