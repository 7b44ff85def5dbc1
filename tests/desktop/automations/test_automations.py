"""What happens by itself is told calmly and exactly, and nothing is made up."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.automations.lines import own_lines
from desktop.pages.automations.page import AutomationsPage
from tests.desktop.walking import nameless
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows import clock
from workflows.domain.commands import Submit
from workflows.office.office import Office
from workflows.office.sharing.sharing import LastTrouble, Sharing
from workflows.office.shipped import apply_text
from workflows.office.showing.automations_shown import AutomationsShown, Exchanging

PARCEL = """
workflows:
  - id: parcel
    name: Parcel
    title: "{what}"
    fields: [{id: what, type: text, label: What, required: true}, {id: day, type: date, label: Day, required: true}]
    steps:
      - {kind: wait, id: cool, name: Sleep on it, until_field: day}
      - {kind: action, id: noted, name: Noted, action: record, settings: {text: It was noted.}}
      - {kind: todo, id: fetch, name: Fetch, who: [{role: owner}], checklist: [{id: got, text: Got it}]}
"""


def send_parcel(home: Path, what: str, day: str) -> str:
    """A request that waits until a day; its id."""
    with Office.open(home) as office:
        apply_text(office, PARCEL, "parcel.yaml", "anna-berg")
        values = {"what": what, "day": day}
        acted = office.submit(Submit(workflow="parcel", unit=office.state.head, by="anna-berg", values=values))
    return acted.request.id  # type: ignore[union-attr]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of its own."""
    return sample_home(tmp_path / "home")


