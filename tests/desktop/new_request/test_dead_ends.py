"""Whoever asks for what nobody could carry through is told so, with all that is missing and what else can be done."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.pages.requests.page import RequestsPage
from tests.support.asking_window import Asking
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.newcomer import found_newcomer, new_invoice
from workflows.office.office import Office


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path) -> Iterator[Asking]:
    """The window on an office of an owner, and somebody without a role."""
    found_newcomer(tmp_path / "home")
    desktop = open_desktop(qtbot, tmp_path / "data", tmp_path / "home")
    yield Asking(qtbot, desktop)
    close_desktop(qtbot, desktop)


def read_one(newcomer: Asking, folder: Path) -> None:
    """An e-invoice fills the form."""
    newcomer.go("anna-shop")
    model = newcomer.page.model
    newcomer.qtbot.waitUntil(lambda: model.stage == "form" and model.readable is not None)
    newcomer.page.take_files([str(new_invoice(folder))])
    newcomer.qtbot.waitUntil(lambda: model.read is not None, timeout=20_000)
    newcomer.settle()
    picture(newcomer, "asked")


def picture(newcomer: Asking, name: str) -> None:
    """Keep what is seen, where somebody wants to look."""
    folder = os.environ.get("COUNTERSIGN_TEST_PICTURES")
    if folder:
        newcomer.desktop.window.resize(1366, 768)
        newcomer.qtbot.wait(300)
        newcomer.desktop.window.grab().save(f"{folder}/{name}.png")


def test_the_form_says_all_that_is_missing_and_the_request_says_it_again(newcomer: Asking, tmp_path: Path) -> None:
    """Every step with its role at once; the opened request leads to the page of people."""
    read_one(newcomer, tmp_path)
    missing = (
        "As the office stands, nobody can carry out “Confirm the supplier and the account” (bookkeeper), "
        "“Approve the invoice” (manager) or “Release for payment” (bookkeeper). "
        "Give these roles to somebody else under People and units; one person may have them all."
    )
    assert missing in newcomer.page.bar.text
    assert "Did it come from outside?" in newcomer.page.bar.notes

    newcomer.page.send()
    newcomer.qtbot.waitUntil(lambda: newcomer.page.model.stage == "sent")
    newcomer.page.parts.sent.open.click()
    requests = newcomer.desktop.window.page("requests")
    assert isinstance(requests, RequestsPage)
    newcomer.qtbot.waitUntil(lambda: requests.request_model.page is not None, timeout=20_000)
    newcomer.qtbot.waitUntil(requests.request.short.isVisible)
    picture(newcomer, "request")
    assert missing in requests.request.short.text
    assert requests.request.short.text.startswith("Nobody may act now.")

    requests.request.short.people.click()
    newcomer.qtbot.waitUntil(lambda: newcomer.desktop.window.current == "people")


def test_a_document_can_be_taken_in_as_it_came_instead(newcomer: Asking, tmp_path: Path) -> None:
    """It is nobody's request, and the owner may act on it; what was changed in the form does not go with it."""
    read_one(newcomer, tmp_path)
    newcomer.type("supplier_name", "Somebody else")
    newcomer.settle()
    newcomer.qtbot.waitUntil(newcomer.page.bar.take.isVisible)

    newcomer.page.bar.take.click()
    newcomer.qtbot.waitUntil(lambda: newcomer.page.model.stage == "sent")
    picture(newcomer, "taken")

    sent = newcomer.page.model.sent
    assert sent is not None
    assert "Anna Shop has it now." in newcomer.page.parts.sent.text
    with Office.open(tmp_path / "home", write=False) as office:
        state = office.request(sent.request)
    assert state.requester is None
    assert state.standing.values["supplier_name"] != "Somebody else"


def test_nothing_is_taken_in_together_with_what_was_attached(newcomer: Asking, tmp_path: Path) -> None:
    """What would not go with it is not lost by a button."""
    note = tmp_path / "note.txt"
    note.write_text("as agreed", "utf-8")
    read_one(newcomer, tmp_path)
    assert newcomer.page.bar.take.isVisible()

    newcomer.page.take_files([str(note)])
    newcomer.qtbot.waitUntil(lambda: not newcomer.page.bar.take.isVisible())

    assert "Read from its file alone" in newcomer.page.bar.notes
