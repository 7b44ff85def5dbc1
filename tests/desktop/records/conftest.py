"""The sample firm with suppliers, customers and an employee, and the page that shows them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.records.page import RecordsPage
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.office.office import Office
from workflows.office.records.grouped import add_shown
from workflows.office.records.writing import Recorded

OWNER, CLERK, BOOKKEEPER = "anna-berg", "nils", "petra"
IBAN, OTHER = "DE89370400440532013000", "NL91ABNA0417164300"
PAPER = {
    "legal_name": "Papierhof Musterstadt GmbH",
    "trading_name": "Papierhof",
    "vat_id": "DE136695976",
    f"iban/{IBAN}": "Papierhof Musterstadt GmbH",
    "contact/orders": "Frau Meier",
}


def put(office: Office, texts: Mapping[str, str], sort: str = "supplier", by: str = CLERK) -> str:
    """A record; its id."""
    done = add_shown(office, by, sort, texts)
    assert isinstance(done, Recorded), done
    return done.record


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of its own, with three suppliers, two of them alike, and somebody who works there."""
    home = sample_home(tmp_path / "home")
    with Office.open(home) as office:
        put(office, PAPER)
        put(office, {"legal_name": "Papierhof Musterstadt", "vat_id": "DE136695976"})
        put(office, {"legal_name": "Holz <b>&</b> Söhne KG"})
        put(office, {"person": CLERK, "position": "Clerk", "phone": "0171 555"}, "employee", OWNER)
    return home


@pytest.fixture
def desktop(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[Desktop]:
    """The app on that home, as its owner."""
    made = open_desktop(qtbot, tmp_path / "data", home)
    qtbot.waitUntil(lambda: made.session.overview is not None)
    yield made
    close_desktop(qtbot, made)


def opened(qtbot: QtBot, desktop: Desktop, person: str = "") -> RecordsPage:
    """The page as somebody sees it."""
    if person:
        desktop.session.act_as(person)
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    desktop.window.open_page("records")
    found = desktop.window.page("records")
    assert isinstance(found, RecordsPage)
    qtbot.waitUntil(lambda: found.is_built and found.model.shown is not None)
    settle(qtbot, desktop)
    return found


def settle(qtbot: QtBot, desktop: Desktop) -> None:
    """Wait until every lane has answered."""
    for lane in desktop.bridge._lanes():
        qtbot.waitUntil(lambda lane=lane: not lane.is_busy)  # type: ignore[misc]  # bound at once
    qtbot.wait(1)


def look(qtbot: QtBot, page: RecordsPage, name: str) -> None:
    """Look at the record of this name."""
    shown = page.model.shown
    assert shown is not None
    record = next(one.line.id for one in shown.records if one.line.title == name)
    page.look_at(record)
    qtbot.waitUntil(lambda: page.model.card is not None and page.model.card.line.id == record)
    qtbot.waitUntil(lambda: page.beside.panel.turns.is_done)


def act(qtbot: QtBot, desktop: Desktop, deed: Callable[[Office], object]) -> None:
    """Do something in the office, and wait until it is shown."""
    done: list[object] = []

    def do(office: Office) -> object:
        done.append(answer := deed(office))
        return answer

    desktop.bridge.act(do)
    qtbot.waitUntil(lambda: bool(done))
    settle(qtbot, desktop)