@pytest.fixture
def desktop(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[Desktop]:
    """The app, to be opened on the home by the first use of ``page``."""
    made = open_desktop(qtbot, tmp_path / "data", home)
    qtbot.waitUntil(lambda: made.session.overview is not None)
    yield made
    close_desktop(qtbot, made)


def opened(qtbot: QtBot, desktop: Desktop) -> AutomationsPage:
    """The page, with what it shows."""
    desktop.window.open_page("automations")
    found = desktop.window.page("automations")
    assert isinstance(found, AutomationsPage)
    qtbot.waitUntil(lambda: found.model.shown is not None, timeout=20_000)
    return found


def test_an_office_alone_says_what_there_is_and_what_is_not(qtbot: QtBot, desktop: Desktop) -> None:
    """Five lines, all of them true; no button to press in vain, and no empty list."""
    page = opened(qtbot, desktop)
    tester = QAbstractItemModelTester(page.own.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)

    exchange, rule, wait, action, reminders = page.own.rows.lines
    assert (exchange.mark, reminders.mark) == ("off", "")
    assert rule.text.startswith("Last: ")
    assert rule.text != "Last: never."
    assert (wait.text, wait.below) == ("Last: never.", "Next: none. No request waits for a time.")
    assert action.text == "Last: never."
    assert page.waits.isHidden()
    assert page.due.isHidden()
    assert nameless(page) == []
    page.model.refresh()
    del tester


def test_waits_are_told_with_their_time_and_lead_to_their_request(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    """The next first; by keyboard alone to the request itself."""
    send_parcel(home, "Later", "2098-01-02")
    sooner = send_parcel(home, "Sooner", "2097-01-02")
    desktop = open_desktop(qtbot, tmp_path / "data", home)
    try:
        qtbot.waitUntil(lambda: desktop.session.overview is not None)
        page = opened(qtbot, desktop)
        desktop.window.activateWindow()
        qtbot.waitUntil(desktop.window.isActiveWindow)
        wait = page.own.rows.lines[2]
        assert "2 Jan 2097" in wait.below
        assert wait.below.endswith("“Sooner”. 2 requests wait for a time.")
        assert [one.title for one in page.waits.rows.lines] == ["Sooner", "Later"]
        assert page.waits.rows.lines[0].below == "Sleep on it · waits since today"

        asked: list[tuple[str, str]] = []
        page.page_requested.connect(lambda name, item: asked.append((name, item)))
        page.own.setFocus()
        QTest.keyClick(page.own, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is page.waits
        QTest.keyClick(page.waits, Qt.Key.Key_Return)

        assert asked == [("requests", sooner)]
    finally:
        close_desktop(qtbot, desktop)


def test_what_is_due_can_be_done_at_once(
    qtbot: QtBot, desktop: Desktop, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever does not want to wait for the next minute presses a button."""
    desktop.minutes._timer.stop()
    desktop.bridge.act(_send, None)
    page = opened(qtbot, desktop)
    qtbot.waitUntil(lambda: bool(page.waits.rows.lines), timeout=20_000)
    monkeypatch.setenv("COUNTERSIGN_NOW", "2097-02-02T09:00:00Z")
    page.model.refresh()
    qtbot.waitUntil(page.due.isVisible, timeout=20_000)
    assert page.own.rows.lines[2].below == "Next: 1 is due, and is done within a minute."

    page.due.click()
    qtbot.waitUntil(lambda: not page.due.isVisible(), timeout=20_000)

    _, _, wait, action, _ = page.own.rows.lines
    assert (wait.mark, wait.text) == ("ended", "Last: just now, “Box”.")
    assert (action.mark, action.text) == ("done", "Last: just now, “Box”.")
    assert page.waits.isHidden()


def test_each_exchange_is_told_without_a_walk_through_the_log(
    qtbot: QtBot, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last one was follows the overview, which every exchange renews."""
    (tmp_path / "shared").mkdir()
    with Office.open(home) as office:
        Sharing.connect(office, str(tmp_path / "shared")).exchange()
    desktop = open_desktop(qtbot, tmp_path / "data", home)
    try:
        qtbot.waitUntil(lambda: desktop.session.overview is not None)
        page = opened(qtbot, desktop)
        qtbot.waitUntil(lambda: page.own.rows.lines[0].mark == "worked", timeout=20_000)
        qtbot.waitUntil(lambda: not any(lane.is_busy for lane in desktop.bridge._lanes()), timeout=20_000)
        before = page.model.shown
        assert before is not None
        monkeypatch.setattr(page.model, "refresh", lambda: None)

        desktop.bridge.act(_exchange, None)
        desktop.session.renew()
        desktop.bridge.act(_nothing, desktop.session.renew)
        qtbot.waitUntil(lambda: page.model.shown is not before, timeout=20_000)

        after = page.model.shown
        assert after is not None
        assert after.exchanging is not None
        assert before.exchanging is not None
        assert (after.exchanging.last_ms or 0) > (before.exchanging.last_ms or 0)
    finally:
        close_desktop(qtbot, desktop)


def test_an_exchange_that_does_not_work_says_so_and_when_it_is_tried_again(qtbot: QtBot, desktop: Desktop) -> None:
    """With the time of the last one that worked, in words and with an icon."""
    shown = opened(qtbot, desktop).model.shown
    assert shown is not None
    trouble = LastTrouble(
        code="folder-gone", title="The folder is gone", text="Nothing was lost.", advice="Look there."
    )
    well = Exchanging(place="/x", last_ms=clock.now_ms(), trouble=None, every_s=10, behind_s=60, most_s=600)

    good = _exchange_line(shown, well)
    bad = _exchange_line(shown, msgspec.structs.replace(well, trouble=trouble))
    never = _exchange_line(shown, msgspec.structs.replace(well, last_ms=None))

    assert good == (
        "worked",
        "folder-sync",
        "Last: just now.",
        "Next: within 10 seconds while you look at this window, otherwise within 60 seconds.",
    )
    assert bad[:2] == ("did not work", "triangle-alert")
    assert bad[2].endswith("Last that worked: just now.")
    assert bad[3] == "Next: it is tried again by itself, within 10 minutes."
    assert never[0] == ""
    assert never[2] == "Last: not yet."


def _exchange_line(shown: AutomationsShown, exchanging: Exchanging) -> tuple[str, str, str, str]:
    line = own_lines(msgspec.structs.replace(shown, exchanging=exchanging), clock.now_ms())[0]
    return line.mark, line.icon, line.text, line.below


def _exchange(office: Office) -> object:
    return Sharing.of(office).exchange()


def _nothing(office: Office) -> None:
    del office


def _send(office: Office) -> object:
    _, changes = apply_text(office, PARCEL, "parcel.yaml", "anna-berg")
    values = {"what": "Box", "day": "2097-01-02"}
    acted = office.submit(Submit(workflow="parcel", unit=office.state.head, by="anna-berg", values=values))
    return changes | acted.changes  # type: ignore[union-attr]
