from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.requests.mentions import begun, mentioned
from desktop.pages.requests.page import RequestsPage
from desktop.pages.requests.printing import document_of
from desktop.widgets.flow_view_layout import Node, placed, walk
from desktop.widgets.lights import LIGHTS, Lights, lights_said, lit
from tests.desktop.requests.conftest import Ask, Do
from workflows.domain.commands import Comment
from workflows.office.proving.pack_checking import check_pack

HOSTILE = "<img src=x onerror=alert(1)><b>Bold & Co</b>"


def opened(qtbot: QtBot, page: RequestsPage, request: str) -> None:
    """Show a request, and wait until it stands there."""
    page.open_item(request)
    qtbot.waitUntil(
        lambda: page.request_model.page is not None and page.request_model.page.card.request == request, timeout=20_000
    )


def is_leaving(page: RequestsPage) -> bool:
    """Whether an act counts down."""
    return page.request_model.leaving is not None


def texts(page: RequestsPage) -> list[str]:
    """Every label of the request that is seen."""
    return [one.text() for one in page.request.findChildren(QLabel) if one.isVisibleTo(page.request)]


def test_the_four_lights_are_said_in_words(qtbot: QtBot, desktop: Desktop) -> None:
    """Each that is on, and each that is not yet: nothing depends on seeing colours."""
    lights = Lights(desktop.theme)
    qtbot.addWidget(lights)
    for number, code in enumerate(LIGHTS):
        lights.show_light(code)

        assert lit(code) == LIGHTS[: number + 1]
        assert lights.accessibleName() == lights_said(code)
        for word in ("signed here", "in the folder", "seen by another laptop", "witnessed"):
            assert word in lights.accessibleName()
    assert "not yet" not in lights_said("witnessed")


def test_a_request_shows_its_way_as_a_drawing_and_as_a_tree(qtbot: QtBot, page: RequestsPage, ask: Ask) -> None:
    """The same words in both; every label is plain text, whatever a supplier is called."""
    opened(qtbot, page, ask(HOSTILE))
    flow = page.request.flow
    heard = flow.drawing.accessibleName()
    shown = [flow.tree.topLevelItem(number) for number in range(flow.tree.topLevelItemCount())]

    assert len(shown) > 2
    for item in shown:
        assert item is not None
        assert item.text(0) in heard
        assert item.text(1) in heard
    assert any(HOSTILE in text for text in texts(page))
    labels = page.request.findChildren(QLabel)
    assert {one.textFormat() for one in labels if one.text()} == {Qt.TextFormat.PlainText}


def test_branches_stand_beside_each_other_where_there_is_room() -> None:
    """And below each other where there is none; no two boxes overlap."""

    def node(name: str, *branches: tuple[Node, ...]) -> Node:
        return Node(name=name, kind="todo", state="open", words="open now", lines=(), branches=branches)

    nodes = [node("a"), node("p", (node("b"), node("c")), (node("d"),)), node("e")]
    for width, beside in ((600.0, True), (200.0, False)):
        found, height = placed(nodes, width, lambda _node, _width: 40.0, gap=20.0, least=150.0)
        boxes = {one.node.name: one.box for one in found}

        assert [one.node.name for one in found] == [one.name for one in walk(nodes)]
        assert (boxes["b"][1] == boxes["d"][1]) is beside
        assert max(y + high for _, y, _, high in boxes.values()) == height
        assert len(next(one for one in found if one.node.name == "e").lines) == 2
        for one in found:
            for other in found:
                assert one is other or _apart(one.box, other.box)


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    beside = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
    return beside or one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]


def test_a_comment_leaves_after_the_countdown_and_can_be_taken_back(qtbot: QtBot, page: RequestsPage, ask: Ask) -> None:
    """Undone, its words stand in the field again; sent, they are signed and shown, with whom they name."""
    opened(qtbot, page, ask())
    edit, model = page.request.comments.edit, page.request_model
    edit.setFocus()
    QTest.keyClicks(edit, "Please look, @ann")
    qtbot.waitUntil(lambda: edit.is_offering, timeout=5_000)
    popup = edit._completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert edit.toPlainText() == "Please look, @Anna Berg "

    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert is_leaving(page)
    assert edit.toPlainText() == ""
    model.take_back()
    assert not is_leaving(page)
    assert edit.toPlainText() == "Please look, @Anna Berg"

    page.request.comments.send.click()
    model.send_now()
    qtbot.waitUntil(lambda: "names you" in texts(page), timeout=20_000)
    assert "Please look, @Anna Berg" in texts(page)


