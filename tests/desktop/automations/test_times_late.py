"""The line about the next times of a new automation, where the answer takes its time: never empty, never another's."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.automations import own_model
from desktop.pages.automations.editing import EditDialog
from tests.desktop.automations.conftest import own
from workflows.office.office import Office

WAITING = "Working out when that is…"
EXAMPLES = "Such as “every working day 09:00” or “last working day of the month 17:00”."


@contextmanager
def slow_office(qtbot: QtBot, desktop: Desktop) -> Iterator[threading.Event]:
    """No question is answered until the event is set, as on a laptop that has much to do."""
    go_on, begun = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        assert go_on.wait(30)

    desktop.bridge._reader.put(hold)
    qtbot.waitUntil(begun.is_set)
    try:
        yield go_on
    finally:
        go_on.set()
        qtbot.waitUntil(lambda: not desktop.bridge._reader.is_busy, timeout=20_000)


def begun(qtbot: QtBot, desktop: Desktop) -> EditDialog:
    """The dialog for a new one."""
    section = own(qtbot, desktop)
    qtbot.waitUntil(lambda: not desktop.bridge._reader.is_busy, timeout=20_000)
    section.begin_new()
    found = section.dialog
    assert isinstance(found, EditDialog)
    return found


def typed(qtbot: QtBot, dialog: EditDialog, words: str) -> None:
    """Type this, and pause until it is asked for."""
    dialog.trigger.when.setText(words)
    qtbot.waitUntil(lambda: not dialog.trigger._typing.isActive(), timeout=5_000)


def test_the_line_says_that_it_is_worked_out_and_then_the_times(qtbot: QtBot, desktop: Desktop) -> None:
    """Before anything is typed it gives examples; an answer that comes late finds the dialog as high as it needs."""
    dialog = begun(qtbot, desktop)
    line = dialog.trigger.next
    assert line.text() == EXAMPLES
    with slow_office(qtbot, desktop) as go_on:
        typed(qtbot, dialog, "every Monday 08:00")
        qtbot.waitUntil(lambda: line.text() == WAITING, timeout=5_000)

        go_on.set()

        qtbot.waitUntil(lambda: line.text().startswith("Next: "), timeout=20_000)
    qtbot.wait(20)
    assert dialog.area.verticalScrollBar().maximum() == 0
    assert line.isVisible()


def test_an_answer_to_older_words_is_never_shown(qtbot: QtBot, desktop: Desktop) -> None:
    """What was asked before is not even worked out, so that the last words wait for nothing but themselves."""
    dialog = begun(qtbot, desktop)
    heard: list[object] = []
    dialog._model.times_known.connect(heard.append)
    with slow_office(qtbot, desktop) as go_on:
        for words in ("every blue moon", "every Tuesday 08:00", "every Monday 08:00"):
            typed(qtbot, dialog, words)

        go_on.set()
        qtbot.waitUntil(lambda: dialog.trigger.next.text().startswith("Next: "), timeout=20_000)

    assert [isinstance(one, tuple) for one in heard] == [True]


def test_words_that_were_taken_away_get_no_answer(qtbot: QtBot, desktop: Desktop) -> None:
    """Examples stand there again at once, and stay."""
    dialog = begun(qtbot, desktop)
    with slow_office(qtbot, desktop) as go_on:
        typed(qtbot, dialog, "every Monday 08:00")
        dialog.trigger.when.clear()
        assert dialog.trigger.next.text() == EXAMPLES
        go_on.set()
    qtbot.wait(400)

    assert dialog.trigger.next.text() == EXAMPLES


def test_what_another_dialog_asked_is_not_told_in_this_one(qtbot: QtBot, desktop: Desktop) -> None:
    """The one before was left while its answer was on its way."""
    before = begun(qtbot, desktop)
    with slow_office(qtbot, desktop) as go_on:
        typed(qtbot, before, "every Monday 08:00")
        before.reject()
        section = own(qtbot, desktop)
        section.begin_new()
        dialog = section.dialog
        assert isinstance(dialog, EditDialog)
        go_on.set()
    qtbot.wait(50)

    assert dialog.trigger.next.text() == EXAMPLES


def test_an_error_of_any_kind_is_said_and_reported(
    qtbot: QtBot, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug of ours leaves no empty line behind, and is not passed over."""

    def broken(unit: str, words: str, office: Office) -> tuple[int, ...]:
        del unit, words, office
        raise RuntimeError

    dialog = begun(qtbot, desktop)
    monkeypatch.setattr(own_model, "_times", broken)
    met: list[object] = []
    desktop.bridge.crashed.connect(met.append)
    typed(qtbot, dialog, "every Monday 08:00")
    qtbot.waitUntil(lambda: bool(met), timeout=20_000)

    assert dialog.trigger.next.text() == "When that is could not be worked out."
    assert isinstance(met[0], RuntimeError)
