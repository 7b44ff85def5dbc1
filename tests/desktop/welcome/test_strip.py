"""The sample firm's strip: who you are, what to try next, and tampering that is found."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.welcome.page import WelcomePage
from desktop.widgets.person_strip import PersonStrip
from desktop.widgets.tamper_dialog import TamperDialog
from tests.desktop.welcome.conftest import WAIT_MS, Press, wait_for_inbox
from workflows.domain.commands import Decide
from workflows.office.office import Office


@pytest.fixture
def strip(qtbot: QtBot, desktop: Desktop, page: WelcomePage) -> PersonStrip:
    """In the sample firm, as its owner."""
    page.choices.sample.click()
    wait_for_inbox(qtbot, desktop)
    qtbot.waitUntil(desktop.window.above.strip.isVisible, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: desktop.window.above.strip.person.count() > 0, timeout=WAIT_MS)
    return desktop.window.above.strip


def test_keys_and_arrows_make_you_somebody_else(
    qtbot: QtBot, desktop: Desktop, strip: PersonStrip, press: Press
) -> None:
    """Everybody in turn; the strip says the name and the role."""
    assert strip.person.currentText() == "Anna Berg, owner"

    press("Ctrl+BracketRight")
    assert desktop.session.person == "ben"
    assert strip.person.currentText() == "Ben Okafor, manager"
    strip.next.click()
    press("Ctrl+BracketLeft")
    press("Ctrl+BracketLeft")

    assert desktop.session.person == "anna-berg"


def test_the_tour_goes_on_when_somebody_did_what_it_says(qtbot: QtBot, desktop: Desktop, strip: PersonStrip) -> None:
    """One sentence at a time, each with one button."""
    assert strip.tour.text().startswith("1 of 4.")
    strip.do.click()
    assert desktop.window.current == "new_request"
    assert desktop.session.person != "anna-berg"
    strip._step = 1
    strip._show()
    strip.do.click()
    assert (desktop.window.current, desktop.session.person) == ("inbox", "anna-berg")

    desktop.bridge.act(_approve_first)
    qtbot.waitUntil(lambda: strip.tour.text().startswith("3 of 4."), timeout=WAIT_MS)
    strip.do.click()
    assert desktop.window.current == "log"
    assert strip.tour.text().startswith("3 of 4.")  # what it says to do there is not done yet
    strip.do.click()
    assert strip.tour.text().startswith("4 of 4.")


def test_the_tours_end_leads_to_the_page_of_an_own_firm(qtbot: QtBot, desktop: Desktop, strip: PersonStrip) -> None:
    """Who leaves to start does not have to look for where that is done."""
    strip._step = 3
    strip._tampered()
    strip.do.click()
    qtbot.waitUntil(lambda: desktop.window.current == "welcome", timeout=WAIT_MS)
    page = desktop.window.page("welcome")
    assert isinstance(page, WelcomePage)

    assert page._start is not None
    assert page._start.isVisible()
    assert page._start.name.hasFocus() or not desktop.window.isActiveWindow()


def test_tampering_is_found_and_named(qtbot: QtBot, desktop: Desktop, strip: PersonStrip, press: Press) -> None:
    """Exactly the entry that was altered, who had signed it, and what to do."""
    press("Ctrl+Shift+T")
    dialog = strip._dialog
    assert isinstance(dialog, TamperDialog)
    qtbot.waitUntil(lambda: dialog.answer is not None, timeout=WAIT_MS)
    answer = dialog.answer
    assert answer is not None
    words = " ".join(one.text() for one in dialog.findChildren(type(strip.tour)))

    assert answer.found
    assert "Found at once" in words
    assert f"entry {answer.index} was altered" in words
    assert f"Entry {answer.index} of laptop" in words
    assert desktop.session.name(answer.person) in words
    dialog.close_button.click()
    assert "nothing to do" in words


def test_who_tampers_first_goes_on_with_the_tour_and_can_leave(strip: PersonStrip) -> None:
    """It may be tried at any time: the tour ends where it asked for it."""
    strip._tampered()

    assert strip.tour.text().startswith("1 of 4.")
    assert strip.leave.isVisible()
    strip._step = 3
    strip._tampered()
    assert strip.tour.text().startswith("That is all")
    assert strip.leave.isVisible()


def _approve_first(office: Office) -> object:
    for row in office.store.questions.inbox("anna-berg", 10, None):
        if row.kind == "approval":
            return office.act(row.request, Decide(verdict="approve", by="anna-berg", step=row.step))
    raise AssertionError("nothing waits for Anna")
