"""From the first start to a verified signed decision of one's own, through the real window, without a mouse.

An act is a key that is pressed or a field that is filled in. The lists below are what is promised: at most twelve.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.inbox.looking import CardState
from desktop.pages.inbox.page import InboxPage
from desktop.pages.inbox.view_model import UNDO_SECONDS
from tests.desktop.welcome.conftest import WAIT_MS, wait_for_inbox, welcome_of
from tests.support.chosen_paths import choose_paths
from workflows import clock
from workflows.office.office import Office
from workflows.office.proving.checking import check_office
from workflows.office.sample_firm import sample_invoices
from workflows.office.showing.logs import entry_proof

MOST = 12


class Newcomer:
    """Somebody at the keyboard, who is counted."""

    def __init__(self, qtbot: QtBot, desktop: Desktop) -> None:
        self._qtbot, self._desktop = qtbot, desktop
        self.acts: list[str] = []

    def press(self, what: str, keys: str) -> None:
        """An act: press a key where the keyboard is."""
        self.acts.append(what)
        *modifiers, key = keys.split("+")
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= getattr(Qt.KeyboardModifier, {"Ctrl": "ControlModifier", "Shift": "ShiftModifier"}[modifier])
        self._qtbot.keyClick(self._where(), getattr(Qt.Key, f"Key_{key}"), held)

    def fill(self, what: str, text: str) -> None:
        """An act: type into the field where the keyboard is."""
        self.acts.append(what)
        self._qtbot.keyClicks(self._where(), text)

    def tab_to(self, wanted: QWidget, turns: int = 40) -> None:
        """Move the keyboard to something, which is reached by Tab alone."""
        for _ in range(turns):
            if self._where() is wanted:
                return
            self._qtbot.keyClick(self._where(), Qt.Key.Key_Tab)
        raise AssertionError(f"{wanted.accessibleName()} cannot be reached with Tab")

    def wait(self, until: Callable[[], bool]) -> None:
        """See that something came to be."""
        self._qtbot.waitUntil(until, timeout=WAIT_MS)

    def _where(self) -> QWidget:
        window = self._desktop.window
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        return QApplication.focusWidget() or window


@pytest.fixture
def newcomer(qtbot: QtBot, desktop: Desktop) -> Newcomer:
    """At the first page."""
    desktop.window.resize(1180, 780)
    return Newcomer(qtbot, desktop)


def inbox_of(desktop: Desktop) -> InboxPage:
    """The inbox."""
    page = desktop.window.page("inbox")
    assert isinstance(page, InboxPage)
    return page


def wait_for_card(newcomer: Newcomer, page: InboxPage) -> None:
    """See a card, past the moment in which a key that was meant for the card before is not taken."""
    newcomer.wait(lambda: page.model.card_state is CardState.SHOWN and page.model.card is not None)
    page.model._slid_s = float("-inf")


def _asks_for_approval(page: InboxPage) -> bool:
    card = page.model.card
    return card is not None and any(one.kind == "approval" for one in card.tasks)


def own_decisions(home: Path, person: str) -> list[tuple[str, int]]:
    """Log and place of every decision that a person signed."""
    with Office.open(home, write=False) as office:
        return [
            (one.device, one.position)
            for row in office.store.questions.requests(limit=1000)
            for one in office.store.questions.decisions_of(row.id)
            if one.person == person and one.counted
        ]


def assert_proved(home: Path, device: str, position: int) -> None:
    """The whole log verifies, and this entry is whole and signed by whom it names."""
    assert check_office(home).ok
    with Office.open(home, write=False) as office:
        proof = entry_proof(office, device, position, clock.now_ms())
    assert proof is not None
    assert (proof.stored_fits, proof.signature) == (True, "good")


def test_looking_around_leads_to_a_signed_decision(
    qtbot: QtBot, desktop: Desktop, newcomer: Newcomer, tmp_path: Path
) -> None:
    """1 Look around · 2 approve. Then somebody verifies: 3 the log · 4 verify."""
    home = tmp_path / "data" / "sample-firm"
    newcomer.press("look around with a sample firm", "Space")
    wait_for_inbox(qtbot, desktop)
    before = own_decisions(home, "anna-berg")
    inbox = inbox_of(desktop)
    wait_for_card(newcomer, inbox)
    newcomer.press("approve what is open", "A")
    newcomer.wait(lambda: inbox.card.countdown.signature.text.startswith("Signed by you, entry "))
    newcomer.press("go to the decision log", "Ctrl+3")
    assert desktop.window.current == "log"
    newcomer.press("verify", "V")

    (decision,) = set(own_decisions(home, "anna-berg")) - set(before)
    assert_proved(home, *decision)
    assert len(newcomer.acts) <= MOST, newcomer.acts


def test_starting_an_own_firm_leads_to_a_signed_decision(
    qtbot: QtBot, desktop: Desktop, newcomer: Newcomer, tmp_path: Path
) -> None:
    """1 Start mine · 2 firm · 3 own name · 4 choose · 5 an invoice · 6 start · 7 later · 8, 9 tick · 10 approve ·
    11 the log · 12 verify.
    """
    home = tmp_path / "data" / "office"
    invoice = next(path for path in sample_invoices() if path.suffix == ".xml")
    page = welcome_of(desktop)
    newcomer.tab_to(page.choices.start)
    newcomer.press("start mine", "Space")
    form = page._start
    assert form is not None
    newcomer.wait(lambda: bool(form._boxes))
    newcomer.fill("the firm's name", "Corner Shop")
    form.owner.clear()
    newcomer.tab_to(form.owner)
    newcomer.fill("my own name", "Anna Berg")
    newcomer.tab_to(form.documents)
    newcomer.press("choose invoices that wait already", "Space")
    choose_paths(qtbot, page, invoice)
    newcomer.acts.append("an invoice, in the system's own dialog")
    newcomer.press("start", "Ctrl+Return")
    newcomer.wait(lambda: page._sheet is not None and page._sheet.isVisible())
    sheet = page._sheet
    assert sheet is not None
    newcomer.tab_to(sheet.later)
    newcomer.press("the recovery sheet: later", "Space")
    wait_for_inbox(qtbot, desktop)

    desktop.remembered.keep(UNDO_SECONDS, 0)  # what counts before it leaves takes seconds, not acts
    inbox = inbox_of(desktop)
    wait_for_card(newcomer, inbox)
    task = inbox.card.content.task
    for number in range(2):
        newcomer.wait(lambda left=2 - number: sum(one.isEnabled() for one in task.ticks) == left)  # type: ignore[misc]
        newcomer.tab_to(next(one for one in task.ticks if one.isEnabled()), turns=80)
        newcomer.press("tick what was done about the supplier", "Space")
    newcomer.wait(lambda: _asks_for_approval(inbox))
    wait_for_card(newcomer, inbox)
    newcomer.press("approve", "A")
    newcomer.wait(lambda: inbox.card.countdown.signature.text.startswith("Signed by you, entry "))
    newcomer.press("go to the decision log", "Ctrl+3")
    newcomer.press("verify", "V")

    (decision,) = own_decisions(home, "anna-berg")
    assert_proved(home, *decision)
    assert len(newcomer.acts) <= MOST, newcomer.acts
