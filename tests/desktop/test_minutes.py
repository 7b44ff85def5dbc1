"""The window looks at the clock: what became due is done with no folder, and late is said to be late."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import minutes as room
from desktop.app import Desktop
from desktop.pages.automations.page import AutomationsPage
from desktop.pages.inbox.arranging import Group, GroupRow
from desktop.pages.inbox.page import InboxPage
from desktop.pages.requests.page import RequestsPage
from tests.support.desktop_window import close_desktop, open_desktop
from tests.support.sample_homes import sample_home
from workflows.domain.commands import Submit
from workflows.office.office import Office
from workflows.office.shipped import apply_text

WAIT_MS = 20_000
PARCEL = """
workflows:
  - id: parcel
    name: Parcel
    title: "{what}"
    fields: [{id: what, type: text, label: What, required: true}, {id: day, type: date, label: Day, required: true}]
    steps:
      - {kind: wait, id: cool, name: Sleep on it, until_field: day}
      - {kind: todo, id: fetch, name: Fetch, who: [{role: owner}], checklist: [{id: got, text: Got it}]}
  - id: errand
    name: Errand
    title: "{what}"
    fields: [{id: what, type: text, label: What, required: true}]
    steps:
      - {kind: todo, id: fetch, name: Fetch, who: [{role: owner}], due_hours: 2, checklist: [{id: got, text: Got it}]}
"""
MONDAY = "2037-11-23T09:00:00Z"


class Hands:
    """Turns the hands of the clock, and lets the window look at it as its timer does."""

    def __init__(self, desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
        self._desktop, self._monkeypatch = desktop, monkeypatch

    def set(self, moment: str) -> None:
        """It is this time now; the timer's next look is not waited for."""
        self._monkeypatch.setenv("COUNTERSIGN_NOW", moment)
        self._desktop.minutes.look()


@pytest.fixture
def requests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A home with a request that waits until a day, and one with a deadline; no folder."""
    monkeypatch.setenv("COUNTERSIGN_NOW", MONDAY)
    with Office.open(sample_home(tmp_path / "home")) as office:
        apply_text(office, PARCEL, "parcel.yaml", "anna-berg")
        found = {}
        for workflow, values in (
            ("parcel", {"what": "Box", "day": "2037-11-25"}),
            ("errand", {"what": "Letters"}),
        ):
            sent = Submit(workflow=workflow, unit=office.state.head, by="anna-berg", values=values)
            found[workflow] = office.submit(sent).request.id  # type: ignore[union-attr]  # it is no refusal
    return found


@pytest.fixture
def desktop(
    qtbot: QtBot, requests: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desktop]:
    """The window on it, whose timer rests: the tests say when it looks."""
    monkeypatch.setattr(room, "_LOOK_MS", 3_600_000)
    made = open_desktop(qtbot, tmp_path / "data", tmp_path / "home")
    qtbot.waitUntil(lambda: made.window.current == "inbox", timeout=WAIT_MS)
    settle(qtbot, made)
    yield made
    close_desktop(qtbot, made)


@pytest.fixture
def hands(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Hands:
    """The hands of the clock."""
    return Hands(desktop, monkeypatch)


def settle(qtbot: QtBot, desktop: Desktop) -> None:
    """Wait until nothing is asked or done any more."""
    for lane in desktop.bridge._lanes():
        qtbot.waitUntil(lambda lane=lane: not lane.is_busy, timeout=WAIT_MS)  # type: ignore[misc]  # bound at once


def inbox_of(desktop: Desktop) -> InboxPage:
    """The inbox."""
    found = desktop.window.page("inbox")
    assert isinstance(found, InboxPage)
    return found


def head_of(inbox: InboxPage) -> list[str]:
    """Everything that the head of the card says."""
    return [one.text() for one in inbox.card.content._head.findChildren(QLabel)]


def group(desktop: Desktop, request: str) -> Group | None:
    """The heading under which a request stands in the inbox; None where it is not there."""
    at: Group | None = None
    for row in inbox_of(desktop).rows.rows:
        if isinstance(row, GroupRow):
            at = row.group
        elif row.item.request == request:
            return at
    return None


def test_a_wait_ends_by_itself_without_a_folder(
    qtbot: QtBot, desktop: Desktop, hands: Hands, requests: dict[str, str]
) -> None:
    """The minute after its day came, its task lies in the inbox; nobody pressed anything."""
    parcel = requests["parcel"]
    hands.set("2037-11-24T22:00:00Z")
    settle(qtbot, desktop)
    assert group(desktop, parcel) is None

    hands.set("2037-11-25T10:00:00Z")

    qtbot.waitUntil(lambda: group(desktop, parcel) is not None, timeout=WAIT_MS)


def test_a_task_grows_late_where_it_stands(
    qtbot: QtBot, desktop: Desktop, hands: Hands, requests: dict[str, str]
) -> None:
    """Under “Overdue” from its minute on, with the card's mark; and back again where the clock had been wrong."""
    errand, inbox = requests["errand"], inbox_of(desktop)
    desktop.window.open_page("inbox", errand)
    qtbot.waitUntil(lambda: inbox.model.card is not None and inbox.model.card.request == errand, timeout=WAIT_MS)
    settle(qtbot, desktop)
    before, pills = group(desktop, errand), head_of(inbox)
    assert before is Group.TODAY

    hands.set("2037-11-23T18:00:00Z")
    assert group(desktop, errand) is Group.OVERDUE
    assert head_of(inbox) != pills
    hands.set(MONDAY)

    assert group(desktop, errand) is Group.TODAY
    assert head_of(inbox) == pills


