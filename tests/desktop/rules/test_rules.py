"""Rules can be read, tried and checked by whoever sits there, and changed by an owner who saw what would change."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Desktop
from desktop.pages.rules.file_dialog import FileDialog
from desktop.pages.rules.page import RulesPage
from desktop.widgets.line_list import Line, LineRows
from tests.desktop.rules.conftest import BANDS
from tests.desktop.walking import nameless
from tests.support.chosen_paths import choose_paths


def show(qtbot: QtBot, page: RulesPage, table: str) -> None:
    """Show a table, and wait until it was looked at."""
    page.model.choose(table)
    qtbot.waitUntil(lambda: page.model.shown is not None and page.model.shown.table == table, timeout=20_000)
    qtbot.waitUntil(lambda: page.model.coverage is not None, timeout=20_000)


def test_the_lists_are_sound(qtbot: QtBot) -> None:
    """Rows stay where the same things are meant, and what is new is told."""
    rows = LineRows()
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    changed: list[tuple[int, int]] = []
    rows.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))

    rows.show_lines([Line(key="1", title="One"), Line(key="2", title="Two", mark="new", text="Said.")])
    rows.show_lines([Line(key="1", title="One"), Line(key="2", title="Other")])
    assert changed == [(1, 1)]
    rows.show_lines([])
    rows.show_lines([Line(key="3", title="Three")])

    assert rows.rowCount() == 1
    assert rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Three"
    del tester


def test_a_table_is_read_as_sentences(qtbot: QtBot, page: RulesPage) -> None:
    """Each row with its number, what it does in words and with an icon, its author's words and note."""
    show(qtbot, page, "bands")

    first, second = page.rows.rows.lines
    assert (first.title, first.mark, first.icon) == ("Row 1", "approves", "check")
    assert first.text == "If price is at most 100.00 EUR, the request is approved."
    assert first.below == "Small enough.\nNote: Agreed in May."
    assert second.mark == "asks people"
    assert page.tabs.tabText(0) == "Rows (2)"


def test_names_from_outside_stay_plain_text(qtbot: QtBot, page: RulesPage) -> None:
    """Whatever a table is called."""
    show(qtbot, page, "bands")

    assert page.head._title.text() == "A <b>bold</b> table"
    assert page.head._title.textFormat() == Qt.TextFormat.PlainText


def test_saved_cases_say_what_was_expected_and_what_came(qtbot: QtBot, page: RulesPage) -> None:
    """By words and icon, not by colour alone; the head sums them up."""
    show(qtbot, page, "bands")

    passed, failed = page.cases.list.rows.lines
    assert (passed.title, passed.mark, passed.icon) == ("A pen", "passed", "circle-check")
    assert (failed.mark, failed.icon) == ("failed", "circle-x")
    assert failed.text == "Expected: rejected. Came: approved."
    assert failed.below == "Price: 90.00\u00a0EUR · It is urgent: no"
    assert page.head._cases.text() == "1 saved case fails"


def test_gaps_come_with_an_example_that_can_be_tried(qtbot: QtBot, page: RulesPage) -> None:
    """Return on the gap fills it in, and the table says that no row applies."""
    show(qtbot, page, "bands")
    gap = page.check.list.rows.lines[0]
    assert gap.title == "No row applies"
    assert gap.below == "For example: Price: 100.01\u00a0EUR · It is urgent: no"

    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.tabs.setCurrentIndex(3)
    page.check.list.setFocus()
    QTest.keyClick(page.check.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.tried is not None)

    assert page.tabs.currentIndex() == 1
    assert page.trying._said.text() == "No row applies."
    assert [one.mark for one in page.trying.reasons.rows.lines] == ["does not apply", "does not apply"]


