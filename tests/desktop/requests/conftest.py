"""The requests of the sample firm, in the real window, for one test each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.requests.page import RequestsPage
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.domain.commands import Refusal, RequestCommand, Submit
from workflows.domain.forms import plain_value
from workflows.domain.money import parse_money
from workflows.office.office import Acted, Office

Ask = Callable[..., str]
Do = Callable[[str, RequestCommand], None]


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    """The app on a copy of the sample firm, acting as the owner."""
    made = open_desktop(qtbot, tmp_path / "data", sample_home(tmp_path / "home"))
    qtbot.waitUntil(lambda: made.session.overview is not None, timeout=20_000)
    made.session.act_as("anna-berg")
    yield made
    close_desktop(qtbot, made)


@pytest.fixture
def page(qtbot: QtBot, desktop: Desktop) -> RequestsPage:
    """Its page of requests, with the list filled."""
    desktop.window.open_page("requests")
    found = desktop.window.page("requests")
    assert isinstance(found, RequestsPage)
    wait_for_list(qtbot, found)
    return found


@pytest.fixture
def ask(qtbot: QtBot, desktop: Desktop) -> Ask:
    """Submit an invoice through the window's own writer; its request."""
    number = 0

    def submitted(supplier: str = "Papierhof", gross: str = "500.00", by: str = "anna-berg") -> str:
        nonlocal number
        number += 1
        values: dict[str, Any] = {
            "supplier_name": supplier,
            "invoice_number": f"T-{number}",
            "issue_date": "2026-11-02",
            "gross": plain_value(parse_money(gross, "EUR")),
        }
        told: list[Acted | Refusal] = []
        command = Submit(workflow="invoice", unit="head-office", by=by, values=values)
        work(qtbot, desktop, lambda office: office.submit(command), told)
        assert isinstance(told[0], Acted), told
        return told[0].request.id

    return submitted


@pytest.fixture
def do(qtbot: QtBot, desktop: Desktop) -> Do:
    """Do something about a request through the window's own writer; it has to be permitted."""

    def done(request: str, command: RequestCommand) -> None:
        told: list[Acted | Refusal] = []
        work(qtbot, desktop, lambda office: office.act(request, command), told)
        assert isinstance(told[0], Acted), told

    return done


def work(qtbot: QtBot, desktop: Desktop, deed: Callable[[Office], Any], told: list[Any]) -> None:
    """Let the writer lane do it, and wait until everybody was told."""

    def telling(office: Office) -> Any:
        answer = deed(office)
        told.append(answer)
        return answer

    with qtbot.waitSignal(desktop.bridge.changed, timeout=20_000, raising=False):
        desktop.bridge.act(telling)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)


def wait_for_list(qtbot: QtBot, page: RequestsPage) -> None:
    """Until the list stands there, and every row that is seen has come."""
    model = page.list_model

    def is_filled() -> bool:
        rows = model.rows
        return model.is_listed and not model.is_making and all(rows.is_here(row) for row in range(min(5, model.count)))

    qtbot.waitUntil(is_filled, timeout=20_000)


def titles(page: RequestsPage) -> list[str]:
    """The titles of the first rows that have come, as they are shown."""
    rows = page.list_model.rows
    return [str(rows.index(row, 0).data() or "") for row in range(min(rows.rowCount(), 30))]
