"""The real window on real offices, at the page where people ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.asking_window import GIFTS, Asking
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from tests.support.shown_office import found_shown
from workflows.office.office import Office
from workflows.office.shipped import apply_text


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with invoices, purchases and gifts."""
    home = tmp_path_factory.mktemp("asking") / "home"
    found_shown(home)
    with Office.open(home) as office:
        apply_text(office, GIFTS, "gifts.yaml", "anna-berg")
    return home


@pytest.fixture
def home(founded: Path, tmp_path: Path) -> Path:
    """A home of one's own."""
    import shutil

    return Path(shutil.copytree(founded, tmp_path / "home"))


@pytest.fixture
def asking(qtbot: QtBot, tmp_path: Path, home: Path) -> Iterator[Asking]:
    """The shop, several kinds of requests."""
    desktop = open_desktop(qtbot, tmp_path / "data", home)
    yield Asking(qtbot, desktop)
    close_desktop(qtbot, desktop)


@pytest.fixture
def firm(qtbot: QtBot, tmp_path: Path) -> Iterator[Asking]:
    """The sample firm, one kind of request that documents fill."""
    desktop = open_desktop(qtbot, tmp_path / "data", sample_home(tmp_path / "firm"))
    yield Asking(qtbot, desktop)
    close_desktop(qtbot, desktop)
