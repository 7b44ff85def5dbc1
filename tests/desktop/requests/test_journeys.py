from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.requests.page import RequestsPage
from tests.desktop.requests.conftest import Ask, Do, titles, wait_for_list
from workflows.domain.commands import Comment
from workflows.office.showing.requests_index import Filter


def focused(page: RequestsPage) -> str:
    """What has the keyboard, by the name that a screen reader says."""
    return page.window().focusWidget().accessibleName()


def level(page: RequestsPage) -> str:
    """Which of the two levels is shown."""
    return "request" if page.shows_request else "list"


def test_a_request_is_found_opened_read_and_left_without_a_mouse(
    qtbot: QtBot, desktop: Desktop, page: RequestsPage
) -> None:
    """Search, down to the list, open, walk through what happened, and back to where one was."""
    desktop.window.search()
    search = page.list.bar.search
    assert focused(page) == search.accessibleName()
    QTest.keyClicks(search, "plakatwerk")
    qtbot.waitUntil(lambda: page.list_model.filter.text == "plakatwerk", timeout=5_000)
    wait_for_list(qtbot, page)
    found = titles(page)
    assert found
    assert all("Plakatwerk" in title for title in found)

    QTest.keyClick(search, Qt.Key.Key_Down)
    table = page.list.table
    assert focused(page) == table.accessibleName()
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.request_model.page is not None, timeout=20_000)
    assert level(page) == "request"

    lines = page.request.timeline.lines
    assert len(lines) >= 2
    lines[0].setFocus()
    QTest.keyClick(lines[0], Qt.Key.Key_Down)
    assert focused(page) == lines[1].accessibleName()
    assert "Signed here" in focused(page)

    QTest.keyClick(lines[1], Qt.Key.Key_Escape)
    assert level(page) == "list"
    assert focused(page) == table.accessibleName()
    assert table.currentIndex().data() == found[0]


def test_an_act_moves_its_row_and_the_chosen_one_stays(
    qtbot: QtBot, desktop: Desktop, page: RequestsPage, ask: Ask, do: Do
) -> None:
    """Another request comes to the top; what somebody was reading is still chosen."""
    table, model = page.list.table, page.list_model
    table.setCurrentIndex(model.rows.index(3, 0))
    chosen = model.rows.request_at(3)
    before = model.count

    request = ask("Neuling")
    qtbot.waitUntil(lambda: model.count == before + 1, timeout=20_000)
    qtbot.waitUntil(lambda: titles(page)[0].startswith("Neuling"), timeout=20_000)
    assert model.rows.request_at(table.currentIndex().row()) == chosen
    assert table.currentIndex().row() == 4

    last = model.rows.request_at(10)
    assert last is not None
    do(last, Comment(by="anna-berg", text="Look again"))
    qtbot.waitUntil(lambda: model.rows.request_at(0) == last, timeout=20_000)
    assert model.rows.request_at(1) == request
    assert model.rows.request_at(table.currentIndex().row()) == chosen


def test_groups_say_how_long_their_lists_are(qtbot: QtBot, page: RequestsPage) -> None:
    """Status, unit, kind and month: the figure is the length of the list behind it."""
    model = page.list_model
    every = model.count
    for by in ("status", "unit", "workflow", "month"):
        with qtbot.waitSignal(model.groups_changed, timeout=20_000):
            model.group_requests(by)
        qtbot.waitUntil(lambda: bool(model.groups), timeout=20_000)
        assert sum(group.count for group in model.groups) == every
        for group in model.groups:
            model.show_group(group.key)
            wait_for_list(qtbot, page)
            assert model.count == group.count


def test_a_filter_is_kept_used_and_forgotten(qtbot: QtBot, page: RequestsPage) -> None:
    """Under a name, on this device; it brings back the filter and the order."""
    model = page.list_model
    model.narrow(Filter(statuses=("rejected",)))
    wait_for_list(qtbot, page)
    rejected = model.count
    with qtbot.waitSignal(model.saved_changed, timeout=20_000):
        model.keep("Said no")
    model.narrow(Filter())
    wait_for_list(qtbot, page)
    assert model.count > rejected
    assert page.list.side.isVisible()

    item = page.list.side.saved.item(0)
    assert item.text() == "Said no"
    page.list.side.saved.itemActivated.emit(item)
    wait_for_list(qtbot, page)
    assert model.count == rejected

    with qtbot.waitSignal(model.saved_changed, timeout=20_000):
        model.forget(model.saved[0].id)
    assert page.list.side.saved.count() == 0


def test_a_link_from_a_figure_opens_the_list_behind_it(qtbot: QtBot, desktop: Desktop, page: RequestsPage) -> None:
    """Words that mean nothing here are left out."""
    desktop.window.open_page("requests", "filter:status=rejected,done;nonsense=7;mine=yes")
    wait_for_list(qtbot, page)

    assert page.list_model.filter == Filter(statuses=("rejected", "done"), requester="anna-berg")


def test_an_empty_list_says_what_to_do_next(qtbot: QtBot, page: RequestsPage) -> None:
    """And does it."""
    page.list_model.search("nothingiscalledthat")
    qtbot.waitUntil(lambda: page.list_model.count == 0 and not page.list_model.is_making, timeout=20_000)
    shown = [one.text() for one in page.list._empty.findChildren(QLabel) if one.isVisible()]
    assert "Nothing fits" in shown

    page.list._empty.action_requested.emit()
    wait_for_list(qtbot, page)
    assert page.list_model.count > 0


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_an_export_holds_no_formula(
    qtbot: QtBot, desktop: Desktop, page: RequestsPage, ask: Ask, tmp_path: Path, name: str
) -> None:
    """Whatever a supplier calls itself, a spreadsheet shows it and computes nothing."""
    ask('=HYPERLINK("http://evil.example","Pay")')
    ask("@SUM(1+1)*cmd|' /C calc'!A0")
    wait_for_list(qtbot, page)
    qtbot.waitUntil(lambda: titles(page)[0].startswith("@SUM"), timeout=20_000)
    table = page.list.table
    table.setFocus()
    desktop.window.actions_table.action("export-requests", "requests").trigger()
    asking = page.findChild(QFileDialog)
    assert asking is not None
    asking.fileSelected.emit(str(tmp_path / name))
    asking.close()
    qtbot.waitUntil(lambda: not page.writing.title and (tmp_path / name).exists(), timeout=20_000)

    if name.endswith("csv"):
        lines = (tmp_path / name).read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == page.list_model.count + 1
        assert not any(cell.strip('"').startswith(("=", "@", "+")) for line in lines for cell in line.split(","))
        return
    sheet = openpyxl.load_workbook(tmp_path / name).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert sheet.max_row == page.list_model.count + 1
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


def test_an_export_can_be_cancelled(qtbot: QtBot, page: RequestsPage, tmp_path: Path) -> None:
    """Then nothing lies there, and the list can be exported again."""
    page.writing.export(page.list_model.index, tmp_path / "list.csv")
    page.writing.cancel()
    qtbot.waitUntil(lambda: not page.writing.title, timeout=20_000)

    assert list(tmp_path.glob("list*")) == []
