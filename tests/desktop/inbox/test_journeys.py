"""Deciding as a person does it: by keys alone, with a countdown, with second thoughts, and with what can go wrong."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.leaving import Stage
from desktop.pages.inbox.arranging import Key, Line
from desktop.pages.inbox.looking import CardState
from desktop.pages.inbox.page import InboxPage
from tests.desktop.inbox.conftest import inbox_of, seconds, wait_for_card
from tests.support.desktop_window import close_desktop, open_desktop
from workflows.domain.commands import Decide
from workflows.domain.events import DecisionMade
from workflows.domain.money import Money
from workflows.office.office import Office

Press = Callable[[str], None]

ANNA = "anna-berg"


def _keys(page: InboxPage) -> list[Key]:
    return [row.key for row in page.rows.rows if isinstance(row, Line)]


def _decisions(home: Path, request: str) -> list[tuple[str | None, str, str]]:
    """Who decided what with which reason, as the log has it."""
    with Office.open(home, write=False) as office:
        acts = office.request(request).acts
        return [(act.by, act.event.verdict, act.event.reason) for act in acts if isinstance(act.event, DecisionMade)]


def _wait_past_the_slide(qtbot: QtBot, page: InboxPage) -> None:
    wait_for_card(qtbot, page)
    page.model._slid_s = float("-inf")


def test_filter_decide_undo_decide_and_see_the_signature(
    qtbot: QtBot, desktop: Desktop, inbox: InboxPage, press: Press, home: Path
) -> None:
    """The whole way without a mouse, and without a form."""
    seconds(desktop, 1)
    every = _keys(inbox)
    press("Slash")
    field = desktop.window.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "plakat 02")
    press("Return")
    qtbot.waitUntil(lambda: len(_keys(inbox)) == 1)
    (wanted,) = _keys(inbox)
    qtbot.waitUntil(lambda: inbox.model.current == wanted)
    _wait_past_the_slide(qtbot, inbox)

    press("A")
    assert inbox.model.leaving.stage(*wanted) is Stage.COUNTING
    press("Z")
    assert inbox.model.leaving.stage(*wanted) is None
    assert inbox.model.current == wanted
    _wait_past_the_slide(qtbot, inbox)
    press("A")
    qtbot.waitUntil(lambda: inbox.card.countdown.signature.text.startswith("Signed by you, entry "), timeout=15_000)

    qtbot.waitUntil(lambda: _keys(inbox) == [], timeout=15_000)
    press("Slash")
    press("Escape")
    qtbot.waitUntil(lambda: _keys(inbox) == [key for key in every if key != wanted])
    assert _decisions(home, wanted[0]) == [(ANNA, "approve", "")]


def test_a_rejection_needs_its_reason(
    qtbot: QtBot, desktop: Desktop, inbox: InboxPage, press: Press, home: Path
) -> None:
    """R opens the reason in the card; without words nothing is sent; Ctrl and Enter send."""
    seconds(desktop, 0)
    wanted = _keys(inbox)[0]

    press("R")
    words = desktop.window.focusWidget()
    assert isinstance(words, QPlainTextEdit)
    press("Ctrl+Return")
    assert inbox.model.panel is not None
    qtbot.keyClicks(words, "Ordered twice")
    press("Ctrl+Return")

    qtbot.waitUntil(lambda: wanted not in _keys(inbox), timeout=15_000)
    assert _decisions(home, wanted[0]) == [(ANNA, "reject", "Ordered twice")]


def test_what_was_typed_is_still_there_when_somebody_looks_elsewhere(
    qtbot: QtBot, desktop: Desktop, inbox: InboxPage, press: Press
) -> None:
    """A reason that was not sent is kept with its request."""
    press("R")
    words = desktop.window.focusWidget()
    assert isinstance(words, QPlainTextEdit)
    qtbot.keyClicks(words, "not yet")
    press("Escape")
    press("J")
    wait_for_card(qtbot, inbox)
    press("K")
    wait_for_card(qtbot, inbox)
    press("R")

    assert inbox.card.panel.words.toPlainText() == "not yet"
    press("Escape")


def test_several_acts_count_at_once_and_each_can_be_taken_back(
    qtbot: QtBot, desktop: Desktop, inbox: InboxPage, press: Press
) -> None:
    """The next one is decided meanwhile; Undo takes the latest first."""
    seconds(desktop, 15)
    first, second, *_ = _keys(inbox)

    press("A")
    assert inbox.model.current == second
    _wait_past_the_slide(qtbot, inbox)
    press("A")
    press("Z")

    assert inbox.model.leaving.stage(*first) is Stage.COUNTING
    assert inbox.model.leaving.stage(*second) is None
    press("Z")
    assert inbox.model.leaving.is_idle


def test_a_key_pressed_too_long_decides_one_request(desktop: Desktop, inbox: InboxPage, press: Press) -> None:
    """What slid into place under the finger is not decided."""
    seconds(desktop, 15)

    press("A")
    press("A")

    assert sum(len(batch.wishes) for batch in inbox.model.leaving.counting) == 1
    press("Z")


def test_enter_decides_nothing(qtbot: QtBot, inbox: InboxPage, press: Press) -> None:
    """Opening something never decides it, wherever the keyboard is."""
    press("Return")
    press("Return")
    inbox.card.bar.buttons["approve"].setFocus()
    press("Return")
    press("Enter")

    assert inbox.model.leaving.is_idle
    assert inbox.model.panel is None


def test_quitting_sends_what_counts(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    """Nothing that was decided is lost by closing the window, and nothing is signed twice."""
    desktop = open_desktop(qtbot, tmp_path / "data", home)
    page = inbox_of(desktop)
    wait_for_card(qtbot, page)
    seconds(desktop, 15)
    wanted = _keys(page)[0]
    page.model.approve()
    assert page.model.leaving.stage(*wanted) is Stage.COUNTING

    close_desktop(qtbot, desktop)

    assert _decisions(home, wanted[0]) == [(ANNA, "approve", "")]


def test_leaving_the_page_sends_what_counts(qtbot: QtBot, desktop: Desktop, inbox: InboxPage, home: Path) -> None:
    """Whoever goes to another page meant what they decided."""
    seconds(desktop, 15)
    wanted = _keys(inbox)[0]
    inbox.model.approve()

    desktop.window.open_page("help")
    qtbot.waitUntil(lambda: inbox.model.leaving.is_idle, timeout=15_000)

    assert _decisions(home, wanted[0]) == [(ANNA, "approve", "")]


def test_a_refusal_brings_the_row_back_with_its_sentence(
    qtbot: QtBot, desktop: Desktop, inbox: InboxPage, home: Path
) -> None:
    """It was decided meanwhile: nothing is signed, and it says why."""
    seconds(desktop, 15)
    wanted = _keys(inbox)[0]
    inbox.model.approve()
    desktop.bridge.act(partial(_reject, wanted))

    inbox.model.leaving.send_all()
    qtbot.waitUntil(lambda: len(inbox.model.outcomes.unsigned) == 1, timeout=15_000)

    assert "Nothing was changed." in inbox.model.outcomes.unsigned[0].said.whole
    assert inbox.card.unsigned.isVisible()
    assert inbox.model.leaving.is_idle
    assert _decisions(home, wanted[0]) == [(ANNA, "reject", "no")]


def test_what_changed_while_it_counted_is_not_signed(
    qtbot: QtBot, desktop: Desktop, inbox: InboxPage, home: Path
) -> None:
    """A new round with another amount came in within the seconds: the approval of the old one is held back."""
    seconds(desktop, 15)
    wanted = _keys(inbox)[0]
    card = inbox.model.card
    assert card is not None
    inbox.model.card = msgspec.structs.replace(card, amount=Money(minor=1, currency="EUR"))
    inbox.model.approve()

    inbox.model.leaving.send_all()
    qtbot.waitUntil(lambda: len(inbox.model.outcomes.unsigned) == 1, timeout=15_000)

    assert "changed while you looked" in inbox.model.outcomes.unsigned[0].said.title
    assert wanted in _keys(inbox)
    assert _decisions(home, wanted[0]) == []


def _reject(key: Key, office: Office) -> object:
    return office.act(key[0], Decide(verdict="reject", by=ANNA, reason="no", step=key[1]))


def test_the_office_closing_in_between_loses_nothing(
    qtbot: QtBot, desktop: Desktop, inbox: InboxPage, home: Path
) -> None:
    """Another office is opened while an act counts: it leaves before the first one is closed."""
    seconds(desktop, 15)
    wanted = _keys(inbox)[0]
    inbox.model.approve()

    desktop.bridge.close_office(wait=True)

    assert _decisions(home, wanted[0]) == [(ANNA, "approve", "")]


def test_bulk_signs_each_by_itself(qtbot: QtBot, desktop: Desktop, inbox: InboxPage, press: Press, home: Path) -> None:
    """Chosen rows, one reason, one countdown, one signature each."""
    seconds(desktop, 1)
    first, second, third, *_ = _keys(inbox)
    press("X")
    press("J")
    wait_for_card(qtbot, inbox)
    press("X")
    assert inbox.model.chosen == {first, second}

    press("R")
    words = desktop.window.focusWidget()
    assert isinstance(words, QPlainTextEdit)
    qtbot.keyClicks(words, "Not this month")
    press("Ctrl+Return")
    assert [len(batch.wishes) for batch in inbox.model.leaving.counting] == [2]
    qtbot.waitUntil(lambda: first not in _keys(inbox) and second not in _keys(inbox), timeout=15_000)

    assert third in _keys(inbox)
    for key in (first, second):
        assert _decisions(home, key[0]) == [(ANNA, "reject", "Not this month")]


def test_a_comment_is_signed_and_the_task_stays(qtbot: QtBot, desktop: Desktop, inbox: InboxPage, press: Press) -> None:
    """Saying something settles nothing."""
    seconds(desktop, 0)
    wanted = _keys(inbox)[0]

    press("M")
    words = desktop.window.focusWidget()
    assert isinstance(words, QPlainTextEdit)
    qtbot.keyClicks(words, "Is this ours?")
    press("Ctrl+Return")
    qtbot.waitUntil(
        lambda: inbox.model.card is not None and [one.text for one in inbox.model.card.comments] == ["Is this ours?"],
        timeout=15_000,
    )

    assert wanted in _keys(inbox)
    assert inbox.model.current == wanted


def test_after_the_last_one_the_inbox_says_that_nothing_waits(qtbot: QtBot, desktop: Desktop, inbox: InboxPage) -> None:
    """Calm, and what to do next."""
    seconds(desktop, 0)
    for _ in range(len(_keys(inbox))):
        wait_for_card(qtbot, inbox)
        inbox.model._slid_s = float("-inf")
        before = len(_keys(inbox))
        inbox.model.approve()
        qtbot.waitUntil(lambda before=before: len(_keys(inbox)) < before, timeout=15_000)  # type: ignore[misc]

    qtbot.waitUntil(lambda: inbox.side._stack.currentWidget() is inbox.side._empty, timeout=15_000)
    assert inbox.model.card_state is CardState.NONE


@pytest.mark.parametrize("direction", ["next", "previous"])
def test_keys_step_over_the_headings(inbox: InboxPage, direction: str) -> None:
    """J and K go from task to task, and stop at the ends."""
    keys = _keys(inbox)
    walked = [inbox.model.current]
    if direction == "previous":
        inbox.model.select(keys[-1])
        walked = [inbox.model.current]
    for _ in range(len(keys)):
        getattr(inbox.model, direction)()
        walked.append(inbox.model.current)

    expected = keys if direction == "next" else keys[::-1]
    assert walked == [*expected, expected[-1]]
