"""The rows of the log: Qt's own checks, what is followed, and how a hundred thousand of them behave."""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.pages.log.columns import Column
from desktop.pages.log.fact_rows import HeadRows, SeenRows
from desktop.pages.log.rows import LogRows, Role
from desktop.pages.log.seen import seen_plan
from tests.support.two_laptops import ask, connect, exchange, found_office, second_laptop
from workflows import clock
from workflows.office.office import Office
from workflows.office.showing.log_entries import LogEntry, entries
from workflows.office.showing.logs import logs
from workflows.office.showing.names import Names, names

BLOCK_S = 0.05


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Two laptops that share a folder; the one does not have all of the other yet."""
    base: Path = tmp_path_factory.mktemp("log")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTERSIGN_KEY_STORE", "file")
        with found_office(base / "one") as one, second_laptop(one, base / "two") as two:
            sharings = connect(one, base / "folder"), connect(two, base / "folder")
            exchange(*sharings)
            ask(one)
            exchange(*sharings)
            ask(one, content=b"another")
            yield one


@pytest.fixture
def found(office: Office) -> tuple[tuple[LogEntry, ...], Names]:
    """All entries, newest first, and the names in them."""
    return entries(office, None, None, 100, clock.now_ms()).entries, names(office)


def checked(model: LogRows | HeadRows | SeenRows) -> QAbstractItemModelTester:
    """Let Qt watch the model."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


@pytest.mark.usefixtures("qtbot")
def test_the_rows_keep_every_promise_of_a_model(found: tuple[tuple[LogEntry, ...], Names]) -> None:
    """While they come page by page, grow on top, change, speak anew and are replaced."""
    all_of, known = found
    model = LogRows()
    watching = checked(model)

    model.show_anew(all_of[2:6], known, has_more=True)
    model.append(all_of[6:9], has_more=False)
    assert model.follow(all_of[:6], known)
    assert model.follow((*all_of[:2], msgspec.structs.replace(all_of[2], title="Renamed"), *all_of[3:6]), known)
    model.speak_anew()

    assert [model.index(row, 0).data(Role.PLACE) for row in range(9)] == [
        (one.device, one.position) for one in all_of[:9]
    ]
    assert "Renamed" in model.index(2, 0).data()
    for column in Column:
        assert model.index(0, column).data()
        assert model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)
        assert model.headerData(column, Qt.Orientation.Horizontal)
        assert model.index(0, column).data(Role.SORT) is not None or column is Column.WHO
    model.show_anew((), known, has_more=False)
    assert model.rowCount() == 0
    assert watching.failureReportingMode() == QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.mark.usefixtures("qtbot")
def test_the_place_stays_while_entries_come_on_top(found: tuple[tuple[LogEntry, ...], Names]) -> None:
    """Whoever reads an entry is not moved away from it."""
    all_of, known = found
    model = LogRows()
    model.show_anew(all_of[3:], known, has_more=False)
    held = QPersistentModelIndex(model.index(1, 0))

    model.follow(all_of[:8], known)

    assert held.row() == 4
    assert held.data(Role.PLACE) == (all_of[4].device, all_of[4].position)


@pytest.mark.usefixtures("qtbot")
def test_another_order_is_not_taken_for_growth(found: tuple[tuple[LogEntry, ...], Names]) -> None:
    """An entry that came in between makes the list anew, instead of being passed over."""
    all_of, known = found
    model = LogRows()
    model.show_anew((*all_of[:2], *all_of[3:]), known, has_more=False)

    assert not model.follow(all_of[:6], known)


@pytest.mark.usefixtures("qtbot")
def test_more_is_asked_for_only_where_there_is_more(qtbot: QtBot, found: tuple[tuple[LogEntry, ...], Names]) -> None:
    """Qt asks at the end of the list."""
    all_of, known = found
    model = LogRows()
    model.show_anew(all_of, known, has_more=True)

    with qtbot.waitSignal(model.more_wanted):
        model.fetchMore(QModelIndex())
    model.append((), has_more=False)

    assert not model.canFetchMore(QModelIndex())


@pytest.mark.usefixtures("qtbot")
def test_a_hundred_thousand_rows_never_hold_up_the_window(found: tuple[tuple[LogEntry, ...], Names]) -> None:
    """Asking for more, taking a page, following what came, and a screen full of words: each far below 50 ms.

    Counted in time of the processor, because other programs are no fault of the window.
    """
    all_of, known = found
    many = [msgspec.structs.replace(all_of[row % 9], id=f"{row:064x}", position=row) for row in range(100_000, 0, -1)]
    model = LogRows()
    longest = 0.0

    def timed(began: float) -> None:
        nonlocal longest
        longest = max(longest, time.thread_time() - began)

    model.show_anew(many[200:300], known, has_more=True)
    for start in range(300, len(many), 100):
        began = time.thread_time()
        model.fetchMore(QModelIndex())
        model.append(many[start : start + 100], has_more=True)
        timed(began)
    for step in (
        lambda: model.follow(many[100:200] + many[200:220], known),
        lambda: [model.index(row, one).data() for row in range(50_000, 50_030) for one in Column],
        lambda: model.row_of(many[-1].device, many[-1].position),
        model.speak_anew,
    ):
        began = time.thread_time()
        step()
        timed(began)

    assert model.rowCount() == len(many) - 100
    assert longest < BLOCK_S


@pytest.mark.usefixtures("qtbot")
def test_names_and_words_from_outside_stay_what_they_are(found: tuple[tuple[LogEntry, ...], Names]) -> None:
    """Tags, breaks and signs that turn the text stay one line of plain text; tool tips show the tags."""
    all_of, known = found
    hostile = "<b>Approved</b>\n\nby <img src=x> &amp; %who"
    entry = next(one for one in all_of if one.title is not None)
    model = LogRows()
    model.show_anew((msgspec.structs.replace(entry, title=hostile, device_name=hostile),), known, has_more=False)

    text, tip = model.index(0, 0).data(), model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)

    assert "<b>Approved</b> by <img src=x> &amp; %who" in text
    assert "\n" not in text
    assert "<b>" not in tip
    assert "&lt;b&gt;" in tip
    assert "<b>Approved</b> by" in model.index(0, Column.LAPTOP).data()


@pytest.mark.usefixtures("qtbot")
def test_who_has_seen_what_is_told_in_a_table_as_well(office: Office) -> None:
    """The picture's fields, one in a row; and the signed heads."""
    all_logs, known = logs(office), names(office)
    plan = seen_plan(all_logs)
    seen, heads = SeenRows(), HeadRows()
    watching = [checked(seen), checked(heads)]

    seen.show_rows(tuple(one for one in plan.fields if one.state != "own"), known)
    heads.show_rows(all_logs.heads, known)

    assert {one.state for one in plan.fields} == {"own", "all", "some"}
    said = [[seen.index(row, column).data() for column in range(4)] for row in range(seen.rowCount())]
    behind = next(one for one in plan.fields if one.state == "some")
    assert [line[2] for line in said] == [f"all {logs(office).devices[1].size}", f"{behind.held} of {behind.there}"]
    assert heads.rowCount() == len(all_logs.heads) > 0
    assert all(heads.index(row, column).data() for row in range(heads.rowCount()) for column in range(4))
    spoken = seen.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "the other laptop" in spoken
    assert len(watching) == 2