def test_a_request_is_withdrawn_with_a_reason(qtbot: QtBot, page: RequestsPage, ask: Ask) -> None:
    """After the countdown; then there is nothing more to withdraw."""
    opened(qtbot, page, ask())
    view = page.request
    assert view.withdraw.isVisible()
    view.withdraw.click()
    QTest.keyClicks(view.withdrawing.reason, "Ordered twice")
    QTest.keyClick(view.withdrawing.reason, Qt.Key.Key_Return)
    page.request_model.send_now()
    shown = page.request_model
    qtbot.waitUntil(lambda: shown.page is not None and shown.page.card.status == "withdrawn", timeout=20_000)

    assert not view.withdraw.isVisible()
    assert any("Ordered twice" in line.text for line in view.timeline.lines)


def test_the_evidence_is_checked_by_the_public_check(
    qtbot: QtBot, desktop: Desktop, page: RequestsPage, ask: Ask, tmp_path: Path
) -> None:
    """Also for what was signed a moment ago, before the log's head covers it."""
    opened(qtbot, page, ask())
    desktop.window.actions_table.action("evidence", "requests").trigger()
    asking = page.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(tmp_path / "proof.zip"))
    asking.close()
    qtbot.waitUntil(lambda: not page.writing.title, timeout=60_000)

    assert (tmp_path / "proof.zip").exists()
    assert check_pack(tmp_path / "proof.zip").ok


def test_a_request_is_printed_as_plain_text(qtbot: QtBot, page: RequestsPage, ask: Ask, do: Do) -> None:
    """Tags stay tags on paper; nothing is fetched."""
    request = ask(HOSTILE)
    do(request, Comment(by="anna-berg", text="<script>x</script>"))
    opened(qtbot, page, request)
    found = page.request_model.page
    assert found is not None

    printed = document_of(found, "Nordwind").toPlainText()

    for text in (HOSTILE, "<script>x</script>", "signed here", "Nordwind"):
        assert text in printed


def test_a_copy_and_a_request_that_is_not_here(qtbot: QtBot, desktop: Desktop, page: RequestsPage, ask: Ask) -> None:
    """A copy begins a new request; what is not here says so, and leads back."""
    request = ask()
    opened(qtbot, page, request)
    with qtbot.waitSignal(page.page_requested, timeout=5_000) as wish:
        page.copy()
    assert wish.args == ["new_request", f"copy:{request}"]

    desktop.window.open_page("requests", "nosuchrequest")
    qtbot.waitUntil(page.request._missing.isVisible, timeout=20_000)
    page.request._missing.action_requested.emit()
    assert not page.shows_request


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("@Ben Okafor please", {"ben"}),
        ("@ben okafor, and @Anna", {"ben"}),
        ("mail ben@okafor.example", set()),
        ("@Ben Okaforson", set()),
        ("@Anna Maria and @Anna", {"maria", "anna"}),
    ],
)
def test_people_are_named_by_their_whole_names(text: str, named: set[str]) -> None:
    """The longer name wins where one begins with another; part of a word names nobody."""
    people = {"ben": "Ben Okafor", "anna": "Anna", "maria": "Anna Maria"}
    people = people if "Anna Maria" in text else {"ben": "Ben Okafor"}

    assert mentioned(text, people) == named


@pytest.mark.parametrize(
    ("before", "typed"), [("Hi @be", "be"), ("@", ""), ("a@b", None), ("Hi", None), ("@ben ok", "ben ok")]
)
def test_a_name_begins_with_its_sign(before: str, typed: str | None) -> None:
    """Not inside an address."""
    assert begun(before) == typed