def test_what_is_hidden_says_the_time_when_it_is_seen(
    qtbot: QtBot, desktop: Desktop, hands: Hands, requests: dict[str, str]
) -> None:
    """A page that was left keeps quiet, and is right as soon as somebody comes back."""
    desktop.window.open_page("log")
    settle(qtbot, desktop)
    hands.set("2037-11-23T18:00:00Z")
    assert group(desktop, requests["errand"]) is Group.TODAY

    desktop.window.open_page("inbox")

    assert group(desktop, requests["errand"]) is Group.OVERDUE


def test_an_open_request_says_that_it_is_late(
    qtbot: QtBot, desktop: Desktop, hands: Hands, requests: dict[str, str]
) -> None:
    """Its page, too, without being asked for anew."""
    desktop.window.open_page("requests", requests["errand"])
    page = desktop.window.page("requests")
    assert isinstance(page, RequestsPage)
    qtbot.waitUntil(lambda: page.request_model.page is not None, timeout=WAIT_MS)
    before = page.request._about.text()

    hands.set("2037-11-24T18:00:00Z")

    assert page.request._about.text() != before


def test_the_page_of_automations_follows(qtbot: QtBot, desktop: Desktop, hands: Hands) -> None:
    """What waited there is gone from the list, and stands as done."""
    desktop.window.open_page("automations")
    page = desktop.window.page("automations")
    assert isinstance(page, AutomationsPage)
    qtbot.waitUntil(lambda: bool(page.waits.rows.lines), timeout=WAIT_MS)

    hands.set("2037-11-25T10:00:00Z")

    qtbot.waitUntil(lambda: not page.waits.rows.lines, timeout=WAIT_MS)
    assert not page.due.isVisible()


def _noting(real: Callable[..., object], noted: list[object]) -> Callable[..., object]:
    def noting(*words: object) -> object:
        noted.append(words)
        return real(*words)

    return noting


def test_nothing_is_asked_within_a_minute_and_nothing_is_written_where_nothing_is_due(
    qtbot: QtBot, desktop: Desktop, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window can look every few seconds because that costs nothing."""
    asked: list[object] = []
    acted: list[object] = []
    monkeypatch.setattr(desktop.bridge, "ask", _noting(desktop.bridge.ask, asked))
    monkeypatch.setattr(desktop.bridge, "act", _noting(desktop.bridge.act, acted))

    for second in range(0, 60, 5):
        hands.set(f"2037-11-23T09:07:{second:02}Z")
    settle(qtbot, desktop)

    assert len(asked) == 1
    assert acted == []


def test_a_laptop_that_wakes_is_told_when_somebody_comes_back(
    qtbot: QtBot, desktop: Desktop, requests: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window that becomes active looks at once, not with its next timer."""
    monkeypatch.setenv("COUNTERSIGN_NOW", "2037-11-30T09:00:00Z")

    desktop.window.active_changed.emit(False)
    assert group(desktop, requests["errand"]) is Group.TODAY
    desktop.window.active_changed.emit(True)

    assert group(desktop, requests["errand"]) is Group.OVERDUE
    qtbot.waitUntil(lambda: group(desktop, requests["parcel"]) is not None, timeout=WAIT_MS)