def test_rules_are_read_and_tried_without_a_mouse(qtbot: QtBot, desktop: Desktop, page: RulesPage) -> None:
    """Down the tables, into one, on to its cases, and from a case to the row that answers it."""
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    desktop.window.open_page("rules")
    assert QApplication.focusWidget() is page.tables
    QTest.keyClick(page.tables, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.model.shown is not None and page.model.shown.table == "invoice-approval")
    QTest.keyClick(page.tables, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.rows
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    QTest.keyClick(page.tabs.tabBar(), Qt.Key.Key_Right)
    QTest.keyClick(page.tabs.tabBar(), Qt.Key.Key_Right)
    assert page.tabs.currentWidget() is page.cases
    QTest.keyClick(page.cases.list, Qt.Key.Key_Home)
    QTest.keyClick(page.cases.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.tried is not None)

    assert page.trying._said.text() == "Approved. Decided by row 6."
    hits = [one.title for one in page.trying.reasons.rows.lines if one.mark == "applies"]
    assert hits == ["Row 6"]
    assert page.trying.cases.currentText() == "A small ordered invoice"


def test_what_is_typed_is_answered_at_once(qtbot: QtBot, page: RulesPage) -> None:
    """Without anything to press; and emptied again, nothing is claimed."""
    show(qtbot, page, "bands")
    page.tabs.setCurrentIndex(1)
    price = page.trying.form.editor("price").entry

    QTest.keyClicks(price, "50")
    qtbot.waitUntil(lambda: page.model.tried is not None and page.model.tried.code == "hit")
    assert page.trying._said.text() == "Approved. Decided by row 1."
    for _ in range(2):
        QTest.keyClick(price, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: page.model.tried is None)

    assert page.trying.reasons.isHidden()


def test_an_owner_sees_what_a_file_changes_before_signing_it(
    qtbot: QtBot, desktop: Desktop, page: RulesPage, tmp_path: Path
) -> None:
    """Cancel changes nothing; Sign applies exactly what was shown, and the older version stays to be read."""
    file = tmp_path / "bands.yaml"
    file.write_text(BANDS.replace("<= 100", "<= 50"))
    show(qtbot, page, "bands")
    told: list[object] = []
    page.notice_requested.connect(told.append)

    dialog = ask(qtbot, page, file)
    line = dialog.changes.rows.lines[0]
    assert (line.title, line.mark) == ("Rule table: A <b>bold</b> table", "changed")
    assert line.text == "Becomes version 2 with 2 rows (before: 2). 1 of its saved cases fails."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.findChildren(FileDialog))
    assert page.head.versions.count() == 1

    dialog = ask(qtbot, page, file)
    file.write_text("tables: []")
    dialog.sign.click()
    qtbot.waitUntil(lambda: page.head.versions.count() == 2, timeout=20_000)
    qtbot.waitUntil(lambda: bool(told))

    # The list of versions is told first, and then the newest itself.
    qtbot.waitUntil(lambda: page.head.versions.currentText() == "Version 2, in force", timeout=20_000)
    page.head.versions.setCurrentIndex(1)
    page.head.versions.activated.emit(1)
    qtbot.waitUntil(lambda: page.model.shown is not None and page.model.shown.version == 1)
    assert "100.00" in page.rows.rows.lines[0].text
    assert page.head._in_force.text() == "Not in force"


def ask(qtbot: QtBot, page: RulesPage, file: Path) -> FileDialog:
    """Choose the file, and wait for what it would change."""
    page.head.change.click()
    choose_paths(qtbot, page, file)
    qtbot.waitUntil(lambda: bool(page.findChildren(FileDialog)), timeout=20_000)
    return page.findChildren(FileDialog)[0]


def test_a_file_with_a_mistake_names_its_line(qtbot: QtBot, page: RulesPage, tmp_path: Path) -> None:
    """And nothing opens that could be signed."""
    file = tmp_path / "bands.yaml"
    file.write_text(BANDS.replace("role: manager", "role: king"))
    told: list[object] = []
    page.notice_requested.connect(told.append)

    page.head.change.click()
    choose_paths(qtbot, page, file)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)

    assert "line 8" in told[0].text  # type: ignore[attr-defined]
    assert page.findChildren(FileDialog) == []


def test_whoever_is_no_owner_reads_why(qtbot: QtBot, desktop: Desktop, page: RulesPage) -> None:
    """The button is grey, and the reason stands beside it and is spoken."""
    assert page.head.change.isEnabled()

    desktop.session.act_as("petra")

    assert not page.head.change.isEnabled()
    assert "Only an owner" in page.head._permit.text()
    assert "Only an owner" in page.head.change.accessibleDescription()


def test_every_control_has_a_name(qtbot: QtBot, page: RulesPage) -> None:
    """On each of the tabs."""
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
        assert nameless(page) == []


def test_in_little_room_the_list_becomes_a_field(qtbot: QtBot, desktop: Desktop, page: RulesPage) -> None:
    """With large type in a small window; choosing there shows the same."""
    desktop.theme.enlarge(2.0)
    desktop.window.resize(900, 600)
    qtbot.waitUntil(lambda: page.head.tables.isVisible() and not page.tables.isVisible())

    at = page.head.tables.findData("bands")
    page.head.tables.activated.emit(at)
    qtbot.waitUntil(lambda: page.model.shown is not None and page.model.shown.table == "bands")
    desktop.theme.enlarge(1.0)

    assert page.head.tables.currentData() == "bands"
